"""Where in the tables each id, day and word stands: found once for a dataset, asked often.

What a part of the choice asks is asked here, in the terms of the tables: ids in columns, days,
words, events that statements are about. It is answered for all rows at once.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import chain
from typing import Literal, cast
from weakref import ref

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis.choices.search import BESIDE, runs, searched_texts, word_texts
from dashboard.model.dataset import Dataset
from dashboard.model.slips.folding import fold

Table = Literal["events", "statements"]
TABLES: tuple[Table, ...] = ("events", "statements")
Mask = npt.NDArray[np.bool_]  # one value per row of a table, in its order
INDEX = "row index"


@dataclass(frozen=True)
class Occurrences:
    """Where values stand: for each of them the positions of the rows that have it.

    Parameters
    ----------
    size : int
        Rows of the table.
    numbers : dict of str to int
        The values, numbered from 0 on.
    rows : array of int
        Positions of rows: of those that have the first value, then the second, and on.
    bounds : array of int
        Where the rows of each value begin among `rows`; the last bound is their end.
    """

    size: int
    numbers: dict[str, int]
    rows: npt.NDArray[np.int32]
    bounds: npt.NDArray[np.intp]

    def having(self, wanted: Iterable[str]) -> Mask:
        """Tell which rows have any of some values; one that no row has counts nothing."""
        return self._having([self.numbers[one] for one in wanted if one in self.numbers])

    def _having(self, numbers: Sequence[int] | npt.NDArray[np.intp]) -> Mask:
        starts, ends = self.bounds[numbers], self.bounds[1:][numbers]
        sizes = ends - starts
        skipped = starts - np.cumsum(sizes) + sizes  # from one value's rows to the next one's
        found = np.zeros(self.size, dtype=bool)
        found[self.rows[np.arange(sizes.sum()) + np.repeat(skipped, sizes)]] = True
        return found


class Rows:
    """The rows of one table, and what has been asked about them."""

    def __init__(self, dataset: Dataset, table: Table) -> None:
        self._frame: pd.DataFrame = getattr(dataset, table)
        self._dataset, self._table = ref(dataset), table  # as with `RowIndex`
        self._occurrences: dict[tuple[str, ...], Occurrences] = {}
        self._asked_last: tuple[str, Mask] = ("", np.zeros(len(self._frame), dtype=bool))

    @cached_property
    def every(self) -> Mask:
        """Tell that all rows fit; not to be changed."""
        return np.ones(len(self._frame), dtype=bool)

    def having(self, columns: tuple[str, ...], wanted: Iterable[str]) -> Mask:
        """Tell which rows have any of some values in any of some columns, lists or not."""
        return self.standing(columns).having(wanted)

    def lacking(self, columns: tuple[str, ...]) -> Mask:
        """Tell which rows have no value in any of some columns."""
        found = self.every.copy()
        found[self.standing(columns).rows] = False
        return found

    def could_lie_between(self, first: date, last: date) -> Mask:
        """Tell which dates could lie between two days, or minutes; an open side is for ever."""
        begin, end = self._bounds(first), self._bounds(last)
        return ~(self._undated | (end[0] > _last(last)) | (begin[1] < np.datetime64(first)))

    def lie_between(self, first: date, last: date) -> Mask:
        """Tell which dates certainly lie between two days, or minutes; an open side never does."""
        begin, end = self._bounds(first), self._bounds(last)
        found: Mask = (begin[0] >= np.datetime64(first)) & (end[1] <= _last(last))
        return found

    def containing(self, text: str) -> Mask:
        """Tell which rows contain the letters of every word; see `search.searched_texts`."""
        found = self.every.copy()
        for word in fold(text).split():
            left = np.flatnonzero(found)
            found[left] = [word in self._texts[row] for row in left.tolist()]
        return found

    def with_words(self, typed: str) -> Mask:
        """Tell which rows have all words that are typed; none where these are no words.

        What was asked last is known yet; it is not to be changed.
        """
        if self._asked_last[0] != typed:
            sought, texts = runs(typed), self._words
            rows = np.arange(len(texts) if sought else 0)
            for run in sought:
                rows = rows[np.fromiter((run in text for text in texts), bool, len(rows))]
                texts = [self._words[row] for row in rows.tolist()]
            found = np.zeros(len(self._frame), dtype=bool)
            found[rows] = True
            self._asked_last = typed, found
        return self._asked_last[1]

    def saying(self, typed: str, rows: npt.NDArray[np.intp], *, whole: bool) -> Mask:
        """Tell of some rows whether what the source says has all the words, or only the note.

        With `whole` they must be words there, not only begin some.
        """
        sought = [f"{run.rstrip()} " if whole else run for run in runs(typed)]
        said = (self._words[row].partition(BESIDE)[0] for row in rows.tolist())
        return np.fromiter((all(run in text for run in sought) for text in said), dtype=bool)

    def with_others_of_it(self, found: Mask) -> Mask:
        """Add the other accounts of what any of some rows tells of."""
        numbers = self._records
        of_record = np.zeros(numbers.max(initial=-1) + 1, dtype=bool)
        of_record[numbers[found]] = True
        return of_record[numbers]

    def standing(self, columns: tuple[str, ...]) -> Occurrences:
        """Give where the values of some columns stand."""
        if columns not in self._occurrences:
            cells = zip(*(self._frame[column].tolist() for column in columns), strict=True)
            self._occurrences[columns] = occurrences(map(_values, cells))
        return self._occurrences[columns]

    @cached_property
    def _texts(self) -> list[str]:
        dataset, table = cast(Dataset, self._dataset()), self._table
        name = "searched texts", table
        return dataset.made_before(name, lambda: searched_texts(dataset, table))

    @cached_property
    def _words(self) -> list[str]:
        dataset, table = cast(Dataset, self._dataset()), self._table
        return dataset.made_before(("words", table), lambda: word_texts(dataset, table))

    @cached_property
    def _records(self) -> npt.NDArray[np.intp]:
        return pd.factorize(self._frame[f"{self._table.removesuffix('s')}_id"])[0]

    def _bounds(self, end: date) -> tuple[npt.NDArray[np.datetime64], npt.NDArray[np.datetime64]]:
        """Bounds in days, or in seconds where an end of a span is a minute."""
        return self._seconds if isinstance(end, datetime) else self._days

    @cached_property
    def _days(self) -> tuple[npt.NDArray[np.datetime64], npt.NDArray[np.datetime64]]:
        return self._frame["earliest"].to_numpy(), self._frame["latest"].to_numpy()

    @cached_property
    def _seconds(self) -> tuple[npt.NDArray[np.datetime64], npt.NDArray[np.datetime64]]:
        return self._frame["first_second"].to_numpy(), self._frame["last_second"].to_numpy()

    @cached_property
    def _undated(self) -> Mask:
        return self._frame["precision"].isna().to_numpy()


class RowIndex:
    """The rows of the events and of the statements of a dataset."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = ref(dataset)  # which keeps its index: neither must hold the other for ever
        self._event_ids = dataset.events["event_id"], dataset.statements["event_id"]
        self.events, self.statements = Rows(dataset, "events"), Rows(dataset, "statements")

    def __getitem__(self, table: Table) -> Rows:
        return self.events if table == "events" else self.statements

    @property
    def dataset(self) -> Dataset:
        """The dataset itself: who belongs to whom, and what lies in what."""
        return cast(Dataset, self._dataset())

    def about(self, events: Mask) -> Mask:
        """Tell which statements are about any of some accounts of events."""
        of_events, of_statements = self._events
        found = np.zeros(of_events.max(initial=-1) + 2, dtype=bool)
        found[of_events[events]] = True
        return found[of_statements]

    @cached_property
    def _events(self) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
        """Number the events of both tables alike; a statement about none has -1, the last one."""
        numbers, ids = pd.factorize(self._event_ids[0])
        return numbers, pd.Index(ids).get_indexer(self._event_ids[1])


