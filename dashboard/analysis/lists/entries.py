"""Entries of a long list: found by words, those that stand for most accounts first."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

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


def entries(labels: Mapping[str, str], spelt: Mapping[str, str] | None = None) -> Entries:
    """Make the entries of a list, given how each reads and how else it is spelt, by id."""
    others = spelt or {}
    texts = [fold(f"{label} {others.get(one, '')}") for one, label in labels.items()]
    return Entries(dict(labels), texts)


def found(
    listed: Entries, words: str, numbers: Sequence[int] | Numbers = (), but: Collection[str] = ()
) -> list[tuple[str, int]]:
    """Find entries by words.

    Parameters
    ----------
    listed : Entries
        All of them.
    words : str
        Each must be a part of what an entry is found by, however accented or cased.
    numbers : sequence of int
        How many accounts each entry has; none where it is not known.
    but : collection of str
        Ids that are left out.

    Returns
    -------
    list of tuple of str and int
        Ids and numbers, the largest number first, else in the order of the list.
    """
    sought = fold(words).split()
    kept = [
        (one, place)
        for place, (one, text) in enumerate(zip(listed.labels, listed.texts, strict=True))
        if all(word in text for word in sought) and one not in but
    ]
    if not len(numbers):
        return [(one, 0) for one, _ in kept]
    counted = [(one, int(numbers[place])) for one, place in kept]
    return sorted(counted, key=lambda entry: -entry[1])
