"""Which columns say nothing that tells rows apart: all rows have the same, or none has anything."""

from collections.abc import Iterable

import pandas as pd

MOST_SIGNS = 60  # of a text that a line can repeat


def same_in_all(rows: pd.DataFrame, columns: Iterable[str]) -> dict[str, str]:
    """Give the columns in which all rows have the same short text, with that text.

    Parameters
    ----------
    rows : DataFrame
        Any rows. Of fewer than two nothing is said.
    columns : iterable of str
        Of which it is asked.

    Returns
    -------
    dict of str to str
        Text by column, in their order; empty where no row has anything.
    """
    found: dict[str, str] = {}
    for name in columns if len(rows) > 1 else ():
        cells = rows[name]
        there = cells.notna()
        text = str(cells.iloc[0]) if there.all() else ""
        alike = bool((cells == cells.iloc[0]).all()) if there.all() else not there.any()
        if alike and len(text) <= MOST_SIGNS:
            found[name] = text
    return found
