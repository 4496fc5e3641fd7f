"""Where accounts contradict each other, in words, the most consequential first."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

import pandas as pd

from dashboard.analysis.accounts.comparison import EVENT, STATEMENT, accounts
from dashboard.analysis.disagreements.answers import Disagreement, Row
from dashboard.analysis.disagreements.impossible import by_event, not_both
from dashboard.analysis.disagreements.parted_accounts import (
    Contradiction,
    Record,
    all_contradictions,
    contradictions,
)
from dashboard.analysis.disagreements.sentences import Telling
from dashboard.model.dataset import Dataset
from dashboard.model.vocabulary import PEOPLE, PERSON


def disagreements(dataset: Dataset) -> list[Disagreement]:
    """List what accounts contradict each other in, in words, the most consequential first.

    Parameters
    ----------
    dataset : Dataset
        The order of its sources is their precedence.

    Returns
    -------
    list of Disagreement
        Those that `contradictions` gives.
    """
    return in_words(dataset, contradictions(dataset))


def told_differently(dataset: Dataset) -> dict[Record, list[Disagreement]]:
    """Give the disagreements of each event and statement that has any, by (record, id)."""
    grouped: dict[Record, list[Disagreement]] = {}
    for one in in_words(dataset, all_contradictions(dataset)):
        grouped.setdefault((one.record, one.id), []).append(one)
    return grouped


def contradicted(dataset: Dataset, record: str) -> dict[str, str]:
    """Say what contradicts an account of each `event`, or each `statement`, by id.

    These are other accounts of it; and of events those of others that cannot all be true
    beside it, as `not_both` has them.
    """
    own = [one for one in all_contradictions(dataset) if one.record == record]
    told = [(one.id, one.sentence) for one in in_words(dataset, own)]
    apart = by_event(not_both(dataset)) if record == EVENT else {}
    beside = ((own, one.sentence) for own, ones in apart.items() for one in ones)
    return as_texts([*told, *beside])


def as_texts(told: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Join the sentences about each event, or each statement, by the id that they come with."""
    said: dict[str, list[str]] = defaultdict(list)
    for own, sentence in told:
        said[own].append(sentence)
    return {own: " ".join(sentences) for own, sentences in said.items()}


def in_words(
    dataset: Dataset, found: Sequence[Contradiction], telling: Telling | None = None
) -> list[Disagreement]:
    """Put some contradictions into words, with the answers and who gives them."""
    if not found:
        return []
    telling = telling or Telling(dataset)
    told = accounts_of(dataset, pd.DataFrame([one[:2] for one in found], columns=["record", "id"]))
    return [
        telling.disagreement(one.aspect, told[one.record, one.id], one.sides, one.open)
        for one in found
    ]


class Day(NamedTuple):
    """A day of which sources tell different things of one person, before it is said.

    Parameters
    ----------
    record : str
        `event`.
    ids : tuple of str
        The events.
    person_id : str
        The person.
    versions : tuple of tuple of (str, str)
        What stands together, each account by event_id and source_id.
    """

    record: str
    ids: tuple[str, ...]
    person_id: str
    versions: tuple[tuple[tuple[str, str], ...], ...]


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
    return days_in_words(dataset, same_days(dataset))


def same_days(dataset: Dataset) -> list[Day]:
    """List the same as `same_day`, not in words yet."""
    rows = accounts(dataset)
    people, persons = dataset.people, dataset.words.counting_as(PEOPLE, PERSON)
    alone = frozenset(people.loc[people["kind"].isin(persons), "person_id"])
    rows = rows[(rows["record"] == EVENT) & (rows["people"].map(len) == 1)]
    rows = rows[(rows["precision"] == "day") & ~rows["approximate"] & ~rows["uncertain"]]
    days: dict[tuple[str, pd.Timestamp], list[Row]] = defaultdict(list)
    for row in rows.to_dict("records"):
        if row["people"][0] in alone:
            days[row["people"][0], row["earliest"]].append(row)
    found = []
    for (person, day), told in days.items():
        versions = _versions(told)
        if len(versions) > 1:
            keys = tuple(tuple((row["id"], row["source_id"]) for row in one) for one in versions)
            ids = tuple(dict.fromkeys(row["id"] for row in told))
            found.append(((-len(told), day, person), Day(EVENT, ids, person, keys)))
    return [one for _, one in sorted(found, key=itemgetter(0))]


def days_in_words(
    dataset: Dataset, found: Sequence[Day], telling: Telling | None = None
) -> list[Disagreement]:
    """Put some of the days into words of which sources tell different things."""
    if not found:
        return []
    telling = telling or Telling(dataset)
    records = [(one.record, own) for one in found for own in one.ids]
    told = accounts_of(dataset, pd.DataFrame(records, columns=["record", "id"]))
    return [
        telling.day(
            one.person_id,
            [[told[one.record, own][source] for own, source in each] for each in one.versions],
        )
        for one in found
    ]


def accounts_of(dataset: Dataset, records: pd.DataFrame) -> dict[Record, dict[str, Row]]:
    """Give the accounts of some events and statements, by `record` and `id`, and by source."""
    asked = records.groupby("record")["id"].agg(set)
    some = {
        f"{record}s": rows[rows[f"{record}_id"].isin(asked.get(record, ()))]
        for record, rows in ((EVENT, dataset.events), (STATEMENT, dataset.statements))
    }
    told: dict[Record, dict[str, Row]] = defaultdict(dict)
    for row in accounts(dataset.with_tables(**some)).to_dict("records"):
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
