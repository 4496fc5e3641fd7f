"""Tables of events and of statements: what others contradict beside each, and a row opens it."""

from functools import partial
from itertools import islice

import pandas as pd
import streamlit as st

from dashboard.analysis.accounts.matrix import LEADS, standings
from dashboard.analysis.accounts.readable import readable_events, readable_statements
from dashboard.analysis.choices.found_words import FOUND, found_first
from dashboard.analysis.choices.row_index import Table
from dashboard.analysis.own_cells import without_marks
from dashboard.analysis.phrases import count
from dashboard.exporting.table_csv import csv_bytes
from dashboard.model.dates.words import BRACKETED
from dashboard.ui import contradicting
from dashboard.ui.choices.changes import when_changed
from dashboard.ui.choices.selection import Selected, put, select
from dashboard.ui.memo import Scope
from dashboard.ui.tables.frame_table import (
    ODD,
    SOURCE_COLUMNS,
    WHEN_PX,
    WHO_PX,
    Columns,
    show_table,
)
from dashboard.ui.tables.long_table import InWords, as_it_is, is_long
from dashboard.ui.view import View, current

EVENT_COLUMNS = {
    "when": st.column_config.TextColumn("When", width=WHEN_PX, pinned=True, help=BRACKETED),
    "who": st.column_config.TextColumn("Who", width=WHO_PX, pinned=True),
    "what": st.column_config.TextColumn("What", width=180),
    "place": st.column_config.TextColumn("Where", width=90),
    "given": st.column_config.TextColumn(
        "How known",
        width=75,
        help="Inferred: no source says it. The curator's note says from what.",
    ),
    "summary": st.column_config.TextColumn("What this source says", width=340),
    "kind": st.column_config.TextColumn("Kind", width=110),
    "date": st.column_config.TextColumn(
        "Date (EDTF)",
        width=140,
        help="The date in a notation for computers, the Extended Date/Time Format. Its brackets "
        "mean: one of these days.",
    ),
}
EVIDENCE = st.column_config.TextColumn("Evidence", width=250)
OTHERWISE = st.column_config.TextColumn(
    "Other sources differ", width=160, help="All of it is in the record, which a row opens."
)
STATEMENT_COLUMNS = {
    "who": st.column_config.TextColumn("Speaker", width=WHO_PX, pinned=True),
    "when": st.column_config.TextColumn("Said", width=WHEN_PX, pinned=True, help=BRACKETED),
    "what": st.column_config.TextColumn("What is claimed", width=290),
    "topic": st.column_config.TextColumn("Topic", width=95),
    "quote": st.column_config.TextColumn("In the source's quotation marks", width=220),
    "about": st.column_config.TextColumn("About", width=150),
    "place": st.column_config.TextColumn("Place", width=120),
    "given": st.column_config.TextColumn("How known", width=110),
    "asked": st.column_config.TextColumn("Asked by", width=130),
}
ADDED = {  # what stands in a table where any account has it, behind which column
    "what": {
        FOUND: st.column_config.TextColumn(
            "Words found in",
            width=130,
            help="What the curator adds, a note, a tag or an own column, is searched, too.",
        ),
    },
    "quote": {
        "original": st.column_config.TextColumn("As it was said", width=220),
        "language": st.column_config.TextColumn("Language", width=100),
        "translated": st.column_config.TextColumn("Translated by", width=120),
    },
    "given": {
        "confidence": st.column_config.TextColumn(
            "Confidence", width=120, help="The curator's own grade of this account."
        ),
        "tags": st.column_config.TextColumn("Tags", width=130),
    },
}


def events(view: View) -> None:
    """Show the events, earliest first, those without a date at the end."""
    frame = view.memo("events", lambda shown: _found_first(view, readable_events(shown), "events"))
    _whole(view, frame, EVENT_COLUMNS | SOURCE_COLUMNS, "Events", "event")


def statements(view: View) -> None:
    """Show the statements."""
    frame = view.memo(
        "statements", lambda shown: _found_first(view, readable_statements(shown), "statements")
    )
    _whole(view, frame, STATEMENT_COLUMNS | SOURCE_COLUMNS, "Statements", "statement")


