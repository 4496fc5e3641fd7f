"""The layers that draw names: of countries and regions by rows, of towns from a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from dashboard.charts.map.camera import HAS_ROOM
from dashboard.charts.map.ground import Ground

TOWNS_URL = "app/static/towns.csv"
TOWN_PX, AREA_PX = 10.0, {0: 11.0, 1: 10.0}  # of text: of towns, and of countries and regions
TOWN_GAP_PX, TOWN_PX2 = 4.0, 10.0
EDGE_PX = 6.0
TOWN_NUMBERS = dict.fromkeys(("town", "longitude", "latitude", "from_scale", "width"), "number")
IN_PANEL = (
    "map_scale >= datum.from_scale"
    f" && inrange(width / 2 + map_scale * ((datum.longitude - map_longitude + 540) % 360 - 180)"
    f" * PI / 180, [{EDGE_PX}, width - {EDGE_PX} - datum.width])"
    " && inrange(map_top - map_scale * log(tan(PI / 4 + datum.latitude * PI / 360)),"
    f" [{EDGE_PX + 2}, height - {EDGE_PX + 2}])"
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


def names_below(ground: Ground) -> list[alt.Chart]:
    """Make the layers of names, which lie below all data and take no click."""
    quiet: dict[str, Any] = {"clip": True, "aria": False, "tooltip": None}
    halo: dict[str, Any] = {"stroke": ground.land, "strokeWidth": 2.5, "strokeJoin": "round"}
    areas = (
        alt.Chart(alt.NamedData("areas"))
        .transform_filter(HAS_ROOM)
        .encode(longitude="longitude:Q", latitude="latitude:Q", text="name:N")
    )
    looks: dict[str, Any] = {
        "fontSize": alt.expr("datum.font_px"),
        "baseline": "middle",
    }
    towns = (
        alt.Chart(alt.UrlData(TOWNS_URL, format=alt.CsvDataFormat(type="csv", parse=TOWN_NUMBERS)))
        .transform_filter(TOWN_SHOWN)
        .encode(longitude="longitude:Q", latitude="latitude:Q")
    )
    beside: dict[str, Any] = {
        **{"align": "left", "baseline": "middle", "dx": TOWN_GAP_PX, "fontSize": TOWN_PX}
    }
    return [
        areas.mark_text(color=ground.name, **looks, **quiet),
        towns.mark_point(
            size=TOWN_PX2, filled=True, opacity=1, shape="square", fill=ground.name, **quiet
        ),
        towns.mark_text(color=ground.land, opacity=0.8, **halo, **beside, **quiet).encode(
            text="name:N"
        ),
        towns.mark_text(color=ground.name, **beside, **quiet).encode(text="name:N"),
    ]
