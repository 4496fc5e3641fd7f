"""A map of places as certain as they are: decided, somewhere in an area, or one of several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.map.camera import HAS_ROOM, ON_MARK, Camera, navigation, projection
from dashboard.charts.map.extent import Bbox
from dashboard.charts.map.ground import DARK, LIGHT, Ground, base_map
from dashboard.charts.map.labels import WIDEST_PX
from dashboard.charts.map.legs import journeys
from dashboard.charts.map.marks import dots, labels, prepared, records, rings, shape, shapes
from dashboard.charts.map.outlines import outline
from dashboard.charts.template import Drawing

RING_PX2 = 420


def place_map(
    marks: pd.DataFrame,
    bbox: Bbox,
    *,
    height_px: int,
    dark: bool,
    frame: Bbox | None = None,
    tinted: Sequence[str] = (),
    legs: pd.DataFrame | None = None,
    movable: bool = True,
    picked: str | None = None,
) -> Drawing:
    """Draw places on the base map; a reader zooms and moves it in the browser alone.

    Parameters
    ----------
    marks
        One row per mark: `place_id`, `name`, `label`, `tooltip` (str), `role` (str: `place`,
        `area`, `candidate` or `context`), `latitude`, `longitude` (float, degrees; NaN = not
        drawn), `radius_km` (float; NaN = none stated), `accounts` (int), `others` (int; more than
        0 = other accounts put an event there: a ring).
    bbox
        What is in view at first, from `extent` or `closeup`.
    height_px
        Height of the map, which is as wide as its container.
    dark
        Whether the page is dark.
    frame
        Another box to show by a thin line: what a close-up shows.
    tinted
        ISO 3166 alpha-2 codes of the countries to tint.
    legs
        One row per leg of a journey: `from_latitude`, `from_longitude`, `to_latitude`,
        `to_longitude` (float, degrees), `certain`, `among` (bool: it joins places in no
        known order), `tooltip`, `colour` (str).
    movable
        Whether a reader can zoom and move it, with controls below it.
    picked
        place_id of the place to emphasise.

    Returns
    -------
    Drawing
        A click on a mark or its label puts the `place_id` into the selection `pick`.

    Raises
    ------
    ValueError
        For a mark of another role.
    """
    ground = DARK if dark else LIGHT
    camera = Camera(bbox)
    marks = prepared(marks)
    ways, arrows = journeys(legs) if legs is not None else ([], [])
    framed = [shape(outline(frame), stroke=ground.look.text, width=1)] if frame else []
    rows = {
        "shapes": [*shapes(marks, ground), *framed, *ways],
        "arrows": arrows,
        "rings": rings(marks, ground),
        "dots": dots(marks, ground),
        "labels": labels(marks, camera, height_px, ground),
    }
    values = camera.values(_centres(marks), movable=movable) | {
        "height": height_px,
        "tinted": list(tinted),
        "picked": picked or "",
    }
    return Drawing(_structure, (dark,), values, rows)


def _structure(
    dark: bool,
    *,
    height: float,
    turn: float,
    tinted: Sequence[str],
    picked: str,
    **moved: Any,
) -> alt.LayerChart:
    """Make the map without its rows; `turn` and `moved` are what `Camera.values` gives."""
    ground = DARK if dark else LIGHT
    above = [_shapes(), _arrows(ground), _rings(), *_dots(picked, ground), *_labels(ground)]
    return alt.LayerChart(
        layer=[
            navigation(**moved).add_params(_pick()).properties(name="navigation"),
            *base_map(ground, tinted),
            *above,
        ],
        projection=projection(turn),
        width="container",
        height=height,
        padding={"left": 0, "top": 0, "right": 0, "bottom": 0},
        view=alt.ViewBackground(fill=ground.sea, stroke=ground.coast, cornerRadius=3),
    )


def _shapes() -> alt.Chart:
    """All that has a shape on the ground, each with its own looks."""
    chart: alt.Chart = (
        alt.Chart(alt.NamedData("shapes"))
        .mark_geoshape(
            clip=True,
            aria=False,
            fill=alt.expr("datum.fill"),
            fillOpacity=0.13,
            stroke=alt.expr("datum.stroke"),
            strokeWidth=alt.expr("datum.width"),
            strokeDash=alt.expr("datum.dash"),
        )
        .encode(tooltip="tooltip:N")
    )
    return chart


def _arrows(ground: Ground) -> alt.Chart:
    """The direction of each leg."""
    chart: alt.Chart = (
        alt.Chart(alt.NamedData("arrows"))
        .mark_point(
            clip=True, shape="triangle", size=90, filled=True, opacity=1, stroke=ground.land
        )
        .encode(
            longitude="longitude:Q",
            latitude="latitude:Q",
            angle=alt.Angle("bearing:Q", scale=None),
            fill=alt.Fill("colour:N", scale=None),
            tooltip="tooltip:N",
            description="tooltip:N",
        )
    )
    return chart


def _rings() -> alt.Chart:
    """Where only some accounts put an event."""
    chart: alt.Chart = (
        alt.Chart(alt.NamedData("rings"))
        .mark_point(
            clip=True,
            aria=False,
            opacity=0.75,
            strokeWidth=1.3,
            strokeDash=[3, 2],
            stroke=alt.expr("datum.stroke"),
        )
        .encode(longitude="longitude:Q", latitude="latitude:Q", size=alt.Size("size:Q", scale=None))
    )
    return chart


def _pick() -> alt.Parameter:
    """The selection of a place; it stays until another one is clicked."""
    return alt.selection_point(
        name="pick", fields=["place_id"], on=f"click[{ON_MARK}]", clear=False
    )


def _dots(picked: str, ground: Ground) -> tuple[alt.Chart, alt.Chart]:
    """The places themselves, and a ring around the selected one."""
    base = alt.Chart(alt.NamedData("dots")).encode(longitude="longitude:Q", latitude="latitude:Q")
    rings = (
        base.transform_filter("datum.role !== 'context'")
        .mark_point(clip=True, aria=False, size=RING_PX2, strokeWidth=2.5, stroke=ground.look.text)
        .encode(
            opacity=alt.when(_pick(), empty=False)
            .then(alt.value(1))
            .when(alt.FieldEqualPredicate(field="place_id", equal=picked))
            .then(alt.value(1))
            .otherwise(alt.value(0))
        )
    )
    dots = base.mark_point(
        clip=True,
        opacity=1,
        cursor="pointer",
        fill=alt.expr("datum.fill"),
        stroke=alt.expr("datum.stroke"),
        strokeWidth=1.6,
    ).encode(size=alt.Size("size:Q", scale=None), tooltip="tooltip:N", description="description:N")
    return rings, dots


def _labels(ground: Ground) -> tuple[alt.Chart, alt.Chart]:
    """Texts on a halo of the ground's colour, each while it has room."""
    base = (
        alt.Chart(alt.NamedData("labels"))
        .transform_filter(HAS_ROOM)
        .encode(
            longitude="longitude:Q", latitude="latitude:Q", text="label:N", description="label:N"
        )
    )
    looks: dict[str, Any] = {
        "clip": True,
        "baseline": "middle",
        "limit": WIDEST_PX,
        "align": alt.expr("datum.align"),
        "dx": alt.expr("datum.dx"),
        "dy": alt.expr("datum.dy"),
        "fontSize": alt.expr("datum.font_px"),
        "fontStyle": alt.expr("datum.style"),
    }
    halo: dict[str, Any] = {"color": ground.land, "stroke": ground.land, "strokeWidth": 3}
    return (
        base.mark_text(opacity=0.85, strokeJoin="round", aria=False, **halo, **looks),
        base.mark_text(color=alt.expr("datum.colour"), cursor="pointer", **looks).encode(
            tooltip="tooltip:N"
        ),
    )


def _centres(marks: pd.DataFrame) -> dict[str, tuple[float, float]]:
    """The places that a reader can centre the map on."""
    decided = marks[marks["role"].isin(["place", "area"])].drop_duplicates("name")
    return {mark["name"]: (mark["latitude"], mark["longitude"]) for mark in records(decided)}
