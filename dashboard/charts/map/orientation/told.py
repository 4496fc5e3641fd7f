"""What the data takes up on a map, so that no name of the base map lies on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from dashboard.charts.map.camera import Camera
from dashboard.charts.map.extent import Floats
from dashboard.charts.template import Record

BOX = ("x", "y", "left", "top", "right", "bottom")
AIR_PX = 4.0  # around what is told
BETWEEN_PX, MOST_PARTS, NEAR_PX = 12.0, 100, 800.0  # of points along a line, at first


def down(latitude: Floats) -> Floats:
    """How far latitudes lie below the equator on the Mercator map of radius one."""
    found: Floats = -np.arcsinh(np.tan(np.radians(latitude)))
    return found


def told_boxes(
    rows: Mapping[str, Sequence[Record]],
    camera: Camera,
    scale: float,
    width_px: float,
    height_px: float,
) -> Floats:
    """Give what no name may cover, near what is in view: boxes as `labels.free_scales` has them."""
    dots = np.array(
        [(one["longitude"], one["latitude"], one["size"], *_scales(one)) for one in rows["dots"]]
    ).reshape(-1, 5)
    radius = np.sqrt(dots[:, 2] / np.pi) + AIR_PX
    edges = np.column_stack([-radius, -radius, radius, radius, dots[:, 3:]])
    labels = [(*(one[name] for name in BOX), *_scales(one)) for one in rows["labels"]]
    found = [
        np.column_stack([camera.right(dots[:, 0]), down(dots[:, 1]), edges]),
        np.array(labels).reshape(-1, 8),
    ]
    points = _along(rows["shapes"], camera, scale)
    edges = np.broadcast_to([-2.0, -2.0, 2.0, 2.0, 0.0, np.inf], (len(points), 6))
    found.append(np.column_stack([points, edges]))
    told = np.vstack(found)
    near = np.abs(told[:, 0]) <= width_px / scale
    near &= np.abs(told[:, 1] - camera.y) <= height_px / scale
    held: Floats = told[near]
    return held


def _along(shapes: Sequence[Record], camera: Camera, scale: float) -> Floats:
    """Give points along lines and edges, so near each other that no name fits in between."""
    lines = [np.array(line, dtype=float) for shape in shapes for line in _lines(shape["geometry"])]
    if not lines:
        return np.empty((0, 2))
    points = np.vstack(lines)
    at = np.column_stack([camera.right(points[:, 0]), down(points[:, 1])])
    ends = np.cumsum([len(line) for line in lines])[:-1]
    within = np.ones(len(at) - 1, dtype=bool)
    within[ends - 1] = False
    start, step = at[:-1][within], np.diff(at, axis=0)[within]
    far = np.maximum(np.abs(start), np.abs(start + step)) * scale
    seen = (far[:, 0] < NEAR_PX) | (np.abs(step[:, 0]) * scale > BETWEEN_PX)
    start, step = start[seen], step[seen]
    parts = np.ceil(np.hypot(*step.T) * scale / BETWEEN_PX).clip(1, MOST_PARTS).astype(int)
    number = np.arange(parts.sum()) - np.repeat(np.cumsum(parts) - parts, parts)
    share = (number / np.repeat(parts, parts))[:, None]
    found: Floats = np.repeat(start, parts, axis=0) + share * np.repeat(step, parts, axis=0)
    return found


def _lines(geometry: Record) -> list[Any]:
    """Give the lines of a shape, or its edges."""
    corners = geometry["coordinates"]
    if geometry["type"] == "LineString":
        return [corners]
    return corners if geometry["type"] == "Polygon" else [one for part in corners for one in part]


def _scales(row: Record) -> tuple[float, float]:
    """Between which scales something is drawn."""
    return row.get("from_scale", 0.0), row.get("until_scale", np.inf)
