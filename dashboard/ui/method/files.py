"""The files: counts that add up, what is wrong with rows, and each table as it is."""

from functools import partial

import pandas as pd
import pyarrow as pa
import streamlit as st

from dashboard.analysis.filed_tables import as_filed, faulty_rows
from dashboard.analysis.phrases import count
from dashboard.analysis.row_counts import chosen_rows, read_rows
from dashboard.exporting.table_csv import csv_bytes
from dashboard.model.dataset import Dataset
from dashboard.model.schema import TABLES
from dashboard.ui import notices
from dashboard.ui.choices.turned import turned
from dashboard.ui.memo import Scope
from dashboard.ui.tables.long_table import is_long, rows_of_page
from dashboard.ui.view import View

MOST_PX = 420
AS_TYPED = st.column_config.NumberColumn(format="plain")
READ = {
    **{"file": "File", "read": "Rows read", "usable": "Usable", "aside": "Set aside"},
    **{"warned": "Usable, with a warning", "lines": "Lines", "comments": "Comment lines"},
    **{"empty": "Empty lines", "continued": "Further lines"},
}
COUNTED = {"rows": "Rows", "events": "Events", "statements": "Statements", "together": "Together"}
CHOSEN = {
    "all": "All",
    "shown": "Shown",
    "out": "Left out",
    "dated": "Shown, with a date",
    "undated": "Shown, without a date",
    "placed": "Shown, with a place",
    "placeless": "Shown, without a place",
}


def counts(view: View) -> None:
    """Count what was read and what the choices leave, so that a reader can add it up."""
    st.markdown(
        "Rows read = usable + set aside. Lines = 1 for the header + rows read + comment lines + "
        "empty lines + further lines of rows that have a text of several. A comment is a line of "
        "which only the first cell is filled, and begins with #."
    )
    _numbers("Rows of the files", read_rows(view.dataset), READ)
    st.markdown(
        "Events and statements with your choice: all = shown + left out. Of those shown: with + "
        "without a date = shown, and with + without a place = shown."
    )
    chosen = view.memo("chosen rows", lambda shown: chosen_rows(view.dataset, shown))
    down = chosen.set_index("rows")[[*CHOSEN]].rename(columns=CHOSEN).T.rename_axis("rows")
    _numbers("Rows of the choice", down.reset_index(), COUNTED)


def problems(view: View) -> None:
    """List what is wrong with the folder, and give away the rows that are set aside."""
    if not view.dataset.problems:
        st.markdown("No problem was found: every row of every file is usable.")
        return
    st.markdown(
        "A row with an error is set aside, and so are the rows that rest on it, which are counted "
        "behind it. None of them is shown or counted anywhere else. A row with a warning is shown "
        "and counted as any other: what is odd about it may be so, and stands with its record."
    )
    notices.set_aside(view)
    for file in dict.fromkeys(row.file for row in view.dataset.set_aside):
        rows = view.memo("set aside", partial(faulty_rows, file=file), Scope.FILES, about=file)
        _download(f"Set aside in {file}: {count(len(rows), 'row')}", rows, f"set-aside-{file}")


def tables(view: View) -> None:
    """Show every table as its file has it, whatever the choices are."""
    st.markdown(
        "All usable rows, whatever your choice in the sidebar. A text that a spreadsheet would run "
        "as a formula has an apostrophe before it in the download."
    )
    for table in view.dataset.tables:
        rows = view.memo("as filed", partial(as_filed, table=table), Scope.FILES, about=table)
        st.header(f"{table}.csv", anchor=table)
        st.caption(TABLES[table].__doc__ or "")
        if not len(rows):
            st.caption("No rows.")
            continue
        _table(view, rows, f"{table}.csv")
        _download(f"Download {table}.csv", rows, f"{table}.csv")


def _table(view: View, rows: pd.DataFrame, file: str) -> None:
    """Show the rows of a file, page by page where they are many."""
    columns = {str(column): {"label": str(column)} for column in rows}
    part = rows_of_page(view, rows, columns, file, file) if is_long(rows, file) else rows
    st.dataframe(
        view.memo("file", partial(_arrow, part), Scope.FILES, about=(file, turned(file))),
        hide_index=True,
        height="auto" if len(part) <= 10 else MOST_PX,
        column_config=dict.fromkeys(map(str, rows.select_dtypes("float")), AS_TYPED),
        placeholder="",
        key=f"file {file}",
        alt=f"{file}: {count(len(rows), 'row')}",
    )


def _numbers(title: str, frame: pd.DataFrame, columns: dict[str, str]) -> None:
    """Show a small table of numbers."""
    st.dataframe(
        frame[[*columns]].rename(columns=columns),
        hide_index=True,
        height="auto",
        key=f"table {title}",
        alt=f"{title}: {count(len(frame), 'row')}",
    )


def _download(label: str, rows: pd.DataFrame, file: str) -> None:
    """Offer rows as a CSV file that is written when it is wanted."""
    st.download_button(
        label,
        data=lambda: csv_bytes(rows),
        file_name=file,
        mime="text/csv",
        on_click="ignore",
        key=f"download {file}",
        type="tertiary",
        icon=":material/download:",
    )


def _arrow(rows: pd.DataFrame, _: Dataset) -> pa.Table:
    """Put rows into the form in which Streamlit sends them."""
    return pa.Table.from_pandas(rows)
