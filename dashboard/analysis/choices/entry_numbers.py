"""How many accounts each entry of a part of the choice has, as the other parts leave them."""

from typing import Any, cast

import numpy as np
import numpy.typing as npt

from dashboard.analysis.choices.filters import Filters, fitting
from dashboard.analysis.choices.ids import Several
from dashboard.analysis.choices.row_index import TABLES, Table, row_index
from dashboard.analysis.lists.entries import Numbers
from dashboard.model.dataset import Dataset

Ints = npt.NDArray[np.intp]
STANDING = "rows of entries"


def entry_numbers(dataset: Dataset, name: str, filters: Filters) -> Numbers:
    """Count the accounts of each entry of a part.

    Parameters
    ----------
    dataset : Dataset
        As it was loaded: which rows have which entry is found once, and kept with it.
    name : str
        Of a part of the choice that is ids.
    filters : Filters
        The choices; what they say of the part itself does not count.

    Returns
    -------
    array of int
        For each of `Several.listed`, in their order, the rows of events and statements that
        have it or what it stands for: as many as would be left with it chosen, where the
        part concerns both.
    """
    part = cast(Several, filters.parts()[name])
    left = fitting(dataset, filters.without(name))
    number = len(part.listed(dataset).texts)
    counted = np.zeros(number, dtype=np.intp)
    for table in TABLES:
        rows, entries = _standing(dataset, part, table)
        counted += np.bincount(entries[left[table][rows]], minlength=number)
    return counted


def _standing(dataset: Dataset, part: Several, table: Table) -> tuple[Ints, Ints]:
    """Give pairs of row and entry, both by their places: each row with each entry it counts to."""
    known: dict[Any, tuple[Ints, Ints]] = vars(dataset).setdefault(STANDING, {})
    if (part, table) not in known:
        name = "rows of entries", part.parameter, table
        known[part, table] = dataset.made_before(name, lambda: _pairs(dataset, part, table))
    return known[part, table]


def _pairs(dataset: Dataset, part: Several, table: Table) -> tuple[Ints, Ints]:
    columns = part.columns(table)
    if not columns:
        return np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp)
    standing = row_index(dataset)[table].standing(columns)
    listed = part.listed(dataset).labels
    above: list[list[int]] = [[] for _ in standing.numbers]
    for entry, one in enumerate(listed):
        for inner in part.reached(dataset, one):
            if (value := standing.numbers.get(inner)) is not None:
                above[value].append(entry)
    flat = np.fromiter((entry for own in above for entry in own), dtype=np.intp)
    many = np.fromiter(map(len, above), dtype=np.intp, count=len(above))
    starts = np.cumsum(many) - many
    values = np.repeat(np.arange(len(above)), np.diff(standing.bounds))
    own = many[values]
    within = np.arange(own.sum()) - np.repeat(np.cumsum(own) - own, own)
    entries = flat[np.repeat(starts[values], own) + within]
    rows = np.repeat(standing.rows.astype(np.intp), own)
    pairs = np.unique(rows * max(len(listed), 1) + entries)  # one with two members counts once
    return np.divmod(pairs, max(len(listed), 1))
