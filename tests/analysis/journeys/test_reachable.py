"""The region from which two places can both be reached: nothing too far, and nothing left out."""

import math
from itertools import pairwise

import pytest
from geographiclib.geodesic import Geodesic
from geopy.distance import geodesic
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dashboard.analysis.journeys.reachable import MOST_KM, NEAR_KM, Circle, Ellipse, region
from dashboard.model.lookups.reaches import Reach

LATITUDES, LONGITUDES = st.floats(-89.9, 89.9), st.floats(-180, 180)
POINTS = st.tuples(LATITUDES, LONGITUDES)
RADII = st.sampled_from([0.0, 0.0, 4.0, 250.0])
FAR = st.floats(0, 8_000)  # from the one to the other, km
ROOM = st.sampled_from([0.05, 3.0, 90.0, 900.0])  # more than lies between, km


def moved(point: tuple[float, float], bearing: float, km: float) -> tuple[float, float]:
    """Go so far in a direction."""
    there = Geodesic.WGS84.Direct(*point, bearing, km * 1000)
    return there["lat2"], there["lon2"]


def way_km(ellipse: Ellipse, point: tuple[float, float]) -> float:
    """Measure a way by a point from what is nearest of the one circle to what is of the other."""
    ways = (geodesic(end.point, point).km - end.radius_km for end in (ellipse.start, ellipse.end))
    return sum(max(0.0, way) for way in ways)


@st.composite
def ellipses(draw: st.DrawFn) -> Ellipse:
    """Draw some anywhere on the Earth, with a little or a lot of room."""
    start = draw(POINTS)
    end = moved(start, draw(st.floats(0, 360)), draw(FAR))
    circles = Circle(start, draw(RADII)), Circle(end, draw(RADII))
    km = Ellipse(*circles, 0.0).apart_km + draw(ROOM)
    assume(km <= MOST_KM)
    return Ellipse(*circles, km)


@given(ellipses())
@settings(deadline=None, max_examples=25)
def test_from_every_corner_of_the_edge_both_are_just_reached(ellipse):
    edge = ellipse.outline()
    assert edge[0] == edge[-1]
    for corner in edge:
        assert -1e-6 <= ellipse.km - way_km(ellipse, corner) <= NEAR_KM + 1e-6


@given(ellipses(), st.data())
@settings(deadline=None, max_examples=25)
def test_what_lies_within_the_edge_reaches_both_and_what_lies_outside_does_not(ellipse, data):
    edge = ellipse.outline()
    middle, _ = ellipse._middle()
    for corner in edge[data.draw(st.integers(0, 16)) :: 17]:
        way = Geodesic.WGS84.Inverse(*middle, *corner)
        far = way["s12"] / 1000
        inside = moved(middle, way["azi1"], far * data.draw(st.floats(0, 0.999)))
        outside = moved(middle, way["azi1"], far * 1.02 + 2 * NEAR_KM)
        assert way_km(ellipse, inside) <= ellipse.km + 1e-6
        assert ellipse.may_hold(inside)
        assert way_km(ellipse, outside) > ellipse.km
        assert ellipse.spare_km(outside) < 0


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ((49.6, 34.5), (49.85, 33.6)),
        ((-16.8, 179.6), (-16.9, -179.7)),  # across the antimeridian
        ((81.0, 20.0), (81.2, 25.0)),
        ((89.7, 0.0), (89.8, 170.0)),  # across the pole
    ],
)
def test_held_against_brute_force_on_a_grid_of_points_and_minutes(start, end):
    minutes, kmh = 160, 60.0  # a kilometre a minute
    found = region([(Reach((start,)), Reach((end,)), minutes / 60 * kmh)])
    told = {True: 0, False: 0}
    for east in range(-110, 111, 20):
        for north in range(-110, 111, 20):
            bearing = math.degrees(math.atan2(east, north))
            point = moved(start, bearing, math.hypot(east, north))
            there, back = geodesic(start, point).km, geodesic(point, end).km
            ways = [there <= at and back <= minutes - at for at in range(minutes + 1)]
            if abs(there + back - minutes) > 1:  # to the minute
                assert found.holds(point) == any(ways)
                told[any(ways)] += 1
    assert min(told.values()) > 20


def test_the_edge_goes_clockwise_and_meets_itself_across_the_antimeridian():
    (edge,) = region([(Reach(((-16.8, 179.6),)), Reach(((-16.9, -179.7),)), 160.0)]).outlines
    middle = Ellipse(Circle((-16.8, 179.6)), Circle((-16.9, -179.7)), 160.0)._middle()[0]
    bearings = [Geodesic.WGS84.Inverse(*middle, *corner)["azi1"] % 360 for corner in edge]
    turns = [(b - a) % 360 for a, b in pairwise(bearings)]
    assert sum(turns) == pytest.approx(360)
    assert {round(east) for _, east in edge} >= {180, -180, 179, -179}


def test_every_candidate_and_radius_is_read_in_its_favour():
    one, other, far = (48.0, 38.0), (48.0, 38.5), (44.0, 38.0)
    exact = region([(Reach((one,)), Reach((other,)), 40.0)])
    assert not exact.is_empty
    assert exact.outlines
    candidates = region([(Reach((one, far)), Reach((other,)), 40.0)])
    assert len(candidates.outlines) == 1  # from the other one nothing is reached in time
    wide = region([(Reach((one,), 10.0), Reach((other,)), 40.0)])
    north = moved(one, 0, 8)
    assert (exact.holds(north), wide.holds(north)) == (False, True)
    assert wide.aside_km > exact.aside_km


def test_too_little_time_leaves_nothing_and_very_much_says_nothing():
    one, other = Reach(((48.0, 38.0),)), Reach(((49.0, 38.0),))
    late = region([(one, other, 100.0)])
    assert (late.is_empty, late.outlines) == (True, [])
    assert late.apart_km == pytest.approx(111.2, abs=0.1)
    assert region([(one, other, MOST_KM + 1)]).is_too_large
    there_and_back = region([(one, one, 60.0)])
    assert there_and_back.aside_km == pytest.approx(30, abs=2 * NEAR_KM)
