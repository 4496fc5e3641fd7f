"""Records that belong to what is open, as a list from which each opens."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from dashboard.analysis.lists.entries import entries
from dashboard.ui.choices.changes import when_changed
from dashboard.ui.choices.long_list import AT_ONCE, LongList, long_list
from dashboard.ui.choices.selection import select


def linked(title: str, table: str, records: Mapping[str, str]) -> None:
    """Offer the records that belong to this one."""
    key = f"linked {title}"
    if len(records) > AT_ONCE:
        long_list(LongList(key, title, entries(records), partial(select, table)))
    elif records:
        st.selectbox(
            title,
            list(records),
            index=None,
            format_func=lambda one: records.get(one, one),
            placeholder=f"{len(records)}: choose one to open it",
            filter_mode="contains",
            key=key,
        )
        when_changed(key, partial(_open, table, key))


def _open(table: str, key: str) -> None:
    """Open the record that was chosen."""
    select(table, st.session_state[key])
