"""Spellings that give hidden people away: found in any text, and replaced there."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from urllib.parse import unquote

from dashboard.model.redaction.declined import declined
from dashboard.model.redaction.look_alikes import as_it_looks
from dashboard.model.redaction.pattern import CASED, PIECES, Pieces, pattern

NEUTRAL = "[redacted]"
GENERIC = {"prisoner", "prisoners", "redacted"}
NOWHERE = "https://redacted.invalid/"
ADDRESS = re.compile(r"https?://[!-~]+", re.IGNORECASE)
ORIGIN = re.compile(r"https?://[^\s/?#]+", re.IGNORECASE)
TOO_SHORT = re.compile(rf"[{CASED}\d]?")
SURNAME_FIRST = re.compile(
    "[㐀-鿿가-힣]{3,4}"
)  # a name of which the last two signs are somebody's own


@dataclass(frozen=True)
class Hidden:
    """Somebody whose name must not be seen.

    Parameters
    ----------
    label : str
        What is shown instead.
    wholes : tuple of str
        Full spellings; one of several words is this person wherever it stands.
    singles : tuple of str
        Parts of names. Like full spellings of one word, each may be part of another
        name too, or an everyday word.
    """

    label: str
    wholes: tuple[str, ...]
    singles: tuple[str, ...] = ()


class Spellings:
    """All spellings of hidden people, to be found together.

    They are found whatever their case and accents, with up to three signs or spaces, or
    none, between their pieces, and with their words in any rotation. In scripts with
    capitals they are found as whole words, in others anywhere; in Cyrillic in every case
    of theirs, and where letters of other scripts only look like theirs.

    Parameters
    ----------
    hidden : iterable of Hidden
        Whom to hide.
    others : iterable of str
        Names that are not to hide. A word of a hidden name that is in one of them too
        stands for nobody: it becomes `[redacted]`, like a word that several of the
        hidden share and one that is written as an everyday word, in small letters.
    """

    def __init__(self, hidden: Iterable[Hidden], others: Iterable[str] = ()) -> None:
        owners: dict[Pieces, set[str]] = defaultdict(set)
        wholes: set[str] = set()
        for person in hidden:
            for spelling in person.wholes:
                for pieces in _rotations(spelling):
                    owners[pieces].add(person.label)
                    if len(pieces) > 1:
                        wholes.add("".join(pieces))
            for part in person.singles:
                owners[_pieces(part)].add(person.label)
                if SURNAME_FIRST.fullmatch(part):
                    owners[_pieces(part[-2:])] |= {person.label, NEUTRAL}
        for pieces in [one for one in owners if TOO_SHORT.fullmatch("".join(one))]:
            del owners[pieces]
        self._bases: dict[str, set[str]] = defaultdict(set)
        for piece in {piece for pieces in owners for piece in pieces}:
            for form in declined(piece):
                self._bases[form].add(piece)
        self._pattern = re.compile(pattern(owners))
        self._owners: dict[str, set[str]] = defaultdict(set)
        for pieces, labels in owners.items():
            self._owners["".join(pieces)] |= labels
        self._words = self._owners.keys() - wholes
        self._shared: set[str] = set()  # of which another case is somebody else's name
        for name in others:
            for match in self._pattern.finditer(_folded(name)):
                key, bases = _key(match[0]), self._keys(match[0])
                if bases & self._words or key == _key(_folded(name)):
                    self._shared |= bases - {key}
                    self._owners[key].add(NEUTRAL)

    def in_text(self, text: str) -> bool:
        """Tell whether a text has one of the spellings in it."""
        return any(self._pattern.search(_folded(one)) for one in (text, *as_it_looks(text)))

    def replace(self, text: str, put: Callable[[str], str] = str) -> str:
        """Put labels in place of all spellings in a text.

        Parameters
        ----------
        text : str
            Any text.
        put : callable
            Turns a label into what stands in the text.
        """
        new, end = "", 0
        for start, behind, spelt in self._found(text):
            new += text[end:start] + put(self._label(spelt, text[start:behind]))
            end = behind
        return new + text[end:]

    def _found(self, text: str) -> list[tuple[int, int, str]]:
        """Find all spellings: where each begins and ends, and what is compared of it, in order.

        Spellings that only look like theirs count as well. Where one reaches into another,
        both are hidden, and nobody can tell whose they are.
        """
        spans = self._spans(text)
        for looks in as_it_looks(text):
            seen = self._spans(looks)
            spans += [one for one in seen if text[one[0] : one[1]] != looks[one[0] : one[1]]]
        found: list[tuple[int, int, str]] = []
        for start, end, spelt in sorted(spans):
            before, behind, _ = found[-1] if found else (0, 0, "")
            if start >= behind:
                found.append((start, end, spelt))
            elif start == before:
                found[-1] = (start, end, spelt)  # which is as long, or longer
            elif end > behind:
                found[-1] = (before, end, "")
        return found

    def _spans(self, text: str) -> list[tuple[int, int, str]]:
        """Find spellings in the letters that a text has."""
        found = list(self._pattern.finditer(_folded(text)))
        if not found:
            return []
        origin: Sequence[int] = range(len(text) + 1)
        if not text.isascii():
            origin = [at for at, sign in enumerate(text) for _ in FOLD[ord(sign)]] + [len(text)]
        return [
            (
                origin[match.start()],
                max(origin[match.end() - 1] + 1, origin[match.end()]),
                match[0],
            )
            for match in found
        ]

    def replace_all(self, text: str, put: Callable[[str], str] = str) -> str:
        """Do the same to a text that may hold web addresses; they are cut to their sites."""
        return self.replace(ADDRESS.sub(lambda match: self.address(match[0]), text), put)

    def address(self, url: str) -> str:
        """Give a web address as it is or, if it has a spelling in it, only its site."""
        if not self._in_address(url):
            return url
        site = ORIGIN.match(url)
        return f"{site[0]}/" if site and not self._in_address(site[0]) else NOWHERE

    def _in_address(self, url: str) -> bool:
        """Tell whether a web address has a spelling in it, escaped or not."""
        escaped = url
        for _ in range(5):
            url = unquote(url)
        return self.in_text(escaped) or self.in_text(url)

    def _keys(self, spelt: str) -> set[str]:
        """Give what the owners of a spelling are found by: itself, or what it is a case of."""
        if (key := _key(spelt)) in self._owners:
            return {key}
        bases = (self._bases.get(piece, {piece}) for piece in PIECES.findall(spelt))
        return {"".join(pieces) for pieces in product(*bases)} & self._owners.keys()

    def _label(self, spelt: str, written: str) -> str:
        """Choose the label, or the neutral word where it is not certain who is meant."""
        keys = self._keys(spelt)
        owners = {owner for key in keys for owner in self._owners[key]}
        is_common = keys & self._words and written.islower()
        if len(owners) != 1 or is_common or (keys - {_key(spelt)}) & self._shared:
            return NEUTRAL
        return next(iter(owners))


def parts(name: str) -> Iterator[str]:
    """Yield the words of a name and what hyphens part in them.

    Single letters are no parts, and neither are particles in small letters, as in
    Ludwig van Beethoven.
    """
    for word in name.split():
        if word.islower() and not name.islower():
            continue
        pieces = _pieces(word)
        if sum(map(str.isalpha, word)) > 1 and "".join(pieces) not in GENERIC:
            yield word
        for piece in pieces:
            if len(piece) > 1 and piece.isalpha() and piece not in GENERIC:
                yield piece


def slug(text: str) -> str:
    """Write a text as an id: Latin letters, digits and hyphens; empty where it has none."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")


class _Fold(dict[int, str]):
    """What is compared of each sign: no case, no accents, nothing that is not seen."""

    def __missing__(self, code: int) -> str:
        caseless = unicodedata.normalize("NFKD", chr(code)).casefold()
        plain = unicodedata.normalize("NFKD", caseless)
        self[code] = "".join(c for c in plain if unicodedata.category(c) not in ("Mn", "Cf"))
        return self[code]


FOLD = _Fold()


def _folded(text: str) -> str:
    """Fold each sign of a text."""
    return text.lower() if text.isascii() else text.translate(FOLD)


def _pieces(text: str) -> Pieces:
    """Take a spelling apart: words and numbers, or signs in scripts without capitals."""
    return tuple(PIECES.findall(_folded(text)))


def _key(folded: str) -> str:
    """Give what tells one spelling from another."""
    return "".join(PIECES.findall(folded))


def _rotations(spelling: str) -> Iterator[Pieces]:
    """Yield the pieces of a spelling, beginning with each of its words."""
    words = spelling.split()
    for first in range(len(words)):
        yield _pieces(" ".join(words[first:] + words[:first]))
