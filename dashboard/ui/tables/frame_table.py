"""A frame as a table: its columns, its height, and a curator's own columns on demand."""

from collections.abc import Callable
from functools import partial
from itertools import islice
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from dashboard.analysis.own_cells import own_names
from dashboard.analysis.phrases import count
from dashboard.ui.choices.selection import keyed, touch
from dashboard.ui.view import View

ROW_PX, ONE_LINE_PX = 84, 36
HEADER_PX = 40
MOST_PX = 620
OWN_PX = 190
Columns = dict[str, Any]
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
    row_px: int = ROW_PX,
    most_px: int = MOST_PX,
    opens: Callable[[pd.Series | None], None] | None = None,
) -> None:
    """Show some columns of a frame, rows high enough for their texts.

    `opens` is called with the row that the reader chooses, or `None` when it is let go. It must
    hold no frame: Streamlit keeps what it was given for every table that a session has seen.
    """
    table = view.memo(
        "table",
        lambda _: pa.Table.from_pandas(frame[[*columns]], preserve_index=False),
        about=(title, *columns),
    )
    key = keyed(f"table {title} {hash(view.filters)}") if opens else f"table {title}"
    if opens:
        st.session_state[_rows(title)] = frame
    st.dataframe(
        table,
        hide_index=True,
        column_config=columns,
        row_height=row_px,
        height=height_px(frame, row_px, most_px),
        placeholder="–",
        key=key,
        on_select=partial(_choose, key, title, opens) if opens else "ignore",
        selection_mode="single-row",
        alt=f"{title}: {count(len(frame), 'row')}",
    )


def _choose(key: str, title: str, opens: Callable[[pd.Series | None], None]) -> None:
    """Hand on the row that was chosen in a table, as it is shown."""
    chosen = st.session_state[key]["selection"]["rows"]
    opens(st.session_state[_rows(title)].iloc[chosen[0]] if chosen else None)


def _rows(title: str) -> str:
    """Give the key of the rows that a table shows."""
    return f"rows of {title}"


def with_own_on_demand(frame: pd.DataFrame, columns: Columns, title: str) -> Columns:
    """Let the reader add a curator's own columns to a table, if any, behind its first two."""
    names = own_names(frame)
    if not names:
        return columns
    key = f"own columns {title}"
    st.session_state[key] = [one for one in st.session_state.get(key, ()) if one in names]
    chosen = st.multiselect(
        f"More columns: {title}",
        list(names),
        format_func=lambda one: names.get(one, one),
        placeholder=f"{count(len(names), 'more column')} of the curator's own",
        key=key,
        label_visibility="collapsed",
        select_all=False,
        on_change=touch,
    )
    own = {name: st.column_config.TextColumn(names[name], width=OWN_PX) for name in chosen}
    first = dict(islice(columns.items(), 2))
    return {**first, **own, **columns}
