"""A folder of CSV files -> Dataset, with every problem found on the way."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.model import rules
from dashboard.model.columns import columns
from dashboard.model.dataset import Dataset, FaultyRow
from dashboard.model.dates import bounds, in_words
from dashboard.model.package import PACKAGE as PACKAGE
from dashboard.model.package import read_package
from dashboard.model.problems import DataError, Problem
from dashboard.model.reading import Record, read_table
from dashboard.model.schema import TABLES, Row

DTYPES: dict[str, Any] = {
    "list": object,
    "number": "float64",
    "integer": "float64",
    "boolean": "bool",
}
DATED = {"sources": "published", "events": "date", "statements": "said_on"}


def load(folder: Path) -> Dataset:
    """Read a folder of CSV files.

    Rows with a problem are set aside, and so are the rows that refer to them; all
    others are in the dataset.

    Parameters
    ----------
    folder : Path
        Holds one CSV file per table of `schema.TABLES`, and `datapackage.json` with
        `title`, `description` and, where prisoners of war speak, `custody`.

    Returns
    -------
    Dataset
        What can be shown, and every problem that was found.

    Raises
    ------
    DataError
        If a file is missing or unreadable, or lacks a column; it carries all of these.
    """
    return build(read_folder(folder), name=folder.name)


def read_folder(folder: Path) -> dict[str, bytes]:
    """Read the files of a dataset as they are.

    Returns
    -------
    dict of str to bytes
        Content by file name; files that are missing or unreadable are left out.
    """
    contents = {}
    for file in (PACKAGE, *(f"{table}.csv" for table in TABLES)):
        try:
            contents[file] = (folder / file).read_bytes()
        except OSError:
            continue
    return contents


def build(contents: Mapping[str, bytes], *, name: str) -> Dataset:
    """Check the files of a dataset and bundle what can be shown.

    Parameters
    ----------
    contents : mapping of str to bytes
        Content by file name.
    name : str
        The title, where the files give none.

    Returns
    -------
    Dataset
        See `load`.

    Raises
    ------
    DataError
        See `load`.
    """
    read, problems = _read_tables(contents)
    package, found = read_package(contents.get(PACKAGE))
    problems += found
    standing = {
        table: [record for record in records if record.row is not None]
        for table, records in read.items()
    }
    found = list(rules.alone(standing))
    while True:
        problems += found
        faulty = {(p.file, p.line) for p in found}
        standing = {
            table: [r for r in records if (r.file, r.line) not in faulty]
            for table, records in standing.items()
        }
        found = list(rules.together(standing, read))
        if not found:
            break
    kept = {(r.file, r.line) for records in standing.values() for r in records}
    return Dataset(
        title=package.title or name,
        standfirst=package.standfirst,
        custody=package.custody,
        package=package,
        problems=tuple(sorted(set(problems))),
        set_aside=tuple(
            FaultyRow(record.file, record.line, record.cells)
            for records in read.values()
            for record in records
            if (record.file, record.line) not in kept
        ),
        version=_digest(contents),
        **{table: _frame(table, records) for table, records in standing.items()},
    )


def _read_tables(
    contents: Mapping[str, bytes],
) -> tuple[dict[str, list[Record]], list[Problem]]:
    """Read every table; collect what stops the load before stopping."""
    read: dict[str, list[Record]] = {}
    problems: list[Problem] = []
    fatal: list[Problem] = []
    for table, row in TABLES.items():
        file = f"{table}.csv"
        if file not in contents:
            hint = "Every dataset has this file, if only with its header row"
            fatal.append(Problem(file, 0, "", "", "the file is missing or cannot be read", hint))
            continue
        try:
            read[table], found = read_table(Path(file), contents[file], row)
            problems += found
        except DataError as error:
            fatal += error.problems
    if fatal:
        raise DataError(sorted(fatal))
    return read, problems


def _frame(table: str, records: list[Record]) -> pd.DataFrame:
    """Put checked rows into a frame, with the bounds of their date."""
    row: type[Row] = TABLES[table]
    frame = pd.DataFrame({"line": pd.Series([record.line for record in records], dtype="int64")})
    for column in columns(row):
        dtype = DTYPES.get(column.form.type, "str")
        values = [getattr(record.row, column.name) for record in records]
        frame[column.name] = pd.Series(values, dtype=dtype)
    if table in DATED:
        dates = frame[DATED[table]]
        read = bounds(dates).drop(columns=["problem", "hint"])
        frame = pd.concat([frame, read], axis="columns").assign(when=in_words(dates))
    return frame


def _digest(contents: Mapping[str, bytes]) -> str:
    """Tell one content from another."""
    digest = hashlib.blake2b(digest_size=8)
    for file in sorted(contents):
        digest.update(file.encode() + b"\0" + hashlib.blake2b(contents[file]).digest())
    return digest.hexdigest()
