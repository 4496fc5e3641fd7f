"""References that lead nowhere."""

from collections.abc import Iterator

from dashboard.model.columns import Column, columns
from dashboard.model.reading.finding import Finding
from dashboard.model.reading.record import Records, values
from dashboard.model.schema import TABLES


def check_references(records: Records) -> Iterator[Finding]:
    """Yield the cells that name a row that is not there."""
    for table in records:
        for column in columns(TABLES[table]):
            if column.refers_to and column.refers_to.table in records:
                yield from _dangling(records, table, column)


def _dangling(records: Records, table: str, column: Column) -> Iterator[Finding]:
    """Yield the references of a column that lead nowhere."""
    assert column.refers_to is not None  # noqa: S101
    target, key = column.refers_to.table, column.refers_to.column
    known = {record.text(key) for record in records[target]}
    for record, wanted in values(records[table], column.name):
        if wanted not in known:
            message, hint = f"names no row of {target}.csv", f"Add it to {target}.csv"
            yield Finding(record, column.name, "unknown-id", message, hint, wanted)
