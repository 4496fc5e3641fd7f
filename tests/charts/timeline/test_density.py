"""Very many events: charts stay as high as a reader can scroll, and say what they do not draw."""

import json

import pandas as pd
import pytest

from dashboard.analysis.timeline import lanes
from dashboard.charts.timeline.span_strip import span_strip
from dashboard.charts.timeline.timeline import timeline
from tests.elsewhere import multitude


@pytest.fixture(scope="module")
def many(dataset):
    return dataset(**multitude(events=1_500))


def test_the_first_lanes_are_drawn_and_the_others_counted(many):
    laid = lanes(many)
    spec = timeline(laid, list(many.kinds.values()), dark=False).to_dict()
    said, advice = spec["title"]["text"]
    drawn = [row["lane"] for layer in spec["layer"] for row in _rows(spec, layer) if "head" in row]
    assert f"of {laid['lane'].nunique()} lanes" in said
    assert f"of {len(laid):,} marks" in said
    assert 0 < len(set(drawn)) < laid["lane"].nunique()
    assert advice == "Choose people, places or days to see the others."
    assert spec["height"] <= 2_000


def test_a_timeline_that_is_drawn_in_full_says_nothing(dataset):
    few = lanes(dataset(people=[{}], events=[{"person_ids": "person-1", "date": "2025-02-05"}]))
    assert "title" not in timeline(few, ["Arrival"], dark=False).to_dict()


def test_the_strip_keeps_its_ends_and_draws_once_what_cannot_be_told_apart():
    days = pd.Series(pd.date_range("2015-01-01", periods=4_000))
    events = pd.DataFrame({"earliest": days, "latest": days})
    spec = span_strip(pd.concat([events, events]), None, dark=False).to_dict()
    bars = _rows(spec, spec["layer"][0])
    first, last = (day.timestamp() * 1000 for day in (days.iloc[0], days.iloc[-1]))
    step = (last - first) / 500
    assert len(bars) < 1_000
    assert bars[0]["start"] == first
    assert bars[-1]["start"] == pytest.approx(last, abs=step)


def test_the_strip_draws_a_few_events_as_they_are():
    days = pd.to_datetime(pd.Series(["2025-02-05", "2025-02-05", "2025-02-06"]))
    spec = span_strip(pd.DataFrame({"earliest": days, "latest": days}), None, dark=False).to_dict()
    assert len(_rows(spec, spec["layer"][0])) == 3


def _rows(spec: dict, layer: dict) -> list[dict]:
    """Give the rows that a layer draws."""
    data = layer.get("data", spec.get("data", {}))
    return json.loads(json.dumps(spec["datasets"][data["name"]]))
