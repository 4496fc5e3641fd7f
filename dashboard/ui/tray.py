"""A tray: what it holds is sent only when a reader opens it."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from dashboard.ui.choices.changes import when_changed


@contextmanager
def tray(label: str, name: str, height_px: int) -> Iterator[bool]:
    """Put a tray on the page; yield whether it is open, and what it holds is to be shown.

    Parameters
    ----------
    label : str
        What is in it, as Markdown; it may say something else after another choice.
    name : str
        Tells the trays of all pages apart. A tray of a name stays open.
    height_px : int
        How high about what it holds will be: it has its room before it comes, and
        nothing moves when it does.
    """
    key, kept = f"tray {name}", f"open {name}"

    def keep() -> None:
        st.session_state[kept] = st.session_state[key]

    st.session_state[key] = st.session_state.get(kept, False)
    with st.expander(label, key=key, on_change="rerun") as opened:
        when_changed(key, keep)
        if not opened.open:
            st.space(height_px)
        yield bool(opened.open)
