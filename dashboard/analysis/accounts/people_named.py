"""Whom an account names, whoever speaks and whoever is spoken of."""

from collections.abc import Iterable

import pandas as pd


def people_of(rows: pd.DataFrame) -> pd.Series:
    """Give the ids of all people that each event or statement names.

    Parameters
    ----------
    rows : DataFrame
        Events (`person_ids`) or statements (`speaker_ids`, `about_ids`).

    Returns
    -------
    Series of tuple of str
        One per row; those who speak before those spoken of.
    """
    columns = [c for c in ("person_ids", "speaker_ids", "about_ids") if c in rows]
    lists = zip(*(rows[column] for column in columns), strict=True)
    ids = [tuple(dict.fromkeys(_chain(parts))) for parts in lists]
    return pd.Series(ids, index=rows.index, dtype=object)


def _chain(parts: Iterable[tuple[str, ...]]) -> Iterable[str]:
    """Yield the ids of several lists."""
    for part in parts:
        yield from part
