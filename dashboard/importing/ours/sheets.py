"""A workbook on standard input -> its sheets as JSON, one to a line, in a process of its own.

A workbook of a few kilobytes can ask for any amount of memory: one cell in the last column of the
last row is enough. Whoever reads it may be stopped; the app and its readers are not.
"""

import io
import json
import sys
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

CPU_SECONDS = 120
CANNOT = 3  # what it ends with if there is no reading it


def main() -> int:
    """Read a workbook from what is given, and write its sheets; limits are in the arguments."""
    _limit(int(sys.argv[1]))
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        sheets = [_read(book.get_sheet_by_name(name)) for name in book.sheet_names]
    except (CalamineError, OSError) as error:
        sys.stdout.write(str(error))
        return CANNOT
    sys.stdout.writelines(f"{json.dumps(sheet)}\n" for sheet in sheets)
    return 0


def as_text(cell: Any) -> str:
    """Write a cell as a curator would; a time to the second, which spreadsheets keep as a share."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        written = f"{Decimal(repr(cell)):f}"
        return written.rstrip("0").rstrip(".") if "." in written else written
    if isinstance(cell, datetime):
        second: datetime = (cell + timedelta(microseconds=500_000)).replace(microsecond=0)
        midnight = (second.hour, second.minute, second.second) == (0, 0, 0)
        return second.date().isoformat() if midnight else second.isoformat()
    return str(cell.isoformat() if isinstance(cell, date | time) else cell)


def _read(sheet: Any) -> dict[str, Any]:
    """Read a sheet."""
    rows = [[*map(as_text, row)] for row in sheet.to_python(skip_empty_area=False)]
    return {"name": sheet.name, "rows": rows, "merged": sheet.merged_cell_ranges or []}


def _limit(memory: int) -> None:
    """Take no more memory or time than is allowed, where a system can say so."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
