"""The dated events with those whom they name: what a timeline has a mark of."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis.accounts.leading import leading_rows
from dashboard.model.dataset import Dataset
from dashboard.model.dates.spans import DATE_COLUMNS

Numbers = npt.NDArray[np.intp]
SIDES = ["start_unknown", "end_unknown"]
LED = ["event_id", "kind", "place_id", "basis", *DATE_COLUMNS, *SIDES]


def named_events(dataset: Dataset, people: Collection[str] = ()) -> pd.DataFrame:
    """Give the dated events with each person, office or group whom they name: a mark each.

    Parameters
    ----------
    people : collection of str
        As for `timeline.lanes`.

    Returns
    -------
    DataFrame
        One row per event and person whom the leading one of its dated accounts names, in
        the order of the table; one with a missing `lane_id` (person_id) for an event of
        nobody. Its index is that of the account; `event_id`, `kind` (as in the table),
        `place_id` (missing where no place is given), `basis` and `DATE_COLUMNS` are the
        account's.
    """
    events, persons = _named(dataset, people)
    rows = dataset.whole.events[LED].iloc[events]
    names = np.array([*dataset.of_whole(_persons).ids, None], dtype=object)
    return rows.assign(lane_id=pd.Series(names[persons], index=rows.index, dtype="str"))


def number_of_marks(dataset: Dataset, people: Collection[str] = ()) -> int:
    """Count the rows of `named_events`."""
    return len(_named(dataset, people)[0])


def is_by_place(dataset: Dataset) -> bool:
    """Tell whether lanes are of places: no event of the whole dataset names anybody, some a place.

    So a lane keeps its name whatever is chosen.
    """
    people, placed = dataset.of_whole(_persons).ids, dataset.whole.events["place_id"].notna()
    return not people and bool(placed.any())


@dataclass(frozen=True, eq=False)
class _Persons:
    """Whom each account of an event names.

    Parameters
    ----------
    ids : list of str
        person_ids that any names.
    named : array of int
        Their numbers among these, account by account; of an account of nobody -1.
    bounds : array of int
        Where those of each account begin; the last bound is their end.
    dated : array of bool
        Of each account.
    """

    ids: list[str]
    named: Numbers
    bounds: Numbers
    dated: npt.NDArray[np.bool_]


def _persons(dataset: Dataset) -> _Persons:
    """Number those whom accounts of events name."""
    cells = [persons or (None,) for persons in dataset.events["person_ids"]]
    named, ids = pd.factorize(np.array([*chain(*cells)], dtype=object))
    bounds = np.append(0, np.cumsum([*map(len, cells)], dtype=np.intp))
    return _Persons(ids.tolist(), named, bounds, dataset.events["precision"].notna().to_numpy())


def _named(dataset: Dataset, people: Collection[str]) -> tuple[Numbers, Numbers]:
    """Give whom the leading ones of dated accounts name: events of the whole, and their people."""
    every = dataset.of_whole(_persons)
    led = leading_rows(dataset, "event", "precision")
    led = led[every.dated[led]]
    sizes = every.bounds[led + 1] - every.bounds[led]
    events = np.repeat(led, sizes)
    skipped = every.bounds[led] - np.cumsum(sizes) + sizes
    persons = every.named[np.arange(len(events)) + np.repeat(skipped, sizes)]
    if people:
        wanted = frozenset().union(*map(dataset.members, people))
        kept = np.array([*(one in wanted for one in every.ids), False])[persons]
        events, persons = events[kept], persons[kept]
    return events, persons
