"""What is open stands beside the page, or as a sheet over it: its name, and how it is closed."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from dashboard.ui.choices.selection import put
from dashboard.ui.text import plain

SWIPE = '<script type="module" src="app/static/sheet.js"></script>'  # which closes a sheet


@contextmanager
def sheet(title: str) -> Iterator[None]:
    """Put what is open beside the page; `static/page.css` says where that is."""
    with st.bottom, st.container(gap="xsmall", key="detail"):
        with st.container(horizontal=True, wrap=False, gap="small", key="detail head"):
            st.markdown(f"**{plain(title)}**", width="stretch")
            st.button(
                "Close", on_click=put, args=(None,), type="tertiary", shortcut="Esc", key="close"
            )
            st.html(SWIPE, unsafe_allow_javascript=True)
        yield
