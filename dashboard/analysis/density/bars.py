"""The bars into which a span of days is cut: days, weeks, months, or what is longer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from dashboard.analysis.phrases import count

MOST_BARS = 62  # so many are still told apart on a phone
FIRST_MONDAY = -3  # 29 December 1969, in days since 1970
DECADE, CENTURY = "decade", "century"
YEARS = {"year": 1, DECADE: 10, CENTURY: 100}
Days = npt.NDArray[np.int64]  # since 1970


@dataclass(frozen=True, eq=False)
class Bars:
    """Bars that follow on each other without a gap.

    Parameters
    ----------
    unit : str
        What a bar is: `day`, `week`, `month`, `year`, `decade` or `century`.
    edges : array of int
        Days since 1970, one more than there are bars: a bar goes from its edge to the day
        before the next one. The first and the last bar are cut to the days that are known.
    labels : tuple of str
        Each bar in words, as if none were cut.
    """

    unit: str
    edges: Days
    labels: tuple[str, ...]

    def of(self, days: Days) -> Days:
        """Give the number of the bar in which each day lies."""
        return np.searchsorted(self.edges, days, side="right") - 1

    @property
    def number(self) -> str:
        """Say how many there are: `26 months`."""
        many = len(self.labels)
        return (
            count(many, self.unit) if self.unit != "century" or many == 1 else f"{many} centuries"
        )


def bars(first: int, last: int) -> Bars:
    """Cut the days from `first` to `last` into the shortest bars of which there are not too many.

    Parameters
    ----------
    first, last : int
        Days since 1970, both inclusive.

    Returns
    -------
    Bars
        At most `MOST_BARS`; of the longest, a hundred years, as many as it takes.
    """
    cut = ((unit, starts(first, last)) for unit, starts in STARTS.items())
    unit, begun = next(one for one in cut if len(one[1]) <= MOST_BARS or one[0] == CENTURY)
    edges = np.array([first, *begun[1:], last + 1], dtype=np.int64)
    return Bars(unit, edges, tuple(_label(unit, int(day)) for day in begun))


def _days(first: int, last: int) -> Days:
    """Give the days themselves."""
    return np.arange(first, last + 1, dtype=np.int64)


def _weeks(first: int, last: int) -> Days:
    """Give the Mondays on which weeks begin."""
    return np.arange(first - (first - FIRST_MONDAY) % 7, last + 1, 7, dtype=np.int64)


def _months(first: int, last: int) -> Days:
    """Give the first days of months."""
    ends = np.array([first, last], dtype="datetime64[D]").astype("datetime64[M]")
    return np.arange(ends[0], ends[1] + 1).astype("datetime64[D]").astype(np.int64)


def _years(step: int) -> Callable[[int, int], Days]:
    """Give what finds the first days of so many years together."""

    def starts(first: int, last: int) -> Days:
        ends = np.array([first, last], dtype="datetime64[D]").astype("datetime64[Y]")
        years = ends.astype(np.int64) + 1970
        begun = np.arange(years[0] - years[0] % step, years[1] + 1, step) - 1970
        return begun.astype("datetime64[Y]").astype("datetime64[D]").astype(np.int64)

    return starts


STARTS: dict[str, Callable[[int, int], Days]] = {
    "day": _days,
    "week": _weeks,
    "month": _months,
    **{unit: _years(step) for unit, step in YEARS.items()},
}


def _label(unit: str, day: int) -> str:
    """Say in words what a bar is that begins on a day."""
    if unit in (DECADE, CENTURY):
        first = int(np.datetime64(day, "D").astype("datetime64[Y]").astype(np.int64)) + 1970
        return f"{max(first, 1)} to {first + YEARS[unit] - 1}"
    begun = date.fromordinal(max(day + date(1970, 1, 1).toordinal(), 1))
    if unit == "year":
        return f"{begun.year}"
    if unit == "month":
        return f"{begun:%B} {begun.year}"
    words = f"{begun.day} {begun:%B} {begun.year}"
    return f"week of {words}" if unit == "week" else words
