"""Where somebody can have been between two sightings, as far as anybody like that travels.

A sighting is a stop of a journey that a source states, at a place with a point and at a known
time. Every doubt has its most generous reading: one left as early and came as late as the dates
allow, from and to wherever the places may lie.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

import pandas as pd

from dashboard.analysis.accounts.leading import leading
from dashboard.analysis.clocks import has_hours
from dashboard.analysis.journeys.feasible import fastest_of
from dashboard.analysis.journeys.order import in_time
from dashboard.analysis.journeys.reachable import Region, region
from dashboard.analysis.journeys.told_order import told_order
from dashboard.model.dataset import Dataset
from dashboard.model.dates.ends import HOUR, OFFSETS, SECONDS_A_DAY
from dashboard.model.dates.spans import DATE_COLUMNS, FOR_EVER, reaches_of
from dashboard.model.vocabulary import PEOPLE, PERSON

USUAL_KMH = {PERSON: 80.0, "lorry": 60.0, "ship": 30.0}  # unless the vocabulary says other
BEFORE, AFTER, AROUND = SIDES = ("before", "after", "around")


class Speed(NamedTuple):
    """How fast a kind travels, km/h: as a rule, or if that is not known, at most."""

    kmh: float
    usual: bool


@dataclass(frozen=True)
class Sighting:
    """That somebody was at a place.

    `left` is the first second of UTC at which they may have gone on from there, `came` the last
    at which they may have come.
    """

    event_id: str
    place_id: str
    place: str
    when: str
    left: int
    came: int


@dataclass(frozen=True)
class Gap:
    """What lies between two sightings of somebody, next to an event.

    Parameters
    ----------
    person_id, person : str
        Who it was, and the name.
    side : str
        `BEFORE` the event, from the sighting before it; `AFTER` it, to the one behind; or
        `AROUND` it, from the one before to the one behind, as if nothing were known of it.
    starts, ends : tuple of Sighting
        One each; of several, nobody tells which was the last before, or the first behind.
    speed : Speed
        Of people of this kind.
    kind : str
        What they are, as shown.
    """

    person_id: str
    person: str
    side: str
    starts: tuple[Sighting, ...]
    ends: tuple[Sighting, ...]
    speed: Speed
    kind: str

    @property
    def key(self) -> str:
        """What the address calls it."""
        return f"{self.person_id}:{self.side}"

    @property
    def most_seconds(self) -> int:
        """The most time that lies between."""
        return max(_seconds(*pair) for pair in product(self.starts, self.ends))

    def region(self, dataset: Dataset) -> Region:
        """Give all points that both sightings can be reached from, on one way."""
        return region(
            (
                dataset.reaches[start.place_id],
                dataset.reaches[end.place_id],
                _seconds(start, end) / HOUR * self.speed.kmh,
            )
            for start, end in product(self.starts, self.ends)
        )


def usual_of(dataset: Dataset) -> dict[str, Speed]:
    """Give how fast people of each kind travel, where anything is known of that.

    As the vocabulary says, else as the program takes it for its own kinds; never more than the
    kind can, and where nothing is said of what is usual, as much as it can.
    """
    words = dataset.vocabulary[dataset.vocabulary["column"] == PEOPLE]
    stated = words[["value", "usual_kmh"]].dropna().itertuples(index=False, name=None)
    usual = dict(USUAL_KMH)
    usual |= dict.fromkeys(dataset.words.counting_as(PEOPLE, PERSON), USUAL_KMH[PERSON])
    usual |= {str(word): float(kmh) for word, kmh in stated}
    fastest = fastest_of(dataset)
    known = {kind: Speed(kmh, usual=False) for kind, kmh in fastest.items()}
    return known | {
        kind: Speed(min(kmh, fastest.get(kind, kmh)), usual=True) for kind, kmh in usual.items()
    }


def gaps(dataset: Dataset, event_id: str | None) -> list[Gap]:
    """Give what lies between sightings next to an event, for each whom it names.

    Returns
    -------
    list of Gap
        By person, as the leading one of the event's dated accounts names them; none of those
        of whose kind no speed is known, none with a time that is unknown or to a place without
        a point. An event that itself has no place is only gone around.
    """
    dated = leading(dataset, "precision", "place_id").events
    dated = dated[dated["precision"].notna()]
    here = dated[dated["event_id"] == event_id]
    if not len(here):
        return []
    speeds = usual_of(dataset)
    kinds = dict(zip(dataset.people["person_id"], dataset.people["kind"], strict=True))
    placed = dated["place_id"].isin(list(dataset.reaches)) & (dated["basis"] != "inferred")
    rows = dated[placed | (dated["event_id"] == event_id)]
    found = []
    for person in here["person_ids"].iloc[0]:
        if speed := speeds.get(kinds[person]):
            own = rows[[person in people for people in rows["person_ids"]]]
            kind = dataset.words.labels(PEOPLE)[kinds[person]]
            who = person, dataset.people_names[person]
            found += [
                Gap(*who, side, *ends, speed, kind) for side, ends in _ends(dataset, own, event_id)
            ]
    return found


def _ends(
    dataset: Dataset, rows: pd.DataFrame, event_id: str | None
) -> list[tuple[str, tuple[tuple[Sighting, ...], tuple[Sighting, ...]]]]:
    """Give the sightings on both sides of each gap, of the rows of one person."""
    columns = ["event_id", "place_id", "when", "basis", *DATE_COLUMNS]
    known = rows[columns].assign(all=0.0)
    in_order = in_time(known, "all", told_order(dataset.events))
    seen = _sightings(dataset, in_order)
    groups: dict[int, list[Sighting]] = {}
    for group, one in zip(in_order["group"], seen, strict=True):
        groups.setdefault(group, []).append(one)
    at = in_order.index[in_order["event_id"] == event_id][0]
    group = in_order["group"].iloc[at]
    here = in_order["basis"].iloc[at] != "inferred" and seen[at].place_id in dataset.reaches
    before, after = (tuple(groups.get(group + by, ())) for by in (-1, 1))
    ends = {
        BEFORE: (before, (seen[at],) * here),
        AFTER: ((seen[at],) * here, after),
        AROUND: (before, after),
    }
    return [(side, pair) for side, pair in ends.items() if all(pair) and _is_timed(*pair)]


def _sightings(dataset: Dataset, rows: pd.DataFrame) -> list[Sighting]:
    """Make a sighting of each row."""
    clock = has_hours(dataset)
    found = []
    cells = rows[["event_id", "place_id", "when"]].itertuples(index=False, name=None)
    for (event, place, when), reach in zip(
        cells, reaches_of(rows, by_the_clock=clock), strict=True
    ):
        left, came = reach.ended, reach.begun
        if not clock:  # days, in whatever zone
            left, came = left * SECONDS_A_DAY, (came + 1) * SECONDS_A_DAY - 1
            left, came = left - OFFSETS[1], came - OFFSETS[0]
        found.append(Sighting(event, place, dataset.place_names.get(place, ""), when, left, came))
    return found


def _is_timed(starts: Sequence[Sighting], ends: Sequence[Sighting]) -> bool:
    """Tell whether the time between is known."""
    never = FOR_EVER * SECONDS_A_DAY / 2
    pairs = product(starts, ends)
    return all(abs(one.left) < never and abs(other.came) < never for one, other in pairs)


def _seconds(start: Sighting, end: Sighting) -> int:
    """Count the most seconds between two sightings; they may have come in the other order."""
    return max(end.came - start.left, start.came - end.left, 0)
