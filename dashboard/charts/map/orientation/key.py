"""The key of a map, below it and drawn with its own marks: only what is on the map."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts.map.crowd import lie_in
from dashboard.charts.map.extent import Bbox
from dashboard.charts.map.ground import Ground
from dashboard.charts.map.layers import PALE_PX2
from dashboard.charts.map.orientation.told import down
from dashboard.charts.map.scene import Scene
from dashboard.charts.template import Record
from dashboard.model.slips.borders import strips

COLUMNS, LINE_PX, TOP_PX, TEXT_PX = 2, 17, 16, 11
SYMBOL_PX, GAP_PX = 12, 25  # from the left edge of a column: the middle of the symbol, and the text
DOT_PX2, CIRCLE_PX2, SMALL_PX2, TOWN_PX2 = 90, 150, 45, 10
DASH = "M-7,0L7,0"
MOST_SPOTS = 8  # of what is listed only while it is in view, the ones nearest to its middle
Box = tuple[float, float, float, float]  # left, top, right, bottom on the map of scale one
ALWAYS: Record = {edge: [None] for edge in ("x", "y", "x2", "y2")}
# A box from `x` and `y` to `x2` and `y2` is in view, or there is none.
IN_VIEW = (
    "!isValid(datum.x) || (map_left + map_scale * datum.x <= width"
    " && map_left + map_scale * datum.x2 >= 0 && map_top + map_scale * datum.y <= height"
    " && map_top + map_scale * datum.y2 >= 0)"
)
LINE_SIZE = 4  # at which the path of a symbol counts in pixels


def key(marks: pd.DataFrame, scene: Scene) -> list[Record]:
    """List what is on a map, with the marks that it has.

    Parameters
    ----------
    marks
        What is drawn: `role`, `accounts`, `others`, `radius_km` and `size`, as `marks.prepared`
        or `crowd` give them.
    scene
        What it shows besides.
    """
    ground, lines, roads = scene.ground, scene.lines[0], scene.roads
    bundled, area = scene.bundled[0], scene.area
    accent, muted, land = ground.accent, ground.look.muted, ground.land
    role, told = marks["role"], marks["accounts"] > 0
    ringed = (marks["others"] > 0) & role.isin(["place", "candidate"])
    near = (marks["radius_km"] > 0) & role.isin(["place", "candidate"])
    solid = [one for one in lines if not one["dash"] and one["stroke"] != ground.look.alarm]
    dashed = [one for one in lines if one["dash"] and one["stroke"] != ground.look.alarm]
    red = [one for one in lines if one["stroke"] == ground.look.alarm]
    offered: list[tuple[bool, str, dict[str, Any]]] = [
        (
            bool(((role == "place") & told).any()),
            "Place in the accounts",
            _dot(DOT_PX2, accent, land),
        ),
        (
            bool((role == "group").any()),
            "Number: rows at several places",
            _dot(CIRCLE_PX2, accent, land),
        ),
        (
            bool((role == "candidate").any()),
            "One of several it may be",
            _dot(DOT_PX2, land, accent),
        ),
        (
            bool(ringed.any()),
            "Another account says so",
            _dot(CIRCLE_PX2, None, ground.look.text, [3, 2]),
        ),
        (bool(near.any()), "Known only this roughly", _dot(CIRCLE_PX2, f"{accent}33", accent)),
        (
            bool((role == "area").any()),
            "Region, not a point",
            _dot(CIRCLE_PX2, None, muted, [4, 3]),
        ),
        (bool(solid), "Journey, as stated", _line(solid, [])),
        (bool(dashed), "Journey, uncertain", _line(dashed, [6, 4])),
        (bool(red), "Not both ends can be true", _line(red, [])),
        (bool(roads), "One event, several places", _line(roads, [], 4.0)),
        (bool(bundled), "Number: so many journeys", _line(bundled, [], 3.0)),
        (
            bool((role == "beside").any()),
            "Known before or after",
            _dot(CIRCLE_PX2, None, _line(scene.gaps, [])["stroke"] or muted),
        ),
        (bool(scene.gaps), "No source says where", _line(scene.gaps, [5, 3], 1.6)),
        (
            bool(scene.pale),
            "Named on other days",
            _dot(PALE_PX2, f"{muted}66", "transparent"),
        ),
        (bool(area), "Can have been here", _line(area, [2, 3])),
        (True, "Town, for orientation", _square(ground.name, ground.name, TOWN_PX2)),
        (
            scene.inset is not None,
            "Where this map lies",
            _square("none", ground.look.text, DOT_PX2) | {"width": 1.2},
        ),
    ]
    shown = [{"text": text, **looks} for there, text, looks in offered if there]
    whole = {"text": "Country named as a whole", **_square(ground.tint, muted, DOT_PX2)}
    namesake = {"text": "Namesake, not chosen", **_dot(SMALL_PX2, land, muted)}
    return [
        *(one | ALWAYS for one in shown),
        *(whole | spots for spots in _listed(_tinted(scene))),
        *(namesake | spots for spots in _listed(_spots(marks[role == "context"], scene))),
    ]


def key_px(rows: Sequence[Record]) -> float:
    """Give how high a key is in which all is listed."""
    return TOP_PX + LINE_PX * (-(-len(rows) // COLUMNS) - 1) + TEXT_PX / 2


def key_below(ground: Ground) -> list[alt.Chart]:
    """Make the layers of the key."""
    base = (
        alt.Chart(alt.NamedData("key"))
        .transform_flatten([*ALWAYS])
        .transform_filter(IN_VIEW)
        .transform_window(number="row_number()", groupby=["text"])
        .transform_filter("datum.number === 1")
        .transform_window(place="row_number()")  # what comes and goes leaves no gap
    )
    column = f"((datum.place - 1) % {COLUMNS}) * width / {COLUMNS}"
    line = f"floor((datum.place - 1) / {COLUMNS})"
    at: dict[str, Any] = {"y": alt.expr(f"height + {TOP_PX} + {line} * {LINE_PX}")}
    at |= {"aria": False, "clip": False}
    symbols = base.mark_point(
        x=alt.expr(f"{SYMBOL_PX} + {column}"),
        shape=alt.expr("datum.shape"),
        size=alt.expr("datum.size"),
        opacity=1,
        fill=alt.expr("datum.fill"),
        stroke=alt.expr("datum.stroke"),
        strokeWidth=alt.expr("datum.width"),
        strokeDash=alt.expr("datum.dash"),
        **at,
    )
    texts = base.mark_text(
        x=alt.expr(f"{GAP_PX} + {column}"),
        text=alt.expr("datum.text"),
        align="left",
        baseline="middle",
        fontSize=TEXT_PX,
        color=ground.look.muted,
        **at,
    )
    return [symbols, texts]


def _listed(boxes: Sequence[Box] | None) -> list[Record]:
    """Give what lists something while any of its boxes is in view; always without boxes."""
    if boxes is None:
        return [ALWAYS]
    return [dict(zip(ALWAYS, map(list, zip(*boxes, strict=True)), strict=True))] if boxes else []


def _spots(marks: pd.DataFrame, scene: Scene) -> list[Box] | None:
    """Say where marks stand that are listed while in view; those in an inset always are."""
    inset, camera = scene.inset, scene.camera
    if inset and lie_in(marks["latitude"], marks["longitude"], inset.bbox).any():
        return None
    x = camera.right(marks["longitude"].to_numpy(float))
    y = down(marks["latitude"].to_numpy(float))
    near = np.argsort(np.hypot(x, y - camera.y), kind="stable")[:MOST_SPOTS]
    return [_rounded(x[at], y[at], x[at], y[at]) for at in near]


def _tinted(scene: Scene) -> list[Box] | None:
    """Say where countries named as a whole lie; those in an inset are always on the map."""
    camera, inset = scene.camera, scene.inset
    found: list[Box] = []
    for west, south, east, north in (box for one in scene.tinted for box in strips(one)):
        if inset and _meet(inset.bbox, west, south, east, north):
            return None
        left, wide = camera.right(np.array([west]))[0], math.radians(east - west)
        top, bottom = down(np.array([north, south]))
        found.append(_rounded(left, top, left + wide, bottom))
    return found


def _meet(box: Bbox, west: float, south: float, east: float, north: float) -> bool:
    """Tell whether a box has anything of another one."""
    apart = abs((west + east) / 2 - box.centre_longitude + 180) % 360 - 180
    near = abs(apart) <= (east - west + box.east - box.west) / 2
    return near and south <= box.north and north >= box.south


def _rounded(*box: float) -> Box:
    """Write a box on the map of scale one."""
    left, top, right, bottom = (round(float(edge), 5) for edge in box)
    return left, top, right, bottom


def _dot(size: float, fill: str | None, stroke: str, dash: Sequence[int] = ()) -> dict[str, Any]:
    """A round mark."""
    looks = {"fill": fill, "stroke": stroke, "dash": list(dash), "width": 1.3}
    return {"shape": "circle", "size": size, **looks}


def _square(fill: str, stroke: str, size: float) -> dict[str, Any]:
    """A square mark."""
    return _dot(size, fill, stroke) | {"shape": "square", "width": 0.7}


def _line(shapes: Sequence[Record], dash: Sequence[int], width: float = 2.0) -> dict[str, Any]:
    """A line in the colour of the first of its kind."""
    stroke = shapes[0]["stroke"] if shapes else None
    looks = {"fill": None, "stroke": stroke, "dash": list(dash), "width": width}
    return {"shape": DASH, "size": LINE_SIZE, **looks}
