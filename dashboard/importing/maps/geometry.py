"""Points, lines and areas of a map -> the point, or the circle around all of them, that we keep."""

import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from geopy.distance import geodesic

POINT = "Point"
KINDS = {POINT, "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"}
COLLECTION = "GeometryCollection"
MOST_SIGNS = 4_000  # of a geometry that is kept as it stands
NEARLY_FARTHEST = 10
Position = tuple[float, float]  # longitude, latitude


class Placed(NamedTuple):
    """Where something is: what is written of its place, and what else is kept or told."""

    said: dict[str, str]
    own: dict[str, str]
    kind: str


def placed(geometry: Mapping[str, Any] | None) -> Placed:
    """Read a geometry as GeoJSON has it.

    A point is one. Of all else the middle of its corners is kept as an area, with the distance
    to the farthest of them as its radius; the geometry itself is kept as it stands, if it is
    short.

    Raises
    ------
    ValueError
        If it is none, or has positions that are no numbers.
    """
    if geometry is None:
        return Placed({}, {}, "")
    kind = geometry.get("type") if isinstance(geometry, Mapping) else None
    if not isinstance(kind, str) or kind not in {COLLECTION, *KINDS}:
        raise ValueError(f"has a geometry of no known kind ({str(kind)[:50]})")
    positions = [*dict.fromkeys(_positions(geometry))]
    if not positions:
        return Placed({}, {}, "")
    heights = {height for _, _, height in positions}
    own = {"altitude": f"{max(heights):g}"} if kind == POINT and any(heights) else {}
    corners = [*dict.fromkeys((longitude, latitude) for longitude, latitude, _ in positions)]
    if len(corners) == 1:
        return Placed(_point(corners[0]), own, kind)
    middle = _middle(corners)
    radius = _farthest(middle, corners)
    written = json.dumps(geometry, ensure_ascii=False)
    short = len(written) <= MOST_SIGNS
    said = _point(middle) | {"radius_km": f"{math.ceil(radius * 1000) / 1000:g}"}
    said |= {"resolution": "area", "place_note": f"The middle of a {kind}, and how far it reaches"}
    return Placed(said, {"geometry": written} if short else {}, kind)


def told_of(kinds: Counter[str], long: int) -> Iterator[str]:
    """Say what became of the geometries of a file, by kind."""
    areas = {kind: number for kind, number in kinds.items() if kind and kind != POINT}
    if areas:
        listed = ", ".join(f"{number:,} {kind}" for kind, number in sorted(areas.items()))
        yield (
            f"{listed}: kept as an area, the middle of the corners with the distance to the "
            "farthest of them; the geometry itself stands in a column of its own"
        )
    if long:
        yield f"{long:,} of these geometries are too long for a cell, and only their circle is kept"
    if kinds[""]:
        yield f"{kinds['']:,} without any geometry: no point"


def _point(position: Position) -> dict[str, str]:
    """Write a point."""
    longitude, latitude = position
    return {"latitude": _degrees(latitude), "longitude": _degrees(longitude)}


def _degrees(number: float) -> str:
    """Write degrees in no more digits than they need."""
    return f"{number:.10f}".rstrip("0").rstrip(".")


def _positions(geometry: Any) -> Iterator[tuple[float, float, float]]:
    """Yield the positions of a geometry: longitude, latitude, height."""
    if not isinstance(geometry, Mapping):
        raise ValueError("has a geometry that is none")
    if geometry.get("type") == COLLECTION:
        inner = geometry.get("geometries")
        for one in inner if isinstance(inner, list) else ():
            yield from _positions(one)
    else:
        yield from _of_coordinates(geometry.get("coordinates"))


def _of_coordinates(coordinates: Any) -> Iterator[tuple[float, float, float]]:
    """Yield positions, however deep they stand."""
    if not isinstance(coordinates, list):
        raise ValueError("has coordinates that are no list")
    if coordinates and not isinstance(coordinates[0], list):
        if len(coordinates) < 2 or not all(map(_is_number, coordinates)):
            raise ValueError("has a position that is no longitude and latitude")
        height = coordinates[2] if len(coordinates) > 2 else 0
        yield float(coordinates[0]), float(coordinates[1]), float(height)
    else:
        for one in coordinates:
            yield from _of_coordinates(one)


def _is_number(one: Any) -> bool:
    """Tell a number that a position may have."""
    return isinstance(one, int | float) and not isinstance(one, bool) and abs(one) < 1e9


def _farthest(middle: Position, corners: list[Position]) -> float:
    """Give the kilometres to the farthest of some corners; on a ball it is sought, and measured."""

    def apart(corner: Position) -> float:
        east, north = (math.radians(one - other) for one, other in zip(corner, middle, strict=True))
        across = math.cos(math.radians(corner[1])) * math.cos(math.radians(middle[1]))
        return math.sin(north / 2) ** 2 + across * math.sin(east / 2) ** 2

    far = sorted(corners, key=apart)[-NEARLY_FARTHEST:]
    return float(max(geodesic(middle[::-1], corner[::-1]).km for corner in far))


def _middle(corners: list[Position]) -> Position:
    """Give the middle of corners on the globe, be it across the line where days begin."""
    sums = [0.0, 0.0, 0.0]
    for longitude, latitude in corners:
        east, north = math.radians(longitude), math.radians(latitude)
        sums[0] += math.cos(north) * math.cos(east)
        sums[1] += math.cos(north) * math.sin(east)
        sums[2] += math.sin(north)
    x, y, z = sums
    latitude = math.degrees(math.atan2(z, math.hypot(x, y)))
    return round(math.degrees(math.atan2(y, x)), 6), round(latitude, 6)
