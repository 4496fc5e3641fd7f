"""Spellings that give hidden people away: found in any text, and replaced there."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from urllib.parse import unquote

NEUTRAL = "[redacted]"
GENERIC = {"prisoner", "prisoners", "redacted"}
NOWHERE = "https://redacted.invalid/"
ADDRESS = re.compile(r"https?://[!-~]+", re.IGNORECASE)
ORIGIN = re.compile(r"https?://[^\s/?#]+", re.IGNORECASE)
CASED = "a-zß-ֆ"  # folded letters of scripts with capitals, which part words by spaces
GAP = r"[\W_]{0,3}"
PIECES = re.compile(rf"[{CASED}]+|\d+|[^\W_]")
TOO_SHORT = re.compile(rf"[{CASED}\d]?")
Pieces = tuple[str, ...]


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
    capitals they are found as whole words, in others anywhere.

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
        for pieces in [one for one in owners if TOO_SHORT.fullmatch("".join(one))]:
            del owners[pieces]
        self._pattern = re.compile(_any_of([*map(_signs, owners)]) if owners else "(?!)")
        self._owners: dict[str, set[str]] = defaultdict(set)
        for pieces, labels in owners.items():
            self._owners["".join(pieces)] |= labels
        self._words = self._owners.keys() - wholes
        for name in others:
            for match in self._pattern.finditer(_folded(name)):
                if (key := _key(match[0])) in self._words or key == _key(_folded(name)):
                    self._owners[key].add(NEUTRAL)

    def in_text(self, text: str) -> bool:
        """Tell whether a text has one of the spellings in it."""
        return self._pattern.search(_folded(text)) is not None

    def replace(self, text: str, put: Callable[[str], str] = str) -> str:
        """Put labels in place of all spellings in a text.

        Parameters
        ----------
        text : str
            Any text.
        put : callable
            Turns a label into what stands in the text.
        """
        found = list(self._pattern.finditer(_folded(text)))
        if not found:
            return text
        origin: Sequence[int] = range(len(text) + 1)
        if not text.isascii():
            origin = [at for at, sign in enumerate(text) for _ in FOLD[ord(sign)]] + [len(text)]
        new, end = "", 0
        for match in found:
            start = origin[match.start()]
            new += text[end:start]
            end = max(origin[match.end() - 1] + 1, origin[match.end()])
            new += put(self._label(_key(match[0]), text[start:end]))
        return new + text[end:]

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

    def _label(self, key: str, written: str) -> str:
        """Choose the label, or the neutral word where it is not certain who is meant."""
        if len(self._owners[key]) > 1 or (key in self._words and written.islower()):
            return NEUTRAL
        return next(iter(self._owners[key]))


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


def _signs(pieces: Pieces) -> list[str]:
    """Write the pattern of one spelling, sign by sign."""
    signs = [sign for piece in pieces for sign in (GAP, *piece)][1:]
    return [_edge(pieces[0], "<!"), *signs, _edge(pieces[-1], "!")]


def _any_of(patterns: Sequence[list[str]]) -> str:
    """Write one pattern for several: what begins alike is tried once, the longest first."""
    alike = takewhile(lambda signs: len({*signs}) == 1, zip(*patterns, strict=False))
    shared = [signs[0] for signs in alike]
    branches = defaultdict(list)
    for pattern in patterns:
        branches["".join(pattern[len(shared) :][:1])].append(pattern[len(shared) :])
    if len(branches) == 1:
        return "".join(shared)
    longest_first = sorted(branches, key=lambda sign: sign.startswith("(?!") or not sign)
    return "".join(shared) + f"(?:{'|'.join(_any_of(branches[sign]) for sign in longest_first)})"


def _edge(piece: str, look: str) -> str:
    """Write that a word or number is whole."""
    if re.match(f"[{CASED}]", piece):
        return f"(?{look}[{CASED}])"
    return rf"(?{look}\d)" if piece.isdigit() else ""
