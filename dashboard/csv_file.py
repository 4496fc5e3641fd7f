"""A CSV file whose rows can be changed while everything else keeps its bytes."""

import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.model.reading.as_meant import SPACES
from dashboard.model.reading.lines import is_row

BOM = "\ufeff"
_FIELD = re.compile(r'("[^"]*+(?:""[^"]*+)*+"|[^,"\r\n][^,\r\n]*|)(,|\r\n|\r|\n|\Z)')


@dataclass(eq=False)
class CsvRow:
    """One row as it is written: its fields with their quotation marks, and what ends it."""

    fields: list[str]
    end: str
    columns: Sequence[str]

    @property
    def texts(self) -> list[str]:
        """What the fields say."""
        return [f[1:-1].replace('""', '"') if _is_quoted(f) else f for f in self.fields]

    def quotes(self, place: int) -> bool:
        """Tell whether a field is written between quotation marks whatever it says."""
        if not _needs_quotes(self.texts[place]):
            return _is_quoted(self.fields[place])
        return len(self.fields) > 1 and all(map(_is_quoted, self.fields))

    @property
    def cells(self) -> dict[str, str]:
        """What the fields say, by column; empty where the row is shorter than the header."""
        texts = self.texts + [""] * (len(self.columns) - len(self.fields))
        return dict(zip(self.columns, texts, strict=False))


class CsvFile:
    """The rows of a CSV file, to be read, changed and saved.

    Column order, quotation marks, line ends and a byte order mark stay as they are;
    what is changed or added is written as its neighbours are. Where a column is missing for
    what is written, it is added behind the last one.

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
        self.columns: list[str] = []
        self._lines = list(csv_rows(text.removeprefix(BOM), path.name, self.columns))
        self.columns += [name.strip(SPACES) for name in self._lines[0].texts] if self._lines else []

    @property
    def rows(self) -> list[CsvRow]:
        """The rows with any text that are no comments."""
        return [line for line in self._lines[1:] if is_row(line.texts)]

    @property
    def content(self) -> bytes:
        """The file as it is with all changes."""
        text = "".join(",".join(line.fields) + line.end for line in self._lines)
        return (self._mark + text).encode("utf-8")

    def change(self, row: CsvRow, cells: Mapping[str, str]) -> None:
        """Write some cells of a row."""
        self._add_columns(cells)
        for name, text in cells.items():
            if name in self.columns:
                place = self.columns.index(name)
                row.fields += [""] * (place + 1 - len(row.fields))
                row.fields[place] = written(text, row.quotes(place))

    def add(self, cells: Mapping[str, str], after: CsvRow | None = None) -> CsvRow:
        """Add a row behind another, or at the end; give the new one."""
        self._add_columns(cells)
        before = after or [line for line in self._lines if any(line.fields)][-1]
        quoted = all(map(_is_quoted, before.fields))
        fields = [written(cells.get(name, ""), quoted) for name in self.columns]
        row = CsvRow(fields, before.end, self.columns)
        before.end = before.end or self._lines[0].end or "\n"
        self._lines.insert(self._lines.index(before) + 1, row)
        return row

    def remove(self, row: CsvRow) -> None:
        """Take a row out."""
        self._lines.remove(row)

    def save(self) -> None:
        """Replace the file in one step, if anything has changed.

        Whenever the program ends, the file is either the old or the new one.

        Raises
        ------
        OSError
            If the folder cannot be written; the file is then the old one.
        """
        content = self.content
        if content == self._content:
            return
        replace_file(self._path, content)
        self._content = content

    def _add_columns(self, cells: Mapping[str, str]) -> None:
        """Add the columns that are missing for what is to be written, behind the last one."""
        missing = [name for name, text in cells.items() if text and name not in self.columns]
        header = self._lines[0]
        for line in [header, *self.rows] if missing else []:
            quoted = all(map(_is_quoted, line.fields))
            line.fields += [""] * (len(self.columns) - len(line.fields))
            line.fields += [written(name if line is header else "", quoted) for name in missing]
        self.columns += missing


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
        if path.exists():
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


def csv_rows(text: str, file: str, columns: Sequence[str] = ()) -> Iterator[CsvRow]:
    """Take a text apart without losing a character.

    Parameters
    ----------
    text : str
        Of a CSV file, without a byte order mark.
    file : str
        Its name, for the error.
    columns : sequence of str
        What `CsvRow.cells` goes by.

    Raises
    ------
    ValueError
        If its quotation marks do not pair.
    """
    fields: list[str] = []
    place = 0
    while place < len(text) or fields:
        match = _FIELD.match(text, place)
        if match is None:
            raise ValueError(f"{file} has a quotation mark that is not closed or not doubled")
        place = match.end()
        fields.append(match[1])
        if match[2] != ",":
            yield CsvRow(fields, match[2], columns)
            fields = []


def _is_quoted(field: str) -> bool:
    """Tell whether a field stands between quotation marks."""
    return field.startswith('"')


def _needs_quotes(text: str) -> bool:
    """Tell whether a text can only stand between quotation marks."""
    return re.search(r'[,"\r\n]', text) is not None


def written(text: str, quoted: bool = False) -> str:
    """Write a field, between quotation marks where its neighbours or its text want them."""
    if quoted or _needs_quotes(text):
        return '"' + text.replace('"', '""') + '"'
    return text
