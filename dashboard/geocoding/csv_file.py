"""A CSV file whose rows can be changed while everything else keeps its bytes."""

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dashboard.model.reading.table import COMMENT

BOM = "\ufeff"
_FIELD = re.compile(r'("[^"]*+(?:""[^"]*+)*+"|[^,"\r\n][^,\r\n]*|)(,|\r\n|\r|\n|\Z)')


@dataclass
class Line:
    """One row as it is written: its fields with their quotation marks, and what ends it."""

    fields: list[str]
    end: str

    @property
    def cells(self) -> list[str]:
        """What the fields say."""
        return [f[1:-1].replace('""', '"') if _is_quoted(f) else f for f in self.fields]


class CsvFile:
    """The rows of a CSV file, to be read, changed and saved.

    Column order, quotation marks, line ends and a byte order mark stay as they are;
    what is changed or added is written as its neighbours are.

    Parameters
    ----------
    path : Path
        UTF-8, comma-separated, the first row names the columns.

    Raises
    ------
    OSError
        If the file cannot be read.
    ValueError
        If it is no UTF-8, or its quotation marks do not pair.
    """

    def __init__(self, path: Path) -> None:
        self._path = path.resolve()
        self._content = self._path.read_bytes()
        text = self._content.decode("utf-8")
        self._mark = BOM if text.startswith(BOM) else ""
        self._lines = list(lines(text.removeprefix(BOM), path.name))
        self._columns = self._lines[0].cells if self._lines else []

    @property
    def rows(self) -> list[dict[str, str]]:
        """One dict per row with any text that is no comment: cell by column, empty where empty."""
        lines = (line.cells for line in self._lines[1:])
        rows = (r for r in lines if any(map(str.strip, r)) and not r[0].startswith(COMMENT))
        return [dict(zip(self._columns, r, strict=True)) for r in rows]

    def change(self, column: str, value: str, cells: Mapping[str, str]) -> None:
        """Write some cells of the rows that have a value in a column."""
        for line in self._having(column, value):
            for name, text in cells.items():
                place = self._columns.index(name)
                line.fields[place] = written(text, quoted=_is_quoted(line.fields[place]))

    def add(self, cells: Mapping[str, str], beside: str) -> None:
        """Add a row behind the last one that has the same value in a column, or at the end."""
        with_text = [line for line in self._lines if any(line.fields)]
        same = list(self._having(beside, cells[beside]))
        before = (same or with_text)[-1]
        quoted = all(map(_is_quoted, before.fields))
        line = Line([written(cells.get(name, ""), quoted) for name in self._columns], before.end)
        before.end = before.end or self._lines[0].end or "\n"
        place = next(i for i, other in enumerate(self._lines) if other is before)
        self._lines.insert(place + 1, line)

    def save(self) -> None:
        """Replace the file in one step, if anything has changed.

        Whenever the program ends, the file is either the old or the new one.

        Raises
        ------
        OSError
            If the folder cannot be written; the file is then the old one.
        """
        text = "".join(",".join(line.fields) + line.end for line in self._lines)
        content = (self._mark + text).encode("utf-8")
        if content == self._content:
            return
        replace_file(self._path, content)
        self._content = content

    def _having(self, column: str, value: str) -> Iterator[Line]:
        """Yield the rows that have a value in a column."""
        place = self._columns.index(column)
        for line in self._lines[1:]:
            if len(line.fields) > place and line.cells[place] == value:
                yield line


def replace_file(path: Path, content: bytes) -> None:
    """Write a file in one step: whenever the program ends, it is either the old or the new one.

    Raises
    ------
    OSError
        If the folder cannot be written; the file is then the old one.
    """
    part = _part(path)
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(path, part)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def clear_leftover(path: Path) -> None:
    """Delete what a run that was killed while saving a file has left beside it."""
    _part(path.resolve()).unlink(missing_ok=True)


def _part(path: Path) -> Path:
    """Name the file that is written before it replaces another."""
    return path.with_name(f".{path.name}.part")


def lines(text: str, file: str) -> Iterator[Line]:
    """Take a text apart without losing a character."""
    fields: list[str] = []
    place = 0
    while place < len(text) or fields:
        match = _FIELD.match(text, place)
        if match is None:
            raise ValueError(f"{file} has a quotation mark that is not closed or not doubled")
        place = match.end()
        fields.append(match[1])
        if match[2] != ",":
            yield Line(fields, match[2])
            fields = []


def _is_quoted(field: str) -> bool:
    """Tell whether a field stands between quotation marks."""
    return field.startswith('"')


def written(text: str, quoted: bool = False) -> str:
    """Write a field, between quotation marks where its neighbours or its text want them."""
    if quoted or re.search(r'[,"\r\n]', text):
        return '"' + text.replace('"', '""') + '"'
    return text
