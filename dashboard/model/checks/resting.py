"""Rows that rest on rows that are set aside, and what rests on those in turn."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from heapq import heappop, heappush

from dashboard.model.checks.records import Records, parts, rests_on, value
from dashboard.model.columns import Column, columns
from dashboard.model.problems import Problem
from dashboard.model.schema import TABLES


def check_resting(standing: Records, read: Records, found: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the rows that rest on rows with a problem, and those that rest on them.

    It goes on from round to round and looks only at what refers to a row of the round
    before: the work grows with the number of references, not with the length of chains.

    Parameters
    ----------
    standing : mapping of str to sequence of Record
        The rows of each table before those with a problem are set aside.
    read : mapping of str to sequence of Record
        All rows of each table, which tells what line is to be mended.
    found : iterable of Problem
        The errors of rows that stand; none of the others refers to nothing.
    """
    links = [
        _Link(table, column, standing, read)
        for table, row in TABLES.items()
        for column in columns(row)
        if column.refers_to
    ]
    keys = {(link.target, link.key) for link in links}
    left = {table: Counter(value(r, key) for r in standing[table]) for table, key in keys}
    ids = {table: {r.line: value(r, key) for r in standing[table]} for table, key in keys}
    aside: dict[str, set[int]] = {table: set() for table in TABLES}
    fresh = {(problem.file.removesuffix(".csv"), problem.line) for problem in found}
    while fresh:
        lost: dict[str, set[str]] = defaultdict(set)
        for table, line in fresh:
            aside[table].add(line)
            if table in ids:
                own = ids[table][line]
                left[table][own] -= 1
                if not left[table][own]:
                    lost[table].add(own)
        fresh = set()
        for link in links:
            if link.target in lost:
                for problem in link.resting_on(lost[link.target], aside[link.table]):
                    fresh.add((link.table, problem.line))
                    yield problem


class _Link:
    """A column that refers to a table, read from both ends."""

    def __init__(self, table: str, column: Column, standing: Records, read: Records) -> None:
        assert column.refers_to is not None  # noqa: S101
        self.table, self._column = table, column
        self.target, self.key = column.refers_to.table, column.refers_to.column
        is_of_one_row = TABLES[self.target].primary_key == (self.key,)
        self._loses_itself = is_of_one_row and self.table == self.target
        self._rows = {record.line: record for record in standing[table]}
        self._named_by: Mapping[str, list[int]] = defaultdict(list)
        for record in standing[table]:
            for one in parts(record, column):
                self._named_by[one].append(record.line)
        self._where = {r.cells.get(self.key, ""): r for r in reversed(read[self.target])}

    def resting_on(self, lost: Set[str], aside: Set[int]) -> Iterator[Problem]:
        """Yield the rows that name a lost id, in their order.

        Where the table refers to itself by the key of one row, each of them loses its own id
        for all that follow.
        """
        gone = set(lost)
        lines = sorted({line for one in lost for line in self._named_by.get(one, ())} - aside)
        queued = set(lines)
        while lines:
            record = self._rows[heappop(lines)]
            for one in parts(record, self._column):
                if one in gone:
                    yield rests_on(self._where[one], record, self._column, one)
            if self._loses_itself:
                gone.add(own := value(record, self.key))
                for line in self._named_by.get(own, ()):
                    if line > record.line and not (line in queued or line in aside):
                        queued.add(line)
                        heappush(lines, line)
