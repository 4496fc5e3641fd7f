"""Parts of the choice that are ids: several, of which a row must have any, or one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from dashboard.analysis.choices.part import Lost, Part, Query
from dashboard.analysis.choices.row_index import Mask, RowIndex, Table
from dashboard.analysis.lists.entries import Entries, entries
from dashboard.analysis.phrases import listed
from dashboard.model.dataset import Dataset


@dataclass(frozen=True, kw_only=True)
class Several(Part):
    """Ids, of which a row must have any.

    Parameters
    ----------
    offered : callable
        Gives names by id, in the order in which they are offered.
    said : str
        What is said of the names: "in {}".
    events, statements : tuple of str
        Columns of each table, any of which may hold the id; none leaves the table as
        it is.
    reach : callable, optional
        Gives all ids that one stands for, itself among them.
    wider : str
        What stands behind the name of an id that stands for others too.
    lacking : str
        What rows without any value are: "without a place".
    outward : callable, optional
        Gives the ids of what contains one.
    vaguer : str
        What rows are that have only what contains the one.
    groups : callable, optional
        Gives names of what stands for several ids at once, as an address may have it.
    listing : callable, optional
        Gives how the entries of a long list read, groups among them.
    """

    offered: Callable[[Dataset], Mapping[str, str]]
    said: str = "{}"
    events: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    reach: Callable[[Dataset, str], frozenset[str]] | None = None
    wider: str = ""
    lacking: str = ""
    outward: Callable[[Dataset, str], frozenset[str]] | None = None
    vaguer: str = ""
    groups: Callable[[Dataset], Mapping[str, str]] | None = None
    listing: Callable[[Dataset], Entries] | None = None

    unset: ClassVar[tuple[str, ...]] = ()

    def read(self, query: Query, dataset: Dataset) -> tuple[tuple[str, ...], Lost]:
        """Read ids in the order in which they are offered, each once."""
        asked = dict.fromkeys(query.get(self.parameter, ()))
        known = self.names(dataset) if asked else {}
        unread = [(self.parameter, one) for one in asked if one not in known]
        return tuple(one for one in known if one in asked), unread

    def names(self, dataset: Dataset) -> Mapping[str, str]:
        """Name all that can be chosen, groups last."""
        offered = self.offered(dataset)
        return {**offered, **self.groups(dataset)} if self.groups else offered

    def listed(self, dataset: Dataset) -> Entries:
        """Give the entries of a long list."""
        return dataset.of_whole(self.listing) if self.listing else entries(self.offered(dataset))

    def write(self, chosen: Sequence[str]) -> dict[str, list[str]]:
        """Give the ids."""
        return {self.parameter: list(chosen)}

    def words(self, dataset: Dataset, chosen: Sequence[str]) -> str:
        """Name the ids as alternatives."""
        return self.said.format(listed(self._named(dataset, chosen), "or"))

    def each(self, dataset: Dataset, chosen: Sequence[str]) -> dict[str, str]:
        """Name each id."""
        titled = self.titled if self.label else self.said.format
        return dict(zip(chosen, map(titled, self._named(dataset, chosen)), strict=True))

    def without(self, chosen: Sequence[str], one: str) -> tuple[str, ...]:
        """Give the other ids."""
        return tuple(other for other in chosen if other != one)

    def _named(self, dataset: Dataset, chosen: Sequence[str]) -> list[str]:
        """Name ids, with what else each stands for."""
        names = self.names(dataset)
        reaching = [self.wider * (len(self.reached(dataset, one)) > 1) for one in chosen]
        return [names.get(one, one) + wider for one, wider in zip(chosen, reaching, strict=True)]

    def matching(self, index: RowIndex, table: Table, chosen: Sequence[str]) -> Mask:
        """Tell which rows have any of the ids, or of those that they stand for."""
        columns = self.columns(table)
        if not columns:
            return index[table].every
        return index[table].having(columns, self._all_reached(index.dataset, chosen))

    def undecided(self, index: RowIndex, table: Table, chosen: Sequence[str]) -> dict[str, Mask]:
        """Tell which rows have no id, and which only one that contains what is chosen."""
        found, columns = {}, self.columns(table)
        if columns and self.lacking:
            found[self.lacking] = index[table].lacking(columns)
        if columns and self.outward:
            around = frozenset().union(*(self.outward(index.dataset, one) for one in chosen))
            outside = around - self._all_reached(index.dataset, chosen)
            found[self.vaguer] = index[table].having(columns, outside)
        return found

    def columns(self, table: Table) -> tuple[str, ...]:
        """Give the columns of a table, any of which may hold the id."""
        return self.events if table == "events" else self.statements

    def reached(self, dataset: Dataset, one: str) -> frozenset[str]:
        """Give all ids that one stands for, itself among them."""
        return self.reach(dataset, one) if self.reach else frozenset({one})

    def _all_reached(self, dataset: Dataset, chosen: Sequence[str]) -> frozenset[str]:
        return frozenset().union(*(self.reached(dataset, one) for one in chosen))


@dataclass(frozen=True, kw_only=True)
class One(Part):
    """One id, the first that is offered unless another is chosen; it leaves no row out.

    Parameters
    ----------
    offered : callable
        Gives names by id.
    said : str
        What is said of the name.
    """

    offered: Callable[[Dataset], Mapping[str, str]]
    said: str = "{}"

    def read(self, query: Query, dataset: Dataset) -> tuple[str, Lost]:
        """Read the first id that is known; the one that is offered first is no choice."""
        asked = dict.fromkeys(query.get(self.parameter, ()))
        known = self.offered(dataset) if asked else {}
        chosen = next((one for one in asked if one in known), "")
        unread = [(self.parameter, one) for one in asked if one != chosen]
        return ("" if chosen == next(iter(known), "") else chosen), unread

    def write(self, chosen: str) -> dict[str, list[str]]:
        """Give the id."""
        return {self.parameter: [chosen] if chosen else []}

    def words(self, dataset: Dataset, chosen: str) -> str:
        """Name the id."""
        return self.said.format(self._named(dataset, chosen))

    def each(self, dataset: Dataset, chosen: str) -> dict[str, str]:
        """Name the id."""
        return {"": self.titled(self._named(dataset, chosen))}

    def _named(self, dataset: Dataset, chosen: str) -> str:
        return self.offered(dataset).get(chosen, chosen)
