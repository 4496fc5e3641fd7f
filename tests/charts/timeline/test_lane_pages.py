"""Pages of lanes: together they are all lanes, and each is as high as a reader can scroll."""

import json
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.lanes.families import OTHER
from dashboard.analysis.timeline import lanes
from dashboard.charts.timeline.lane_pages import lane_pages
from dashboard.charts.timeline.timeline import ends_of, on_axis, timeline
from tests.elsewhere import multitude

SIZES = st.lists(st.integers(1, 400), min_size=1, max_size=30)


@pytest.fixture(scope="module")
def many(dataset):
    return dataset(**multitude(events=1_500))


def marks(sizes: list[int], *, overlap: bool = True) -> pd.DataFrame:
    """Make lanes of so many marks."""
    lane = [f"Lane {n}" for n, size in enumerate(sizes) for _ in range(size)]
    start = [0.0 if overlap else float(n) for n in range(len(lane))]
    ends = {"start": start, "end": [one + 1 for one in start]}
    return pd.DataFrame({"lane": lane, "family": OTHER, "point": False, **ends})


@given(sizes=SIZES)
def test_each_mark_is_on_one_page_in_order(sizes):
    pages = lane_pages(marks(sizes))
    assert pages[0].first == 0
    assert pages[-1].behind == sum(sizes)
    assert all(one.behind == other.first for one, other in pairwise(pages))
    lane = [n for n, size in enumerate(sizes, 1) for _ in range(size)]
    rows_of_a_page = 98 if len(pages) > 1 else 131
    for page in pages:
        there = lane[page.first : page.behind]
        assert (page.first_lane, page.last_lane) == (there[0], there[-1])
        assert len(there) + len({*there}) <= rows_of_a_page


def test_a_lane_begins_a_page_rather_than_be_cut():
    assert [(page.first_lane, page.last_lane) for page in lane_pages(marks([90, 90, 5]))] == [
        (1, 1),
        (2, 3),
    ]


def test_a_lane_that_is_longer_than_a_page_goes_on():
    assert [(page.first, page.behind) for page in lane_pages(marks([200]))] == [
        (0, 97),
        (97, 194),
        (194, 200),
    ]


def test_up_to_three_hundred_marks_that_find_room_beside_each_other_are_one_page():
    assert len(lane_pages(marks([300], overlap=False))) == 1
    assert len(lane_pages(marks([301], overlap=False))) > 1


def test_every_lane_of_very_many_is_drawn_on_some_page_on_the_same_axis(many):
    laid = lanes(many)
    ends = ends_of(laid)
    drawn, axes = [], set()
    for page in lane_pages(on_axis(laid)):
        part = laid.iloc[page.first : page.behind]
        spec = timeline(part, ends=ends, dark=False).to_dict()
        assert spec["height"] <= 2_000
        assert "title" not in spec
        heads = rows(spec, "heads")
        drawn += [head["lane"] for head in heads]
        assert len(rows(spec, "fields")) == len(part)
        assert len(json.dumps(spec)) < 150_000
        axes.add(tuple(rows(spec, "ends")[0].values()))
    assert {*drawn} == {*laid["lane"]}
    assert axes == {ends}


def rows(spec: dict, name: str) -> list[dict]:
    """Give the rows of a layer."""
    return json.loads(json.dumps(spec["datasets"].get(name, [])))
