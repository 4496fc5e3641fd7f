"""Whose events are counted apart: people's, or where hardly anybody is named, places'."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis.accounts.readable import NO_PLACE, NOBODY
from dashboard.analysis.density.parted_places import Part, parted_places
from dashboard.model.dataset import Dataset
from dashboard.model.lookups.several_places import each, exploded, is_several

PERSON, PLACE = "person", "place"
Numbers = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Groups:
    """Events by person or place, those with the most events first.

    Parameters
    ----------
    by : str
        `PERSON` or `PLACE`.
    names : tuple of str
        Of each group.
    ids : tuple of str or None
        person_id or place_id of each; `None` where to choose one would leave other events
        than those of the group: of those that nobody is named in, for instance.
    event, group : array of int
        Which event belongs to which group, each pair once. An event of several people
        belongs to several groups; by place each event belongs to one.
    """

    by: str
    names: tuple[str, ...]
    ids: tuple[str | None, ...]
    event: Numbers
    group: Numbers


def groups(dataset: Dataset, named: pd.DataFrame) -> Groups:
    """Put events into groups.

    Parameters
    ----------
    dataset : Dataset
        Knows the names.
    named : DataFrame
        As `named_events.named_events` gives it.

    Returns
    -------
    Groups
        By person where at least half of the events name somebody, and they name more than
        one; otherwise by place. Events are numbered in the order in which they first stand.
    """
    event, _ = pd.factorize(named.index)
    nameless = named["lane_id"].isna().to_numpy()
    several = named["lane_id"].nunique() > 1
    if several and 2 * event[nameless].size <= len(np.unique(event)):
        return _by_person(dataset, named["lane_id"], event)
    _, first = np.unique(event, return_index=True)
    return _by_place(dataset, named["place_id"].iloc[first])


def _by_person(dataset: Dataset, persons: pd.Series, event: Numbers) -> Groups:
    """Give each person a group; those of whom others are members cannot be chosen alone."""
    names = dataset.people_names
    of, found = _most_first(persons, list(names))
    known = [one if one is not None and len(dataset.members(one)) == 1 else None for one in found]
    said = [NOBODY if one is None else names[one] for one in found]
    return Groups(PERSON, tuple(said), tuple(known), event, of)


def _by_place(dataset: Dataset, places: pd.Series) -> Groups:
    """Give each part of the places a group."""
    names = dataset.place_names
    own = Counter(exploded(places))
    part_of = parted_places(dataset, own)
    keys = places.map({one: _key(one, part_of) for one in places.dropna().unique()})
    parts = {part.key: part for part in part_of.values()}
    ranks = {name: rank for rank, name in enumerate(names)}
    order = sorted(parts, key=lambda key: (ranks[parts[key].place_id], key))
    of, found = _most_first(keys, [*order, *(key for key in keys.unique() if is_several(key))])
    chosen = [parts.get(key) if key else None for key in found]
    known = [part.place_id if part and part.whole else None for part in chosen]
    said = [
        part.named(names[part.place_id]) if part else dataset.where_names.get(key or "", NO_PLACE)
        for key, part in zip(found, chosen, strict=True)
    ]
    return Groups(PLACE, tuple(said), tuple(known), np.arange(len(places)), of)


def _key(place_id: str, part_of: Mapping[str, Part]) -> str:
    """Tell the group of a place; several in different parts are one by themselves."""
    keys = {part_of[one].key for one in each(place_id)}
    return keys.pop() if len(keys) == 1 else place_id


def _most_first(keys: pd.Series, order: list[str]) -> tuple[Numbers, list[str | None]]:
    """Number keys by how often they stand there, equals in an order, what is missing last."""
    codes, known = pd.factorize(keys)
    missing, *own = np.bincount(codes + 1, minlength=1).tolist()
    sizes = dict(zip(known, own, strict=True))
    ranked: list[tuple[int, str | None]] = [(-sizes[key], key) for key in order if key in sizes]
    if missing:
        ranked.append((-missing, None))
    ranked.sort(key=lambda one: one[0])
    found = [key for _, key in ranked]
    numbers = {key: number for number, key in enumerate(found)}
    of = np.array([*(numbers[key] for key in known), numbers.get(None, -1)], dtype=np.intp)
    return of[codes], found
