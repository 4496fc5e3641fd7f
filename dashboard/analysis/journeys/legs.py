"""Journeys: a person's placed events in order of time, the legs between, days since arrival.

Dates are taken at the resolution of a day and never narrowed: every number of days is
the least and the most that the dates allow, every distance the least and the most that
the places allow.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from dashboard.analysis.accounts.leading import leading
from dashboard.analysis.journeys.distances import Reach, km_between, reaches
from dashboard.model.dataset import Dataset

ARRIVAL = "arrival"
STOP_COLUMNS = ["event_id", "source_id", "kind", "place_id", "title", "when", "basis"]
DATE_COLUMNS = ["earliest", "latest", "duration"]
STOP = ["person_id", "person", "place_id", "place", "event_id", "when", "basis", *DATE_COLUMNS]
END_PARTS = ("place_id", "place", "event_id", "when")
LEG_COLUMNS = [
    "person_id",
    "person",
    *(f"{end}_{part}" for end in ("from", "to") for part in END_PARTS),
    *("km_least", "km_most", "days_least", "days_most", "certain", "inferred"),
]
FIRST_DAY, LAST_DAY = pd.Timestamp(1, 1, 1), pd.Timestamp(9999, 12, 31)


def stops(dataset: Dataset) -> pd.DataFrame:
    """Put each person's dated and placed events in order of time.

    Parameters
    ----------
    dataset : Dataset
        As loaded or as `filters.apply` left it.

    Returns
    -------
    DataFrame
        One row per person and event that names the person, a place and a date, as the
        leading one of the accounts with place and date has it; by person in the order
        of the table of people, then by earliest and latest day.
        `person_id`, `person` (name), the columns of `dataset.events` in
        `STOP_COLUMNS` and `DATE_COLUMNS`, `place` (name). Where an account leaves a
        side of its date open, `earliest` or `latest` is missing.
    """
    events = leading(dataset, "precision", "place_id").events
    events = events[events["precision"].notna() & events["place_id"].notna()]
    found = _by_person(events[["person_ids", *STOP_COLUMNS, *DATE_COLUMNS]], dataset)
    found["place"] = found["place_id"].map(dataset.place_names)
    return found


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


def since_arrival(dataset: Dataset) -> pd.DataFrame:
    """Count the days of each person's events from the day of their arrival.

    Parameters
    ----------
    dataset : Dataset
        As loaded or as `filters.apply` left it; only people with a dated event of kind
        `arrival` are counted, from the first of these.

    Returns
    -------
    DataFrame
        One row per dated event of such a person, in order of time. `person_id`,
        `person`, `event_id`, `source_id`, `kind`, `title`, `when`, `basis`,
        `place_id` (missing where no place is given), `duration`, `days_least`,
        `days_most`: whole days, 0 for the arrival itself, negative before it, missing
        where a date is open on that side.
    """
    dated = leading(dataset, "precision").events
    dated = dated[dated["precision"].notna()]
    found = _by_person(dated[["person_ids", *STOP_COLUMNS, *DATE_COLUMNS]], dataset)
    arrivals = found[found["kind"] == ARRIVAL].drop_duplicates("person_id")
    counted = found.merge(
        arrivals[["person_id", "event_id", "earliest", "latest"]],
        on="person_id",
        suffixes=("", "_arrival"),
    )
    least = (counted["earliest"] - counted["latest_arrival"]).dt.days.astype("float64")
    most = (counted["latest"] - counted["earliest_arrival"]).dt.days.astype("float64")
    own = counted["event_id"] == counted["event_id_arrival"]
    counted = counted.assign(days_least=least.mask(own, 0.0), days_most=most.mask(own, 0.0))
    return counted.drop(columns=["event_id_arrival", "earliest_arrival", "latest_arrival"])


def _by_person(events: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """Give a row for each person of each event, by person, then in order of time."""
    rows = events.assign(person_id=events["person_ids"]).explode("person_id")
    rows = rows.drop(columns="person_ids").dropna(subset="person_id")
    rows["person"] = rows["person_id"].map(dataset.people_names)
    ranks = {person: rank for rank, person in enumerate(dataset.people_names)}
    rows["rank"] = rows["person_id"].map(ranks)
    rows["first"] = rows["earliest"].fillna(FIRST_DAY)
    rows["last"] = rows["latest"].fillna(LAST_DAY)
    order = ["rank", "first", "last", "event_id"]
    return rows.sort_values(order, ignore_index=True).drop(columns=["rank", "first", "last"])


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
