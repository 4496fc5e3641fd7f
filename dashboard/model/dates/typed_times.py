"""Times of day as people type them: what each may be in EDTF, as yet unchecked."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from dashboard.model.dates.parts_of_day import PARTS_OF_DAY, part_of_day
from dashboard.model.dates.time_zones import ahead, spoken_of

_HALF = r"[ap]\.?m\.?"
_CLOCK = (
    r"(?P<hour>\d\d?)(?::(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?"
    rf" ?(?P<half>{_HALF})?| ?(?P<sharp>{_HALF}))"
)
_OFFSET = r"(?:utc|gmt)? ?(?P<sign>[-+])(?P<ahead>\d\d?)(?::?(?P<more>\d\d))?"
_ZONE = (
    rf"(?: ?(?P<utc>z|(?:utc|gmt)(?! ?[-+])|{_OFFSET})"
    r"| (?P<local>local(?: time)?)| (?P<city>[a-z][a-z -]*?) time)?"
)
TIME = rf"(?:{_CLOCK}|(?P<noon>noon|midday)){_ZONE}"
_PARTS = "|".join(PARTS_OF_DAY)
_ORDERS = (
    re.compile(rf"(?P<day>.*\d)(?:t|,? | at |, at ){TIME}", re.I),
    re.compile(rf"(?:at )?{TIME}(?:,? on |, | )(?P<day>.*\d)", re.I),
)
_OF_DAY = (
    re.compile(
        rf"(?:in )?(?:the )?(?P<part>{_PARTS})(?:,? of | on |, | )(?:the )?(?P<day>.+)", re.I
    ),
    re.compile(rf"(?P<day>.+?)(?:,? in the |, |,? at | )(?P<part>{_PARTS})", re.I),
)
_TWO_DAYS = re.compile(r"(\d\d?)((?: [a-z]+)?(?: \d{4})?)(?: to |-| - |/)(\d\d? .+)", re.I)
Dates = Callable[[str], list[str]]  # the readings of a text that is one date


def times(text: str, dates: Dates) -> list[str]:
    """Give what a text with a time of day, or a part of the day, may mean; none where it has none.

    Parameters
    ----------
    text : str
        In single spaces, without marks.
    dates : callable
        Gives what a text without a time may mean.
    """
    for pattern in _ORDERS:
        if found := pattern.fullmatch(text):
            return [reading for day in _days(found["day"], dates) for reading in _at(day, found)]
    for pattern in _OF_DAY:
        if found := pattern.fullmatch(text):
            return [*_part_of_day(found["part"].lower(), found["day"], dates)]
    return []


def is_time(text: str) -> bool:
    """Tell whether a text is a time of day and nothing else."""
    return bool(re.fullmatch(TIME, text, re.I))


def _days(text: str, dates: Dates) -> list[str]:
    """Give the days that a text may mean."""
    return [one for one in dates(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", one)]


def _at(day: str, found: re.Match[str]) -> Iterator[str]:
    """Yield a time of a day, with its offset where the text names a zone."""
    hour, minute = (12, "00") if found["noon"] else (int(found["hour"]), found["minute"] or "00")
    half = (found["half"] or found["sharp"] or "").lower()
    if half:
        hour = hour % 12 + 12 * half.startswith("p")
    second = f":{found['second']}" if found["second"] else ""
    if (hour, int(minute), second.strip(":0")) == (0, 0, "") and not found["utc"]:
        yield day  # what a spreadsheet adds to a day
        return
    written = f"{day}T{hour:02}:{minute}{second}"
    if found["city"]:
        yield from _in_zone(written, found["city"])
    elif found["sign"]:
        yield f"{written}{found['sign']}{int(found['ahead']):02}:{found['more'] or '00'}"
    else:
        yield written + "Z" * bool(found["utc"])


def _in_zone(written: str, city: str) -> Iterator[str]:
    """Yield a time with the offset that a city had then; both where clocks were changed."""
    name = spoken_of(city)
    try:
        local = datetime.fromisoformat(written)
    except ValueError:
        return
    for seconds in sorted({*ahead(name, local)}) if name else ():
        minutes = seconds // 60
        sign = "-" if minutes < 0 else "+"
        yield f"{written}{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _part_of_day(name: str, text: str, dates: Dates) -> Iterator[str]:
    """Yield the hours of a part of a day; a night of one day is that before it or behind."""
    if name == "night" and (two := _TWO_DAYS.fullmatch(text)):
        lasts = [date.fromisoformat(day) for day in _sound(_days(two[3], dates))]
        yield from (
            part_of_day(name, last - timedelta(1))
            for last in lasts
            if (last - timedelta(1)).day == int(two[1])
        )
        return
    for day in map(date.fromisoformat, _sound(_days(text, dates))):
        if name == "night":
            yield part_of_day(name, day - timedelta(1))
        yield part_of_day(name, day)


def _sound(days: list[str]) -> Iterator[str]:
    """Yield those days that there are, but for the first and the last of the calendar."""
    for day in days:
        try:
            if date.min < date.fromisoformat(day) < date.max:
                yield day
        except ValueError:
            continue
