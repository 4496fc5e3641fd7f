"""Journeys: stops in order, legs between them, bounds on days, days since arrival."""

import math
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis.journeys.legs import legs
from dashboard.analysis.journeys.since_arrival import since_arrival
from dashboard.analysis.journeys.stops import Stop, days_between, stops

TOWNS = [
    {"place_id": "north", "latitude": "55.75", "longitude": "37.62"},
    {"place_id": "south", "latitude": "47.22", "longitude": "39.71"},
    {"place_id": "land", "kind": "country"},
    {"place_id": "inland", "within": "land", "latitude": "50", "longitude": "40"},
]
WANG = [{"person_id": "wang", "name": "Wang"}]


def event(place: str, when: str, **more: str) -> dict[str, str]:
    """Write an event of Wang's."""
    return {"person_ids": "wang", "place_id": place, "date": when, **more}


@pytest.fixture(scope="module")
def journey(dataset):
    """Give the legs of a man with some events."""

    def of(*events: dict[str, str]) -> list[dict[str, object]]:
        return legs(dataset(people=WANG, places=TOWNS, events=list(events))).to_dict("records")

    return of


@pytest.mark.parametrize(
    ("first", "second", "days", "certain"),
    [
        ("2025-02-05", "2025-02-25", (20, 20), True),
        ("2025-02-05", "[2025-02-25..2025-04-01]", (20, 55), True),
        ("[2025-02-25..2025-04-01]", "2025-04-01", (0, 35), False),
        ("[2025-02-25..2025-03-31]", "2025-04-01", (1, 35), True),
        ("[2025-02-01..2025-02-10]", "[2025-02-05..2025-02-20]", (0, 19), False),
        ("2025-02-05", "2025-02-05", (0, 0), False),
        ("2025-02-01/2025-02-10", "2025-02-15", (5, 5), True),
        ("2025-02-05", "2025-02-10/2025-03-10", (5, 5), True),
        ("2025-02", "2025-04-XX", (32, 88), True),
    ],
)
def test_days_between_two_stops(journey, first, second, days, certain):
    [leg] = journey(event("north", first), event("south", second))
    assert (leg["days_least"], leg["days_most"]) == days
    assert leg["certain"] is certain


def test_an_open_date_sets_no_upper_bound_and_no_order(journey):
    [leg] = journey(event("north", "[2025-02-05..]"), event("south", "2025-03-01"))
    assert leg["days_least"] == 0
    assert math.isnan(leg["days_most"])
    assert not leg["certain"]


def test_two_stops_at_one_place_are_no_leg_and_the_later_one_is_left(journey):
    [leg] = journey(
        event("north", "2025-02-01"), event("north", "2025-02-03"), event("south", "2025-02-10")
    )
    assert (leg["from_when"], leg["days_least"]) == ("3 February 2025", 7)


def test_an_event_without_date_or_place_is_no_stop(journey):
    assert journey(event("north", "2025-02-01"), event("south", ""), event("", "2025-03-01")) == []


def test_distance_needs_two_points_of_which_none_contains_the_other(journey):
    far = journey(event("north", "2025-01-01"), event("south", "2025-01-05"))
    assert far[0]["km_least"] == far[0]["km_most"] == pytest.approx(960, abs=1)
    for one, other in (("land", "south"), ("land", "inland"), ("inland", "land")):
        [leg] = journey(event(one, "2025-01-01"), event(other, "2025-01-05"))
        assert math.isnan(leg["km_least"])


def test_a_leg_is_inferred_where_an_end_is(journey):
    inferred = {"basis": "inferred", "note": "From the context."}
    [leg] = journey(event("north", "2025-01-01"), event("south", "2025-01-05", **inferred))
    assert leg["inferred"]


def test_the_first_source_leads_where_several_tell_one_event(dataset):
    made = dataset(
        sources=[{}, {"source_id": "radio", "publisher": "Radio"}],
        people=WANG,
        places=TOWNS,
        events=[
            event("south", "2025-02-09", event_id="move", source_id="radio"),
            event("north", "2025-02-05", event_id="move"),
        ],
    )
    assert stops(made)[["place_id", "source_id"]].to_numpy().tolist() == [["north", "paper"]]


def test_days_since_arrival_carry_its_uncertainty(dataset):
    made = dataset(
        people=WANG,
        places=TOWNS,
        events=[
            event("north", "[2025-02-01..2025-02-03]", event_id="arrival"),
            event("south", "2025-02-10", event_id="capture", kind="capture"),
            event("", "[2025-02-05..]", event_id="since", kind="capture"),
            event("", "2025-01-30", event_id="before", kind="capture"),
        ],
    )
    counted = since_arrival(made).set_index("event_id")[["days_least", "days_most"]]
    assert counted.loc["arrival"].tolist() == [0, 0]
    assert counted.loc["capture"].tolist() == [7, 9]
    assert counted.loc["before"].tolist() == [-4, -2]
    assert counted.loc["since", "days_least"] == 2
    assert math.isnan(counted.loc["since", "days_most"])


def test_nobody_is_counted_without_an_arrival(dataset):
    made = dataset(people=WANG, places=TOWNS, events=[event("north", "2025", kind="capture")])
    assert since_arrival(made).empty


def test_both_men_have_their_journeys_as_one_source_tells_them(babel):
    told = legs(babel)
    assert [*zip(told["person"], told["from_place"], told["to_place"], strict=True)] == [
        ("Wang Guangjun", "Moscow", "Rostov"),
        ("Wang Guangjun", "Rostov", "Donetsk region"),
        ("Chang Renbo", "Russia", "Rostov"),
        ("Chang Renbo", "Rostov", "Donetsk"),
        ("Chang Renbo", "Donetsk", "Donetsk region"),
    ]
    counted = since_arrival(babel).set_index("event_id")
    assert counted.loc["chang-capture", ["days_least", "days_most"]].tolist() == [102, 102]
    assert counted.loc["wang-capture", ["days_least", "days_most"]].tolist() == [55, 62]


days = st.dates(date(2024, 1, 1), date(2025, 12, 31))


@st.composite
def any_stop(draw) -> Stop:
    """Make a stop with any date, open or not, that lasted or not."""
    first = draw(days)
    last = first + timedelta(days=draw(st.integers(0, 60)))
    earliest = pd.NaT if draw(st.booleans()) and draw(st.booleans()) else pd.Timestamp(first)
    latest = pd.NaT if draw(st.booleans()) and draw(st.booleans()) else pd.Timestamp(last)
    return Stop("p", "P", "a", "A", "e", "", "stated", earliest, latest, draw(st.booleans()))


@given(any_stop(), any_stop(), st.booleans())
@settings(deadline=None)
def test_the_least_is_never_negative_and_never_above_the_most(start, end, certain):
    least, most = days_between(start, end, certain=certain)
    assert least >= 0
    assert math.isnan(most) or least <= most


@given(st.permutations(range(6)))
@settings(deadline=None, max_examples=20)
def test_the_order_of_rows_changes_nothing(dataset, order):
    dates = [
        "2025-01-01",
        "[2025-01-05..2025-01-20]",
        "2025-01-10",
        "2025-02",
        "2025-02-10",
        "2025",
    ]
    events = [
        event(("north", "south", "inland")[n % 3], when, event_id=f"e{n}")
        for n, when in enumerate(dates)
    ]
    usual = legs(dataset(people=WANG, places=TOWNS, events=events))
    mixed = legs(dataset(people=WANG, places=TOWNS, events=[events[n] for n in order]))
    pd.testing.assert_frame_equal(usual, mixed)
