"""Where accounts contradict each other, the most consequential first."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from operator import itemgetter

import pandas as pd

from dashboard.analysis.accounts.aspects import CONFLICTS, SILENT
from dashboard.analysis.accounts.comparison import EVENT, STATEMENT, accounts, compare
from dashboard.analysis.disagreements.answers import Disagreement, Row
from dashboard.analysis.disagreements.impossible import not_both
from dashboard.analysis.disagreements.sentences import Telling
from dashboard.model.dataset import Dataset
from dashboard.model.vocabulary import EVENTS, MILESTONES, PEOPLE, PERSON

RANKED = ("people", "claim", "date", "place")  # the most consequential aspect first
Record = tuple[str, str]
ByRecord = dict[Record, list[Disagreement]]


def disagreements(dataset: Dataset) -> list[Disagreement]:
    """List what accounts contradict each other in, the most consequential first.

    Who it was goes first, then what is said of whom, then when, then where. Within each,
    events of the kinds `arrival` and `capture` go before all else, then what parts more
    accounts, then events before statements, each by kind or topic as in the vocabulary.

    Left out is what only repeats another: a claim that parts its accounts as their
    speakers do, a statement that parts its accounts as the event does that it is about.
    `told_differently` has them all.

    Parameters
    ----------
    dataset : Dataset
        The order of its sources is their
        precedence.
    """
    found = _found(dataset)
    by_record = _by_record(found)
    statements = dataset.statements[dataset.statements["event_id"].notna()]
    events = statements.groupby("statement_id")["event_id"].agg(set).to_dict()
    return [one for one in found if not _is_repeated(one, by_record, events)]


def told_differently(dataset: Dataset) -> ByRecord:
    """Give the disagreements of each event and statement that has any, by (record, id)."""
    return _by_record(_found(dataset))


def contradicted(dataset: Dataset, record: str) -> dict[str, str]:
    """Say what contradicts an account of each `event`, or each `statement`, by id.

    These are other accounts of it; and of events those of others that cannot all be true
    beside it, as `not_both` has them.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for (table, own), differing in told_differently(dataset).items():
        if table == record:
            found[own] += (one.sentence for one in differing)
    for one in not_both(dataset) if record == EVENT else ():
        for own in dict.fromkeys(own for side in one.positions for own in side.ids):
            found[own].append(one.sentence)
    return {own: " ".join(told) for own, told in found.items()}


def same_day(dataset: Dataset) -> list[Disagreement]:
    """List the days of which sources tell different things of one person.

    That is no contradiction: both may be true. It is listed where accounts date events of
    this person alone to one and the same exact day and no source tells of both; what
    one source tells of stands together. Those that more accounts tell of go first, then
    the earlier ones.

    Returns
    -------
    list of Disagreement
        `aspect` is `same day`, `id` the first event's; `positions` may all be true.
    """
    rows = accounts(dataset)
    people, persons = dataset.people, dataset.words.counting_as(PEOPLE, PERSON)
    alone = frozenset(people.loc[people["kind"].isin(persons), "person_id"])
    rows = rows[(rows["record"] == EVENT) & (rows["people"].map(len) == 1)]
    rows = rows[(rows["precision"] == "day") & ~rows["approximate"] & ~rows["uncertain"]]
    days: dict[tuple[str, pd.Timestamp], list[Row]] = defaultdict(list)
    for row in rows.to_dict("records"):
        if row["people"][0] in alone:
            days[row["people"][0], row["earliest"]].append(row)
    telling, found = Telling(dataset), []
    for (person, day), told in days.items():
        versions = _versions(told)
        if len(versions) > 1:
            found.append(((-len(told), day, person), telling.day(person, versions)))
    return [one for _, one in sorted(found, key=itemgetter(0))]


