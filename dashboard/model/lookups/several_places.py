"""Several places of one event as one: how they are called together, and where that may be.

An event of several places has for its place_id the ids of all, behind how they are meant:
`along:depot;motel;bridge`. No id of a place has such signs. What happened there is at one of them
or, where it went along them or was between them, on the straight way from one to the next.
"""

from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise

import pandas as pd
from geographiclib.geodesic import Geodesic

from dashboard.model.lookups.reaches import Point, Reach

ALONG, BETWEEN, ONE_OF = MANNERS = ("along", "between", "one-of")
SEPARATOR, BEHIND = ";", ":"
STRETCHES = 8  # of a way between two places; half of one is how far off it a road may lead


def together(places: Collection[str], manner: str | None) -> str | None:
    """Give the place_id of an event at some places; of one place its own, of none nothing."""
    if len(places) < 2:
        return next(iter(places), None)
    return f"{manner or ''}{BEHIND}{SEPARATOR.join(places)}"


def each(place_id: object) -> tuple[str, ...]:
    """Give the places that a place_id stands for; none where it is missing."""
    if not isinstance(place_id, str):
        return ()
    return tuple(place_id.rpartition(BEHIND)[2].split(SEPARATOR))


def manner(place_id: str) -> str:
    """Give how several places are meant; empty where nobody says, and of a single one."""
    return place_id.partition(BEHIND)[0] if BEHIND in place_id else ""


def is_several(place_id: object) -> bool:
    """Tell whether a place_id stands for several places."""
    return isinstance(place_id, str) and SEPARATOR in place_id


def exploded(places: pd.Series) -> pd.Series:
    """Give each place by itself, and nothing for what has none."""
    if not any(map(is_several, places.unique())):
        return places.dropna()
    return places.map(each).explode().dropna().astype("str")


def among(places: pd.Series, wanted: Collection[str]) -> pd.Series:
    """Tell which rows are at any of some places."""
    kept = [one for one in places.dropna().unique() if any(part in wanted for part in each(one))]
    return places.isin(kept)


def called(place_id: str, names: Mapping[str, str]) -> str:
    """Name several places as they are meant: "along A, B", "between A and B", "A or B"."""
    *before, last = [names.get(one, one) for one in each(place_id)]
    meant = manner(place_id)
    if meant == BETWEEN:
        return f"between {', '.join(before)} and {last}"
    if meant == ONE_OF:
        return f"{', '.join(before)} or {last}"
    listed = ", ".join([*before, last])
    return f"along {listed}" if meant == ALONG else listed


def reaches_together(places: Iterable[str], known: Mapping[str, Reach]) -> dict[str, Reach]:
    """Give where events of several places may be, by place_id; not where one may be anywhere."""
    found = {}
    for place_id in places:
        reaches = [known.get(one) for one in each(place_id)]
        if all(reaches):
            found[place_id] = _joined([one for one in reaches if one], manner(place_id))
    return found


def _joined(reaches: list[Reach], meant: str) -> Reach:
    """Put circles together, and along a way so many more that no gap is between them."""
    points = [point for one in reaches for point in one.points]
    radius = max(one.radius_km for one in reaches)
    if meant in (ALONG, BETWEEN):
        for one, other in pairwise(reaches):
            for start in one.points:
                for end in other.points:
                    between, half_km = _between(start, end)
                    points += between
                    radius = max(radius, half_km)
    return Reach(tuple(dict.fromkeys(points)), radius)


def _between(start: Point, end: Point) -> tuple[list[Point], float]:
    """Give points on the way from one to another, and half the kilometres between two of them."""
    way = Geodesic.WGS84.InverseLine(*start, *end)
    step = way.s13 / STRETCHES
    found = [way.Position(step * n) for n in range(1, STRETCHES)]
    return [(one["lat2"], one["lon2"]) for one in found], step / 2000
