"""A map of places as certain as they are: decided, somewhere in an area, or one of several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.map import layers
from dashboard.charts.map.camera import Camera, navigation, projection
from dashboard.charts.map.extent import Bbox
from dashboard.charts.map.ground import DARK, LIGHT, base_map
from dashboard.charts.map.journeys.bundles import ways
from dashboard.charts.map.journeys.legs import journeys, of_events
from dashboard.charts.map.marks import dots, labels, prepared, rings, shape, shapes
from dashboard.charts.map.orientation.key import key, key_below
from dashboard.charts.map.orientation.name_layers import names_below, params
from dashboard.charts.map.orientation.names import names
from dashboard.charts.map.orientation.scale_bar import params as scale_params
from dashboard.charts.map.orientation.scale_bar import scale_bar
from dashboard.charts.map.outlines import outline
from dashboard.charts.template import Drawing, Record
from dashboard.charts.theme import FIT


def place_map(
    marks: pd.DataFrame,
    bbox: Bbox,
    *,
    height_px: int,
    dark: bool,
    frame: Bbox | None = None,
    tinted: Sequence[str] = (),
    legs: pd.DataFrame | None = None,
    bundles: pd.DataFrame | None = None,
    stretches: pd.DataFrame | None = None,
    area: Sequence[Record] = (),
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
    bundles
        What stands for very many legs, from `bundle`.
    stretches
        The ways of events with several places, as for `journeys.legs.of_events`.
    area
        Where somebody can have been, from `marks.area`.
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
    lines, arrows = journeys(legs) if legs is not None else ([], [])
    bundled, numbers = ways(bundles, ground) if bundles is not None else ([], [])
    roads = of_events(stretches, ground) if stretches is not None else []
    framed = [shape(outline(frame), stroke=ground.look.text, width=1)] if frame else []
    rows = {
        "shapes": [*shapes(marks, ground), *framed, *area, *roads, *lines, *bundled],
        "arrows": arrows,
        "bundles": numbers,
        "rings": rings(marks, ground),
        "dots": dots(marks, ground),
        "labels": labels(marks, camera, height_px, ground),
    }
    values = camera.values(layers.centres(marks), movable=movable) | {
        "height": height_px,
        "tinted": list(tinted),
        "picked": picked or "",
    }
    found = names(rows, camera, height_px)
    below = (
        []
        if frame
        else key(marks, ground, lines=lines, roads=roads, bundled=bundled, area=area, tinted=tinted)
    )
    rows |= {"areas": found.areas, "key": below}
    values |= {"towns": found.towns, "town_scales": found.scales}
    return Drawing(_structure, (dark,), values, rows)


def _structure(
    dark: bool,
    *,
    height: float,
    turn: float,
    tinted: Sequence[str],
    picked: str,
    towns: Sequence[float],
    town_scales: Sequence[float],
    **moved: Any,
) -> alt.LayerChart:
    """Make the map without its rows; `turn` and `moved` are what `Camera.values` gives."""
    ground = DARK if dark else LIGHT
    above = [
        layers.shapes(),
        layers.arrows(ground),
        layers.rings(),
        *layers.dots(picked, ground),
        layers.bundles(ground),
        *layers.labels(ground),
        *key_below(ground),
    ]
    return alt.LayerChart(
        layer=[
            navigation(**moved)
            .add_params(layers.pick(), *params(towns, town_scales), *scale_params())
            .properties(name="navigation"),
            *base_map(ground, tinted),
            *names_below(ground),
            *scale_bar(ground),
            *above,
        ],
        projection=projection(turn),
        width="container",
        height=height,
        autosize=FIT,
        padding={"left": 0, "top": 0, "right": 0, "bottom": 0},
        view=alt.ViewBackground(fill=ground.sea, stroke=ground.coast, cornerRadius=3),
    )
