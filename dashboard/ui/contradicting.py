"""What contradicts what on a page: found for all accounts, put into words where it is shown."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.analysis.accounts.comparison import EVENT
from dashboard.analysis.disagreements.answers import Disagreement
from dashboard.analysis.disagreements.contradictions import (
    Day,
    as_texts,
    days_in_words,
    in_words,
)
from dashboard.analysis.disagreements.impossible import Apart, apart_in_words, by_event
from dashboard.analysis.disagreements.impossible import apart as found_apart
from dashboard.analysis.disagreements.parted_accounts import (
    Contradiction,
    Record,
    all_contradictions,
    events_of_statements,
    of_records,
    without_repeats,
)
from dashboard.analysis.disagreements.refinements import Refinement, refinements_in_words
from dashboard.analysis.disagreements.sentences import Telling
from dashboard.model.dataset import Dataset
from dashboard.ui.memo import Scope
from dashboard.ui.view import View

Bare = Contradiction | Apart | Day | Refinement
Difference = Bare | Disagreement
Tell = Callable[[Dataset, Any, Telling], list[Disagreement]]
IN_WORDS: dict[type[Bare], Tell] = {
    Contradiction: in_words,
    Apart: apart_in_words,
    Day: days_in_words,
    Refinement: refinements_in_words,
}


@dataclass(frozen=True)
class _Parted:
    """All contradictions by (record, id), and in order those that do not only repeat another."""

    by_record: Mapping[Record, Sequence[Contradiction]]
    without_repeats: list[Contradiction]


def contradictions(view: View) -> list[Contradiction]:
    """Give all contradictions but those that only repeat another, not in words yet."""
    return _parted(view).without_repeats


def by_record(view: View) -> Mapping[Record, Sequence[Contradiction]]:
    """Give all contradictions of each event and statement that has any, by (record, id)."""
    return _parted(view).by_record


def _parted(view: View) -> _Parted:
    """Find what contradicts what, once for all accounts."""
    return view.memo("contradictions", _found, Scope.ALL)


def _found(every: Dataset) -> _Parted:
    """Find what contradicts what."""
    found = all_contradictions(every)
    return _Parted(of_records(found), without_repeats(found, events_of_statements(every)))


def said(view: View, found: Sequence[Difference]) -> list[Disagreement]:
    """Put those differences into words that are not yet."""
    words: dict[Bare, Disagreement] = {}
    for kind, tell in IN_WORDS.items():
        bare = tuple(one for one in found if isinstance(one, kind))
        if bare:
            words |= zip(bare, _said(view, kind, tell, bare), strict=True)
    return [one if isinstance(one, Disagreement) else words[one] for one in found]


def _said(
    view: View,
    kind: type[Bare],
    tell: Tell,
    bare: tuple[Bare, ...],
) -> list[Disagreement]:
    """Put differences of one kind into words."""
    telling = view.memo("telling", Telling, Scope.ALL)
    name = f"in words: {kind.__name__}"
    return view.memo(name, lambda every: tell(every, bare, telling), Scope.ALL, about=bare)


def apart(view: View) -> list[Apart]:
    """Give what cannot all be true of one person, not in words yet."""
    return view.memo("not both", found_apart, Scope.ALL)


def _apart_of(view: View, record: str) -> Mapping[str, Sequence[Apart]]:
    """Give what cannot be true beside each event; of statements there is no such thing."""
    if record != EVENT:
        return {}
    return view.memo("not both by event", lambda _: by_event(apart(view)), Scope.ALL)


def of_record(view: View, record: str, own: str) -> list[Disagreement]:
    """Give what contradicts an account of an event or a statement."""
    beside = _apart_of(view, record).get(own, ())
    return said(view, [*by_record(view).get((record, own), ()), *beside])


def contradicted_ids(view: View, record: str) -> set[str]:
    """Give the ids of the events, or the statements, of which something is contradicted."""
    return {own for table, own in by_record(view) if table == record} | {*_apart_of(view, record)}


def otherwise(view: View, record: str, ids: Iterable[str]) -> dict[str, str]:
    """Say what contradicts accounts of some events, or some statements, by id."""
    return as_texts((own, one.sentence) for own, one in _parted_of(view, record, ids))


def in_brief(view: View, record: str, ids: Iterable[str]) -> dict[str, str]:
    """Say the same as shortly as a table does: what is in question, and the answers."""
    return as_texts((own, one.brief) for own, one in _parted_of(view, record, ids))


def _parted_of(view: View, record: str, ids: Iterable[str]) -> Iterator[tuple[str, Disagreement]]:
    """Give what contradicts accounts of some events, or some statements, with their ids."""
    parted, beside, asked = by_record(view), _apart_of(view, record), list(ids)
    found: list[tuple[str, Difference]] = [
        (own, one) for own in asked for one in parted.get((record, own), ())
    ]
    found += [(own, one) for own in asked for one in beside.get(own, ())]
    told = said(view, [one for _, one in found])
    yield from zip((own for own, _ in found), told, strict=True)
