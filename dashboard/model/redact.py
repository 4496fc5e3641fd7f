"""The files of a dataset without the names of prisoners of war, for public demos.

The names are taken out of the files before anything else reads them: what is not there
no table, chart, address, download or list of problems can show.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, count, repeat
from pathlib import Path
from typing import Any

from dashboard.model.cells import LIST_SEPARATOR, SLUG
from dashboard.model.columns import Column, columns
from dashboard.model.load import PACKAGE
from dashboard.model.prisoners import hide, is_prisoner, names
from dashboard.model.problems import DataError, Problem
from dashboard.model.reading import Record, read_table
from dashboard.model.schema import TABLES, Person
from dashboard.model.spellings import Spellings, slug

PEOPLE = "people.csv"
WHY = "Only this file tells which names are to be redacted, so nothing is shown until it is mended"
UNNAMED = "prisoner"
BREAK = re.compile(r"\r\n|\r|\n")
LETTER_BUT_X = re.compile(r"[^\W\dX_]")
Rows = list[list[str]]


def redact(contents: Mapping[str, bytes]) -> dict[str, bytes]:
    """Replace the names of all prisoners of war by their public labels.

    Ids with a name in them change alike in all tables and stay different from each
    other. A web address with a name in it is cut to its site or, where none is needed,
    emptied. Rows stay on their lines. A file that is no table is treated as one text.

    Parameters
    ----------
    contents : mapping of str to bytes
        Content by file name, as `load.read_folder` gives it.

    Returns
    -------
    dict of str to bytes
        The same files; untouched where there is no prisoner of war.

    Raises
    ------
    DataError
        If `people.csv` is missing, cannot be read as a table, or has a row with more or
        fewer cells than the header, so that nobody can tell the names.
    """
    people = _people(contents)
    if not any(is_prisoner(record.cells) for record in people):
        return dict(contents)
    tables = {file: rows for file, content in contents.items() if (rows := _rows(file, content))}
    return _Redaction(people, tables).files(contents)


def _people(contents: Mapping[str, bytes]) -> list[Record]:
    """Read people.csv, or stop where it does not tell the names for certain."""
    if PEOPLE not in contents:
        message = "the file is missing or cannot be read"
        problem = Problem(PEOPLE, 0, "", "", message, WHY, "missing-file")
        raise DataError([problem])
    people, problems = read_table(Path(PEOPLE), contents[PEOPLE], Person)
    message = "the row has more cells than the header, or fewer"
    misfits = [p for p in problems if p.line > 1 and not p.column and p.kind != "repeated-header"]
    if misfits:
        raise DataError(Problem(PEOPLE, p.line, "", "", message, WHY, p.kind) for p in misfits)
    return people


class _Redaction:
    """What replaces what, and where."""

    def __init__(self, people: Sequence[Record], tables: Mapping[str, Rows]) -> None:
        prisoners = [record.cells for record in people if is_prisoner(record.cells)]
        hidden = hide(prisoners)
        others = [r.cells for r in people if not is_prisoner(r.cells)] + _places(tables)
        free = [name for cells in others for name in names(cells)]
        self._tables = tables
        self._texts = Spellings(hidden, free)
        ids = [cells.get("person_id", "") for cells in prisoners]
        self._labels = {own: one.label for own, one in zip(ids, hidden, strict=True)}
        self._ids = self._new_ids(Spellings(hide(prisoners, in_ids=True), free))

    def _new_ids(self, spellings: Spellings) -> dict[str, str]:
        """Give every id its new one, no two alike; the prisoners choose first."""
        own = {one: label for one, label in self._labels.items() if re.fullmatch(SLUG, one)}
        wanted = {one: slug(label) or UNNAMED for one, label in own.items()}
        for file, rows in self._tables.items():
            for one in _ids(file, rows):
                if one not in wanted:  # read in capitals: no part of an id is an everyday word
                    wanted[one] = slug(spellings.replace(one.upper())) or UNNAMED
        new = {one: same for one, same in wanted.items() if one == same}
        taken = set(new)
        for one, best in wanted.items():
            if one not in new:
                numbered = chain([best], (f"{best}-{n}" for n in count(2)))
                new[one] = next(free for free in numbered if free not in taken)
                taken.add(new[one])
        return new

    def files(self, contents: Mapping[str, bytes]) -> dict[str, bytes]:
        """Redact each file as what it is."""
        new = {}
        for file, content in contents.items():
            if rows := self._tables.get(file):
                new[file] = self._table(file, rows)
            elif file == PACKAGE:
                new[file] = self._package(content)
            else:
                new[file] = self._anything(content)
        return new

    def _table(self, file: str, rows: Rows) -> bytes:
        """Redact a table."""
        header, known = rows[0], _columns(file)
        new = [[name if name in known else self._texts.replace_all(name) for name in header]]
        for cells in rows[1:]:
            named = list(zip(chain(header, repeat("")), cells, strict=False))
            own = self._own(dict(named)) if file == PEOPLE else {}
            row = [own.get(name, self._cell(known.get(name), cell)) for name, cell in named]
            new.append(row)
        written = io.StringIO(newline="")
        lines = ([*map(_as_high, *pair)] for pair in zip(new, rows, strict=True))
        csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(lines)
        return written.getvalue().encode()

    def _own(self, cells: Mapping[str, str]) -> dict[str, str]:
        """Give the cells that name a prisoner in the prisoner's own row."""
        label = self._labels.get(cells.get("person_id", ""))
        return {"name": label, "public_label": label, "aliases": ""} if label else {}

    def _cell(self, column: Column | None, cell: str) -> str:
        """Redact a cell as its column has it, or as a text where it does not fit there."""
        if column is None:
            return self._texts.replace_all(cell)
        form = column.form
        if column.is_list:
            listed = cell.split(LIST_SEPARATOR)
            new = (self._ids.get(one.strip()) or self._texts.replace_all(one) for one in listed)
            return LIST_SEPARATOR.join(new)
        if SLUG in form.pattern and cell in self._ids:
            return self._ids[cell]
        if cell in column.choices or (form.type != "string" and not LETTER_BUT_X.search(cell)):
            return cell
        if form.pattern and re.fullmatch(form.pattern, cell):
            return self._code(column, cell)
        if column.name == "quote":  # which may have so many words and no more
            return self._texts.replace_all(cell, put=lambda label: "-".join(label.split()))
        return self._texts.replace_all(cell)

    def _code(self, column: Column, cell: str) -> str:
        """Redact a web address, or what else has no words: of a language tag the rest goes."""
        if cell.startswith("http"):
            site = self._texts.address(cell)
            return site if column.required or site == cell else ""
        return cell.partition("-")[0] if self._texts.in_text(cell) else cell

    def _package(self, content: bytes) -> bytes:
        """Redact every string of a JSON file."""
        try:
            package = self._inside(json.loads(content.decode("utf-8-sig")))
            return json.dumps(package, indent=2).encode()
        except (ValueError, RecursionError):
            return self._anything(content)

    def _inside(self, thing: Any) -> Any:
        """Redact the strings inside what a JSON file holds."""
        if isinstance(thing, dict):
            return {self._inside(key): self._inside(value) for key, value in thing.items()}
        if isinstance(thing, list):
            return [self._inside(part) for part in thing]
        return self._texts.replace_all(thing) if isinstance(thing, str) else thing

    def _anything(self, content: bytes) -> bytes:
        """Redact a file as one text, whatever else is in it."""
        text = content.decode("utf-8", "surrogateescape")
        new = _as_high(self._texts.replace_all(text), text)
        return new.encode("utf-8", "surrogateescape")