def accounts_of(dataset: Dataset, pairs: pd.DataFrame) -> dict[Record, dict[str, Row]]:
    """Give the accounts of the records that pairs are of, by record and source."""
    keys = pd.MultiIndex.from_frame(pairs[["record", "id"]])
    rows = accounts(dataset)
    rows = rows[pd.MultiIndex.from_frame(rows[["record", "id"]]).isin(keys)]
    told: dict[Record, dict[str, Row]] = defaultdict(dict)
    for row in rows.to_dict("records"):
        told[row["record"], row["id"]][row["source_id"]] = row
    return told


def _versions(told: Iterable[Row]) -> list[list[Row]]:
    """Put accounts together that are of one event or of one source, directly or not."""
    versions: list[list[Row]] = []
    for row in told:
        joined = [
            version
            for version in versions
            if any(row[key] == other[key] for other in version for key in ("id", "source_id"))
        ]
        versions = [version for version in versions if version not in joined]
        versions.append([*(one for version in joined for one in version), row])
    return versions


def _found(dataset: Dataset) -> list[Disagreement]:
    """Find all disagreements, the most consequential first."""
    telling, pairs = Telling(dataset), compare(dataset)
    told = accounts_of(dataset, pairs[(pairs[[*RANKED]] == CONFLICTS).any(axis=1)])
    found = []
    for aspect in RANKED:
        speaking = pairs[pairs[aspect] != SILENT]
        audible = {*_keys(speaking, "first"), *_keys(speaking, "second")}
        conflicts: dict[Record, list[tuple[str, str]]] = defaultdict(list)
        in_conflict = pairs.loc[pairs[aspect] == CONFLICTS, ["record", "id", "first", "second"]]
        for record, own, *pair in in_conflict.itertuples(index=False, name=None):
            conflicts[record, own].append((pair[0], pair[1]))
        for key, parted in conflicts.items():
            rows = {source: row for source, row in told[key].items() if (*key, source) in audible}
            one = telling.disagreement(aspect, rows, parted)
            found.append((_rank(one, rows, dataset), one))
    return [one for _, one in sorted(found, key=itemgetter(0))]


def _keys(pairs: pd.DataFrame, end: str) -> Iterable[tuple[str, str, str]]:
    """Give the accounts at one end of pairs."""
    return zip(pairs["record"], pairs["id"], pairs[end], strict=True)


def _rank(one: Disagreement, rows: Mapping[str, Row], dataset: Dataset) -> tuple[object, ...]:
    """Order disagreements by consequence, and alike ones by id."""
    kinds = {row["kind"] for row in rows.values()}
    milestones = dataset.words.counting_as(EVENTS, *MILESTONES)
    order = [*dataset.kinds] if one.record == EVENT else [*dataset.topics]
    return (
        RANKED.index(one.aspect),
        one.record != EVENT or kinds.isdisjoint(milestones),
        -len(rows),
        one.record != EVENT,
        min(order.index(kind) for kind in kinds),
        one.id,
    )


def _by_record(found: Iterable[Disagreement]) -> ByRecord:
    """Group disagreements by what they are about."""
    grouped: ByRecord = {}
    for one in found:
        grouped.setdefault((one.record, one.id), []).append(one)
    return grouped


def _is_repeated(
    one: Disagreement, found: ByRecord, events: Mapping[Hashable, Collection[str]]
) -> bool:
    """Tell whether the same accounts part in the same way about something nearer the facts."""
    if one.record == EVENT:
        return False
    aspects = {"people": ["people"], "claim": ["people"], "place": ["place"]}.get(one.aspect, [])
    about = [(EVENT, event) for event in events.get(one.id, ())]
    return any(
        _parts_alike(one, other)
        for key in (*about, (STATEMENT, one.id))
        for other in found.get(key, ())
        if other is not one and other.aspect in aspects
    )


def _parts_alike(one: Disagreement, other: Disagreement) -> bool:
    """Tell whether each position of one is, by its sources, part of another of the other."""
    sides = [frozenset(position.source_ids) for position in other.positions]
    own = [
        next((n for n, side in enumerate(sides) if side.issuperset(position.source_ids)), None)
        for position in one.positions
    ]
    return None not in own and len(set(own)) == len(own)
