"""Records by table, their checked cells, and problems placed at them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dashboard.model.columns import Column
from dashboard.model.problems import Problem
from dashboard.model.reading.table import Record

Records = Mapping[str, Sequence[Record]]


def value(record: Record, column: str) -> Any:
    """Give a checked cell."""
    return getattr(record.row, column)


def values(rows: Sequence[Record], column: Column) -> Iterator[tuple[Record, str]]:
    """Yield each id that a column holds, lists taken apart."""
    for record in rows:
        for part in parts(record, column):
            yield record, part


def parts(record: Record, column: Column) -> Iterator[str]:
    """Yield each id in a cell."""
    cell = value(record, column.name)
    yield from (part for part in (cell if column.is_list else (cell,)) if part is not None)


def at(record: Record, column: str, kind: str, message: str, hint: str) -> Problem:
    """Place a problem at a cell, as it stands in the file."""
    cell = record.cells.get(column, "")
    return Problem(record.file, record.line, column, cell, message, hint, kind)


def told(
    record: Record, column: Column, wanted: str, kind: str, message: str, hint: str
) -> Problem:
    """Tell of one id in a cell, whatever other ids stand beside it."""
    return Problem(record.file, record.line, column.name, wanted, message, hint, kind)


def rests_on(other: Record, record: Record, column: Column, wanted: str) -> Problem:
    """Tell of an id in a cell that names a row that is set aside, the other one."""
    message = f"names a row of {other.file} that is set aside"
    hint = f"Mend {other.file}:{other.line} first"
    return told(record, column, wanted, "rests-on-set-aside", message, hint)
