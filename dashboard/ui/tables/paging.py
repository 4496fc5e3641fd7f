"""What is read page by page: which rows stand on this one, and the way to the others."""

from functools import partial

import streamlit as st

from dashboard.ui.choices.changes import when_changed
from dashboard.ui.choices.selection import draw_anew, keyed
from dashboard.ui.choices.turned import turn, turned

PER_PAGE = 50


def page_of(number: int, what: str, name: str, per_page: int = PER_PAGE) -> slice:
    """Let the reader turn pages where there are several.

    Parameters
    ----------
    number : int
        Of the rows in all.
    what : str
        They are, as a sentence begins: `Statements`; empty where nothing is said of it.
    name : str
        What is paged, one of `turned.NAMES`.
    per_page : int
        How many rows a page has.

    Returns
    -------
    slice
        The rows of the page that is open; the last one where it has become too large.
    """
    pages = -(-number // per_page)
    if pages <= 1:
        return slice(0, number)
    asked = turned(name).page
    page = min(asked, pages)
    first, last = (page - 1) * per_page, min(page * per_page, number)
    key = _key(name, page)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.pagination(pages, default=page, key=key)
        when_changed(key, partial(_turn, key, name))
        if what:
            st.caption(f"{what} {first + 1:,} to {last:,} of {number:,}", width="content")
    if asked > pages:
        st.caption(f"There is no page {asked:,}: this is the last one.")
    return slice(first, last)


def _key(name: str, page: int) -> str:
    """Give the key of the pages: another one where the page was not chosen on them.

    Streamlit complains of a widget that has a first value and is set to another.
    """
    pages = f"page of {name}"
    if st.session_state.get(keyed(pages), page) != page:
        draw_anew(pages)
    return keyed(pages)


def _turn(key: str, name: str) -> None:
    """Open the page that was chosen."""
    turn(name, page=st.session_state[key])
