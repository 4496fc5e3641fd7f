"""Places that were looked up and have no point are not forgotten."""

import pytest

ASKED = {"geocoder": "nominatim", "geocoded_on": "2026-01-02"}
WARNING = (
    'places.csv:2:geocoder: warning: "nominatim" was asked on 2026-01-02, and the place has no '
    "point: {}. Run python -m dashboard geocode, which says what to decide; if it stays open, "
    "write ambiguous under resolution and why in note"
)
CANDIDATE = {"place_id": "place-1"}


@pytest.mark.parametrize(
    ("place", "candidates", "found"),
    [
        ({}, [], "nothing found"),
        ({"note": "An old name."}, [], "nothing found"),
        ({}, [CANDIDATE, CANDIDATE], "2 found, none chosen"),
        ({"resolution": "ambiguous"}, [CANDIDATE], "1 found, none chosen"),
    ],
)
def test_a_place_without_a_point_is_told_of_and_shown(place, candidates, found, complaints):
    tables = {"places": [ASKED | place], "place_candidates": candidates}

    assert complaints(**tables) == [WARNING.format(found)]


@pytest.mark.parametrize(
    "place",
    [
        {"latitude": "48", "longitude": "38"},
        {"geocoded_on": ""},
        {"geocoder": ""},
        {"kind": "region"},
        {"resolution": "area"},
        {"resolution": "described"},
        {"resolution": "ambiguous", "note": "Two of them fit, and no source says more."},
    ],
)
def test_what_is_placed_or_explained_or_needs_no_point_is_not(place, complaints):
    assert complaints(places=[ASKED | place]) == []


@pytest.mark.parametrize("kind", ["region", "country"])
@pytest.mark.parametrize("point", [{}, {"latitude": "40", "longitude": "30"}])
def test_the_chosen_candidate_of_an_area_says_its_name_and_not_its_point(kind, point, complaints):
    area = {"kind": kind, **point}

    assert complaints(places=[area], place_candidates=[CANDIDATE | {"chosen": "true"}]) == []
