"""What the charts cannot draw, in trays below them: events without a date, rows without a point."""

import streamlit as st

from dashboard.analysis.accounts.readable import undated
from dashboard.analysis.map_marks import unplaced
from dashboard.analysis.phrases import count
from dashboard.ui.sections.record_tables import EVENT_COLUMNS
from dashboard.ui.tables.frame_table import (
    ONE_LINE_PX,
    SOURCE_COLUMNS,
    TWO_LINES_PX,
    height_px,
    show_table,
)
from dashboard.ui.tray import tray
from dashboard.ui.view import View

UNPLACED_COLUMNS = {
    "place": st.column_config.TextColumn("Place", width=160),
    "kind": st.column_config.TextColumn("Kind", width=80),
    "events": st.column_config.NumberColumn("Events", width=80),
    "statements": st.column_config.NumberColumn("Statements", width=90),
}


def without_date(view: View) -> None:
    """Show the events that the timeline cannot place."""
    frame = view.memo("undated", undated)
    if len(frame):
        columns = {name: EVENT_COLUMNS[name] for name in ("who", "what", "place", "summary")}
        columns |= {name: SOURCE_COLUMNS[name] for name in ("source", "link", "note")}
        label = f"Not on the timeline, as no date is given: {count(len(frame), 'event')}"
        with tray(label, "undated", height_px(frame)) as is_open:
            if is_open:
                title = "Events without a date"
                show_table(view, frame, columns, title, row_px=TWO_LINES_PX)


def without_point(view: View) -> None:
    """Show what the map cannot place: rows without a place, and places without a point."""
    frame = view.memo("unplaced", unplaced)
    rows = int((frame["events"] + frame["statements"]).sum())
    if rows:
        label = f"Not on the map, as they have no point: {count(rows, 'row')}"
        with tray(label, "unplaced", height_px(frame, ONE_LINE_PX)) as is_open:
            if is_open:
                title = "Places without a point"
                show_table(view, frame, UNPLACED_COLUMNS, title, row_px=ONE_LINE_PX)
