"""How far apart two places are, as far as their points are known.

Distances are geodesics on the WGS 84 ellipsoid (Karney 2013), as geopy computes them.
"""

from functools import lru_cache
from itertools import product

from geographiclib.geodesic import Geodesic
from geopy.distance import geodesic

from dashboard.model.dataset import Dataset
from dashboard.model.lookups.reaches import Point, Reach
from dashboard.model.lookups.several_places import each, is_several

MEASURED = 20_000  # ways that are kept: each takes about a millisecond, and is asked for often


@lru_cache(maxsize=MEASURED)
def km_between(start: Reach, end: Reach) -> tuple[float, float]:
    """Give the least and the most kilometres that may lie between two places."""
    ways = [_km(a, b) for a, b in product(start.points, end.points)]
    doubt = start.radius_km + end.radius_km
    return max(0.0, min(ways) - doubt), max(ways) + doubt


def lies_in(inner: Reach, outer: Reach) -> bool:
    """Tell whether a place must lie where another may: each of its circles within one of those."""
    spare = outer.radius_km - inner.radius_km
    return all(any(_km(a, b) <= spare for b in outer.points) for a in inner.points)


def is_narrower(dataset: Dataset, one: str, other: str) -> bool:
    """Tell whether one place lies within another, as it is stated or by all of its circle."""
    if is_several(one) or is_several(other):
        ways = [any(a in dataset.inside(b) for b in each(other)) for a in each(one)]
        back = [any(b in dataset.inside(a) for a in each(one)) for b in each(other)]
        if all(ways) or all(back):
            return all(ways) and not all(back)
    elif one in dataset.inside(other) or other in dataset.inside(one):
        return one != other and one in dataset.inside(other)
    inner, outer = dataset.reaches.get(one), dataset.reaches.get(other)
    if inner is None or outer is None:
        return False
    return lies_in(inner, outer) and not lies_in(outer, inner)


@lru_cache(maxsize=MEASURED)
def lines_between(start: Reach, end: Reach) -> tuple[tuple[Point, Point], ...]:
    """Give the straight ways from one place to another, for drawing.

    A line begins and ends at the edge of an area, as nobody knows where inside; there
    is one to each candidate of a place that is not decided, and none between places of
    which one lies in the other's area.
    """
    lines = []
    for a in start.points:
        for b in end.points:
            way = Geodesic.WGS84.InverseLine(*a, *b)
            first = start.radius_km * 1000 if start.area else 0.0
            last = way.s13 - (end.radius_km * 1000 if end.area else 0.0)
            if first < last:
                left, reached = way.Position(first), way.Position(last)
                lines.append(((left["lat2"], left["lon2"]), (reached["lat2"], reached["lon2"])))
    return tuple(lines)


@lru_cache(maxsize=MEASURED)
def _km(one: Point, other: Point) -> float:
    """Measure from one point to another."""
    return float(geodesic(one, other).km)
