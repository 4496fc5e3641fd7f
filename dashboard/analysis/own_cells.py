"""A curator's own columns beside the program's: marked, so that none is taken for another."""

from collections.abc import Iterable

import pandas as pd

from dashboard.model.dataset import Dataset
from dashboard.model.lookups.distinct_names import numbered

MARK = "own: "


def own_cells(dataset: Dataset, table: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Give what stands in a curator's own columns of some rows of a table.

    Parameters
    ----------
    table : str
        A key of `schema.TABLES`.
    rows : DataFrame
        Rows of that table, with their `line`.

    Returns
    -------
    DataFrame
        With the index of `rows`, a column of str per own column, whose name is marked;
        missing where the cell is blank. No column where the table has none of its own.
    """
    own = dataset.own_columns.get(table)
    if own is None:
        return pd.DataFrame(index=rows.index)
    return own.loc[rows["line"]].set_axis(rows.index).add_prefix(MARK)


def own_names(columns: Iterable[object]) -> dict[str, str]:
    """Give the names of the own columns among some, without their marks, by marked name."""
    names = map(str, columns)
    return {name: name.removeprefix(MARK) for name in names if name.startswith(MARK)}


def without_marks(frame: pd.DataFrame) -> pd.DataFrame:
    """Give the own columns of a frame their names, last, numbered where another has the name."""
    own = own_names(frame)
    others = frame.drop(columns=[*own])
    names = numbered(own.values(), map(str, others))
    return others.join(frame[[*own]].set_axis(names, axis="columns"))
