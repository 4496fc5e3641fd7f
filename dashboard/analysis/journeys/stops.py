"""Who was where, when: the dated and placed events of each person; and events along a way."""

import math
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import cast

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis.accounts.leading import leading, leading_rows
from dashboard.analysis.journeys.order import in_time
from dashboard.analysis.journeys.told_order import told_order
from dashboard.model.dataset import Dataset
from dashboard.model.dates.spans import DATE_COLUMNS
from dashboard.model.lookups.several_places import each, is_several, manner

STOP = ["person_id", "person", "place_id", "place", "event_id", "when", "basis"]
STOP += ["earliest", "latest", "duration", "hours", "first_second", "last_second"]
NO_TIME = cast(pd.Timestamp, pd.NaT)
A_DAY = pd.Timedelta(days=1)
STRETCH_COLUMNS = {
    "event_id": "str",
    **dict.fromkeys(("from_latitude", "from_longitude"), "float64"),
    **dict.fromkeys(("to_latitude", "to_longitude"), "float64"),
    **dict.fromkeys(("manner", "tooltip"), "str"),
}
STOP_COLUMNS = ["event_id", "source_id", "kind", "place_id", "title", "when", "basis"]


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

    @cached_property
    def places(self) -> dict[str, str]:
        """Names by place_id, each once."""
        return {stop.place_id: stop.place for stop in self.stops}

    @cached_property
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


def _days(first: pd.Timestamp, last: pd.Timestamp) -> float:
    """Count the days from one moment to another; NaN where one is open."""
    return (last - first) / A_DAY  # NaN of what is missing


def stops(dataset: Dataset) -> pd.DataFrame:
    """Put each person's dated and placed events in order of time.

    Returns
    -------
    DataFrame
        One row per person and event that names the person, a place and a date, as the
        leading one of the accounts with place and date has it; by person in the order
        of the table of people, then as `order.in_time` sorts them.
        `person_id`, `person` (name), the columns of `dataset.events` in
        `STOP_COLUMNS` and `spans.DATE_COLUMNS`, `place` (name), `group` and `sure` (of
        `order.in_time`). Where an account leaves a side of its date open, `earliest` or
        `latest` is missing.
    """
    events = leading(dataset, "precision", "place_id").events
    events = events[events["precision"].notna() & events["place_id"].notna()]
    found = by_person(events[["person_ids", *STOP_COLUMNS, *DATE_COLUMNS]], dataset)
    found["place"] = found["place_id"].map(dataset.where_names)
    return found


def travellers(dataset: Dataset) -> list[str]:
    """Give who was at several places, by person_id, in the order of the table: who has legs."""
    events = leading(dataset, "precision", "place_id").events
    events = events[events["precision"].notna() & events["place_id"].notna()]
    places: dict[str, set[str]] = {}
    for people, place in zip(
        events["person_ids"], events["place_id"].to_numpy(object), strict=True
    ):
        for person in people:
            places.setdefault(person, set()).add(place)
    return [person for person in dataset.people_names if len(places.get(person, ())) > 1]


def by_person(events: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """Give a row for each person of each event, by person, then as `order.in_time` sorts them."""
    rows = events.assign(person_id=events["person_ids"]).explode("person_id")
    rows = rows.drop(columns="person_ids").dropna(subset="person_id")
    rows["person"] = rows["person_id"].map(dataset.people_names)
    ranks = {person: rank for rank, person in enumerate(dataset.people_names)}
    rows["rank"] = rows["person_id"].map(ranks)
    return in_time(rows, "rank", told_order(dataset.events)).drop(columns="rank")


def stretches(dataset: Dataset) -> pd.DataFrame:
    """Give the lines that join the places of events that have several.

    Returns
    -------
    DataFrame
        One row per line, as the leading one of the accounts with a place has the event:
        `event_id`, `from_latitude`, `from_longitude`, `to_latitude`, `to_longitude` (degrees),
        `manner` (`along`, `between`, `one-of`, or empty where nobody says) and `tooltip`. A
        place that is not decided, or has no point, is passed over.
    """
    several = dataset.of_whole(_are_several)
    led = np.flatnonzero(several)
    if len(led):
        led = leading_rows(dataset, "event", "place_id")
    events = dataset.whole.events.iloc[led[several[led]]]
    rows = events[["event_id", "place_id", "title", "when", "precision"]]
    found = []
    for event, place, title, when, precision in rows.itertuples(index=False, name=None):
        reaches = [dataset.reaches.get(one) for one in each(place)]
        points = [one.points[0] for one in reaches if one and len(one.points) == 1]
        dated = f" ({when})" if isinstance(precision, str) else ""
        said = f"{title}{dated}: {dataset.where_names[place]}"
        found += [(event, *one, *other, manner(place), said) for one, other in pairwise(points)]
    return pd.DataFrame(found, columns=[*STRETCH_COLUMNS]).astype(STRETCH_COLUMNS)


def _are_several(dataset: Dataset) -> npt.NDArray[np.bool_]:
    """Tell which accounts of events have several places."""
    return np.array([is_several(one) for one in dataset.events["place_id"]], dtype=bool)
