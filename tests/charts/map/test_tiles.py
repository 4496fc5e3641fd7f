"""Tiles behind a map: only those in view, where they belong, and none unless a host asks."""

import json
import math
import re

import pandas as pd
import pytest
import vl_convert

from dashboard.charts.map.chart import place_map
from dashboard.charts.map.extent import Bbox
from dashboard.charts.map.orientation.tiles import Tiles
from dashboard.charts.map.scene import Scene
from dashboard.exporting.pictures.specification import specification

TEMPLATE = "https://tiles.example.org/a/{z}/{x}/{y}.png?of=tests"
TILES = Tiles(TEMPLATE, "© Nobody")
PLACE = {
    **{"place_id": "here", "name": "Here", "label": "Here", "tooltip": "Here", "role": "place"},
    **{"latitude": 48.5, "longitude": 38.0, "radius_km": math.nan, "accounts": 1, "others": 0},
}
BOX = Bbox(36, 47, 40, 49)


def drawn(box=BOX, **more):
    places = pd.DataFrame([PLACE | {"longitude": box.centre_longitude}])
    return place_map(places, Scene(box, 400, dark=False, movable=False, **more))


def asked_for(drawing):
    """Give which tiles a map of 600 pixels asks for: zoom, column and row of each."""
    svg = vl_convert.vegalite_to_svg(json.dumps(specification(drawing, 600)), allowed_base_urls=[])
    addresses = re.findall(r"/a/(\d+)/(\d+)/(\d+)\.png\?of=tests", svg)
    return {tuple(map(int, address)) for address in addresses}


def tile_of(zoom, longitude, latitude):
    """Give the tile that has a point, as servers number them."""
    across = (longitude + 180) / 360 * 2**zoom
    down = (1 - math.asinh(math.tan(math.radians(latitude))) / math.pi) / 2 * 2**zoom
    return zoom, int(across) % 2**zoom, int(down)


@pytest.mark.parametrize(
    "box", [BOX, Bbox(177, -19, 182, -16), Bbox(-180, -60, 180, 75)], ids=["Donbas", "Fiji", "all"]
)
def test_a_map_asks_for_the_tiles_that_are_in_view_and_for_no_others(box):
    found = asked_for(drawn(box, tiles=TILES))
    zooms = {zoom for zoom, _, _ in found}
    assert len(zooms) == 1
    [zoom] = zooms
    for longitude in (box.west, box.centre_longitude, box.east - 1e-9):
        for latitude in (box.south, box.north):
            assert tile_of(zoom, longitude, latitude) in found
    assert len(found) <= 60


def test_without_a_server_of_tiles_there_is_nothing_of_them():
    assert "tile" not in str(drawn().to_dict())
    assert not asked_for(drawn())


@pytest.mark.parametrize(
    ("template", "attribution", "told"),
    [
        ("http://tiles.example.org/{z}/{x}/{y}.png", "© A", "begins with https://"),
        ("javascript:alert(1)//{z}/{x}/{y}", "© A", "begins with https://"),
        ("https://tiles.example.org/{z}/{x}.png", "© A", "{z}, {x} and {y}"),
        ("https://tiles.example.org/{z}/{x}/{y}/{y}.png", "© A", "{z}, {x} and {y}"),
        ("https://{z}.example.org/{x}/{y}.png", "© A", "without spaces"),
        ("https://tiles.example.org/{z}/{x}/{y}.png' + now() + '", "© A", "without spaces"),
        ("https://tiles.example.org/{z}/{x}/{y}.png", "  ", "to whom"),
    ],
)
def test_what_is_no_server_of_tiles_is_refused_with_what_to_write(template, attribution, told):
    with pytest.raises(ValueError, match=re.escape(told)):
        Tiles(template, attribution)
