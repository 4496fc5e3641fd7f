"""Which of the disagreements of a whole dataset concern what a choice leaves of it."""

from collections.abc import Collection, Iterable
from typing import TypeVar

from dashboard.analysis.disagreements.answers import Disagreement
from dashboard.analysis.disagreements.parted_accounts import Contradiction
from dashboard.model.dataset import Dataset

Found = TypeVar("Found", bound=Disagreement | Contradiction)


def records_left(shown: Dataset) -> set[tuple[str, str]]:
    """Give the events and statements of which a choice leaves an account, as record and id."""
    events = {("event", one) for one in shown.events["event_id"].unique()}
    return events | {("statement", one) for one in shown.statements["statement_id"].unique()}


def concerning(found: Iterable[Found], records: Collection[tuple[str, str]]) -> list[Found]:
    """Keep the disagreements of which an answer rests on one of the records."""
    return [one for one in found if any((one.record, own) in records for own in one.ids)]
