"""Events and statements as tables to read, to sort and to take away."""

from collections.abc import Callable
from functools import partial
from itertools import islice
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from dashboard.analysis.accounts.matrix import LEADS, standings
from dashboard.analysis.accounts.readable import readable_events, readable_statements
from dashboard.analysis.disagreements.contradictions import contradicted
from dashboard.analysis.map_marks import unplaced
from dashboard.analysis.own_columns import own_names, without_marks
from dashboard.analysis.phrases import count
from dashboard.analysis.timeline import undated
from dashboard.export import csv_bytes
from dashboard.ui.choices.selection import Selected, keyed, put, select, touch
from dashboard.ui.memo import Scope
from dashboard.ui.tray import tray
from dashboard.ui.view import View, current

ROW_PX, LINE_PX = 84, 36
HEADER_PX = 40
MOST_PX = 620
OWN_PX = 190
Columns = dict[str, Any]
LONG_TEXTS = ("summary", "about", "note")
UNPLACED_COLUMNS = {
    "place": st.column_config.TextColumn("Place", width=160),
    "kind": st.column_config.TextColumn("Kind", width=80),
    "events": st.column_config.NumberColumn("Events", width=80),
    "statements": st.column_config.NumberColumn("Statements", width=90),
}
SOURCE_COLUMNS = {
    "source": st.column_config.TextColumn("Source", width=150),
    "locator": st.column_config.TextColumn("Paragraph", width=80),
    "link": st.column_config.LinkColumn("Link", display_text="open", width=60),
    "note": st.column_config.TextColumn("Note", width=320),
}
ODD = st.column_config.TextColumn("Odd", width=320, help="What check warns of in this row.")
EVENT_COLUMNS = {
    "when": st.column_config.TextColumn("When", width=150, pinned=False),
    "what": st.column_config.TextColumn("What", width=190),
    "who": st.column_config.TextColumn("Who", width=150),
    "place": st.column_config.TextColumn("Where", width=120),
    "summary": st.column_config.TextColumn(
        "What this source says, in the curator's words", width=380
    ),
    "kind": st.column_config.TextColumn("Kind", width=110),
    "given": st.column_config.TextColumn(
        "Known as", width=110, help="Inferred: no source says it; the note tells from what."
    ),
    "date": st.column_config.TextColumn(
        "Date (EDTF)", width=140, help="Extended Date/Time Format: how the curator wrote the date."
    ),
}
OTHERWISE = st.column_config.TextColumn("Contradicted elsewhere", width=400)
STATEMENT_COLUMNS = {
    "who": st.column_config.TextColumn("Speaker", width=150),
    "what": st.column_config.TextColumn("What is claimed", width=360),
    "quote": st.column_config.TextColumn("In the source's quotation marks", width=220),
    "topic": st.column_config.TextColumn("Topic", width=110),
    "about": st.column_config.TextColumn("About", width=150),
    "place": st.column_config.TextColumn("Place", width=120),
    "given": st.column_config.TextColumn("Known as", width=110),
    "when": st.column_config.TextColumn("Said", width=150),
    "asked": st.column_config.TextColumn("Asked by", width=130),
}


def events(view: View) -> None:
    """Show the events, earliest first, those without a date at the end."""
    frame = view.memo("events", readable_events)
    _whole(view, frame, _sourced(EVENT_COLUMNS), "Events", "event")


def statements(view: View) -> None:
    """Show the statements."""
    frame = view.memo("statements", readable_statements)
    _whole(view, frame, _sourced(STATEMENT_COLUMNS), "Statements", "statement")


def _sourced(columns: Columns) -> Columns:
    """Put source and paragraph right behind what is told, the other ends of it last."""
    names = [*columns]
    place = names.index("what") + 1
    order = [*names[:place], "source", "locator", *names[place:], "link", "note"]
    return {name: (columns | SOURCE_COLUMNS)[name] for name in order}


def without_date(view: View) -> None:
    """Show the events that the timeline cannot place."""
    frame = view.memo("undated", undated)
    if len(frame):
        columns = {name: EVENT_COLUMNS[name] for name in ("what", "who", "place", "summary")}
        label = f"Not on the timeline, as no date is given: {count(len(frame), 'event')}"
        with tray(label, "undated", height_px(frame)) as is_open:
            if is_open:
                show_table(view, frame, columns | SOURCE_COLUMNS, "Events without a date")


