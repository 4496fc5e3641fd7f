"""One CSV file -> its rows, each read by itself, and what is wrong with them."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dashboard.model.columns import columns
from dashboard.model.problems import DataError, Problem
from dashboard.model.reading.as_meant import AsMeant, header_as_meant, read_without_empty_columns
from dashboard.model.reading.columnar import read_columns
from dashboard.model.reading.encoding import decode
from dashboard.model.reading.finding import Finding
from dashboard.model.reading.header import check_header, named, separated_otherwise
from dashboard.model.reading.lines import Lines
from dashboard.model.reading.quoting import first_fault
from dashboard.model.reading.record import Record
from dashboard.model.reading.row import read_row
from dashboard.model.schema import TABLES

CSV_LIMIT = 2**31 - 1  # of the csv module, which stops there; `text_slips` has the limit of a cell
Parted = tuple[int, int, list[str]]


class TableRead(NamedTuple):
    """What a file holds.

    Parameters
    ----------
    records : list of Record
        One per row of the file, in its order.
    findings : list of Finding
        What is wrong with rows by themselves.
    problems : list of Problem
        What is wrong with the header.
    lines : Lines
        What each line of the file is.
    """

    records: list[Record]
    findings: list[Finding]
    problems: list[Problem]
    lines: Lines


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
    needed = [column for column in columns(TABLES[table]) if not column.since]
    return read_parted(table, _parted(file, decode(file, content), len(needed)))


def read_parted(table: str, parted: Iterator[Parted]) -> TableRead:
    """Read a table of which the lines are parted into cells; see `read_table`.

    Parameters
    ----------
    table : str
        A key of `schema.TABLES`.
    parted : iterator of tuple
        For each line or row where it begins, over how many lines it goes, and its cells; the
        header first.
    """
    file = f"{table}.csv"
    _, height, first = next(parted)
    read = TableRead(
        [],
        [],
        check_header(file, header_as_meant(first, TABLES[table].model_fields), TABLES[table]),
        Lines(),
    )
    read.lines.add(first, height)
    as_meant = AsMeant(file, first, TABLES[table])
    header = named(as_meant.header, TABLES[table].model_fields)
    rows = [
        (line, as_meant.row(line, cells))
        for line, height, cells in parted
        if read.lines.add(cells, height)
    ]
    fitting = [cells for _, cells in rows if len(cells) == len(header)]
    values, right = read_columns(TABLES[table], header, fitting)
    judged = zip(values, right.tolist(), strict=True)
    for line, cells in rows:
        said, is_right = next(judged) if len(cells) == len(header) else ({}, False)
        if is_right:
            read.records.append(Record(table, line, dict(zip(header, cells, strict=True)), said))
        else:
            record, found = _read(table, line, header, cells, as_meant)
            read.records.append(record)
            read.findings.extend(found)
    read.problems.extend(as_meant.notes())
    return read


def _read(
    table: str, line: int, header: Sequence[str], cells: Sequence[str], as_meant: AsMeant
) -> tuple[Record, list[Finding]]:
    """Read a row by itself, as something is wrong with it or may be."""
    if record := read_without_empty_columns(table, line, header, cells):
        as_meant.count_empty(line)
        return record, []
    return read_row(table, line, header, cells)


def _parted(file: str, text: str, count: int) -> Iterator[Parted]:
    """Yield the line on which each row begins, its number of lines, and its cells."""
    csv.field_size_limit(CSV_LIMIT)
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    before = 0
    try:
        for cells in rows:
            yield before + 1, rows.line_num - before, cells
            before = rows.line_num
    except csv.Error as error:
        raise DataError([_broken(file, rows.line_num, text, error, count)]) from error


def _broken(file: str, line: int, text: str, error: csv.Error, count: int) -> Problem:
    """Tell where the quoting of a file is broken."""
    first = text.partition("\n")[0]
    if problem := separated_otherwise(file, [first], count):
        return problem
    if fault := first_fault(text):
        return Problem(file, fault.line, "", "", fault.message, fault.hint, fault.kind)
    hint = "Look for a quotation mark that is not closed or not doubled"
    return Problem(file, line, "", "", f"the row cannot be read ({error})", hint, "unclosed-quote")
