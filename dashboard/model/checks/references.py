"""References that lead nowhere."""

from collections.abc import Callable, Collection, Iterator

from dashboard.model.columns import Column, columns
from dashboard.model.reading.finding import Finding
from dashboard.model.reading.record import Records, values
from dashboard.model.schema import TABLES
from dashboard.model.slips.edit_distance import nearest

SUGGESTIONS = 100  # of a column; where more ids are unknown, it is no slip of the finger
COMPARISONS = 10_000_000_000  # of signs in a column: a second; then nothing is suggested


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
    suggest = _suggesting({record[key] for record in records[target] if record.reads(key)})
    for record, wanted in values(records[table], column.name):
        if wanted not in known:
            hint = suggest(wanted, f"Add it to {target}.csv")
            message = f"names no row of {target}.csv"
            yield Finding(record, column.name, "unknown-id", message, hint, wanted)


def _suggesting(known: Collection[str]) -> Callable[[str, str], str]:
    """Make what suggests the id that was probably meant, or says what to do otherwise."""
    found: dict[str, str] = {}
    in_order = sorted(known)
    signs, left = sum(map(len, known)), COMPARISONS

    def suggest(wanted: str, otherwise: str) -> str:
        nonlocal left
        needed = len(wanted) * signs
        if wanted not in found and len(found) < SUGGESTIONS and needed <= left:
            left -= needed
            found[wanted] = nearest(wanted, in_order)
        near = found.get(wanted)
        return f"Did you mean {near}? Otherwise: {otherwise.lower()}" if near else otherwise

    return suggest
