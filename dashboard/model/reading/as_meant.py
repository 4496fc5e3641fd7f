"""What spreadsheets put into a table by themselves, overlooked: its cells as they are meant.

Spaces at the ends of cells, empty cells behind the last column, other signs than hyphens in
dates. Nothing of it needs to be mended; how much of it there is, a note tells.
"""

from collections.abc import Collection, Iterator, Sequence

from dashboard.model.columns import columns
from dashboard.model.dates.grammar import has_form
from dashboard.model.dates.hyphens import with_hyphens
from dashboard.model.problems import Problem
from dashboard.model.reading.record import Record
from dashboard.model.reading.row import CURLY, read_row
from dashboard.model.schema import TABLES, Row
from dashboard.model.slips.text_slips import is_right

_WIDE = "\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
SPACES = f" \t\u00a0{_WIDE}"
SPACE, EMPTY, HYPHEN = "space-at-end", "empty-columns", "other-hyphen"
MESSAGES = {  # by kind of problem
    SPACE: ("spaces at the ends of {} are overlooked", "cell"),
    EMPTY: ("empty cells behind the last column are overlooked in {}", "row"),
    HYPHEN: ("other signs than hyphens are read as hyphens in {}", "date"),
}
HINT = "Nothing needs to be done; check --fix mends the file"


def header_as_meant(cells: Sequence[str], known: Collection[str]) -> list[str]:
    """Give the names of columns, of those that are known without spaces at their ends."""
    bare = [cell.strip(SPACES) for cell in cells]
    return [
        name if name in known and bare.count(name) == 1 else cell
        for cell, name in zip(cells, bare, strict=True)
    ]


class AsMeant:
    """Gives the cells of a table as they are meant, and counts what it overlooks.

    Of a curator's own columns, spaces are overlooked and not counted: nothing follows from
    what stands there, and `check --fix` leaves it alone.

    Parameters
    ----------
    file : str
        Its name.
    first : sequence of str
        The cells of its first line.
    row : subclass of Row
        Knows the columns.
    """

    def __init__(self, file: str, first: Sequence[str], row: type[Row]) -> None:
        known = {column.name: column for column in columns(row)}
        self.header = header_as_meant(first, known)
        self._width = len(first)
        self._file, self._known = file, [name in known for name in self.header]
        filled = (place for place, name in enumerate(self.header, 1) if name.strip())
        self._named = max(filled, default=0)
        dates = {column.name for column in columns(row) if column.is_date}
        self._dates = [place for place, name in enumerate(self.header) if name in dates]
        self._lines: dict[str, list[int]] = {kind: [] for kind in MESSAGES}
        self._count_spaces(1, self.header, first)

    def row(self, line: int, cells: Sequence[str]) -> list[str]:
        """Give the cells of a row that begins on a line as they are meant.

        Those that lack are added where only columns without a name are behind them. Where
        cells and header do not answer to each other otherwise, all stay as they are.
        """
        meant = [cell.strip(SPACES) for cell in cells]
        if self._named <= len(meant) < self._width:
            meant += [""] * (self._width - len(meant))
        if len(meant) != self._width:
            return [*cells]
        if meant != cells:
            self._count_spaces(line, meant, cells)
        for place in self._dates:
            if not meant[place].isascii():
                date = with_hyphens(meant[place])
                self._lines[HYPHEN] += [line] * (date != meant[place])
                meant[place] = date
        return meant

    def count_empty(self, line: int) -> None:
        """Count a row of which empty cells were cut off."""
        self._lines[EMPTY].append(line)

    def notes(self) -> Iterator[Problem]:
        """Yield a note on each kind of thing that was overlooked."""
        for kind, lines in self._lines.items():
            if lines:
                message, noun = MESSAGES[kind]
                number = f"1 {noun}" if len(lines) == 1 else f"{len(lines):,} {noun}s"
                said = f"{message.format(number)}, first in line {lines[0]}"
                yield Problem(self._file, 0, "", "", said, HINT, kind)

    def _count_spaces(self, line: int, meant: Sequence[str], cells: Sequence[str]) -> None:
        """Count the cells of known columns that have spaces at their ends."""
        own = zip(meant, cells, self._known, strict=False)
        self._lines[SPACE] += [line] * sum(new != old and known for new, old, known in own)


def read_without_empty_columns(
    table: str, line: int, header: Sequence[str], cells: Sequence[str]
) -> Record | None:
    """Read the cells of a row up to the last column.

    It may be wide because of a column that once was beside the table, or because a text has
    commas and no quotation marks, so that all cells behind it have moved. Parameters are those
    of `read_row`.

    Returns
    -------
    Record or None
        `None` where something stands behind the last column, or where cells may have moved:
        one begins with a space, as what follows a comma of a text does, or with a curly
        quotation mark, or is not right where it stands.
    """
    width = len(header)
    if len(cells) <= width or any(map(str.strip, cells[width:])):
        return None
    if any(cell.strip() and cell.startswith((*SPACES, *CURLY)) for cell in cells[:width]):
        return None
    record, found = read_row(table, line, header, [cell.strip(SPACES) for cell in cells[:width]])
    fixed = [column for column in columns(TABLES[table]) if column.form.pattern]
    texts = ((record.text(column.name), column) for column in fixed)
    days = (record.text(column.name) for column in columns(TABLES[table]) if column.is_date)
    if any(day and not has_form(day) for day in days):
        return None
    moved = found or not all(is_right(text, column) for text, column in texts if text)
    return None if moved else record