def without_point(view: View) -> None:
    """Show what the map cannot place: rows without a place, and places without a point."""
    frame = view.memo("unplaced", unplaced)
    rows = int((frame["events"] + frame["statements"]).sum())
    if rows:
        label = f"Not on the map, as they have no point: {count(rows, 'row')}"
        with tray(label, "unplaced", height_px(frame, LINE_PX)) as is_open:
            if is_open:
                show_table(view, frame, UNPLACED_COLUMNS, "Places without a point", row_px=LINE_PX)


def told_otherwise(
    view: View, frame: pd.DataFrame, columns: Columns, record: str
) -> tuple[pd.DataFrame, Columns]:
    """Say beside each event or statement what is odd, and what others contradict, if anything."""
    columns = columns | {"odd": ODD} if frame["odd"].notna().any() else columns
    said = view.memo(
        "contradicted", lambda every: contradicted(every, record), Scope.ALL, about=record
    )
    otherwise = frame[f"{record}_id"].map(said).astype("str")
    if otherwise.isna().all():
        return frame, columns
    names = list(columns)
    place = min(names.index(one) for one in LONG_TEXTS if one in names)
    ordered = {name: columns[name] for name in names[:place]} | {"otherwise": OTHERWISE}
    return frame.assign(otherwise=otherwise), ordered | columns


def _whole(view: View, table: pd.DataFrame, told: Columns, title: str, record: str) -> None:
    """Show a table with heading and download, of which a row opens its record."""
    frame, columns = view.memo(
        "otherwise", lambda _: told_otherwise(view, table, told, record), about=title
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.header(title, anchor=title.lower())
        if len(frame):
            st.download_button(
                "Download as CSV",
                data=lambda: csv_bytes(without_marks(frame)),
                file_name=f"{title.lower()}.csv",
                mime="text/csv",
                on_click="ignore",
                key=f"download {title}",
                type="tertiary",
                icon=":material/download:",
            )
    if not len(frame):
        st.caption("Nothing is left by the filters.")
        return
    ids = frame[f"{record}_id"]
    columns = with_own_on_demand(frame, columns, title)
    show_table(view, frame, columns, title, opens=partial(open_row, record, frame))
    names = dict(zip(ids, frame["what"], strict=True))
    st.selectbox(
        f"Open one of the {title.lower()} in full",
        list(names),
        index=None,
        format_func=lambda one: names.get(one, one),
        placeholder="choose one, or a row of the table",
        filter_mode="contains",
        key=f"open {record}",
        on_change=_open_chosen,
        args=(record,),
        label_visibility="collapsed",
    )


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


def open_row(record: str, rows: pd.DataFrame, table: str) -> None:
    """Open the record of the row that was chosen in a table; close it when it is let go."""
    chosen = st.session_state[table]["selection"]["rows"]
    row = rows.iloc[chosen[0]] if chosen else None
    put(None if row is None else account(record, row[f"{record}_id"], row["source_id"]))


def account(record: str, record_id: str, source_id: str) -> Selected:
    """Give a record, and beside the account shown first the one that was chosen, if another."""
    known = current().memo("standings", standings, Scope.ALL)
    standing, _ = known.get((record, record_id, source_id), (LEADS, ""))
    return Selected(record, record_id, source_id if standing != LEADS else None)


def _open_chosen(record: str) -> None:
    """Open the record that was chosen from the list."""
    select(record, st.session_state[f"open {record}"])
    st.session_state[f"open {record}"] = None


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
    opens: Callable[[str], None] | None = None,
) -> None:
    """Show some columns of a frame, rows high enough for their texts.

    `opens` is called with the key of the table when the reader chooses a row of it.
    """
    table = view.memo(
        "table",
        lambda _: pa.Table.from_pandas(frame[[*columns]], preserve_index=False),
        about=(title, *columns),
    )
    key = keyed(f"table {title} {hash(view.filters)}") if opens else f"table {title}"
    st.dataframe(
        table,
        hide_index=True,
        column_config=columns,
        row_height=row_px,
        height=height_px(frame, row_px, most_px),
        placeholder="–",
        key=key,
        on_select=partial(opens, key) if opens else "ignore",
        selection_mode="single-row",
        alt=f"{title}: {count(len(frame), 'row')}",
    )
