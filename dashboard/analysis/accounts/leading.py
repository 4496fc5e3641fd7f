"""Which of several accounts of one event or statement is shown first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.model.dataset import Dataset
from dashboard.model.dates.ends import SECONDS_A_DAY

FOR_EVER = float("inf")
WANTED = ("precision", "place_id")  # what an account may be asked to say
MOST_ORDERS = 12  # that are kept: each source that is shown first has as many as are asked for
Places = npt.NDArray[np.intp]


def put_first(dataset: Dataset, source_id: str) -> Dataset:
    """Give the same dataset with one source as the first; unknown ids change nothing."""
    sources = dataset.sources
    first = sources["source_id"] == source_id
    return dataset.with_tables(sources=pd.concat([sources[first], sources[~first]]))


def leading(dataset: Dataset, *wanted: str) -> Dataset:
    """Leave one account of each event and of each statement.

    The account of the first source leads. Where it has none, what a source states goes
    before what the curator inferred, and a named speaker before one of several; then
    the shorter span of days goes first, the place that lies within more others, and at
    last the source that stands first in the table.

    Parameters
    ----------
    wanted : str
        Some of `WANTED`, columns of both tables: an account with a value in all of
        them goes before one without. A date that only the third source gives is shown
        as it gives it.

    Returns
    -------
    Dataset
        The same with no `event_id` and no `statement_id` twice, in their order.
    """
    standings, ranks = dataset.of_whole(_standings), precedence(dataset)
    left = {}
    for table, standing in standings.items():
        rows = getattr(dataset, table)
        places = standing.places(rows)
        first = standing.first(places, ranks, wanted)
        if len(first) < len(rows):
            leads = np.zeros(len(standing.record), dtype=bool)
            leads[first] = True
            rows = rows[leads[places]]
        left[table] = rows
    return dataset.with_tables(**left)


def followed(dataset: Dataset, *wanted: str) -> tuple[Places, Places]:
    """Find the accounts of events that say what is wanted, but do not lead.

    Parameters
    ----------
    wanted : str
        Some of `WANTED`.

    Returns
    -------
    follow, lead : array of int
        Places among the events of `dataset.whole`: those of the accounts, and for each
        that of the leading account, as `leading` chooses it.
    """
    standing = dataset.of_whole(_standings)["events"]
    leads = leading_rows(dataset, "event", *wanted)
    places = standing.places(dataset.events)
    lead_of = np.zeros(len(standing.record), dtype=np.intp)
    lead_of[standing.record[leads]] = leads
    given = places[~standing.lacks(places, wanted)]
    lead = lead_of[standing.record[given]]
    return given[given != lead], lead[given != lead]


def leading_rows(dataset: Dataset, record: str, *wanted: str) -> Places:
    """Find the leading accounts of each `event` or each `statement`, as `leading` chooses them.

    Returns
    -------
    array of int
        Their places in the table of `dataset.whole`, in order.
    """
    known: dict[object, Places] = vars(dataset).setdefault("leading rows", {})
    if (found := known.get((record, wanted))) is None:
        standing = dataset.of_whole(_standings)[f"{record}s"]
        found = standing.first(places_left(dataset, record), precedence(dataset), wanted)
        known[record, wanted] = found
    return found


def places_left(dataset: Dataset, record: str) -> Places:
    """Find where the accounts of each `event` or each `statement` that are left stand.

    Returns
    -------
    array of int
        Their places in the table of `dataset.whole`.
    """
    table = f"{record}s"
    return dataset.of_whole(_standings)[table].places(getattr(dataset, table))


def record_numbers(dataset: Dataset, record: str) -> Places:
    """Number the events, or the statements, of the whole dataset: for each account that of its."""
    return dataset.of_whole(_standings)[f"{record}s"].record


def number_left(dataset: Dataset, record: str) -> int:
    """Count the events, or the statements, of which an account is left."""
    numbers = record_numbers(dataset, record)
    return int(np.bincount(numbers[places_left(dataset, record)]).astype(bool).sum())


@dataclass(frozen=True, eq=False)
class _Standing:
    """What decides between the accounts of a table, one value for each.

    Parameters
    ----------
    index : Index
        Labels of the rows.
    record, source : array of int
        Of which event or statement it is an account, and whose.
    sources : Index
        source_ids by number.
    unsure, days, depth : array
        Whether the curator inferred it or one of several said it; the days that its date
        leaves open, for ever where it has none; how many places lie around its place.
    given : dict of str to array of bool
        By column that may be wanted, whether it has a value there.
    """

    index: pd.Index
    record: Places
    source: Places
    sources: pd.Index
    unsure: npt.NDArray[np.bool_]
    days: npt.NDArray[np.floating]
    depth: npt.NDArray[np.floating]
    given: dict[str, npt.NDArray[np.bool_]]

    def places(self, rows: pd.DataFrame) -> Places:
        """Find where some of the rows stand among all; each must be one of them."""
        found: Places = self.index.get_indexer(rows.index)
        if (found < 0).any():
            raise ValueError("a row is none of the whole dataset's")
        return found

    def first(self, places: Places, ranks: Mapping[str, int], wanted: Sequence[str]) -> Places:
        """Give the places of the leading accounts among those at some places, in order."""
        here, leads = np.zeros((2, len(self.record)), dtype=bool)
        here[places] = True
        order = self._order(ranks, tuple(wanted))
        backwards = order[here[order]][::-1]
        first = np.full(self.record.max(initial=-1) + 1, -1)
        first[self.record[backwards]] = backwards  # the last one written is the first
        leads[first[first >= 0]] = True
        return np.flatnonzero(leads)

    def _order(self, ranks: Mapping[str, int], wanted: tuple[str, ...]) -> Places:
        """Put all accounts in order, what leads first: made once, as every choice asks for it."""
        rank = np.array([ranks[source] for source in self.sources], dtype=np.intp)
        orders: dict[object, Places] = vars(self).setdefault("orders", {})
        key = wanted, rank.tobytes()
        if (known := orders.get(key)) is not None:
            return known
        own = rank[self.source]
        lacks = self.lacks(np.arange(len(own)), wanted)
        order = np.lexsort((own, -self.depth, self.days, self.unsure, own != 0, lacks))
        while len(orders) >= MOST_ORDERS:
            orders.pop(next(iter(orders)), None)
        orders[key] = order
        return order

    def lacks(self, places: Places, wanted: Sequence[str]) -> npt.NDArray[np.bool_]:
        """Tell which accounts lack a value in one of some columns."""
        found = np.zeros(len(places), dtype=bool)
        for column in wanted:
            found |= ~self.given[column][places]
        return found


def by_precedence(dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    """Sort accounts by the precedence of their sources; of one source, they stay as they were."""
    ranks = precedence(dataset)
    return rows.sort_values("source_id", key=lambda ids: ids.map(ranks), kind="stable")


def precedence(dataset: Dataset) -> dict[str, int]:
    """Number the sources in their order."""
    return {source: rank for rank, source in enumerate(dataset.sources["source_id"])}


def _standings(dataset: Dataset) -> dict[str, _Standing]:
    """Find what decides between the accounts of events, and between those of statements."""
    events, statements = dataset.events, dataset.statements
    unsure = events["basis"] == "inferred", statements["attribution"] == "one-of"
    return {
        "events": _standing(dataset, events, "event_id", unsure[0]),
        "statements": _standing(dataset, statements, "statement_id", unsure[1]),
    }


def _standing(dataset: Dataset, rows: pd.DataFrame, key: str, unsure: pd.Series) -> _Standing:
    """Find what decides between the accounts of one table."""
    depths = {place: len(dataset.around(place)) for place in rows["place_id"].dropna().unique()}
    days = (rows["latest"] - rows["earliest"]).dt.days.astype("float64").fillna(FOR_EVER)
    clock = (rows["last_second"] - rows["first_second"]).dt.total_seconds() / SECONDS_A_DAY
    days = days.mask(rows["hours"] & clock.notna(), clock - 1.0)  # hours are more exact than a day
    source, sources = pd.factorize(rows["source_id"])
    return _Standing(
        index=rows.index,
        record=pd.factorize(rows[key])[0],
        source=source,
        sources=sources,
        unsure=unsure.to_numpy(dtype=bool, na_value=False),
        days=days.where(rows["precision"].notna(), FOR_EVER).to_numpy(dtype="float64"),
        depth=rows["place_id"].map(depths).astype("float64").fillna(-1.0).to_numpy(),
        given={column: rows[column].notna().to_numpy() for column in WANTED},
    )
