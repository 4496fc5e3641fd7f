"""Which rows of a table have some words, and in which order they stand."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.model.slips.folding import fold

Places = npt.NDArray[np.intp]  # of rows in a frame, from 0 on
MEASURES = {"when": "earliest", "date": "earliest", "km": "km_least", "days": "days_least"}
UNMEASURED = ("from_when", "to_when")  # dates in words, without a day beside them
THOUSANDS, NUMBERS = re.compile(r"(?<=\d),(?=\d{3})"), re.compile(r"(\d+)")


def orders(columns: Iterable[str]) -> list[str]:
    """Leave of some columns those by which a table can be put in order."""
    return [one for one in columns if one not in UNMEASURED]


def places(
    frame: pd.DataFrame, columns: Iterable[str], words: str, by: str = "", *, down: bool = False
) -> Places:
    """Give the places of the rows that have some words, in order.

    Parameters
    ----------
    frame : DataFrame
        Any rows; texts, or numbers.
    columns : iterable of str
        In which the words are sought.
    words : str
        Each of them must be a part of some cell of a row, however accented or cased.
    by : str
        Column after which the rows are put in order: what is said of days, kilometres and
        dates by its measure where the frame has it, other texts as people sort them, with
        2 before 10. Rows that are alike stay as they are, those without a value stand
        last. Empty leaves all as they are.
    down : bool
        Whether the largest goes first.
    """
    rows = np.flatnonzero(_containing(frame, columns, fold(words).split()))
    if not by:
        return rows
    measure = MEASURES.get(by, by)
    ranks = _ranks(frame[measure if measure in frame else by])[rows]
    missing = ranks < 0
    keys = np.where(missing, ranks.max(initial=0) + 1, -ranks if down else ranks)
    return rows[np.argsort(keys, kind="stable")]


def _containing(
    frame: pd.DataFrame, columns: Iterable[str], words: Sequence[str]
) -> npt.NDArray[np.bool_]:
    """Tell which rows have all words, each in any of some columns, when folded."""
    found = np.zeros((len(words), len(frame)), dtype=bool)
    for column in columns if words else ():
        codes, values = pd.factorize(frame[column])
        texts = [fold(str(value)) for value in values]
        for place, word in enumerate(words):
            here = np.array([*(word in text for text in texts), False])[codes]
            np.logical_or(found[place], here, out=found[place])
    every: npt.NDArray[np.bool_] = np.logical_and.reduce(found, axis=0)
    return every


def _ranks(cells: pd.Series) -> Places:
    """Give the rank of each cell among all, the same to what is alike, -1 to what is missing."""
    codes, values = pd.factorize(cells)
    if pd.api.types.is_numeric_dtype(cells) or pd.api.types.is_datetime64_any_dtype(cells):
        keys: list[Any] = list(values)
    else:
        keys = [_as_people_sort(str(value)) for value in values]
    rank = {key: place for place, key in enumerate(sorted(set(keys)))}
    return np.array([*(rank[key] for key in keys), -1], dtype=np.intp)[codes]


def _as_people_sort(text: str) -> tuple[Any, ...]:
    """Take a text apart into words and numbers, by turns."""
    parts = NUMBERS.split(THOUSANDS.sub("", fold(text)))
    return tuple(int(part) if place % 2 else part for place, part in enumerate(parts))
