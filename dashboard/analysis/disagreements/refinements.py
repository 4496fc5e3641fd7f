"""Where another account is more exact than the leading one, without contradicting it."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from dashboard.analysis.accounts.aspects import CONFLICTS, REFINES, SILENT
from dashboard.analysis.accounts.comparison import EVENT, compare
from dashboard.analysis.disagreements.answers import (
    Disagreement,
    Position,
    Row,
    answer,
    most_exact,
)
from dashboard.analysis.disagreements.contradictions import accounts_of
from dashboard.analysis.disagreements.parted_accounts import Record
from dashboard.analysis.disagreements.questions import question, spellings
from dashboard.analysis.disagreements.sentences import Telling
from dashboard.model.dataset import Dataset

ASPECTS = ("people", "date", "place")
LESS = "less exactly"


class Refinement(NamedTuple):
    """That another account than the first says something more exactly, before it is said.

    Parameters
    ----------
    record, id : str
        The event or statement.
    aspect : str
        One of `ASPECTS`.
    sources : tuple of str
        Who says anything of it, by source_id, the first one first.
    """

    record: str
    id: str
    aspect: str
    sources: tuple[str, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The events or statements that it rests on."""
        return (self.id,)


def refinements(dataset: Dataset) -> list[Disagreement]:
    """List what another account than the first says more exactly.

    Who says or does it goes first, then when and where an event happened; within each,
    in the order of `comparison.accounts`. Left out is what has a contradiction in the
    same aspect, what only names more people, and on which day words were spoken.

    Parameters
    ----------
    dataset : Dataset
        The order of its sources is their
        precedence.

    Returns
    -------
    list of Disagreement
        `positions` are the answers from the most to the least exact; all may be true.
    """
    return refinements_in_words(dataset, bare_refinements(dataset))


def bare_refinements(dataset: Dataset) -> list[Refinement]:
    """List the same as `refinements`, not in words yet."""
    pairs = compare(dataset)
    refining = (pairs[[*ASPECTS]] == REFINES).any(axis="columns")
    told = accounts_of(dataset, pairs[refining])
    found = []
    for aspect in ASPECTS:
        compared: dict[Record, list[tuple[str, str, str]]] = defaultdict(list)
        columns = ["record", "id", aspect, "first", "second"]
        for record, own, *verdict in pairs[columns].itertuples(index=False, name=None):
            if (record, own) in told:
                compared[record, own].append((verdict[0], verdict[1], verdict[2]))
        for key, verdicts in compared.items():
            given = {verdict for verdict, *_ in verdicts}
            if REFINES not in given or CONFLICTS in given:
                continue
            heard = {source for verdict, *ends in verdicts if verdict != SILENT for source in ends}
            rows = [row for source, row in told[key].items() if source in heard]
            graded = _graded(rows, aspect, dataset)
            if _tells_more(graded[0][0], rows[0], aspect, dataset):
                sources = tuple(row["source_id"] for row in rows)
                found.append(Refinement(*key, aspect, sources))
    return found


def refinements_in_words(
    dataset: Dataset, found: Sequence[Refinement], telling: Telling | None = None
) -> list[Disagreement]:
    """Put some of what is said more exactly into words."""
    if not found:
        return []
    telling, spelled = telling or Telling(dataset), spellings(dataset)
    told = accounts_of(dataset, pd.DataFrame([one[:2] for one in found], columns=["record", "id"]))
    said = []
    for one in found:
        rows = [told[one.record, one.id][source] for source in one.sources]
        asked = question(rows[0], one.aspect, spelled, [])
        positions = _positions(_graded(rows, one.aspect, dataset), one.aspect, dataset)
        said.append(telling.tell(rows[0], one.aspect, asked, positions, (), rows))
    return said


def _graded(rows: Sequence[Row], aspect: str, dataset: Dataset) -> list[list[Row]]:
    """Put together who says the same, the most exact first."""
    graded, left = [], list(rows)
    while left:
        best = answer(most_exact(left, aspect, dataset), aspect, dataset)
        graded.append([row for row in left if answer(row, aspect, dataset) == best])
        left = [row for row in left if answer(row, aspect, dataset) != best]
    return graded


def _tells_more(best: Row, leading: Row, aspect: str, dataset: Dataset) -> bool:
    """Tell whether the most exact account says more than the leading one, worth a line."""
    if answer(best, aspect, dataset) == answer(leading, aspect, dataset):
        return False
    if aspect == "people":
        groups = [
            sum(len(dataset.members(o)) > 1 for o in row["people"]) for row in (best, leading)
        ]
        return bool(leading["either"] and not best["either"]) or groups[0] < groups[1]
    return bool(leading["record"] == EVENT)


def _positions(graded: list[list[Row]], aspect: str, dataset: Dataset) -> list[Position]:
    """Put the answers into words, from the most to the least exact."""
    return [
        Position(
            f"{LESS} " * (place > 0) + answer(side[0], aspect, dataset),
            tuple(row["source_id"] for row in side),
            any(row["certain"] for row in side),
            (side[0]["id"],),
        )
        for place, side in enumerate(graded)
    ]
