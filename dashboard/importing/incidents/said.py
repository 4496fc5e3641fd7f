"""Cells of other programs as ours have them: days, spans, names; no more than they say."""

import re
from functools import lru_cache

import pandas as pd

from dashboard.fixing.cells import mended
from dashboard.model.columns import columns
from dashboard.model.dates.edtf import bounds
from dashboard.model.schema import Event

DATE = next(column for column in columns(Event) if column.name == "date")
STAMP = re.compile(
    r"(\d{4}-\d\d-\d\d)[ T](\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?"
    r"\s*(Z|UTC|[+-]\d\d:?(?:\d\d)?)?",
    re.IGNORECASE,
)


@lru_cache(maxsize=4_096)
def as_date(cell: str) -> str:
    """Write a date as EDTF where there is one way to read it; else as it stands.

    A timestamp keeps its time and offset; a fraction of a second is cut off, as is a midnight
    without offset, which databases add to a day.
    """
    cell = cell.strip()
    if found := STAMP.fullmatch(cell):
        day, hour, minute, second, fraction, offset = found.groups()
        second = second or ""
        if not offset and not (hour + minute + second + (fraction or "")).strip("0"):
            return day
        offset = "Z" if (offset or "").upper() in ("Z", "UTC") else offset or ""
        if re.fullmatch(r"[+-]\d{4}", offset):
            offset = f"{offset[:3]}:{offset[3:]}"
        return f"{day}T{hour}:{minute}" + (f":{second}" if second else "") + offset
    return mended(cell, DATE)


def is_date(text: str) -> bool:
    """Tell whether a text is a date as EDTF writes it."""
    return bool(text) and bool(bounds(pd.Series([text], dtype="str"))["problem"].isna().iloc[0])


def from_to(start: str, end: str, *, lasted: bool) -> str:
    """Write what lasted from one date to another, or happened once in between.

    What is open on a side stays so. Where an end is a range itself nothing can be written, and
    both are given as they stand.
    """
    if not end or start == end:
        return start
    if not start:
        return f"../{end}" if lasted else f"[..{end}]"
    return f"{start}/{end}" if lasted else f"[{start}..{end}]"


def names_in(cell: str, separators: str = ";") -> list[str]:
    """Take a list of names apart, each once, in single spaces."""
    parts = (" ".join(part.split()) for part in re.split(f"[{re.escape(separators)}]", cell))
    return [*dict.fromkeys(filter(None, parts))]
