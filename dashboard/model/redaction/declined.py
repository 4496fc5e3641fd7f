"""The case endings that Ukrainian and Russian give to a name: found in a text, they give it away.

Only what one name becomes in the singular, and an adjective's other gender and plural: genitive
plurals and possessives (`Іванів`, `Петров`) are surnames of others far more often.
"""

from collections.abc import Iterable, Iterator

VOWELS = "аеєиіоуыэюя"  # folded: й is и, ї is і, ё is е
FLEETING = "оеє"
SHORTEST = 3  # letters; a shorter one with an ending is an everyday word
SOFTER = {"г": "з", "к": "ц", "х": "с"}  # before і and е
SIBILANT = "жчшщцр"  # and р, which often goes like them
OF_CONSONANT = ("а", "у", "ові", "ом", "і", "и", "ы", "е")
OF_SIBILANT = ("я", "ю", "еві", "ем", "єм")
OF_A = ("а", "я", "и", "ы", "і", "е", "є", "о", "у", "ю", "ою", "ею", "єю", "ои", "еи")
OF_A_ADJECTIVE = ("оі", "іи", "ая", "ую")
OF_O = ("о", "а", "у", "ові", "ом", "і", "е")
OF_SHORT_I = ("и", "я", "ю", "ем", "єм", "еві", "єві", "і", "е", "є")
OF_SOFT = ("ь", "я", "ю", "ью", "еві", "єві", "ем", "єм", "і", "и", "е")
OF_ADJECTIVE = (
    *("ии", "ыи", "іи", "ои", "ого", "его", "ього", "ому", "ему", "ьому", "им", "ім", "ым", "ом"),
    *("а", "я", "ая", "яя", "оі", "іи", "у", "ю", "ую", "юю", "ою", "ею", "их", "ых", "ими", "ыми"),
    *("і", "и", "ые", "ие"),
)
OF_POSSESSIVE = ("им", "ым", "оі", "ои", "іи", "ою", "их", "ых", "ими", "ыми")  # like Петров
POSSESSIVE = ("ов", "ев", "єв", "ін", "ин", "ын")


def declined(word: str) -> frozenset[str]:
    """Give a folded word in every case, itself among them; alone if it is not declined.

    Parameters
    ----------
    word : str
        As `spellings` folds it: in small letters, without what stands above them.
    """
    if len(word) < SHORTEST or not all("а" <= sign <= "ӿ" for sign in word):
        return frozenset([word])
    return frozenset([word, *_forms(word)])


def _forms(word: str) -> Iterator[str]:
    """Yield the other cases of a word, by what it ends with."""
    stem, last = word[:-1], word[-1]
    after_vowel = stem[-1] in VOWELS
    if last in "ая":
        yield from _with(stem, OF_A)
        yield from () if after_vowel else _with(stem, OF_A_ADJECTIVE)
        if stem[-1] in SOFTER:
            yield from _with(stem[:-1] + SOFTER[stem[-1]], ("і", "е"))
    elif last == "о" and not after_vowel:
        yield from _with(stem, OF_O)
    elif last == "и" and after_vowel:
        yield from _with(stem, OF_SHORT_I)
        yield from _with(stem[:-1], OF_ADJECTIVE) if stem[-1] in "иыіо" else ()
    elif last == "ь":
        for one in _stems(stem):
            yield from _with(one, OF_SOFT)
    elif last not in VOWELS:
        for one in _stems(word):
            yield from _with(one, OF_CONSONANT)
            yield from _with(one, OF_SIBILANT) if last in SIBILANT else ()
        yield from _with(word, OF_POSSESSIVE) if word.endswith(POSSESSIVE) else ()


def _stems(word: str) -> Iterator[str]:
    """Yield what comes before an ending: Кравец and Кравц, Федір and Федор."""
    yield word
    before, vowel, last = word[:-2], word[-2], word[-1]
    if len(before) < SHORTEST - 1:
        return
    if vowel in FLEETING and before[-1] not in VOWELS:
        yield before + last
    if vowel == "і":
        yield from (before + other + last for other in "ое")


def _with(stem: str, endings: Iterable[str]) -> Iterator[str]:
    """Yield a stem with each of some endings."""
    return (stem + ending for ending in endings if len(stem) >= SHORTEST - 1)
