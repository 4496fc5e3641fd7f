"""Which of many known words was probably meant by one that nobody knows."""

from collections.abc import Iterable


def nearest(wanted: str, known: Iterable[str]) -> str:
    """Give the known word with the fewest slips of the finger from another one.

    Parameters
    ----------
    wanted : str
        The word that is not known.
    known : iterable of str
        Of several that are equally near, the first in the alphabet is given.

    Returns
    -------
    str
        Empty where none is near: a word may have one slip, and one more for every five
        letters.
    """
    allowed = 1 + len(wanted) // 5
    signs = set(wanted)
    best, least = "", allowed + 1
    for word in sorted(known):
        if abs(len(word) - len(wanted)) < least and len(signs ^ set(word)) <= 2 * allowed:
            slips = _slips(wanted, word)
            if slips < min(least, len(wanted)):
                best, least = word, slips
    return best


def _slips(one: str, other: str) -> int:
    """Count letters added, left out, replaced, or swapped with their neighbour."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, sign in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != sign))
            if i > 1 < j and letter == other[j - 2] and sign == one[i - 2]:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
