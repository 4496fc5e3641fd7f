"""What a map draws for its marks: dots, outlines and labels, as records with their own looks."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import cast

import numpy as np
import pandas as pd

from dashboard.charts.map import outlines
from dashboard.charts.map.camera import Camera
from dashboard.charts.map.extent import KM_PER_DEGREE, located
from dashboard.charts.map.ground import Ground
from dashboard.charts.map.labels import Box, Label, place_labels
from dashboard.charts.template import Record

ROLES = (
    "beside",
    "between",
    "place",
    "area",
    "candidate",
    "context",
)  # the more important ones first
LABEL_PX = {
    "beside": 12.0,
    "between": 12.0,
    "place": 13.0,
    "area": 13.0,
    "candidate": 12.0,
    "context": 11.0,
    "group": 11.0,
}
DOT_PX2 = (130.0, 520.0)  # area of the smallest dot, still easy to hit, and of the largest
DOT_PX2_PER_ACCOUNT = 60.0  # as long as the largest stays within that
HOLLOW_PX2 = {"beside": 230.0, "between": 0.0, "area": 0.0, "candidate": 120.0, "context": 60.0}
RING_GAP_PX, AREA_PX = 3.0, 1.8
SLANTED = ("area", "between")
UNDOTTED = ("area", "between")
UNRINGED = ("area", "context", "beside", "between")
AREA_SPOTS = ((0, 0), (0.5, 0), (-0.5, 0), (0.8, 0), (-0.8, 0), (0, 0.5), (0, -0.5))


def prepared(marks: pd.DataFrame) -> pd.DataFrame:
    """Keep the marks that can be drawn, the more important ones first, and give each its size.

    Returns
    -------
    DataFrame
        As `marks`, and `size` (float): area of the dot in square pixels, 0 for an area.

    Raises
    ------
    ValueError
        For a mark of another role.
    """
    marks = located(marks)
    for role in set(marks["role"]) - set(ROLES):
        raise ValueError(f"A mark cannot have the role {role!r}, only one of {', '.join(ROLES)}")
    per_account = min(DOT_PX2_PER_ACCOUNT, DOT_PX2[1] / max([1, *marks["accounts"]]))
    filled = (marks["accounts"] * per_account).clip(lower=DOT_PX2[0])
    marks = marks.assign(
        rank=marks["role"].map(ROLES.index),
        size=np.where(marks["role"] == "place", filled, marks["role"].map(HOLLOW_PX2)),
    )
    return marks.sort_values(["rank", "accounts"], ascending=[True, False], kind="stable")


def dots(marks: pd.DataFrame, ground: Ground, also: Sequence[str] = ()) -> list[Record]:
    """Make a dot for each mark that is a point; the important ones come last, above the others.

    Here and below, `also` names what else of the marks is kept.
    """
    kept = ("place_id", "latitude", "longitude", "role", "size", "tooltip", *also)
    filled = {"fill": ground.accent, "stroke": ground.land}
    hollow = {"fill": ground.land, "stroke": ground.look.muted}
    looks = {
        **{"place": filled, "group": filled, "context": hollow},
        "candidate": hollow | {"stroke": ground.accent},
    }
    return [
        {name: mark[name] for name in kept}
        | {"description": _spoken(mark)}
        | (looks[mark["role"]] if mark["accounts"] else hollow)
        | (_beside(mark) if mark["role"] == "beside" else {})
        for mark in records(marks[~marks["role"].isin(UNDOTTED)].iloc[::-1])
    ]


def _beside(mark: Record) -> Record:
    """Look through what is known beside days of which nothing is told; no click chooses it."""
    return {"fill": "transparent", "stroke": mark["colour"], "place_id": None}


def pale(marks: pd.DataFrame) -> list[Record]:
    """Make a pale dot for each mark of days that are not chosen; no click chooses it."""
    kept = ("latitude", "longitude", "tooltip")
    return [{name: mark[name] for name in kept} for mark in records(located(marks))]


def rings(marks: pd.DataFrame, ground: Ground, also: Sequence[str] = ()) -> list[Record]:
    """Make a ring around each point where only some accounts put an event."""
    told = marks[(marks["others"] > 0) & ~marks["role"].isin(UNRINGED)]
    kept = ("place_id", "latitude", "longitude", *also)
    return [
        {name: mark[name] for name in kept}
        | {"size": (_radius_px(mark) + RING_GAP_PX) ** 2 * math.pi, "stroke": ground.look.text}
        for mark in records(told)
    ]


def shapes(marks: pd.DataFrame, ground: Ground) -> list[Record]:
    """Make circles for areas and doubtful places, and lines that join rival candidates."""
    found = []
    for mark in records(marks[(marks["radius_km"] > 0) & (marks["role"] != "context")]):
        circle = outlines.circle(mark["latitude"], mark["longitude"], mark["radius_km"])
        if mark["role"] == "area":
            about = {"place_id": mark["place_id"], "tooltip": mark["tooltip"]}
            found.append(shape(circle, stroke=ground.look.muted, width=1.3, dash=[5, 4]) | about)
        else:
            found.append(shape(circle, stroke=ground.accent, fill=ground.accent, width=0.7))
    for _, rivals in marks[marks["role"] == "candidate"].groupby("place_id", sort=False):
        if len(rivals) > 1:
            line = outlines.line(rivals["longitude"], rivals["latitude"])
            found.append(shape(line, stroke=ground.accent, width=1, dash=[2, 3]))
    return found


def area(edges: Iterable[Sequence[tuple[float, float]]], colour: str, tooltip: str) -> list[Record]:
    """Make the area in which somebody can have been: nothing that anybody claims, so dotted."""
    drawn = outlines.areas(edges)
    looks = shape(drawn, stroke=colour, fill=colour, width=AREA_PX, dash=[2, 3])
    return [looks | {"tooltip": tooltip}]


def shape(
    geometry: outlines.Geometry,
    *,
    stroke: str,
    width: float,
    dash: Sequence[int] = (),
    fill: str | None = None,
) -> Record:
    """Make a feature of GeoJSON that carries its own looks, without a tooltip."""
    looks = {"stroke": stroke, "width": width, "dash": list(dash), "fill": fill, "tooltip": ""}
    return {"type": "Feature", "geometry": geometry, **looks}


def labels(
    marks: pd.DataFrame,
    camera: Camera,
    height_px: float,
    ground: Ground,
    also: Sequence[str] = (),
    taken: Sequence[Box] = (),
) -> list[Record]:
    """Place the labels that find room at some scale, and say what room each needs.

    Those of marks with `from_scale` and `until_scale` have it between these; those with `font_px`
    are of this size. None lies on what is `taken` by something else.
    """
    texts = records(marks[marks["label"].fillna("") != ""])
    placed = place_labels(
        [_label(mark, camera) for mark in texts],
        [*(_box(mark, camera) for mark in records(marks[marks["size"] > 0])), *taken],
        camera.panels(height_px),
    )
    strong = ("beside", "between", "place", "candidate")
    found = []
    for mark, label in zip(texts, placed, strict=True):
        if label:
            x, y, left, top, right, bottom, scale, _ = label.box
            latitude, longitude = camera.locate(x, y)
            found.append(
                {name: mark[name] for name in ("place_id", "label", "tooltip", *also)}
                | {"latitude": latitude, "longitude": longitude}
                | {"dx": label.dx, "dy": label.dy, "align": label.align}
                | {"x": x, "y": -outlines.mercator_y(latitude), "from_scale": scale}
                | {"left": left, "top": top, "right": right, "bottom": bottom}
                | ({"until_scale": mark["until_scale"]} if "until_scale" in mark else {})
                | {"font_px": _font_px(mark)}
                | {"style": "italic" if mark["role"] in SLANTED else "normal"}
                | {"colour": ground.look.text if mark["role"] in strong else ground.look.muted}
            )
    return found


def records(frame: pd.DataFrame) -> list[Record]:
    """Give each row as a dictionary."""
    return cast(list[Record], frame.to_dict("records"))


def _label(mark: Record, camera: Camera) -> Label:
    """A label beside a dot, or inside an area."""
    latitude, longitude, role = mark["latitude"], mark["longitude"], mark["role"]
    spots: list[tuple[float, float]] = []
    if role == "area":
        reach = mark["radius_km"] / KM_PER_DEGREE if mark["radius_km"] > 0 else 0.0
        spots = [
            camera.project(latitude + north * reach, longitude + east * reach)
            for north, east in AREA_SPOTS
        ]
    x, y = camera.project(latitude, longitude)
    return Label(mark["label"], x, y, _reach_px(mark), _font_px(mark), spots, *_scales(mark))


def _box(mark: Record, camera: Camera) -> Box:
    """The square that a dot takes up, and the ring around it."""
    x, y = camera.project(mark["latitude"], mark["longitude"])
    radius = _reach_px(mark)
    return Box(x, y, -radius, -radius, radius, radius, *_scales(mark))


def _font_px(mark: Record) -> float:
    """Give the size of a label."""
    size: float = mark.get("font_px", LABEL_PX[mark["role"]])
    return size


def _scales(mark: Record) -> tuple[float, float]:
    """Between which scales a mark is drawn."""
    return mark.get("from_scale", 0.0), mark.get("until_scale", math.inf)


def _radius_px(mark: Record) -> float:
    """Half the width of a dot, its edge included."""
    return math.sqrt(mark["size"] / math.pi) + 1


def _reach_px(mark: Record) -> float:
    """Half the width of a dot with the ring around it, if it has one."""
    ringed = mark["others"] > 0 and mark["role"] not in UNRINGED
    return _radius_px(mark) + (RING_GAP_PX + 1 if ringed else 0)


def _spoken(mark: Record) -> str:
    """What a screen reader says of a dot: its name and the tooltip, which may begin with it."""
    name, tooltip = mark["name"], mark["tooltip"]
    return tooltip if name in tooltip else f"{name}: {tooltip}"
