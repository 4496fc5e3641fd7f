"""The legs of journeys as lines for the map."""

from collections.abc import Collection, Iterable, Iterator
from itertools import product

import pandas as pd

from dashboard.analysis.distances import lines_between
from dashboard.analysis.journeys.feasible import impossible
from dashboard.analysis.journeys.legs import MEASURED, measurable
from dashboard.analysis.journeys.readable_legs import SURE, Leg, readable_legs
from dashboard.model.dataset import Dataset
from dashboard.model.lookups.several_places import ALONG, each, manner

NOT_BOTH = ". Not both can be true"
LEG_ENDS = ("from_event_ids", "to_event_ids")
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
    "tooltip",
]


def routes(dataset: Dataset) -> pd.DataFrame:
    """Give the lines that show the legs of all journeys on a map.

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
        `impossible` (bool: not both of its ends can be true) and `tooltip`.
    """
    found = []
    parted = _parted(dataset)
    for leg in readable_legs(dataset).to_dict("records"):
        lines = []
        for one, other in _ways(leg):
            for here, there in product(_left(one), _reached(other)):
                if here == there or not measurable(dataset, here, there):
                    continue
                ends = dataset.reaches[here], dataset.reaches[there]
                decided = all(len(those.points) == 1 for those in ends)
                decided &= (here, there) == (one, other)
                events = _events_at(leg, "from", one), _events_at(leg, "to", other)
                certain = leg["certain"] and not leg["inferred"] and decided
                for start, stop in lines_between(*ends):
                    not_both = _not_both(leg["person_id"], *events, parted)
                    told = (certain, leg["among"], not_both, _tooltip(leg) + NOT_BOTH * not_both)
                    lines.append((leg["person_id"], *events, *start, *stop, *told))
        found.append(lines)
    found.sort(key=len)
    return pd.DataFrame([line for lines in found for line in lines], columns=ROUTE_COLUMNS)


def _left(place_id: str) -> tuple[str, ...]:
    """Give the places from which somebody left: of a way along several, the last one."""
    places = each(place_id)
    return places[-1:] if manner(place_id) == ALONG else places


def _reached(place_id: str) -> tuple[str, ...]:
    """Give the places at which somebody arrived: of a way along several, the first one."""
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
    starts, ends = (dict.fromkeys(leg[f"{end}_place_ids"]) for end in ("from", "to"))
    if len(starts) * len(ends) <= MEASURED:
        for one, other in product(starts, ends):
            if one < other if leg["among"] else one != other:
                yield one, other


def _events_at(leg: Leg, end: str, place: str) -> tuple[str, ...]:
    """Give the stops of one end of a leg that are at a place, by event_id."""
    stops = zip(leg[f"{end}_event_ids"], leg[f"{end}_place_ids"], strict=True)
    return tuple(event for event, at in stops if at == place)


def _tooltip(leg: Leg) -> str:
    """Say what a line on the map stands for."""
    if leg["among"]:
        there = f"{leg['from_place']} ({leg['from_when']})"
        return f"{leg['person']}: {there}, {leg['order']}; {leg['km']}"
    doubt = "" if leg["order"] == SURE else f"; {leg['order']}"
    return (
        f"{leg['person']}: {leg['from_place']} ({leg['from_when']}) to "
        f"{leg['to_place']} ({leg['to_when']}); {leg['km']}, {leg['days']}{doubt}"
    )
