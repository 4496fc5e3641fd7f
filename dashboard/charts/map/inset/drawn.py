"""What an inset draws: its own base map, journeys and places, and a frame around the map's part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.map import layers
from dashboard.charts.map.camera import Camera, in_view, projection
from dashboard.charts.map.crowd import lie_in
from dashboard.charts.map.extent import Bbox
from dashboard.charts.map.ground import Ground, borders, land
from dashboard.charts.map.inset.corner import AT, HAS_ROOM, WITHIN
from dashboard.charts.map.journeys.bundles import ways
from dashboard.charts.map.labels import Box
from dashboard.charts.map.marks import dots, labels, prepared, records, rings, shape, shapes
from dashboard.charts.map.orientation.name_layers import area_names
from dashboard.charts.map.orientation.names import area_spots
from dashboard.charts.map.outlines import outline
from dashboard.charts.map.scene import Inset, Scene
from dashboard.charts.template import Record

FONT_PX, ARROW_PX2 = 11.0, 45.0
SMALLER, LEAST_PX2 = 0.6, 80.0  # than on the map: the area of a dot
WITHIN_PX2 = 20.0  # of a dot that the map itself shows, large and with its name
FRAME_PX = 4.0  # that no label stands nearer to the frame
NUMBER_PX, PICKED_PX2 = 10.0, 260.0
THINNER = 0.6
# Where the map lies now, also when a reader has moved it: from the projection of one to the other.
_ACROSS = "inset_x + inset_scale * (inset_box[4] + ({} - map_left) / map_scale)"
_DOWN = "inset_y + inset_scale * ({} - map_top) / map_scale"
_WITHIN = "clamp({}, inset_left, inset_left + inset_width)"
_BETWEEN = "clamp({}, inset_top, inset_top + inset_height)"
FRAME: dict[str, Any] = {
    "x": alt.expr(_WITHIN.format(_ACROSS.format("0"))),
    "x2": alt.expr(_WITHIN.format(_ACROSS.format("width"))),
    "y": alt.expr(_BETWEEN.format(_DOWN.format("0"))),
    "y2": alt.expr(_BETWEEN.format(_DOWN.format("height"))),
}


def inset_rows(scene: Scene, inset: Inset) -> dict[str, list[Record]]:
    """Give the rows of an inset.

    Parameters
    ----------
    scene
        What its map shows.
    inset
        The inset itself. What the map shows at first is small in it, and has no name.

    Returns
    -------
    dict
        Rows as the map has them, each with `inset` before its name.
    """
    ground, camera = scene.ground, inset.camera
    near = lie_in(inset.marks["latitude"], inset.marks["longitude"], scene.bbox)
    held = lie_in(inset.marks["latitude"], inset.marks["longitude"], inset.bbox)
    grouped = "size" in inset.marks
    marks = inset.marks.assign(near=near)[held]
    marks = marks if grouped else _smaller(prepared(marks))
    far = marks[~marks["near"]]
    lines, arrows = scene.lines
    bundled, _ = ways(inset.bundles, ground) if inset.bundles is not None else ([], [])
    frame = shape(outline(scene.bbox), stroke=ground.look.text, width=1)
    found = {
        "shapes": [
            *shapes(far, ground),
            *scene.area,
            *scene.roads,
            *_thin([*scene.gaps, *lines]),
            *_thin(bundled),
        ],
        "arrows": [one for one in arrows if _apart(one, scene.bbox, inset.bbox)],
        "pale": scene.pale,
        "rings": rings(far, ground),
        "picked": _picked(marks, scene.picked),
        "dots": [
            one | {"ink": ground.look.text if one["fill"] == ground.land else ground.land}
            for one in dots(marks, ground, ("number", "part") if grouped else ())
        ],
        "labels": labels(
            far.assign(font_px=FONT_PX), camera, scene.height_px, ground, (), _edges(frame, camera)
        ),
    }
    told = found | {"shapes": [*found["shapes"], frame]}
    found["areas"] = area_spots(told, camera, scene.height_px)
    return {f"inset {name}": rows for name, rows in found.items()}


def inset_layers(ground: Ground, tinted: Sequence[str], turn: float) -> list[alt.Chart]:
    """Make the layers of an inset, the lowest one first; for `turn` see `InsetCamera`.

    Screen readers hear of its places from the map, which has all of them.
    """
    edge: dict[str, Any] = {
        **{"x": alt.expr("inset_left"), "x2": alt.expr("inset_left + inset_width")},
        **{"y": alt.expr("inset_top"), "y2": alt.expr("inset_top + inset_height")},
    }
    base = alt.Chart(alt.InlineData(values=[{}]))
    numbers = layers.rows_of("inset dots", "datum.number").mark_text(
        clip=True,
        aria=False,
        cursor="pointer",
        fontSize=NUMBER_PX,
        fontWeight="bold",
        color=alt.expr("datum.ink"),
    )
    frame: dict[str, Any] = {"aria": False, "opacity": 1, "strokeWidth": 1.2, "fill": None}
    drawn: list[alt.Chart] = [
        land(ground, tinted, in_view("inset", "inset_width")),
        borders(ground),
        area_names(ground, HAS_ROOM, "inset areas"),
        layers.shapes(rows="inset shapes"),
        layers.arrows(ground, "inset arrows", ARROW_PX2),
        layers.pale(ground, "inset pale", WITHIN_PX2),
        layers.rings(rows="inset rings"),
        layers.emphasis(ground, "inset picked", PICKED_PX2),
        layers.discs("inset dots").properties(name="inset"),
        numbers.encode(longitude="longitude:Q", latitude="latitude:Q", text="number:N"),
        *layers.labels(ground, HAS_ROOM, "inset labels"),
    ]
    projected = projection(turn, "inset_scale", AT, WITHIN)
    return [
        base.mark_rect(aria=False, opacity=1, fill=ground.sea, **edge),
        *(_untold(one).properties(projection=projected) for one in drawn),
        base.mark_rect(stroke=ground.look.text, **frame, **FRAME),
        base.mark_rect(stroke=ground.look.muted, cornerRadius=2, **frame, **edge),
    ]


def _untold(chart: alt.Chart) -> alt.Chart:
    """Hide a layer from screen readers."""
    chart = chart.copy()
    chart.mark.aria = False
    chart.encoding.description = alt.Undefined
    return chart


def _picked(marks: pd.DataFrame, picked: str | None) -> list[Record]:
    """Make a ring for each spot at which the place to emphasise is or may be."""
    spots = marks[(marks["place_id"] == picked) & (marks["role"] != "context")]
    return records(spots[["latitude", "longitude"]])


def _smaller(marks: pd.DataFrame) -> pd.DataFrame:
    """Shrink dots: those that the map shows at first most."""
    size = (marks["size"] * SMALLER).clip(lower=LEAST_PX2).clip(upper=marks["size"])
    return marks.assign(size=size.where(~marks["near"], size.clip(upper=WITHIN_PX2)))


def _thin(lines: Sequence[Record]) -> list[Record]:
    """Draw lines half as wide."""
    return [line | {"width": line["width"] * THINNER} for line in lines]


def _apart(point: Record, near: Bbox, whole: Bbox) -> bool:
    """Tell whether a point lies in the inset, and not in what its map shows at first."""
    latitude, longitude = (pd.Series([point[name]]) for name in ("latitude", "longitude"))
    within, seen = (lie_in(latitude, longitude, box).item() for box in (near, whole))
    return bool(seen and not within)


def _edges(frame: Record, camera: Camera) -> list[Box]:
    """Give what the frame takes up."""
    points = (camera.project(y, x) for x, y in frame["geometry"]["coordinates"])
    return [Box(*point, -FRAME_PX, -FRAME_PX, FRAME_PX, FRAME_PX) for point in points]
