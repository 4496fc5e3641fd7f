"""The parts of the page on a place: what happened there, what was said of it, what is vaguer."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from dashboard.analysis import places as at_places
from dashboard.analysis.phrases import count
from dashboard.ui.memo import Scope
from dashboard.ui.sections.record_tables import EVENT_COLUMNS, STATEMENT_COLUMNS, record_table
from dashboard.ui.sections.subject import choice
from dashboard.ui.tables.frame_table import SOURCE_COLUMNS, Columns, height_px
from dashboard.ui.text import plain
from dashboard.ui.tray import tray
from dashboard.ui.view import View

WHERE = st.column_config.TextColumn("Where", width=150)
HAPPENED_COLUMNS: Columns = {
    **{name: EVENT_COLUMNS[name] for name in ("when", "who", "what")},
    "where": WHERE,
    **{name: EVENT_COLUMNS[name] for name in ("given", "summary", "kind")},
    **SOURCE_COLUMNS,
}
SAID_COLUMNS: Columns = {
    **{name: STATEMENT_COLUMNS[name] for name in ("who", "when", "what")},
    "where": WHERE,
    **{name: STATEMENT_COLUMNS[name] for name in ("topic", "quote", "about", "given", "asked")},
    **SOURCE_COLUMNS,
}


def choose_place(view: View) -> str | None:
    """Let the reader choose a place of the dataset; `None` where it has none."""
    names = view.memo("place labels", at_places.place_labels, Scope.FILES)
    if not names:
        return None
    first = view.memo("most named", at_places.most_named) or next(iter(names))
    return choice(view, "places", "Place", names, first)


def happened(view: View, place_id: str) -> None:
    """Show what happened at a place and within it, in order of time."""
    found = view.memo("happened", lambda shown: at_places.happened_at(shown, place_id))
    st.header("What happened there", anchor="happened")
    if len(found):
        record_table(view, found, HAPPENED_COLUMNS, "Events there")
        st.caption("Sorted by time; events without a date come last.")
    else:
        st.caption("No event of this choice names it.")


def said(view: View, place_id: str) -> None:
    """Show what was said about a place and what lies within it."""
    found = view.memo("said about", lambda shown: at_places.said_about(shown, place_id))
    st.header("What was said about it", anchor="said")
    if len(found):
        record_table(view, found, SAID_COLUMNS, "Statements about it", record="statement")
    else:
        st.caption("No statement of this choice names it.")


def in_part(view: View, box: tuple[float, float, float, float], places: frozenset[str]) -> None:
    """List what happened at the places of a part of the map, and what was said about them."""
    happened = view.memo(
        "happened in part", lambda shown: at_places.happened_among(shown, places), about=box
    )
    said = view.memo("said in part", lambda shown: at_places.said_among(shown, places), about=box)
    label = f"What lies in this part: {_accounts(happened, 'event')}"
    label += f", {_accounts(said, 'statement')}" if len(said) else ""
    west, south, east, north = box
    where = f"between {south:.3f} and {north:.3f}° N, {west:.3f} and {east:.3f}° E"
    with tray(label, "part", height_px(happened)) as is_open:
        if is_open and len(happened):
            columns, title = EVENT_COLUMNS | SOURCE_COLUMNS, f"Events {where}"
            record_table(view, happened, columns, title, name="events-in-part")
        if is_open and len(said):
            columns, title = STATEMENT_COLUMNS | SOURCE_COLUMNS, f"Statements {where}"
            record_table(view, said, columns, title, record="statement", name="statements-in-part")


def _accounts(rows: pd.DataFrame, record: str) -> str:
    """Count events or statements, and the accounts of them where these are more."""
    number = rows[f"{record}_id"].nunique()
    more = f" in {count(len(rows), 'account')}" if len(rows) > number else ""
    return f"{count(number, record)}{more}"


def only_wider(view: View, place_id: str) -> Mapping[str, int]:
    """Count the rows that may be of a place but name only what contains it."""
    return view.memo("wider", lambda shown: at_places.only_wider(shown, place_id), about=place_id)


def less_exact(wider: Mapping[str, int]) -> None:
    """Say how many rows name only a wider place."""
    if wider:
        st.header("What may belong here", anchor="wider")
        for name, rows in wider.items():
            verb = "names" if rows == 1 else "name"
            st.markdown(f"{count(rows, 'row')} {verb} only {plain(name)}, which contains it.")
