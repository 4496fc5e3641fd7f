"""One CSV file -> its rows, each checked by itself, and what is wrong with the others."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from dashboard.model.columns import columns
from dashboard.model.problems import DataError, Problem
from dashboard.model.schema import Row

CELL_LIMIT = 1_000_000


@dataclass(frozen=True)
class Record:
    """A row as it stands in the file, and as its class reads it.

    Parameters
    ----------
    file : str
        Name of the file.
    line : int
        Physical line on which the row begins, counted from 1.
    cells : dict of str to str
        The text of each cell by column, as it stands in the file.
    row : Row or None
        The checked row; `None` where a cell was refused.
    """

    file: str
    line: int
    cells: dict[str, str]
    row: Row | None


def read_table(path: Path, content: bytes, row: type[Row]) -> tuple[list[Record], list[Problem]]:
    """Read a table and check each of its rows by itself.

    Parameters
    ----------
    path : Path
        The file; only its name is used, in the problems.
    content : bytes
        What the file holds: UTF-8 with or without a byte order mark, RFC 4180.
    row : subclass of Row
        What a row must be.

    Returns
    -------
    records : list of Record
        One per row of the file, in its order; rows without any text are left out.
    problems : list of Problem
        What is wrong with cells and rows.

    Raises
    ------
    DataError
        If the file is no UTF-8 text, its quoting is broken, or a column is missing
        or there more than once.
    """
    file = path.name
    lines = csv.reader(io.StringIO(_decode(file, content), newline=""), strict=True)
    csv.field_size_limit(CELL_LIMIT)
    records: list[Record] = []
    problems: list[Problem] = []
    line = 1
    try:
        header = next(lines, [])
        problems += _check_header(file, header, row)
        while True:
            line = lines.line_num + 1
            cells = next(lines, None)
            if cells is None:
                return records, problems
            if any(cell.strip() for cell in cells):
                record, found = _check_row(file, line, header, cells, row)
                records.append(record)
                problems += found
    except csv.Error as error:
        hint = "Look for a quotation mark that is not closed or not doubled, in or after this line"
        raise DataError(
            [Problem(file, line, "", "", f"the row cannot be read ({error})", hint)]
        ) from error


def _decode(file: str, content: bytes) -> str:
    """Read bytes as UTF-8; a byte order mark is no part of the text."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DataError(
            [
                Problem(
                    file,
                    line,
                    "",
                    "",
                    f"byte 0x{content[error.start]:02X} is not UTF-8 text",
                    "Save the file again as CSV UTF-8",
                )
            ]
        ) from error


def _check_header(file: str, header: list[str], row: type[Row]) -> list[Problem]:
    """Stop at a column that is missing or there twice; tell of one that nothing reads."""
    expected = [column.name for column in columns(row)]
    missing = [name for name in expected if name not in header]
    if missing:
        raise DataError(
            Problem(
                file,
                1,
                name,
                "",
                "the column is missing",
                f"The first line must name the columns {','.join(expected)}",
            )
            for name in missing
        )
    twice = [name for name in expected if header.count(name) > 1]
    if twice:
        hint = "Delete all but one of them, with their cells"
        raise DataError(
            Problem(file, 1, name, "", "the column is there more than once", hint) for name in twice
        )
    hint = "Check its spelling, or delete it; the dashboard does not read it"
    return [
        Problem(file, 1, name, "", f"the column {'is not known' if name else 'has no name'}", hint)
        for name in header
        if name not in expected
    ]


def _check_row(
    file: str, line: int, header: list[str], cells: list[str], row: type[Row]
) -> tuple[Record, list[Problem]]:
    """Check the cells of one row against its class."""
    texts = dict(zip(header, cells, strict=False))
    if len(cells) != len(header):
        spilt = ",".join(cells[len(header) :])
        message = f"the row has {len(cells)} cells where the header has {len(header)}"
        hint = "A text with a comma needs quotation marks around it"
        return Record(file, line, texts, None), [
            Problem(
                file, line, "", spilt, message if not spilt else f"is too much: {message}", hint
            )
        ]
    given = {name: texts[name] for name in row.model_fields if texts[name].strip()}
    try:
        return Record(file, line, texts, row.model_validate(given)), []
    except ValidationError as errors:
        found = [_problem(file, line, texts, error, row) for error in errors.errors()]
        return Record(file, line, texts, None), list(dict.fromkeys(found))


def _problem(
    file: str, line: int, texts: dict[str, str], error: ErrorDetails, row: type[Row]
) -> Problem:
    """Say in a curator's words what the checker refused."""
    context = error.get("ctx", {})
    column = str(error["loc"][0]) if error["loc"] else context["column"]
    field = next(c for c in columns(row) if c.name == column)
    if error["type"] == "cell":
        message, hint = error["msg"], context["hint"]
    elif error["type"] == "missing":
        message, hint = "is empty", f"Fill it in: {field.description}"
    else:
        message, hint = "is not a known value", f"Write one of: {', '.join(field.choices)}"
    return Problem(file, line, column, texts.get(column, ""), message, hint)
