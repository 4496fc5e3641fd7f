"""Legs in words and as lines."""

import pytest

from dashboard.analysis.journeys.readable_legs import days, readable_legs
from dashboard.analysis.journeys.routes import routes
from dashboard.analysis.lanes.since_arrival import readable_days


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (0, 0, "0 days"),
        (1, 1, "1 day"),
        (20, 55, "20 to 55 days"),
        (4, float("nan"), "4 or more"),
        (0, float("nan"), "not known"),
    ],
)
def test_days_in_words(least, most, words):
    assert days(least, most) == words


def test_the_journeys_of_one_source_in_words(babel):
    told = readable_legs(babel)
    assert told[["from_place", "to_place", "km", "days", "order"]].to_numpy().tolist() == [
        ["Moscow", "Rostov", "960 km", "20 to 55 days", "certain"],
        ["Rostov", "Donetsk region", "60 to 300 km", "0 to 35 days", "certain"],
        ["Russia", "Rostov", "within Russia", "4 days", "certain"],
        ["Rostov", "Donetsk", "169 km", "35 to 44 days", "certain"],
        ["Donetsk", "Donetsk region", "within Donetsk region", "54 to 63 days", "certain"],
    ]


def test_the_journeys_of_one_source_as_lines(babel):
    lines = routes(babel)
    assert lines["person_id"].tolist() == ["wang-guangjun", "wang-guangjun", "chang-renbo"]
    assert lines["certain"].tolist() == [False, False, True]
    assert lines["tooltip"].iloc[2] == (
        "Chang Renbo: Rostov (28 December 2024) to Donetsk (early February [2025]); "
        "169 km in a straight line, 35 to 44 days between the dates"
    )


def test_days_since_arrival_in_words(shipped):
    told = readable_days(shipped).set_index("event_id")
    assert told.loc["chang-arrival", "days"] == "day 0"
    assert told.loc["chang-donetsk", "days"] == "day 39 to 48"
    assert told.loc["wang-rostov", "place"] == "Rostov"


def test_an_order_that_is_not_certain_is_said_and_drawn(dataset):
    made = dataset(
        people=[{"person_id": "wang"}],
        places=[
            {"place_id": "a", "latitude": "50", "longitude": "40"},
            {"place_id": "b", "latitude": "51", "longitude": "40"},
        ],
        events=[
            {"person_ids": "wang", "place_id": "a", "date": "[2025-01-01..2025-01-20]"},
            {"person_ids": "wang", "place_id": "b", "date": "[2025-01-10..2025-01-30]"},
        ],
    )
    assert readable_legs(made)["order"].tolist() == ["order not certain"]
    [line] = routes(made).to_dict("records")
    assert not line["certain"]
    assert line["tooltip"].endswith("order not certain")


def test_nobody_who_travels_gives_no_rows(dataset):
    made = dataset()
    assert readable_legs(made).empty
    assert routes(made).empty
    assert readable_days(made).empty
