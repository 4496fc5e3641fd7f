"""Where somebody was last known to be before some days, and next after them."""

import math
from datetime import date, datetime

import pytest

from dashboard.analysis.journeys.known_around import known_around

TOWNS = [
    {"place_id": one, "latitude": "50", "longitude": str(30 + number)}
    for number, one in enumerate(("north", "south", "east", "west"))
]
WANG = [{"person_id": "wang", "name": "Wang"}]


def day(text: str) -> tuple[date, date]:
    """Read one day."""
    return (date.fromisoformat(text),) * 2


@pytest.fixture
def asked(dataset):
    """Ask of a man with some events, given as place and date."""

    def of(days: tuple[date, date], *told: tuple[str, str], **more: str):
        events = [
            {"person_ids": "wang", "place_id": place, "date": when, **more} for place, when in told
        ]
        return known_around(dataset(people=WANG, places=TOWNS, events=events), ["wang"], days)

    return of


def places(end) -> list[str]:
    """Name the places of an end, of none where nothing is told."""
    return [*end.places] if end else []


@pytest.mark.parametrize(
    ("when", "before", "after", "days"),
    [
        ("2025-02-07", ["north"], ["south"], (9, 9)),
        ("2025-02-01", [], ["north"], None),
        ("2025-03-01", ["east"], [], None),
        ("2025-02-20", ["south"], ["east"], (11, 15)),
    ],
)
def test_the_nearest_on_both_sides(asked, when, before, after, days):
    told = (
        ("north", "2025-02-05"),
        ("south", "2025-02-14"),
        ("east", "[2025-02-25..2025-03-01]"),
    )
    told = told if when != "2025-03-01" else (*told[:2], ("east", "[2025-02-25..2025-02-28]"))
    [found] = asked(day(when), *told)
    assert (places(found.before), places(found.after)) == (before, after)
    assert found.days == days


@pytest.mark.parametrize(
    "told", ["2025-02-07", "2025-02-05/2025-02-14", "[2025-02-07..2025-02-08]"]
)
def test_where_a_source_places_him_nothing_is_to_be_answered(asked, told):
    assert asked((date(2025, 2, 7), date(2025, 2, 8)), ("north", told)) == []


def test_what_is_inferred_for_all_of_it_is_said_to_be_inferred(asked):
    inferred = {"basis": "inferred", "note": "by what was before"}
    [found] = asked(day("2025-02-07"), ("north", "2025-02-05/2025-02-14"), **inferred)
    assert [stop.place_id for stop in found.inferred] == ["north"]


def test_a_date_that_leaves_it_open_is_neither_before_nor_after(asked):
    [found] = asked(day("2025-02-07"), ("north", "[2025-02-05..2025-02-14]"))
    assert (found.before, found.after, found.inferred) == (None, None, ())
    assert [stop.place_id for stop in found.maybe] == ["north"]


def test_stops_of_which_nothing_tells_which_was_nearest_all_stand_there(asked):
    told = (("north", "[2025-02-01..2025-02-05]"), ("south", "2025-02-03"), ("west", "2025-01-01"))
    [found] = asked(day("2025-02-07"), *told)
    assert sorted(places(found.before)) == ["north", "south"]


def test_a_marked_date_reaches_beyond_itself(asked):
    [found] = asked(day("2025-02-07"), ("north", "2025-02-06~"))
    assert found.before is None
    assert [stop.place_id for stop in found.maybe] == ["north"]


def test_an_open_date_sets_no_bound_on_the_days_between(asked):
    told = (("north", "[..2025-02-05]"), ("south", "2025-02-10"))
    [found] = asked(day("2025-02-07"), *told)
    assert found.days[0] == 5
    assert math.isnan(found.days[1])


def test_minutes_are_asked_of_dates_with_hours(asked):
    minutes = (datetime(2025, 2, 7, 10, 0), datetime(2025, 2, 7, 10, 30))
    told = (("north", "2025-02-07T09:00Z"), ("south", "2025-02-07T11:00Z"))
    [found] = asked(minutes, *told)
    assert (places(found.before), places(found.after)) == (["north"], ["south"])
    assert asked(minutes, ("north", "2025-02-07T10:15Z")) == []


def test_somebody_of_whom_no_dated_place_is_told_is_not_asked_of(dataset):
    assert known_around(dataset(people=WANG), ["wang"], day("2025-02-07")) == []
