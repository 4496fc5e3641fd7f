"""Keys that several rows have."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dashboard.model.reading.finding import Finding
from dashboard.model.reading.record import Record, Records
from dashboard.model.schema import TABLES

NAMED_LINES = 3


def check_keys(records: Records) -> Iterator[Finding]:
    """Yield the rows whose key another row has too; none of them can be trusted."""
    for table, rows in records.items():
        key = TABLES[table].primary_key
        for record, others in alike([r for r in rows if r.reads(*key)], key):
            cell = " + ".join(record.cells[column] for column in key)
            message = f"stands in line {others} too"
            hint = f"Make {' + '.join(key)} different, or delete the row that is too many"
            yield Finding(record, key[0], "duplicate-key", message, hint, cell)


def alike(rows: Sequence[Record], key: Sequence[str]) -> Iterator[tuple[Record, str]]:
    """Yield the rows whose key other rows have too, with the lines of a few of those."""
    found = [tuple([record[column] for column in key]) for record in rows]
    if len({*found}) == len(found):
        return
    lines = defaultdict(list)
    for record, same in zip(rows, found, strict=True):
        lines[same].append(record.line)
    for record, same in zip(rows, found, strict=True):
        if len(lines[same]) > 1:
            others = [line for line in lines[same][: NAMED_LINES + 1] if line != record.line]
            more = " and more" if len(lines[same]) > NAMED_LINES + 1 else ""
            yield record, ", ".join(map(str, others[:NAMED_LINES])) + more
