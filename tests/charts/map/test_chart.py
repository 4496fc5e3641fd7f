"""The map as a specification: what is drawn, where, in which colours, and what a click gives."""

import json
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from geopy.distance import geodesic

from dashboard.charts.map.chart import place_map
from dashboard.charts.map.extent import closeup, extent
from dashboard.charts.map.scene import Scene

NAN = float("nan")
ROWS = [
    ("moscow", "Moscow", "city", "place", "Moscow", 55.75204, 37.61781, NAN, 3),
    ("rostov", "Rostov", "city", "place", "Rostov", 47.21997, 39.70769, NAN, 9),
    ("rostov", "Rostov", "city", "context", "Rostov Veliky", 57.19081, 39.41307, NAN, 9),
    ("donetsk", "Donetsk", "city", "place", "Donetsk", 48.023, 37.80224, NAN, 5),
    ("region", "Donetsk region", "region", "area", "Donetsk region", 48.1, 37.7, 120, 6),
    ("bilohorivka", "Bilohorivka", "village", "candidate", "Bilohorivka?", 48.926, 38.247, NAN, 4),
    ("bilohorivka", "Bilohorivka", "village", "candidate", "Bilohorivka?", 48.727, 38.205, 5, 4),
    ("tarasivka", "Tarasivka", "village", "place", "Tarasivka", 48.32, 37.50, 15, 1),
    ("nowhere", "Nowhere", "village", "place", "Nowhere", NAN, NAN, NAN, 1),
]
COLUMNS = [
    *("place_id", "name", "kind", "role", "label"),
    *("latitude", "longitude", "radius_km", "accounts"),
]
WAY = {
    "from_latitude": 55.75,
    "from_longitude": 37.62,
    "to_latitude": 47.22,
    "to_longitude": 39.71,
    "person": "Somebody",
    "certain": True,
    "among": False,
    "tooltip": "Somebody goes",
    "colour": "#c2410c",
}


@pytest.fixture
def marks():
    frame = pd.DataFrame(ROWS, columns=COLUMNS)
    return frame.assign(
        others=0, tooltip=frame["label"] + ": " + frame["accounts"].astype(str) + " accounts"
    )


def draw(marks, bbox=None, *, height_px=400, dark=False, **more):
    """The whole specification, which Altair has checked against the schema of Vega-Lite."""
    return place_map(marks, Scene(bbox or extent(marks), height_px, dark, **more)).to_dict()


def layer(spec, data):
    return [part for part in spec["layer"] if part["data"].get("name") == data]


def shapes(spec, kind):
    features = spec["datasets"].get("shapes", [])
    return [feature for feature in features if feature["geometry"]["type"] == kind]


def test_every_decided_place_and_candidate_is_a_dot_that_says_what_it_is(marks):
    dots = draw(marks)["datasets"]["dots"]
    assert sorted(dot["place_id"] for dot in dots) == [
        *("bilohorivka", "bilohorivka", "donetsk", "moscow", "rostov", "rostov", "tarasivka")
    ]
    assert all(dot["tooltip"] == dot["description"] for dot in dots)
    named = marks.assign(tooltip="5 accounts")
    assert "Moscow: 5 accounts" in [d["description"] for d in draw(named)["datasets"]["dots"]]


def test_what_is_decided_is_filled_and_what_is_not_is_hollow(marks):
    spec = draw(marks)
    fills = {}
    for dot in spec["datasets"]["dots"]:
        fills.setdefault(dot["tooltip"].split(":")[0], dot["fill"])
    assert fills["Donetsk"] == fills["Moscow"]
    assert fills["Bilohorivka?"] == fills["Rostov Veliky"] != fills["Donetsk"]


def test_a_place_named_more_often_is_larger_but_all_can_be_hit(marks):
    sizes = {
        dot["place_id"]: dot["size"]
        for dot in draw(marks[marks["role"] == "place"])["datasets"]["dots"]
    }
    assert sizes["rostov"] > sizes["donetsk"] > sizes["moscow"] >= sizes["tarasivka"] > 110
    often = marks.assign(accounts=marks["accounts"] * 1000)
    assert max(dot["size"] for dot in draw(often)["datasets"]["dots"]) < 600


