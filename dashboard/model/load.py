"""A folder of CSV files, or a zip file of one -> Dataset, with every problem found on the way."""

import gc
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from dashboard.model.checks import check
from dashboard.model.checks.evidence_files import check_media
from dashboard.model.checks.meant import with_hints
from dashboard.model.checks.resting import find_resting
from dashboard.model.checks.unlisted_words import vocabulary_of, words_in_use
from dashboard.model.dataset import Dataset
from dashboard.model.files import FILES, OPTIONAL, PACKAGE
from dashboard.model.frames import dates_in, frame, where_they_were
from dashboard.model.media.stored import NO_MEDIA, Media, media_of
from dashboard.model.own_columns import own_columns
from dashboard.model.package import Package, read_package
from dashboard.model.problems import DataError, FaultyRow, Problem, in_order
from dashboard.model.reading.archive import is_archive, read_archive, read_media
from dashboard.model.reading.finding import placed
from dashboard.model.reading.folder import missing, no_dataset, read_folder, why_unread
from dashboard.model.reading.table import TableRead, read_table
from dashboard.model.schema import TABLES

Listener = Callable[[float, str], None]
_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)
CHECKS, FRAMES = 0.65, 0.85  # what is done when these begin; before them tables are read


def load(path: Path) -> Dataset:
    """Read a folder of CSV files, or a zip file of one.

    Rows with an error are set aside, and so are the rows that refer to them; all others
    are in the dataset.

    Parameters
    ----------
    path : Path
        Holds one CSV file per table of `schema.TABLES`, and `datapackage.json` with
        `title`, `description` and, where prisoners of war speak, `custody`.

    Returns
    -------
    Dataset
        What can be shown, and every problem that was found.

    Raises
    ------
    DataError
        If a file is missing or unreadable, or lacks a column, or a zip file is refused; it
        carries all problems that were found.
    """
    if not path.is_file():
        contents, unread = read_folder(path), why_unread(path)
        media = media_of(path, contents, thorough=True)
        return build(contents, name=path.name, unread=unread, media=media)
    if not is_archive(path):
        raise DataError([no_dataset(path)])
    packed = path.read_bytes()
    return build(read_archive(packed), name=path.stem, media=read_media(packed))


def build(
    contents: Mapping[str, bytes],
    *,
    name: str,
    unread: Mapping[str, Problem] | None = None,
    media: Media = NO_MEDIA,
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
    media : Media, optional
        Where files of evidence are.

    Returns
    -------
    Dataset
        See `load`.

    Raises
    ------
    DataError
        See `load`.
    """
    with _garbage_left():
        return _built(contents, name, unread or {}, media)


def _built(
    contents: Mapping[str, bytes], name: str, unread: Mapping[str, Problem], media: Media
) -> Dataset:
    """Make a dataset of files; see `build`."""
    absent = {file: missing(file) for file in FILES if file not in {*contents, *OPTIONAL}}
    absent.update(unread)
    read, stopping = _read_tables(contents, absent)
    package, problems = _read_about(contents, absent)
    unknown = [file for file in {*contents, *absent} if file.removesuffix(".csv") not in read]
    return assembled(
        read,
        name=name,
        unknown=unknown,
        stopping=stopping,
        problems=problems,
        package=package,
        contents=contents,
        media=media,
    )


def assembled(
    read: Mapping[str, TableRead],
    *,
    name: str,
    unknown: Sequence[str] = (),
    stopping: Sequence[Problem] = (),
    problems: Sequence[Problem] = (),
    package: Package | None = None,
    contents: Mapping[str, bytes] | None = None,
    media: Media = NO_MEDIA,
) -> Dataset:
    """Compare the rows of tables that are read, and bundle what can be shown; see `build`.

    Nothing is said of what refers to files that are `unknown`, as they could not be read; what
    is `stopping` the load is told together with what else is found.
    """
    package = package or Package()
    records = {table: each.records for table, each in read.items()}
    optional = (file.removesuffix(".csv") for file in OPTIONAL - {*unknown})
    records |= {table: [] for table in optional if table not in records}
    dates = dates_in(records)

    _tell(CHECKS, "Comparing rows")
    found = [finding for each in read.values() for finding in each.findings]
    found = [*with_hints([*found, *check(records, dates)], records)]
    words = vocabulary_of(records.get("vocabulary", ()))
    found += check_media(records.get("evidence", ()), media, words)
    problems = [*problems, *(problem for each in read.values() for problem in each.problems)]
    if stopping:
        raise DataError(in_order([*stopping, *problems, *placed(found)]))

    found += find_resting(records, [each.record for each in found if not each.is_warning])
    aside = {finding.record for finding in found if not finding.is_warning}
    standing = {
        table: [record for record in rows if record not in aside] for table, rows in records.items()
    }
    _tell(FRAMES, "Making tables")
    return Dataset(
        title=package.title or name,
        standfirst=package.standfirst,
        custody=package.custody,
        package=package,
        problems=tuple(in_order([*problems, *placed(found)])),
        set_aside=tuple(
            FaultyRow(record.file, record.line, record.cells)
            for rows in records.values()
            for record in rows
            if record in aside
        ),
        lines={f"{table}.csv": each.lines for table, each in read.items()},
        version=_digest(contents or {}),
        words_in_use=words_in_use(standing),
        own_columns=own_columns(standing),
        files=contents or {},
        media=media,
        **where_they_were(
            {table: frame(table, rows, dates) for table, rows in standing.items()},
            package.time_zone,
        ),
    )


def _read_tables(
    contents: Mapping[str, bytes], absent: Mapping[str, Problem]
) -> tuple[dict[str, TableRead], list[Problem]]:
    """Read every table that can be, and tell why the others cannot, which stops the load."""
    read: dict[str, TableRead] = {}
    stopping: list[Problem] = []
    done, whole = 0, sum(map(len, contents.values())) or 1
    for table in TABLES:
        file = f"{table}.csv"
        if file not in contents:
            stopping += [absent[file]] if file in absent else []
            continue
        _tell(CHECKS * done / whole, f"Reading {file}")
        done += len(contents[file])
        try:
            read[table] = read_table(table, contents[file])
        except DataError as error:
            stopping += error.problems
    return read, stopping


def _read_about(
    contents: Mapping[str, bytes], absent: Mapping[str, Problem]
) -> tuple[Package, list[Problem]]:
    """Read what the dataset says of itself, be it nothing, which stops nothing."""
    if PACKAGE not in contents:
        return Package(), [absent[PACKAGE]]
    return read_package(contents[PACKAGE])


def _digest(contents: Mapping[str, bytes]) -> str:
    """Tell one content from another."""
    digest = hashlib.blake2b(digest_size=8)
    for file in sorted(contents):
        digest.update(file.encode() + b"\0" + hashlib.blake2b(contents[file]).digest())
    return digest.hexdigest()


@contextmanager
def _garbage_left() -> Iterator[None]:
    """Let no garbage be searched for while rows are made: all of them are kept, and many."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _tell(share: float, doing: str) -> None:
    """Tell what part of the work is done, from 0 to 1, and what is being done now."""
    if listener := _listener.get():
        listener(min(share, 1.0), doing)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Have somebody listen to what is told within."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)
