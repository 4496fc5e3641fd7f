"""Where in a text the words of a search stand, as `search` compares them."""

from collections.abc import Sequence
from functools import lru_cache

from dashboard.analysis.choices.search import SIGNS
from dashboard.model.slips.folding import fold


def hits(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Find words in a text without regard to case, accents and kinds of signs.

    Parameters
    ----------
    text : str
        Any text.
    words : sequence of str
        Letters as `fold` leaves them, which may stand anywhere, or what `search.runs` makes
        of words: these begin with a space. Empty ones are nowhere.

    Returns
    -------
    list of tuple of int
        First and last place of each hit, the last one not included, in order; hits
        that touch or overlap are one. Accents behind a letter that is hit belong to it,
        and a sign of which a part is hit is hit as a whole.
    """
    compared = [_compared(sign) for sign in text]
    starts = [place for place, part in enumerate(compared) for _ in part]
    as_letters = "".join(compared), starts
    as_words = _laid_out(*as_letters) if any(word.startswith(" ") for word in words) else None
    found = []
    for word in filter(None, words):
        is_run = word.startswith(" ")
        hay, places = as_words if as_words and is_run else as_letters
        at = hay.find(word)
        while at >= 0:
            end = places[at + len(word.rstrip()) - 1] + 1
            while end < len(text) and not compared[end]:
                end += 1
            found.append((places[at + is_run], end))
            at = hay.find(word, at + 1)
    return _joined(found)


def _laid_out(folded: str, starts: Sequence[int]) -> tuple[str, list[int]]:
    """Give the words of a text as `search.laid_out` does, and of each sign where it comes from."""
    signs, places = [" "], [0]
    for sign, place in zip(folded, starts, strict=True):
        for one in SIGNS[ord(sign)]:
            if one != " " or signs[-1] != " ":
                signs.append(one)
                places.append(place)
    return f"{''.join(signs).rstrip()} ", places


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
