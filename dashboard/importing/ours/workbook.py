"""An Excel or LibreOffice workbook -> its sheets, every cell as the text that it stands for."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from dashboard.importing.ours.sheets import CANNOT

MEGABYTE = 1024 * 1024
MEMORY_BYTES = 3 * 1024 * MEGABYTE
SECONDS = 300
ROOT = Path(__file__).parents[3]
TOO_LARGE = (
    "The workbook takes too much memory or time. Is there a cell far below or to the right of its "
    "tables? Save its sheets as CSV."
)
DAMAGED = "The workbook cannot be read. Open it, and save it again as .xlsx."


class Sheet(NamedTuple):
    """A sheet: its name, its rows from the first line on, and what was done with merged cells."""

    name: str
    rows: list[list[str]]
    remarks: list[str]


def read_workbook(content: bytes, memory: int = MEMORY_BYTES) -> list[Sheet]:
    """Read the sheets of a workbook, in a process of its own.

    A native date is a day in ISO 8601, with its time where it has one; a number has a point and
    no more digits than it needs. Of a formula the result is read. What stands in merged cells
    stands in each row of them.

    Parameters
    ----------
    content : bytes
        The workbook.
    memory : int
        How many bytes of memory may be taken to read it.

    Raises
    ------
    ValueError
        If it is damaged, encrypted or too large.
    """
    command = [sys.executable, "-m", "dashboard.importing.ours.sheets", str(memory)]
    quiet = os.environ | {"RUST_BACKTRACE": "0", "PYTHONIOENCODING": "utf-8"}
    try:
        ran = subprocess.run(  # noqa: S603
            command, input=content, capture_output=True, cwd=ROOT, env=quiet, timeout=SECONDS
        )
    except subprocess.TimeoutExpired:
        raise ValueError(TOO_LARGE) from None
    if ran.returncode == CANNOT:
        raise ValueError(f"{DAMAGED} ({ran.stdout.decode('utf-8', 'replace')})")
    if ran.returncode:
        raise ValueError(TOO_LARGE)
    return [_sheet(**json.loads(line)) for line in ran.stdout.splitlines()]


def _sheet(name: str, rows: list[list[str]], merged: list[list[list[int]]]) -> Sheet:
    """Fill merged cells, and say so."""
    remarks = [
        f"{name}: lines {top + 1} to {bottom + 1} of column {left + 1} are merged; "
        "each of them has what stands there"
        for (top, left), (bottom, _) in merged
        if bottom > top and _fill(rows, top, bottom, left)
    ]
    return Sheet(name, rows, remarks)


def _fill(rows: Sequence[list[str]], top: int, bottom: int, column: int) -> bool:
    """Put what stands in the first of merged cells into all of a column; tell if it says anything.

    A title that is merged over several lines is filled as well, and left alone with them.
    """
    text = rows[top][column] if top < len(rows) and column < len(rows[top]) else ""
    for row in rows[top + 1 : bottom + 1] if text else ():
        row[column] = text
    return bool(text)
