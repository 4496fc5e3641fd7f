"""A frame as a table: its columns, its rows as high as their texts, and what a row opens."""

from collections.abc import Callable, Hashable
from functools import partial
from typing import Literal

import pandas as pd
import pyarrow as pa
import streamlit as st

from dashboard.analysis.accounts.bylines import short_names, where_told
from dashboard.analysis.phrases import count
from dashboard.ui.choices.changes import when_changed
from dashboard.ui.choices.selection import draw_anew, keyed
from dashboard.ui.choices.turned import turn, turned
from dashboard.ui.memo import Scope
from dashboard.ui.tables.long_table import (
    InWords,
    as_it_is,
    download,
    is_long,
    rows_of_page,
)
from dashboard.ui.tables.row_height import MOST_LINES
from dashboard.ui.tables.row_height import ONE_LINE_PX as ONE_LINE_PX
from dashboard.ui.tables.row_height import TWO_LINES_PX as TWO_LINES_PX
from dashboard.ui.tables.row_height import row_px as fitting_px
from dashboard.ui.tables.seen_columns import Columns as Columns
from dashboard.ui.tables.seen_columns import seen_first, with_own
from dashboard.ui.view import View

HEADER_PX = 40
MOST_PX = 620
# Of a table on a phone of 360 px, who and when stay while one swipes: Streamlit keeps columns in
# sight only as far as they take no more than three fifths of its width.
WHEN_PX, WHO_PX = 106, 109
SelectionMode = Literal["single-row", "single-column"]
SOURCE_COLUMNS = {
    "source": st.column_config.TextColumn("Source", width=125),
    "locator": st.column_config.TextColumn("Paragraph", width=80),
    "link": st.column_config.LinkColumn("Link", display_text="open", width=60),
    "note": st.column_config.TextColumn("Note", width=320),
}
ODD = st.column_config.TextColumn("Odd", width=320, help="What check warns of in this row.")


def height_px(frame: pd.DataFrame, row_px: int = TWO_LINES_PX, most_px: int = MOST_PX) -> int:
    """Give how high a frame is shown."""
    return min(HEADER_PX + row_px * len(frame), most_px)


def show_table(
    view: View,
    frame: pd.DataFrame,
    columns: Columns,
    title: str,
    *,
    name: str = "",
    about: Hashable = None,
    row_px: int | None = None,
    most_px: int = MOST_PX,
    most_lines: int = MOST_LINES,
    opens: Callable[[pd.Series | None], None] | None = None,
    whole: bool = True,
    words: InWords = as_it_is,
    of: str = "",
) -> pd.DataFrame:
    """Show some columns of a frame, rows high enough for their texts; many rows page by page.

    A column in which all rows that are shown have the same is told in a line above them, and
    one in which none has anything is left out.

    Parameters
    ----------
    view : View
        The state of the dashboard, which with `title` and `about` says what the rows are.
    frame : DataFrame
        All rows.
    columns : mapping of str to column configuration
        What can be seen of them.
    title : str
        What the table is called; no other one of a page is called so.
    name : str
        What the address calls it, one of `turned.NAMES`; without one, as its title.
    about : hashable
        What the rows depend on besides the state.
    row_px, most_px : int
        How high a row is, and how high the table may become. With no `row_px`, rows are as
        high as their texts; with one, no column is left out.
    most_lines : int
        How many lines a row may have.
    opens : callable, optional
        Called with the row that the reader chooses, or `None` when it is let go. It must
        hold no frame: Streamlit keeps what it was given for every table of a session.
    whole : bool
        Whether all rows can be downloaded here, where there are several pages.
    words : callable
        Gives rows with the columns that `frame` does not have yet. It is asked for the rows
        that are shown, and for all only where the reader seeks words, an order or the file.
    of : str
        The table of the dataset whose rows these are: of its columns the reader can add those
        that are not shown at first. None where empty.

    Returns
    -------
    DataFrame
        The rows that are shown now.
    """
    name = name or title.lower().replace(" ", "-")
    columns = with_own(frame, columns, of)
    long = is_long(frame, name)
    rows = rows_of_page(view, frame, columns, title, name, about, words) if long else words(frame)
    if turned(name).page > 1 and not long:
        st.caption("There are no other pages: all rows are here.")
    if len(rows):
        first = columns if row_px else seen_first(frame, rows, columns, title, of)
        now = (title, about, turned(name) if long else None)
        table, fitting = view.memo(
            "table",
            lambda _: _drawn(view, rows, columns, first, most_lines),
            about=(*now, *columns, "", *first),
        )
        px = row_px or fitting
        _show(view, rows, table, columns, first, title, name, now, px, most_px, opens, long=long)
    if long and whole:
        download(frame, columns, title, words)
    return rows


def _show(
    view: View,
    rows: pd.DataFrame,
    table: pa.Table,
    columns: Columns,
    first: Columns,
    title: str,
    name: str,
    now: tuple[Hashable, ...],
    px: int,
    most_px: int,
    opens: Callable[[pd.Series | None], None] | None,
    *,
    long: bool,
) -> None:
    """Show rows; a click on the head of a column puts all rows of a long table in order."""
    shown, state = f"shown in {title}", (view.dataset.version, view.filters, view.page, *now)
    if st.session_state.get(shown, hash(state)) != hash(state):
        draw_anew(f"table {title}")
    st.session_state[shown] = hash(state)
    key = keyed(f"table {title}")
    if opens:
        st.session_state[_rows(title)] = rows
    rows_and_heads: tuple[tuple[SelectionMode, bool], ...]
    rows_and_heads = (("single-row", bool(opens)), ("single-column", long))
    modes = [mode for mode, wanted in rows_and_heads if wanted]
    st.dataframe(
        table,
        hide_index=True,
        column_config=columns,
        column_order=[*first],
        row_height=px,
        height=height_px(rows, px, most_px),
        placeholder="–",
        key=key,
        on_select="rerun" if modes else "ignore",
        selection_mode=modes or "multi-row",
        alt=f"{title}: {count(len(rows), 'row')}",
    )
    if modes:
        when_changed(key, partial(_choose, key, title, name, opens))


def _drawn(
    view: View, rows: pd.DataFrame, columns: Columns, first: Columns, most_lines: int
) -> tuple[pa.Table, int]:
    """Give rows as Streamlit sends them, with short names of sources, and how high they are."""
    if {"source", "source_id", "locator"} <= {*rows}:
        names = view.memo("short names", short_names, Scope.FILES)
        rows = rows.assign(source=where_told(rows, names))
    return pa.Table.from_pandas(rows[[*columns]], preserve_index=False), fitting_px(
        rows, first, most_lines
    )


def _choose(
    key: str, title: str, name: str, opens: Callable[[pd.Series | None], None] | None
) -> None:
    """Hand on the row that was chosen in a table, as it is shown, or put all rows in order."""
    chosen = st.session_state[key]["selection"]
    if columns := chosen.get("columns"):
        now = turned(name)
        turn(name, by=columns[0], down=now.by == columns[0] and not now.down)
    elif opens:
        rows = chosen["rows"]
        opens(st.session_state[_rows(title)].iloc[rows[0]] if rows else None)


def _rows(title: str) -> str:
    """Give the key of the rows that a table shows."""
    return f"rows of {title}"
