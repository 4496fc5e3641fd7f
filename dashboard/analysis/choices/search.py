"""Free text: which rows contain what a reader types, however it is accented or cased."""

import pandas as pd

from dashboard.analysis.accounts.people_named import people_of
from dashboard.analysis.folding import fold
from dashboard.model.dataset import Dataset

EVENT_TEXTS = ("title", "summary", "note")
STATEMENT_TEXTS = ("text", "quote", "prompted_by", "note")


def contains(dataset: Dataset, rows: pd.DataFrame, text: str) -> pd.Series:
    """Tell which events or statements contain every word of a text.

    Parameters
    ----------
    dataset : Dataset
        Gives names and aliases of the people and places that the rows name by id.
    rows : DataFrame
        Events or statements, one row per account.
    text : str
        Words; a row must contain all of them, anywhere in its own texts or in the
        names and aliases of its people and its place.

    Returns
    -------
    Series of bool
        One value per row; all true where the text has no word.
    """
    words = fold(text).split()
    people = _names(dataset.people, "person_id")
    places = _names(dataset.places, "place_id")
    texts = [c for c in dict.fromkeys((*EVENT_TEXTS, *STATEMENT_TEXTS)) if c in rows]
    found = []
    whole = rows[texts].assign(_ids=people_of(rows), _place=rows["place_id"])
    for *own, ids, place in whole.itertuples(index=False):
        parts = [cell for cell in own if isinstance(cell, str)]
        parts += [people.get(person, "") for person in ids]
        parts.append(places.get(place, ""))
        hay = fold(" ".join(parts))
        found.append(all(word in hay for word in words))
    return pd.Series(found, index=rows.index, dtype=bool)


def _names(frame: pd.DataFrame, key: str) -> dict[str, str]:
    """Names and aliases by id, as one text."""
    return {
        row[key]: " ".join((row["name"], *row["aliases"]))
        for row in frame[[key, "name", "aliases"]].to_dict("records")
    }
