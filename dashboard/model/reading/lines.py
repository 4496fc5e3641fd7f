"""What the lines of a table are: its header, rows, comments, and lines without any text."""

from collections.abc import Sequence
from dataclasses import dataclass

COMMENT = "#"
# What stood behind it in the examples with which folders used to begin, rows of several cells.
OLD_EXAMPLES = {
    *("example-report", "example-person", "example-city", "example-event", "example-statement"),
    *("events.kind", "statements.topic"),
}


@dataclass
class Lines:
    """How many physical lines of a file are what; together they are all of its lines.

    Parameters
    ----------
    header : int
        The line on which the header begins.
    rows : int
        Lines on which a row begins, be it shown or set aside.
    continued : int
        Further lines of a header or rows that have a text of several lines.
    comments, empty : int
        Lines of comments, and lines without any text.
    """

    header: int = 0
    rows: int = 0
    continued: int = 0
    comments: int = 0
    empty: int = 0

    @property
    def total(self) -> int:
        """Number of lines, as an editor counts them."""
        return self.header + self.rows + self.continued + self.comments + self.empty

    def add(self, cells: Sequence[str], height: int) -> bool:
        """Count what stands on so many lines, the header first; tell whether it is a row."""
        is_first, found = not self.header, is_row(cells)
        if is_first:
            self.header, self.continued = 1, height - 1
        elif found:
            self.rows += 1
            self.continued += height - 1
        elif is_comment(cells):
            self.comments += height
        else:
            self.empty += height
        return found and not is_first


def is_comment(cells: Sequence[str]) -> bool:
    """Tell a comment: its first cell begins with `#`, and no other says anything.

    A row whose id only looks like that, as `#1` or the `#REF!` of a spreadsheet, is none. A
    space behind the `#` makes every line a comment, as no id has one.
    """
    if not cells or not cells[0].startswith(COMMENT):
        return False
    text = cells[0][1:]
    alone = not any(map(str.strip, cells[1:]))
    return alone or text.startswith(" ") or text in OLD_EXAMPLES


def is_row(cells: Sequence[str]) -> bool:
    """Tell a row from a comment, and from a line without any text."""
    return any(map(str.strip, cells)) and not is_comment(cells)
