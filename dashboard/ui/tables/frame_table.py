"""A frame as a table: its columns, its height, and a curator's own columns on demand."""

from collections.abc import Callable, Hashable
from functools import partial
from itertools import islice
from typing import Any, Literal

import pandas as pd
import pyarrow as pa
import streamlit as st

from dashboard.analysis.own_cells import own_names
from dashboard.analysis.phrases import count
from dashboard.ui.choices import more_columns
from dashboard.ui.choices.selection import draw_anew, keyed
from dashboard.ui.choices.turned import turn, turned
from dashboard.ui.tables.long_table import (
    InWords,
    as_it_is,
    download,
    is_long,
    rows_of_page,
)
from dashboard.ui.view import View

ROW_PX, ONE_LINE_PX = 84, 36
HEADER_PX = 40
MOST_PX = 620
OWN_PX = 190
Columns = dict[str, Any]
SelectionMode = Literal["single-row", "single-column"]
SOURCE_COLUMNS = {
    "source": st.column_config.TextColumn("Source", width=150),
    "locator": st.column_config.TextColumn("Paragraph", width=80),
    "link": st.column_config.LinkColumn("Link", display_text="open", width=60),
    "note": st.column_config.TextColumn("Note", width=320),
}
ODD = st.column_config.TextColumn("Odd", width=320, help="What check warns of in this row.")


def height_px(frame: pd.DataFrame, row_px: int = ROW_PX, most_px: int = MOST_PX) -> int:
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
    row_px: int = ROW_PX,
    most_px: int = MOST_PX,
    opens: Callable[[pd.Series | None], None] | None = None,
    whole: bool = True,
    words: InWords = as_it_is,
) -> pd.DataFrame:
    """Show some columns of a frame, rows high enough for their texts; many rows page by page.

    Parameters
    ----------
    view : View
        The state of the dashboard, which with `title` and `about` says what the rows are.
    frame : DataFrame
        All rows.
    columns : mapping of str to column configuration
        What is shown of them.
    title : str
        What the table is called; no other one of a page is called so.
    name : str
        What the address calls it, one of `turned.NAMES`; without one, as its title.
    about : hashable
        What the rows depend on besides the state.
    row_px, most_px : int
        How high a row is, and how high the table may become.
    opens : callable, optional
        Called with the row that the reader chooses, or `None` when it is let go. It must
        hold no frame: Streamlit keeps what it was given for every table of a session.
    whole : bool
        Whether all rows can be downloaded here, where there are several pages.
    words : callable
        Gives rows with the columns that `frame` does not have yet. It is asked for the rows
        that are shown, and for all only where the reader seeks words, an order or the file.

    Returns
    -------
    DataFrame
        The rows that are shown now.
    """
    name = name or title.lower().replace(" ", "-")
    long = is_long(frame, name)
    rows = rows_of_page(view, frame, columns, title, name, about, words) if long else words(frame)
    if turned(name).page > 1 and not long:
        st.caption("There are no other pages: all rows are here.")
    if len(rows):
        _show(view, rows, columns, title, name, about, row_px, most_px, opens, long=long)
    if long and whole:
        download(frame, columns, title, words)
    return rows


def _show(
    view: View,
    rows: pd.DataFrame,
    columns: Columns,
    title: str,
    name: str,
    about: Hashable,
    row_px: int,
    most_px: int,
    opens: Callable[[pd.Series | None], None] | None,
    *,
    long: bool,
) -> None:
    """Show rows; a click on the head of a column puts all rows of a long table in order."""
    now = (title, about, turned(name) if long else None)
    table = view.memo(
        "table",
        lambda _: pa.Table.from_pandas(rows[[*columns]], preserve_index=False),
        about=(*now, *columns),
    )
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
        row_height=row_px,
        height=height_px(rows, row_px, most_px),
        placeholder="–",
        key=key,
        on_select=partial(_choose, key, title, name, opens) if modes else "ignore",
        selection_mode=modes or "multi-row",
        alt=f"{title}: {count(len(rows), 'row')}",
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


def with_own_on_demand(frame: pd.DataFrame, columns: Columns, title: str, table: str) -> Columns:
    """Let the reader add a curator's own columns to a table, if any, behind its first two.

    `table` is the one of the dataset whose rows it shows.
    """
    names = own_names(frame)
    if not names:
        return columns
    marked = {name: one for one, name in names.items()}
    key = f"own columns {title}"
    st.session_state[key] = [marked[name] for name in more_columns.chosen(table) if name in marked]
    chosen = st.multiselect(
        f"More columns: {title}",
        list(names),
        format_func=lambda one: names.get(one, one),
        placeholder=f"{count(len(names), 'more column')} of the curator's own",
        key=key,
        label_visibility="collapsed",
        select_all=False,
        on_change=_add_columns,
        args=(key, table, names),
    )
    own = {name: st.column_config.TextColumn(names[name], width=OWN_PX) for name in chosen}
    first = dict(islice(columns.items(), 2))
    return {**first, **own, **columns}


def _add_columns(key: str, table: str, names: dict[str, str]) -> None:
    """Take over the own columns that were chosen above a table."""
    more_columns.choose(table, [names[one] for one in st.session_state[key]])
