"""Whose events are counted apart: people's, or places', which are laid together."""

from collections import Counter

import pytest

from dashboard.analysis.density.groups import PERSON, PLACE, groups
from dashboard.analysis.lanes.named_events import named_events
from dashboard.model.load import build

PEOPLE = [
    {"person_id": "ann", "name": "Ann", "member_of": "crew"},
    {"person_id": "bo", "name": "Bo"},
    {"person_id": "crew", "name": "Crew", "kind": "group"},
]
PLACES = [
    {"place_id": "land", "name": "Land", "kind": "country"},
    {"place_id": "north", "name": "North", "within": "land"},
    {"place_id": "south", "name": "South", "within": "land"},
    {"place_id": "port", "name": "Port", "within": "south"},
    {"place_id": "isle", "name": "Isle"},
]


def found(made) -> dict[str, tuple[int, str | None]]:
    """Give the number of events of each group of a dataset, and the id by which it is chosen."""
    of = groups(made, named_events(made))
    sizes = Counter(of.group.tolist())
    both = zip(of.names, of.ids, strict=True)
    return {name: (sizes[number], known) for number, (name, known) in enumerate(both)}


def by(made) -> str:
    """Say what the groups of a dataset are."""
    return groups(made, named_events(made)).by


@pytest.fixture
def of_people(dataset):
    """Make a dataset of events that name these."""
    return lambda *named: dataset(
        people=PEOPLE, places=PLACES, events=[{"person_ids": ids, "date": "2025"} for ids in named]
    )


@pytest.fixture
def at_places(dataset):
    """Make a dataset of events at these places, which name nobody."""
    return lambda *at: dataset(
        places=PLACES, events=[{"place_id": place, "date": "2025"} for place in at]
    )


def test_people_come_by_the_number_of_their_events_and_equals_in_the_order_of_the_table(of_people):
    made = of_people("bo", "ann;bo", "ann", "")
    assert by(made) == PERSON
    assert list(found(made).items()) == [
        ("Ann", (2, "ann")),
        ("Bo", (2, "bo")),
        ("nobody named", (1, None)),
    ]


def test_a_group_cannot_be_chosen_without_its_members(of_people):
    assert found(of_people("crew", "ann"))["Crew"] == (1, None)


def test_places_are_told_apart_where_most_events_name_nobody_or_all_the_same(of_people):
    assert by(of_people("ann", "bo")) == PERSON
    assert by(of_people("ann", "bo", "", "", "")) == PLACE
    assert by(of_people("ann", "ann")) == PLACE


def test_places_are_parted_until_none_has_more_than_half(at_places):
    assert found(at_places("port", "north", "isle", "isle")) == {
        "Land": (2, "land"),
        "Isle": (2, "isle"),
    }
    assert found(at_places("port", "north", "south", "land", "isle")) == {
        "South": (2, "south"),
        "Land, no place within it": (1, None),
        "North": (1, "north"),
        "Isle": (1, "isle"),
    }


def test_a_place_that_has_all_is_parted_as_far_as_it_goes(at_places):
    assert found(at_places("port", "port", "south")) == {
        "Port": (2, "port"),
        "South, no place within it": (1, None),
    }
    assert found(at_places("port", "port")) == {"Port": (2, "port")}


def test_what_has_no_place_stands_apart(at_places):
    assert found(at_places("north", "", "", "")) == {
        "no place given": (3, None),
        "North": (1, "north"),
    }


def test_places_within_each_other_do_no_harm(csvs):
    circle = [
        {"place_id": "egg", "name": "Egg", "within": "hen"},
        {"place_id": "hen", "name": "Hen", "within": "egg"},
        {"place_id": "nest", "name": "Nest", "within": "hen"},
    ]
    events = [{"place_id": place, "date": "2025"} for place in ("egg", "hen", "nest", "nest")]
    made = build(csvs(places=circle, events=events), name="circle")
    assert sum(size for size, _ in found(made).values()) == len(made.events)


def test_no_event_is_lost_or_counted_twice(shipped):
    named = named_events(shipped)
    of = groups(shipped, named)
    pairs = list(zip(of.event.tolist(), of.group.tolist(), strict=True))
    assert len(pairs) == len({*pairs}) == len(named)
