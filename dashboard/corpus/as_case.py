"""Some accounts of a corpus with all that they refer to, in the columns of a case."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from dashboard.corpus.columns import SEPARATOR
from dashboard.corpus.questions import Corpus
from dashboard.model.columns import columns
from dashboard.model.schema import TABLES

KEYS = {"sources": "source_id", "people": "person_id", "places": "place_id", "events": "event_id"}
RELAYS = "based_on"  # ids of sources, or names
MOST_ROUNDS = 30  # from what is referred to, to what that refers to
Cells = dict[str, str]
Case = dict[str, list[Cells]]


def as_case(corpus: Corpus, rows: pd.DataFrame) -> Case:
    """Give the rows of all tables of a case.

    Parameters
    ----------
    corpus : Corpus
        Has what the rows refer to.
    rows : DataFrame
        Accounts, with `table` and `cells`.

    Returns
    -------
    dict of str to list of dict
        Cells by column, as files have them. Besides the accounts: events that they refer to, in
        one account each; people with their groups, places with what contains them, sources with
        those that they relay; and their words. What a corpus does not have, evidence and
        candidates of places, is referred to by none.
    """
    case: Case = {table: [] for table in TABLES}
    found: dict[str, dict[str, Cells]] = {table: {} for table in KEYS}
    for table, cells in zip(rows["table"], rows["cells"], strict=True):
        case[table].append(json.loads(cells))
    begun = {one["event_id"] for one in case["events"]}
    fresh = [(table, cells) for table in ("events", "statements") for cells in case[table]]
    for _ in range(MOST_ROUNDS):
        wanted = _wanted(fresh)
        wanted["events"] = {one: None for one in wanted["events"] if one not in begun}
        fresh = []
        for table, ids in wanted.items():
            lacking = [one for one in ids if one not in found[table]]
            for one, cells in _cells(corpus, table, lacking).items():
                found[table][one] = json.loads(cells)
                fresh.append((table, found[table][one]))
        if not fresh:
            break
    for table, own in found.items():
        case[table] += own.values()
    there = {table: {one[key] for one in case[table]} for table, key in KEYS.items()}
    for table, own_rows in case.items():
        case[table] = [_without_missing(table, cells, there) for cells in own_rows]
    case["vocabulary"] = _words(corpus, case)
    return case


def _wanted(rows: Iterable[tuple[str, Cells]]) -> dict[str, dict[str, None]]:
    """Give the ids that rows refer to, by table."""
    wanted: dict[str, dict[str, None]] = {table: {} for table in KEYS}
    for table, cells in rows:
        for column in columns(TABLES[table]):
            into = column.refers_to.table if column.refers_to else ""
            into = "sources" if column.name == RELAYS else into
            if into in wanted:
                wanted[into] |= dict.fromkeys(_ids(cells.get(column.name, "")))
    return wanted


def _cells(corpus: Corpus, table: str, ids: list[str]) -> dict[str, str]:
    """Give the cells of rows by id; of an event those of its first account."""
    if not ids:
        return {}
    if table != "events":
        return corpus.cells(table, ids)
    rows = corpus.by_id(ids).drop_duplicates("id")
    heavy = corpus.at(rows["row"], heavy=True)
    return dict(zip(heavy["id"], heavy["cells"], strict=True))


def _without_missing(table: str, cells: Cells, there: Mapping[str, set[str]]) -> Cells:
    """Refer to nothing that is not there."""
    kept = dict(cells)
    for column in columns(TABLES[table]):
        if column.refers_to and column.name in kept:
            known = there.get(column.refers_to.table, set())
            ids = [one for one in _ids(kept[column.name]) if one in known]
            kept[column.name] = SEPARATOR.join(ids)
    return kept


def _words(corpus: Corpus, case: Case) -> list[Cells]:
    """List the words by which rows are sorted, with their labels as far as the corpus has them."""
    words: dict[tuple[str, str], None] = {}
    for table, rows in case.items():
        for column in columns(TABLES[table]):
            if column.vocabulary:
                name = str(column.vocabulary.column)
                words |= dict.fromkeys((name, one[column.name]) for one in rows
                                       if one.get(column.name))  # fmt: skip
    labels: dict[str, Any] = {}
    for part in ("kinds", "topics"):
        labels[part] = corpus.names(part, [value for _, value in words])
    parts = {"events.kind": "kinds", "statements.topic": "topics"}
    return [
        {
            "column": column,
            "value": value,
            "label": labels.get(parts.get(column, ""), {}).get(value, value),
        }
        for column, value in words
    ]


def _ids(cell: str) -> list[str]:
    """Read a list of ids."""
    return [one for part in cell.split(SEPARATOR) if (one := part.strip())]
