"""The part of the choice that is a span of days, and the one that says how it is meant."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dashboard.analysis.choices.part import Lost, Part, Query
from dashboard.analysis.choices.row_index import Mask, RowIndex, Table
from dashboard.model.dataset import Dataset

Days = tuple[date, date]
EVER = date.min, date.max


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
        """Read the first text of each side that is a day; the earlier of the two is the first."""
        unread: Lost = []
        ends = [_day(query, name, unread) for name in self.parameters]
        days = (ends[0] or date.min, ends[1] or date.max)
        return (None if days == EVER else (min(days), max(days))), unread

    def write(self, chosen: Days | None) -> dict[str, list[str]]:
        """Give the days; an open side has none."""
        pairs = zip(self.parameters, chosen or EVER, EVER, strict=True)
        return {name: [] if day == open_ else [day.isoformat()] for name, day, open_ in pairs}

    def words(self, dataset: Dataset, chosen: Days, certainly: bool) -> str:
        """Write the span as people do."""
        return "certainly " * certainly + _span(*chosen)

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


def _day(query: Query, name: str, unread: Lost) -> date | None:
    """Read a day; note what is none."""
    for text in query.get(name, ()):
        try:
            return date.fromisoformat(text)
        except ValueError:
            unread.append((name, text))
    return None


def _span(first: date, last: date) -> str:
    """Write a span of days as people do."""
    if first == last:
        return f"on {_said(first)}"
    if last == date.max:
        return f"from {_said(first)}"
    return f"until {_said(last)}" if first == date.min else f"from {_said(first)} to {_said(last)}"


def _said(day: date) -> str:
    """Write a day as people do."""
    return f"{day.day} {day:%B %Y}"
