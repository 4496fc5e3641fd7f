"""The map of very many places: groups that part as the reader zooms in, in the browser alone."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.map import layers
from dashboard.charts.map.crowd import DECIDED, FOREVER, NUMBER_PX, reach
from dashboard.charts.map.framed import Kind, Layers, framed
from dashboard.charts.map.ground import Ground
from dashboard.charts.map.marks import dots, labels, records, rings, shapes
from dashboard.charts.map.scene import Scene
from dashboard.charts.template import Drawing, Record

MOST_CENTRES = 40  # places that a list of them offers
ROUND_KM = 150.0  # what reaches farther is no circle on the map
UNASKED = ("role", "description")
DIGITS = {"latitude": 5, "longitude": 5, "x": 7, "y": 7, "reach": 8}  # behind the point
ON_MARK = "event.item && event.item.datum && (event.item.datum.place_id || event.item.datum.part)"
DRAWN = "map_scale >= (datum.from_scale || 0) && !(map_scale >= datum.until_scale)"


def crowded_map(shown: pd.DataFrame, marks: pd.DataFrame, scene: Scene) -> Drawing:
    """Draw places on the base map, and those that lie on each other as groups with a number.

    Parameters
    ----------
    shown
        What is drawn of the marks, from `crowd` for the camera of the scene.
    marks, scene
        As for `place_map`; the place to emphasise has a ring also where it is in a group.

    Returns
    -------
    Drawing
        A click on a place puts its `place_id` into the selection `pick`, one on a group its
        `part`.
    """
    ground = scene.ground
    single = shown[shown["role"] != "group"]
    round_ones = single["role"].ne("context") & single["radius_km"].between(0, ROUND_KM, "right")
    plain = {"fill": ground.accent, "stroke": ground.land}
    rows = {
        "shapes": [*shapes(single[~round_ones], ground), *scene.ways],
        "reaches": _reaches(single[round_ones], ground),
        "arrows": scene.lines[1],
        "bundles": scene.bundled[1],
        "rings": [_lean(one) for one in rings(single, ground, ("from_scale", "until_scale"))],
        "picked": _picked(marks, scene.picked),
        "dots": [
            _lean(one | {"ink": ground.look.text if one["fill"] == ground.land else None}, plain)
            for one in dots(shown, ground, ("part", "number", "from_scale", "until_scale"))
        ],
        "labels": [
            _lean(one, {"tooltip": one["tooltip"], "style": "normal"})
            for one in labels(shown, scene.camera, scene.height_px, ground, ("part",))
        ],
    }
    centres = marks[marks["role"].isin(DECIDED)].nlargest(MOST_CENTRES, "accounts")
    return framed(GROUPS, scene, shown, centres, rows)


def _above(ground: Ground, room: str) -> Layers:
    """Make what lies above the base map."""
    return [
        layers.shapes(DRAWN),
        _circles(),
        layers.arrows(ground),
        layers.rings(DRAWN),
        layers.emphasis(ground, "picked"),
        _dots(ground),
        layers.bundles(ground),
        alt.LayerChart(
            layer=list(layers.labels(ground, f"{room} && {DRAWN}", None, "label")),
            data=alt.NamedData("labels"),
        ),
    ]


def _circles() -> alt.Chart:
    """How far off a place may be, and areas: as large as the scale makes them."""
    chart: alt.Chart = (
        layers.points("reaches")
        .transform_filter(DRAWN)
        .mark_point(
            clip=True,
            aria=False,
            opacity=1,
            size=alt.expr("PI * pow(datum.reach * map_scale, 2)"),
            fill=alt.expr("datum.fill"),
            fillOpacity=0.13,
            stroke=alt.expr("datum.stroke"),
            strokeWidth=alt.expr("datum.width"),
            strokeDash=alt.expr("datum.dash"),
        )
        .encode(tooltip="tooltip:N")
    )
    return chart


def _dots(ground: Ground) -> alt.LayerChart:
    """Places, and groups with their numbers; what has one source of rows is sent once."""
    base = alt.Chart().encode(longitude="longitude:Q", latitude="latitude:Q", tooltip="tooltip:N")
    discs = base.transform_filter(DRAWN).mark_point(
        clip=True,
        opacity=1,
        cursor="pointer",
        fill=alt.expr(f"datum.fill || '{ground.accent}'"),
        stroke=alt.expr(f"datum.stroke || '{ground.land}'"),
        strokeWidth=1.6,
    )
    numbers = base.transform_filter(f"datum.number && {DRAWN}").mark_text(
        clip=True,
        aria=False,
        cursor="pointer",
        fontSize=NUMBER_PX,
        fontWeight="bold",
        color=alt.expr(f"datum.ink || '{ground.land}'"),
    )
    return alt.LayerChart(
        layer=[
            discs.encode(size=alt.Size("size:Q", scale=None), description="tooltip:N"),
            numbers.encode(text="number:N"),
        ],
        data=alt.NamedData("dots"),
    )


def _reaches(marks: pd.DataFrame, ground: Ground) -> list[Record]:
    """Make a circle for each place that may be off, and for each area that is not too large."""
    area = {"stroke": ground.look.muted, "width": 1.3, "dash": [5, 4], "fill": None}
    doubt = {"stroke": ground.accent, "width": 0.7, "dash": [], "fill": ground.accent}
    kept = ["latitude", "longitude", "from_scale", "until_scale"]
    kept += ["place_id", "tooltip"]
    return [
        _lean({name: mark[name] for name in kept} | {"reach": far} | looks)
        for mark, far in zip(records(marks), reach(marks).tolist(), strict=True)
        for looks in [area if mark["role"] == "area" else doubt]
    ]


def _picked(marks: pd.DataFrame, picked: str | None) -> list[Record]:
    """Make a ring for each spot at which a place is or may be."""
    spots = marks[(marks["place_id"] == picked) & (marks["role"] != "context")]
    return [_lean(one) for one in records(spots[["latitude", "longitude"]])]


def _lean(row: Record, usual: Mapping[str, Any] = MappingProxyType({})) -> Record:
    """Give a row without what is not asked for or goes without saying, no finer than a pixel."""
    usual = {"from_scale": 0.0, "until_scale": FOREVER, **usual}
    return {
        name: round(value, DIGITS.get(name, 1)) if isinstance(value, float) else value
        for name, value in row.items()
        if name not in UNASKED and value not in ("", None, usual.get(name))
    }


GROUPS = Kind(_above, ("place_id", "part"), ON_MARK)
