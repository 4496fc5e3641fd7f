"""What can be wrong with a dataset, told so that a curator finds the cell."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.model.problem_kinds import ERROR, KINDS, WARNING

SHOWN_CHARACTERS = 80


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, where it is, and what to do about it.

    Parameters
    ----------
    file : str
        Name of the file inside the dataset's folder.
    line : int
        Physical line of the file on which the row begins, counted from 1; 0 means
        the file as a whole.
    column : str
        Name of the column; empty means the row as a whole.
    value : str
        The cell as it stands in the file.
    message : str
        What is wrong, as the end of a sentence that begins with the value.
    hint : str
        What to do, as a sentence.
    kind : str
        What kind of problem it is: a key of `problem_kinds.KINDS`.
    """

    file: str
    line: int
    column: str
    value: str
    message: str
    hint: str
    kind: str = ""

    @property
    def where(self) -> str:
        """The place as editors print it: `events.csv:14:date`."""
        parts = (self.file, self.line, visible(self.column))
        return ":".join(str(part) for part in parts if part)

    @property
    def severity(self) -> str:
        """`error`, or `warning` where nothing is hidden for it."""
        return KINDS[self.kind].severity if self.kind in KINDS else ERROR

    @property
    def is_warning(self) -> bool:
        """Whether the row is shown all the same."""
        return self.severity == WARNING

    @property
    def sentence(self) -> str:
        """The value and what is wrong with it."""
        return f'"{visible(self.value)}" {self.message}' if self.value else self.message

    def __str__(self) -> str:
        """The whole problem in one line; a warning says that it is one."""
        warning = f"{WARNING}: " * self.is_warning
        return f"{self.where}: {warning}{self.sentence}. {self.hint}"


def visible(text: str) -> str:
    """Write signs that do not show, line breaks among them, as escapes; cut what is long."""
    return as_shown(text[:SHOWN_CHARACTERS]) + "…" * (len(text) > SHOWN_CHARACTERS)


def as_shown(text: str) -> str:
    """Write signs that do not show, line breaks among them, as escapes."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


class DataError(ValueError):
    """A folder that cannot be shown at all: a file or a column is missing or unreadable.

    Parameters
    ----------
    problems : iterable of Problem
        Everything found, at least one thing that stops the load.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))
