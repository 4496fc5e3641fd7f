"""The curator's own columns that the reader has added to tables: in the session, and the address.

They are chosen for a table of the dataset, wherever rows of it are shown, and stand in the
address as `column=events.weather`, in the order in which they were chosen.
"""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.model.dataset import Dataset

PARAMETER, BETWEEN = "column", "."
CHOSEN = "more columns"


def chosen(table: str) -> list[str]:
    """Give the names of the own columns that are added to a table."""
    return list(_chosen().get(table, ()))


def choose(table: str, names: Sequence[str]) -> None:
    """Add these own columns to a table, and no others."""
    st.session_state[CHOSEN] = {**_chosen(), table: list(names)}


def follow(query: Mapping[str, Sequence[str]], dataset: Dataset) -> list[str]:
    """Choose what an address says; give what the dataset does not have."""
    found: dict[str, list[str]] = {}
    unknown = []
    for value in dict.fromkeys(query.get(PARAMETER, ())):
        table, _, name = value.partition(BETWEEN)
        own = dataset.own_columns.get(table)
        if own is not None and name in own:
            found.setdefault(table, []).append(name)
        else:
            unknown.append(f"{PARAMETER}={value}")
    st.session_state[CHOSEN] = found
    return unknown


def write() -> dict[str, list[str]]:
    """Give the query parameter of the columns that are added; none where none is."""
    written = [f"{table}{BETWEEN}{name}" for table, own in _chosen().items() for name in own]
    return {PARAMETER: written} if written else {}


def _chosen() -> dict[str, list[str]]:
    """Give the names of the columns that are added, by table."""
    now: dict[str, list[str]] = st.session_state.get(CHOSEN, {})
    return now
