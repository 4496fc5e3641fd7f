"""One pattern for many spellings, each in all its cases, whatever stands between its pieces."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import takewhile

from dashboard.model.redaction.declined import declined

CASED = "a-zß-ֆ"  # folded letters of scripts with capitals, which part words by spaces
GAP = r"[\W_]{0,3}"
PIECES = re.compile(rf"[{CASED}]+|\d+|[^\W_]")
NOTHING = "(?!)"
Pieces = tuple[str, ...]  # of a spelling: words and numbers, or signs in scripts without capitals


def pattern(spellings: Collection[Pieces]) -> str:
    """Write the pattern that finds spellings in a folded text; of none, one that finds nothing."""
    return _any_of([*map(_signs, spellings)]) if spellings else NOTHING


def _signs(pieces: Pieces) -> list[str]:
    """Write the pattern of one spelling, sign by sign."""
    signs = [sign for piece in pieces for sign in (GAP, *_cases(piece))][1:]
    return [_edge(pieces[0], "<!"), *signs, _edge(pieces[-1], "!")]


def _cases(piece: str) -> list[str]:
    """Write the pattern of a piece: what all its cases begin with, and how they go on."""
    forms = declined(piece)
    if len(forms) == 1:
        return [*piece]
    begins = _alike([*forms])
    ends = sorted((form[len(begins) :] for form in forms), key=len, reverse=True)
    return [*begins, f"(?:{'|'.join(ends)})"]


def _any_of(patterns: Sequence[list[str]]) -> str:
    """Write one pattern for several: what begins alike is tried once, the longest first."""
    shared = _alike(patterns)
    branches = defaultdict(list)
    for pattern in patterns:
        branches["".join(pattern[len(shared) :][:1])].append(pattern[len(shared) :])
    if len(branches) == 1:
        return "".join(shared)
    longest_first = sorted(branches, key=lambda sign: sign.startswith("(?!") or not sign)
    return "".join(shared) + f"(?:{'|'.join(_any_of(branches[sign]) for sign in longest_first)})"


def _alike(several: Sequence[Sequence[str]]) -> list[str]:
    """Give the signs that all begin with."""
    alike = takewhile(lambda signs: len({*signs}) == 1, zip(*several, strict=False))
    return [signs[0] for signs in alike]


def _edge(piece: str, look: str) -> str:
    """Write that a word or number is whole."""
    if re.match(f"[{CASED}]", piece):
        return f"(?{look}[{CASED}])"
    return rf"(?{look}\d)" if piece.isdigit() else ""
