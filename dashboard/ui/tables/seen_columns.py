"""Which columns of a table are seen: what differs between its rows, and what a reader adds."""

from functools import partial
from itertools import islice
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.analysis.lists.same_values import same_in_all
from dashboard.analysis.own_cells import own_names
from dashboard.analysis.phrases import count
from dashboard.ui.choices import more_columns
from dashboard.ui.choices.changes import when_changed
from dashboard.ui.text import plain

OWN_PX = 190
FIRST = 3  # columns, before a curator's own
ALWAYS = frozenset(("what", "title"))  # shown whatever stands there
Columns = dict[str, Any]


def with_own(frame: pd.DataFrame, columns: Columns, of: str) -> Columns:
    """Put a curator's own columns that the reader has added behind the first three."""
    names = own_names(frame)
    added = [one for one in more_columns.chosen(of) if one in names]
    own = {one: st.column_config.TextColumn(names[one], width=OWN_PX) for one in added}
    return {**dict(islice(columns.items(), FIRST)), **own, **columns}


def seen_first(
    frame: pd.DataFrame, rows: pd.DataFrame, columns: Columns, title: str, of: str
) -> Columns:
    """Choose the columns that are seen; tell what all rows have, and offer the other columns."""
    asked = more_columns.chosen(of)
    later = set(more_columns.ON_DEMAND.get(of, ())).difference(asked)
    first = {one: column for one, column in columns.items() if one not in later}
    same = same_in_all(rows, [one for one in first if one not in ALWAYS and one not in asked])
    said = [f"{columns[one]['label']}: {text}" for one, text in same.items() if text]
    line = f"The same in every row: {plain('; '.join(said))}" if said else ""
    if of:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(line or count(len(rows), "row"), width="stretch")
            _menu(frame, columns, title, of)
    elif line:
        st.caption(line)
    return {one: column for one, column in first.items() if one not in same} or first


def _menu(frame: pd.DataFrame, columns: Columns, title: str, of: str) -> None:
    """Let the reader add columns to a table, a curator's own ones among them."""
    later = [one for one in more_columns.ON_DEMAND.get(of, ()) if one in columns]
    names = {one: columns[one]["label"] for one in later} | own_names(frame)
    if not names:
        return
    key = f"more columns {title}"
    st.session_state[key] = [one for one in more_columns.chosen(of) if one in names]
    with st.popover("Columns", type="tertiary"):
        st.multiselect(
            f"More columns: {title}",
            list(names),
            format_func=lambda one: names.get(one, one),
            placeholder="choose columns to add",
            key=key,
            select_all=False,
        )
        when_changed(key, partial(_add_columns, key, of))


def _add_columns(key: str, of: str) -> None:
    """Take over the columns that were chosen above a table."""
    more_columns.choose(of, st.session_state[key])
