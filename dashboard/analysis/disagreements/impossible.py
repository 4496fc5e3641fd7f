"""What cannot all be true of one person, in words: two places, and too little time between."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import NamedTuple, TypeVar

from dashboard.analysis.accounts.comparison import EVENT, accounts
from dashboard.analysis.disagreements.answers import Disagreement, Position, Row
from dashboard.analysis.disagreements.sentences import Telling
from dashboard.analysis.journeys.feasible import Impossible, impossible
from dashboard.analysis.journeys.readable_legs import duration
from dashboard.analysis.phrases import within
from dashboard.model.dataset import Dataset
from dashboard.model.dates.ends import HOUR, SECONDS_A_DAY
from dashboard.model.lookups.several_places import ALONG, BETWEEN, manner

NOT_BOTH = "not both"


class Apart(NamedTuple):
    """Accounts of some events of a person of which not all can be true, before it is said.

    Parameters
    ----------
    record, id : str
        `event`, and the first of these.
    aspect : str
        `NOT_BOTH`.
    ids : tuple of str
        The events.
    ones : tuple of Impossible
        All that any of their accounts make impossible.
    """

    record: str
    id: str
    aspect: str
    ids: tuple[str, ...]
    ones: tuple[Impossible, ...]


Found = TypeVar("Found", bound=Apart | Disagreement)


def not_both(dataset: Dataset) -> list[Disagreement]:
    """List what not all can be true of, one person after the other, in order of time.

    Parameters
    ----------
    dataset : Dataset
        The order of its sources is their precedence.

    Returns
    -------
    list of Disagreement
        `aspect` is `NOT_BOTH`, `id` the first event's; each of `positions` is a place and a
        date that accounts give, and not all of them can be true.
    """
    return apart_in_words(dataset, apart(dataset))


def apart(dataset: Dataset) -> list[Apart]:
    """List the same as `not_both`, not in words yet."""
    ids = dataset.events["event_id"]
    events = dict(zip(ids.index, ids, strict=True))
    together: dict[tuple[str, frozenset[str]], list[Impossible]] = {}
    for one in impossible(dataset):
        own = frozenset(events[row] for row in one.rows)
        together.setdefault((one.person_id, own), []).append(one)
    found = []
    for ones in together.values():
        told = tuple(dict.fromkeys(events[row] for one in ones for row in one.rows))
        found.append(Apart(EVENT, told[0], NOT_BOTH, told, tuple(ones)))
    return found


def apart_in_words(
    dataset: Dataset, found: Sequence[Apart], telling: Telling | None = None
) -> list[Disagreement]:
    """Put some of what not all can be true of into words."""
    if not found:
        return []
    telling = telling or Telling(dataset)
    told = _accounts(dataset, {row for each in found for one in each.ones for row in one.rows})
    return [_told(dataset, telling, one.ones, told) for one in found]


def by_event(found: Iterable[Found]) -> dict[str, list[Found]]:
    """Give those that each event has part in, by event_id."""
    parts: dict[str, list[Found]] = defaultdict(list)
    for one in found:
        for event_id in dict.fromkeys(one.ids):
            parts[event_id].append(one)
    return dict(parts)


def _accounts(dataset: Dataset, labels: Set[int]) -> dict[int, Row]:
    """Give some accounts of events by their label among the events."""
    events = dataset.events[dataset.events.index.isin(labels)]
    rows = accounts(dataset.with_tables(events=events, statements=dataset.statements.iloc[:0]))
    known = {(row["id"], row["source_id"]): row for row in rows.to_dict("records")}
    keys = zip(events["event_id"], events["source_id"], strict=True)
    return {label: known[key] for label, key in zip(events.index, keys, strict=True)}


def _told(
    dataset: Dataset, telling: Telling, ones: Sequence[Impossible], told: Mapping[int, Row]
) -> Disagreement:
    """Put into words what cannot have been at some events, as any of their accounts have it."""
    one = min(ones, key=lambda pair: pair.km / max(pair.seconds, 1))  # what needs the least speed
    rows = [told[row] for row in dict.fromkeys(row for pair in ones for row in pair.rows)]
    events = [*dict.fromkeys(row["id"] for row in rows)]
    rows.sort(key=lambda row: events.index(row["id"]))
    answers: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        answers.setdefault((row["id"], row["place_id"], row["when"]), []).append(row)
    positions = [
        Position(
            f"{_at(dataset, place)} ({when})",
            tuple(row["source_id"] for row in side),
            any(row["certain"] for row in side),
            (event,),
        )
        for (event, place, when), side in answers.items()
    ]
    name = within(dataset.people_names[one.person_id])
    if one.km:
        asked, end = f"Was {name} in both places?", _numbers(one)
    else:
        asked = f"Was {name} in all of these places?"
        end = (
            f"Of each fewer all can be true, but at {one.fastest_kmh:,.0f} km/h, the most for "
            "anybody of this kind, no order leaves a way through all. Not all can be true."
        )
    return telling.tell(rows[0], NOT_BOTH, asked, positions, (), rows, end)


def _at(dataset: Dataset, place_id: str) -> str:
    """Say where something was."""
    name = dataset.where_names[place_id]
    return name if manner(place_id) in (ALONG, BETWEEN) else f"at {name}"


def _numbers(one: Impossible) -> str:
    """Say how far it is, how long there was, and how fast that is."""
    far = f"They lie at least {math.floor(one.km):,} km apart"
    most = f"{one.fastest_kmh:,.0f} km/h is the most for anybody of this kind"
    if one.seconds <= 0:
        return f"{far}, and no time lies between. Not both can be true."
    took = duration(math.ceil(one.seconds / 60) * 60 / SECONDS_A_DAY)
    kmh = max(math.floor(one.km / one.seconds * HOUR), math.floor(one.fastest_kmh) + 1)
    return f"{far}, with at most {took} between: {kmh:,} km/h, and {most}. Not both can be true."
