"""A row as it stands in its file and as it is read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


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
        The text of each cell by column, as it stands in the file but for what `as_meant`
        overlooks.
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


def values(rows: Sequence[Record], column: str) -> Iterator[tuple[Record, str]]:
    """Yield each value that a column holds, lists taken apart."""
    for record in rows:
        if record.values.get(column) not in (None, ()):  # as most are
            for part in record.parts(column):
                yield record, part
