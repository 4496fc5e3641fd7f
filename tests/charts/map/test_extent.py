"""What a map shows: every mark, the shorter way round, and a close-up only where it helps."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.charts.map.extent import closeup, extent

PLACES = {  # latitude, longitude
    "Moscow": (55.75204, 37.61781),
    "Kyiv": (50.45466, 30.5238),
    "Rostov": (47.21997, 39.70769),
    "Donetsk": (48.023, 37.80224),
    "Tarasivka": (48.32, 37.50),
}


def marks(points, *, role="place", radius_km=float("nan"), accounts=1):
    return pd.DataFrame(
        {
            "place_id": list(points),
            "role": role,
            "latitude": [float(latitude) for latitude, _ in points.values()],
            "longitude": [float(longitude) for _, longitude in points.values()],
            "radius_km": float(radius_km),
            "accounts": accounts,
        }
    )


def holds(box, latitude, longitude):
    inside = any(box.west <= longitude + turn <= box.east for turn in (-360, 0, 360))
    return inside and box.south <= latitude <= box.north


points = st.tuples(st.floats(-89, 89), st.floats(-180, 180))


@settings(deadline=None)
@given(st.lists(points, min_size=1, max_size=12), st.sampled_from(["place", "candidate"]))
def test_every_mark_is_in_the_overview(found, role):
    box = extent(marks(dict(enumerate(found)), role=role))
    assert all(holds(box, *point) for point in found)
    assert 0 < box.east - box.west < 360 + 1e-9
    assert box.south < box.north


@settings(deadline=None)
@given(st.lists(points, min_size=1, max_size=12))
def test_a_closeup_lies_in_the_overview_and_is_much_smaller(found):
    all_marks = marks(dict(enumerate(found)))
    near = closeup(all_marks)
    if near:
        assert near.diagonal_km * 3 <= extent(all_marks).diagonal_km
        assert sum(holds(near, *point) for point in found) >= 2


@pytest.mark.parametrize("shift", [0, 90, 138.5, 180, 270])
def test_the_shorter_way_round_is_shown_wherever_the_marks_are(shift):
    west, east = (170 + shift + 180) % 360 - 180, (190 + shift + 180) % 360 - 180
    box = extent(marks({"west": (10, west), "east": (-10, east)}))
    assert box.east - box.west < 40
    assert holds(box, 10, west)
    assert holds(box, -10, east)
    assert abs((box.centre_longitude - shift) % 360 - 180) < 0.01


def test_a_single_mark_has_surroundings_on_all_sides():
    box = extent(marks({"Lyon": (45.76, 4.84)}))
    assert 1 < box.north - box.south < 6
    assert (box.north + box.south) / 2 == pytest.approx(45.76)
    assert (box.east + box.west) / 2 == pytest.approx(4.84)


def test_without_a_located_mark_the_inhabited_world_is_shown():
    nowhere = marks({"somewhere": (float("nan"), float("nan"))})
    assert extent(nowhere.iloc[:0]) == extent(nowhere) == (-180, -60, 180, 80)
    assert closeup(nowhere) is None


def test_an_area_widens_the_view_less_than_its_radius():
    alone = {"region": (48.0, 37.8)}
    area = extent(marks(alone, role="area", radius_km=600))
    doubtful = extent(marks(alone, radius_km=600))
    assert extent(marks(alone)).diagonal_km < area.diagonal_km < doubtful.diagonal_km
    assert holds(doubtful, 48.0 + 5.3, 37.8)
    assert not holds(area, 48.0 + 5.3, 37.8)


def test_the_closeup_shows_the_crowd_and_not_the_far_places():
    near = closeup(marks(PLACES))
    shown = {name for name, point in PLACES.items() if holds(near, *point)}
    assert shown == {"Rostov", "Donetsk", "Tarasivka"}


def test_the_crowd_with_most_places_wins_and_then_the_one_named_most():
    east, west = {"a": (0, 0), "b": (0.1, 0.1)}, {"c": (0, 60), "d": (0.1, 60.1)}
    assert holds(closeup(marks(east | west | {"e": (0.1, 60.0)})), 0, 60)
    often = pd.concat([marks(east, accounts=9), marks(west, accounts=1)], ignore_index=True)
    assert holds(closeup(often), 0, 0)


@pytest.mark.parametrize(
    "names", [["Moscow"], ["Donetsk", "Tarasivka"], ["Moscow", "Rostov"], ["Moscow", "Kyiv"]]
)
def test_no_closeup_where_one_map_is_enough(names):
    assert closeup(marks({name: PLACES[name] for name in names})) is None


def test_candidates_of_one_place_are_no_crowd():
    rivals = marks({"a": (48.9, 38.2), "b": (48.7, 38.2)}, role="candidate").assign(place_id="x")
    far = marks({"Moscow": PLACES["Moscow"]})
    assert closeup(pd.concat([rivals, far], ignore_index=True)) is None


def test_rejected_namesakes_neither_make_nor_widen_a_closeup():
    rejected = marks({"x": (49.0, 39.9), "y": (60.0, 60.0), "z": (60.1, 60.1)}, role="context")
    both = pd.concat([marks(PLACES), rejected], ignore_index=True)
    assert holds(extent(both), 60.1, 60.1)
    assert closeup(both) == closeup(marks(PLACES))
