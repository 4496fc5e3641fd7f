"""Names on the base map: what is there, and that none lies on what is told."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from dashboard.charts.map.camera import Camera
from dashboard.charts.map.extent import Bbox
from dashboard.charts.map.ground import LIGHT
from dashboard.charts.map.labels import free_scales
from dashboard.charts.map.marks import dots, labels, prepared, shape
from dashboard.charts.map.orientation.names import NEVER, names, read
from dashboard.charts.map.orientation.told import told_boxes
from dashboard.charts.map.outlines import line
from tests.test_basemap import _holds, countries, topology  # noqa: F401

STATIC = Path(__file__).parents[3] / "static"
DONBAS, HEIGHT_PX = Bbox(36.0, 46.8, 40.5, 49.2), 400
NAN = float("nan")


def drawn(*places, role="place", lines=()):
    """What a map of the Donbas draws of places, each a name with a point."""
    camera = Camera(DONBAS)
    marks = prepared(
        pd.DataFrame(
            [(name, name, name, role, name, *at, NAN, 1, 0) for name, *at in places],
            columns=[
                *("place_id", "name", "tooltip", "role", "label", "latitude", "longitude"),
                *("radius_km", "accounts", "others"),
            ],
        ).astype({"radius_km": float})
    )
    return camera, {
        "dots": dots(marks, LIGHT),
        "labels": labels(marks, camera, HEIGHT_PX, LIGHT),
        "shapes": [shape(line(*zip(*one, strict=True)), stroke="red", width=2) for one in lines],
    }


def towns():
    return {row["name"]: int(row["town"]) for row in read("towns.json")}


def test_a_country_a_region_and_a_town_are_named_where_nothing_is_told():
    camera, rows = drawn(("Somewhere", 48.0, 38.0))
    found = names(rows, camera, HEIGHT_PX)
    named = [area["name"] for area in found.areas]
    assert {"UKRAINE", "RUSSIA", "Donetsk oblast", "Rostov oblast"} <= set(named)
    assert len(named) == len(set(named))


def test_no_name_of_a_country_lies_on_a_mark_a_label_or_a_line():
    lines = [[(36.0, 48.9), (40.5, 47.0)], [(37.0, 46.8), (39.5, 49.2)]]
    places = [(f"Place {n}", 47 + n % 5 * 0.4, 36.5 + n * 0.3) for n in range(12)]
    camera, rows = drawn(*places, lines=lines)
    scale = camera.scale(480, HEIGHT_PX)
    told = told_boxes(rows, camera, scale, 1250, HEIGHT_PX)
    found = names(rows, camera, HEIGHT_PX)
    boxes = np.array(
        [
            [area[name] for name in ("x", "y", "left", "top", "right", "bottom")]
            + [area["from_scale"], np.inf]
            for area in found.areas
        ]
    )
    assert len(boxes)
    first = told[told[:, 6] <= scale]
    assert (free_scales(boxes, first) <= boxes[:, 6] * 1.001).all()  # pixels are rounded


def test_a_town_that_is_told_of_is_not_named_twice_and_one_below_a_line_waits():
    camera, rows = drawn(("Donetsk", 48.02, 37.8), lines=[[(37.9, 48.2), (38.2, 48.4)]])
    found = names(rows, camera, HEIGHT_PX)
    waiting = dict(zip(found.towns, found.scales, strict=True))
    assert waiting[towns()["Donetsk"]] == NEVER
    horlivka = waiting[towns()["Horlivka"]]
    assert camera.scale(480, HEIGHT_PX) < horlivka < NEVER
    assert towns()["Luhansk"] not in waiting


def test_an_area_that_the_data_names_has_no_second_name():
    camera, rows = drawn(("Donetsk region", 48.0, 37.8), role="area")
    named = [area["name"] for area in names(rows, camera, HEIGHT_PX).areas]
    assert "Donetsk oblast" not in named
    assert "Luhansk oblast" in named


def test_an_empty_map_far_from_everything_is_named_without_a_fault():
    camera = Camera(Bbox(-30, -10, -29, -9))
    assert names({"dots": [], "labels": [], "shapes": []}, camera, 300).areas == []


def test_every_spot_of_a_country_lies_in_it_and_crimea_is_named_with_ukraine(countries):  # noqa: F811
    for row in read("areas.json"):
        at = float(row["latitude"]), float(row["longitude"])
        if row["level"] == 0 and float(row["room"]) > 0.01:
            assert _holds(countries[row["country"]], *at), row
    assert {row["country"] for row in read("areas.json") if row["name"] == "Crimea"} == {"UA"}


@pytest.mark.parametrize(
    ("file", "most"),
    [("towns.json", 300_000), ("areas.json", 200_000), ("rivers.topojson", 150_000)],
)
def test_the_files_stay_small(file, most):
    assert (STATIC / file).stat().st_size < most


def test_names_are_plain_and_each_town_is_there_once():
    rows = read("towns.json")
    assert [int(row["town"]) for row in rows] == [*range(len(rows))]
    assert len({(row["longitude"], row["latitude"]) for row in rows}) == len(rows)
    assert {"Kyiv", "Bakhmut", "Moscow", "Simferopol", "Lima"} <= {row["name"] for row in rows}


def test_every_river_says_where_it_lies():
    drawn = json.loads((STATIC / "rivers.topojson").read_text("utf-8"))
    parts = drawn["objects"]["rivers"]["geometries"]
    assert parts
    assert all(len(part["bbox"]) == 4 for part in parts)
