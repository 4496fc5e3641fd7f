"""Times as the clocks of a place show them -> instants of UTC, as wide as what is not known."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.model.dates.ends import OFFSETS, OPEN, SECONDS_A_DAY
from dashboard.model.dates.time_zones import ahead, zone

Zones = tuple[str, ...]  # in one of which something was; none where it may have been in any
_Seconds = npt.NDArray[np.int64]
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
WRITTEN = ["first_in_utc", "last_in_utc"]  # told of a text, not of a row


def localised(rows: pd.DataFrame, zones: Sequence[Zones]) -> pd.DataFrame:
    """Put dates that `edtf.bounds` has read where they were.

    Parameters
    ----------
    rows : DataFrame
        One row per date; the columns of `edtf.bounds`.
    zones : sequence of tuple of str
        For each its zone, or those of which it is one; none where it may be any.

    Returns
    -------
    DataFrame
        The same without `WRITTEN`. `first_second` and `last_second` are of UTC and stand in
        every dated row, from midnight to midnight of local days where it has no time of day,
        and reach over all readings: of every zone that it may be, and of a time that clocks
        skipped or showed twice. `earliest` and `latest` are local days, of a time that is
        given in UTC as well. `zone` (str) is the name of its zone, missing where that is not
        known or no date is given.
    """
    one_zone = pd.Series([own[0] if len(own) == 1 else None for own in zones], index=rows.index)
    made: dict[str, Any] = {"zone": one_zone.astype("str").where(rows["precision"].notna())}
    sides = (("earliest", "first", 0), ("latest", "last", SECONDS_A_DAY - 1))
    for at, (day, side, beyond) in enumerate(sides):
        days = _numbers(rows[day], "D")
        hours = rows["hours"].to_numpy(bool)
        written = np.where(
            hours, _numbers(rows[f"{side}_second"], "s"), days * SECONDS_A_DAY + beyond
        )
        written = np.where(days == OPEN, OPEN, written)
        in_utc = rows[f"{side}_in_utc"].to_numpy(bool)
        least, most = _ahead(written, in_utc, zones)
        off = (most, least)[at]  # the first instant is that of the clock that is most ahead
        made[f"{side}_second"] = _times(np.where(in_utc | (days == OPEN), written, written - off))
        local = written + (least, most)[at]
        moved = np.where(in_utc & (days != OPEN), local // SECONDS_A_DAY, days)
        made[day] = _times(moved, "D")
    return rows.drop(columns=WRITTEN).assign(**made)


def by_the_clocks_of(name: str, instants: pd.Series) -> pd.Series:
    """Give what the clocks of a zone showed at instants of UTC; missing where these are."""
    seconds = _numbers(instants, "s")
    _, most = _ahead(seconds, np.ones(len(seconds), bool), [(name,)] * len(seconds))
    return pd.Series(_times(seconds + np.where(seconds == OPEN, 0, most)), index=instants.index)


def instant(name: str, local: datetime, *, last: bool) -> datetime:
    """Give when in UTC the clocks of a zone showed a time: the first, or the last, reading."""
    return local - timedelta(seconds=ahead(name, local)[not last])


def _numbers(moments: pd.Series, unit: str) -> _Seconds:
    """Moments as numbers of days or seconds."""
    return moments.to_numpy(dtype=f"datetime64[{unit}]").astype(np.int64)


def _times(numbers: _Seconds, unit: str = "s") -> npt.NDArray[np.datetime64]:
    """Numbers of days or seconds as moments."""
    return numbers.astype(f"datetime64[{unit}]").astype("datetime64[s]")


def _ahead(
    seconds: _Seconds, in_utc: npt.NDArray[np.bool_], zones: Sequence[Zones]
) -> tuple[_Seconds, _Seconds]:
    """Give by how much clocks were ahead of UTC, least and most, in each row."""
    keys = list(zip(seconds.tolist(), in_utc.tolist(), zones, strict=True))
    found = {key: _ahead_at(*key) for key in dict.fromkeys(keys) if key[0] != OPEN}
    both = np.array([found.get(key, (0, 0)) for key in keys], np.int64).reshape(-1, 2)
    return both[:, 0], both[:, 1]


@lru_cache(maxsize=65_536)
def _ahead_at(seconds: int, in_utc: bool, zones: Zones) -> tuple[int, int]:
    """Give by how much the clocks of some zones were ahead of UTC, least and most."""
    each = [_ahead_of_one(seconds, in_utc, name) for name in zones if zone(name)]
    if not each:
        return OFFSETS
    return min(least for least, _ in each), max(most for _, most in each)


def _ahead_of_one(seconds: int, in_utc: bool, name: str) -> tuple[int, int]:
    """Give by how much the clocks of a zone were ahead of UTC, least and most."""
    try:
        moment = _EPOCH + timedelta(seconds=seconds)
        if not in_utc:
            return ahead(name, moment.replace(tzinfo=None))
        offset = int((moment.astimezone(ZoneInfo(name)).utcoffset() or timedelta()).total_seconds())
    except OverflowError:  # on the first or the last day of the calendar
        return 0, 0
    return offset, offset
