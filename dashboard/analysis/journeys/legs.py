"""The legs of journeys: from where a person was to where they were next, if at another place.

Dates are taken at the resolution of a day, or of a second where both ends have hours, and
never narrowed: every number of days is the least and the most that the dates allow, every
distance the least and the most that the places allow. Stops between which nothing tells an
order are one end of a leg together.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, product
from operator import itemgetter
from typing import Any, cast

import pandas as pd

from dashboard.analysis.distances import all_km_between
from dashboard.analysis.journeys.stops import stops
from dashboard.analysis.phrases import listed
from dashboard.model.dataset import Dataset
from dashboard.model.lookups.several_places import each

STOP = ["person_id", "person", "place_id", "place", "event_id", "when", "basis"]
STOP += ["earliest", "latest", "duration", "hours", "first_second", "last_second"]
END_PARTS = ("place_ids", "place", "event_ids", "when")
LEG_COLUMNS = [
    "person_id",
    "person",
    *(f"{end}_{part}" for end in ("from", "to") for part in END_PARTS),
    *("km_least", "km_most", "days_least", "days_most", "hours"),
    *("certain", "inferred", "among"),
]
NO_TIME = cast(pd.Timestamp, pd.NaT)
A_DAY = pd.Timedelta(days=1)
NAMED = 4  # places of one end of a leg
MEASURED = 40  # ways between the places of two ends; beyond that, a distance tells nothing


def legs(dataset: Dataset) -> pd.DataFrame:
    """Join each person's consecutive stops at different places.

    Returns
    -------
    DataFrame
        One row per leg, in order. `person_id`, `person`; `from_place_ids` and
        `from_event_ids` (tuples, an item for each stop), `from_place` (names), `from_when` and
        the same with `to_`;
        `km_least`, `km_most` (geodesic; missing where a place has no point, one contains
        the other, or there are more than `MEASURED` ways), `days_least`, `days_most` (missing
        where a date is open on that side), `hours` (bool: all dates have hours, so that these
        are parts of days), `certain` (bool: dates or sources leave no other
        order), `inferred` (bool: an end is), `among` (bool: it is not known in which
        order the places were passed, all of which stand at both ends).
    """
    ends = [ends for journey in _journeys(stops(dataset)) for ends in _in_turn(journey)]
    found = [_leg(*both, km) for both, km in zip(ends, _km(dataset, ends), strict=True)]
    return pd.DataFrame(found, columns=LEG_COLUMNS)


@dataclass(frozen=True)
class Stop:
    """One row of `stops`: who was where, when, as one event tells it."""

    person_id: str
    person: str
    place_id: str
    place: str
    event_id: str
    when: str
    basis: str
    earliest: pd.Timestamp
    latest: pd.Timestamp
    duration: bool
    hours: bool = False
    first_second: pd.Timestamp = NO_TIME
    last_second: pd.Timestamp = NO_TIME

    def bounds(self, *, by_the_clock: bool) -> tuple[pd.Timestamp, pd.Timestamp]:
        """The first and the last day, or second, of its date."""
        return (
            (self.first_second, self.last_second) if by_the_clock else (self.earliest, self.latest)
        )


@dataclass(frozen=True)
class End:
    """Stops between which nothing tells an order, and whether the group before came earlier."""

    stops: tuple[Stop, ...]
    sure: bool

    @property
    def places(self) -> dict[str, str]:
        """Names by place_id, each once."""
        return {stop.place_id: stop.place for stop in self.stops}

    @property
    def dates(self) -> list[Stop]:
        """A stop for each date."""
        each = {(*s.bounds(by_the_clock=s.hours), s.duration): s for s in self.stops}
        return list(each.values())


def days_between(start: Stop, end: Stop, *, certain: bool) -> tuple[float, float]:
    """Give the least and the most days from leaving one stop to reaching the next.

    A stop that lasted is left on its last day and reached on its first. Where the order
    is not certain, the most is taken over both orders.

    Returns
    -------
    least, most : float
        0 <= least <= most; `most` is NaN where an open date sets no bound.
    """
    by_the_clock = start.hours and end.hours
    first, left = start.bounds(by_the_clock=by_the_clock)
    reached, last = end.bounds(by_the_clock=by_the_clock)
    leave = (left if start.duration else first, left)
    reach = (reached, reached if end.duration else last)
    least = max(_days(leave[1], reach[0]), 0.0)
    most = _days(leave[0], reach[1])
    if not certain:
        back = _days(reach[0], leave[1])
        return 0.0, math.nan if math.isnan(most + back) else max(most, back, 0.0)
    return 0.0 if math.isnan(least) else least, most if math.isnan(most) else max(most, 0.0)


def _journeys(rows: pd.DataFrame) -> Iterator[list[End]]:
    """Yield the ends of the legs of each person, read off `stops`."""
    read = rows[["group", "sure", *STOP]].itertuples(index=False, name=None)
    for _, journey in groupby(read, key=itemgetter(2)):
        groups = (list(group) for _, group in groupby(journey, key=itemgetter(0)))
        yield [End(tuple(Stop(*row[2:]) for row in group), group[0][1]) for group in groups]


def _in_turn(ends: Sequence[End]) -> Iterator[tuple[End, End]]:
    """Yield what there are legs between; an end of several places and itself come first."""
    for start, end in zip(ends, [*ends[1:], None], strict=True):
        if len(start.places) > 1:
            yield start, start
        if end and (len(start.places) > 1 or start.places.keys() != end.places.keys()):
            yield start, end


def _days(first: pd.Timestamp, last: pd.Timestamp) -> float:
    """Count the days from one moment to another; NaN where one is open."""
    return (last - first) / A_DAY  # NaN of what is missing


def _km(dataset: Dataset, legs: Sequence[tuple[End, End]]) -> Iterator[tuple[float, float]]:
    """Measure each leg, if all of its places have points and none contains another."""
    ways = [
        [(one, other) for one, other in product(start.places, end.places) if one != other]
        for start, end in legs
    ]
    measured = [
        own if len(own) <= MEASURED and all(measurable(dataset, *way) for way in own) else []
        for own in ways
    ]
    reach = dataset.reaches
    found = iter(all_km_between([(reach[a], reach[b]) for own in measured for a, b in own]))
    for (start, end), own in zip(legs, measured, strict=True):
        stayed = start is not end and not start.places.keys().isdisjoint(end.places)
        least, most = (
            zip(*islice(found, len(own)), strict=True) if own else ([math.nan], [math.nan])
        )
        yield 0.0 if stayed and own else min(least), max(most)


def measurable(dataset: Dataset, one: str, other: str) -> bool:
    """Tell whether two places have points, and none contains the other.

    Of several places of one event, each counts; one that is the other as well contains nothing.
    """
    nested = any(
        (a in dataset.inside(b) or b in dataset.inside(a)) and (a != b or one == other)
        for a, b in product(each(one), each(other))
    )
    return not nested and {one, other} <= dataset.reaches.keys()


def _leg(start: End, end: End, km: tuple[float, float]) -> dict[str, Any]:
    """Put two ends and what lies between them into a row."""
    among = start is end
    single = len(start.places) == len(end.places) == 1
    certain = end.sure and single and not among
    counted = [
        days_between(one, other, certain=end.sure and not among)
        for one, other in product(start.dates, end.dates)
    ]
    least, most = zip(*counted, strict=True)
    return {
        "person_id": start.stops[0].person_id,
        "person": start.stops[0].person,
        **_told("from", start, "and" if among else "or"),
        **_told("to", end, "and" if among else "or"),
        "km_least": km[0],
        "km_most": km[1],
        "days_least": min(least),
        "days_most": math.nan if any(map(math.isnan, most)) else max(most),
        "hours": all(stop.hours for stop in (*start.stops, *end.stops)),
        "certain": certain,
        "inferred": any(stop.basis == "inferred" for stop in (*start.stops, *end.stops)),
        "among": among,
    }


def _told(name: str, end: End, last: str) -> dict[str, Any]:
    """Say what one end of a leg is."""
    names = list(end.places.values())
    more = [f"{len(names) - NAMED} more"] if len(names) > NAMED else []
    parts = {
        "place_ids": tuple(stop.place_id for stop in end.stops),
        "place": listed([*names[:NAMED], *more], last),
        "event_ids": tuple(stop.event_id for stop in end.stops),
        "when": listed((stop.when for stop in end.stops), "or"),
    }
    return {f"{name}_{part}": parts[part] for part in END_PARTS}
