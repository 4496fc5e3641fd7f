"""Where in a text the words of a search stand, as `search` compares them."""

from collections.abc import Sequence
from functools import lru_cache

from dashboard.model.slips.folding import fold


def hits(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Find words in a text without regard to case, accents and kinds of signs.

    Parameters
    ----------
    text : str
        Any text.
    words : sequence of str
        What `search.fold` makes of the words that are sought; empty ones are nowhere.

    Returns
    -------
    list of tuple of int
        First and last place of each hit, the last one not included, in order; hits
        that touch or overlap are one. Accents behind a letter that is hit belong to it,
        and a sign of which a part is hit is hit as a whole.
    """
    compared = [_compared(sign) for sign in text]
    starts = [place for place, part in enumerate(compared) for _ in part]
    hay = "".join(compared)
    found = []
    for word in filter(None, words):
        at = hay.find(word)
        while at >= 0:
            end = starts[at + len(word) - 1] + 1
            while end < len(text) and not compared[end]:
                end += 1
            found.append((starts[at], end))
            at = hay.find(word, at + 1)
    return _joined(found)


@lru_cache(maxsize=10_000)
def _compared(sign: str) -> str:
    """Give what one sign is compared as: nothing for an accent, several for a ligature."""
    return fold(f"x{sign}x")[1:-1]


def _joined(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sort hits and make one of those that touch or overlap."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
