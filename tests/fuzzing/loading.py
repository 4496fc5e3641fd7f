"""Damaged folders through the loader: a dataset or problems, and no line is lost."""

import re
import tempfile
from functools import cache
from pathlib import Path
from random import Random

from dashboard.analysis.row_counts import read_rows
from dashboard.model.dataset import Dataset
from dashboard.model.load import build
from dashboard.model.problem_kinds import KINDS
from dashboard.model.problems import DataError
from dashboard.model.reading.folder import read_folder
from tests.broken.folders import sound
from tests.fuzzing.mutating import Files, folder_damaged

SHIPPED = Path(__file__).parents[2] / "data"
LARGE = 0.03  # of the folders are made of the one that ships
ENDS = re.compile(r"\r\n|\r|\n")


@cache
def small() -> Files:
    """Give the files of a small dataset with evidence."""
    with tempfile.TemporaryDirectory() as place:
        return read_folder(sound(Path(place) / "data", evidence=True))


@cache
def shipped() -> Files:
    """Give the files of the dataset that ships."""
    return read_folder(SHIPPED)


def one_folder(chance: Random) -> Files:
    """Damage a folder."""
    return folder_damaged(shipped() if chance.random() < LARGE else small(), chance)


def one_load(chance: Random) -> str:
    """Load a damaged folder."""
    files = one_folder(chance)
    try:
        made = build(files, name="fuzzed")
    except DataError as error:
        told, how = error.problems, "cannot be shown"
    else:
        accounted(made, files)
        told, how = made.problems, "with rows set aside" if made.set_aside else "shown"
    assert told or how == "shown"
    for problem in told:
        assert problem.kind in KINDS, problem
        assert str(problem).isprintable(), problem
    return how


def accounted(made: Dataset, files: Files) -> None:
    """Hold the lines of every file against what is told of them."""
    for counts in read_rows(made).to_dict("records"):
        text = files.get(counts["file"], b"").decode("utf-8-sig")
        lines = len(ENDS.findall(text)) + bool(text and not text.endswith(("\n", "\r")))
        assert counts["lines"] == lines, counts
        named = 1 if text else 0
        parts = [counts[name] for name in ("usable", "aside", "continued", "comments", "empty")]
        assert lines == named + sum(parts), counts
