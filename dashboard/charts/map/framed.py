"""What any map has around its places: base map, names, scale, key, controls, and an inset."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.map import layers
from dashboard.charts.map.camera import BESIDE_INSET, HAS_ROOM, ON_MARK, navigation, projection
from dashboard.charts.map.ground import DARK, LIGHT, base_map
from dashboard.charts.map.inset.corner import params as inset_params
from dashboard.charts.map.inset.drawn import inset_layers, inset_rows
from dashboard.charts.map.orientation.key import key, key_below, key_px
from dashboard.charts.map.orientation.name_layers import names_below
from dashboard.charts.map.orientation.name_layers import params as name_params
from dashboard.charts.map.orientation.names import names
from dashboard.charts.map.orientation.scale_bar import params as scale_params
from dashboard.charts.map.orientation.scale_bar import scale_bar
from dashboard.charts.map.orientation.tiles import Tiles, tile_layer
from dashboard.charts.map.orientation.tiles import params as tile_params
from dashboard.charts.map.scene import Scene
from dashboard.charts.template import Drawing, Record
from dashboard.charts.theme import FIT

Layers = Sequence[alt.Chart | alt.LayerChart]
CONTROLS_PX = 68
MOVED = ("scale", "left", "top", "longitude", "options", "names")  # what `navigation` takes


@dataclass(frozen=True)
class Kind:
    """A kind of map.

    Parameters
    ----------
    above : callable
        Makes the layers above the base map, of the colours, of the expression that tells which
        labels have room, and of what else `framed` is given by name.
    picked : tuple of str
        What a click on a mark gives.
    on_mark : str
        The expression that tells whether the pointer is on a mark.
    """

    above: Callable[..., Layers]
    picked: tuple[str, ...] = ("place_id",)
    on_mark: str = ON_MARK


def framed(
    kind: Kind,
    scene: Scene,
    marks: pd.DataFrame,
    centres: pd.DataFrame,
    rows: Mapping[str, Sequence[Record]],
    **values: Any,
) -> Drawing:
    """Draw a map.

    Parameters
    ----------
    kind, scene
        What it is like, and what it shows.
    marks
        What is drawn of the places, from `prepared` or `crowd`.
    centres
        The marks that a reader can centre it on.
    rows
        The rows of the layers above the base map.
    values
        What these layers take besides.
    """
    camera, inset = scene.camera, scene.inset
    found = names(rows, camera, scene.height_px)
    below = key(marks, scene)
    values |= camera.values(layers.centres(centres), movable=scene.movable)
    values |= {"height": scene.height_px, "tinted": list(scene.tinted)}
    values |= {"towns": found.towns, "town_scales": found.scales}
    rows = {**rows, "areas": found.areas, "key": below, "pale": scene.pale}
    if inset:
        values |= inset.camera.inset_values(camera.longitude)
        rows |= inset_rows(scene, inset)
    around = key_px(below) + CONTROLS_PX * scene.movable
    structure = (kind, scene.dark, inset is not None, scene.tiles)
    return Drawing(_structure, structure, values, rows, around)


def _structure(
    kind: Kind,
    dark: bool,
    has_inset: bool,
    tiles: Tiles | None,
    *,
    height: float,
    turn: float,
    tinted: Sequence[str],
    towns: Sequence[float],
    town_scales: Sequence[float],
    inset_box: Sequence[float] = (),
    inset_turn: float = 0.0,
    **more: Any,
) -> alt.LayerChart:
    """Make a map without its rows; for the values see `Camera.values` and `InsetCamera`."""
    ground = DARK if dark else LIGHT
    moved = {name: more.pop(name) for name in MOVED if name in more}
    own = [*name_params(towns, town_scales), *scale_params()]
    own += inset_params(inset_box) if has_inset else []
    own += tile_params() if tiles else []
    background, *lines = base_map(ground, tinted)
    room = HAS_ROOM + f" && {BESIDE_INSET}" * has_inset
    return alt.LayerChart(
        layer=[
            navigation(**moved, on_mark=kind.on_mark)
            .add_params(layers.pick(kind.picked, kind.on_mark), *own)
            .properties(name="navigation"),
            background,
            *([tile_layer(tiles, dark=dark)] if tiles else ()),
            *lines,
            *names_below(ground, inset=has_inset),
            *scale_bar(ground),
            layers.pale(ground),
            *kind.above(ground, room, **more),
            *(inset_layers(ground, tinted, inset_turn) if has_inset else ()),
            *key_below(ground),
        ],
        projection=projection(turn),
        width="container",
        height=height,
        autosize=FIT,
        padding={"left": 0, "top": 0, "right": 0, "bottom": 0},
        view=alt.ViewBackground(fill=ground.sea, stroke=ground.coast, cornerRadius=3),
    )
