"""A dataset: names that tell things apart, groups and places at any depth."""

from dataclasses import replace
from functools import cached_property

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.model.dataset import Dataset

FOUND_ONCE = [name for name, one in vars(Dataset).items() if isinstance(one, cached_property)]


@pytest.fixture(scope="module")
def five(dataset):
    return dataset(people=[{}] * 5)


def test_names_that_are_alike_get_what_tells_them_apart(dataset):
    whole = dataset(
        places=[
            {"place_id": "ua", "name": "Ukraine"},
            {"place_id": "one", "name": "Donetsk", "within": "ua"},
            {"place_id": "two", "name": "Donetsk", "country": "RU"},
            {"place_id": "three", "name": "Kyiv"},
        ],
        people=[{"name": "Lin", "role": "spokesman"}, {"name": "Lin"}],
        sources=[{"source_id": "a"}, {"source_id": "b", "title": "Another"}],
    )
    assert list(whole.place_names.values()) == [
        *("Ukraine", "Donetsk (Ukraine)", "Donetsk (RU)", "Kyiv")
    ]
    assert list(whole.people_names.values()) == ["Lin (spokesman)", "Lin (Person)"]
    assert list(whole.source_names.values()) == [
        "Paper, 14 April 2025 (A report)",
        "Paper, 14 April 2025 (Another)",
    ]


def test_names_that_nothing_else_tells_apart_get_their_ids(dataset):
    people = [{"name": "Lin"}, {"name": "Lin"}, {"name": "Lin (Person)"}]
    assert list(dataset(people=people).people_names.values()) == [
        *("Lin (person-1)", "Lin (person-2)", "Lin (Person) (person-3)")
    ]


def test_places_that_lie_in_one_place_are_told_apart_by_their_points(dataset):
    here = {"name": "Novosilka", "within": "ua"}
    points = [{"latitude": "48.25", "longitude": "37.5"}, {"latitude": "48.5", "longitude": "38"}]
    places = [{"place_id": "ua", "name": "Ukraine"}, *(here | point for point in points), here]
    assert list(dataset(places=places).place_names.values()) == [
        *("Ukraine", "Novosilka (48.25, 37.5)", "Novosilka (48.5, 38.0)", "Novosilka (City)")
    ]


@pytest.mark.parametrize("name", FOUND_ONCE)
def test_what_is_known_of_other_tables_stays_with_fewer_events(dataset, name):
    whole = dataset(people=[{}], places=[{}], events=[{}])
    known = getattr(whole, name)
    fewer = whole.with_tables(events=whole.events[:0], statements=whole.statements[:0])
    assert len(fewer.events) == 0
    assert getattr(fewer, name) is known


def test_what_is_known_of_a_table_goes_with_it(dataset):
    whole = dataset(people=[{}], places=[{}])
    places, people = whole.place_names, whole.people_names
    renamed = whole.with_tables(people=whole.people.assign(name="Lin"))
    assert renamed.people_names == {"person-1": "Lin"} != people
    assert renamed.place_names is places


ALIKE = ["A", "A (person)", "A (person-1)", "A (person-2)", "A (person-3) (person-4)"]


@settings(deadline=None)
@given(names=st.lists(st.sampled_from(ALIKE), min_size=5, max_size=5))
def test_no_two_names_are_ever_alike(names, five):
    told = replace(five, people=five.people.assign(name=names)).people_names
    assert len(set(told.values())) == 5
    assert list(told) == five.people["person_id"].tolist()


def test_a_group_stands_for_its_members_and_their_members(dataset):
    whole = dataset(
        people=[
            {"person_id": "army", "kind": "group"},
            {"person_id": "brigade", "kind": "group", "member_of": "army"},
            {"person_id": "wang", "member_of": "brigade;prisoners"},
            {"person_id": "prisoners", "kind": "group"},
        ]
    )
    assert whole.members("army") == {"army", "brigade", "wang"}
    assert whole.members("prisoners") == {"prisoners", "wang"}
    assert whole.members("wang") == {"wang"}
    assert whole.members("nobody-known") == {"nobody-known"}


def test_a_place_stands_for_all_that_lies_in_it(dataset):
    whole = dataset(
        places=[
            {"place_id": "village", "within": "region"},
            {"place_id": "region", "within": "country"},
            {"place_id": "country"},
            {"place_id": "elsewhere"},
        ]
    )
    assert whole.inside("country") == {"country", "region", "village"}
    assert whole.inside("village") == {"village"}
    assert whole.around("village") == {"region", "country"}
    assert whole.around("country") == whole.around("nowhere") == frozenset()


def test_kinds_and_topics_keep_the_order_of_the_vocabulary(dataset):
    words = [("statements.topic", "z"), ("events.kind", "b"), ("events.kind", "a")]
    whole = dataset(vocabulary=[{"column": c, "value": v, "label": v.upper()} for c, v in words])
    assert list(whole.kinds.items()) == [("b", "B"), ("a", "A")]
    assert list(whole.topics.items()) == [("z", "Z")]


def test_prisoners_are_known_by_their_status(dataset):
    people = [{"status": "prisoner-of-war", "public_label": "Prisoner A"}, {}]
    assert dataset(people=people).prisoners == {"person-1"}
