"""Sheets -> the rows of our tables, and what was left alone."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.analysis.phrases import count
from dashboard.importing.ours.workbook import Sheet
from dashboard.model.columns import columns
from dashboard.model.problems import visible
from dashboard.model.reading.header import MOST_COLUMNS, UNNAMED, named
from dashboard.model.schema import TABLES

LOOKED_AT = 20  # lines in which a header may stand
OF_EXPORTS = frozenset({"about", "dictionary"})  # sheets of our own that are no tables
NO_TABLE = (
    "No sheet is one of the tables. A sheet is known by its name, such as events, or by columns "
    "such as event_id and source_id in its first 20 lines."
)
Row = dict[str, str]


class NoTableError(ValueError):
    """None of the sheets is one of our tables."""


@dataclass
class Found:
    """What a file holds of our tables.

    Parameters
    ----------
    tables : dict of str to list of (int, dict)
        By table its rows, each with its line in the sheet and its cells by column.
    headers : dict of str to list of str
        By table the columns that the sheet has, a curator's own among them.
    remarks : list of str
        What was coped with or left alone, each as a sentence without its full stop.
    about : dict of str to str
        What a workbook of ours says of itself, as `exporting.about` gives it.
    package : bytes
        The `datapackage.json` that came with them, where one did.
    media : mapping of str to bytes
        The files of evidence that came with them, by their path under `media/`.
    """

    tables: dict[str, list[tuple[int, Row]]] = field(default_factory=dict)
    headers: dict[str, list[str]] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    about: dict[str, str] = field(default_factory=dict)
    package: bytes = b""
    media: Mapping[str, bytes] = field(default_factory=dict)

    def add(self, table: str, title: str, rows: Sequence[Sequence[str]], first: int) -> None:
        """Add the rows of a table, the header first, which stands on a line.

        Columns without a name and without any text are left alone, as a spreadsheet has them
        beside a table; raises ValueError where more remain than anybody keeps.
        """
        width = max(map(len, rows))
        known = {column.name for column in columns(TABLES[table])}
        plain = [_plain(cell, known) for cell in [*rows[0], *[""] * (width - len(rows[0]))]]
        header = named(plain, known)
        filled = {at for row in rows for at, cell in enumerate(row) if cell.strip()}
        kept = sorted({at for at, cell in enumerate(plain) if cell} | filled)
        if len(kept) > MOST_COLUMNS:
            told = f"{len(kept):,} columns, and more than {MOST_COLUMNS:,} are not read."
            raise ValueError(f"{title} has {told}")
        self.headers[table] = [header[at] for at in kept]
        self.tables[table] = [
            (line, {header[at]: cells[at] if at < len(cells) else "" for at in kept})
            for line, cells in enumerate(rows[1:], first + 1)
            if any(map(str.strip, cells))
        ]
        for name in self.headers[table]:
            if name not in plain and _is_unnamed(name):
                self.remarks.append(f"{title}: {name} has no name, and is kept as your own")


def tables_of(sheets: Iterable[Sheet]) -> Found:
    """Find our tables among the sheets of a workbook.

    Raises
    ------
    NoTableError
        If there are none.
    ValueError
        If two sheets are one table.
    """
    found = Found()
    for sheet in sheets:
        table, at = _table_of(sheet)
        if not table:
            if sheet.name in OF_EXPORTS:
                found.about |= {row[0]: row[1] for row in sheet.rows if len(row) == 2}
            elif any(map(any, sheet.rows)):
                told = "left alone, as it is none of the tables"
                found.remarks.append(f"{visible(sheet.name)}: {told}")
            continue
        if table in found.tables:
            raise ValueError(f"Two sheets are the table {table}. Rename or delete one of them.")
        above = [cell for row in sheet.rows[:at] for cell in row if cell.strip()]
        if above:
            told = f"{count(len(above), 'cell')} above its header left alone: {visible(above[0])}"
            found.remarks.append(f"{visible(sheet.name)}: {told}")
        found.add(table, visible(sheet.name), sheet.rows[at:], at + 1)
        found.remarks += sheet.remarks
    if not found.tables:
        raise NoTableError(NO_TABLE)
    return found


def _table_of(sheet: Sheet) -> tuple[str, int]:
    """Say which table a sheet is, by its name or else by most of its columns, and where its
    header stands; empty where it is none.
    """
    name = "_".join(sheet.name.casefold().replace("-", " ").split())
    headers = {table: _header_at(sheet.rows, table) for table in TABLES}
    fitting = {table: at for table, at in headers.items() if at is not None}
    if name in TABLES:
        return (name, fitting[name]) if name in fitting else ("", 0)
    known = {table: {column.name for column in columns(TABLES[table])} for table in fitting}
    alike = {
        table: sum(_plain(cell, known[table]) in known[table] for cell in sheet.rows[at] if cell)
        for table, at in fitting.items()
    }
    best = max(alike, key=lambda table: alike[table], default="")
    return best, fitting.get(best, 0)


def _header_at(rows: Sequence[Sequence[str]], table: str) -> int | None:
    """Find the line with all columns that a table must have."""
    needed = {column.name for column in columns(TABLES[table]) if column.required}
    for at, row in enumerate(rows[:LOOKED_AT]):
        if needed <= {_plain(cell, needed) for cell in row if cell}:
            return at
    return None


def _plain(cell: str, known: Iterable[str]) -> str:
    """Give the name of a column, one of ours however it is written."""
    bare = " ".join(cell.split())
    ours = bare.casefold().replace(" ", "_").replace("-", "_")
    return ours if ours in known else bare


def _is_unnamed(name: str) -> bool:
    """Tell whether a column is called by its number."""
    return re.fullmatch(UNNAMED, name) is not None
