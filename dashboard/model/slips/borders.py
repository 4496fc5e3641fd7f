"""In which country a point lies, by the borders of the base map.

The map is drawn for a scale of 1 : 50 million: its borders and coasts are off by some
kilometres, and small islands are missing.
"""

import json
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

BASEMAP = Path(__file__).parents[3] / "static" / "basemap.topojson"
KM_PER_DEGREE = 111.2
STRIP_DEGREES, LEAST_STRIPS = 2.0, 10

_Edges = npt.NDArray[np.float64]  # one row per edge: x and y of its start, x and y of its end


def knows(country: str) -> bool:
    """Tell whether the map has a country, by its ISO 3166-1 alpha-2 code."""
    return country in _countries()


def country_at(latitude: float, longitude: float) -> str:
    """Give the code of the country in which a point lies; empty if in none."""
    return next((code for code in _countries() if _holds(code, latitude, longitude)), "")


def km_outside(country: str, latitude: float, longitude: float) -> float:
    """Give how far outside a country that the map knows a point lies; 0 if inside.

    Measured on a plane around the point: exact to some percent up to a few hundred
    kilometres, and too long beyond.
    """
    if _holds(country, latitude, longitude):
        return 0.0
    edges = _edges(country)
    step = edges[:, 2:] - edges[:, :2]
    start = edges[:, :2] - (longitude, latitude)
    start[:, 0] = (start[:, 0] + 180) % 360 - 180  # the near way around the globe
    scale = np.array([np.cos(np.radians(latitude)), 1.0]) * KM_PER_DEGREE
    start, step = start * scale, step * scale
    length = np.maximum((step**2).sum(axis=1), 1e-12)
    along = np.clip(-(start * step).sum(axis=1) / length, 0, 1)
    nearest = start + along[:, np.newaxis] * step
    return float(np.sqrt((nearest**2).sum(axis=1).min()))


@cache
def strips(country: str) -> tuple[tuple[float, float, float, float], ...]:
    """Give boxes that cover a country, one below the other; none of one that the map lacks.

    Each is west, south, east, north in degrees, and as wide as the country is in its middle: of
    an islet between two there may be none.
    """
    if not knows(country):
        return ()
    _, south, _, north = _box(country)
    high = min(STRIP_DEGREES, (north - south) / LEAST_STRIPS)
    x0, y0, x1, y1 = _edges(country).T
    found = []
    for bottom in np.arange(south, north, high):
        middle = bottom + high / 2
        crossed = (y0 > middle) != (y1 > middle)
        across = x0 + (middle - y0) / np.where(crossed, y1 - y0, 1) * (x1 - x0)
        ends = np.sort(across[crossed]).round(2).tolist()
        low, top = round(float(bottom), 2), round(float(bottom + high), 2)
        found += [(west, low, east, top) for west, east in zip(ends[::2], ends[1::2], strict=True)]
    return tuple(found)


def _holds(country: str, latitude: float, longitude: float) -> bool:
    """Tell whether a country holds a point: an odd number of edges lies to the east of it."""
    west, south, east, north = _box(country)
    if not (west <= longitude <= east and south <= latitude <= north):
        return False
    x0, y0, x1, y1 = _edges(country).T
    crossed = (y0 > latitude) != (y1 > latitude)
    x0, y0, x1, y1 = x0[crossed], y0[crossed], x1[crossed], y1[crossed]
    east_of_it = longitude < x0 + (latitude - y0) / (y1 - y0) * (x1 - x0)
    return bool(east_of_it.sum() % 2)


@cache
def _topology() -> dict[str, Any]:
    """Read the map; without its file it has no countries."""
    try:
        read: dict[str, Any] = json.loads(BASEMAP.read_text("utf-8"))
    except OSError:
        return {"objects": {"basemap": {"geometries": []}}}
    return read


@cache
def _countries() -> dict[str, list[list[int]]]:
    """Give the rings of each country as indices of arcs."""
    return {
        part["id"]: part["arcs"] if part["type"] == "Polygon" else [*chain(*part["arcs"])]
        for part in _topology()["objects"]["basemap"]["geometries"]
        if part["type"] in ("Polygon", "MultiPolygon") and len(part.get("id", "")) == 2
    }


@cache
def _edges(country: str) -> _Edges:
    """Give all edges of a country in degrees."""
    rings = [
        np.concatenate([_arc(i) if i >= 0 else _arc(~i)[::-1] for i in ring])
        for ring in _countries()[country]
    ]
    return np.concatenate([np.hstack([ring[:-1], ring[1:]]) for ring in rings])


@cache
def _arc(index: int) -> _Edges:
    """Give the points of an arc, which is stored as steps from point to point."""
    transform = _topology()["transform"]
    steps = np.array(_topology()["arcs"][index], dtype=np.float64)
    points: _Edges = steps.cumsum(axis=0) * transform["scale"] + transform["translate"]
    return points


@cache
def _box(country: str) -> tuple[float, float, float, float]:
    """Give the bounds of a country in degrees: west, south, east, north."""
    starts = _edges(country)[:, :2]
    (west, south), (east, north) = starts.min(axis=0), starts.max(axis=0)
    return float(west), float(south), float(east), float(north)
