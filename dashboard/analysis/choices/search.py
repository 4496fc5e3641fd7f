"""Free text: which words a reader finds a row by, however they are accented or cased."""

import re
import unicodedata
from collections.abc import Iterator

import pandas as pd

from dashboard.analysis.accounts.grades_and_tags import added
from dashboard.analysis.accounts.people_named import people_of
from dashboard.analysis.own_cells import own_cells
from dashboard.model.dataset import Dataset
from dashboard.model.lookups.several_places import each
from dashboard.model.slips.folding import fold

EVENT_TEXTS = ("title", "summary")
STATEMENT_TEXTS = ("text", "quote", "prompted_by")
ORIGINAL, NOTE = "original", "note"
BESIDE = "\n"  # parts what a source says from what the curator adds
_MARKS = '"“”„«»'
_QUOTED = re.compile(f"[{_MARKS}]([^{_MARKS}]*)[{_MARKS}]")
_UNSPACED = (  # blocks of scripts that put no spaces between words, as folding leaves them
    *((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF)),  # Thai and Lao, Burmese, Khmer
    *((0x2E80, 0x2FDF), (0x3005, 0x312F), (0x31A0, 0x31FF)),  # radicals, kana, bopomofo
    *((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x3FFFF)),  # Chinese signs
)


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
        found by letters if each of their words, folded, is a part of this.
    """
    return [f"{said} {beside}" for said, beside in _said_and_beside(dataset, account_table)]


def word_texts(dataset: Dataset, account_table: str) -> list[str]:
    """Give the words of the same texts as `laid_out` does: a row is found by its `runs`.

    What a source says stands first: its texts, and the names and aliases of whom and what
    it names. Behind `BESIDE` stands what the curator adds: notes, tags, own columns, evidence.
    """
    pairs = _said_and_beside(dataset, account_table)
    return [f"{laid_out(said)}{BESIDE}{laid_out(beside)}" for said, beside in pairs]


def laid_out(folded: str) -> str:
    """Give the words of a text with one space before and behind each.

    Parameters
    ----------
    folded : str
        A text as `fold` leaves it.

    Returns
    -------
    str
        Its letters and digits; all else parts words. In scripts that put no spaces between
        words each sign is one, so that a run of them is found wherever it stands.
    """
    return f" {' '.join(folded.translate(SIGNS).split())} "


def runs(typed: str) -> tuple[str, ...]:
    """Give the runs of words that are sought, as they stand in what `laid_out` gives.

    Parameters
    ----------
    typed : str
        Words, of which each must be there or begin one that is; what stands between
        quotation marks must be there as it is, word after word.

    Returns
    -------
    tuple of str
        Each once. A run begins with a space; one that ends with a space ends with its last
        word. What has neither letters nor digits is left out; nothing may remain.
    """
    whole = [laid_out(fold(phrase)) for phrase in _QUOTED.findall(typed)]
    begun = [laid_out(fold(word)).rstrip() for word in _QUOTED.sub(" ", typed).split()]
    return tuple(dict.fromkeys(run for run in (*whole, *begun) if run.strip()))


def letters(typed: str) -> str:
    """Give what was typed without quotation marks, to be found anywhere in words."""
    return " ".join(re.sub(f"[{_MARKS}]", " ", typed).split())


class _Signs(dict[int, str]):
    """What each sign is laid out as: a space for what is no part of a word."""

    def __missing__(self, sign: int) -> str:
        text = chr(sign)
        if unicodedata.category(text)[0] not in "LMN":
            self[sign] = " "
        else:
            unspaced = any(first <= sign <= last for first, last in _UNSPACED)
            self[sign] = f" {text} " if unspaced else text
        return self[sign]


SIGNS = _Signs()


def _said_and_beside(dataset: Dataset, account_table: str) -> Iterator[tuple[str, str]]:
    """Yield of each row what its source says, and what the curator adds, both folded."""
    rows: pd.DataFrame = getattr(dataset, account_table)
    people, places, *own = (
        {one: fold(text) for one, text in told.items() if text}
        for told in (
            _named(dataset, "people", "person_id"),
            _named(dataset, "places", "place_id"),
            _own_by_id(dataset, "people", "person_id"),
            _own_by_id(dataset, "places", "place_id"),
            _own_by_id(dataset, "place_candidates", "place_id"),
            _own_by_id(dataset, "sources", "source_id"),
            _of_evidence(dataset),
        )
    )
    of_people, of_places, of_candidates, of_sources, evidence = own
    adding, beside_it = added(dataset, rows), own_cells(dataset, account_table, rows)
    texts = [name for name in (*EVENT_TEXTS, *STATEMENT_TEXTS) if name in rows]
    said_there = [rows[texts], adding[[name for name in adding if name == ORIGINAL]]]
    added_there = [rows[[NOTE]], adding.drop(columns=ORIGINAL, errors="ignore"), beside_it]
    named = (rows[name].tolist() for name in ("place_id", "source_id", "evidence_ids"))
    cells = zip(people_of(rows), *named, _texts(said_there), _texts(added_there), strict=True)
    for ids, place, source, rests_on, own_texts, notes in cells:
        where = each(place)
        said = [fold(own_texts), *(people.get(one, "") for one in ids)]
        said += [places.get(one, "") for one in where]
        beside = [fold(notes), *(of_people.get(one, "") for one in ids)]
        beside += [told.get(one, "") for told in (of_places, of_candidates) for one in where]
        beside += [of_sources.get(source, ""), *(evidence.get(one, "") for one in rests_on)]
        yield " ".join(filter(None, said)), " ".join(filter(None, beside))


def _texts(frames: list[pd.DataFrame]) -> list[str]:
    """Give the texts of some frames with the same rows, row by row."""
    columns = [frame[name].fillna("").tolist() for frame in frames for name in frame]
    return [" ".join(texts) for texts in zip(*columns, strict=True)]


def _of_evidence(dataset: Dataset) -> dict[str, str]:
    """What is told of each piece of evidence, as one text, by evidence_id."""
    rows = dataset.evidence
    texts = (rows[name].fillna("") for name in ("caption", "geolocated_by", "chronolocated_by"))
    told = zip(rows["evidence_id"], *texts, _own(dataset, "evidence"), strict=True)
    return {one: " ".join(own) for one, *own in told}


def _named(dataset: Dataset, table: str, key: str) -> dict[str, str]:
    """Give names and aliases by id, as one text."""
    frame: pd.DataFrame = getattr(dataset, table)
    rows = zip(frame[key], frame["name"], frame["aliases"], strict=True)
    return {one: " ".join((name, *aliases)) for one, name, aliases in rows}


def _own_by_id(dataset: Dataset, table: str, key: str) -> dict[str, str]:
    """Give what stands in a curator's own columns, as one text by id."""
    frame: pd.DataFrame = getattr(dataset, table)
    own: dict[str, str] = {}
    for one, text in zip(frame[key], _own(dataset, table), strict=True):
        own[one] = f"{own[one]} {text}" if one in own else text
    return own


def _own(dataset: Dataset, table: str) -> list[str]:
    """Give what stands in a curator's own columns of each row, as one text."""
    cells = own_cells(dataset, table, getattr(dataset, table))
    if cells.empty:
        return [""] * len(cells)
    return [" ".join(cell for cell in row if isinstance(cell, str)) for row in cells.to_numpy()]
