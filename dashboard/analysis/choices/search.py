"""Free text: which words a reader finds a row by, however they are accented or cased."""

import pandas as pd

from dashboard.analysis.accounts.grades_and_tags import added
from dashboard.analysis.accounts.people_named import people_of
from dashboard.analysis.own_cells import own_cells
from dashboard.model.dataset import Dataset
from dashboard.model.lookups.several_places import each
from dashboard.model.slips.folding import fold

EVENT_TEXTS = ("title", "summary", "note")
STATEMENT_TEXTS = ("text", "quote", "prompted_by", "note")


def searched_texts(dataset: Dataset, account_table: str) -> list[str]:
    """Give what each row is found by: its own texts, and what is said of whom and what it names.

    Parameters
    ----------
    dataset : Dataset
        As it was loaded.
    account_table : str
        `events` or `statements`; a row is one account.

    Returns
    -------
    list of str
        Folded: of each row its texts, what `grades_and_tags.added` adds and a
        curator's own columns, of the people and the place that it names their names, aliases
        and own columns, of the candidates for that place and of its source the own columns, of
        the evidence that it rests on caption, who placed and dated it, and own columns. A row is
        found by a text if each word of it, folded, is a part of this.
    """
    rows: pd.DataFrame = getattr(dataset, account_table)
    people, places = _told(dataset, "people", "person_id"), _told(dataset, "places", "place_id")
    for place, own in zip(
        dataset.place_candidates["place_id"], _own(dataset, "place_candidates"), strict=True
    ):
        places[place] += f" {own}"
    sources = dict(zip(dataset.sources["source_id"], _own(dataset, "sources"), strict=True))
    people, places, sources, evidence = (
        {one: fold(text) for one, text in told.items()}
        for told in (people, places, sources, _of_evidence(dataset))
    )
    names = [c for c in dict.fromkeys((*EVENT_TEXTS, *STATEMENT_TEXTS)) if c in rows]
    frames = [rows[names], added(dataset, rows), own_cells(dataset, account_table, rows)]
    columns = [frame[name].fillna("").tolist() for frame in frames for name in frame]
    named = (rows[name].tolist() for name in ("place_id", "source_id", "evidence_ids"))
    found = []
    cells = zip(people_of(rows), *named, zip(*columns, strict=True), strict=True)
    for ids, place, source, rests_on, texts in cells:
        parts = [fold(" ".join(texts))]
        parts += [people.get(person, "") for person in ids]
        parts += [*(places.get(one, "") for one in each(place)), sources.get(source, "")]
        parts += [evidence.get(one, "") for one in rests_on]
        found.append(" ".join(parts))
    return found


def _of_evidence(dataset: Dataset) -> dict[str, str]:
    """What is told of each piece of evidence, as one text, by evidence_id."""
    rows = dataset.evidence
    texts = (rows[name].fillna("") for name in ("caption", "geolocated_by", "chronolocated_by"))
    told = zip(rows["evidence_id"], *texts, _own(dataset, "evidence"), strict=True)
    return {one: " ".join(own) for one, *own in told}


def _told(dataset: Dataset, table: str, key: str) -> dict[str, str]:
    """Names, aliases and own columns by id, as one text."""
    frame: pd.DataFrame = getattr(dataset, table)
    rows = zip(frame[key], frame["name"], frame["aliases"], _own(dataset, table), strict=True)
    return {one: " ".join((name, *aliases, own)) for one, name, aliases, own in rows}


def _own(dataset: Dataset, table: str) -> list[str]:
    """Give what stands in a curator's own columns of each row, as one text."""
    cells = own_cells(dataset, table, getattr(dataset, table))
    if cells.empty:
        return [""] * len(cells)
    return [" ".join(cell for cell in row if isinstance(cell, str)) for row in cells.to_numpy()]
