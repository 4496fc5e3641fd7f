"""The strip of all dates: its axis, of days or by the clock, and which span a brush on it means."""

from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from dashboard.analysis.choices.span import Days
from dashboard.analysis.clocks import (
    A_DAY,
    clock,
    extents,
    minutes_between,
    on_the_axis,
    shown_at,
)
from dashboard.analysis.density.bars import MOST_HOURLY
from dashboard.model.dataset import Dataset

Bounds = tuple[pd.Timestamp, pd.Timestamp]  # on the axis, from the first until before the second
A_MINUTE, STEP = pd.Timedelta(minutes=1), pd.Timedelta(minutes=5)  # to which a brush is read


@dataclass(frozen=True)
class Strip:
    """An axis of all dates.

    Parameters
    ----------
    spans : DataFrame
        One row per dated account, those with an open side left out: `start` and `end`
        (datetime: until before that), as days, or as the clocks of the axis show them;
        the earliest first, whatever the order of the accounts.
    hourly : bool
        Whether it is by the clock: something has hours, and all is within a few days.
    """

    spans: pd.DataFrame
    hourly: bool

    @property
    def ends(self) -> Bounds:
        """From where to where it reaches."""
        return self.spans["start"].min(), self.spans["end"].max()

    @property
    def is_one_day(self) -> bool:
        """Whether there is nothing to choose on it."""
        first, behind = self.ends
        return not len(self.spans) or behind - first <= (A_MINUTE if self.hourly else A_DAY)

    def brushed(self, days: Days, dataset: Dataset) -> Bounds:
        """Give where a span lies on it, cut to what it shows."""
        shown = [shown_at(dataset, moment) for moment in days]
        last = A_MINUTE if isinstance(days[1], datetime) else A_DAY
        if not self.hourly:
            shown, last = [moment.floor("D") for moment in shown], A_DAY
        least, most = self.ends
        end = min(shown[1], most) + last  # the last day of all has none behind it
        return min(max(shown[0], least), most), min(max(end, least), most)

    def days(self, bounds: Bounds, dataset: Dataset) -> Days:
        """Give the days that a brush touches, or the minutes."""
        if not self.hourly:
            return _day(bounds[0]), _day(max(bounds[0], bounds[1] - A_MINUTE))
        first, behind = bounds[0].floor(STEP), bounds[1].ceil(STEP)
        return minutes_between(
            dataset, first.to_pydatetime(), max(behind, first + STEP).to_pydatetime()
        )


def strip(dataset: Dataset) -> Strip:
    """Give the axis of all dated accounts, whatever is chosen of them."""
    rows = dataset.whole.events.dropna(subset=["earliest", "latest"])
    if clock(dataset):
        start, end = extents(on_the_axis(rows, dataset))
        if (end.max() - start.min()).total_seconds() <= MOST_HOURLY:
            return Strip(_in_order(start, end), hourly=True)
    return Strip(_in_order(rows["earliest"], rows["latest"] + A_DAY), hourly=False)


def _in_order(start: pd.Series, end: pd.Series) -> pd.DataFrame:
    """Sort spans: of those that cannot be told apart on the strip the first is drawn."""
    spans = pd.DataFrame({"start": start, "end": end})
    return spans.sort_values(["start", "end"], ignore_index=True)


def _day(moment: pd.Timestamp) -> date:
    """Give the day of a moment."""
    found: date = moment.date()
    return found
