"""Bundles of very many journeys: few enough to be told apart, and no line is lost in them."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.charts.map.extent import Bbox
from dashboard.charts.map.ground import LIGHT
from dashboard.charts.map.journeys.bundles import MOST_LINES, bundle, is_bundled, ways

BOX = Bbox(20.0, 44.0, 42.0, 53.0)
TOWNS = [(50.4, 30.5), (48.0, 37.8), (47.2, 39.7), (46.5, 30.7)]
coordinates = st.tuples(
    st.one_of(st.just(90.0), st.just(-90.0), st.floats(-90, 90)),
    st.one_of(st.just(180.0), st.just(-180.0), st.floats(-180, 180)),
)


def legs(pairs, person="Somebody"):
    """A line for each pair of points."""
    return pd.DataFrame(
        [
            {
                **{"person_id": person, "certain": True, "among": False, "tooltip": "goes"},
                **{"from_latitude": a[0], "from_longitude": a[1]},
                **{"to_latitude": b[0], "to_longitude": b[1]},
            }
            for a, b in pairs
        ]
    )


def test_as_many_lines_as_can_be_told_apart_are_drawn_one_by_one():
    way = [(TOWNS[0], TOWNS[1])]
    assert not is_bundled(legs(way * MOST_LINES))
    assert is_bundled(legs(way * (MOST_LINES + 1)))


def test_lines_between_the_same_places_are_one_bundle_that_tells_their_directions():
    there, back = (TOWNS[0], TOWNS[1]), (TOWNS[1], TOWNS[0])
    found = bundle(pd.concat([legs([there] * 50), legs([back] * 7, "Another")]), BOX, 400)
    assert found["lines"].tolist() == [57]
    assert found["tooltip"].tolist() == [
        "Journeys of 2 people: 50 lines to the east, 7 lines to the west"
    ]


def test_what_is_not_certain_is_said_of_a_bundle():
    lines = legs([(TOWNS[0], TOWNS[1])] * 60)
    found = bundle(lines.assign(certain=lines.index >= 4), BOX, 400)
    assert found["tooltip"].tolist() == [
        "Journeys of 1 person: 60 lines to the east; 4 not certain"
    ]


def test_a_bundle_of_more_lines_is_wider_and_each_has_its_number():
    pairs = [(TOWNS[0], TOWNS[1])] * 1_500 + [(TOWNS[2], TOWNS[3])] * 20
    lines, numbers = ways(bundle(legs(pairs), BOX, 400), LIGHT)
    assert [one["number"] for one in numbers] == ["1,500", "20"]
    assert lines[0]["width"] > lines[1]["width"]


@settings(deadline=None)
@given(st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=120))
def test_bundles_are_few_and_stand_for_every_line_between_points_that_lie_apart(pairs):
    found = bundle(legs(pairs), BOX, 400)
    assert len(found) <= MOST_LINES
    assert found["lines"].sum() <= sum(a != b for a, b in pairs)
    assert (found["lines"] > 0).all()


def test_points_of_a_dense_town_and_far_ones_all_are_in_bundles():
    town = [(50.0 + n / 1000, 36.0 + n / 1000) for n in range(40)]
    pairs = [(a, b) for a in town for b in TOWNS]
    found = bundle(legs(pairs), BOX, 400)
    assert found["lines"].sum() == len(pairs)
    assert len(found) <= MOST_LINES


@pytest.mark.parametrize("turn", [0, 150, 180])
def test_bundles_take_the_shorter_way_across_the_180th_meridian(turn):
    def turned(longitude):
        return (longitude + turn + 180) % 360 - 180

    pairs = [((0.0, turned(-2.0)), (0.0, turned(2.0)))] * 50
    box = Bbox(turn - 5, -5, turn + 5, 5)
    [found] = bundle(legs(pairs), box, 400)["tooltip"]
    assert found.endswith("50 lines to the east")
