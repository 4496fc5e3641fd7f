"""What is read page by page: which rows stand on this one, and the way to the others."""

import streamlit as st

from dashboard.ui.choices.selection import touch

PER_PAGE = 50


def page_of(number: int, what: str, key: str) -> slice:
    """Let the reader turn pages where there are several.

    Parameters
    ----------
    number : int
        Of the rows in all.
    what : str
        They are, as a sentence begins: `Statements`.
    key : str
        Of the pages; with another one they begin again.

    Returns
    -------
    slice
        The rows of the page that is open.
    """
    pages = -(-number // PER_PAGE)
    if pages <= 1:
        return slice(0, number)
    with st.container(horizontal=True, vertical_alignment="center"):
        first = (st.pagination(pages, key=key, on_change=touch) - 1) * PER_PAGE
        last = min(first + PER_PAGE, number)
        st.caption(f"{what} {first + 1:,} to {last:,} of {number:,}", width="content")
    return slice(first, last)
