"""A map of places as certain as they are: decided, somewhere in an area, or one of several."""

from __future__ import annotations

import pandas as pd

from dashboard.charts.map import layers
from dashboard.charts.map.framed import Kind, Layers, framed
from dashboard.charts.map.ground import Ground
from dashboard.charts.map.marks import dots, labels, prepared, rings, shapes
from dashboard.charts.map.scene import Scene
from dashboard.charts.template import Drawing


def place_map(marks: pd.DataFrame, scene: Scene) -> Drawing:
    """Draw places on the base map; a reader zooms and moves it in the browser alone.

    Parameters
    ----------
    marks
        One row per mark: `place_id`, `name`, `label`, `tooltip` (str), `role` (str: `place`,
        `area`, `candidate` or `context`), `latitude`, `longitude` (float, degrees; NaN = not
        drawn), `radius_km` (float; NaN = none stated), `accounts` (int), `others` (int; more than
        0 = other accounts put an event there: a ring).
    scene
        What it shows besides.

    Returns
    -------
    Drawing
        A click on a mark or its label puts the `place_id` into the selection `pick`.

    Raises
    ------
    ValueError
        For a mark of another role.
    """
    ground, camera = scene.ground, scene.camera
    marks = prepared(marks)
    rows = {
        "shapes": [*shapes(marks, ground), *scene.ways],
        "arrows": scene.lines[1],
        "bundles": scene.bundled[1],
        "rings": rings(marks, ground),
        "dots": dots(marks, ground),
        "labels": labels(marks, camera, scene.height_px, ground),
    }
    return framed(PLACES, scene, marks, marks, rows, picked=scene.picked or "")


def _above(ground: Ground, room: str, *, picked: str) -> Layers:
    """Make what lies above the base map."""
    return [
        layers.shapes(),
        layers.arrows(ground),
        layers.rings(),
        *layers.dots(picked, ground),
        layers.bundles(ground),
        *layers.labels(ground, room),
    ]


PLACES = Kind(_above)
