"""How far apart two places are, as far as their points are known.

Distances are geodesics on the WGS 84 ellipsoid (Karney 2013), as geopy computes them.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

from geographiclib.geodesic import Geodesic
from geopy.distance import geodesic

from dashboard.model.dataset import Dataset

Point = tuple[float, float]
MEASURED = 20_000  # ways that are kept: each takes about a millisecond, and is asked for often


@dataclass(frozen=True)
class Reach:
    """Where a place may be.

    Parameters
    ----------
    points : tuple of (latitude, longitude)
        Degrees; one point, or all candidates of a place that is not decided. At least
        one.
    radius_km : float
        How far from a point the truth may lie; 0 where nothing is stated.
    area : bool
        Whether the place is an area rather than a point in doubt.
    """

    points: tuple[Point, ...]
    radius_km: float = 0.0
    area: bool = False


def reaches(dataset: Dataset) -> dict[str, Reach]:
    """Give the reach of every place that has points, by place_id."""
    found: dict[str, Reach] = {}
    candidates: dict[str, list[Point]] = {}
    columns = ["place_id", "latitude", "longitude"]
    for one, latitude, longitude in dataset.candidates_with_points[columns].itertuples(index=False):
        candidates.setdefault(one, []).append((latitude, longitude))
    for place in dataset.places.to_dict("records"):
        if not math.isnan(place["latitude"]):
            radius = 0.0 if math.isnan(place["radius_km"]) else place["radius_km"]
            point = (place["latitude"], place["longitude"])
            found[place["place_id"]] = Reach((point,), radius, place["resolution"] == "area")
        elif place["resolution"] == "ambiguous" and place["place_id"] in candidates:
            found[place["place_id"]] = Reach(tuple(candidates[place["place_id"]]))
    return found


@lru_cache(maxsize=MEASURED)
def km_between(start: Reach, end: Reach) -> tuple[float, float]:
    """Give the least and the most kilometres that may lie between two places."""
    ways = [geodesic(a, b).km for a in start.points for b in end.points]
    doubt = start.radius_km + end.radius_km
    return max(0.0, min(ways) - doubt), max(ways) + doubt


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
