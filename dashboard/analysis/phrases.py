"""Numbers and lists of things as a sentence has them: plain text."""

from collections.abc import Iterable


def listed(names: Iterable[str], last: str = "and") -> str:
    """Join names as a sentence does, each once: `Babel, UNN and LIGA.net`."""
    *first, end = dict.fromkeys(names) or [""]
    return f"{', '.join(first)} {last} {end}" if first else end


def capital(text: str) -> str:
    """Begin a text with a capital letter and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def within(name: str) -> str:
    """Give a name as it stands within a sentence: `the white lorry`."""
    first, _, rest = name.partition(" ")
    return f"{first.lower()} {rest}" if rest and first in ("The", "A", "An") else name


def count(number: int, noun: str) -> str:
    """Write a number of things."""
    return f"{number} {noun}" if number == 1 else f"{number:,} {noun}s"
