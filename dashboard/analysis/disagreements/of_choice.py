"""Which of the disagreements of a whole dataset concern what a choice leaves of it."""

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from dashboard.analysis.accounts.leading import places_left
from dashboard.model.dataset import Dataset


class Difference(Protocol):
    """What rests on events or statements, in words or not yet."""

    @property
    def record(self) -> str:
        """Either `event` or `statement`."""

    @property
    def ids(self) -> tuple[str, ...]:
        """Which of them."""


Found = TypeVar("Found", bound=Difference)


def records_left(shown: Dataset) -> dict[str, set[str]]:
    """Give the ids of the events and statements of which a choice leaves an account, by record."""
    return {
        record: {*ids[places_left(shown, record)].tolist()}
        for record, ids in shown.of_whole(_ids).items()
    }


def concerning(found: Iterable[Found], records: Mapping[str, Collection[str]]) -> list[Found]:
    """Keep the disagreements of which an answer rests on one of the records."""
    return [one for one in found if any(own in records[one.record] for own in one.ids)]


def _ids(dataset: Dataset) -> dict[str, npt.NDArray[np.object_]]:
    """Give the id of each account of an event, and of a statement."""
    tables = {"event": dataset.events, "statement": dataset.statements}
    return {record: rows[f"{record}_id"].to_numpy(object) for record, rows in tables.items()}
