"""The positions that the accounts of one event or statement take where they contradict."""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.analysis.accounts.support import reported
from dashboard.analysis.distances import is_narrower
from dashboard.analysis.phrases import listed
from dashboard.model.dataset import Dataset

Row = Mapping[Hashable, Any]  # an account, as `comparison.accounts` gives it


@dataclass(frozen=True)
class Position:
    """One answer, and who gives it.

    Parameters
    ----------
    answer : str
        In words: the most exact one of those who merely refine one another.
    source_ids : tuple of str
        Who says so, in order of precedence.
    certain : bool
        Whether at least one of them says so without reserve: neither inferred, nor
        approximate or uncertain, nor one of several.
    ids : tuple of str
        The events or statements that the answer rests on.
    own : tuple of str
        Of each source its own date where it is told otherwise, less exactly or without the
        year, say; else empty. Empty where all tell the same.
    """

    answer: str
    source_ids: tuple[str, ...]
    certain: bool
    ids: tuple[str, ...]
    own: tuple[str, ...] = ()


@dataclass(frozen=True)
class Disagreement:
    """A question to which accounts give answers that cannot all be right.

    Parameters
    ----------
    record, id : str
        The event or statement that it is about.
    aspect : str
        One of `comparison.ASPECTS`.
    question : str
        In words, with a question mark.
    positions : tuple of Position
        Two or more, in order of precedence.
    open : tuple of Position
        Answers that fit several of the positions and so decide nothing.
    sentence : str
        The question, the answers and who gives them: plain text, fit to print.
    independent : int
        From how many origins all these accounts come.
    """

    record: str
    id: str
    aspect: str
    question: str
    positions: tuple[Position, ...]
    open: tuple[Position, ...]
    sentence: str
    independent: int

    @property
    def ids(self) -> tuple[str, ...]:
        """The events or statements that the answers rest on."""
        return tuple(own for side in self.positions for own in side.ids)

    @property
    def brief(self) -> str:
        """The question and its answers as they fit beside the title of the record.

        Answers that are sentences of their own are left to the record.
        """
        asked = {"date": "When?", "place": "Where?"}.get(self.aspect, self.question)
        answers = self.aspect in ("date", "place", "people")
        return asked + f" {listed((one.answer for one in self.positions), 'or')}" * answers

    @property
    def behind(self) -> str:
        """How many stand behind the answers, and how many of them on their own."""
        sides = (*self.positions, *self.open)
        return reported(len({one for side in sides for one in side.source_ids}), self.independent)


def sides(
    sources: Sequence[str], conflicts: Collection[frozenset[str]]
) -> tuple[list[tuple[str, ...]], tuple[str, ...]]:
    """Sort the accounts of one event or statement into sides, and those open to several.

    Two accounts that do not conflict are compatible. One that is compatible with two that
    are not so with each other is open, as "in April" is to 4 and 8 April; any others are on
    one side if they are compatible. Where that leaves fewer than two sides, nobody
    counts as open, and those are on one side who conflict with the same others.

    Parameters
    ----------
    sources : sequence of str
        Who says anything in the aspect in question, in order of precedence.
    conflicts : collection of frozenset of str
        The pairs that conflict.

    Returns
    -------
    sides : list of tuple of str
        In the order of their first source; every two of them conflict.
    open : tuple of str
    """
    fits = {
        one: frozenset(other for other in sources if frozenset((one, other)) not in conflicts)
        for one in sources
    }
    wide = tuple(one for one in sources if any(not fits[one] <= fits[o] for o in fits[one]))
    found = _alike(fits, [one for one in sources if one not in wide])
    return (found, wide) if len(found) > 1 else (_alike(fits, sources), ())


def most_exact(rows: Iterable[Row], aspect: str, dataset: Dataset) -> Row:
    """Choose the account whose answer in an aspect is the most exact.

    For a date: the fewest days, without a mark before with one. For a place: one that no
    other lies within, of these the one that lies within more others. For people: without
    "one of" before with it, then the fewest members of groups, then the most names. Else
    the first of them, and for a claim always the first.
    """
    rows = list(rows)
    places = {row["place_id"] for row in rows} if aspect == "place" else set()

    def inexact(row: Row) -> tuple[float, ...]:
        if aspect == "date":
            return _days(row), row["approximate"] or row["uncertain"]
        if aspect == "place":
            own = row["place_id"]
            wider = any(is_narrower(dataset, one, own) for one in places)
            return wider, -len(dataset.around(own))
        if aspect == "claim":
            return ()
        members = sum(len(dataset.members(one)) - 1 for one in row["people"])
        return row["either"], members, -len(row["people"])

    return min(rows, key=inexact)


def on_all_sides(groups: Iterable[Iterable[Row]], column: str) -> tuple[str, ...]:
    """Give the ids that an account of every side names: they are not in question."""
    first, *others = ([one for row in rows for one in row[column]] for rows in groups)
    return tuple(dict.fromkeys(one for one in first if all(one in named for named in others)))


def answer(row: Row, aspect: str, dataset: Dataset, beyond: Collection[str] = ()) -> str:
    """Put what one account says in an aspect into words.

    Parameters
    ----------
    row : mapping
        A row of `comparison.accounts`.
    aspect : str
        One of `comparison.ASPECTS`.
    dataset : Dataset
        Gives the names.
    beyond : collection of str
        Whom an answer about people leaves out, unless nobody is left then.
    """
    if aspect == "date":
        return str(row["when"])
    if aspect == "place":
        return dataset.where_names[row["place_id"]]
    if aspect == "claim":
        return str(row["text"])
    own = [one for one in row["people"] if one not in beyond] or row["people"]
    return listed((dataset.people_names[one] for one in own), "or" if row["either"] else "and")


def _alike(fits: Mapping[str, frozenset[str]], sources: Iterable[str]) -> list[tuple[str, ...]]:
    """Group the sources that are compatible with the same others."""
    groups: dict[frozenset[str], list[str]] = {}
    for one in sources:
        groups.setdefault(fits[one], []).append(one)
    return [tuple(group) for group in groups.values()]


def _days(row: Row) -> float:
    """Count the days between the bounds of a date; an open side has no end."""
    days = (row["latest"] - row["earliest"]).days
    return float("inf") if pd.isna(days) else days
