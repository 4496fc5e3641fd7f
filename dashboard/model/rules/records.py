"""Records by table, their checked cells, and problems placed at them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dashboard.model.columns import Column
from dashboard.model.problems import Problem
from dashboard.model.reading import Record

Records = Mapping[str, Sequence[Record]]


def value(record: Record, column: str) -> Any:
    """Give a checked cell."""
    return getattr(record.row, column)


def values(rows: Sequence[Record], column: Column) -> Iterator[tuple[Record, str]]:
    """Yield each id that a column holds, lists taken apart."""
    for record in rows:
        cell = value(record, column.name)
        for part in cell if column.is_list else (cell,):
            if part is not None:
                yield record, part


def at(record: Record, column: str, kind: str, message: str, hint: str) -> Problem:
    """Place a problem at a cell, as it stands in the file."""
    cell = record.cells.get(column, "")
    return Problem(record.file, record.line, column, cell, message, hint, kind)
