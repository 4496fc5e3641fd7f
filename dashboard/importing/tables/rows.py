"""The rows of a table of others: a text, whatever separates its columns, a sheet, or JSON."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from dashboard.analysis.phrases import count
from dashboard.importing.incidents.json_text import flat
from dashboard.importing.ours.our_tables import Found
from dashboard.importing.ours.workbook import Sheet
from dashboard.model.columns import columns
from dashboard.model.lookups.distinct_names import numbered
from dashboard.model.problems import visible
from dashboard.model.reading.header import MOST_COLUMNS
from dashboard.model.schema import TABLES

SEPARATORS = ",;\t|"
MOST_SIGNS = 5_000_000  # of one cell
LOOKED_AT = 20  # lines in which the header of a sheet may stand
NEARLY = 0.6  # of the cells of the fullest line


class Rows(NamedTuple):
    """A table: the names of its columns, no two alike; its rows, each with its line; remarks."""

    header: list[str]
    rows: list[tuple[int, dict[str, str]]]
    remarks: list[str]

    @property
    def names(self) -> dict[str, str]:
        """The names of the columns by how they are written in small letters; the first of two."""
        found: dict[str, str] = {}
        for name in self.header:
            found.setdefault(name.casefold(), name)
        return found


def read_rows(text: str) -> Rows:
    """Read a text; a column without a name is called by its number, lines without text are none.

    Raises
    ------
    ValueError
        If a row has other cells than the header, or a cell more signs than are read.
    csv.Error
        If it cannot be taken apart.
    """
    csv.field_size_limit(MOST_SIGNS)
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
        header = _named(next(lines, []))
        return Rows(header, [*_rows(lines, header)], [])
    except csv.Error as error:
        if "field limit" not in str(error):
            raise
        raise ValueError(f"It has a cell of more than {MOST_SIGNS:,} signs.") from None


def rows_of_sheet(sheet: Sheet) -> Rows:
    """Read a sheet: its header is the first line that is nearly as full as the fullest one."""
    filled = [sum(map(bool, map(str.strip, row))) for row in sheet.rows[:LOOKED_AT]]
    least = NEARLY * max(filled, default=0)
    at = next((line for line, cells in enumerate(filled) if cells and cells >= least), 0)
    width = max(map(len, sheet.rows), default=0)
    rows = [[*row, *[""] * (width - len(row))] for row in sheet.rows]
    header = _named(rows[at]) if rows else []
    kept = [name for name, *cells in zip(header, *rows[at:], strict=True) if any(cells)]
    told = [
        (line, {name: cell for name, cell in zip(header, row, strict=True) if name in kept})
        for line, row in enumerate(rows[at + 1 :], at + 2)
        if any(map(str.strip, row))
    ]
    above = [cell for row in rows[:at] for cell in row if cell.strip()]
    of_them = f"{count(len(above), 'cell')} above its header left alone: "
    remarks = [f"{of_them}{visible(above[0])}"] if above else []
    return Rows(kept, told, [*remarks, *sheet.remarks])


def own_table(name: str, table: Rows) -> Found | None:
    """Give a table if it is one of ours, which has all columns that it must have; else `None`."""
    known = {of: {column.name for column in columns(row)} for of, row in TABLES.items()}
    needed = {of: {one.name for one in columns(row) if one.required} for of, row in TABLES.items()}
    fitting = [of for of in TABLES if needed[of] <= {*table.header}]
    if not fitting:
        return None
    best = max(fitting, key=lambda of: len(known[of] & {*table.header}))
    found = Found()
    cells = [[*row.values()] for _, row in table.rows]
    found.add(best, name, [table.header, *cells], 1)
    return found


def rows_of_json(read: Any) -> Rows | None:
    """Read a list of objects, be it the only one inside another; `None` for all else."""
    if isinstance(read, Mapping):
        lists = [inner for inner in read.values() if isinstance(inner, list)]
        read = lists[0] if len(lists) == 1 else None
    if not isinstance(read, list) or not read or not all(isinstance(one, dict) for one in read):
        return None
    objects = [flat(one) for one in read]
    header = _named([*dict.fromkeys(name for one in objects for name in one)])
    rows = [{name: one.get(name, "") for name in header} for one in objects]
    return Rows(header, [*enumerate(rows, 1)], [])


def _separator(text: str) -> str:
    """Tell what separates the columns: what parts the first line into most; a comma if in doubt."""
    beginning = text[: text.find("\n") + 1 or len(text)]
    widths = {one: len(next(csv.reader([beginning], delimiter=one), [])) for one in SEPARATORS}
    return max(widths, key=lambda one: widths[one])


def _named(header: Sequence[str]) -> list[str]:
    """Name columns; raises ValueError where there are more than anybody keeps."""
    if len(header) > MOST_COLUMNS:
        raise ValueError(
            f"It has {len(header):,} columns, and more than {MOST_COLUMNS:,} are not read."
        )
    names = (" ".join(name.split()) for name in header)
    return numbered(name or f"column {at}" for at, name in enumerate(names, 1))


def _rows(lines: Any, header: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows behind the header, each with the line on which it begins."""
    line = lines.line_num + 1
    for row in lines:
        if any(map(str.strip, row)):
            if len(row) != len(header):
                raise ValueError(f"line {line} has {len(row)} cells, the header {len(header)}")
            yield line, dict(zip(header, row, strict=True))
        line = lines.line_num + 1
