"""Tables of records on the pages about one person or place: a row opens its record in full."""

from functools import partial

import pandas as pd
import streamlit as st

from dashboard.ui.selection import Selected, put
from dashboard.ui.tables import ROW_PX, Columns, show_table
from dashboard.ui.view import View


def record_table(
    view: View,
    frame: pd.DataFrame,
    columns: Columns,
    title: str,
    *,
    record: str = "event",
    row_px: int = ROW_PX,
) -> None:
    """Show events or statements (`record`), of which a row opens in full when it is chosen."""
    opens = partial(_open, record, frame[f"{record}_id"])
    show_table(view, frame, columns, title, row_px=row_px, opens=opens)


def _open(record: str, ids: pd.Series, table: str) -> None:
    """Open the record of the row that was chosen in a table; close it when it is let go."""
    rows = st.session_state[table]["selection"]["rows"]
    put(Selected(record, ids.iloc[rows[0]]) if rows else None)
