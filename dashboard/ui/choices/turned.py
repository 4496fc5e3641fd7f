"""Where the reader is in what is long: the page, the order, and the words that are sought.

It stands in the session and in the address, by the name of a table or list: `page.events=3`,
`sort.events=-place` (`-`: the largest first), `find.events=bridge`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from dashboard.analysis.choices.address import turns

TURNED = "turned"
PAGE, SORT, FIND = "page", "sort", "find"
MOST_SIGNS, MOST_DIGITS = 200, 6
NAMES = {
    *("events", "statements", "accounts", "legs", "days-since-arrival", "sources"),
    *("events-there", "statements-about-it", "statements-by-them", "statements-about-them"),
    *("events-in-part", "statements-in-part"),
    *("inferred-events", "events-without-a-date", "events-without-a-place"),
    *("places-without-a-point", "candidates", "matrix", "contradiction", "day", "refinement"),
    *("two-sources", "not-both", "evidence", "evidence.csv", "corpus"),
    *("timeline", "since-arrival", "elsewhere", "reading", "publications", "problems"),
    *("sources.csv", "people.csv", "places.csv", "place_candidates.csv", "events.csv"),
    *("statements.csv", "vocabulary.csv"),
}


@dataclass(frozen=True)
class Turned:
    """Which part of a table or list is shown.

    Parameters
    ----------
    page : int
        Counted from 1; there may be fewer.
    by : str
        Key of the order, a column for instance, which may not be there; empty for the
        order that it has by itself.
    down : bool
        Whether the largest goes first.
    words : str
        What is sought in it.
    """

    page: int = 1
    by: str = ""
    down: bool = False
    words: str = ""

    @property
    def asks(self) -> bool:
        """Whether it is in another order, or only a part is sought."""
        return bool(self.by or self.words)


AS_IT_IS = Turned()


def turned(name: str) -> Turned:
    """Give which part of a table or list is shown."""
    return _all().get(name, AS_IT_IS)


def turn(name: str, **changes: Any) -> None:
    """Show another part of it, from its first page on unless a page is given; for callbacks."""
    _all()[name] = replace(turned(name), **{"page": 1, **changes})


def to_first_pages() -> None:
    """Begin everything again: its rows are others now."""
    for name, now in _all().items():
        _all()[name] = replace(now, page=1)


def follow(query: Mapping[str, Sequence[str]]) -> list[str]:
    """Show what an address says; give what of it nobody can follow, as `name=value`."""
    st.session_state[TURNED] = {}
    unknown = []
    for parameter, values in query.items():
        if not turns(parameter):
            continue
        what, _, name = parameter.partition(".")
        value = " ".join(values[-1].split())[:MOST_SIGNS] if values else ""
        changes = _changes(what, value)
        if name in NAMES and changes:
            _all()[name] = replace(turned(name), **changes)
        else:
            unknown.append(f"{parameter}={value}")
    return unknown


def write() -> dict[str, list[str]]:
    """Give the parameters of the address for all that is not shown from its beginning."""
    query: dict[str, list[str]] = {}
    for name, now in _all().items():
        if now.words:
            query[f"{FIND}.{name}"] = [now.words]
        if now.by:
            query[f"{SORT}.{name}"] = ["-" * now.down + now.by]
        if now.page > 1:
            query[f"{PAGE}.{name}"] = [str(now.page)]
    return query


def _changes(what: str, value: str) -> dict[str, Any]:
    """Read a value of the address; nothing where it says nothing."""
    if what == FIND:
        return {"words": value} if value else {}
    if what == SORT:
        by = value.removeprefix("-")
        return {"by": by, "down": value != by} if by else {}
    is_page = value.isascii() and value.isdecimal() and len(value) <= MOST_DIGITS
    return {"page": int(value)} if is_page and int(value) else {}


def _all() -> dict[str, Turned]:
    """Give all that the reader has turned, by name."""
    found: dict[str, Turned] = st.session_state.setdefault(TURNED, {})
    return found
