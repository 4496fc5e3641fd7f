"""Names on the base map: countries, regions and towns, where they lie on nothing that is told.

Towns are read by the browser, from a file that says from which scale on each has room beside
more populous ones. Only those that the data would be hidden by are told to it. Countries and
regions stand on one spot of several: one that is free, and in view at first.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from dashboard.charts.map.camera import Camera
from dashboard.charts.map.extent import KM_PER_DEGREE, Floats
from dashboard.charts.map.labels import LINE, free_scales, whole_width_px
from dashboard.charts.map.orientation.name_layers import AREA_PX, EDGE_PX, TOWN_PX, TOWNS_URL
from dashboard.charts.map.orientation.told import AIR_PX, BOX, down, told_boxes
from dashboard.charts.template import Record

STATIC = Path(__file__).parents[4] / "static"
MOST_AREAS = 14  # named on a map, countries first
REGIONS_FROM = 2_000.0  # pixels per unit: from afar, regions are too many to be named
SAME_KM = 3.0  # what is told of a town and the town of the base map lie no farther apart
PANELS_PX = (480.0, 320.0, 1250.0)  # of widths that a name of a country is looked for in
LEAST_ROOM = 1e-4  # of an area, in units of the projection
DEEPEST = 16.0  # times the scale at first, from which on marks have parted
NEVER = 1e12


@dataclass(frozen=True)
class Names:
    """What a map is named with: rows of countries and regions, and the towns that wait.

    A town of `towns` is drawn only from its scale in `scales` on, which may be never.
    """

    areas: list[Record]
    towns: list[float]
    scales: list[float]


def names(rows: Mapping[str, Sequence[Record]], camera: Camera, height_px: float) -> Names:
    """Find room for names on a map.

    Parameters
    ----------
    rows
        What the map draws of the data: `dots`, `labels` and `shapes`.
    camera
        What it shows at first.
    height_px
        Its height.
    """
    scale = camera.scale(PANELS_PX[0], height_px)
    told = told_boxes(rows, camera, scale, PANELS_PX[-1], height_px)
    areas = _areas(camera, height_px, told, _named_areas(rows))
    own = [[area[name] for name in BOX] + [0.0, np.inf] for area in areas]
    towns, scales = _waiting(rows, camera, scale, height_px, np.vstack([told, *map(_row, own)]))
    return Names(areas, towns, scales)


def area_spots(
    rows: Mapping[str, Sequence[Record]], camera: Camera, height_px: float
) -> list[Record]:
    """Find room for the names of countries and regions alone; see `names`."""
    told = told_boxes(rows, camera, camera.scale(PANELS_PX[0], height_px), PANELS_PX[-1], height_px)
    return _areas(camera, height_px, told, _named_areas(rows))


@dataclass(frozen=True)
class _Towns:
    """The towns of the file, most populous first."""

    longitude: Floats
    latitude: Floats
    y: Floats
    from_scale: Floats
    width: Floats


@dataclass(frozen=True)
class _Spots:
    """The spots of the file, countries first: where a name may stand, and half its room."""

    name: list[str]
    level: Floats
    longitude: Floats
    latitude: Floats
    y: Floats
    room: Floats
    half_px: Floats


@cache
def _towns() -> _Towns:
    """Read the towns."""
    rows = read(Path(TOWNS_URL).name)
    columns = ("longitude", "latitude", "from_scale", "width")
    longitude, latitude, from_scale, width = (_numbers(rows, column) for column in columns)
    return _Towns(longitude, latitude, down(latitude), from_scale, width)


@cache
def _spots() -> _Spots:
    """Read the spots of countries and regions."""
    rows = sorted(read("areas.json"), key=lambda row: row["level"])
    columns = ("level", "longitude", "latitude", "room")
    level, longitude, latitude, room = (_numbers(rows, column) for column in columns)
    names = [row["name"].upper() if row["level"] == 0 else row["name"] for row in rows]
    half = [
        whole_width_px(name, AREA_PX[int(one)]) / 2
        for name, one in zip(names, level.tolist(), strict=True)
    ]
    return _Spots(
        names,
        level,
        longitude,
        latitude,
        down(latitude),
        np.maximum(room, LEAST_ROOM),
        np.array(half),
    )


def read(file: str) -> list[dict[str, Any]]:
    """Read a table that stands beside the base map."""
    rows: list[dict[str, Any]] = json.loads((STATIC / file).read_bytes())
    return rows


def _names_a_town(dot: Record) -> bool:
    """Tell whether the label of a dot names a single place."""
    return bool(dot.get("place_id")) or dot.get("role") == "beside"


def _numbers(rows: Iterable[Mapping[str, Any]], column: str) -> Floats:
    """Give a column."""
    return np.array([row[column] for row in rows], dtype=float)


def _row(values: Sequence[float]) -> Floats:
    """Make one row of an array."""
    return np.array([values], dtype=float)


def _named_areas(rows: Mapping[str, Sequence[Record]]) -> set[str]:
    """Give the first words of areas that the data names: they need no second name."""
    return {
        one["label"].partition(" ")[0] for one in rows["labels"] if one.get("style") == "italic"
    }


def _areas(camera: Camera, height_px: float, told: Floats, named: set[str]) -> list[Record]:
    """Choose a spot for each country and region that has one in view."""
    spots = _spots()
    x = camera.right(spots.longitude)
    panels = [camera.panel(width, height_px) for width in PANELS_PX]
    scales = [panel.scale for panel in panels]
    half = np.where(spots.level == 0, AREA_PX[0], AREA_PX[1]) * LINE
    own = spots.half_px / spots.room
    own = np.where(spots.level == 1, np.maximum(own, REGIONS_FROM), own)
    seen = np.zeros(len(x))
    for scale, half_width, half_height in panels:
        within = np.abs(x) * scale + spots.half_px + EDGE_PX <= half_width
        within &= np.abs(spots.y - camera.y) * scale + half + EDGE_PX <= half_height
        seen += within & (own <= scale) & (scale <= scales[0])
    rows = np.flatnonzero(seen)
    wide, ever = spots.half_px + AIR_PX, np.full(len(x), np.inf)
    edges = (-wide, -half - 1, wide, half + 1, own, ever)
    boxes = np.column_stack([x, spots.y, *edges])[rows]
    first = told[told[:, 6] <= scales[0]]
    free = free_scales(boxes, first)
    room = np.minimum(spots.room[rows] * scales[0] / spots.half_px[rows], 2.0)
    far = np.hypot(x[rows], spots.y[rows] - camera.y) * scales[0] / height_px
    chosen: dict[str, int] = {}
    for at in np.lexsort((far - room, -seen[rows], spots.level[rows])).tolist():
        if len(chosen) == MOST_AREAS:
            break
        name = spots.name[rows[at]]
        if name in chosen or free[at] > scales[0] or name.partition(" ")[0] in named:
            continue
        taken = boxes[[*chosen.values()]].reshape(-1, 8)
        if free_scales(boxes[at : at + 1], taken)[0] <= scales[0]:
            chosen[name] = at
    return [
        {
            **{"name": name, "longitude": spots.longitude[row], "latitude": spots.latitude[row]},
            **{"x": round(x[row], 6), "y": round(spots.y[row], 6)},
            **dict(zip(BOX[2:], boxes[at, 2:6].round(1).tolist(), strict=True)),
            "from_scale": round(free[at], 1),
            "font_px": AREA_PX[int(spots.level[row])],
        }
        for name, at in chosen.items()
        for row in [rows[at]]
    ]


def _waiting(
    rows: Mapping[str, Sequence[Record]],
    camera: Camera,
    scale: float,
    height_px: float,
    told: Floats,
) -> tuple[list[float], list[float]]:
    """Give the towns that would lie on something when the file lets them be drawn."""
    towns = _towns()
    x = camera.right(towns.longitude)
    near = np.abs(x) <= PANELS_PX[-1] / 2 / scale
    near &= np.abs(towns.y - camera.y) <= height_px / 2 / scale
    near &= towns.from_scale <= scale * DEEPEST
    at = np.flatnonzero(near)
    half, ones = TOWN_PX * LINE, np.ones(len(at))
    edges = (-AIR_PX * ones, -half * ones, towns.width[at] + AIR_PX, half * ones)
    own = towns.from_scale[at]
    free = free_scales(np.column_stack([x[at], towns.y[at], *edges, own, np.inf * ones]), told)
    points = np.array(
        [(one["longitude"], one["latitude"]) for one in rows["dots"] if _names_a_town(one)]
    ).reshape(-1, 2)
    east = camera.right(points[:, 0])[:, None] - x[at]
    south = down(points[:, 1])[:, None] - towns.y[at]
    reach = np.radians(SAME_KM / KM_PER_DEGREE) / np.cos(np.radians(towns.latitude[at]))
    same = (np.hypot(east, south) <= reach).any(axis=0)
    free = np.where(same, NEVER, np.minimum(free, NEVER))
    wait = free > np.maximum(own, 1.0)
    return at[wait].astype(float).tolist(), free[wait].round().tolist()