def _found_first(view: View, rows: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Put rows in which the source says the words that are sought before the others."""
    return found_first(view.dataset, table, rows, view.filters.words)


def record_table(
    view: View,
    table: pd.DataFrame,
    told: Columns,
    title: str,
    *,
    record: str = "event",
    name: str = "",
) -> None:
    """Show events or statements (`record`), of which a row opens in full when it is chosen.

    The address calls the table by `name`; without one, as its title.
    """
    columns, words = told_otherwise(view, table, told, title, record)
    opens = partial(open_row, record)
    of = f"{record}s"
    show_table(view, table, columns, title, name=name, opens=opens, words=words, of=of)


def told_otherwise(
    view: View, table: pd.DataFrame, told: Columns, title: str, record: str
) -> tuple[Columns, InWords]:
    """Give the columns of events or statements with what is odd, and what others contradict.

    The second is what says of rows what others contradict.
    """
    odd, parted = view.memo(
        "otherwise", lambda _: _odd_and_parted(view, table, record), about=title
    )
    columns = _with_added(table, told)
    columns = columns | {"evidence": EVIDENCE} if "evidence" in table else columns
    columns = columns | {"odd": ODD} if odd else columns
    if not parted:
        return columns, as_it_is
    place = [*columns].index("source") if "source" in columns else len(columns)
    ordered = {**dict(islice(columns.items(), place)), "otherwise": OTHERWISE}
    return ordered | columns, partial(_with_otherwise, view, record)


def _odd_and_parted(view: View, table: pd.DataFrame, record: str) -> tuple[bool, bool]:
    """Tell whether anything is odd about events or statements, and whether others contradict."""
    parted = contradicting.contradicted_ids(view, record)
    return bool(table["odd"].notna().any()), bool(table[f"{record}_id"].isin(parted).any())


def _with_otherwise(view: View, record: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Say beside each event or statement what others contradict, if anything."""
    ids = rows[f"{record}_id"]
    said = contradicting.in_brief(view, record, ids.unique())
    return rows.assign(otherwise=ids.map(said).astype("str"))


def _with_added(frame: pd.DataFrame, columns: Columns) -> Columns:
    """Put what a curator adds to accounts behind what it belongs to, where there is any."""
    found: Columns = {}
    for name, column in columns.items():
        found[name] = column
        found |= {one: added for one, added in ADDED.get(name, {}).items() if one in frame}
    return found


def _whole(view: View, table: pd.DataFrame, told: Columns, title: str, record: str) -> None:
    """Show a table with heading and download, and a list from which a record can be opened."""
    columns, words = told_otherwise(view, table, told, title, record)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.header(title, anchor=title.lower())
        if len(table):
            st.download_button(
                "Download as CSV",
                data=lambda: csv_bytes(without_marks(words(table))),
                file_name=f"{title.lower()}.csv",
                mime="text/csv",
                on_click="ignore",
                key=f"download {title}",
                type="tertiary",
                icon=":material/download:",
                help=f"All {count(len(table), 'row')}" if is_long(table, title.lower()) else None,
            )
    if not len(table):
        there = len(getattr(view.dataset, f"{record}s"))
        st.caption("Nothing is left by the filters." if there else "The dataset has none.")
        return
    opens, of = partial(open_row, record), f"{record}s"
    rows = show_table(view, table, columns, title, opens=opens, whole=False, words=words, of=of)
    names = dict(zip(rows[f"{record}_id"], rows["what"], strict=True))
    of_page = "one of this page" if len(rows) < len(table) else "one"
    key = f"open {record}"
    st.selectbox(
        f"Open one of the {title.lower()} in full",
        list(names),
        index=None,
        format_func=lambda one: names.get(one, one),
        placeholder=f"choose {of_page}, or tick a row of the table",
        filter_mode="contains",
        key=key,
        label_visibility="collapsed",
    )
    when_changed(key, partial(_open_chosen, record, key))


def open_row(record: str, row: pd.Series | None) -> None:
    """Open the record of the row that was chosen in a table; close it when it is let go."""
    put(None if row is None else account(record, row[f"{record}_id"], row["source_id"]))


def account(record: str, record_id: str, source_id: str) -> Selected:
    """Give a record, and beside the account shown first the one that was chosen, if another."""
    known = current().memo("standings", standings, Scope.ALL)
    standing, _ = known.get((record, record_id, source_id), (LEADS, ""))
    return Selected(record, record_id, source_id if standing != LEADS else None)


def _open_chosen(record: str, key: str) -> None:
    """Open the record that was chosen from the list."""
    select(record, st.session_state[key])
    st.session_state[key] = None
