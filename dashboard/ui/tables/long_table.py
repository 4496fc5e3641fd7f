"""A table with too many rows for one page: words, order, pages, and the whole as CSV."""

from collections.abc import Callable, Hashable, Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.analysis.lists.row_order import Places, orders, places
from dashboard.analysis.own_cells import own_names, without_marks
from dashboard.analysis.phrases import count
from dashboard.exporting.table_csv import csv_bytes
from dashboard.ui.choices.changes import when_changed
from dashboard.ui.choices.turned import MOST_SIGNS, turn, turned
from dashboard.ui.tables.paging import page_of
from dashboard.ui.text import plain
from dashboard.ui.view import View

AT_ONCE, ROWS_A_PAGE = 200, 100
AS_IT_IS = ""
InWords = Callable[[pd.DataFrame], pd.DataFrame]
OWN_BAR = (
    "Search and download in the table's own bar know this page alone. Those above it know all rows."
)


def as_it_is(rows: pd.DataFrame) -> pd.DataFrame:
    """Give rows that have all their words."""
    return rows


def is_long(frame: pd.DataFrame, name: str) -> bool:
    """Tell whether a table is shown page by page, or in another order than its own."""
    return len(frame) > AT_ONCE or (len(frame) > 0 and turned(name).asks)


def rows_of_page(
    view: View,
    frame: pd.DataFrame,
    columns: Mapping[str, Any],
    title: str,
    name: str,
    about: Hashable = None,
    in_words: InWords = as_it_is,
) -> pd.DataFrame:
    """Let the reader seek, order and turn pages; give the rows of the page that is open.

    Parameters
    ----------
    view : View
        The state of the dashboard.
    frame : DataFrame
        All rows.
    columns : mapping of str to column configuration
        The columns that are shown.
    title, name : str
        What the table is called, and by which of `turned.NAMES`.
    about : hashable
        What the rows depend on besides the state.
    in_words : callable
        Gives rows with all that the columns show.
    """
    labels = _labels(columns)
    now = turned(name)
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"controls of {name}"):
        _words(title, name)
        order(title, name, labels)
    by = now.by if now.by in labels else AS_IT_IS
    if now.by != by:
        st.warning(f"The address asks for an order that this table does not have: {plain(now.by)}")
    found: Places = view.memo(
        "places of rows",
        lambda _: places(
            in_words(frame) if now.words or by else frame, columns, now.words, by, down=now.down
        ),
        about=(title, about, *columns, now.words, by, now.down),
    )
    if not len(found):
        st.caption(f"None of {count(len(frame), 'row')} has these words.")
        return in_words(frame.iloc[:0])
    what = "Found rows" if now.words else "Rows"
    page = page_of(len(found), what, name, ROWS_A_PAGE)
    if now.words:
        st.caption(f"{len(found):,} of {count(len(frame), 'row')} have these words.")
    _where_the_open_record_is(view, frame, found, page, name)
    return in_words(frame.iloc[found[page]])


def download(
    frame: pd.DataFrame, columns: Mapping[str, Any], title: str, in_words: InWords
) -> None:
    """Give away all rows of a table, with the columns that it shows."""
    st.download_button(
        f"Download all {count(len(frame), 'row')} as CSV",
        data=lambda: csv_bytes(without_marks(in_words(frame)[[*columns]])),
        file_name=f"{title.lower()}.csv",
        mime="text/csv",
        on_click="ignore",
        key=f"download {title}",
        type="tertiary",
        icon=":material/download:",
    )


def _labels(columns: Mapping[str, Any]) -> dict[str, str]:
    """Name the columns by which a table can be put in order."""
    own = own_names(columns)
    return {one: own.get(one) or columns[one]["label"] for one in orders(columns)}


def _words(title: str, name: str) -> None:
    """Ask for words."""
    key = f"words in {name}"
    if " ".join(st.session_state.get(key, "").split()) != turned(name).words:
        st.session_state[key] = turned(name).words  # else it takes away what is being typed
    st.text_input(
        f"Find in: {title}",
        key=key,
        type="search",
        max_chars=MOST_SIGNS,
        placeholder="words in any column",
        help=OWN_BAR,
        live="400ms",
        width=220,
    )
    when_changed(key, lambda: turn(name, words=" ".join(st.session_state[key].split())))


def order(title: str, name: str, labels: Mapping[str, str]) -> None:
    """Ask for an order."""
    now, by, down = turned(name), f"sort of {name}", f"direction of {name}"
    st.session_state[by] = now.by if now.by in labels else AS_IT_IS
    st.session_state[down] = now.down
    st.selectbox(
        f"Order of: {title}",
        [AS_IT_IS, *labels],
        format_func=lambda one: labels.get(one, "as listed"),
        key=by,
        width=220,
    )
    when_changed(by, lambda: turn(name, by=st.session_state[by]))
    st.toggle(
        "In reverse",
        key=down,
        disabled=not now.by,
    )
    when_changed(down, lambda: turn(name, down=st.session_state[down]))


def _where_the_open_record_is(
    view: View, frame: pd.DataFrame, found: Places, page: slice, name: str
) -> None:
    """Say on which page the row of the record is that the reader points at, and lead there."""
    now = view.selected
    if now is None or f"{now.table}_id" not in frame:
        return
    own = (frame[f"{now.table}_id"] == now.id).to_numpy()[found]
    if own[page].any() or not own.any():
        return
    number = int(own.argmax()) // ROWS_A_PAGE + 1
    st.button(
        f"The record that is open stands on page {number:,}: turn to it",
        on_click=partial(turn, name, page=number),
        type="tertiary",
        key=f"to the open record in {name}",
    )
