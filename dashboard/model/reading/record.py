"""A row as it stands in its file and as it is read, what is wrong with it, and where that is."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from dashboard.model.problems import Problem, in_order, is_warning


@dataclass(frozen=True, eq=False, slots=True)
class Record:
    """A row of a table.

    Parameters
    ----------
    table : str
        A key of `schema.TABLES`.
    line : int
        Physical line of the file on which the row begins, counted from 1.
    cells : dict of str to str
        The text of each cell by column, as it stands in the file.
    values : mapping of str to Any
        What the cells say by column, as the table's class reads them. A cell that was
        refused is not among them; one that is empty says `None`, of a list `()`.
    """

    table: str
    line: int
    cells: dict[str, str]
    values: Mapping[str, Any]

    def __getitem__(self, column: str) -> Any:
        """Give what a cell says; `None` where it is empty or refused."""
        return self.values.get(column)

    @property
    def file(self) -> str:
        """Name of its file."""
        return f"{self.table}.csv"

    @property
    def where(self) -> str:
        """Its place as editors print it: `events.csv:14`."""
        return f"{self.file}:{self.line}"

    def text(self, column: str) -> str:
        """Give what stands in a cell, be it refused or not, without spaces around it."""
        return self.cells.get(column, "").strip()

    def reads(self, *columns: str) -> bool:
        """Tell whether none of some cells was refused."""
        return all(column in self.values for column in columns)

    def parts(self, column: str) -> tuple[str, ...]:
        """Give each value in a cell, be it a list or not."""
        said = self.values.get(column)
        return said if isinstance(said, tuple) else () if said is None else (said,)


Records = Mapping[str, Sequence[Record]]  # by table


class Finding(NamedTuple):
    """Something that is wrong with a row; see `Problem`.

    It is about one cell or, where `column` is empty, the row as a whole; about all that
    stands there or, where `part` is not empty, about that part. Where the row is only set
    aside because it rests on another one, that is its `cause`.
    """

    record: Record
    column: str
    kind: str
    message: str
    hint: str
    part: str = ""
    cause: Record | None = None

    @property
    def is_warning(self) -> bool:
        """Whether the row is shown all the same."""
        return is_warning(self.kind)


def placed(findings: Iterable[Finding]) -> list[Problem]:
    """Put findings to file, line and column, in order, with the rows that rest on each row."""
    findings = list(findings)
    causes = {(each.record, each.cause) for each in findings if each.cause}
    resting = Counter(cause.where for _, cause in causes)
    problems = []
    for problem in in_order(map(_placed, findings)):
        where = f"{problem.file}:{problem.line}"
        number = 0 if problem.is_warning else resting.pop(where, 0)
        problems.append(replace(problem, resting=number) if number else problem)
    return problems


def _placed(finding: Finding) -> Problem:
    """Put a finding to its file, line and column."""
    record, column, kind, message, hint, part, _ = finding
    value = part or (record.cells.get(column, "") if column else "")
    return Problem(record.file, record.line, column, value, message, hint, kind)


def values(rows: Sequence[Record], column: str) -> Iterator[tuple[Record, str]]:
    """Yield each value that a column holds, lists taken apart."""
    for record in rows:
        for part in record.parts(column):
            yield record, part
