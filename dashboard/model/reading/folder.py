"""A folder of CSV files -> the content of its files, and why some have none."""

from collections.abc import Sequence
from pathlib import Path

from dashboard.model.files import FILES, PACKAGE
from dashboard.model.problems import Problem, visible


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
            found[file] = missing(file, beside)
        except OSError as error:
            message = f"the file cannot be read ({error.strerror})"
            hint = "Put a file of this name there that may be read"
            if (folder / file).is_dir():
                message, hint = "is a folder, not a file", "Rename it, and put the file there"
            found[file] = Problem(file, 0, "", "", message, hint, "unreadable-file")
    return found


def missing(file: str, beside: Sequence[str] = ()) -> Problem:
    """Tell of a file that is not there, and of one beside it whose name is nearly the same."""
    stem = file.partition(".")[0]
    near = [name for name in beside if name.lower().partition(".")[0].strip() == stem]
    hint, kind = "Every dataset has this file, if only with its header row", "missing-file"
    if file == PACKAGE:
        hint, kind = "Write it with python -m dashboard describe", "missing-package"
    if near:
        hint = f"There is {visible(near[0])}: save it as CSV UTF-8 under the name {file}"
    return Problem(file, 0, "", "", "the file is missing", hint, kind)
