"""A folder of CSV files -> Dataset, with every problem found on the way."""

import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.model import checks
from dashboard.model.checks.words import words_in_use
from dashboard.model.columns import columns
from dashboard.model.dataset import Dataset, FaultyRow
from dashboard.model.dates.edtf import bounds, in_words
from dashboard.model.files import FILES, PACKAGE
from dashboard.model.own_columns import own_columns
from dashboard.model.package import read_package
from dashboard.model.problems import DataError, Problem, visible
from dashboard.model.reading.table import Record, read_table
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

    Rows with an error are set aside, and so are the rows that refer to them; all others
    are in the dataset.

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
    return build(read_folder(folder), name=folder.name, unread=why_unread(folder))


def read_folder(folder: Path) -> dict[str, bytes]:
    """Read the files of a dataset as they are.

    Returns
    -------
    dict of str to bytes
        Content by file name; files that are missing or unreadable are left out.
    """
    contents = {}
    for file in FILES:
        try:
            contents[file] = (folder / file).read_bytes()
        except OSError:
            continue
    return contents


def why_unread(folder: Path) -> dict[str, Problem]:
    """Tell why files of a dataset that is there cannot be read.

    Returns
    -------
    dict of str to Problem
        By file name; only of those that `read_folder` leaves out.
    """
    try:
        beside = sorted(path.name for path in folder.iterdir())
    except OSError:
        beside = []
    found = {}
    for file in FILES:
        try:
            (folder / file).read_bytes()
        except FileNotFoundError:
            found[file] = _missing(file, beside)
        except OSError as error:
            message = f"the file cannot be read ({error.strerror})"
            hint = "Put a file of this name there that may be read"
            if (folder / file).is_dir():
                message, hint = "is a folder, not a file", "Rename it, and put the file there"
            found[file] = Problem(file, 0, "", "", message, hint, "unreadable-file")
    return found


def build(
    contents: Mapping[str, bytes], *, name: str, unread: Mapping[str, Problem] | None = None
) -> Dataset:
    """Check the files of a dataset and bundle what can be shown.

    Parameters
    ----------
    contents : mapping of str to bytes
        Content by file name.
    name : str
        The title, where the files give none.
    unread : mapping of str to Problem, optional
        Why files are left out, where somebody knows; see `why_unread`.

    Returns
    -------
    Dataset
        See `load`.

    Raises
    ------
    DataError
        See `load`.
    """
    read, problems, fatal = _read_tables(contents, unread or {})
    package, found = read_package(contents.get(PACKAGE))
    problems += [(unread or {}).get(PACKAGE, problem) for problem in found]
    standing = {
        table: [record for record in records if record.row is not None]
        for table, records in read.items()
    }
    dates = _dates(standing)
    problems += checks.alone(standing, read, dates)
    if fatal:
        raise DataError(sorted({*fatal, *problems}))
    standing = _without(problems, standing)
    problems += checks.together(standing, read)
    standing = _without(problems, standing)
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
        words_in_use=words_in_use(standing),
        own_columns=own_columns(standing),
        **{table: _frame(table, records, dates) for table, records in standing.items()},
    )


def _read_tables(
    contents: Mapping[str, bytes], unread: Mapping[str, Problem]
) -> tuple[dict[str, list[Record]], list[Problem], list[Problem]]:
    """Read every table; tell apart what is wrong with rows and what stops the load."""
    read: dict[str, list[Record]] = {}
    problems: list[Problem] = []
    fatal: list[Problem] = []
    for table, row in TABLES.items():
        file = f"{table}.csv"
        read[table] = []
        if file not in contents:
            fatal.append(unread.get(file) or _missing(file))
            continue
        try:
            read[table], found = read_table(Path(file), contents[file], row)
            problems += found
        except DataError as error:
            fatal += error.problems
    return read, problems, fatal


def _without(
    problems: Sequence[Problem], standing: Mapping[str, Sequence[Record]]
) -> dict[str, list[Record]]:
    """Set aside the rows that have an error."""
    faulty = {(problem.file, problem.line) for problem in problems if not problem.is_warning}
    return {
        table: [record for record in records if (record.file, record.line) not in faulty]
        for table, records in standing.items()
    }


def _missing(file: str, beside: Sequence[str] = ()) -> Problem:
    """Tell of a file that is not there, and of one whose name is nearly the same."""
    stem = file.partition(".")[0]
    near = [name for name in beside if name.lower().partition(".")[0].strip() == stem]
    hint, kind = "Every dataset has this file, if only with its header row", "missing-file"
    if file == PACKAGE:
        hint, kind = "Write it with python -m dashboard describe", "missing-package"
    if near:
        hint = f"There is {visible(near[0])}: save it as CSV UTF-8 under the name {file}"
    return Problem(file, 0, "", "", "the file is missing", hint, kind)


def _dates(records: Mapping[str, Sequence[Record]]) -> pd.DataFrame:
    """Read all dates of all tables at once, as that is quickest; see `checks.alone`."""
    texts = {
        getattr(record.row, column.name) or ""
        for table, rows in records.items()
        for column in columns(TABLES[table])
        if column.is_date
        for record in rows
    }
    return _read_dates(tuple(sorted({"", *texts})))


@lru_cache(maxsize=4)
def _read_dates(texts: tuple[str, ...]) -> pd.DataFrame:
    """Give bounds and words of each date; a folder that is read again has mostly the same."""
    dates = pd.Series(texts, index=pd.Index(texts, dtype="str"), dtype="str")
    return bounds(dates).assign(when=in_words(dates))


def _frame(table: str, records: Sequence[Record], dates: pd.DataFrame) -> pd.DataFrame:
    """Put checked rows into a frame, with the bounds of their date."""
    row: type[Row] = TABLES[table]
    cells: dict[str, Any] = {"line": pd.Series([r.line for r in records], dtype="int64")}
    for column in columns(row):
        dtype = DTYPES.get(column.form.type, "str")
        values = [getattr(record.row, column.name) for record in records]
        cells[column.name] = pd.Series(values, dtype=dtype)
    frame = pd.DataFrame(cells)
    if table in DATED:
        places = dates.index.get_indexer(pd.Index(frame[DATED[table]].fillna("")))
        read = dates.drop(columns=["problem", "hint"]).take(places)
        frame = pd.concat([frame, read.set_axis(frame.index)], axis="columns")
    return frame


def _digest(contents: Mapping[str, bytes]) -> str:
    """Tell one content from another."""
    digest = hashlib.blake2b(digest_size=8)
    for file in sorted(contents):
        digest.update(file.encode() + b"\0" + hashlib.blake2b(contents[file]).digest())
    return digest.hexdigest()
