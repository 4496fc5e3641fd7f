"""What can be wrong with a dataset, told so that a curator finds the cell."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.model.problem_kinds import ERROR, KINDS, NOTE

SHOWN_CHARACTERS = 80
CONSEQUENCE = "rests-on-set-aside"


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
    resting : int
        Number of rows that are set aside for no other reason than that they rest on this
        row; told behind the first problem of a row.
    """

    file: str
    line: int
    column: str
    value: str
    message: str
    hint: str
    kind: str = ""
    resting: int = 0

    @property
    def is_consequence(self) -> bool:
        """Whether it goes away by itself when another problem is mended."""
        return self.kind == CONSEQUENCE

    @property
    def where(self) -> str:
        """The place as editors print it: `events.csv:14:date`."""
        parts = (self.file, self.line, visible(self.column))
        return ":".join(str(part) for part in parts if part)

    @property
    def severity(self) -> str:
        """`error`, or where nothing is hidden for it `warning` or, if nothing is odd, `note`."""
        return severity(self.kind)

    @property
    def is_warning(self) -> bool:
        """Whether the row is shown all the same, be it no more than a note."""
        return is_warning(self.kind)

    @property
    def is_note(self) -> bool:
        """Whether nothing is odd, and nothing needs to be done."""
        return self.severity == NOTE

    @property
    def sentence(self) -> str:
        """The value and what is wrong with it."""
        message = as_shown(self.message)  # which may tell what stands in other rows
        return f'"{visible(self.value)}" {message}' if self.value else message

    def __str__(self) -> str:
        """The whole problem in one line; a warning or a note says that it is one."""
        less = f"{self.severity}: " * self.is_warning
        return f"{self.where}: {less}{self.sentence}. {self.advice}"

    @property
    def advice(self) -> str:
        """What to do, and how many rows it sets right besides this one."""
        hint = as_shown(self.hint)
        if not self.resting:
            return hint
        rows = "1 row rests" if self.resting == 1 else f"{self.resting:,} rows rest"
        return f"{hint}. And {rows} on it"


@dataclass(frozen=True)
class FaultyRow:
    """A row that is not shown, as it stands in its file."""

    file: str
    line: int
    cells: dict[str, str]


def is_warning(kind: str) -> bool:
    """Tell whether rows with a kind of problem are shown all the same."""
    return severity(kind) != ERROR


def severity(kind: str) -> str:
    """Give how grave a kind of problem is."""
    return KINDS[kind].severity if kind in KINDS else ERROR


def visible(text: str) -> str:
    """Write signs that do not show, line breaks among them, as escapes; cut what is long."""
    return as_shown(text[:SHOWN_CHARACTERS]) + "…" * (len(text) > SHOWN_CHARACTERS)


def as_shown(text: str) -> str:
    """Write signs that do not show, line breaks among them, as escapes."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Give each problem once: causes first, then what follows from them, both by place."""
    return sorted(set(problems), key=lambda problem: (problem.is_consequence, problem))


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
