"""Numbers out of texts of one form: the first and the last day, and second, that they leave."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dashboard.model.dates.grammar import Date, Form

Numbers = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]
Signs = npt.NDArray[np.uint8]
Digits = Callable[[int, int], Numbers]  # the number that stands in so many places from one on
OPEN = int(np.iinfo(np.int64).min)  # as which numpy keeps a day that is none
SECONDS_A_DAY, HOUR, MINUTE = 86_400, 3_600, 60
PRECISIONS = (
    *("day", "month", "year", "range"),
    *("decade", "century", "season", "minute", "second"),
)
OFFSETS = -12 * HOUR, 14 * HOUR  # the least and the most that any zone has
FIRST_DAY, LAST_DAY = (
    int(np.datetime64(day).astype(np.int64)) for day in ("0001-01-01", "9999-12-31")
)
SEASONS = {  # the first month and how many: 25 to 28 are said of the north, 29 to 32 of the south
    **{21: (3, 9), 22: (6, 9), 23: (3, 9), 24: (6, 9)},  # of the one or the other
    **{25: (3, 3), 26: (6, 3), 27: (9, 3), 28: (12, 3)},
    **{29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3)},
}
_FIRST_MONTH, _MONTHS = np.zeros(100, np.int64), np.zeros(100, np.int64)
for _number, (_first, _count) in ({m: (m, 1) for m in range(1, 13)} | SEASONS).items():
    _FIRST_MONTH[_number], _MONTHS[_number] = _first, _count


class Ends(NamedTuple):
    """The bounds of dates, a row each; first and last, both inclusive.

    Days count from 1970. Seconds are those of the clock as it is written, or of UTC where an
    offset is. `sound` tells whether there is such a day and such a time.
    """

    days: tuple[Numbers, Numbers]
    seconds: tuple[Numbers, Numbers]
    precision: npt.NDArray[np.int8]
    sound: Truths


class Bounds(NamedTuple):
    """What the texts of a form leave possible, as `edtf.bounds` tells it, a row each.

    Seconds are missing where no clock is given, and `OPEN` stands for a side without an end.
    """

    days: tuple[Numbers, Numbers]
    seconds: tuple[Numbers, Numbers] | None
    in_utc: tuple[bool, bool]
    precision: npt.NDArray[np.int8]
    season: Truths
    sound: Truths


def bounds_of(form: Form, signs: Signs, starts: Numbers) -> Bounds:
    """Read texts of a form.

    Parameters
    ----------
    form : Form
        What stands where.
    signs : array of uint8
        All texts of a column, one behind the other.
    starts : array of int
        Where each of the texts of this form begins.
    """
    dates = {date: _ends(date, signs, starts) for pair in form.members for date in pair if date}
    sound = np.logical_and.reduce([one.sound for one in dates.values()])
    for left, right in form.members:
        if left and right and left != right:
            by_clock = form.has_clock and left.in_utc == right.in_utc
            one, other = (
                dates[end].seconds if by_clock else dates[end].days for end in (left, right)
            )
            sound &= one[0] <= other[1]
    sides = [
        [dates[end] if end else None for end in side] for side in zip(*form.members, strict=True)
    ]
    days = _outermost([[one and one.days for one in side] for side in sides], len(starts))
    seconds = None
    if form.has_clock:
        seconds = _outermost([[one and one.seconds for one in side] for side in sides], len(starts))
        if (days[0] != OPEN).all() and (days[1] != OPEN).all():  # offsets may turn days round
            days = np.minimum(*days), np.maximum(*days)
    kinds = [one.precision for one in dates.values()]
    return Bounds(
        days,
        seconds,
        (_is_instant(form.members[0][0]), _is_instant(form.members[-1][1])),
        np.full(len(starts), PRECISIONS.index("range"), np.int8) if form.ranged else kinds[0],
        np.logical_or.reduce([one == PRECISIONS.index("season") for one in kinds]),
        sound,
    )


def _is_instant(date: Date | None) -> bool:
    """Tell whether a date is a time with its offset."""
    return bool(date and date.in_utc)


def _outermost(
    sides: list[list[tuple[Numbers, Numbers] | None]], count: int
) -> tuple[Numbers, Numbers]:
    """Give the first of all that is first, and the last of all that is last."""
    found = []
    for at, (side, outer) in enumerate(zip(sides, (np.minimum, np.maximum), strict=True)):
        known = [one[at] for one in side if one]
        found.append(outer.reduce(known) if len(known) == len(side) else np.full(count, OPEN))
    return found[0], found[1]


def _ends(date: Date, signs: Signs, starts: Numbers) -> Ends:
    """Read the one date that stands somewhere in each text."""

    def digits(at: int, count: int) -> Numbers:
        number = np.zeros(len(starts), np.int64)
        for place in range(at, at + count):
            number = number * 10 + (signs[starts + place] - ord("0"))
        return number

    years = 10**date.years
    year = digits(date.at, 4 - date.years) * years
    sound = (year > 0) | (years > 1)
    precision = ("year", "decade", "century")[date.years]
    if date.month < 0:
        first, last = _months(year, 1, 12 * years)
        kinds = np.full(len(starts), PRECISIONS.index(precision), np.int8)
    else:
        month = digits(date.month, 2)
        first, last = _months(year, _FIRST_MONTH[month], _MONTHS[month])
        season = (month > 12) & (not date.some) & (date.day < 0)
        sound &= (_MONTHS[month] > 0) & ((month <= 12) | season)
        kinds = np.where(season, PRECISIONS.index("season"), PRECISIONS.index("month"))
    if date.day >= 0:
        day = digits(date.day, 2)
        sound &= (day > 0) & (day <= last - first + 1)
        first = last = first + day - 1
        kinds = np.full(len(starts), PRECISIONS.index("day"))
    days = np.maximum(first, FIRST_DAY), np.minimum(last, LAST_DAY)
    if date.clock < 0:
        seconds = days[0] * SECONDS_A_DAY, days[1] * SECONDS_A_DAY + SECONDS_A_DAY - 1
        return Ends(days, seconds, kinds.astype(np.int8), sound)
    since_midnight, shown = _clock(date, digits)
    ahead, in_use = _offset(date, digits)
    local = first * SECONDS_A_DAY + since_midnight
    day = local // SECONDS_A_DAY  # 24:00 is on the next
    sound &= shown & in_use & (day <= LAST_DAY)
    exact = date.second >= 0
    seconds = local - ahead, local - ahead + (0 if exact else MINUTE - 1)
    kinds = np.full(len(starts), PRECISIONS.index("second" if exact else "minute"))
    return Ends((day, day), seconds, kinds.astype(np.int8), sound)


def _months(year: Numbers, month: Numbers | int, count: Numbers | int) -> tuple[Numbers, Numbers]:
    """Give the first and the last day of as many months from one on."""
    first = (year - 1970) * 12 + month - 1
    begin, end = (
        one.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
        for one in (first, first + count)
    )
    return begin, end - 1


def _clock(date: Date, digits: Digits) -> tuple[Numbers, Truths]:
    """Give seconds since midnight, and whether clocks show them."""
    hour, minute = digits(date.clock, 2), digits(date.clock + 3, 2)
    second = digits(date.second, 2 * (date.second >= 0))
    midnight = (hour == 24) & (minute == 0) & (second == 0)
    shown = ((hour < 24) | midnight) & (minute < 60) & (second < 60)
    return hour * HOUR + minute * MINUTE + second, shown


def _offset(date: Date, digits: Digits) -> tuple[Numbers, Truths]:
    """Give how many seconds a clock is ahead of UTC, and whether that may be written so."""
    hours, minutes = (
        digits(date.offset + 1, 2 * bool(date.east)),
        digits(date.offset + 4, 2 * date.minutes),
    )
    ahead = date.east * (hours * HOUR + minutes * MINUTE)
    allowed = (minutes < 60) & (ahead >= OFFSETS[0]) & (ahead <= OFFSETS[1])
    return ahead, allowed & ((ahead != 0) | (date.east >= 0))  # not -00:00
