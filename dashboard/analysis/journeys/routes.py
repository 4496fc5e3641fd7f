"""The legs of journeys as lines for the map."""

from collections.abc import Collection, Iterable, Iterator
from itertools import product

import pandas as pd

from dashboard.analysis.distances import all_lines_between, measurable
from dashboard.analysis.journeys.feasible import impossible
from dashboard.analysis.journeys.legs import MEASURED, legs
from dashboard.analysis.journeys.readable_legs import Leg, in_words, leg_said
from dashboard.model.dataset import Dataset
from dashboard.model.lookups.several_places import ALONG, each, is_several, manner

NOT_BOTH = ". Not both can be true"
LEG_ENDS = ("from_event_ids", "to_event_ids")
PLACES_AND_EVENTS = ("from_place_ids", "to_place_ids", *LEG_ENDS)
ROUTE_COLUMNS = [
    "person_id",
    "from_event_ids",
    "to_event_ids",
    "from_latitude",
    "from_longitude",
    "to_latitude",
    "to_longitude",
    "certain",
    "among",
    "impossible",
    "leg",
]


def routes(dataset: Dataset) -> pd.DataFrame:
    """Give the lines that show the legs of all journeys on a map, as `lines` has them.

    Returns
    -------
    DataFrame
        With `tooltip`.
    """
    found = legs(dataset)
    return with_tooltips(dataset, lines(dataset, found), found)


def with_tooltips(dataset: Dataset, lines: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Say of some lines what they stand for; `rows` are the legs of all of them."""
    told = in_words(dataset, rows.loc[lines["leg"].unique()])
    said = dict(zip(told.index, map(leg_said, told.to_dict("records")), strict=True))
    texts = [
        said[leg] + NOT_BOTH * wrong
        for leg, wrong in zip(lines["leg"], lines["impossible"], strict=True)
    ]
    return lines.assign(tooltip=pd.Series(texts, index=lines.index, dtype="str"))


def lines(dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    """Give the lines that show legs on a map.

    Parameters
    ----------
    rows : DataFrame
        The legs of all journeys of the dataset, as `legs.legs` gives them.

    Returns
    -------
    DataFrame
        One row per line, those of a leg that has many behind the others. A leg has a line
        to each candidate of a place, and to each of several places between which nothing
        tells an order, if there are no more than `legs.MEASURED`; one between places without
        points, or within an area, has none. `person_id`,
        `from_event_ids`, `to_event_ids` (tuples: the stops at its ends),
        `from_latitude`, `from_longitude`, `to_latitude`, `to_longitude` (degrees),
        `certain` (bool: nothing is inferred, the order is certain, the place decided),
        `among` (bool: it only joins places between which nothing tells an order),
        `impossible` (bool: not both of its ends can be true) and `leg` (its label in `rows`).
    """
    found, ways = [], []
    parted = _parted(dataset)
    columns = ["person_id", "certain", "inferred", "among", *PLACES_AND_EVENTS]
    cells = (rows[column].to_numpy(object) for column in columns)
    for label, *values in zip(rows.index, *cells, strict=True):
        leg: Leg = dict(zip(columns, values, strict=True))
        of_leg = []
        for one, other in _ways(leg):
            for here, there in product(_left(one), _reached(other)):
                if here == there or not measurable(dataset, here, there):
                    continue
                ends = dataset.reaches[here], dataset.reaches[there]
                decided = all(len(those.points) == 1 for those in ends)
                decided &= (here, there) == (one, other)
                events = _events_at(leg, "from", one), _events_at(leg, "to", other)
                certain = leg["certain"] and not leg["inferred"] and decided
                not_both = bool(parted) and _not_both(leg["person_id"], *events, parted)
                ways.append(ends)
                told = (certain, leg["among"], not_both, label)
                of_leg.append(((leg["person_id"], *events), told))
        found.append(of_leg)
    drawn = iter(all_lines_between(ways))
    of_legs = [
        [(*who, *start, *end, *told) for who, told in of_leg for start, end in next(drawn)]
        for of_leg in found
    ]
    of_legs.sort(key=len)
    return pd.DataFrame([line for of_leg in of_legs for line in of_leg], columns=ROUTE_COLUMNS)


def _left(place_id: str) -> tuple[str, ...]:
    """Give the places from which somebody left: of a way along several, the last one."""
    if not is_several(place_id):
        return (place_id,)
    places = each(place_id)
    return places[-1:] if manner(place_id) == ALONG else places


def _reached(place_id: str) -> tuple[str, ...]:
    """Give the places at which somebody arrived: of a way along several, the first one."""
    if not is_several(place_id):
        return (place_id,)
    places = each(place_id)
    return places[:1] if manner(place_id) == ALONG else places


def _parted(dataset: Dataset) -> set[tuple[str, frozenset[str]]]:
    """Give the pairs of events that nobody can have been at both, with whom."""
    ids = dataset.events["event_id"]
    pairs = [one for one in impossible(dataset) if len(one.rows) == 2]
    return {(one.person_id, frozenset(ids.loc[list(one.rows)])) for one in pairs}


def _not_both(
    person: str,
    starts: Iterable[str],
    ends: Iterable[str],
    parted: Collection[tuple[str, frozenset[str]]],
) -> bool:
    """Tell whether some stop at the one end and some at the other cannot both be true."""
    return any((person, frozenset(pair)) in parted for pair in product(starts, ends))


def _ways(leg: Leg) -> Iterator[tuple[str, str]]:
    """Yield the places that lines run between, if they are not too many; each pair once."""
    starts, ends = leg["from_place_ids"], leg["to_place_ids"]
    if len(starts) == len(ends) == 1:
        if starts != ends:
            yield starts[0], ends[0]
        return
    starts, ends = dict.fromkeys(starts), dict.fromkeys(ends)
    if len(starts) * len(ends) <= MEASURED:
        for one, other in product(starts, ends):
            if one < other if leg["among"] else one != other:
                yield one, other


def _events_at(leg: Leg, end: str, place: str) -> tuple[str, ...]:
    """Give the stops of one end of a leg that are at a place, by event_id."""
    events: tuple[str, ...] = leg[f"{end}_event_ids"]
    if len(events) == 1:
        return events
    stops = zip(events, leg[f"{end}_place_ids"], strict=True)
    return tuple(event for event, at in stops if at == place)
