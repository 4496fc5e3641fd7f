"""Rows that rest on rows that are set aside, and what rests on those in turn."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator

from dashboard.model.columns import columns
from dashboard.model.problems import CONSEQUENCE
from dashboard.model.reading.finding import Finding
from dashboard.model.reading.record import Record, Records
from dashboard.model.schema import TABLES

Name = tuple[str, str]  # how a row is referred to: its table, and its id


def find_resting(records: Records, faulty: Iterable[Record]) -> Iterator[Finding]:
    """Yield the cells that refer to a row that is set aside.

    An id stands while one of the rows that have it does, as accounts of one event. The
    work grows with the number of references, not with the length of chains.

    Parameters
    ----------
    records : mapping of str to sequence of Record
        All rows of each table.
    faulty : iterable of Record
        Those with something wrong of their own. What they refer to is not asked.
    """
    causes = dict.fromkeys(faulty)
    if not causes:
        return
    named_by = _named_by(records)
    standing = Counter(_name(record) for rows in records.values() for record in rows)
    aside = set(causes)
    queue = deque((record, record) for record in causes)
    cause_of: dict[Name, Record] = {}
    while queue:
        record, cause = queue.popleft()
        name = _name(record)
        cause = cause_of.setdefault(name, cause)
        standing[name] -= 1
        if standing[name]:
            continue
        message = f"names a row of {record.file} that is set aside"
        hint = f"Mend {cause.where} first"
        for other, column in named_by[name]:
            if other in causes:
                continue
            yield Finding(other, column, CONSEQUENCE, message, hint, name[-1], cause)
            if other not in aside:
                aside.add(other)
                queue.append((other, cause))


def _named_by(records: Records) -> dict[Name, list[tuple[Record, str]]]:
    """Give the cells that refer to each row, in the order of the files."""
    found: dict[Name, list[tuple[Record, str]]] = defaultdict(list)
    for table, rows in records.items():
        for column in columns(TABLES[table]):
            if column.refers_to:
                for record in rows:
                    for part in record.parts(column.name):
                        found[column.refers_to.table, part].append((record, column.name))
    return found


def _name(record: Record) -> Name:
    """Give how a row is referred to, be its id refused or not."""
    return record.table, record.text(TABLES[record.table].primary_key[0])
