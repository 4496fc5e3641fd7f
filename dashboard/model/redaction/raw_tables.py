"""The rows of tables as they stand in their files, unchecked: redaction comes before checks.

Only spaces at the ends of cells are overlooked, as they are by whatever reads the files.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping

from dashboard.model.cells.kinds import LIST_SEPARATOR, SLUG
from dashboard.model.columns import Column, columns
from dashboard.model.reading.as_meant import SPACES, header_as_meant
from dashboard.model.schema import TABLES
from dashboard.model.vocabulary import Vocabulary, Word

Rows = list[list[str]]


def as_they_stand(file: str, content: bytes) -> Rows:
    """Read the rows of a table; none where the file is no readable table."""
    if file.removesuffix(".csv") not in TABLES:
        return []
    try:
        text = io.StringIO(content.decode("utf-8-sig"), newline="")
        first, *rows = csv.reader(text, strict=True)
        return [
            header_as_meant(first, columns_of(file)),
            *([cell.strip(SPACES) for cell in row] for row in rows),
        ]
    except (UnicodeDecodeError, ValueError, csv.Error):
        return []


def places(tables: Mapping[str, Rows]) -> list[dict[str, str]]:
    """Give the cells of places.csv by column, if it can be read."""
    header, *rows = tables.get("places.csv", [[]])
    return [dict(zip(header, cells, strict=False)) for cells in rows]


def vocabulary(tables: Mapping[str, Rows]) -> Vocabulary:
    """Give the words that vocabulary.csv lists, as far as it can be read."""
    header, *rows = tables.get("vocabulary.csv", [[]])
    listed = (dict(zip(header, map(str.strip, cells), strict=False)) for cells in rows)
    return Vocabulary(Word(*(cells.get(name, "") for name in Word._fields)) for cells in listed)


def columns_of(file: str) -> dict[str, Column]:
    """Give what a table's columns hold, by name."""
    return {column.name: column for column in columns(TABLES[file.removesuffix(".csv")])}


def ids(file: str, rows: Rows) -> Iterator[str]:
    """Yield all ids in a table, whatever they are of."""
    known = columns_of(file)
    for at, name in enumerate(rows[0]):
        if name in known and SLUG in known[name].form.pattern:
            for cells in rows[1:]:
                cell = cells[at] if at < len(cells) else ""
                listed = cell.split(LIST_SEPARATOR) if known[name].is_list else [cell]
                bare = (one.strip() if known[name].is_list else one for one in listed)
                yield from (one for one in bare if re.fullmatch(SLUG, one))