def row_index(dataset: Dataset) -> RowIndex:
    """Give the index of a dataset; it is kept on the dataset, and goes with it."""
    index: RowIndex = vars(dataset).setdefault(INDEX, RowIndex(dataset))
    return index


def occurrences(values: Iterable[Iterable[str]]) -> Occurrences:
    """Find where values stand, given those of each row; a row may have one twice."""
    numbers: defaultdict[str, int] = defaultdict(lambda: len(numbers))
    own = [[numbers[one] for one in each] for each in values]
    met = np.fromiter(chain.from_iterable(own), dtype=np.intp)
    sizes = np.fromiter(map(len, own), dtype=np.intp)
    rows = np.repeat(np.arange(len(own), dtype=np.int32), sizes)
    order = np.argsort(met, kind="stable")
    bounds = np.searchsorted(met[order], np.arange(len(numbers) + 1))
    return Occurrences(len(own), dict(numbers), rows[order], bounds)


def _last(end: date) -> np.datetime64:
    """Give a day, or the last second of a minute."""
    return np.datetime64(end + timedelta(seconds=59) if isinstance(end, datetime) else end)


def _values(cells: Iterable[object]) -> Iterator[str]:
    """Yield the values of some cells: of lists each, of others one, of empty ones none."""
    for cell in cells:
        if isinstance(cell, tuple):
            yield from cell
        elif isinstance(cell, str):
            yield cell
