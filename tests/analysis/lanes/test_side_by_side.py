"""Journeys compared in words: no more exact than the dates, and no place where none met."""

import pytest

from dashboard.analysis.journeys.stops import stops
from dashboard.analysis.lanes.side_by_side import same_places, to_capture
from dashboard.analysis.lanes.since_arrival import readable_days

PLACES = [
    {"place_id": "town", "name": "Town", "kind": "city"},
    {"place_id": "land", "name": "Land", "kind": "country"},
]
PEOPLE = [{"name": "Wang"}, {"name": "Chang"}]
LATER = {"published": "9999-12-31", "accessed": "9999-12-31"}
INFERRED = {"basis": "inferred", "note": "From the rest."}


@pytest.fixture
def met(dataset):
    """Say where two people met, of events as (person, date) at a place."""

    def say(*told: tuple[int, str], place: str = "town", **more: str) -> str:
        events = [
            {"person_ids": f"person-{person}", "date": date, "place_id": place} | more
            for person, date in told
        ]
        made = dataset(sources=[LATER], people=PEOPLE, places=PLACES, events=events)
        return same_places(made, stops(made), ["person-1", "person-2"])

    return say


def test_the_shipped_journeys_are_compared(shipped):
    days = readable_days(shipped)
    told = "From arrival to capture: Wang Guangjun 55 to 62 days; Chang Renbo 102 days."
    assert to_capture(days) == told
    said = same_places(shipped, stops(shipped), days["person_id"].unique())
    assert said.startswith(
        "In Rostov, not on the same days: Wang Guangjun between 25 February and 1 April [2025] "
        "(inferred); Chang Renbo 28 December 2024."
    )
    assert "region" not in said


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("2025-02-05", "2025-02-05", "on the same day"),
        ("2025-02-05", "2025-02", "perhaps on the same days"),
        ("2025-02-05/2025-02-09", "2025-02-09/..", "perhaps on the same days"),
        ("[..2025-02-05]", "2025-01-01", "perhaps on the same days"),
        ("2025-02-05", "2025-02-06", "not on the same days"),
        ("[2025-02-06..]", "2025-02-05", "not on the same days"),
    ],
)
def test_dates_tell_whether_two_can_have_met(met, one, other, together):
    for told in (((1, one), (2, other)), ((1, other), (2, one))):
        assert met(*told).startswith(f"In Town, {together}: ")


def test_an_inferred_stop_is_called_so(met):
    assert met((1, "2025-02-05"), (2, "2025-02-06"), **INFERRED).count("(inferred)") == 2


def test_nobody_meets_in_a_country_alone_or_in_an_event_of_both(met, dataset):
    assert not met((1, "2025-02-05"), (2, "2025-02-05"), place="land")
    assert not met((1, "2025-02-05"), (1, "2025-02-06"))
    both = {"person_ids": "person-1;person-2", "date": "2025-02-05", "place_id": "town"}
    made = dataset(people=PEOPLE, places=PLACES, events=[both])
    assert not same_places(made, stops(made), ["person-1", "person-2"])


def test_who_is_not_captured_is_not_counted(dataset):
    arrives = {"kind": "arrival", "date": "2025-02-05", "person_ids": "person-1"}
    assert not to_capture(readable_days(dataset(people=PEOPLE, events=[arrives])))
