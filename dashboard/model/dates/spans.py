"""From when to when something was, as numbers of days, and what of that gives an order."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

FOR_EVER = 10_000_000  # days, more than the calendar has
DATE_COLUMNS = ["earliest", "latest", "duration", "approximate", "uncertain"]

_Days = npt.NDArray[np.int64]


class Span(NamedTuple):
    """When something was: it began from `first` to `begun`, and ended from `ended` to `last`.

    Days are numbers, both ends inclusive. Something that happened on one day of a span
    begins and ends on that day, whichever it is. A date marked as approximate or uncertain
    reaches as far beyond its bounds as `days_and_slack` has it.
    """

    first: int
    begun: int
    ended: int
    last: int

    def before(self, other: "Span") -> bool:
        """Tell whether this came before the other by every pair of days that the dates allow.

        It began and ended earlier than the other, and they have no more than one day in
        common: a stay that lasted until the day on which another began. Two things that
        happened once and may have been on one day have no order.
        """
        apart = self.last <= other.first
        return apart and self.begun < other.first and self.last < other.ended


def spans(rows: pd.DataFrame) -> list[Span]:
    """Give the span of each dated row, as far as `DATE_COLUMNS` tell it."""
    first, last, slack = days_and_slack(rows)
    lasted = rows["duration"].to_numpy(bool)
    open_start, open_end = rows["earliest"].isna().to_numpy(), rows["latest"].isna().to_numpy()
    begun = np.where(lasted & ~open_start, first, last) + slack
    ended = np.where(lasted & ~open_end, last, first) - slack
    return [
        Span(*map(int, ends))
        for ends in zip(first - slack, begun, ended, last + slack, strict=True)
    ]


def bounds_of(rows: pd.DataFrame) -> list[tuple[int, int]]:
    """Give first and last day of each dated row as numbers, as its date is written."""
    first, last, _ = days_and_slack(rows)
    return list(zip(first.tolist(), last.tolist(), strict=True))


def days_and_slack(dates: pd.DataFrame) -> tuple[_Days, _Days, _Days]:
    """Give first and last day as numbers, and how far a marked date may reach beyond.

    A side that is open is more days away than the calendar has.
    """
    ends = []
    for column, unknown in (("earliest", -FOR_EVER), ("latest", FOR_EVER)):
        days = dates[column].to_numpy(dtype="datetime64[D]")
        ends.append(np.where(np.isnat(days), unknown, days.astype(np.int64)))
    first, last = ends
    bounded = (first > -FOR_EVER) & (last < FOR_EVER)
    marked = dates["approximate"].to_numpy(bool) | dates["uncertain"].to_numpy(bool)
    return first, last, np.where(marked, np.where(bounded, last - first + 1, 1), 0)
