"""Cells of other programs as ours have them: days, spans, names; no more than they say."""

import re
from collections.abc import Iterable

import pandas as pd

from dashboard.model.dates.edtf import bounds
from dashboard.model.dates.grammar import form_of
from dashboard.model.dates.words import MONTHS
from dashboard.model.slips.text_slips import says_nothing

DIGIT = re.compile(r"[0-9]")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
STAMP = re.compile(
    r"(\d{4}-\d\d-\d\d)[ T](\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?"
    r"\s*(Z|UTC|[+-]\d\d:?(?:\d\d)?)?",
    re.IGNORECASE,
)
YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d\d?)\2(\d\d?)")
NUMBERS = re.compile(r"(\d\d?)([-/.])(\d\d?)\2(\d{4})")
NAMED = "|".join({name for month in MONTHS for name in (month, month[:3])})
ENGLISH = (
    re.compile(
        rf"(?P<day>\d\d?)(?:st|nd|rd|th)?[ -](?:of )?(?P<month>{NAMED})[ -](?P<year>\d{{4}})", re.I
    ),
    re.compile(rf"(?P<month>{NAMED}) (?P<day>\d\d?)(?:st|nd|rd|th)?,? (?P<year>\d{{4}})", re.I),
    re.compile(rf"(?P<month>{NAMED})[ -](?P<year>\d{{4}})(?P<day>)", re.I),
)
LAST_MONTH = 12


def as_date(cell: str) -> str:
    """Write a date as EDTF where there is one way to read it; else as it stands.

    A timestamp keeps its time and offset; a fraction of a second is cut off, as is a midnight
    without offset, which databases add to a day. 25/12/2031 can be read in one way, 5/6/2031
    in two. What says that there is none is none.
    """
    cell = " ".join(cell.split())
    if found := STAMP.fullmatch(cell):
        return _stamp(*found.groups())
    if found := YEAR_FIRST.fullmatch(cell):
        return f"{found[1]}-{int(found[3]):02}-{int(found[4]):02}"
    if found := NUMBERS.fullmatch(cell):
        return numbered_day(cell, None)
    for pattern in ENGLISH:
        if found := pattern.fullmatch(cell):
            number = [month[:3].casefold() for month in MONTHS].index(found["month"][:3].casefold())
            day = f"-{int(found['day']):02}" if found["day"] else ""
            return f"{found['year']}-{number + 1:02}{day}"
    return "" if says_nothing(cell) else cell


def numbered_day(cell: str, day_first: bool | None) -> str:
    """Write a day whose year stands last, with what is said of the order, or what is certain."""
    found = NUMBERS.fullmatch(cell)
    if not found:
        return cell
    first, second = int(found[1]), int(found[3])
    if day_first is None:
        if (first > LAST_MONTH) == (second > LAST_MONTH) and first != second:
            return cell
        day_first = first > LAST_MONTH or first == second
    day, month = (first, second) if day_first else (second, first)
    return f"{found[4]}-{month:02}-{day:02}"


def dates_among(texts: Iterable[str]) -> frozenset[str]:
    """Give those texts that are dates as EDTF writes them, all of them asked about at once."""
    shaped = {text for text in texts if form_of(DIGIT.sub("0", text))}
    asked = pd.Series(sorted(shaped), dtype="str")
    return frozenset(asked[bounds(asked)["problem"].isna()])


def from_to(start: str, end: str, *, lasted: bool) -> str:
    """Write what lasted from one date to another, or happened once in between; open if need be."""
    if not end or start == end:
        return start
    if not start:
        return f"../{end}" if lasted else f"[..{end}]"
    return f"{start}/{end}" if lasted else f"[{start}..{end}]"


def names_in(cell: str, separators: str = ";") -> list[str]:
    """Take a list of names apart, each once, in single spaces."""
    parts = (" ".join(part.split()) for part in re.split(f"[{re.escape(separators)}]", cell))
    return [*dict.fromkeys(filter(None, parts))]


def _stamp(
    day: str, hour: str, minute: str, second: str | None, fraction: str | None, offset: str | None
) -> str:
    """Write a time of a day."""
    if not offset and not f"{hour}{minute}{second or ''}{fraction or ''}".strip("0"):
        return day
    ahead = "Z" if (offset or "").upper() in ("Z", "UTC") else offset or ""
    if re.fullmatch(r"[+-]\d{4}", ahead):
        ahead = f"{ahead[:3]}:{ahead[3:]}"
    return f"{day}T{hour}:{minute}{f':{second}' if second else ''}{ahead}"
