"""Sheets, or tables of a database of ours -> the rows of our tables, and what was left alone."""

import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from dashboard.analysis.phrases import count
from dashboard.importing.ours.workbook import Sheet
from dashboard.model.columns import columns
from dashboard.model.problems import visible
from dashboard.model.reading.header import UNNAMED, named
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
    """

    tables: dict[str, list[tuple[int, Row]]] = field(default_factory=dict)
    headers: dict[str, list[str]] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    about: dict[str, str] = field(default_factory=dict)
    package: bytes = b""

    def add(self, table: str, title: str, rows: Sequence[Sequence[str]], first: int) -> None:
        """Add the rows of a table, the header first, which stands on a line."""
        width = max(map(len, rows))
        known = {column.name for column in columns(TABLES[table])}
        plain = [_plain(cell, known) for cell in [*rows[0], *[""] * (width - len(rows[0]))]]
        header = named(plain, known)
        kept = []
        for line, cells in enumerate(rows[1:], first + 1):
            if any(map(str.strip, cells)):
                kept.append((line, dict(zip(header, [*cells, *[""] * width], strict=False))))
        self.headers[table] = [
            name
            for name, cell in zip(header, plain, strict=True)
            if cell or any(row[name].strip() for _, row in kept)
        ]
        self.tables[table] = kept
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


def tables_of_database(content: bytes) -> Found:
    """Find our tables in a SQLite database, as it was exported.

    Raises
    ------
    ValueError
        If there are none, or it is damaged.
    """
    found = Found()
    try:
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(content)
            called = _called(database)
            found.about = _about(database)
            for table in TABLES:
                names = [row[1] for row in database.execute(f'PRAGMA table_info("{table}")')]
                if names:
                    rows = database.execute(f'SELECT * FROM "{table}"')  # noqa: S608
                    header = [called.get((table, name), name) for name in names]
                    found.add(table, table, [header, *([*map(_text, row)] for row in rows)], 1)
    except sqlite3.Error as error:
        raise ValueError(f"The database cannot be read ({error}).") from error
    if not found.tables:
        raise ValueError("The database has none of the tables: it is no export of this dashboard.")
    return found


def _about(database: sqlite3.Connection) -> dict[str, str]:
    """Give what a database of ours says of itself."""
    if not database.execute("PRAGMA table_info(about)").fetchall():
        return {}
    return dict(database.execute("SELECT what, said FROM about").fetchall())


def _called(database: sqlite3.Connection) -> Mapping[tuple[str, str], str]:
    """Say how columns are called in the files, where the database says it."""
    if not database.execute("PRAGMA table_info(column_names)").fetchall():
        return {}
    rows = database.execute("SELECT in_table, in_column, called FROM column_names")
    return {(table, here): name for table, here, name in rows}


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
        table: sum(_plain(cell, known[table]) in known[table] for cell in sheet.rows[at])
        for table, at in fitting.items()
    }
    best = max(alike, key=lambda table: alike[table], default="")
    return best, fitting.get(best, 0)


def _header_at(rows: Sequence[Sequence[str]], table: str) -> int | None:
    """Find the line with all columns that a table must have."""
    needed = {column.name for column in columns(TABLES[table]) if column.required}
    for at, row in enumerate(rows[:LOOKED_AT]):
        if needed <= {_plain(cell, needed) for cell in row}:
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


def _text(cell: Any) -> str:
    """Write a cell of a database as a curator would."""
    if isinstance(cell, float):
        return np.format_float_positional(cell, trim="-")
    return "" if cell is None else str(cell)
