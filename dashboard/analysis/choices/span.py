"""The part of the choice that is a span of days, and the one that says how it is meant."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import ClassVar

from dashboard.analysis.choices.part import Lost, Part, Query
from dashboard.analysis.choices.row_index import Mask, RowIndex, Table
from dashboard.analysis.clocks import has_hours
from dashboard.model.dataset import Dataset

Days = tuple[date, date]  # days, or minutes of UTC (datetime); both inclusive
EVER = date.min, date.max  # which leave a side open


@dataclass(frozen=True, kw_only=True)
class Span(Part):
    """Days between which the date of a row must lie, or of the event that it is about.

    Parameters
    ----------
    last : str
        Name of the last day in the address; `parameter` is that of the first.
    last_label : str
        How the sidebar asks for it.
    lacking : str
        What rows without a date are.
    """

    last: str
    last_label: str
    lacking: str

    unset: ClassVar[None] = None

    @property
    def parameters(self) -> tuple[str, ...]:
        """First and last day."""
        return self.parameter, self.last

    def read(self, query: Query, dataset: Dataset) -> tuple[Days | None, Lost]:
        """Read the first text of each side that is a day, or a minute where there are hours.

        The earlier of the two is the first.
        """
        unread: Lost = []
        hours = has_hours(dataset)
        ends = [_moment(query, name, unread, hours=hours) for name in self.parameters]
        days = (ends[0] or date.min, ends[1] or date.max)
        return (None if days == EVER else in_order(*days)), unread

    def write(self, chosen: Days | None) -> dict[str, list[str]]:
        """Give the days; an open side has none."""
        pairs = zip(self.parameters, chosen or EVER, EVER, strict=True)
        return {name: [] if day == open_ else [written(day)] for name, day, open_ in pairs}

    def words(self, dataset: Dataset, chosen: Days, certainly: bool) -> str:
        """Write the span as people do."""
        return "certainly " * certainly + _span(*chosen)

    def each(self, dataset: Dataset, chosen: Days) -> dict[str, str]:
        """Write the span; how it is meant is chosen by itself."""
        return {"": self.titled(_span(*chosen))}

    def matching(self, index: RowIndex, table: Table, chosen: Days, certainly: bool) -> Mask:
        """Tell which dates could lie between the days, or certainly do."""

        def fit(one: Table) -> Mask:
            rows = index[one]
            return rows.lie_between(*chosen) if certainly else rows.could_lie_between(*chosen)

        return fit("events") if table == "events" else fit(table) | index.about(fit("events"))

    def undecided(
        self, index: RowIndex, table: Table, chosen: Days, certainly: bool
    ) -> dict[str, Mask]:
        """Tell which rows have no date, whatever the days."""
        return {self.lacking: ~self.matching(index, table, EVER, certainly=False)}


@dataclass(frozen=True, kw_only=True)
class Manner(Part):
    """Yes or no: how another part is meant. It says nothing by itself.

    Parameters
    ----------
    yes : str
        Its value in the address.
    """

    yes: str

    unset: ClassVar[bool] = False
    narrows: ClassVar[bool] = False

    def read(self, query: Query, dataset: Dataset) -> tuple[bool, Lost]:
        """Read whether it is meant so."""
        asked = query.get(self.parameter, ())
        return self.yes in asked, [(self.parameter, one) for one in asked if one != self.yes]

    def write(self, chosen: bool) -> dict[str, list[str]]:
        """Say that it is."""
        return {self.parameter: [self.yes] if chosen else []}

    def each(self, dataset: Dataset, chosen: bool) -> dict[str, str]:
        """Say it as the sidebar asks for it."""
        return {"": self.label}


def in_order(one: date, other: date) -> Days:
    """Give two ends of a span, the first one first."""
    begins, ends = (_second(moment, at) for moment, at in ((one, time.min), (other, time.max)))
    return (one, other) if begins <= ends else (other, one)


def _second(moment: date, at: time) -> datetime:
    """Give a minute as it is, and of a day a time."""
    return moment if isinstance(moment, datetime) else datetime.combine(moment, at)


def written(moment: date) -> str:
    """Write a day, or a minute of UTC, as the address does."""
    if isinstance(moment, datetime):
        return f"{moment.isoformat(timespec='minutes')}Z"
    return moment.isoformat()


def _moment(query: Query, name: str, unread: Lost, *, hours: bool) -> date | None:
    """Read a day, or a minute with its offset; note what is none."""
    for text in query.get(name, ()):
        try:
            if "T" not in text:
                return date.fromisoformat(text)
            minute = datetime.fromisoformat(text)
            if hours and minute.tzinfo:
                return minute.astimezone(UTC).replace(tzinfo=None, second=0, microsecond=0)
        except (ValueError, OverflowError):
            pass
        unread.append((name, text))
    return None


def _span(first: date, last: date) -> str:
    """Write a span of days as people do."""
    if first == last:
        return f"{'at' if isinstance(first, datetime) else 'on'} {_said(first)}"
    if last == date.max:
        return f"from {_said(first)}"
    return f"until {_said(last)}" if first == date.min else f"from {_said(first)} to {_said(last)}"


def _said(moment: date) -> str:
    """Write a day, or a minute, as people do."""
    day = f"{moment.day} {moment:%B %Y}"
    return f"{moment:%H:%M} UTC on {day}" if isinstance(moment, datetime) else day
