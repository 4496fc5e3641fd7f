"""A SQLite database with keys, indexes and full-text search, which Datasette shows at once."""

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any

import pandas as pd

from dashboard.analysis.accounts.leading import leading
from dashboard.analysis.accounts.readable import readable_events, readable_statements
from dashboard.analysis.filed_tables import as_filed
from dashboard.analysis.own_cells import without_marks
from dashboard.exporting.about import about
from dashboard.exporting.csv_folder import without_bare
from dashboard.exporting.extract import Extract
from dashboard.model.columns import Column, columns
from dashboard.model.dataset import Dataset
from dashboard.model.schema import TABLES

ORDER = (
    *("sources", "people", "places", "place_candidates", "evidence", "events", "statements"),
    "vocabulary",
)
TYPES = {"number": "REAL", "integer": "INTEGER"}
READABLE = {"events": readable_events, "statements": readable_statements}
EVENT_IDS = "event_ids"  # a table of its own: in `events` an id stands once for each source
SINGULAR = {"aliases": "alias"}


def sqlite(extract: Extract) -> bytes:
    """Write the closed part of a dataset as a database.

    A table for each of ours, as its file has it; one more for each column of lists, with an
    item in a row; `readable_events` and `readable_statements`, in words, with full-text
    search; `about`, and `column_names`, which says how a column is called in the files.
    """
    database = sqlite3.connect(":memory:")
    try:
        _Writer(database).write(extract)
        return database.serialize()
    finally:
        database.close()


class _Writer:
    """Writes tables into a database."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._named: list[tuple[str, str, str, str]] = []

    def write(self, extract: Extract) -> None:
        """Write all of it."""
        closed = extract.closed
        once = leading(closed).events[["event_id", "title"]]
        self._table(EVENT_IDS, once, key=["event_id"])
        for table in (one for one in ORDER if one in closed.tables):
            self._filed(closed, table)
        for table, read in READABLE.items():
            self._readable(f"readable_{table}", read(extract.shown), table)
        self._table("about", pd.DataFrame([*about(extract).items()], columns=["what", "said"]))
        names = pd.DataFrame(self._named, columns=["in_table", "in_column", "called", "meaning"])
        self._table("column_names", names)
        self._database.commit()

    def _filed(self, dataset: Dataset, table: str) -> None:
        """Write a table as its file has it, and its lists taken apart."""
        row = TABLES[table]
        known = {column.name: column for column in columns(row)}
        rows = without_bare(as_filed(dataset, table), table)
        kept = [known[name] for name in map(str, rows) if name in known]
        leads = {one.name: _leads_to(one) for one in kept if one.refers_to and not one.is_list}
        types = {one.name: TYPES.get(one.form.type, "TEXT") for one in kept}
        self._table(table, rows, key=row.primary_key, leads=leads, types=types)
        self._named += [
            (table, here, name, known[name].description if name in known else "")
            for here, name in zip(_distinct(rows), map(str, rows), strict=True)
        ]
        for one in kept:
            if one.is_list:
                self._list(table, one, getattr(dataset, table))

    def _list(self, table: str, column: Column, rows: pd.DataFrame) -> None:
        """Write a column of lists, an item in a row."""
        key = [*TABLES[table].primary_key]
        item = SINGULAR.get(column.name, column.name.removesuffix("s"))
        listed = [
            (*ids, at, one)
            for *ids, cells in rows[[*key, column.name]].itertuples(index=False, name=None)
            for at, one in enumerate(cells, 1)
        ]
        leads = {item: _leads_to(column)} if column.refers_to else {}
        name = f"{table}_{column.name}"
        frame = pd.DataFrame(listed, columns=[*key, "position", item])
        self._table(name, frame, key=[*key, "position"], leads=leads, of=(table, key))
        if not leads:
            self._index(name, item)

    def _readable(self, name: str, rows: pd.DataFrame, table: str) -> None:
        """Write accounts in words, with full-text search over all that is text."""
        record = f"{table.removesuffix('s')}_id"
        words = without_marks(rows)
        words["earliest"] = [None if pd.isna(day) else _iso(day) for day in words["earliest"]]
        self._table(name, words, of=(table, [record, "source_id"]))
        self._index(name, record)
        self._index(name, "earliest")
        searched = [one for one in _distinct(words) if one not in (record, "source_id", "earliest")]
        cells = ", ".join(map(_quoted, searched))
        index = _quoted(f"{name}_fts")
        self._database.execute(
            f"CREATE VIRTUAL TABLE {index} USING fts5({cells}, content={_quoted(name)})"
        )
        self._database.execute(f"INSERT INTO {index}({index}) VALUES ('rebuild')")  # noqa: S608

    def _table(
        self,
        name: str,
        rows: pd.DataFrame,
        *,
        key: Sequence[str] = (),
        leads: dict[str, tuple[str, str]] | None = None,
        types: dict[str, str] | None = None,
        of: tuple[str, Sequence[str]] | None = None,
    ) -> None:
        """Make a table and fill it; what leads to another table has an index."""
        names = _distinct(rows)
        parts = [f"{_quoted(one)} {(types or {}).get(one, 'TEXT')}" for one in names]
        parts += [f"PRIMARY KEY ({_listed(key)})"] if key else []
        for column, (table, to) in (leads or {}).items():
            parts.append(
                f"FOREIGN KEY ({_quoted(column)}) REFERENCES {_quoted(table)}({_quoted(to)})"
            )
        if of:
            parts.append(f"FOREIGN KEY ({_listed(of[1])}) REFERENCES {of[0]}({_listed(of[1])})")
        self._database.execute(f"CREATE TABLE {_quoted(name)} ({', '.join(parts)})")
        cells = [[_cell(one) for one in row] for row in rows.itertuples(index=False, name=None)]
        places = ", ".join("?" * len(names))
        self._database.executemany(
            f"INSERT INTO {_quoted(name)} VALUES ({places})",  # noqa: S608
            cells,
        )
        for column in leads or {}:
            self._index(name, column)

    def _index(self, table: str, column: str) -> None:
        """Make an index of a column."""
        index = _quoted(f"{table} by {column}")
        self._database.execute(f"CREATE INDEX {index} ON {_quoted(table)}({_quoted(column)})")


def _leads_to(column: Column) -> tuple[str, str]:
    """Give table and column to which ids lead."""
    assert column.refers_to  # noqa: S101
    if column.refers_to.table == "events":
        return EVENT_IDS, "event_id"
    return column.refers_to.table, column.refers_to.column


def _distinct(rows: pd.DataFrame) -> list[str]:
    """Name columns so that no two are alike where capitals do not count."""
    taken: set[str] = set()
    names = []
    for name in map(str, rows):
        free = (name if n == 1 else f"{name} ({n})" for n in count(1))
        names.append(next(one for one in free if one.lower() not in taken))
        taken.add(names[-1].lower())
    return names


def _listed(names: Iterable[str]) -> str:
    """Write names one behind the other."""
    return ", ".join(map(_quoted, names))


def _quoted(name: str) -> str:
    """Write a name so that nothing in it is taken for anything else."""
    return '"' + name.replace('"', '""') + '"'


def _cell(cell: Any) -> Any:
    """Give a cell as SQLite takes it."""
    if pd.isna(cell):
        return None
    return cell.item() if hasattr(cell, "item") else cell


def _iso(day: pd.Timestamp) -> str:
    """Write a day."""
    return day.date().isoformat()
