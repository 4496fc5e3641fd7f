"""A day as a reader types it: which one it is, or why it cannot be told."""

import re
from collections import Counter
from datetime import date, datetime
from typing import NamedTuple

import pandas as pd

from dashboard.analysis.phrases import listed
from dashboard.model.dates.edtf import bounds, in_words
from dashboard.model.dates.hints import advise
from dashboard.model.dates.local_time import localised

LONGEST = 60  # signs that are read
_MONTH, _YEAR = re.compile(r"[^\W\d_]{3}"), re.compile(r"\d{3}")
_PLAIN = re.compile(r"\d{4}(-\d\d){0,2}")
_IMPOSSIBLE = "is not a date ("  # no such day or month: another was meant
_HOW_TO_TYPE = "Write a day as 2025-04-05 or 5 April 2025, a month as 2025-04, or a year"


class TypedDay(NamedTuple):
    """The day that a text means, `None` where it is empty; or what is wrong with the text."""

    day: date | None
    trouble: str = ""


def typed_day(
    text: str, *, last: bool, clock: str = "", told: tuple[date, date] | None = None
) -> TypedDay:
    """Read a day, a month or a year, or a time, however it is written.

    Parameters
    ----------
    text : str
        What somebody has typed. It is understood where it can mean only one thing and
        nothing of it is overlooked: 2025-04-05, 5 April 2025, 25.4.2025, April 2025.
    last : bool
        Whether a month or a year stands for its last day, not for its first.
    clock : str
        By which time zone a time is read that names none; without one none is read.
    told : tuple of date, optional
        The first and the last day that anything is told of: a day or month without a year is
        the one that lies between them, if there is only one.

    Returns
    -------
    TypedDay
        Its trouble is plain text: what is wrong, and what may have been meant.
    """
    text = " ".join(text.split())
    if not text:
        return TypedDay(None)
    read = [text, *advise(text).readings]
    if clock and (minute := _minute(read, clock, last=last)):
        return TypedDay(minute)
    readings = dict.fromkeys(one.partition("T")[0] for one in read)
    plain = pd.Series([one for one in readings if _PLAIN.fullmatch(one)], dtype="str")
    found = bounds(plain).set_axis(plain)
    days = found.loc[found["precision"].notna(), "latest" if last else "earliest"]
    sure = [one for one in days.index if _says_all_of(one, text)]
    wrong = _wrong(text)
    if len(sure) == 1 and _IMPOSSIBLE not in wrong:
        return TypedDay(days[sure[0]].date())
    if told and (day := _only_one(text, told, last=last)):
        return TypedDay(day)
    return TypedDay(None, f"{wrong}. {_offer([*days.index])}.")


def _only_one(text: str, told: tuple[date, date], *, last: bool) -> date | None:
    """Give the day that a text without a year means, if only one of those told of is it."""
    if not _MONTH.search(text) or _YEAR.search(text):
        return None
    (first, end), meant = told, []
    for year in range(first.year, end.year + 1):
        begins, ends = (typed_day(f"{text} {year}", last=side).day for side in (False, True))
        if begins and ends and begins <= end and first <= ends:
            meant.append(ends if last else begins)
    return meant[0] if len(meant) == 1 else None


def _minute(readings: list[str], clock: str, *, last: bool) -> datetime | None:
    """Give the minute of UTC that is meant, if it can only be one."""
    times = pd.Series([one for one in dict.fromkeys(readings) if "T" in one], dtype="str")
    found = bounds(times)
    found = found[(found["precision"] == "minute") | (found["precision"] == "second")]
    if len(found) != 1:
        return None
    local = localised(found, [(clock,)])
    moment: pd.Timestamp = local["last_second" if last else "first_second"].iloc[0]
    return moment.to_pydatetime().replace(second=0)


def _says_all_of(reading: str, text: str) -> bool:
    """Tell whether a reading overlooks no digit of a text, and adds none to its year."""
    digits = "".join(str(int(sign)) for sign in text if sign.isdecimal())
    overlooked = Counter(digits.replace("0", "")) - Counter(reading)
    return reading[:4] in digits and not overlooked


def _wrong(text: str) -> str:
    """Say what is wrong with a text."""
    if bounds(pd.Series([text], dtype="str"))["precision"].notna().all():
        return f'"{text}" is more than a day, a month or a year'
    return advise(text).problem.replace("as EDTF writes it", "that can be read here")


def _offer(readings: list[str]) -> str:
    """Say what to write instead."""
    said = in_words(pd.Series(readings, dtype="str"))
    pairs = zip(readings, said, strict=True)
    offers = [f"{one} ({words})" if words != one else one for one, words in pairs]
    return f"Write {listed(offers, 'or')}" if offers else _HOW_TO_TYPE
