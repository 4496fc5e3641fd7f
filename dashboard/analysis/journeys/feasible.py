"""Whether somebody can have been at several places at the times that accounts give.

Every doubt has its most generous reading: a place lies anywhere in its radius, or is any of its
candidates; a marked date reaches as far as its mark may bridge; a time without a known zone is of
any; a stay is one moment of it; and between two places one travels as fast as the kind ever can.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from dashboard.analysis.clocks import has_hours
from dashboard.analysis.distances import km_between, measurable
from dashboard.model.dataset import Dataset
from dashboard.model.dates.ends import HOUR, OFFSETS, SECONDS_A_DAY
from dashboard.model.dates.spans import bounds_and_slack
from dashboard.model.vocabulary import PEOPLE, PERSON

FASTEST_KMH = {PERSON: 900.0, "lorry": 120.0, "ship": 60.0}  # unless the vocabulary says other
FARTHEST_KM = 20_100  # half around the earth
MOST_TOGETHER = 7  # events that are asked for a way through all of them


class Sighting(NamedTuple):
    """That somebody was at a place at some moment from `first` to `last`, in seconds of UTC.

    `row` is the account's label among `dataset.events`.
    """

    row: int
    event_id: str
    place_id: str
    first: int
    last: int


class Impossible(NamedTuple):
    """Accounts that cannot all be true of one person.

    `km` is the least that lies between the places, `seconds` the most that the dates leave; of
    more than two accounts, of which every fewer can be true, both are 0.
    """

    person_id: str
    rows: tuple[int, ...]
    km: float
    seconds: int
    fastest_kmh: float


def impossible(dataset: Dataset) -> list[Impossible]:
    """Give what cannot have been, person by person.

    Returns
    -------
    list of Impossible
        Pairs of accounts of different events between whose places nobody is as fast; and sets
        of more events of which no order leaves a way through all, each as small as can be. By
        person in the order of the table, in order of time. Accounts that are inferred count
        for nothing, nor do people of a kind of which no greatest speed is known.
    """
    fastest, found = fastest_of(dataset), []
    kinds = dict(zip(dataset.people["person_id"], dataset.people["kind"], strict=True))
    seen = _sightings(dataset)
    for person in dataset.people_names:
        if (speed := fastest.get(kinds[person])) and len(seen.get(person, ())) > 1:
            found += _of_one(dataset, person, sorted(seen[person], key=_in_time), speed)
    return found


def fastest_of(dataset: Dataset) -> dict[str, float]:
    """Give how fast people of each kind can be at most, km/h, where that is known."""
    words = dataset.vocabulary[dataset.vocabulary["column"] == PEOPLE]
    stated = words[["value", "fastest_kmh"]].dropna().itertuples(index=False, name=None)
    own = dict(FASTEST_KMH)
    own |= dict.fromkeys(dataset.words.counting_as(PEOPLE, PERSON), FASTEST_KMH[PERSON])
    return own | {str(word): float(speed) for word, speed in stated}


def _sightings(dataset: Dataset) -> dict[str, list[Sighting]]:
    """Give what accounts tell of where each person was, and when."""
    rows = dataset.events
    rows = rows[(rows["basis"] != "inferred") & rows["precision"].notna()]
    rows = rows[rows["place_id"].isin(list(dataset.reaches))]
    clock = has_hours(dataset)
    first, last, slack = bounds_and_slack(rows, by_the_clock=clock)
    if not clock:  # days, in whatever zone
        first, last, slack = (one * SECONDS_A_DAY for one in (first, last + 1, slack))
        first, last = first - OFFSETS[1], last - OFFSETS[0] - 1
    ends = zip((first - slack).tolist(), (last + slack).tolist(), strict=True)
    columns = (rows[one].to_numpy(object) for one in ("event_id", "place_id", "person_ids"))
    cells = zip(rows.index.tolist(), *columns, strict=True)
    found: dict[str, list[Sighting]] = {}
    for (row, event, place, people), bounds in zip(cells, ends, strict=True):
        for person in people:
            found.setdefault(person, []).append(Sighting(row, event, place, *bounds))
    return found


def _of_one(
    dataset: Dataset, person: str, seen: Sequence[Sighting], speed: float
) -> list[Impossible]:
    """Give what one person cannot have done."""
    found = []
    parted: set[str] = set()
    enough = FARTHEST_KM / speed * HOUR  # seconds, in which one is anywhere
    for n, one in enumerate(seen):
        for other in seen[n + 1 :]:
            if other.first - one.first >= enough:
                break
            seconds = max(other.last - one.first, one.last - other.first)
            if seconds < enough and one.event_id != other.event_id:
                km = _km(dataset, one.place_id, other.place_id)
                if km * HOUR > speed * seconds:
                    found.append(Impossible(person, (one.row, other.row), km, seconds, speed))
                    parted |= {one.event_id, other.event_id}
    events: dict[str, list[Sighting]] = {}
    for one in seen:
        if one.event_id not in parted:
            events.setdefault(one.event_id, []).append(one)
    brief = [own for own in events.values() if all(one.last - one.first < enough for one in own)]
    return found + _together(dataset, person, brief, speed)


def _together(
    dataset: Dataset, person: str, events: Sequence[Sequence[Sighting]], speed: float
) -> list[Impossible]:
    """Give sets of neighbouring events without a way through all, each as small as can be."""
    found: dict[tuple[int, ...], Impossible] = {}
    for at in range(len(events) - 2):
        these = list(events[at : at + MOST_TOGETHER])
        if _is_way(dataset, these, speed):
            continue
        for one in list(these):
            fewer = [other for other in these if other is not one]
            if not _is_way(dataset, fewer, speed):
                these = fewer
        rows = tuple(one.row for accounts in these for one in accounts)
        found[rows] = Impossible(person, rows, 0.0, 0, speed)
    return list(found.values())


def _is_way(dataset: Dataset, events: Sequence[Sequence[Sighting]], speed: float) -> bool:
    """Tell whether some order leaves a way through all events, each by one of its accounts."""

    def onward(rest: Sequence[Sequence[Sighting]], place: str, at: float) -> bool:
        reached = []
        for accounts in rest:
            times = [
                (when, one.place_id)
                for one in accounts
                if (when := max(one.first, at + _seconds(place, one.place_id))) <= one.last
            ]
            if not times:
                return False  # it is late for this one already
            reached.append(times)
        return not rest or any(
            onward([*rest[:n], *rest[n + 1 :]], there, when)
            for n, times in enumerate(reached)
            for when, there in times
        )

    def _seconds(one: str, other: str) -> float:
        return _km(dataset, one, other) / speed * HOUR if one else 0.0

    return onward(sorted(events, key=lambda own: max(one.last for one in own)), "", -math.inf)


def _km(dataset: Dataset, one: str, other: str) -> float:
    """Give the least kilometres that lie between two places; none where one contains the other."""
    if one == other or not measurable(dataset, one, other):
        return 0.0
    return km_between(dataset.reaches[one], dataset.reaches[other])[0]


def _in_time(one: Sighting) -> tuple[int, int, int]:
    """Order by the first moment, then by the last."""
    return one.first, one.last, one.row
