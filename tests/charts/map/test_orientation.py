"""The scale bar as it is drawn, and the key, which lists only what is on the map."""

import json
import math
import re

import pandas as pd
import pytest
import vl_convert
from geopy.distance import geodesic

from dashboard.charts.map.chart import place_map
from dashboard.charts.map.extent import Bbox
from dashboard.charts.map.scene import Scene
from dashboard.charts.theme import theme
from dashboard.exporting.pictures.specification import specification

NAN = float("nan")
COLUMNS = ["place_id", "name", "label", "tooltip", "role", "latitude", "longitude", "radius_km"]
WIDTH_PX, HEIGHT_PX = 480, 330


def marks(*rows, others=0, accounts=1):
    frame = pd.DataFrame([("a", "A", "A", "A", *row) for row in rows], columns=COLUMNS)
    return frame.astype({"radius_km": float}).assign(accounts=accounts, others=others)


def key_of(places, **more):
    drawn = place_map(places, Scene(Bbox(36, 47, 40, 49), HEIGHT_PX, dark=False, **more))
    return [row["text"] for row in drawn.rows["key"]]


@pytest.mark.parametrize(
    "box",
    [
        Bbox(36, 47, 40, 49),
        Bbox(20, 40, 60, 60),
        Bbox(37.7, 48.0, 37.8, 48.05),
        Bbox(-5, 64, 5, 68),
    ],
)
def test_the_bar_is_as_long_as_it_says_at_the_latitude_of_the_centre(box):
    drawn = place_map(
        marks(("place", (box.south + box.north) / 2, (box.west + box.east) / 2, NAN)),
        Scene(box, HEIGHT_PX, dark=False, movable=False),
    )
    spec = json.dumps(specification(drawn, WIDTH_PX))
    svg = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    number, unit = re.search(r">([\d,]+) (km|m)<", svg).groups()
    said_km = float(number.replace(",", "")) * (1 if unit == "km" else 0.001)
    assert number[0] in "125"
    assert not number[1:].strip("0,")
    (bar_px,) = {round(float(one), 3) for one in re.findall(r"L0,0L([\d.]+),0L[\d.]+,-4", svg)}
    scale = min(
        WIDTH_PX / (box.east - box.west), HEIGHT_PX / _stretched(box)
    )  # pixels per degree of longitude
    south, north = (box.south, box.north)
    middle = _middle(south, north)
    east = bar_px / scale
    assert geodesic((middle, 0), (middle, east)).km == pytest.approx(said_km, rel=0.01)


def _stretched(box):
    """Height of a box in degrees of longitude, as Mercator stretches it."""
    return _y(box.north) - _y(box.south)


def _y(latitude):
    return math.degrees(math.asinh(math.tan(math.radians(latitude))))


def _middle(south, north):
    return math.degrees(math.atan(math.sinh(math.radians((_y(south) + _y(north)) / 2))))


def test_the_key_lists_what_is_on_the_map_and_nothing_else():
    place = ("place", 48.0, 38.0, NAN)
    assert key_of(marks(place)) == ["Place in the accounts", "Town, for orientation"]
    assert key_of(marks(("candidate", 48.0, 38.0, NAN)))[0] == "One of several it may be"
    assert "Another account says so" in key_of(marks(place, others=1))
    assert "Place in the accounts" not in key_of(marks(place, others=1, accounts=0))
    assert "Known only this roughly" in key_of(marks(("place", 48.0, 38.0, 15)))
    assert "Region, not a point" in key_of(marks(("area", 48.0, 38.0, 100)))
    assert "Namesake, not chosen" in key_of(marks(("context", 48.0, 38.0, NAN)))
    assert "Country named as a whole" in key_of(marks(place), tinted=["RU"])


def test_the_key_tells_a_journey_that_is_stated_from_one_that_is_inferred():
    leg = {
        **{"from_latitude": 47.2, "from_longitude": 39.7, "to_latitude": 48.0},
        **{"to_longitude": 37.8, "among": False, "tooltip": "goes", "colour": "#7c3aed"},
    }
    place = marks(("place", 48.0, 38.0, NAN))
    stated, inferred = "Journey, as stated", "Journey, uncertain"
    for certain, told, not_told in ((True, stated, inferred), (False, inferred, stated)):
        told_of = key_of(place, legs=pd.DataFrame([leg | {"certain": certain}]))
        assert told in told_of
        assert not_told not in told_of
    alarm = pd.DataFrame([leg | {"certain": True, "colour": theme(dark=False).alarm}])
    assert "Not both ends can be true" in key_of(place, legs=alarm)


@pytest.mark.parametrize(("east", "listed"), [(38.5, True), (40.5, False), (60.0, False)])
def test_the_key_lists_a_namesake_only_while_it_is_in_view(east, listed):
    places = marks(("place", 48.0, 38.0, NAN), ("context", 48.0, east, NAN))
    drawn = place_map(places, Scene(Bbox(36, 47, 40, 49), HEIGHT_PX, dark=False, movable=False))
    spec = json.dumps(specification(drawn, WIDTH_PX))
    svg = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    assert ("Namesake, not chosen" in svg) == listed
    assert "Place in the accounts" in svg


@pytest.mark.parametrize(
    ("countries", "listed"),
    [(["RU"], True), (["CN"], False), (["CN", "UA"], True), (["XX"], False)],
)
def test_the_key_lists_countries_named_as_a_whole_only_while_any_of_their_tint_is_in_view(
    countries, listed
):
    place = marks(("place", 48.0, 38.0, NAN))
    scene = Scene(Bbox(36, 47, 40, 49), HEIGHT_PX, dark=False, movable=False, tinted=countries)
    spec = json.dumps(specification(place_map(place, scene), WIDTH_PX))
    svg = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    assert ("Country named as a whole" in svg) == listed
    assert svg.index("Place in the accounts") < svg.index("Town, for orientation")


def test_what_comes_and_goes_leaves_no_gap_in_the_key():
    places = marks(("place", 48.0, 38.0, NAN), ("context", 48.0, 60.0, NAN))
    scene = Scene(Bbox(36, 47, 40, 49), HEIGHT_PX, dark=False, movable=False, tinted=["CN", "RU"])
    spec = json.dumps(specification(place_map(places, scene), WIDTH_PX))
    svg = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    assert "Namesake" not in svg
    rows = [
        re.search(rf'translate\(([\d.]+),([\d.]+)\)"[^>]*>{text}', svg).groups()
        for text in ("Place in the accounts", "Town, for orientation", "Country named as a whole")
    ]
    (left, first), (right, same), (again, below) = [(float(x), float(y)) for x, y in rows]
    assert (first, left) == (same, again)
    assert right > left
    assert below > first
