"""What a search for words has found: where they stand, and what it leaves out of the same."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from dashboard.analysis.choices.filters import Filters, fitting
from dashboard.analysis.choices.row_index import TABLES, Table, row_index
from dashboard.analysis.choices.search import letters
from dashboard.model.dataset import Dataset

SAID, BESIDE, ELSEWHERE = "what the source says", "the curator's note", "another account of it"
FOUND = "found"  # the column that says which of them


@dataclass(frozen=True)
class FoundWords:
    """How many accounts a search for words finds in which way.

    Parameters
    ----------
    beside : int
        Accounts that have not all words in what the source says, only with what the curator
        adds: a note, a tag, an own column.
    others, records : int
        Other accounts of what is found that have other words, and of how many events and
        statements they are; all other choices leave them.
    """

    beside: int
    others: int
    records: int


def found_words(dataset: Dataset, filters: Filters) -> FoundWords:
    """Count what a search for words has found, and what it leaves out of the same.

    Parameters
    ----------
    dataset : Dataset
        As it was loaded.
    filters : Filters
        The choices, words among them.
    """
    index, beside, others, records = row_index(dataset), 0, 0, 0
    found = fitting(dataset, replace(filters, of_any=False))
    of_any = fitting(dataset, replace(filters, of_any=True))
    for table in TABLES:
        rows = np.flatnonzero(found[table])
        beside += int((~index[table].saying(filters.words, rows, whole=False)).sum())
        left_out = of_any[table] & ~found[table]
        others += int(left_out.sum())
        ids: pd.Series = getattr(dataset, table)[f"{table.removesuffix('s')}_id"]
        records += ids[left_out].nunique()
    return FoundWords(beside, others, records)


def found_first(dataset: Dataset, table: Table, rows: pd.DataFrame, words: str) -> pd.DataFrame:
    """Put rows in which the source says the words before those where only the curator does.

    Parameters
    ----------
    dataset : Dataset
        As it was loaded.
    table : str
        `events` or `statements`, whose rows these are.
    rows : DataFrame
        With the index of the table, in an order that is kept among what is found alike:
        what has whole words stands before what has only beginnings, and what has neither in
        what the source says stands last.
    words : str
        As they were typed; without any, and where every row is found as whole words of its
        source, the rows are given as they are.

    Returns
    -------
    DataFrame
        With `found`, where it is said of any row that only the curator has the words, or
        another account of the same.
    """
    if not words or not len(rows):
        return rows
    all_rows: pd.DataFrame = getattr(dataset, table)
    own, places = row_index(dataset)[table], all_rows.index.get_indexer(rows.index)
    begun = own.saying(words, places, whole=False)
    ranks = 2 - begun.astype(int) - own.saying(words, places, whole=True)
    order = np.argsort(ranks, kind="stable")
    if not begun.all():
        has_them = own.with_words(words)[places]
        said = np.where(begun, SAID, np.where(has_them, BESIDE, ELSEWHERE))
        rows = rows.assign(**{FOUND: pd.Series(said, index=rows.index, dtype="str")})
    return rows.iloc[order]


def with_words(dataset: Dataset, table: Table, rows: pd.DataFrame, words: str) -> int:
    """Count those of some rows, which have the index of a table, that have all words."""
    all_rows: pd.DataFrame = getattr(dataset, table)
    places = all_rows.index.get_indexer(rows.index)
    return int(row_index(dataset)[table].with_words(words)[places].sum())


def inside_words(dataset: Dataset, filters: Filters) -> tuple[Filters, int]:
    """Give the choice of the same letters anywhere in words, and how many accounts have them."""
    text = " ".join([filters.text, letters(filters.words)]).strip()
    choice = replace(filters, words="", of_any=False, text=text)
    return choice, sum(int(rows.sum()) for rows in fitting(dataset, choice).values())
