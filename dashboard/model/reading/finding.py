"""What is wrong with a row, and the one place that puts it to file, line and column."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from dashboard.model.problems import Problem, in_order, is_warning
from dashboard.model.reading.record import Record


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
