"""One CSV file -> its rows, each read by itself, and what is wrong with them."""

import csv
import io
from typing import NamedTuple

from dashboard.model.problems import DataError, Problem
from dashboard.model.reading.encoding import decode
from dashboard.model.reading.finding import Finding
from dashboard.model.reading.header import check_header
from dashboard.model.reading.quoting import first_fault
from dashboard.model.reading.record import Record
from dashboard.model.reading.row import read_row
from dashboard.model.schema import TABLES

CSV_LIMIT = 2**31 - 1  # of the csv module, which stops there; `text_slips` has the limit of a cell
COMMENT = "#"


class TableRead(NamedTuple):
    """What a file holds.

    Parameters
    ----------
    records : list of Record
        One per row of the file, in its order; rows without any text are left out, and so
        are comments, which begin with `#`.
    findings : list of Finding
        What is wrong with rows by themselves.
    problems : list of Problem
        What is wrong with the header.
    """

    records: list[Record]
    findings: list[Finding]
    problems: list[Problem]


def read_table(table: str, content: bytes) -> TableRead:
    """Read a table and check each of its rows by itself.

    Parameters
    ----------
    table : str
        A key of `schema.TABLES`.
    content : bytes
        What its file holds: UTF-8 with or without a byte order mark, RFC 4180.

    Raises
    ------
    DataError
        If the file is no UTF-8 text, its quoting is broken, or a column is missing
        or there more than once.
    """
    file = f"{table}.csv"
    text = decode(file, content)
    csv.field_size_limit(CSV_LIMIT)
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    read = TableRead([], [], [])
    try:
        header = next(lines, [])
        read.problems.extend(check_header(file, header, TABLES[table]))
        while True:
            line = lines.line_num + 1
            cells = next(lines, None)
            if cells is None:
                return read
            if any(cell.strip() for cell in cells) and not cells[0].startswith(COMMENT):
                record, found = read_row(table, line, header, cells)
                read.records.append(record)
                read.findings.extend(found)
    except csv.Error as error:
        raise DataError([_broken(file, lines.line_num, text, error)]) from error


def _broken(file: str, line: int, text: str, error: csv.Error) -> Problem:
    """Tell where the quoting of a file is broken."""
    if fault := first_fault(text):
        return Problem(file, fault.line, "", "", fault.message, fault.hint, fault.kind)
    hint = "Look for a quotation mark that is not closed or not doubled"
    return Problem(file, line, "", "", f"the row cannot be read ({error})", hint, "unclosed-quote")
