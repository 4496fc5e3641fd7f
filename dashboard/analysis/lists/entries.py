"""Entries of a long list: found by words, those that stand for most accounts first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from dashboard.model.slips.folding import fold

Numbers = npt.NDArray[np.intp]  # of accounts, one for each entry


@dataclass(frozen=True)
class Entries:
    """What a reader can choose among.

    Parameters
    ----------
    labels : dict of str to str
        How each entry reads, by id, in the order of the list.
    texts : list of str
        What each entry is found by, folded.
    """

    labels: dict[str, str]
    texts: list[str]

    @cached_property
    def ids(self) -> list[str]:
        """The ids, in the order of the list."""
        return list(self.labels)

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each id stands in the list, from 0 on."""
        return {one: place for place, one in enumerate(self.labels)}


def entries(labels: Mapping[str, str], spelt: Mapping[str, str] | None = None) -> Entries:
    """Make the entries of a list, given how each reads and how else it is spelt, by id."""
    others = spelt or {}
    texts = [fold(f"{label} {others.get(one, '')}") for one, label in labels.items()]
    return Entries(dict(labels), texts)


def found(
    listed: Entries,
    words: str,
    numbers: Sequence[int] | Numbers = (),
    *,
    but: Iterable[str] = (),
    only: Iterable[str] | None = None,
) -> Numbers:
    """Find entries by words.

    Parameters
    ----------
    listed : Entries
        All of them.
    words : str
        Each must be a part of what an entry is found by, however accented or cased.
    numbers : sequence of int
        How many accounts each entry has; none where it is not known.
    but, only : iterable of str
        Ids that are left out, and those of which one must be.

    Returns
    -------
    array of int
        Places in the list, of those with the largest numbers first, else in its order.
    """
    kept = np.full(len(listed.texts), only is None)
    kept[_places(listed, only or ())] = True
    kept[_places(listed, but)] = False
    if sought := fold(words).split():
        kept &= [all(word in text for word in sought) for text in listed.texts]
    rows = np.flatnonzero(kept)
    if not len(numbers):
        return rows
    return rows[np.argsort(-np.asarray(numbers)[rows], kind="stable")]


def _places(listed: Entries, ids: Iterable[str]) -> list[int]:
    """Give where ids stand in the list, if they do."""
    return [listed.places[one] for one in ids if one in listed.places]
