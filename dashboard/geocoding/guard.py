"""What holds for every run: it begins with a sound dataset, and a stop is told in words."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path

import click

from dashboard.csv_file import clear_leftover
from dashboard.folder_lock import changing
from dashboard.geocoding.place_tables import TABLES
from dashboard.model.load import load
from dashboard.model.problems import DataError, Problem

ALL_DONE, TO_DECIDE, BAD_DATASET, SERVICE_FAILED, INTERRUPTED = 0, 1, 2, 3, 130


def guarded(
    folder: Path, work: Callable[[], int], saved: Callable[[], str], *, changes: bool = True
) -> int:
    """Do something to a dataset, and let nobody else change it meanwhile.

    Parameters
    ----------
    folder : Path
        The dataset.
    work : callable
        Does it, and gives what the command ends with.
    saved : callable
        Says what is saved when it is interrupted.
    changes : bool
        Whether it writes anything.

    Returns
    -------
    int
        What the command ends with: 0, all done and nothing open; 1, something to
        decide, to look at or not found; 2, the dataset has errors or cannot be
        written; 3, the service failed; 130, interrupted.

    Raises
    ------
    InUseError
        If somebody else changes it.
    """
    if not _is_sound(folder):
        return BAD_DATASET
    try:
        with changing(folder) if changes else nullcontext():
            for name in TABLES if changes else ():
                clear_leftover(folder / name)
            return work()
    except KeyboardInterrupt:
        tell(f"Stopped. {saved()}")
        return INTERRUPTED
    except (OSError, ValueError) as error:
        tell(f"The dataset cannot be read or written any more ({error}): nothing more is done.")
        return BAD_DATASET


def tell(sentence: str) -> None:
    """Tell something about the run itself."""
    click.echo(sentence, err=True)


def _is_sound(folder: Path) -> bool:
    """Tell whether a dataset can be worked on; say what is wrong if not.

    Warnings are no hindrance: that places and their chosen candidates do not agree yet is
    what this command is for.
    """
    try:
        problems: Sequence[Problem] = load(folder).problems
    except DataError as error:
        problems = error.problems
    if all(problem.is_warning for problem in problems):
        return True
    for problem in problems:
        click.echo(str(problem))
    tell(f"{folder} has errors: mend them first. Nothing was asked, nothing was changed.")
    return False
