"""The tables that accounts refer to, read once, and what of them some accounts need."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dashboard.corpus.building.input_files import Input
from dashboard.corpus.errors import CorpusError
from dashboard.model.columns import columns
from dashboard.model.problems import DataError
from dashboard.model.reading.lines import Lines
from dashboard.model.reading.record import Record, values
from dashboard.model.reading.table import Parted, TableRead, read_parted
from dashboard.model.schema import TABLES

ACCOUNTS = ("events", "statements")
WHOLE = "vocabulary"  # which every row may need
Name = tuple[str, str]  # a table, and an id in it


class Referred:
    """All rows of the tables that accounts refer to.

    Parameters
    ----------
    read : mapping of str to TableRead
        By table.
    """

    def __init__(self, read: Mapping[str, TableRead]) -> None:
        self.read = read
        self._rows: dict[Name, list[Record]] = defaultdict(list)
        self._findings = defaultdict(list)
        for table, each in read.items():
            for record in each.records:
                self._rows[table, record.text(TABLES[table].primary_key[0])].append(record)
            for finding in each.findings:
                self._findings[finding.record].append(finding)

    def needed_by(self, records: Sequence[Record]) -> dict[str, TableRead]:
        """Give the rows that some rows refer to, and what those refer to, by table."""
        wanted: dict[Name, None] = {}
        queue = [*_names(records)]
        while queue:
            name = queue.pop()
            if name in wanted or name[0] in ACCOUNTS:
                continue
            wanted[name] = None
            queue += _names(self._rows.get(name, ()))
            if name[0] == "places":
                queue.append(("place_candidates", name[1]))
        found: dict[str, list[Record]] = {table: [] for table in self.read}
        for name in wanted:
            if name in self._rows:
                found[name[0]] += self._rows[name]
        found[WHOLE] = self.read[WHOLE].records
        return {table: self._part(sorted(rows, key=lambda one: one.line))
                for table, rows in found.items()}  # fmt: skip

    def _part(self, records: list[Record]) -> TableRead:
        own = [finding for record in records for finding in self._findings.get(record, ())]
        return TableRead(records, own, [], Lines())


def read_referred(files: Sequence[Input]) -> Referred:
    """Read the tables that accounts refer to; see `Referred`."""
    read = {}
    for table in TABLES:
        own = [one for one in files if one.table == table]
        if table in ACCOUNTS or (not own and TABLES[table].optional):
            continue
        parts = [_read(one) for one in own]
        read[table] = TableRead(
            [record for part in parts for record in part.records],
            [finding for part in parts for finding in part.findings],
            [],
            Lines(),
        )
    return Referred(read)


def read_lines(one: Input, lines: Iterator[Parted]) -> TableRead:
    """Read lines of a file, the header first."""
    try:
        return read_parted(one.table, lines)
    except DataError as error:
        raise CorpusError(f"{one.path}: {error.problems[0]}") from error


def _read(one: Input) -> TableRead:
    return read_lines(one, one.lines())


def _names(records: Sequence[Record]) -> Iterator[Name]:
    """Yield the names of all rows that rows of one table refer to."""
    for column in columns(TABLES[records[0].table]) if records else ():
        if column.refers_to:
            for _, part in values(records, column.name):
                yield column.refers_to.table, part
