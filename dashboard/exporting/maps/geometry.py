"""Points, lines and circles as in RFC 7946: cut at the 180th meridian, the inside on the left."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from geographiclib.geodesic import Geodesic

Geometry = dict[str, Any]
Position = tuple[float, float]  # longitude, latitude

HALF_TURN, TURN = 180.0, 360.0
STEP_DEGREES = 5  # between the corners of a circle
LARGEST_CIRCLE_KM = 9_900.0  # a larger one is about half of the Earth, and may hold both poles
DIGITS = 7  # about a centimetre


def point(latitude: float, longitude: float) -> Geometry:
    """Give a point as it is stated."""
    return {"type": "Point", "coordinates": [longitude, latitude]}


def line(start: tuple[float, float], end: tuple[float, float]) -> Geometry:
    """Join two points (latitude, longitude) by a straight line, the shorter way round."""
    (y0, x0), (y1, x1) = start, end
    if abs(x1 - x0) <= HALF_TURN:
        return {"type": "LineString", "coordinates": [[x0, y0], [x1, y1]]}
    edge = HALF_TURN if x0 > 0 else -HALF_TURN
    across = x1 + TURN if x0 > 0 else x1 - TURN
    if across == x0:
        return {"type": "LineString", "coordinates": [[x0, y0], [x0, y1]]}
    middle = round(y0 + (y1 - y0) * (edge - x0) / (across - x0), DIGITS)
    halves = [[[x0, y0], [edge, middle]], [[-edge, middle], [x1, y1]]]
    kept = [half for half in halves if half[0] != half[1]]
    if len(kept) == 1:
        return {"type": "LineString", "coordinates": kept[0]}
    return {"type": "MultiLineString", "coordinates": kept}


def points(positions: Sequence[tuple[float, float]]) -> Geometry:
    """Give several points (latitude, longitude) as one geometry."""
    return {"type": "MultiPoint", "coordinates": [[x, y] for y, x in positions]}


def way(positions: Sequence[tuple[float, float]]) -> Geometry:
    """Join points (latitude, longitude), at least two, by straight lines in their order."""
    drawn = [line(*ends) for ends in pairwise(positions)]
    if all(one["type"] == "LineString" for one in drawn):
        return {"type": "LineString", "coordinates": [[x, y] for y, x in positions]}
    lines: list[Any] = []
    for one in drawn:
        cut = one["type"] == "MultiLineString"
        lines += one["coordinates"] if cut else [one["coordinates"]]
    return {"type": "MultiLineString", "coordinates": lines}


def circle(latitude: float, longitude: float, radius_km: float) -> Geometry | None:
    """Give all that lies within a distance of a point, as a polygon or several.

    Parameters
    ----------
    latitude, longitude : float
        Degrees, WGS 84.
    radius_km : float
        Along geodesics; of a circle larger than `LARGEST_CIRCLE_KM` nothing is given.
    """
    if not 0 < radius_km <= LARGEST_CIRCLE_KM:
        return None
    edge = [_reached(latitude, longitude, a, radius_km) for a in range(0, 360, STEP_DEGREES)][::-1]
    for pole in (90.0, -90.0):
        if _km(latitude, longitude, pole) < radius_km:
            return _polygon([_around_pole(edge, pole)])
    parts = (_cut(edge, turn) for turn in (-TURN, 0.0, TURN))
    return _polygon([part for part in parts if len(part) > 2])


def _polygon(rings: Sequence[Sequence[Position]]) -> Geometry:
    """Close rings and give them as one polygon each."""
    closed = [[[[round(x, DIGITS), round(y, DIGITS)] for x, y in (*r, r[0])]] for r in rings]
    if len(closed) == 1:
        return {"type": "Polygon", "coordinates": closed[0]}
    return {"type": "MultiPolygon", "coordinates": closed}


def _reached(latitude: float, longitude: float, azimuth: float, radius_km: float) -> Position:
    """Give where a way of so many kilometres ends; its longitude may lie beyond 180 degrees."""
    mask = Geodesic.LATITUDE | Geodesic.LONGITUDE | Geodesic.LONG_UNROLL
    found = Geodesic.WGS84.Direct(latitude, longitude, azimuth, radius_km * 1000, mask)
    return found["lon2"], found["lat2"]


def _km(latitude: float, longitude: float, pole: float) -> float:
    """Measure how far a pole is."""
    return float(Geodesic.WGS84.Inverse(latitude, longitude, pole, longitude)["s12"]) / 1000


def _around_pole(edge: Sequence[Position], pole: float) -> list[Position]:
    """Give a circle that has a pole in it as the strip from its edge to the end of the map."""
    turned = sorted(((x + HALF_TURN) % TURN - HALF_TURN, y) for x, y in edge)
    (x0, y0), (x1, y1) = turned[0], turned[-1]
    gap = x0 + TURN - x1
    height = y1 + (y0 - y1) * (HALF_TURN - x1) / gap if gap else y0
    inner = [one for one in turned if abs(one[0]) != HALF_TURN]
    strip = [(-HALF_TURN, height), *inner, (HALF_TURN, height)]
    if pole > 0:
        return [*strip, (HALF_TURN, pole), (-HALF_TURN, pole)]
    return [*strip[::-1], (-HALF_TURN, pole), (HALF_TURN, pole)]


def _cut(edge: Sequence[Position], turn: float) -> list[Position]:
    """Give what of a ring lies on the map once it is turned by so many degrees."""
    ring = [(x + turn, y) for x, y in edge]
    for sign in (1.0, -1.0):
        ring = [*_on_one_side(ring, sign)]
    return ring


def _on_one_side(ring: Sequence[Position], sign: float) -> Iterator[Position]:
    """Yield what of a ring lies this side of a meridian: west of 180 E or east of 180 W."""
    for (x0, y0), (x1, y1) in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        inside, was_inside = sign * x1 <= HALF_TURN, sign * x0 <= HALF_TURN
        if inside != was_inside:
            edge = sign * HALF_TURN
            yield edge, y0 + (y1 - y0) * (edge - x0) / (x1 - x0)
        if inside:
            yield x1, y1
