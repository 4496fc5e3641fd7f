"""What the rows tell of a place: here, within it, or only of something wider."""

import pytest

from dashboard.analysis.choices.filters import Filters, apply
from dashboard.analysis.places import (
    claims_about,
    events_at,
    happened_at,
    most_named,
    only_wider,
    place_labels,
    said_about,
)


@pytest.fixture(scope="module")
def small(dataset):
    return dataset(
        places=[
            {"place_id": "land", "name": "Land", "kind": "country"},
            {"place_id": "region", "name": "Region", "within": "land"},
            {"place_id": "town", "name": "Town", "within": "region"}
            | {"latitude": "48", "longitude": "38"},
            {"place_id": "village", "name": "Village", "within": "region"},
        ],
        events=[
            {"event_id": "undated", "place_id": "region"},
            {"event_id": "second", "place_id": "town", "date": "2025-03-02"},
            {"event_id": "first", "place_id": "region", "date": "2025-03-01"},
            {"event_id": "abroad", "place_id": "land"},
            {"event_id": "nowhere"},
        ],
        statements=[{"place_id": "region"}, {"place_id": "village"}],
    )


def test_what_is_known_at_a_place_is_told_once_in_order_and_what_lies_within_it_is_named(small):
    told = events_at(small, "region")
    assert [*told] == ["first", "second", "undated"]
    assert told["first"].startswith("1 March 2025: ")
    assert not told["first"].endswith("(within: Region)")
    assert told["second"].endswith(" (within: Town)")
    assert [*events_at(small, "town")] == ["second"]
    assert len(claims_about(small, "region")) == 2
    assert claims_about(small, "town") == {}


def test_no_two_places_are_labelled_alike(dataset):
    made = dataset(
        places=[
            {"place_id": "land", "name": "Land"},
            {"place_id": "a", "name": "Town", "within": "land"},
            {"place_id": "b", "name": "Town, in Land"},
            {"place_id": "c", "name": "Town, in Land (a)"},
        ]
    )
    assert len(set(place_labels(made).values())) == 4


def test_a_place_is_named_with_what_contains_it(small):
    assert list(place_labels(small).values()) == [
        *("Land", "Region, in Land", "Town, in Region", "Village, in Region")
    ]


def test_labels_that_would_be_alike_are_told_apart(dataset):
    places = [{"name": "A"}, {"name": "B", "within": "place-1"}, {"name": "B, in A"}]
    assert list(place_labels(dataset(places=places)).values()) == [
        *("A", "B, in A (place-2)", "B, in A (place-3)")
    ]


def test_events_come_in_order_and_those_within_are_marked(small):
    found = happened_at(small, "region")
    assert list(zip(found["event_id"], found["where"], strict=True)) == [
        ("first", "here"),
        ("second", "within: Town"),
        ("undated", "here"),
    ]
    assert happened_at(small, "village").empty


def test_statements_are_marked_as_well(small):
    assert said_about(small, "region")["where"].tolist() == ["here", "within: Village"]
    assert said_about(small, "town").empty


def test_rows_that_name_only_a_wider_place_are_counted_nearest_first(small):
    assert list(only_wider(small, "town").items()) == [("Region", 3), ("Land", 1)]
    assert only_wider(small, "land") == {}
    assert only_wider(apply(small, Filters(places=("town",))), "town") == {}


def test_the_place_that_most_rows_name_comes_first_if_it_is_on_the_map(small, dataset):
    assert most_named(small) == "town"
    assert most_named(apply(small, Filters(places=("village",)))) == "village"
    assert most_named(dataset()) is None


def test_every_row_is_here_within_or_wider_or_elsewhere(shipped):
    rows = len(shipped.events) + len(shipped.statements)
    for place in shipped.place_names:
        inside = len(happened_at(shipped, place)) + len(said_about(shipped, place))
        left = apply(shipped, Filters(places=(place,)))
        assert inside == len(left.events) + len(left.statements)
        assert inside + sum(only_wider(shipped, place).values()) <= rows
