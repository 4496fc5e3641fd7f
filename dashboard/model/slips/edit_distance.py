"""Which of many known words was probably meant by one that nobody knows."""

import sys
from collections.abc import Iterable

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne


def nearest(wanted: str, known: Iterable[str], most: int = sys.maxsize) -> str:
    """Give the known word with the fewest slips of the finger from another one.

    A slip is a letter added, left out, replaced, or swapped with its neighbour.

    Parameters
    ----------
    wanted : str
        The word that is not known.
    known : iterable of str
        Of several that are equally near, the first in the alphabet is given.
    most : int, optional
        Slips that there may be, if fewer than what is said below.

    Returns
    -------
    str
        Empty where none is near: a word may have one slip, and one more for every five
        letters, but not as many as it has letters.
    """
    most = min(most, 1 + len(wanted) // 5, len(wanted) - 1)
    if most < 1:
        return ""
    found = extractOne(wanted, sorted(known), scorer=OSA.distance, score_cutoff=most)
    return found[0] if found else ""
