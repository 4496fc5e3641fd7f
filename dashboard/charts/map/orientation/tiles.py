"""A detailed background: tiles of a server that the host of the dashboard has chosen."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

import altair as alt

from dashboard.charts.map.ground import QUIET

TILE_PX = 256  # as wide as its picture; drawn at 0.7 to 1.4 times that
ZOOM_MAX = 19
MOST = 160  # tiles at once: a map of 2,000 by 1,200 pixels
LONGEST = 500  # signs of an address
PALER = 0.55  # on a dark page
PARTS = {"z": "map_tile_zoom", "x": "datum.column_of_world", "y": "datum.row"}
OWN_HOSTS = ("localhost", "127.0.0.1")


@dataclass(frozen=True)
class Tiles:
    """Where tiles are, and to whom they are owed.

    Parameters
    ----------
    template : str
        Their address, with `{z}`, `{x}` and `{y}` each once: Web Mercator, as most servers
        have it, the northernmost row first.
    attribution : str
        What their licence wants to be said, as plain text.

    Raises
    ------
    ValueError
        For an address that is none, or is not encrypted and leads to another machine; or
        without an attribution. The message says what to write.
    """

    template: str
    attribution: str

    def __post_init__(self) -> None:
        parts = urlsplit(self.template)
        own = parts.scheme == "http" and parts.hostname in OWN_HOSTS
        if len(self.template) > LONGEST or not (parts.scheme == "https" or own):
            raise ValueError("write an address that begins with https://")
        if sorted(re.findall(r"\{(.*?)\}", self.template)) != sorted(PARTS):
            raise ValueError("write {z}, {x} and {y} into the address, each once")
        if re.search(r"[\s\"'<>\\`]", self.template) or "{" in parts.netloc:
            raise ValueError("write an address without spaces, quotation marks or angle brackets")
        if not self.attribution.strip():
            raise ValueError("say to whom the tiles are owed")


def params() -> list[alt.Parameter]:
    """Make what the tiles in view follow from: their zoom and width, and where the first one is."""
    said = {
        "zoom": f"clamp(round(log(2 * PI * map_scale / {TILE_PX}) / LN2), 0, {ZOOM_MAX})",
        "px": "2 * PI * map_scale / pow(2, map_tile_zoom)",
        "west": "width / 2 - map_scale * PI * (180 + map_longitude) / 180",
        "north": "map_top - map_scale * PI",
        "first": "floor(-map_tile_west / map_tile_px)",
        "top": "max(0, floor(-map_tile_north / map_tile_px))",
        "columns": "floor((width - map_tile_west) / map_tile_px) - map_tile_first + 1",
    }
    return [alt.param(name=f"map_tile_{name}", expr=expr) for name, expr in said.items()]


def tile_layer(tiles: Tiles, *, dark: bool) -> alt.Chart:
    """Make the layer of the tiles in view; where they do not come, the land below it is seen."""
    world = "pow(2, map_tile_zoom)"
    chart: alt.Chart = (
        alt.Chart(alt.sequence(0, MOST, as_="n"))
        .transform_calculate(
            column="map_tile_first + datum.n % map_tile_columns",
            row="map_tile_top + floor(datum.n / map_tile_columns)",
        )
        .transform_filter(
            f"datum.row < {world} && map_tile_north + datum.row * map_tile_px < height"
        )
        .transform_calculate(column_of_world=f"(datum.column % {world} + {world}) % {world}")
        .transform_calculate(url=_address(tiles.template))
        .mark_image(
            align="left",
            baseline="top",
            aspect=False,
            opacity=PALER if dark else 1.0,
            x=alt.expr("map_tile_west + datum.column * map_tile_px"),
            y=alt.expr("map_tile_north + datum.row * map_tile_px"),
            width=alt.expr("map_tile_px"),
            height=alt.expr("map_tile_px"),
            **QUIET,
        )
        .encode(url=alt.Url("url:N"))
    )
    return chart


def _address(template: str) -> str:
    """Write the address of a tile as Vega computes it."""
    pieces = re.split(r"\{([zxy])\}", template)
    texts = [PARTS[one] if place % 2 else json.dumps(one) for place, one in enumerate(pieces)]
    return " + ".join(texts)
