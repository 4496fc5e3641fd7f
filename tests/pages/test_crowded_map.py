"""The map of many places as a script: a part is looked at, listed, and let go again."""

import json
import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.crowded import CROWD, EVENTS, FLAT, NORTH
from tests.elsewhere import folder
from tests.pages.script import opened, ran, shown

LOOK, WHOLE = "part to look at", "whole map"


@pytest.fixture
def crowded(tmp_path, csvs, monkeypatch) -> None:
    """Serve the dataset of many places."""
    monkeypatch.setenv("DASHBOARD_DATA", str(folder(tmp_path / "data", csvs(**CROWD))))


def looked_at(app: AppTest, words: str) -> AppTest:
    """Choose a group by what it holds."""
    box = app.selectbox(key=LOOK)
    [group] = [one for one in box.options if words in one]
    box.select(group)
    return ran(app)


def dots(app: AppTest) -> list[dict[str, Any]]:
    """The marks of the largest map."""
    charts = [each.proto for each in app.get("vega_lite_chart")]
    specs = [json.loads(chart.spec) for chart in charts]
    return next(
        layer["data"]["values"]
        for spec in specs
        for layer in spec["layer"]
        if any("number" in row for row in layer.get("data", {}).get("values", []))
    )


def numbers(app: AppTest) -> list[int]:
    """The rows that each mark of the largest map counts at first."""
    first = [dot for dot in dots(app) if not dot.get("from_scale")]
    return [int(dot["number"].replace(",", "")) if "number" in dot else 1 for dot in first]


def tray(app: AppTest):
    return next((one for one in app.expander if "lies in this part" in one.label), None)


def test_all_events_are_in_numbers_on_the_map_and_groups_are_offered_by_keys(crowded):
    app = opened("overview")
    assert sum(numbers(app)) == EVENTS
    options = app.selectbox(key=LOOK).options
    assert [option.split(" at ")[0] for option in options] == ["241 rows", "160 rows", "10 rows"]
    assert tray(app) is None


def test_a_group_is_looked_at_and_all_it_holds_is_listed_one_click_away(crowded):
    app = looked_at(opened("overview"), "North 0")
    assert (
        f"In this part of the map: {NORTH} places with {NORTH + 1} rows of {EVENTS} on the map."
        in shown(app)
    )
    assert sum(numbers(app)) == EVENTS
    assert tray(app).label == f"What lies in this part: {NORTH + 1} events"
    assert not tray(app).dataframe
    app.session_state["open part"] = True
    app = ran(app)
    listed = tray(app).dataframe[0].value
    assert f"of {NORTH + 1}" in shown(app)  # page by page
    assert len(listed) > 50
    assert listed["place"].str.startswith("North ").all()


def test_what_stands_at_one_point_is_listed_at_once(crowded):
    app = looked_at(opened("overview"), "Flat 0")
    assert tray(app).label == f"What lies in this part: {FLAT} events"
    assert len(tray(app).dataframe[0].value) == FLAT


def test_the_whole_map_comes_back(crowded):
    app = looked_at(opened("overview"), "South 0")
    first = numbers(app)
    app = ran(app.button(key=WHOLE).click())
    assert tray(app) is None
    assert not [one for one in app.button if one.key == WHOLE]
    assert numbers(app) != first


def test_choices_narrow_what_lies_in_the_part_and_few_places_are_drawn_one_by_one(crowded):
    app = looked_at(opened("overview"), "North 0")
    app.session_state["filter places"] = ["north-0", "south-0"]
    app = ran(app)
    assert tray(app) is None
    assert "In this part" not in shown(app)
    app.session_state["filter places"] = []
    assert tray(ran(app)).label == f"What lies in this part: {NORTH + 1} events"


def test_the_part_that_is_looked_at_stands_in_the_address_and_a_link_shows_it(crowded):
    app = looked_at(opened("overview"), "North 0")
    part = app.query_params["part"]
    there = f"{NORTH} places with {NORTH + 1} rows of {EVENTS} on the map."
    assert f"part={part[0].replace(',', '%2C')}" in app.code[0].value
    linked = opened("overview", part=part)
    assert there in shown(linked)
    assert linked.query_params["part"] == part
    assert tray(linked).label == f"What lies in this part: {NORTH + 1} events"
    back = ran(linked.button(key=WHOLE).click())
    assert "part" not in back.query_params


@pytest.mark.parametrize("part", ["1,2,3", "north", "1,2,3,nan", "9,9,1,1"])
def test_what_is_no_part_of_a_map_in_an_address_is_told(crowded, part):
    app = opened("overview", part=part)
    assert any(f"part={part}" in one.value.replace("\\", "") for one in app.warning)
    assert "part" not in app.query_params


def test_lanes_of_a_dataset_without_people_are_places_page_by_page(crowded):
    days = {"from": "2032-03-01", "to": "2032-03-14"}
    said = shown(opened("overview", **days))
    [first] = re.findall(r"Places 1 to (\d+) of (\d+): marks 1 to (\d+) of (\d+)\.", said)
    lanes, of_lanes, marks, of_marks = map(int, first)
    assert lanes <= marks < of_lanes <= of_marks
    assert f"{of_marks} of {EVENTS} events" in said
    said = shown(opened("overview", **days, **{"page.timeline": "2"}))
    assert f"Places {lanes + 1} to " in said
    assert f"marks {marks + 1} to " in said


def test_what_is_drawn_alone_says_what_it_is(crowded):
    app = looked_at(opened("overview"), "North 0")
    said = [dot["tooltip"] for dot in dots(app) if dot.get("place_id")]
    assert "North 1: 1 event, 0 statements" in said
    assert all(": 1 event, " in one or ": 2 events, " in one for one in said)
