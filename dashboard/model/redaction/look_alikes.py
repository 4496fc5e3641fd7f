"""Texts as they look: letters of another script that stand for their likes read as a name."""

import re
from collections.abc import Iterator, Mapping

from dashboard.model.slips.text_slips import LOOK_ALIKES

WORD = re.compile(r"[^\W\d_]+")
LATIN, CYRILLIC = re.compile("[A-Za-z]"), re.compile("[Ͱ-ԯ]")  # with Greek
TO_LATIN = {one: other for one, other in LOOK_ALIKES.items() if chr(one).isalpha()}
TO_LATIN |= str.maketrans("УЅԜ", "YSW")
TO_CYRILLIC = {other: one for one, other in TO_LATIN.items() if one >= ord("Ѐ")}


def as_it_looks(text: str) -> Iterator[str]:
    """Yield a text with words of look-alikes in Latin letters and in Cyrillic ones, where it is so.

    Only words that are then all of one script; every letter stays in its place.
    """
    if not CYRILLIC.search(text):
        return
    for letters, others in ((TO_LATIN, CYRILLIC), (TO_CYRILLIC, LATIN)):
        looks = WORD.sub(lambda word: _read(word[0], letters, others), text)  # noqa: B023
        if looks != text:
            yield looks


def _read(word: str, letters: Mapping[int, int], others: re.Pattern[str]) -> str:
    """Give a word in the letters of one script, or as it is where some have no like in it."""
    read = word.translate(letters)
    return word if others.search(read) else read
