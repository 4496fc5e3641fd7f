"""From when to when something was, as numbers, and what of that gives an order.

Days are counted where that is all that a date tells, and seconds where one has hours.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.model.dates.ends import HOUR, OPEN, SECONDS_A_DAY

FOR_EVER = 10_000_000  # days, more than the calendar has
BY_THE_CLOCK = ["hours", "first_second", "last_second"]
DATE_COLUMNS = ["earliest", "latest", "duration", "approximate", "uncertain", *BY_THE_CLOCK]
ABOUT_SECONDS = HOUR  # how far a marked time of day may lie beside the clock, at least

_Numbers = npt.NDArray[np.int64]


class Reach(NamedTuple):
    """It began from `first` to `begun`, and ended from `ended` to `last`, all inclusive."""

    first: int
    begun: int
    ended: int
    last: int

    def before(self, other: "Reach") -> bool:
        """Tell whether it began and ended earlier, with no more than one number in common."""
        apart = self.last <= other.first
        return apart and self.begun < other.first and self.last < other.ended


class Span(NamedTuple):
    """When something was: in days, and in seconds of UTC where any date beside it has hours.

    Something that happened on one day of a span begins and ends on that day, whichever it
    is. A date marked as approximate or uncertain reaches as far beyond its bounds as
    `bounds_and_slack` has it.
    """

    days: Reach
    seconds: Reach | None = None
    hours: bool = False

    def before(self, other: "Span") -> bool:
        """Tell whether this came before the other by every pair of days that the dates allow.

        It began and ended earlier than the other, and they have no more than one day in
        common: a stay that lasted until the day on which another began. Two things that
        happened once and may have been on one day have no order. Where one of them has
        hours, it is by seconds.
        """
        if self.seconds and other.seconds and (self.hours or other.hours):
            return self.seconds.before(other.seconds)
        return self.days.before(other.days)

    @property
    def ticks(self) -> Reach:
        """The seconds, where any date beside it has hours; else the days."""
        return self.days if self.seconds is None else self.seconds


def spans(rows: pd.DataFrame) -> list[Span]:
    """Give the span of each dated row, as far as `DATE_COLUMNS` tell it."""
    days = reaches_of(rows, by_the_clock=False)
    hours = rows["hours"].to_numpy(bool)
    if not hours.any():
        return [Span(one) for one in days]
    seconds = reaches_of(rows, by_the_clock=True)
    return [Span(*all_of_it) for all_of_it in zip(days, seconds, hours.tolist(), strict=True)]


def bounds_of(rows: pd.DataFrame) -> list[tuple[int, int]]:
    """Give first and last day of each dated row as numbers, as its date is written.

    Where any has hours, these are seconds; rows without them that have the same days have the
    same seconds, be they in one time zone or not.
    """
    clock = bool(rows["hours"].any())
    first, last, _ = bounds_and_slack(rows, by_the_clock=clock)
    if clock:
        days = bounds_and_slack(rows, by_the_clock=False)[:2]
        alike = pd.DataFrame({"from": days[0], "to": days[1], "first": first, "last": last})
        alike = alike[~rows["hours"].to_numpy(bool)]
        groups = alike.groupby(["from", "to"])
        first[alike.index], last[alike.index] = (
            groups["first"].transform("min"),
            groups["last"].transform("max"),
        )
    return list(zip(first.tolist(), last.tolist(), strict=True))


def reaches_of(rows: pd.DataFrame, *, by_the_clock: bool) -> list[Reach]:
    """Give from when to when each dated row was, in days, or in seconds of UTC.

    A side that is open is more days away than the calendar has, and what lasted may have begun
    or ended there at once.
    """
    first, last, slack = bounds_and_slack(rows, by_the_clock=by_the_clock)
    lasted = rows["duration"].to_numpy(bool)
    open_start, open_end = rows["earliest"].isna().to_numpy(), rows["latest"].isna().to_numpy()
    begun = np.where(lasted & ~open_start, first, last) + slack
    ended = np.where(lasted & ~open_end, last, first) - slack
    return [
        Reach(*map(int, ends))
        for ends in zip(first - slack, begun, ended, last + slack, strict=True)
    ]


def bounds_and_slack(
    dates: pd.DataFrame, *, by_the_clock: bool
) -> tuple[_Numbers, _Numbers, _Numbers]:
    """Give first and last as numbers, and how far a marked date may reach beyond.

    It reaches as far again to both sides as it is long, and a time of day an hour at least;
    with an open side one day. A side that is open is more days away than the calendar has.

    Parameters
    ----------
    dates : DataFrame
        `DATE_COLUMNS`, as a dataset holds them.
    by_the_clock : bool
        In seconds of UTC, instead of local days.
    """
    names, unit, length = ("earliest", "latest"), "D", 1
    if by_the_clock:
        names, unit, length = ("first_second", "last_second"), "s", SECONDS_A_DAY
    first, last = (
        dates[name].to_numpy(dtype=f"datetime64[{unit}]").astype(np.int64) for name in names
    )
    bounded = (first != OPEN) & (last != OPEN)
    first = np.where(first == OPEN, -FOR_EVER * length, first)
    last = np.where(last == OPEN, FOR_EVER * length, last)
    marked = dates["approximate"].to_numpy(bool) | dates["uncertain"].to_numpy(bool)
    reach = np.where(bounded, last - first + 1, length)
    if by_the_clock:
        reach = np.where(dates["hours"], np.maximum(reach, ABOUT_SECONDS), reach)
    return first, last, np.where(marked, reach, 0)
