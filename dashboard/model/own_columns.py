"""A curator's own columns: what stands in those that the program does not know.

They are texts. Nothing is asked of them, and nothing follows from them: they are shown,
searched and handed on.
"""

import re
from collections.abc import Sequence

import pandas as pd

from dashboard.model.columns import columns
from dashboard.model.reading.header import UNNAMED
from dashboard.model.reading.record import Record, Records
from dashboard.model.schema import TABLES


def own_columns(standing: Records) -> dict[str, pd.DataFrame]:
    """Give a curator's own columns of each table that has any.

    Parameters
    ----------
    standing : mapping of str to sequence of Record
        By table the rows that are shown.

    Returns
    -------
    dict of str to DataFrame
        One row per row of the table, by the physical line on which it begins; one column
        of str per own column, in their order, missing where the cell is blank.
    """
    found = {}
    for table, records in standing.items():
        if names := _own_names(table, records):
            cells = {name: [_text(record.cells[name]) for record in records] for name in names}
            lines = pd.Index([record.line for record in records], dtype="int64")
            found[table] = pd.DataFrame(cells, index=lines, dtype="str")
    return found


def _own_names(table: str, records: Sequence[Record]) -> list[str]:
    """Name a table's own columns; what has neither a name nor any text is none."""
    known = {column.name for column in columns(TABLES[table])}
    names = [name for name in records[0].cells if name not in known] if records else []
    return [
        name
        for name in names
        if not re.fullmatch(UNNAMED, name) or any(_text(record.cells[name]) for record in records)
    ]


def _text(cell: str) -> str | None:
    """Give a cell, and nothing for a blank one."""
    return cell if cell.strip() else None