def _rows(file: str, content: bytes) -> Rows:
    """Read the rows of a table as they stand; none where the file is no readable table."""
    if file.removesuffix(".csv") not in TABLES:
        return []
    try:
        text = io.StringIO(content.decode("utf-8-sig"), newline="")
        return list(csv.reader(text, strict=True))
    except (UnicodeDecodeError, csv.Error):
        return []


def _places(tables: Mapping[str, Rows]) -> list[dict[str, str]]:
    """Give the cells of places.csv by column, if it can be read."""
    header, *rows = tables.get("places.csv", [[]])
    return [dict(zip(header, cells, strict=False)) for cells in rows]


def _columns(file: str) -> dict[str, Column]:
    """Give what a table's columns hold, by name."""
    return {column.name: column for column in columns(TABLES[file.removesuffix(".csv")])}


def _ids(file: str, rows: Rows) -> Iterator[str]:
    """Yield all ids in a table, whatever they are of."""
    known = _columns(file)
    for at, name in enumerate(rows[0]):
        if name in known and SLUG in known[name].form.pattern:
            for cells in rows[1:]:
                cell = cells[at] if at < len(cells) else ""
                listed = cell.split(LIST_SEPARATOR) if known[name].is_list else [cell]
                bare = (one.strip() if known[name].is_list else one for one in listed)
                yield from (one for one in bare if re.fullmatch(SLUG, one))


def _as_high(new: str, old: str) -> str:
    """Give a cell as many lines as it had."""
    return new + "\n" * (len(BREAK.findall(old)) - len(BREAK.findall(new)))
