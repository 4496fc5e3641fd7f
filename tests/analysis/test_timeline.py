"""Lanes: each person's dated events in order, and what has no date."""

import pytest

from dashboard.analysis.accounts.readable import undated
from dashboard.analysis.choices.filters import Filters, apply
from dashboard.analysis.timeline import lanes


@pytest.fixture(scope="module")
def small(dataset):
    return dataset(
        sources=[{}, {"source_id": "radio", "publisher": "Radio"}],
        people=[{"person_id": "wang", "name": "Wang"}, {"person_id": "chang", "name": "Chang"}],
        events=[
            {"event_id": "late", "person_ids": "chang;wang", "date": "2025-04-08"},
            {"event_id": "wide", "person_ids": "wang", "date": "2025-02/2025-03"},
            {"event_id": "early", "person_ids": "wang", "date": "2025-02-05"},
            {
                **{"event_id": "early", "person_ids": "wang", "date": "2025-02-01"},
                **{"source_id": "radio"},
            },
            {"event_id": "open", "person_ids": "wang", "date": "../2025-01"},
            {"event_id": "alone", "date": "2025-03-01"},
            {"event_id": "never", "person_ids": "wang", "title": "No day"},
        ],
    )


def test_lanes_are_people_in_the_order_of_their_table_and_nobody_at_last(small):
    laid = lanes(small)
    assert list(zip(laid["lane"], laid["event_id"], strict=True)) == [
        *(("Wang", "open"), ("Wang", "wide"), ("Wang", "early"), ("Wang", "late")),
        *(("Chang", "late"), ("nobody named", "alone")),
    ]
    assert laid["order"].tolist() == list(range(6))
    assert laid["lane_id"].fillna("-").tolist() == [*["wang"] * 4, "chang", "-"]


def test_of_two_accounts_of_one_event_the_first_source_s_is_drawn(small):
    early = lanes(small).query("event_id == 'early'")
    assert early["source"].tolist() == ["Paper, 14 April 2025"]
    led = lanes(apply(small, Filters(lead="radio"))).query("event_id == 'early'")
    assert led["when"].tolist() == ["1 February 2025"]


def test_bounds_stay_open_where_the_date_is(small):
    laid = lanes(small).set_index("event_id")
    assert laid["earliest"].isna().to_dict()["open"]
    assert f"{laid.loc['open', 'latest']:%Y-%m-%d}" == "2025-01-31"
    assert laid.loc["wide", "duration"]
    assert not laid.loc["alone", "duration"]


def test_what_has_no_date_is_kept_apart(small):
    assert undated(small)["what"].tolist() == ["No day"]
    assert "never" not in set(lanes(small)["event_id"])


def test_every_event_that_an_account_dates_stands_in_the_lane_of_each_of_its_people(shipped):
    laid = lanes(shipped)
    dated = shipped.events[shipped.events["precision"].notna()]
    assert set(laid["event_id"]) == set(dated["event_id"])
    told = dated.set_index(["event_id", "source_id"])["person_ids"]
    for account, rows in laid.groupby(["event_id", "source_id"]):
        assert sorted(rows["lane_id"]) == sorted(told[account])
    assert {*undated(shipped)["event_id"]} == {*shipped.events["event_id"]} - {*laid["event_id"]}


def test_nothing_gives_no_lanes(small, dataset):
    nothing = apply(small, Filters(people=("nobody-known",)))
    assert len(lanes(nothing)) == len(undated(nothing)) == 0
    assert len(lanes(dataset())) == 0


def test_events_of_nobody_alone_have_a_lane(dataset):
    assert lanes(dataset(events=[{"date": "2025"}]))["lane"].tolist() == ["nobody named"]


def test_lanes_are_places_where_a_dataset_names_nobody_most_events_first(dataset):
    made = dataset(
        places=[
            {"place_id": "land", "name": "Land", "kind": "country"},
            {"place_id": "north", "name": "North", "within": "land"},
            {"place_id": "south", "name": "South", "within": "land"},
        ],
        events=[
            {"event_id": "late", "place_id": "north", "date": "2025-04-08"},
            {"event_id": "far", "place_id": "south", "date": "2025-02-01"},
            {"event_id": "early", "place_id": "north", "date": "2025-02-05"},
            {"event_id": "wide", "place_id": "land", "date": "2025-02"},
            {"event_id": "nowhere", "date": "2025-03-01"},
        ],
    )
    laid = lanes(made)
    assert list(zip(laid["lane"], laid["event_id"], strict=True)) == [
        *(("North", "early"), ("North", "late"), ("Land, no place within it", "wide")),
        *(("South", "far"), ("no place given", "nowhere")),
    ]
    assert laid["lane_id"].isna().all()
    far = lanes(apply(made, Filters(places=("south",))))
    assert list(zip(far["lane"], far["event_id"], strict=True)) == [("South", "far")]
