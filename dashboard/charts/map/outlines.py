"""Lines on the globe as GeoJSON: circles of so many kilometres, boxes, and bowed journeys."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from dashboard.charts.map.extent import EARTH_RADIUS_KM, Bbox

Geometry = dict[str, Any]

CORNERS = 72  # of a circle
STEPS = 24  # of a curve, and of each edge of a box


def mercator_y(latitude: float) -> float:
    """Height of a latitude above the equator on a Mercator map of radius one."""
    return math.asinh(math.tan(math.radians(latitude)))


def circle(latitude: float, longitude: float, radius_km: float) -> Geometry:
    """All that lies within a distance of a point."""
    angle = radius_km / EARTH_RADIUS_KM
    # Clockwise, as d3 wants the outer edge of a polygon: the inside is on the right.
    bearing = np.linspace(0, 2 * np.pi, CORNERS + 1)
    phi = math.radians(latitude)
    sine = np.sin(phi) * np.cos(angle) + np.cos(phi) * np.sin(angle) * np.cos(bearing)
    east = np.sin(bearing) * np.sin(angle) * np.cos(phi)
    turn = np.degrees(np.arctan2(east, np.cos(angle) - np.sin(phi) * sine))
    latitudes = np.degrees(np.arcsin(np.clip(sine, -1, 1)))
    return {"type": "Polygon", "coordinates": [_pairs(longitude + turn, latitudes)]}


def outline(box: Bbox) -> Geometry:
    """The edge of a box along its parallels and meridians."""
    along = np.linspace(0, 1, STEPS)
    east = box.west + (box.east - box.west) * along
    north = box.south + (box.north - box.south) * along
    longitudes = [east, np.full(STEPS, box.east), east[::-1], np.full(STEPS, box.west)]
    latitudes = [np.full(STEPS, box.south), north, np.full(STEPS, box.north), north[::-1]]
    return line(np.concatenate(longitudes), np.concatenate(latitudes))


def areas(edges: Iterable[Sequence[tuple[float, float]]]) -> Geometry:
    """Areas as one; of each its edge, clockwise: latitudes and longitudes."""
    rings = [[_pairs(*reversed(tuple(zip(*edge, strict=True))))] for edge in edges]
    return {"type": "MultiPolygon", "coordinates": rings}


def line(longitudes: npt.ArrayLike, latitudes: npt.ArrayLike) -> Geometry:
    """A line through points."""
    return {"type": "LineString", "coordinates": _pairs(longitudes, latitudes)}


def bow(
    start: tuple[float, float], end: tuple[float, float], bulge: float
) -> tuple[Geometry, dict[str, float]]:
    """Join two points by a curve, and say where its middle lies.

    Parameters
    ----------
    start, end
        Latitude and longitude in degrees.
    bulge
        How far the middle lies to the left of the straight way on the map, as a share of it.

    Returns
    -------
    tuple
        The line; and its middle as `latitude`, `longitude` and `bearing` (degrees clockwise
        from the top of the map).
    """
    x0, y0 = math.radians(start[1]), mercator_y(start[0])
    x1, y1 = (
        x0 + (math.radians(end[1]) - x0 + math.pi) % (2 * math.pi) - math.pi,
        mercator_y(end[0]),
    )
    along = np.linspace(0, 1, STEPS + 1)
    height = 4 * bulge * along * (1 - along)
    x = x0 + (x1 - x0) * along - (y1 - y0) * height
    y = y0 + (y1 - y0) * along + (x1 - x0) * height
    longitudes, latitudes = np.degrees(x), np.degrees(np.arctan(np.sinh(y)))
    middle = {
        "longitude": float(longitudes[STEPS // 2]),
        "latitude": float(latitudes[STEPS // 2]),
        "bearing": math.degrees(math.atan2(x1 - x0, y1 - y0)),
    }
    return line(longitudes, latitudes), middle


def _pairs(longitudes: npt.ArrayLike, latitudes: npt.ArrayLike) -> list[list[float]]:
    """Positions of GeoJSON, rounded to metres."""
    wrapped = (np.asarray(longitudes, dtype=float) + 180) % 360 - 180
    pairs: list[list[float]] = np.column_stack([wrapped, latitudes]).round(5).tolist()
    return pairs
