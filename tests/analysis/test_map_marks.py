"""Places: what the map shows of each, and what it cannot show."""

import pytest

from dashboard.analysis.choices.filters import Filters, apply
from dashboard.analysis.map_marks import marks, unplaced
from dashboard.analysis.phrases import count


@pytest.fixture(scope="module")
def small(dataset):
    here = {"latitude": "48", "longitude": "38"}
    return dataset(
        people=[{}],
        places=[
            {"place_id": "country", "name": "Land", "kind": "country", "resolution": "area"},
            {
                **{"place_id": "region", "name": "Region", "kind": "region", "country": "UA"},
                **{"resolution": "area", "radius_km": "120", **here},
            },
            {"place_id": "town", "name": "Town", "resolution": "chosen", **here},
            {"place_id": "near", "name": "Near", "resolution": "described", "radius_km": "15"}
            | here,
            {"place_id": "either", "name": "Either", "resolution": "ambiguous"},
            {"place_id": "neither", "name": "Neither", "resolution": "ambiguous"},
            {"place_id": "unnamed", "name": "Unnamed", **here},
        ],
        place_candidates=[
            {"place_id": "town", "label": "Town, here", "chosen": "true"},
            {"place_id": "town", "label": "Town, abroad", "latitude": "-5.5", "longitude": "-70"},
            {"place_id": "either", "label": "Either, west", "longitude": "37"},
            {"place_id": "either", "label": "Either, east", "longitude": "39"},
            {"place_id": "unnamed", "label": "Unnamed, abroad"},
        ],
        events=[
            {"place_id": "country"},
            {"place_id": "region", "person_ids": "person-1"},
            *({"place_id": "town"}, {"place_id": "town"}, {"place_id": "near"}),
            *({"place_id": "either"}, {"place_id": "neither"}, {}),
        ],
        statements=[{"place_id": "town"}, {"place_id": "region", "about_ids": "person-1"}, {}],
    )


def test_every_named_place_with_a_point_has_its_marks(small):
    found = marks(small)
    assert list(zip(found["place_id"], found["role"], found["label"], strict=True)) == [
        ("region", "area", "Region"),
        ("town", "place", "Town"),
        ("near", "place", "Near"),
        ("either", "candidate", "Either?"),
        ("either", "candidate", "Either?"),
        ("town", "context", "Town, abroad"),
    ]
    assert found["accounts"].tolist() == [2, 3, 1, 1, 1, 3]
    assert found["longitude"].tolist() == [38, 38, 38, 37, 39, -70]
    assert found["latitude"].tolist() == [48, 48, 48, 48, 48, -5.5]


def test_a_mark_says_what_it_is_and_how_sure(small):
    assert marks(small)["tooltip"].tolist() == [
        "Region: somewhere in this area (1 event, 1 statement)",
        "Town: 2 events, 1 statement",
        "Near: within about 15 km of this point (1 event, 0 statements)",
        "Either, west: one of the places that Either may be (1 event, 0 statements)",
        "Either, east: one of the places that Either may be (1 event, 0 statements)",
        "Town, abroad: a namesake of Town, considered and not chosen",
    ]


def test_what_has_no_point_is_counted_with_its_reason(small):
    found = unplaced(small)
    assert found[["place", "events", "statements"]].to_numpy().tolist() == [
        ["Land", 1, 0],
        ["Neither", 1, 0],
        ["no place given", 1, 1],
    ]
    assert found["kind"].isna().tolist() == [False, False, True]


def number(data) -> int:
    """Count the events and statements, each once however many tell of it."""
    return data.events["event_id"].nunique() + data.statements["statement_id"].nunique()


def test_every_event_and_statement_is_on_the_map_or_counted_as_not(small, shipped):
    for dataset in (small, shipped):
        shown = marks(dataset).drop_duplicates("place_id")["accounts"].sum()
        missing = unplaced(dataset)[["events", "statements"]].to_numpy().sum()
        assert shown + missing == number(dataset)


def test_every_choice_of_a_person_or_place_can_be_placed(shipped):
    """A choice can leave any of the kinds of mark without a row."""
    choices = [Filters(people=(person,)) for person in shipped.people_names]
    choices += [Filters(places=(place,)) for place in shipped.place_names]
    for choice in choices:
        left = apply(shipped, choice)
        shown = marks(left).drop_duplicates("place_id")["accounts"].sum()
        missing = unplaced(left)[["events", "statements"]].to_numpy().sum()
        assert shown + missing == number(left)


def test_a_place_where_others_put_two_events_has_one_mark(dataset):
    told = [
        {"event_id": event, "source_id": source, "place_id": place}
        for event in ("a", "b")
        for source, place in (("paper", "place-1"), ("radio", "place-2"))
    ]
    points = [{"latitude": "48", "longitude": "38"}, {"latitude": "49", "longitude": "38"}]
    sources = [{"source_id": "paper"}, {"source_id": "radio"}]
    found = marks(dataset(sources=sources, places=points, events=told))
    assert found[["place_id", "accounts", "others"]].to_numpy().tolist() == [
        ["place-1", 2, 0],
        ["place-2", 0, 2],
    ]


def test_nothing_left_is_nothing_shown(small):
    nothing = apply(small, Filters(people=("nobody-known",)))
    assert len(marks(nothing)) == len(unplaced(nothing)) == 0


def test_numbers_agree_with_their_noun():
    assert [count(n, "event") for n in (0, 1, 2)] == ["0 events", "1 event", "2 events"]


def test_two_events_may_each_be_put_at_one_other_place(dataset):
    made = dataset(
        sources=[{}, {"source_id": "radio", "publisher": "Radio"}],
        places=[
            {"place_id": "here", "latitude": "48", "longitude": "38"},
            {"place_id": "there", "name": "There", "latitude": "10", "longitude": "20"},
        ],
        events=[
            {"event_id": event, "source_id": source, "place_id": place, "title": event}
            for event in ("first", "second")
            for source, place in (("paper", "here"), ("radio", "there"))
        ],
    )
    found = marks(made).set_index("place_id")
    assert found.loc["there", ["accounts", "others"]].tolist() == [0, 2]
    assert "by other accounts also: first, second" in found.loc["there", "tooltip"]
