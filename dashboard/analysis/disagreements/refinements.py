"""Where another account is more exact than the leading one, without contradicting it."""

from collections import defaultdict
from collections.abc import Sequence

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
    telling, spelled = Telling(dataset), spellings(dataset)
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
                asked = question(rows[0], aspect, spelled, [])
                positions = _positions(graded, aspect, dataset)
                found.append(telling.tell(rows[0], aspect, asked, positions, (), rows))
    return found


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
