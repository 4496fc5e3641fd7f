"""Lines and circles on a map that ends at the 180th meridian and at the poles."""

import math
from itertools import pairwise

import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.exporting.maps.geometry import LARGEST_CIRCLE_KM, circle, line

LATITUDES = st.floats(-90, 90) | st.sampled_from([-90.0, -89.9, 0.0, 89.9, 90.0])
LONGITUDES = st.floats(-180, 180) | st.sampled_from([-180.0, -179.9, 0.0, 179.9, 180.0])
RADII = st.floats(1, LARGEST_CIRCLE_KM)


def rings(geometry):
    """Give the outer rings of a geometry, each of which must be the only one of its polygon."""
    polygons = geometry["coordinates"]
    polygons = [polygons] if geometry["type"] == "Polygon" else polygons
    assert all(len(polygon) == 1 for polygon in polygons)
    return [polygon[0] for polygon in polygons]


def area(ring):
    """Give the area that a ring encloses on the map: more than 0 if it is on its left."""
    pairs = pairwise(ring)
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs) / 2


def holds(geometry, latitude, longitude):
    """Tell whether a point lies in one of the rings."""
    found = False
    for ring in rings(geometry):
        for (x0, y0), (x1, y1) in pairwise(ring):
            if (y0 > latitude) != (y1 > latitude):
                found ^= longitude < x0 + (x1 - x0) * (latitude - y0) / (y1 - y0)
    return found


@settings(deadline=None)
@given(LATITUDES, LONGITUDES, RADII)
def test_a_circle_keeps_to_the_map_and_has_its_inside_on_the_left(latitude, longitude, radius):
    for ring in rings(circle(latitude, longitude, radius)):
        assert ring[0] == ring[-1]
        assert len(ring) > 3
        assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring)
        assert all(abs(x1 - x0) <= 360 for (x0, _), (x1, _) in pairwise(ring))
        assert area(ring) > 0


@settings(deadline=None)
@given(LATITUDES, LONGITUDES, RADII, st.floats(0, 360), st.floats(0, 2))
def test_a_circle_holds_what_is_nearer_than_its_radius_and_nothing_else(
    latitude, longitude, radius, azimuth, share
):
    if 0.97 < share < 1.03 or radius * share > 20_000:  # between corners it is cut short
        share = 0.5
    there = Geodesic.WGS84.Direct(latitude, longitude, azimuth, radius * share * 1000)
    at = there["lat2"], there["lon2"]
    if abs(at[0]) > 89.99 or abs(at[1]) > 179.99:
        return
    nearer = Geodesic.WGS84.Inverse(latitude, longitude, *at)["s12"] / 1000 / radius
    if not 0.9 < nearer < 1.03:
        assert holds(circle(latitude, longitude, radius), *at) == (nearer < 1)


@pytest.mark.parametrize("radius", [0.0, math.nan, 10_000.0, 20_000.0])
def test_no_circle_without_a_radius_or_of_half_the_earth(radius):
    assert circle(10, 20, radius) is None


def test_a_circle_over_the_line_of_dates_is_cut_into_two():
    found = circle(-16.5, 179.99, 60)
    assert found["type"] == "MultiPolygon"
    east, west = rings(found)
    assert {round(max(x for x, _ in ring)) for ring in (east, west)} == {180, -179}


@pytest.mark.parametrize("latitude", [-90, 90])
def test_a_circle_around_a_pole_reaches_the_end_of_the_map(latitude):
    (ring,) = rings(circle(latitude, 0, 1000))
    assert {(-180, latitude), (180, latitude)} <= set(map(tuple, ring))


def test_a_line_takes_the_shorter_way_and_is_cut_where_the_map_ends():
    assert line((0, 10), (5, 20)) == {
        "type": "LineString",
        "coordinates": [[10, 0], [20, 5]],
    }
    assert line((0, 170), (10, -170)) == {
        "type": "MultiLineString",
        "coordinates": [[[170, 0], [180, 5]], [[-180, 5], [-170, 10]]],
    }
    assert line((10, -170), (0, 170)) == {
        "type": "MultiLineString",
        "coordinates": [[[-170, 10], [-180, 5]], [[180, 5], [170, 0]]],
    }
    assert line((0, 180), (0, -180))["type"] == "LineString"
    assert line((0, 180), (0, -170)) == {
        "type": "LineString",
        "coordinates": [[-180, 0], [-170, 0]],
    }
