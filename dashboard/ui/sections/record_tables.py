"""Tables of records on the pages about one person or place: a row opens its record in full."""

from functools import partial

import pandas as pd

from dashboard.ui.sections.tables import (
    ROW_PX,
    Columns,
    open_row,
    show_table,
    told_otherwise,
    with_own_on_demand,
)
from dashboard.ui.view import View


def record_table(
    view: View,
    table: pd.DataFrame,
    told: Columns,
    title: str,
    *,
    record: str = "event",
    row_px: int = ROW_PX,
) -> None:
    """Show events or statements (`record`), of which a row opens in full when it is chosen."""
    frame, columns = view.memo(
        "otherwise", lambda _: told_otherwise(view, table, told, record), about=title
    )
    opens = partial(open_row, record, frame)
    columns = with_own_on_demand(frame, columns, title)
    show_table(view, frame, columns, title, row_px=row_px, opens=opens)
