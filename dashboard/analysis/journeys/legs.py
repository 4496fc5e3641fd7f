"""The legs of journeys: from where a person was to where they were next, if at another place.

Dates are taken at the resolution of a day, or of a second where both ends have hours, and
never narrowed: every number of days is the least and the most that the dates allow, every
distance the least and the most that the places allow. Stops between which nothing tells an
order are one end of a leg together.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import groupby, islice, product
from operator import itemgetter
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis.distances import km_measured
from dashboard.analysis.journeys.stops import STOP, End, Stop, days_between, stops
from dashboard.analysis.phrases import listed
from dashboard.model.dataset import Dataset
from dashboard.model.dates.ends import SECONDS_A_DAY

END_PARTS = ("place_ids", "place", "event_ids", "when")
LEG_COLUMNS = [
    "person_id",
    "person",
    *(f"{end}_{part}" for end in ("from", "to") for part in END_PARTS),
    *("km_least", "km_most", "days_least", "days_most", "hours"),
    *("certain", "inferred", "among"),
]
NAN = math.nan
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
    rows = stops(dataset)
    begins = np.append(_differs(rows, "person_id") | _differs(rows, "group"), True)
    alone = begins[:-1] & begins[1:]  # no other stop stands beside it
    found = [_between_stops(dataset, rows, alone), _between_groups(dataset, rows, alone)]
    filled = [part for part in found if len(part)]
    if not filled:
        return found[1]
    return pd.concat(filled).sort_index(kind="stable").reset_index(drop=True)


def _differs(rows: pd.DataFrame, column: str) -> npt.NDArray[np.bool_]:
    """Tell which rows have another value than the one above; the first one has."""
    cells = rows[column].to_numpy(object)
    return np.append(True, cells[1:] != cells[:-1])[: len(cells)]


def _between_stops(
    dataset: Dataset, rows: pd.DataFrame, alone: npt.NDArray[np.bool_]
) -> pd.DataFrame:
    """Give the legs from one stop to the next that both stand alone; by where the first stands."""
    joined = alone[:-1] & alone[1:] & ~_differs(rows, "person_id")[1:]
    at = np.flatnonzero(joined & _differs(rows, "place_id")[1:])
    start, end = rows.iloc[at], rows.iloc[at + 1].set_axis(rows.index[at])
    km = km_measured(dataset, list(zip(start["place_id"], end["place_id"], strict=True)))
    hours, sure = start["hours"] & end["hours"], end["sure"]
    least, most = _days_apart(start, end, hours, sure)
    ends = {
        f"{name}_{part}": own
        for name, one in (("from", start), ("to", end))
        for part, own in (
            ("place_ids", _each_alone(one["place_id"])),
            ("place", one["place"]),
            ("event_ids", _each_alone(one["event_id"])),
            ("when", one["when"]),
        )
    }
    return start[["person_id", "person"]].assign(
        **ends,
        km_least=[one for one, _ in km],
        km_most=[one for _, one in km],
        days_least=least,
        days_most=most,
        hours=hours,
        certain=sure,
        inferred=(start["basis"] == "inferred") | (end["basis"] == "inferred"),
        among=False,
    )


def _days_apart(
    start: pd.DataFrame, end: pd.DataFrame, hours: pd.Series, sure: pd.Series
) -> tuple[pd.Series, pd.Series]:
    """Give the least and the most days between stops, as `days_between` does, row by row."""
    first, left, reached, last = (
        rows[day].where(~hours, rows[second])
        for rows in (start, end)
        for day, second in (("earliest", "first_second"), ("latest", "last_second"))
    )
    least, most, back = (
        (until - since).dt.total_seconds() / SECONDS_A_DAY
        for until, since in (
            (reached, left),
            (last.where(~end["duration"], reached), first.where(~start["duration"], left)),
            (left, reached),
        )
    )
    loose = most.where(most >= back, back).clip(lower=0.0).where((most + back).notna())
    return least.clip(lower=0.0).fillna(0.0).where(sure, 0.0), most.clip(lower=0.0).where(
        sure, loose
    )


def _each_alone(ids: pd.Series) -> pd.Series:
    """Put each id into a tuple of its own."""
    return pd.Series([(one,) for one in ids], index=ids.index, dtype=object)


def _between_groups(
    dataset: Dataset, rows: pd.DataFrame, alone: npt.NDArray[np.bool_]
) -> pd.DataFrame:
    """Give the legs of which an end is a group of stops; by where its first one stands."""
    near = ~alone
    near[:-1] |= ~alone[1:]
    near[1:] |= ~alone[:-1]
    read = rows[near]
    ends, places = [], []
    for journey, at in _journeys(read):
        for (start, end), place in _in_turn(journey, at):
            if len(start.stops) > 1 or len(end.stops) > 1:
                ends.append((start, end))
                places.append(place)
    found = [_leg(*both, km) for both, km in zip(ends, _km(dataset, ends), strict=True)]
    return pd.DataFrame(found, columns=LEG_COLUMNS, index=places if found else None)


def _journeys(rows: pd.DataFrame) -> Iterator[tuple[list[End], list[int]]]:
    """Yield the ends of the legs of each person, read off `stops`, and where these begin."""
    columns = (rows[column].astype(object).to_numpy() for column in ("group", "sure", *STOP))
    read = zip(*columns, rows.index, strict=True)
    for _, journey in groupby(read, key=itemgetter(2)):
        groups = [list(group) for _, group in groupby(journey, key=itemgetter(0))]
        ends = [End(tuple(Stop(*row[2:-1]) for row in group), group[0][1]) for group in groups]
        yield ends, [group[0][-1] for group in groups]


def _in_turn(ends: Sequence[End], places: Sequence[int]) -> Iterator[tuple[tuple[End, End], int]]:
    """Yield what there are legs between; an end of several places and itself come first."""
    for start, end, place in zip(ends, [*ends[1:], None], places, strict=True):
        if len(start.places) > 1:
            yield (start, start), place
        if end and (len(start.places) > 1 or start.places.keys() != end.places.keys()):
            yield (start, end), place


def _km(dataset: Dataset, legs: Sequence[tuple[End, End]]) -> Iterator[tuple[float, float]]:
    """Measure each leg, if all of its places have points and none contains another."""
    ways = [
        [(one, other) for one, other in product(start.places, end.places) if one != other]
        for start, end in legs
    ]
    few = [own if len(own) <= MEASURED else [] for own in ways]
    found = iter(km_measured(dataset, [way for own in few for way in own]))
    for (start, end), own in zip(legs, few, strict=True):
        stayed = start is not end and not start.places.keys().isdisjoint(end.places)
        least, most = zip(*islice(found, len(own)), strict=True) if own else ([NAN], [NAN])
        if any(map(math.isnan, least)):
            yield NAN, NAN
        else:
            yield 0.0 if stayed else min(least), max(most)


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