def test_doubt_is_drawn_true_to_scale(marks):
    spec = draw(marks)
    drawn = {tuple(shape["dash"]): shape for shape in shapes(spec, "Polygon")}
    for shape, centre, radius_km in (
        (drawn[(5, 4)], (48.1, 37.7), 120),
        (shapes(spec, "Polygon")[0], (48.32, 37.5), 15),
    ):
        for longitude, latitude in shape["geometry"]["coordinates"][0]:
            distance = geodesic(centre, (latitude, longitude)).km
            assert distance == pytest.approx(radius_km, rel=0.005)


def test_circles_run_clockwise_or_the_whole_earth_but_them_would_be_filled(marks):
    for shape in shapes(draw(marks), "Polygon"):
        ring = shape["geometry"]["coordinates"][0]
        pairs = pairwise(ring)
        assert sum((x1 - x0) * (y1 + y0) for (x0, y0), (x1, y1) in pairs) > 0


def test_an_area_is_a_dashed_outline_with_its_name_in_italics_and_no_dot(marks):
    spec = draw(marks[marks["role"] == "area"])
    [outline] = spec["datasets"]["shapes"]
    [label] = spec["datasets"]["labels"]
    assert outline["dash"]
    assert outline["fill"] is None
    assert outline["place_id"] == "region"
    assert (label["label"], label["style"]) == ("Donetsk region", "italic")
    assert "dots" not in spec["datasets"]


def test_rival_candidates_are_joined_and_each_is_named(marks):
    spec = draw(marks[marks["place_id"] == "bilohorivka"])
    [join] = shapes(spec, "LineString")
    assert join["dash"]
    assert [tuple(point) for point in join["geometry"]["coordinates"]] == [
        (38.247, 48.926),
        (38.205, 48.727),
    ]
    assert [label["label"] for label in spec["datasets"]["labels"]] == ["Bilohorivka?"] * 2


def test_a_click_gives_the_id_of_a_place_even_on_a_map_without_marks(marks):
    for frame in (marks, marks.iloc[:0]):
        params = {param["name"]: param for param in draw(frame)["params"]}
        assert params["pick"]["select"]["fields"] == ["place_id"]
    spec = draw(marks)
    for name in ("dots", "labels"):
        assert all(record["place_id"] for record in spec["datasets"][name])


def test_the_base_map_is_fetched_by_the_browser_in_one_way_only(marks):
    spec = draw(marks)
    fetched = [part["data"] for part in spec["layer"] if "url" in part["data"]]
    formats = {(data["url"], json.dumps(data["format"])) for data in fetched}
    assert sorted(url for url, _ in formats) == [
        *("app/static/basemap.topojson", "app/static/rivers.topojson", "app/static/towns.json")
    ]
    assert len(json.dumps(spec)) < 40_000


def test_the_panel_fills_its_container_at_the_given_height(marks):
    spec = draw(marks, height_px=333)
    assert (spec["width"], spec["height"]) == ("container", 333)


def test_dark_and_light_differ_and_text_stands_out_from_the_land(marks):
    def lightness(colour):
        return sum(int(colour[i : i + 2], 16) for i in (1, 3, 5))

    for dark in (False, True):
        spec = draw(marks, dark=dark)
        land = layer(spec, "labels")[0]["mark"]["stroke"]
        for label in spec["datasets"]["labels"]:
            assert (lightness(label["colour"]) > lightness(land) + 250) == dark
            assert (lightness(label["colour"]) < lightness(land) - 250) != dark


def test_labels_keep_the_colour_they_were_given(marks):
    text = layer(draw(marks), "labels")[1]
    assert text["mark"]["color"] == {"expr": "datum.colour"}


def test_only_the_named_countries_are_tinted(marks):
    land = next(part for part in draw(marks, tinted=["RU", "CN"])["layer"] if "url" in part["data"])
    fill = land["encoding"]["fill"]
    [tint] = fill["condition"]
    assert tint["test"] == {"field": "id", "oneOf": ["RU", "CN"]}
    assert tint["value"] != fill["value"]


