"""A row that is wider than its header and has nothing there -> the row without that, if it is so.

It may be wide because of a column that once was beside the table, or because a text has commas
and no quotation marks, so that all cells behind it have moved.
"""

from collections.abc import Sequence

from dashboard.model.columns import columns
from dashboard.model.reading.as_meant import SPACES
from dashboard.model.reading.record import Record
from dashboard.model.reading.row import CURLY, read_row
from dashboard.model.schema import TABLES
from dashboard.model.slips.text_slips import is_right


def read_without_empty_columns(
    table: str, line: int, header: Sequence[str], cells: Sequence[str]
) -> Record | None:
    """Read the cells of a row up to the last column.

    Parameters are those of `read_row`.

    Returns
    -------
    Record or None
        `None` where something stands behind the last column, or where cells may have moved:
        one begins with a space, as what follows a comma of a text does, or with a curly
        quotation mark, or is not right where it stands.
    """
    width = len(header)
    if len(cells) <= width or any(map(str.strip, cells[width:])):
        return None
    if any(cell.strip() and cell.startswith((*SPACES, *CURLY)) for cell in cells[:width]):
        return None
    record, found = read_row(table, line, header, [cell.strip(SPACES) for cell in cells[:width]])
    fixed = [column for column in columns(TABLES[table]) if column.form.pattern]
    texts = ((record.text(column.name), column) for column in fixed)
    moved = found or not all(is_right(text, column) for text, column in texts if text)
    return None if moved else record
