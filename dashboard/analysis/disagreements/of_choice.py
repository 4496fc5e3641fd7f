"""Which of the disagreements of a whole dataset concern what a choice leaves of it."""

from collections.abc import Collection, Iterable

from dashboard.analysis.disagreements.answers import Disagreement
from dashboard.model.dataset import Dataset


def records_left(shown: Dataset) -> set[tuple[str, str]]:
    """Give the events and statements of which a choice leaves an account, as record and id."""
    events = {("event", one) for one in shown.events["event_id"]}
    return events | {("statement", one) for one in shown.statements["statement_id"]}


def concerning(
    found: Iterable[Disagreement], records: Collection[tuple[str, str]]
) -> list[Disagreement]:
    """Keep the disagreements of which an answer rests on one of the records."""
    return [
        one
        for one in found
        if any((one.record, own) in records for side in one.positions for own in side.ids)
    ]
