"""The legs of journeys: from each stop of a person to the next one at another place.

Dates are taken at the resolution of a day and never narrowed: every number of days is
the least and the most that the dates allow, every distance the least and the most that
the places allow.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from dashboard.analysis.journeys.distances import Reach, km_between, reaches
from dashboard.analysis.journeys.stops import DATE_COLUMNS, stops
from dashboard.model.dataset import Dataset

STOP = ["person_id", "person", "place_id", "place", "event_id", "when", "basis", *DATE_COLUMNS]
END_PARTS = ("place_id", "place", "event_id", "when")
LEG_COLUMNS = [
    "person_id",
    "person",
    *(f"{end}_{part}" for end in ("from", "to") for part in END_PARTS),
    *("km_least", "km_most", "days_least", "days_most", "certain", "inferred"),
]


def legs(dataset: Dataset) -> pd.DataFrame:
    """Join each person's consecutive stops at different places.

    Parameters
    ----------
    dataset : Dataset
        As loaded or as `filters.apply` left it.

    Returns
    -------
    DataFrame
        One row per leg, in order. `person_id`, `person`; `from_place_id`, `from_place`,
        `from_event_id`, `from_when` and the same with `to_`; `km_least`, `km_most`
        (geodesic; missing where a place has no point, or one place contains the other),
        `days_least`, `days_most` (missing where a date is open on that side), `certain`
        (bool: the dates allow no other order), `inferred` (bool: an end is).
    """
    found = []
    known = reaches(dataset)
    for _, journey in stops(dataset).groupby("person_id", sort=False):
        ends = [Stop(*row) for row in journey[STOP].itertuples(index=False)]
        for start, end in pairwise(ends):
            if start.place_id != end.place_id:
                found.append(_leg(start, end, _km(dataset, known, start, end)))
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


def in_certain_order(start: Stop, end: Stop) -> bool:
    """Tell whether the dates allow only that one stop came before the other.

    They do where the first ends by the day on which the second begins, unless both are
    the same day. An open side that lies between them leaves it uncertain.
    """
    forth = bool(start.latest <= end.earliest)
    back = bool(end.latest <= start.earliest)
    return forth and not back


def days_between(start: Stop, end: Stop) -> tuple[float, float]:
    """Give the least and the most days from leaving one stop to reaching the next.

    A stop that lasted is left on its last day and reached on its first. Where the order
    is not certain, the most is taken over both orders.

    Returns
    -------
    least, most : float
        0 <= least <= most; `most` is NaN where an open date sets no bound.
    """
    leave = (start.latest if start.duration else start.earliest, start.latest)
    reach = (end.earliest, end.earliest if end.duration else end.latest)
    least = max(_days(leave[1], reach[0]), 0.0)
    most = _days(leave[0], reach[1])
    if not in_certain_order(start, end):
        back = _days(reach[0], leave[1])
        return 0.0, math.nan if math.isnan(most + back) else max(most, back, 0.0)
    return 0.0 if math.isnan(least) else least, most


def _days(first: pd.Timestamp, last: pd.Timestamp) -> float:
    """Count the days from one day to another; NaN where one is open."""
    return math.nan if pd.isna(first) or pd.isna(last) else float((last - first).days)


def _km(
    dataset: Dataset, known: Mapping[str, Reach], start: Stop, end: Stop
) -> tuple[float, float]:
    """Measure the distance, if both places have points and none contains the other."""
    one, other = start.place_id, end.place_id
    nested = one in dataset.inside(other) or other in dataset.inside(one)
    if nested or one not in known or other not in known:
        return math.nan, math.nan
    return km_between(known[one], known[other])


def _leg(start: Stop, end: Stop, km: tuple[float, float]) -> dict[str, object]:
    """Put two stops and what lies between them into a row."""
    return {
        "person_id": start.person_id,
        "person": start.person,
        **{f"from_{part}": getattr(start, part) for part in END_PARTS},
        **{f"to_{part}": getattr(end, part) for part in END_PARTS},
        **dict(zip(("km_least", "km_most"), km, strict=True)),
        **dict(zip(("days_least", "days_most"), days_between(start, end), strict=True)),
        "certain": in_certain_order(start, end),
        "inferred": "inferred" in (start.basis, end.basis),
    }
