"""The bytes of a table -> its lines, comma-separated and in UTF-8, where that is certain."""

import csv
import io
from collections import Counter
from collections.abc import Sequence

from dashboard.csv_file import BOM, CsvRow, csv_rows, written
from dashboard.model.columns import columns
from dashboard.model.reading.encoding import utf_16_codec
from dashboard.model.reading.header import DELIMITERS
from dashboard.model.schema import Row
from dashboard.model.slips.text_slips import bare

OPENING, CLOSING = "“„«", "”“»"


def table_lines(content: bytes, row: type[Row]) -> tuple[str, list[CsvRow]] | None:
    """Take a table apart, in whatever way its bytes are certainly meant.

    Parameters
    ----------
    content : bytes
        UTF-8 or UTF-16; separated by commas, semicolons, tabs or bars.
    row : subclass of Row
        Knows the columns.

    Returns
    -------
    mark : str
        The byte order mark of a UTF-8 file that has one; else empty.
    lines : list of CsvRow
        The header and the rows. `None` where nothing is certain: another encoding, a broken
        quotation, a header that is none.
    """
    codec = utf_16_codec(content)
    try:
        text = content.decode(codec or "utf-8")
        mark = BOM if text.startswith(BOM) and not codec else ""
        text = text.lstrip(BOM)
        found = list(csv_rows(text, "the table"))
    except (UnicodeDecodeError, ValueError):
        return None
    expected = [column.name for column in columns(row)]
    if not found or not (found := _separated(text, found, expected)):
        return None
    meant = [_name(field, expected) for field in found[0].fields]
    times = Counter(meant)  # of two that mean one column, neither is certain
    pairs = zip(found[0].fields, meant, strict=True)
    found[0].fields = [field if times[name] > 1 else name for field, name in pairs]
    for line in found[1:]:
        line.fields = _joined(line.fields, len(found[0].fields))
    return mark, found


def _separated(text: str, found: list[CsvRow], expected: Sequence[str]) -> list[CsvRow]:
    """Separate cells by commas, where another sign does it in every line; else leave them."""
    if _names(found[0].texts, expected) > 1:
        return found
    if all(len(line.fields) == 1 for line in found) and "," in found[0].texts[0]:
        inner = [list(csv_rows(line.texts[0], "the line")) for line in found]  # quoted as a whole
        rows = [[cell for part in parts for cell in part.texts] for parts in inner]
        return _written(rows, found) if _names(rows[0], expected) > 1 else []
    for sign in DELIMITERS:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
        try:
            rows = list(reader)
        except csv.Error:
            continue
        if _names(rows[0], expected) > 1:
            return _written(rows, found)
    return []


def _written(rows: Sequence[Sequence[str]], found: Sequence[CsvRow]) -> list[CsvRow]:
    """Write rows comma-separated, if all have as many cells as the header; else nothing."""
    filled = [row for row in rows if row]
    if {len(row) for row in filled} != {len(rows[0])}:
        return []
    end = found[0].end or "\n"
    return [CsvRow([written(cell) for cell in row], end, ()) for row in filled]


def _names(cells: Sequence[str], expected: Sequence[str]) -> int:
    """Count the cells that name columns."""
    return sum(_name(cell, expected) in expected for cell in cells)


def _name(field: str, expected: Sequence[str]) -> str:
    """Give the column that a field names but for spaces, marks and capitals; else the field."""
    meant = bare(field).lower().replace(" ", "_")
    return meant if meant in expected and field not in expected else field


def _joined(fields: list[str], wanted: int) -> list[str]:
    """Join cells that stand between curly quotation marks, where that gives the right number."""
    if len(fields) <= wanted:
        return fields
    joined: list[str] = []
    open_cell: list[str] = []
    for field in fields:
        if open_cell or (field[:1] in OPENING and field[:1] and field[-1:] not in CLOSING):
            open_cell.append(field)
            if len(open_cell) > 1 and field[-1:] in CLOSING:
                joined.append(written(",".join(open_cell)[1:-1]))
                open_cell = []
        else:
            joined.append(field)
    return joined if len(joined) == wanted and not open_cell else fields
