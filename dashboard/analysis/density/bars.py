"""The bars into which a span is cut: days, weeks, months and longer; or hours and minutes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np
import numpy.typing as npt

from dashboard.analysis.phrases import count
from dashboard.model.dates.ends import HOUR, MINUTE, SECONDS_A_DAY

MOST_BARS = 62  # so many are still told apart on a phone
FIRST_MONDAY = -3  # 29 December 1969, in days since 1970
DECADE, CENTURY = "decade", "century"
YEARS = {"year": 1, DECADE: 10, CENTURY: 100}
CLOCK = {  # seconds of what is shorter than a day
    **{"minute": MINUTE, "5-minute span": 5 * MINUTE, "quarter hour": 15 * MINUTE},
    **{"hour": HOUR, "3-hour span": 3 * HOUR},
}
MOST_HOURLY = MOST_BARS * max(CLOCK.values())  # seconds that are cut by the clock
Days = npt.NDArray[np.int64]  # since 1970; or seconds


@dataclass(frozen=True, eq=False)
class Bars:
    """Bars that follow on each other without a gap.

    Parameters
    ----------
    unit : str
        What a bar is: `day`, `week`, `month`, `year`, `decade` or `century`.
    edges : array of int
        Days since 1970, or seconds by the clock, one more than there are bars: a bar goes from
        its edge to the day or second before the next one. The first and the last bar are cut
        to the days that are known; those by the clock are whole.
    labels : tuple of str
        Each bar in words, as if none were cut.
    """

    unit: str
    edges: Days
    labels: tuple[str, ...]

    @property
    def by_the_clock(self) -> bool:
        """Whether edges are seconds."""
        return self.unit in CLOCK

    @property
    def tick_seconds(self) -> int:
        """How many seconds 1 of the edges is."""
        return 1 if self.by_the_clock else SECONDS_A_DAY

    def when(self, bar: int) -> str:
        """Say shortly when a bar is: `in May 2022`, `from 10:15`, and on which of several days."""
        if not self.by_the_clock:
            return f"in {self.labels[bar]}"
        begun = moment(self.edges[bar])
        days = {moment(edge).date() for edge in self.edges[:-1]}
        return f"from {begun:%H:%M}" + f" on {begun.day} {begun:%B}" * (len(days) > 1)

    @property
    def each(self) -> str:
        """Say what a bar is: `an hour`."""
        return f"{'an' if self.unit == 'hour' else 'a'} {self.unit}"

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


def bars(first: int, last: int, shortest: str = "day") -> Bars:
    """Cut the days from `first` to `last` into the shortest bars of which there are not too many.

    Parameters
    ----------
    first, last : int
        Days since 1970, both inclusive.
    shortest : str
        A unit that no bar is shorter than.

    Returns
    -------
    Bars
        At most `MOST_BARS`; of the longest, a hundred years, as many as it takes.
    """
    units = [*STARTS][[*STARTS].index(shortest) :]
    cut = ((unit, STARTS[unit](first, last)) for unit in units)
    unit, begun = next(one for one in cut if len(one[1]) <= MOST_BARS or one[0] == CENTURY)
    edges = np.array([first, *begun[1:], last + 1], dtype=np.int64)
    return Bars(unit, edges, tuple(_label(unit, int(day)) for day in begun))


def clock_bars(first: int, last: int) -> Bars:
    """Cut the seconds from `first` to `last`, `MOST_HOURLY` at most, into the shortest bars.

    Parameters
    ----------
    first, last : int
        Seconds since 1970 as a clock shows them, both inclusive.

    Returns
    -------
    Bars
        At most one more than `MOST_BARS`; they begin at whole hours, or parts of them.
    """
    unit, step = next(one for one in CLOCK.items() if last - first < MOST_BARS * one[1])
    edges = np.arange(first - first % step, last + step - last % step + 1, step, dtype=np.int64)
    return Bars(unit, edges, tuple(_clock_label(int(edge), step) for edge in edges[:-1]))


def _days(first: int, last: int) -> Days:
    """Give the days themselves."""
    return np.arange(first, last + 1, dtype=np.int64)


def _weeks(first: int, last: int) -> Days:
    """Give the Mondays on which weeks begin."""
    return np.arange(first - (first - FIRST_MONDAY) % 7, last + 1, 7, dtype=np.int64)


def _months(first: int, last: int) -> Days:
    """Give the first days of months."""
    ends = np.array([first, last], dtype="datetime64[D]").astype("datetime64[M]").astype(np.int64)
    months = np.arange(ends[0], ends[1] + 1).astype("datetime64[M]")
    return months.astype("datetime64[D]").astype(np.int64)


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


def _clock_label(second: int, step: int) -> str:
    """Say in words what a bar is that begins at a second: `10:00 to 11:00 on 17 July 2031`."""
    begun = moment(second)
    until = f" to {begun + timedelta(seconds=step):%H:%M}" if step > MINUTE else ""
    return f"{begun:%H:%M}{until} on {begun.day} {begun:%B %Y}"


def moment(second: int) -> datetime:
    """Give what a clock shows so many seconds after 1970."""
    return datetime(1970, 1, 1) + timedelta(seconds=int(second))
