"""The part of the map that the reader looks at: in the session, and in the address.

It stands there as its edges in degrees: `part=36.1,49.9,36.4,50.1`, west, south, east, north.
"""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.charts.map.crowd import as_box, as_part
from dashboard.charts.map.extent import Bbox

PARAMETER, PART = "part", "part of the map"


def part_of_map() -> Bbox | None:
    """Give the part that the reader looks at; `None` for the whole map."""
    box: Bbox | None = st.session_state.get(PART)
    return box


def look(box: Bbox | None) -> None:
    """Look at a part of the map, or at all of it."""
    st.session_state[PART] = box


def follow(query: Mapping[str, Sequence[str]]) -> list[str]:
    """Look at what an address says; give what of it is no part of a map."""
    look(None)
    unknown = []
    for value in query.get(PARAMETER, ()):
        try:
            look(as_box(value))
        except ValueError:
            unknown.append(f"{PARAMETER}={value}")
    return unknown


def write() -> dict[str, list[str]]:
    """Give the query parameter of the part that the reader looks at; none for the whole map."""
    box = part_of_map()
    return {PARAMETER: [as_part(box)]} if box else {}
