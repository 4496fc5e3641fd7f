"""One CSV file -> its rows, each checked by itself, and what is wrong with the others."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from dashboard.model.cells import Doubt
from dashboard.model.columns import Column, columns
from dashboard.model.problems import DataError, Problem, visible
from dashboard.model.reading.encoding import decode
from dashboard.model.reading.header import check_header, delimiter
from dashboard.model.reading.quoting import first_fault
from dashboard.model.schema import Row
from dashboard.model.slips import text_slips
from dashboard.model.slips.coordinates import advice

CSV_LIMIT = 2**31 - 1  # of the csv module, which stops there; `text_slips` has the limit of a cell
CURLY = ("“", "„", "”")
COMMENT = "#"


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
        One per row of the file, in its order; rows without any text are left out, and so
        are comments, which begin with `#`.
    problems : list of Problem
        What is wrong with cells and rows.

    Raises
    ------
    DataError
        If the file is no UTF-8 text, its quoting is broken, or a column is missing
        or there more than once.
    """
    file = path.name
    text = decode(file, content)
    csv.field_size_limit(CSV_LIMIT)
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    records: list[Record] = []
    problems: list[Problem] = []
    try:
        header = next(lines, [])
        problems += check_header(file, header, row)
        while True:
            line = lines.line_num + 1
            cells = next(lines, None)
            if cells is None:
                return records, problems
            if any(cell.strip() for cell in cells) and not cells[0].startswith(COMMENT):
                record, found = _check_row(file, line, header, cells, row)
                records.append(record)
                problems += found
    except csv.Error as error:
        raise DataError([_broken(file, lines.line_num, text, error)]) from error


def _broken(file: str, line: int, text: str, error: csv.Error) -> Problem:
    """Tell where the quoting of a file is broken."""
    if fault := first_fault(text):
        return Problem(file, fault.line, "", "", fault.message, fault.hint, fault.kind)
    hint = "Look for a quotation mark that is not closed or not doubled"
    return Problem(file, line, "", "", f"the row cannot be read ({error})", hint, "unclosed-quote")


def _check_row(
    file: str, line: int, header: list[str], cells: list[str], row: type[Row]
) -> tuple[Record, list[Problem]]:
    """Check the cells of one row against its class."""
    texts = dict(zip(header, cells, strict=False))
    if misfit := _misfit(file, line, header, cells):
        return Record(file, line, texts, None), [misfit]
    given = {name: texts[name] for name in row.model_fields if texts.get(name, "").strip()}
    most = {column.name: column.form.most for column in columns(row)}
    slips = {
        name: Problem(file, line, name, text, slip.message, slip.hint, slip.kind)
        for name, text in given.items()
        if (slip := text_slips.in_text(text, most[name]))
    }
    doubts: list[Doubt] = []
    checked, errors = None, []
    try:
        checked = row.model_validate(given, context=doubts)
    except ValidationError as refusals:
        errors = refusals.errors()
    lost = {name for name, problem in slips.items() if not problem.is_warning}
    refused = [
        _problem(file, line, texts, error, row)
        for error in errors
        if not error["loc"] or error["loc"][0] not in lost
    ]
    explained = {problem.column for problem in refused}
    found = [
        *(problem for name, problem in slips.items() if name not in explained),
        *refused,
        *(_doubted(file, line, texts, one, row) for one in doubts if one.column not in slips),
    ]
    stands = all(problem.is_warning for problem in found)
    return Record(file, line, texts, checked if stands else None), list(dict.fromkeys(found))


def _misfit(file: str, line: int, header: list[str], cells: list[str]) -> Problem | None:
    """Tell of a row whose cells do not answer to the header."""
    if cells == header:
        message, hint = "the row repeats the names of the columns", "Delete it"
        return Problem(file, line, "", "", message, hint, "repeated-header")
    if len(cells) == len(header):
        return None
    if name := delimiter(cells, len(header)):
        message = f"the cells of the row are separated by {name}, not by commas"
        hint = "Separate them as the header does"
        return Problem(file, line, "", "", message, hint, "wrong-delimiter")
    message = f"the row has {len(cells)} cells where the header has {len(header)}"
    spilt = ",".join(cells[len(header) :])
    if curly := next((c for c in cells if c.startswith(CURLY)), ""):
        message = f"begins with a curly quotation mark, so its commas separate cells: {message}"
        hint = 'Write straight quotation marks (") around it'
        return Problem(file, line, "", curly, message, hint, "curly-quotes")
    if len(cells) < len(header):
        hint = "An empty cell needs its comma; a text of several lines needs quotation marks"
        return Problem(file, line, "", "", message, hint, "missing-cell")
    if not spilt.strip(","):
        hint = "Delete the commas at its end"
        return Problem(file, line, "", "", message, hint, "extra-cell")
    hint = "A text with a comma needs quotation marks around it"
    return Problem(file, line, "", spilt, f"is too much: {message}", hint, "extra-cell")


def _problem(
    file: str, line: int, texts: dict[str, str], error: ErrorDetails, row: type[Row]
) -> Problem:
    """Say in a curator's words what the checker refused."""
    context = error.get("ctx", {})
    name = str(error["loc"][0]) if error["loc"] else context["column"]
    column = next(c for c in columns(row) if c.name == name)
    cell = texts.get(name, "")
    if error["type"] == "cell":
        kind, message, hint = context["kind"], error["msg"], context["hint"]
    elif error["type"] == "missing":
        kind, message, hint = "empty-cell", "is empty", f"Fill it in: {column.description}"
    else:
        kind, message = "unknown-value", "is not a known value"
        hint = f"Write one of: {', '.join(column.choices)}"
    if kind == "out-of-range" and name in ("latitude", "longitude"):
        kind, hint = advice(texts) or (kind, hint)
    elif error["loc"] and cell:
        part = str(error["input"])
        kind, message, hint = _explained(part, column, text_slips.Slip(kind, message, hint))
        if column.is_list and part != cell.strip():
            message = f'has "{visible(part)}" in it, which {message}'
    return Problem(file, line, name, cell, message, hint, kind)


def _doubted(file: str, line: int, texts: dict[str, str], of: Doubt, row: type[Row]) -> Problem:
    """Say in a curator's words what is odd, and by what slip, in a cell that is read."""
    column = next(c for c in columns(row) if c.name == of.column)
    told = text_slips.Slip(of.kind, of.message, of.hint)
    if cell := texts.get(of.column, ""):
        told = _explained(cell, column, told)
    return Problem(file, line, of.column, cell, told.message, told.hint, of.kind)


def _explained(part: str, column: Column, refusal: text_slips.Slip) -> text_slips.Slip:
    """Say what slip is behind a refused text, or at least what may have been meant."""
    if column.is_list and (mended := text_slips.separated_otherwise(part)):
        message = "has other signs than ; between its ids"
        return text_slips.Slip("wrong-separator", message, f"Write {mended}")
    if slip := text_slips.behind(part, column):
        return slip
    known = refusal.kind in ("decimal-comma", "out-of-range")
    if not known and (meant := text_slips.suggestion(part, column)):
        return refusal._replace(hint=f"Did you mean {meant}? {refusal.hint}")
    return refusal
