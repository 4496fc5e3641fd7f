"""What the reader's choices leave out: rows that say too little, and the part that costs most."""

from collections import Counter

from dashboard.analysis.choices.filters import Filters, fitting
from dashboard.analysis.choices.row_index import TABLES, row_index
from dashboard.model.dataset import Dataset


def undecided(dataset: Dataset, filters: Filters) -> dict[str, int]:
    """Count the rows that the choices leave out because they say too little.

    Returns
    -------
    dict of str to int
        Rows that fit all other choices but do not say enough to fit or to fail one, by
        what they are: "without a date". Rows are accounts of events and of statements.
    """
    index, counts = row_index(dataset), Counter[str]()
    for name in filters.active:
        part, chosen, rest = filters.parts()[name], filters.chosen(name), None
        for table in TABLES:
            for what, rows in part.undecided(index, table, *chosen).items():
                rest = rest or fitting(dataset, filters.without(name))
                counts[what] += int((rows & rest[table]).sum())
    return {what: number for what, number in counts.items() if number}


def most_excluding(dataset: Dataset, filters: Filters) -> str | None:
    """Name the active part without which most rows would be left, `None` if none helps."""
    gains = {}
    for name in filters.active:
        rest = fitting(dataset, filters.without(name))
        gains[name] = sum(int(rest[table].sum()) for table in TABLES)
    best = max(gains, key=lambda name: gains[name], default=None)
    return best if best and gains[best] else None
