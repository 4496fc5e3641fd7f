"""A SQLite database of ours -> our tables, read in memory, with nothing of it run but reading.

A database may hold views, triggers and generated columns, which are programs of whoever wrote
it. Only plain tables are read, within limits of time and size; nothing is written, and no other
file is opened.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from typing import Any

import numpy as np

from dashboard.importing.ours.our_tables import Found
from dashboard.model.schema import TABLES

WAL = b"\x02\x02"  # how a database says that its newest rows may stand in a file beside it
VERSIONS = slice(18, 20)
ROLLBACK = b"\x01\x01"
IN_WAL = (
    "The database is one with a write-ahead log: what stood only in the -wal file beside it is "
    "not read"
)
LONGEST = 10_000_000  # bytes of a cell or of a row
STEPS, MOST_STEPS = 10_000, 100_000  # a thousand million instructions in all
ALLOWED = {
    sqlite3.SQLITE_SELECT,
    sqlite3.SQLITE_READ,
    sqlite3.SQLITE_PRAGMA,
}
PRAGMAS = {"table_info", "table_xinfo", "trusted_schema"}


def tables_of_database(content: bytes) -> Found:
    """Find our tables in a SQLite database, as it was exported.

    Raises
    ------
    ValueError
        If there are none, it is damaged, or it takes too long to read.
    """
    found = Found()
    if content[VERSIONS] == WAL:
        content = content[: VERSIONS.start] + ROLLBACK + content[VERSIONS.stop :]
        found.remarks.append(IN_WAL)
    try:
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(content)
            _guard(database)
            plain = _plain_tables(database)
            called = _called(database, plain)
            found.about = _about(database, plain)
            for table in TABLES:
                names = plain.get(table, [])
                if names:
                    listed = ", ".join(f'"{_quoted(name)}"' for name in names)
                    rows = database.execute(f'SELECT {listed} FROM "{table}"')  # noqa: S608
                    header = [called.get((table, name), name) for name in names]
                    found.add(table, table, [header, *([*map(_text, row)] for row in rows)], 1)
    except sqlite3.Error as error:
        raise ValueError(f"The database cannot be read ({error}).") from error
    if not found.tables:
        raise ValueError("The database has none of the tables: it is no export of this dashboard.")
    return found


def _guard(database: sqlite3.Connection) -> None:
    """Let nothing happen but reading, and not for ever."""
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
    database.execute("PRAGMA trusted_schema = OFF")
    left = iter(range(MOST_STEPS))
    database.set_progress_handler(lambda: next(left, None) is None, STEPS)
    database.set_authorizer(_allowed)


def _allowed(action: int, first: str | None, *_: str | None) -> int:
    """Allow what reading needs; no function, as the database may have put one into a table."""
    is_known = action != sqlite3.SQLITE_PRAGMA or first in PRAGMAS
    return sqlite3.SQLITE_OK if action in ALLOWED and is_known else sqlite3.SQLITE_DENY


def _plain_tables(database: sqlite3.Connection) -> dict[str, list[str]]:
    """Give the columns of each table that is one, and neither a view nor made by a program."""
    rows = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    found = {}
    for name, sql in rows:
        if not str(sql).lstrip().upper().startswith("CREATE VIRTUAL"):
            columns = database.execute(f'PRAGMA table_xinfo("{_quoted(name)}")').fetchall()
            found[str(name)] = [column[1] for column in columns if not column[6]]
    return found


def _about(database: sqlite3.Connection, plain: Mapping[str, list[str]]) -> dict[str, str]:
    """Give what a database of ours says of itself."""
    if not {"what", "said"} <= {*plain.get("about", ())}:
        return {}
    return {
        _text(what): _text(said) for what, said in database.execute("SELECT what, said FROM about")
    }


def _called(
    database: sqlite3.Connection, plain: Mapping[str, list[str]]
) -> dict[tuple[str, str], str]:
    """Say how columns are called in the files, where the database says it."""
    if not {"in_table", "in_column", "called"} <= {*plain.get("column_names", ())}:
        return {}
    rows = database.execute("SELECT in_table, in_column, called FROM column_names")
    return {(_text(table), _text(here)): _text(name) for table, here, name in rows}


def _quoted(name: str) -> str:
    """Write a name as it can stand between quotation marks."""
    return name.replace('"', '""')


def _text(cell: Any) -> str:
    """Write a cell as a curator would; bytes as text, if they are any."""
    if isinstance(cell, float):
        return np.format_float_positional(cell, trim="-")
    if isinstance(cell, bytes):
        return cell.decode("utf-8", "replace")
    return "" if cell is None else str(cell)
