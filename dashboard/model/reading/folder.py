"""A folder of CSV files -> the content of its files, and why some have none."""

from collections.abc import Sequence
from pathlib import Path

from dashboard.model.files import FILES, OPTIONAL, PACKAGE, plain_bytes
from dashboard.model.problems import Problem, visible
from dashboard.model.reading.formats import other_format

WORKBOOKS = (".xlsx", ".xls", ".xlsm", ".ods", ".numbers")


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
            contents[file] = plain_bytes(folder / file)
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
    beside = _beside(folder)
    found = {}
    for file in FILES:
        try:
            plain_bytes(folder / file)
        except FileNotFoundError:
            if file not in OPTIONAL or (instead := _named_alike(file, beside)):
                found[file] = missing(file, beside if file not in OPTIONAL else instead)
        except OSError as error:
            message = f"the file cannot be read ({error.strerror})"
            hint = "Put a file of this name there that may be read"
            if (folder / file).is_dir():
                message, hint = "is a folder, not a file", "Rename it, and put the file there"
            found[file] = Problem(file, 0, "", "", message, hint, "unreadable-file")
    return found


def no_dataset(path: Path) -> Problem:
    """Tell of what was given in place of a folder, or of a zip file of one."""
    message, hint = "the folder does not exist", "Give the folder that holds the tables"
    if path.exists():
        message = "is a file, not a folder"
        if found := other_format(path.read_bytes()):
            message = f"is {found.name}, not a folder"
            hint = "Save each of its tables as CSV UTF-8, and give the folder that holds them"
    return Problem(str(path), 0, "", "", message, hint, "missing-folder")


def missing(file: str, beside: Sequence[str] = ()) -> Problem:
    """Tell of a file that is not there, and of what stands beside it and may be it."""
    hint, kind = "Every dataset has this file, if only with its header row", "missing-file"
    if file == PACKAGE:
        hint, kind = "Write it with python -m dashboard describe", "missing-package"
    return Problem(file, 0, "", "", "the file is missing", _instead(file, beside) or hint, kind)


def _beside(folder: Path) -> list[str]:
    """Name the files in a folder, and those of a dataset in the folders in it."""
    try:
        inside = [path for file in FILES for path in folder.glob(f"*/{file}")]
        names = (path.relative_to(folder).as_posix() for path in [*folder.iterdir(), *inside])
        return sorted(names)
    except OSError:
        return []


def _named_alike(file: str, beside: Sequence[str]) -> list[str]:
    """Name what may be a table that a dataset need not have, saved in another way."""
    tables = (".csv", ".txt", ".tsv", *WORKBOOKS)
    alike = [name for name in beside if name.lower().endswith(tables)]
    return [name for name in alike if name.lower().partition(".")[0].strip() == file[:-4]]


def _instead(file: str, beside: Sequence[str]) -> str:
    """Say what to do with what most likely holds a missing file; empty if nothing does."""
    stem, form = file.partition(".")[0], "" if file == PACKAGE else "as CSV UTF-8 "
    for name in beside:
        if name.lower().partition(".")[0].strip() == stem:
            return f"There is {visible(name)}: save it {form}under the name {file}"
    for name in beside:
        if name.endswith(f"/{file}"):
            inner = visible(name.removesuffix(f"/{file}"))
            return f"There is one in the folder {inner}: give that folder, or move its files here"
    for name in () if file == PACKAGE else beside:
        if name.lower().endswith(WORKBOOKS):
            sheet = "save its sheet with this table as CSV UTF-8"
            return f"There is {visible(name)}, a spreadsheet: {sheet} under the name {file}"
        if name.lower().endswith(".zip"):
            return f"There is {visible(name)}: unpack it here, or check that file"
    return ""
