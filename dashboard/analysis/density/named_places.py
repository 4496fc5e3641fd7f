"""How many events and statements name each place, in the account that leads."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis.accounts.leading import leading_rows
from dashboard.model.dataset import Dataset
from dashboard.model.lookups.several_places import each, is_several

Numbers = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class NamedPlaces:
    """Which place each account names.

    Parameters
    ----------
    places : list of str
        All place_ids that any account names, the first one empty; also of several places
        together, and each of these.
    numbers : dict of str to array of int
        The number of its place among these, of each account of an `event`, or a `statement`.
    several : dict of int to tuple of int
        The numbers of each of several places, by that of all.
    """

    places: list[str]
    numbers: dict[str, Numbers]
    several: dict[int, tuple[int, ...]]

    @classmethod
    def of(cls, dataset: Dataset) -> "NamedPlaces":
        """Number the places that accounts name, once for all that is ever left of these."""
        return dataset.of_whole(_named)

    @cached_property
    def index(self) -> pd.Index:
        """Where each place_id stands among the places."""
        return pd.Index(self.places, dtype=object)


def _named(dataset: Dataset) -> NamedPlaces:
    """Number the places that accounts name."""
    tables = {"event": dataset.events, "statement": dataset.statements}
    ids = {record: rows["place_id"].fillna("").to_numpy(object) for record, rows in tables.items()}
    places = {"": None} | dict.fromkeys(one for own in ids.values() for one in own)
    several = [one for one in places if is_several(one)]
    places |= dict.fromkeys(part for one in several for part in each(one))
    at = {one: number for number, one in enumerate(places)}
    return NamedPlaces(
        list(places),
        {record: np.array([at[one] for one in own], dtype=np.intp) for record, own in ids.items()},
        {at[one]: tuple(at[part] for part in each(one)) for one in several},
    )


def numbers_by_place(dataset: Dataset) -> dict[str, Numbers]:
    """Count the events, and the statements, that name each of `NamedPlaces`.

    What has several places counts at them together.
    """
    named = NamedPlaces.of(dataset)
    return {
        record: np.bincount(
            own[leading_rows(dataset, record, "place_id")], minlength=len(named.places)
        )
        for record, own in named.numbers.items()
    }


def rows_at(dataset: Dataset, place_ids: Collection[str]) -> int:
    """Count the events and statements at some places, each once, as `marks` counts them."""
    named = NamedPlaces.of(dataset)
    here = np.array([one in place_ids for one in named.places], dtype=bool)
    for several, parts in named.several.items():
        here[several] = here[[*parts]].any()
    return sum(int(own[here].sum()) for own in numbers_by_place(dataset).values())
