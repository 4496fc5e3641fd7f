"""Legs of journeys on a map: direction, certainty, and several people on one way."""

import pandas as pd
import pytest

from dashboard.charts.map.journeys.legs import journeys

THERE = {
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
BACK = THERE | {
    "from_latitude": 47.22,
    "from_longitude": 39.71,
    "to_latitude": 55.75,
    "to_longitude": 37.62,
}


def points(line):
    return line["geometry"]["coordinates"]


def test_a_leg_runs_from_its_start_to_its_end_and_its_arrow_points_there():
    [line], [arrow] = journeys(pd.DataFrame([THERE]))
    assert (points(line)[0], points(line)[-1]) == ([37.62, 55.75], [39.71, 47.22])
    assert 150 < arrow["bearing"] < 180  # south by east
    assert 47.22 < arrow["latitude"] < 55.75


def test_the_way_back_lies_on_the_other_side():
    _, [out, home] = journeys(pd.DataFrame([THERE, BACK]))
    assert home["bearing"] == pytest.approx(out["bearing"] - 180)
    assert out["longitude"] > (37.62 + 39.71) / 2 > home["longitude"]


def test_two_people_on_one_way_are_both_seen():
    other = THERE | {"person": "Another", "colour": "#047857"}
    [one, two], [first, second] = journeys(pd.DataFrame([THERE, other]))
    assert (one["stroke"], two["stroke"]) == (THERE["colour"], "#047857")
    assert abs(first["longitude"] - second["longitude"]) > 0.3


def test_what_is_not_certain_is_dashed():
    [sure, guessed], _ = journeys(pd.DataFrame([THERE, THERE | {"certain": False}]))
    assert sure["dash"] == []
    assert guessed["dash"]


def test_what_only_joins_places_has_no_arrow():
    [line], arrows = journeys(pd.DataFrame([THERE | {"certain": False, "among": True}]))
    assert line["dash"]
    assert arrows == []


def test_a_leg_takes_the_shorter_way_across_the_180th_meridian():
    ends = {"from_latitude": 0, "from_longitude": 175, "to_latitude": 0, "to_longitude": -175}
    [line], _ = journeys(pd.DataFrame([THERE | ends]))
    assert all(abs(longitude) >= 175 for longitude, _ in points(line))


def test_a_stay_is_no_leg():
    stay = THERE | {"to_latitude": 55.75, "to_longitude": 37.62}
    assert journeys(pd.DataFrame([stay])) == ([], [])