def test_the_controls_offer_each_decided_place_once_by_its_name(marks):
    params = {param["name"]: param for param in draw(marks)["params"]}
    choice = params["map_centre"]["bind"]
    assert choice["labels"] == [
        *("As first shown", "Rostov", "Donetsk", "Moscow", "Tarasivka", "Donetsk region")
    ]
    assert choice["options"] == list(range(6))
    assert params["map_zoom"]["bind"]["input"] == "range"


def test_texts_from_the_tables_never_become_part_of_an_expression(marks):
    name = "'] + alert(1) + ['"
    spec = draw(marks.assign(name=name, label=name, tooltip=name, place_id=name))
    del spec["datasets"]
    spec["params"] = [param for param in spec["params"] if param["name"] != "map_centre"]
    assert "alert" not in json.dumps(spec)


def test_drawing_the_same_marks_twice_gives_the_same_map(marks):
    assert draw(marks) == draw(marks)


def test_a_map_across_the_180th_meridian_is_turned_to_its_middle():
    rows = [
        ("suva", "Suva", "city", "place", "Suva", -18.14, 178.44, NAN, 1),
        ("apia", "Apia", "city", "place", "Apia", -13.83, -171.77, NAN, 1),
    ]
    frame = pd.DataFrame(rows, columns=COLUMNS).assign(tooltip="", others=0)
    [turn, *_] = draw(frame)["projection"]["rotate"]
    assert abs(turn) == pytest.approx(176.7, abs=0.1)


def test_a_mark_of_an_unknown_role_is_refused(marks):
    with pytest.raises(ValueError, match="rumour"):
        draw(marks.assign(role="rumour"))


def test_a_place_that_only_other_accounts_name_is_hollow_and_has_a_ring(marks):
    told = marks.assign(others=(marks["place_id"] == "donetsk").astype(int))
    hollow = told.assign(accounts=told["accounts"].where(told["others"] == 0, 0))
    assert "rings" not in draw(marks)["datasets"]
    for frame in (told, hollow):
        [ring] = draw(frame)["datasets"]["rings"]
        assert ring["place_id"] == "donetsk"
        [dot] = [dot for dot in draw(frame)["datasets"]["dots"] if dot["place_id"] == "donetsk"]
        assert ring["size"] > dot["size"]
    before = {dot["place_id"]: dot["fill"] for dot in draw(told)["datasets"]["dots"]}
    after = {dot["place_id"]: dot["fill"] for dot in draw(hollow)["datasets"]["dots"]}
    assert before["donetsk"] == before["moscow"] == after["moscow"] != after["donetsk"]


def test_legs_lie_below_the_dots_and_have_arrows(marks):
    spec = draw(marks, legs=pd.DataFrame([WAY]))
    assert WAY["colour"] in [line["stroke"] for line in shapes(spec, "LineString")]
    assert [arrow["tooltip"] for arrow in spec["datasets"]["arrows"]] == ["Somebody goes"]
    order = [part["data"].get("name") for part in spec["layer"]]
    assert order.index("shapes") < order.index("arrows") < order.index("dots")


def rounded(part):
    """The same with numbers no finer than any machine computes them."""
    if isinstance(part, float):
        return float(f"{part:.7g}")
    if isinstance(part, list | tuple):
        return [rounded(one) for one in part]
    if isinstance(part, dict):
        return {name: rounded(one) for name, one in part.items()}
    return part


def test_few_places_are_drawn_as_before_there_were_groups_and_bundles(marks):
    marks = marks.assign(others=(marks["place_id"] == "donetsk").astype(int))
    near = closeup(marks)
    found = {
        "close-up": draw(marks, near, legs=pd.DataFrame([WAY]), tinted=["UA"], picked="moscow"),
        "whole": draw(marks, dark=True, movable=False),
    }
    before = json.loads((Path(__file__).parent / "few_places.json").read_text("utf-8"))
    assert rounded(found) == rounded(before)
