"""The layers that draw names: of countries and regions by rows, of towns from a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from dashboard.charts.map.camera import BESIDE_INSET, HAS_ROOM
from dashboard.charts.map.ground import Ground

TOWNS_URL = "app/static/towns.json"  # of CSV a browser makes code, which a host forbids
TOWN_PX, AREA_PX = 10.0, {0: 11.0, 1: 10.0}  # of text: of towns, and of countries and regions
TOWN_GAP_PX, TOWN_PX2 = 4.0, 10.0
EDGE_PX = 6.0
_X = "width / 2 + map_scale * ((datum.longitude - map_longitude + 540) % 360 - 180) * PI / 180"
_Y = "map_top - map_scale * log(tan(PI / 4 + datum.latitude * PI / 360))"
IN_PANEL = (
    "map_scale >= datum.from_scale"
    f" && inrange({_X}, [{EDGE_PX}, width - {EDGE_PX} - datum.width])"
    f" && ({_X} > map_bar_px + 26 || {_Y} < height - 38)"
    f" && inrange({_Y}, [{EDGE_PX + 2}, height - {EDGE_PX + 2}])"
)
TOWN_BESIDE_INSET = (
    f"({_X} + datum.width < inset_left - {EDGE_PX} || {_Y} < inset_top - {EDGE_PX + 2})"
)
# A name of a country leaves the corner of the scale bar free.
BESIDE_BAR = (
    "(map_left + map_scale * datum.x + datum.left > map_bar_px + 18"
    " || map_top + map_scale * datum.y + datum.bottom < height - 32)"
)
TOWN_SHOWN = (
    f"{IN_PANEL} && (indexof(map_towns, datum.town) < 0"
    " || map_scale >= map_town_scales[indexof(map_towns, datum.town)])"
)


def params(towns: Sequence[float], town_scales: Sequence[float]) -> list[alt.Parameter]:
    """Tell a chart which towns wait, and for which scales."""
    return [
        alt.param(name="map_towns", value=[*towns]),
        alt.param(name="map_town_scales", value=[*town_scales]),
    ]


def names_below(ground: Ground, *, inset: bool = False) -> list[alt.Chart | alt.LayerChart]:
    """Make the layers of names, which lie below all data and an inset, and take no click."""
    quiet: dict[str, Any] = {"clip": True, "aria": False, "tooltip": None}
    halo: dict[str, Any] = {"stroke": ground.land, "strokeWidth": 2.5, "strokeJoin": "round"}
    areas = area_names(ground, f"{HAS_ROOM} && {BESIDE_BAR}" + f" && {BESIDE_INSET}" * inset)
    # In a layer of their own: the address and what is shown are written and asked once.
    towns = alt.Chart().encode(longitude="longitude:Q", latitude="latitude:Q")
    beside: dict[str, Any] = {
        **{"align": "left", "baseline": "middle", "dx": TOWN_GAP_PX, "fontSize": TOWN_PX}
    }
    told = towns.encode(text="name:N")
    drawn = [
        towns.mark_point(
            size=TOWN_PX2, filled=True, opacity=1, shape="square", fill=ground.name, **quiet
        ),
        told.mark_text(color=ground.land, opacity=0.8, **halo, **beside, **quiet),
        told.mark_text(color=ground.name, **beside, **quiet),
    ]
    file = alt.UrlData(TOWNS_URL, format=alt.JsonDataFormat(type="json"))
    return [
        areas,
        alt.LayerChart(layer=drawn, data=file).transform_filter(
            TOWN_SHOWN + f" && {TOWN_BESIDE_INSET}" * inset
        ),
    ]


def area_names(ground: Ground, shown: str, rows: str = "areas") -> alt.Chart:
    """Make the layer of the names of countries and regions, as far as an expression shows them."""
    chart: alt.Chart = (
        alt.Chart(alt.NamedData(rows))
        .transform_filter(shown)
        .mark_text(
            color=ground.name,
            fontSize=alt.expr("datum.font_px"),
            baseline="middle",
            clip=True,
            aria=False,
            tooltip=None,
        )
        .encode(longitude="longitude:Q", latitude="latitude:Q", text="name:N")
    )
    return chart
