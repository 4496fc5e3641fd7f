"""An Excel or LibreOffice workbook -> its sheets, every cell as the text that it stands for."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from zipfile import BadZipFile, ZipFile

import numpy as np

from dashboard.model.reading.formats import ARCHIVE

UNPACKED_BYTES = 500 * 1024 * 1024
TOO_LARGE = "The workbook would become larger than 500 MB."
DAMAGED = "The workbook cannot be read. Open it, and save it again as .xlsx."


class Sheet(NamedTuple):
    """A sheet: its name, its rows from the first line on, and what was done with merged cells."""

    name: str
    rows: list[list[str]]
    remarks: list[str]


def read_workbook(content: bytes) -> list[Sheet]:
    """Read the sheets of a workbook.

    A native date is a day in ISO 8601, with its time where it has one; a number has a point and
    no more digits than it needs. Of a formula the result is read. What stands in merged cells
    stands in each row of them.

    Raises
    ------
    ValueError
        If it is damaged, encrypted or too large.
    """
    from python_calamine import CalamineError, CalamineWorkbook  # seldom wanted

    if content.startswith(ARCHIVE):
        try:
            with ZipFile(io.BytesIO(content)) as archive:
                size = sum(entry.file_size for entry in archive.infolist())
        except BadZipFile:
            raise ValueError(DAMAGED) from None
        if size > UNPACKED_BYTES:
            raise ValueError(TOO_LARGE)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [_read(book.get_sheet_by_name(name)) for name in book.sheet_names]
    except (CalamineError, OSError) as error:
        raise ValueError(f"{DAMAGED} ({error})") from error


def _read(sheet: Any) -> Sheet:
    """Read a sheet."""
    rows = [[*map(_text, row)] for row in sheet.to_python(skip_empty_area=False)]
    remarks = [
        f"{sheet.name}: lines {top + 1} to {bottom + 1} of column {left + 1} are merged; "
        "each of them has what stands there"
        for (top, left), (bottom, _) in sheet.merged_cell_ranges or ()
        if bottom > top and _fill(rows, top, bottom, left)
    ]
    return Sheet(sheet.name, rows, remarks)


def _fill(rows: Sequence[list[str]], top: int, bottom: int, column: int) -> bool:
    """Put what stands in the first of merged cells into all of a column; tell if it says anything.

    A title that is merged over several lines is filled as well, and left alone with them.
    """
    text = rows[top][column] if top < len(rows) and column < len(rows[top]) else ""
    for row in rows[top + 1 : bottom + 1] if text else ():
        row[column] = text
    return bool(text)


def _text(cell: Any) -> str:
    """Write a cell as a curator would."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        return np.format_float_positional(float(cell), trim="-")
    if isinstance(cell, datetime):
        midnight = (cell.hour, cell.minute, cell.second) == (0, 0, 0)
        return cell.date().isoformat() if midnight else cell.isoformat(timespec="seconds")
    return cell.isoformat() if isinstance(cell, date) else str(cell)
