"""Distances between places in doubt, held against geographiclib itself."""

import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis.distances import km_between, lies_in, lines_between
from dashboard.model.lookups.reaches import Reach

points = st.tuples(st.floats(-89, 89), st.floats(-180, 180))
MOSCOW, ROSTOV, DONETSK = (55.75204, 37.61781), (47.21997, 39.70769), (48.023, 37.80224)


@given(points, points)
@settings(deadline=None)
def test_two_points_are_as_far_apart_as_geographiclib_says_to_the_metre(one, other):
    least, most = km_between(Reach((one,)), Reach((other,)))
    metres = Geodesic.WGS84.Inverse(*one, *other)["s12"]
    assert least == most
    assert least * 1000 == pytest.approx(metres, abs=1)


def test_doubt_widens_the_distance_on_both_sides_and_never_below_nothing():
    sure = km_between(Reach((MOSCOW,)), Reach((ROSTOV,)))[0]
    assert km_between(Reach((MOSCOW,), 10), Reach((ROSTOV,), 5)) == (sure - 15, sure + 15)
    assert km_between(Reach((ROSTOV,), 100), Reach((DONETSK,), 100))[0] == 0


def test_several_candidates_give_the_nearest_and_the_farthest():
    near = km_between(Reach((ROSTOV,)), Reach((DONETSK,)))[0]
    far = km_between(Reach((ROSTOV,)), Reach((MOSCOW,)))[0]
    assert km_between(Reach((ROSTOV,)), Reach((MOSCOW, DONETSK))) == (near, far)
    assert len(lines_between(Reach((ROSTOV,)), Reach((MOSCOW, DONETSK)))) == 2


def test_a_line_ends_at_the_edge_of_an_area_and_not_at_a_point_in_it():
    [(start, end)] = lines_between(Reach((MOSCOW,)), Reach((DONETSK,), 120, area=True))
    assert start == pytest.approx(MOSCOW)
    assert km_between(Reach((end,)), Reach((DONETSK,)))[0] == pytest.approx(120, abs=0.001)


def test_there_is_no_line_within_an_area():
    assert lines_between(Reach((ROSTOV,), 300, area=True), Reach((DONETSK,))) == ()


def test_a_place_in_doubt_that_is_no_area_keeps_its_point():
    [(_, end)] = lines_between(Reach((MOSCOW,)), Reach((DONETSK,), 15))
    assert end == pytest.approx(DONETSK)


def test_a_place_of_which_each_candidate_lies_in_an_area_lies_in_it():
    area = Reach((DONETSK,), 120, area=True)
    assert lies_in(Reach((DONETSK, (48.5, 38)), 10), area)
    assert not lies_in(Reach((DONETSK, ROSTOV)), area)
    assert not lies_in(area, Reach((DONETSK,), 119))


def test_the_shipped_places_reach_as_far_as_they_say(shipped):
    known = shipped.reaches
    assert len(known["bilohorivka"].points) == 2
    assert known["donetsk-region"].area
    assert known["tarasivka"].radius_km == 15
    assert not {"russia", "china"} & set(known)
