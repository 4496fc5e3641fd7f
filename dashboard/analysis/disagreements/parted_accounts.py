"""Where accounts contradict each other, and who stands on which side, before it is said."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import NamedTuple

import pandas as pd

from dashboard.analysis.accounts.aspects import CONFLICTS, SILENT
from dashboard.analysis.accounts.comparison import EVENT, STATEMENT, accounts, compared
from dashboard.analysis.disagreements.answers import sides
from dashboard.model.dataset import Dataset
from dashboard.model.vocabulary import EVENTS, MILESTONES

RANKED = ("people", "claim", "date", "place")  # the most consequential aspect first
Record = tuple[str, str]


class Contradiction(NamedTuple):
    """That accounts of one event or statement contradict each other in one aspect.

    Parameters
    ----------
    record, id : str
        The event or statement that it is about.
    aspect : str
        One of `comparison.ASPECTS`.
    sides : tuple of tuple of str
        Whose answers cannot all be right, by source_id, as `answers.sides` sorts them.
    open : tuple of str
        Whose answers fit several of these.
    """

    record: str
    id: str
    aspect: str
    sides: tuple[tuple[str, ...], ...]
    open: tuple[str, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The events or statements that it rests on."""
        return (self.id,)


def contradictions(dataset: Dataset) -> list[Contradiction]:
    """Find what accounts contradict each other in, the most consequential first.

    Who it was goes first, then what is said of whom, then when, then where. Within each,
    events of the kinds `arrival` and `capture` go before all else, then what parts more
    accounts, then events before statements, each by kind or topic as in the vocabulary.

    Left out is what only repeats another: a claim that parts its accounts as their
    speakers do, a statement that parts its accounts as the event does that it is about.
    `all_contradictions` has them all.
    """
    found = all_contradictions(dataset)
    return without_repeats(found, events_of_statements(dataset))


def without_repeats(
    found: Sequence[Contradiction], about: Mapping[str, Collection[str]]
) -> list[Contradiction]:
    """Leave out what only repeats another contradiction; see `contradictions`.

    Parameters
    ----------
    found : sequence of Contradiction
        All that there are.
    about : mapping of str to collection of str
        As `events_of_statements` gives it.
    """
    by_record = of_records(found)
    return [one for one in found if not _is_repeated(one, by_record, about)]


def of_records(found: Iterable[Contradiction]) -> dict[Record, list[Contradiction]]:
    """Group contradictions by the event or statement that they are about."""
    grouped: dict[Record, list[Contradiction]] = {}
    for one in found:
        grouped.setdefault((one.record, one.id), []).append(one)
    return grouped


def all_contradictions(dataset: Dataset) -> list[Contradiction]:
    """Find all contradictions, those too that only repeat another; see `contradictions`."""
    rows = accounts(dataset)
    pairs = compared(dataset, rows)
    parted = (pairs[[*RANKED]] == CONFLICTS).any(axis=1)
    keys = pd.MultiIndex.from_frame(pairs.loc[parted, ["record", "id"]])
    pairs = pairs[pd.MultiIndex.from_frame(pairs[["record", "id"]]).isin(keys)]
    rows = rows[pd.MultiIndex.from_frame(rows[["record", "id"]]).isin(keys)]
    kinds: dict[Record, dict[str, str]] = defaultdict(dict)
    for record, own, source, kind in _cells(rows, "record", "id", "source_id", "kind"):
        kinds[record, own][source] = kind
    ranked, found = _ranks(dataset), []
    several = pairs.duplicated(["record", "id"], keep=False).to_numpy()
    for aspect in RANKED:
        said = pairs[aspect].to_numpy(object)
        of_two = pairs[(said == CONFLICTS) & ~several]
        for record, own, *pair in _cells(of_two, "record", "id", "first", "second"):
            one = Contradiction(record, own, aspect, tuple((source,) for source in pair), ())
            found.append((ranked(one, kinds[record, own]), one))
        audible: dict[Record, set[str]] = defaultdict(set)
        conflicts: dict[Record, set[frozenset[str]]] = defaultdict(set)
        of_more = pairs[(said != SILENT) & several]
        for record, own, *pair, verdict in _cells(
            of_more, "record", "id", "first", "second", aspect
        ):
            audible[record, own].update(pair)
            if verdict == CONFLICTS:
                conflicts[record, own].add(frozenset(pair))
        for key, parted_by in conflicts.items():
            told = {one: kind for one, kind in kinds[key].items() if one in audible[key]}
            parts, wide = sides(list(told), parted_by)
            one = Contradiction(*key, aspect, tuple(parts), wide)
            found.append((ranked(one, told), one))
    return [one for _, one in sorted(found, key=itemgetter(0))]


def _ranks(dataset: Dataset) -> Callable[[Contradiction, Mapping[str, str]], tuple[object, ...]]:
    """Give what orders contradictions by consequence, and alike ones by id."""
    milestones = frozenset(dataset.words.counting_as(EVENTS, *MILESTONES))
    places = {
        EVENT: {kind: place for place, kind in enumerate(dataset.kinds)},
        STATEMENT: {topic: place for place, topic in enumerate(dataset.topics)},
    }

    @cache
    def by_kinds(record: str, kinds: tuple[str, ...]) -> tuple[object, ...]:
        minor = record != EVENT or milestones.isdisjoint(kinds)
        first = min(places[record][kind] for kind in kinds)
        return minor, -len(kinds), record != EVENT, first

    def rank(one: Contradiction, kinds: Mapping[str, str]) -> tuple[object, ...]:
        return RANKED.index(one.aspect), by_kinds(one.record, tuple(kinds.values())), one.id

    return rank


def _cells(rows: pd.DataFrame, *columns: str) -> Iterator[tuple[str, ...]]:
    """Yield texts row by row."""
    return zip(*(rows[column].to_numpy(object) for column in columns), strict=True)


def _is_repeated(
    one: Contradiction,
    found: Mapping[Record, Sequence[Contradiction]],
    about: Mapping[str, Collection[str]],
) -> bool:
    """Tell whether the same accounts part in the same way about something nearer the facts."""
    if one.record == EVENT:
        return False
    aspects = {"people": ["people"], "claim": ["people"], "place": ["place"]}.get(one.aspect, [])
    nearer = [(EVENT, event) for event in about.get(one.id, ())]
    return any(
        _parts_alike(one, other)
        for key in (*nearer, (STATEMENT, one.id))
        for other in found.get(key, ())
        if other is not one and other.aspect in aspects
    )


def _parts_alike(one: Contradiction, other: Contradiction) -> bool:
    """Tell whether each side of one is part of another side of the other."""
    theirs = [frozenset(side) for side in other.sides]
    own = [
        next((n for n, side in enumerate(theirs) if side.issuperset(ours)), None)
        for ours in one.sides
    ]
    return None not in own and len(set(own)) == len(own)


def events_of_statements(dataset: Dataset) -> dict[str, set[str]]:
    """Give the events that each statement is about, as its accounts have it."""
    about: dict[str, set[str]] = defaultdict(set)
    rows = dataset.statements[dataset.statements["event_id"].notna()]
    for statement, event in _cells(rows, "statement_id", "event_id"):
        about[statement].add(event)
    return about
