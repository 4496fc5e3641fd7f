"""The columns that the reader has added to tables: in the session, and the address.

They are chosen for a table of the dataset, wherever rows of it are shown, and stand in the
address in the order in which they were chosen: a curator's own as `column=events.weather`, the
program's as `also=events.note`.
"""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.analysis.own_cells import MARK, own_names
from dashboard.model.dataset import Dataset

OWN, PROGRAMS, BETWEEN = "column", "also", "."
CHOSEN = "more columns"
ON_DEMAND = {  # what a table of these rows does not show before a reader asks for it
    "events": ("summary", "kind", "date", "tags", "evidence", "locator", "link", "note"),
    "statements": (
        *("quote", "original", "language", "translated", "about", "place", "given"),
        *("asked", "tags", "evidence", "locator", "link", "note"),
    ),
}


def chosen(table: str) -> list[str]:
    """Give the columns that are added to a table; a curator's own are marked (`own_cells`)."""
    return list(_chosen().get(table, ()))


def choose(table: str, names: Sequence[str]) -> None:
    """Add these columns to a table, and no others."""
    st.session_state[CHOSEN] = {**_chosen(), table: list(names)}


def follow(query: Mapping[str, Sequence[str]], dataset: Dataset) -> list[str]:
    """Choose what an address says; give what the dataset, or the program, does not have."""
    found: dict[str, list[str]] = {}
    unknown = []
    for parameter in (OWN, PROGRAMS):
        for value in dict.fromkeys(query.get(parameter, ())):
            table, _, name = value.partition(BETWEEN)
            own = dataset.own_columns.get(table)
            there = () if own is None else own
            if name in (there if parameter == OWN else ON_DEMAND.get(table, ())):
                found.setdefault(table, []).append(MARK * (parameter == OWN) + name)
            else:
                unknown.append(f"{parameter}={value}")
    st.session_state[CHOSEN] = found
    return unknown


def write() -> dict[str, list[str]]:
    """Give the query parameters of the columns that are added; none where none is."""
    written: dict[str, list[str]] = {}
    for table, names in _chosen().items():
        own = own_names(names)
        for name in names:
            parameter = OWN if name in own else PROGRAMS
            written.setdefault(parameter, []).append(f"{table}{BETWEEN}{own.get(name, name)}")
    return written


def _chosen() -> dict[str, list[str]]:
    """Give the columns that are added, by table."""
    now: dict[str, list[str]] = st.session_state.get(CHOSEN, {})
    return now
