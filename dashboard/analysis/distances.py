"""How far apart two places are, as far as their points are known.

Distances are geodesics on the WGS 84 ellipsoid (Karney 2013), as PROJ computes them.
"""

import math
from collections.abc import Sequence
from itertools import islice, product

import numpy as np
import numpy.typing as npt
from pyproj import Geod

from dashboard.model.dataset import Dataset
from dashboard.model.lookups.reaches import Point, Reach
from dashboard.model.lookups.several_places import each, is_several

POLE = 90.0
EARTH = Geod(ellps="WGS84")
Ends = tuple[float, float, float, float]  # latitude and longitude of one point, and of another
Line = tuple[Point, Point]
Floats = npt.NDArray[np.float64]


def km_between(start: Reach, end: Reach) -> tuple[float, float]:
    """Give the least and the most kilometres that may lie between two places."""
    [found] = all_km_between([(start, end)])
    return found


def all_km_between(ways: Sequence[tuple[Reach, Reach]]) -> list[tuple[float, float]]:
    """Give the least and the most kilometres of many ways, measured at once."""
    if not ways:
        return []
    km = _km([(*a, *b) for start, end in ways for a, b in product(start.points, end.points)])
    sizes = np.array([len(start.points) * len(end.points) for start, end in ways])
    doubt = np.array([start.radius_km + end.radius_km for start, end in ways])
    begun = np.cumsum(sizes) - sizes
    least = np.maximum(np.minimum.reduceat(km, begun) - doubt, 0.0)
    most = np.maximum.reduceat(km, begun) + doubt
    return list(zip(least.tolist(), most.tolist(), strict=True))


def km_measured(dataset: Dataset, ways: Sequence[tuple[str, str]]) -> list[tuple[float, float]]:
    """Give the least and the most kilometres between places; NaN where they are not measurable."""
    reach = dataset.reaches
    can = [measurable(dataset, *way) for way in ways]
    ends = [(reach[a], reach[b]) for (a, b), able in zip(ways, can, strict=True) if able]
    found = iter(all_km_between(ends))
    return [next(found) if able else (math.nan, math.nan) for able in can]


def measurable(dataset: Dataset, one: str, other: str) -> bool:
    """Tell whether two places have points, and none contains the other.

    Of several places of one event, each counts; one that is the other as well contains nothing.
    """
    if not is_several(one) and not is_several(other):
        nested = one in dataset.inside(other) or other in dataset.inside(one)
        return not nested and one in dataset.reaches and other in dataset.reaches
    nested = any(
        (a in dataset.inside(b) or b in dataset.inside(a)) and (a != b or one == other)
        for a, b in product(each(one), each(other))
    )
    return not nested and {one, other} <= dataset.reaches.keys()


def lies_in(inner: Reach, outer: Reach) -> bool:
    """Tell whether a place must lie where another may: each of its circles within one of those."""
    spare = outer.radius_km - inner.radius_km
    if spare < 0:
        return False
    km = _km([(*a, *b) for a, b in product(inner.points, outer.points)])
    return bool((km.reshape(len(inner.points), -1) <= spare).any(axis=1).all())


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
    if len(inner.points) == len(outer.points) == 1 and inner.radius_km >= outer.radius_km:
        return False  # two circles of one size: neither lies in the other, or each in each
    return lies_in(inner, outer) and not lies_in(outer, inner)


def lines_between(start: Reach, end: Reach) -> tuple[Line, ...]:
    """Give the straight ways from one place to another, for drawing; see `all_lines_between`."""
    [found] = all_lines_between([(start, end)])
    return found


def all_lines_between(ways: Sequence[tuple[Reach, Reach]]) -> list[tuple[Line, ...]]:
    """Give the straight ways between many pairs of places, measured at once.

    A line begins and ends at the edge of an area, as nobody knows where inside; there
    is one to each candidate of a place that is not decided, and none between places of
    which one lies in the other's area.
    """
    ends = [(*a, *b) for start, end in ways for a, b in product(start.points, end.points)]
    measured = zip(ends, *(each.tolist() for each in _measured(ends)), strict=True)
    found = []
    for start, end in ways:
        left, right = (one.radius_km * 1000 if one.area else 0.0 for one in (start, end))
        found.append(
            tuple(
                _line(both, bearing, left, metres, right)
                for both, bearing, metres in islice(measured, len(start.points) * len(end.points))
                if left < metres - right
            )
        )
    return found


def _line(ends: Ends, bearing: float, left: float, metres: float, right: float) -> Line:
    """Give a line that leaves out so many metres behind one point and before the other.

    A pole is reached on the meridian of the way.
    """
    start, end = ends[:2], ends[2:]
    exact = not right and abs(end[0]) < POLE
    return (
        _onward(start, bearing, left) if left else start,
        end if exact else _onward(start, bearing, metres - right),
    )


def _onward(point: Point, bearing: float, metres: float) -> Point:
    """Give the point so many metres from another."""
    longitude, latitude, _ = EARTH.fwd(*point[::-1], bearing, metres)
    return latitude, longitude


def _km(ends: Sequence[Ends]) -> Floats:
    """Measure from one point to another, many at once."""
    return _measured(ends)[1] / 1000


def _measured(ends: Sequence[Ends]) -> tuple[Floats, Floats]:
    """Give the bearings, in degrees, and the metres from one point to another."""
    latitude, longitude, *other = np.array(ends, dtype=float).reshape(-1, 4).T
    bearings, _, metres = EARTH.inv(longitude, latitude, other[1], other[0])
    return bearings, metres
