"""Free text: which words a reader finds a row by, however they are accented or cased."""

from collections.abc import Iterator

import pandas as pd

from dashboard.analysis.accounts.people_named import people_of

EVENT_TEXTS = ("title", "summary", "note")
STATEMENT_TEXTS = ("text", "quote", "prompted_by", "note")


def searched_words(
    rows: pd.DataFrame, people: pd.DataFrame, places: pd.DataFrame
) -> Iterator[list[str]]:
    """Yield the words of each row: of its own texts, and of the names that it stands for.

    Parameters
    ----------
    rows : DataFrame
        Events or statements, one row per account.
    people, places : DataFrame
        The tables that have the names and aliases of whom and what the rows name by id.

    Yields
    ------
    list of str
        As they are written. A row is found by a text if each word of it, folded, is a
        part of one of these, folded.
    """
    named, called = _names(people, "person_id"), _names(places, "place_id")
    texts = [c for c in dict.fromkeys((*EVENT_TEXTS, *STATEMENT_TEXTS)) if c in rows]
    columns = [rows[column].tolist() for column in texts]
    for ids, place, *own in zip(people_of(rows), rows["place_id"], *columns, strict=True):
        parts = [cell for cell in own if isinstance(cell, str)]
        parts += [named.get(person, "") for person in ids]
        parts.append(called.get(place, ""))
        yield " ".join(parts).split()


def _names(frame: pd.DataFrame, key: str) -> dict[str, str]:
    """Names and aliases by id, as one text."""
    return {
        one: " ".join((name, *aliases))
        for one, name, aliases in zip(frame[key], frame["name"], frame["aliases"], strict=True)
    }
