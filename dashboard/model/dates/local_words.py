"""Times in words, by the clocks of the place or of UTC."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pandas as pd

from dashboard.model.dates.time_zones import ahead, spoken, zone
from dashboard.model.dates.words import bracketed, say

_TIME = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})T(?P<clock>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)"
    r"(?P<offset>Z|[+-][0-9]{2}(?::[0-9]{2})?)?"
)


def in_local_words(rows: pd.DataFrame, texts: pd.Series, *, utc: bool = False) -> pd.Series:
    """Say dates with a time of day by the clocks of their places, the others as they are said.

    Parameters
    ----------
    rows : DataFrame
        One row per date: `hours`, `zone` (missing where it is not known), and `when`, the date
        in words as it is written; and `supplied`, if anything was.
    texts : Series of str
        The dates, EDTF.
    utc : bool
        By UTC instead, where the zone is known.

    Returns
    -------
    Series of str
        `10:45 on 17 July 2014 (Kyiv time)`.
    """
    said = rows["when"].copy()
    supplied = rows["supplied"] if "supplied" in rows else pd.Series(None, index=rows.index)
    for row in rows.index[rows["hours"].to_numpy(bool)]:
        name = rows.at[row, "zone"]
        words = _say(texts[row], name if isinstance(name, str) else "", utc=utc)
        said[row] = bracketed(words, supplied[row])
    return said


def _say(text: str, name: str, *, utc: bool) -> str:
    """Say a date with a time of day in the zone of a name, or in UTC."""
    times = [*_TIME.finditer(text)]
    if not name:
        known = all(time["offset"] for time in times)
        return say(text) + " (time zone not known)" * (not known)
    if name == "UTC":
        utc = True
    odd = "" if all(time["offset"] for time in times) else _change(times, name)
    if utc and not odd:
        return say(_TIME.sub(lambda time: _written(_instant(time, name), "Z", time), text))
    local = _TIME.sub(
        lambda time: (
            _written(_instant(time, name).astimezone(ZoneInfo(name)), "", time)
            if time["offset"]
            else time[0]
        ),
        text,
    )
    return f"{say(local)} ({spoken(name)} time{odd})"


def _change(times: list[re.Match[str]], name: str) -> str:
    """Say that clocks were changed at one of some local times."""
    for time in times:
        local = _read(time)
        least, most = ahead(name, local)
        if least != most and not time["offset"]:
            known = zone(name)
            back = (local - timedelta(seconds=most)).replace(tzinfo=UTC).astimezone(known)
            twice = back.replace(tzinfo=None) == local
            return f", which clocks {'showed twice' if twice else 'skipped'}"
    return ""


def _read(time: re.Match[str]) -> datetime:
    """Give a time as the clock shows it; 24:00 is the next day's first minute."""
    late = time["clock"].startswith("24")
    clock = "00" + time["clock"][2:] if late else time["clock"]
    return datetime.fromisoformat(f"{time['day']}T{clock}") + timedelta(days=late)


def _instant(time: re.Match[str], name: str) -> datetime:
    """Give the instant of a time, which is of a zone where it has no offset."""
    local = _read(time)
    if not time["offset"]:
        return local.replace(tzinfo=ZoneInfo(name)).astimezone(UTC)
    offset = time["offset"].replace("Z", "+00:00")
    return datetime.fromisoformat(local.isoformat() + offset).astimezone(UTC)


def _written(moment: datetime, offset: str, time: re.Match[str]) -> str:
    """Write a moment as exactly as a time was written."""
    exact = moment.replace(tzinfo=None).isoformat(timespec="seconds")
    return exact[: len("2014-07-17T") + len(time["clock"])] + offset
