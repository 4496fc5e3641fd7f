"""What a choice leaves of journeys that are told by more than the choice."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis.accounts.leading import places_left, record_numbers
from dashboard.model.dataset import Dataset

Numbers = npt.NDArray[np.intp]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class EventNumbers:
    """Of which events rows are, by the numbers of `leading.record_numbers`.

    Parameters
    ----------
    numbers : array of int
        Of the events of the first row, then of the second, and on.
    bounds : array of int
        Where those of each row begin; the last bound is their end.
    """

    numbers: Numbers
    bounds: Numbers

    def any_of(self, wanted: Mask) -> Mask:
        """Tell which rows are of any event that is wanted, one value for each number."""
        found = np.append(0, wanted[self.numbers].cumsum())[self.bounds]
        return found[1:] > found[:-1]


def event_numbers(dataset: Dataset, rows: pd.DataFrame, *events: str) -> list[EventNumbers]:
    """Number the events of rows, for each of the columns with their ids; see `of_choice`."""
    numbers = dataset.of_whole(_numbers)
    found = []
    for column in events:
        cells = [(one,) if isinstance(one, str) else one for one in rows[column].to_numpy(object)]
        sizes = np.fromiter(map(len, cells), dtype=np.intp, count=len(cells))
        own = np.array([numbers.get(one, -1) for one in chain(*cells)], dtype=np.intp)
        found.append(EventNumbers(own, np.append(0, sizes.cumsum())))
    return found


def of_choice(
    rows: pd.DataFrame, shown: Dataset, people: Collection[str], *events: str
) -> pd.DataFrame:
    """Keep what is chosen of the journeys that the chosen sources tell.

    Only so is a leg one between stops that follow on each other: what the choices leave may
    lack a stop between.

    Parameters
    ----------
    rows : DataFrame
        By `person_id`, made of the accounts of the chosen sources.
    shown : Dataset
        What the choices leave.
    people : collection of str
        person_ids that are chosen, groups with all their members; everybody where it is empty.
    events : str
        Columns with the ids of the events that a row is about, one or a tuple of them; of each
        column one must be shown.
    """
    return of_numbered(rows, shown, people, event_numbers(shown, rows, *events))


def of_numbered(
    rows: pd.DataFrame, shown: Dataset, people: Collection[str], numbers: Iterable[EventNumbers]
) -> pd.DataFrame:
    """Keep the same of rows of which the events are numbered, by `event_numbers`."""
    record = record_numbers(shown, "event")
    left = np.zeros(record.max(initial=-1) + 2, dtype=bool)  # the last one of what is none
    left[record[places_left(shown, "event")]] = True
    kept = np.ones(len(rows), dtype=bool)
    for own in numbers:
        kept &= own.any_of(left)
    if people:
        wanted = frozenset().union(*map(shown.members, people))
        kept &= rows["person_id"].isin(wanted).to_numpy()
    return rows[kept]


def _numbers(dataset: Dataset) -> dict[str, int]:
    """Give the number of each event, by event_id."""
    numbers = record_numbers(dataset, "event").tolist()
    return dict(zip(dataset.events["event_id"], numbers, strict=True))
