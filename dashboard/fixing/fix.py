"""The files of a folder -> the same with all mended that is certain, and the difference."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dashboard.csv_file import replace_file, written
from dashboard.fixing.cells import mended
from dashboard.fixing.tables import table_lines
from dashboard.folder_lock import InUseError, changing
from dashboard.model.columns import columns
from dashboard.model.problems import as_shown
from dashboard.model.reading.as_meant import read_without_empty_columns
from dashboard.model.reading.encoding import utf_16_codec
from dashboard.model.reading.lines import is_row
from dashboard.model.schema import TABLES, Row

BACKUP = ".bak"
CHANGED = "{} has changed since it was read. Nothing is written; give the command again."


@dataclass(frozen=True)
class Fix:
    """What one file holds, and what it should."""

    file: str
    before: bytes
    after: bytes

    def difference(self) -> Iterator[str]:
        """Yield the lines that differ as `diff -u` writes them, fit for a terminal."""
        before, after = _lines(self.before), _lines(self.after)
        names = self.file, f"{self.file}, mended"
        for line in difflib.unified_diff(before, after, names[0], names[1], n=0, lineterm=""):
            yield as_shown(line)


def fixes(contents: Mapping[str, bytes]) -> list[Fix]:
    """Find what can be mended with certainty in the tables of a dataset.

    Parameters
    ----------
    contents : mapping of str to bytes
        Content by file name, as `read_folder` gives it.

    Returns
    -------
    list of Fix
        One for each file that would change, in the order of the tables.
    """
    found = []
    for table, row in TABLES.items():
        before = contents.get(f"{table}.csv", b"")
        after = _mended_table(table, before, row)
        if after != before:
            found.append(Fix(f"{table}.csv", before, after))
    return found


def write(folder: Path, found: Iterable[Fix]) -> list[Path]:
    """Write mended files, and keep the old ones beside them.

    Returns
    -------
    list of Path
        The copies of the old ones: `events.csv.bak`, or with a number behind where there is one.

    Raises
    ------
    InUseError
        If somebody else changes the folder, or has changed a file since it was read; none is
        written then.
    OSError
        If the folder cannot be written; the files before the one that failed are.
    """
    with changing(folder):
        found = [*found]
        for fix in found:
            if (folder / fix.file).read_bytes() != fix.before:
                raise InUseError(CHANGED.format(folder / fix.file))
        return [_replaced(folder / fix.file, fix) for fix in found]


def _replaced(path: Path, fix: Fix) -> Path:
    """Write a mended file; give the copy of the old one."""
    backup, number = path.with_name(path.name + BACKUP), 1
    while backup.exists():
        number += 1
        backup = path.with_name(f"{path.name}{BACKUP}{number}")
    backup.write_bytes(fix.before)
    replace_file(path.resolve(), fix.after)
    return backup


def _mended_table(table: str, content: bytes, row: type[Row]) -> bytes:
    """Mend a table; all that is not mended keeps its bytes."""
    if not content or not (read := table_lines(content, row)):
        return content
    mark, lines = read
    known = {column.name: column for column in columns(row)}
    names = lines[0].texts
    for line in lines[1:]:
        if not is_row(line.texts):
            continue
        if read_without_empty_columns(table, 0, names, line.texts):
            line.fields = line.fields[: len(names)]
        cells = line.texts
        if len(cells) != len(names):
            continue
        for place, (name, cell) in enumerate(zip(names, cells, strict=True)):
            if name in known and (text := mended(cell, known[name])) != cell:
                line.fields[place] = written(text, line.quotes(place))
    return (mark + "".join(",".join(line.fields) + line.end for line in lines)).encode("utf-8")


def _lines(content: bytes) -> list[str]:
    """Give the lines of a file to be compared, whatever its encoding."""
    return content.decode(utf_16_codec(content) or "utf-8", "replace").splitlines()
