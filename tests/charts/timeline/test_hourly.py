"""A day or a few with hours: axes, bars and the strip below count by the clock; else by days."""

import json
from datetime import date, datetime

import pandas as pd
import pytest

from dashboard.analysis.choices.filters import Filters, apply
from dashboard.analysis.clocks import in_utc
from dashboard.analysis.density.density import density
from dashboard.analysis.density.strip import strip
from dashboard.analysis.density.words import density_said, peaks_said
from dashboard.analysis.lanes.since_arrival import readable_days
from dashboard.analysis.timeline import lanes
from dashboard.charts.timeline.bars.density import density_chart
from dashboard.charts.timeline.since_arrival import since_arrival
from dashboard.charts.timeline.span_strip import span_strip
from dashboard.charts.timeline.timeline import timeline
from dashboard.model.load import build

HOUR_MS, DAY_MS = 3_600_000, 86_400_000
SOURCES = [{"published": "2032", "accessed": "2032"}]
PLACES = [
    {"place_id": "a", "name": "A", "country": "UA", "latitude": "48", "longitude": "38"},
    {"place_id": "w", "name": "W", "country": "PL", "time_zone": "Europe/Warsaw"},
]


@pytest.fixture(scope="module")
def made(csvs):
    """Make a dataset of one person's events, by the clocks of Kyiv; by dates, at a place or not."""

    def make(*dates: str, place: str = "a", kinds: tuple[str, ...] = ()):
        events = [
            {"event_id": f"e{n}", "title": f"E{n}", "place_id": place, "date": when}
            | {"person_ids": "person-1", "kind": kinds[n] if kinds else "capture"}
            for n, when in enumerate(dates)
        ]
        files = csvs(sources=SOURCES, people=[{}], places=PLACES, events=events)
        about = {"title": "Small", "time_zone": "Europe/Kyiv"}
        files["datapackage.json"] = json.dumps(about).encode()
        return build(files, name="small")

    return make


def ms(text: str) -> float:
    """Give a moment as an axis counts it."""
    return pd.Timestamp(text).timestamp() * 1000


def axis(spec: dict) -> dict:
    """Give the axis of time, wherever its layer stands."""
    layers = [spec]
    for layer in layers:
        layers += layer.get("layer", [])
    found = [layer.get("encoding", {}).get("x", {}).get("axis") for layer in layers]
    return next(one for one in found if one)


class TestBars:
    def test_events_of_a_day_are_counted_by_the_clock_of_the_axis(self, made):
        told = made("2014-07-17T05:10", "2014-07-17T05:20Z", "2014-07-17T18:00")
        found = density(told)
        assert found.cut.unit == "quarter hour"
        bars = found.counts.sum(axis=(0, 1, 2))
        there = {found.cut.labels[bar][:14] for bar in bars.nonzero()[0]}
        assert there == {"05:00 to 05:15", "08:15 to 08:30", "18:00 to 18:15"}
        assert peaks_said(found)[0] == "3 · at most 1, from 05:00 and 2 others"
        assert "from 05:00 to 05:15 on 17 July 2014" in density_said(found)

    def test_in_utc_the_same_bars_have_other_names(self, made):
        told = made("2014-07-17T05:10", "2014-07-17T18:00")
        shown = density(in_utc(told))
        assert shown.cut.labels[0] == "02:00 to 02:15 on 17 July 2014"
        assert shown.counts.tolist() == density(told).counts.tolist()

    def test_a_day_alone_is_spread_over_its_hours(self, made):
        found = density(made("2014-07-17", "2014-07-17T05:10", "2014-07-18T20:00"))
        assert found.cut.unit == "hour"
        perhaps = found.counts[0, :, 1].sum(axis=0)
        assert perhaps[:24].tolist() == pytest.approx([1 / 24] * 24)
        assert found.counts[0].sum() == pytest.approx(3)

    def test_what_is_open_is_in_no_bar_but_counts(self, made):
        found = density(made("2014-07-17T05:10", "2014-07-17T08:00/.."))
        assert found.rows["open"].tolist() == [1]
        assert found.counts[0].sum() == 1
        assert density(made("2014-07-17T05:10/..")).cut.unit == "minute"

    def test_without_hours_or_over_many_days_bars_are_days_as_before(self, made):
        assert density(made("2014-07-17", "2014-07-18")).cut.unit == "day"
        assert density(made("2014-07-17T05:10", "2014-07-30")).cut.unit == "day"

    def test_they_are_drawn_on_an_axis_of_hours(self, made):
        told = made("2014-07-17T05:10", "2014-07-17T18:00")
        spec = density_chart(density(told), ["Capture"], dark=False).to_dict()
        assert "%H:%M" in axis(spec)["labelExpr"]
        values = {one["name"]: one["value"] for one in spec["params"] if "value" in one}
        assert values["starts"][0] == ms("2014-07-17T05:00")
        assert values["ends"][0] == ms("2014-07-17T05:15")


class TestLanes:
    def test_among_hours_a_day_is_a_span_and_not_a_point_at_noon(self, made):
        told = made("2014-07-17", "2014-07-17T12:00", "2014-07-17T20:00")
        drawn = timeline(lanes(told), dark=False).to_dict()["datasets"]
        assert [mark["event_id"] for mark in drawn["points"]] == ["e1", "e2"]
        (day,) = drawn["within"]
        assert (day["start"], day["end"]) == (ms("2014-07-17"), ms("2014-07-18"))

    def test_days_alone_are_points_wherever_they_were(self, csvs):
        events = [
            {"event_id": place, "place_id": place, "date": "2014-07-17", "person_ids": "person-1"}
            for place in ("a", "w")
        ]
        files = csvs(sources=SOURCES, people=[{}], places=PLACES, events=events)
        files["datapackage.json"] = b'{"title": "Small", "time_zone": "Europe/Kyiv"}'
        spec = timeline(lanes(build(files, name="x")), dark=False).to_dict()
        assert {mark["start"] for mark in spec["datasets"]["points"]} == {ms("2014-07-17T12:00")}
        assert axis(spec)["values"] == [ms("2014-07-17T12:00")]
        assert "%Y" in axis(spec)["labelExpr"]

    @pytest.mark.parametrize("dates", [("2014-07-17", "2014-07-17/2014-07-17"), ("2014-07-17/..",)])
    def test_what_is_all_of_one_day_has_its_date_on_the_axis(self, made, dates):
        spec = timeline(lanes(made(*dates)), dark=False).to_dict()
        assert len(axis(spec)["values"]) == 1

    def test_the_time_since_arrival_is_in_hours_and_a_minute_is_a_mark(self, made):
        told = made("2014-07-17T05:10", "2014-07-17T09:10", kinds=("arrival", "capture"))
        counted = readable_days(told)
        spec = since_arrival(counted, dark=False).to_dict()
        assert [mark["start"] for mark in spec["datasets"]["points"]] == pytest.approx([0, 4])
        assert "' h'" in axis(spec)["labelExpr"]
        days = readable_days(made("2014-07-17", "2014-07-19", kinds=("arrival", "capture")))
        spec = since_arrival(days, dark=False).to_dict()
        assert [mark["start"] for mark in spec["datasets"]["points"]] == [0, 2]
        assert "'day '" in axis(spec)["labelExpr"]


class TestStrip:
    DATES = ("2014-07-17T05:10", "2014-07-17T18:00", "2014-07-18T09:00")

    def test_it_is_by_the_clock_where_all_is_within_a_few_days(self, made):
        told = made(*self.DATES)
        found = strip(told)
        assert found.hourly
        assert found.ends == (pd.Timestamp("2014-07-17T05:10"), pd.Timestamp("2014-07-18T09:01"))
        spec = span_strip(found.spans, None, hourly=True, dark=False).to_dict()
        assert "%H:%M" in axis(spec)["labelExpr"]
        assert len(spec["datasets"]["exact"]) == 3
        assert not strip(made("2014-07-17", "2014-07-18")).hourly
        assert not strip(made("2014-07-17T05:10", "2014-09-18")).hourly
        assert strip(made("2014-07-17T05:10")).is_one_day
        assert not strip(made("2014-07-17T05:10", "2014-07-17T05:15")).is_one_day
        assert strip(made("2014-07-17", "2014-07-17")).is_one_day
        assert strip(made()).is_one_day

    def test_what_is_brushed_are_minutes_of_utc_and_shown_again_where_it_was(self, made):
        for told, ahead in ((made(*self.DATES), 3), (in_utc(made(*self.DATES)), 0)):
            found = strip(told)
            first = pd.Timestamp("2014-07-17T05:12") - pd.Timedelta(hours=3 - ahead)
            behind = pd.Timestamp("2014-07-17T18:29") - pd.Timedelta(hours=3 - ahead)
            days = found.days((first, behind), told)
            assert days == (datetime(2014, 7, 17, 2, 10), datetime(2014, 7, 17, 15, 29))
            shown = found.brushed(days, told)
            assert shown == (first.floor("5min"), behind.ceil("5min"))
            left = apply(told, Filters(days=days))
            assert set(left.events["event_id"]) == {"e0", "e1"}

    def test_a_day_or_an_open_side_is_cut_to_what_there_is(self, made):
        told = made(*self.DATES)
        day = date(2014, 7, 17)
        first, last = strip(told).ends
        assert strip(told).brushed((day, day), told) == (first, pd.Timestamp("2014-07-18"))
        assert strip(told).brushed((date.min, date.max), told) == (first, last)

    def test_of_days_a_brush_means_those_it_touches(self, made):
        told = made("2014-07-17", "2014-08-18")
        found = strip(told)
        bounds = pd.Timestamp("2014-07-20T13:00"), pd.Timestamp("2014-07-22")
        assert found.days(bounds, told) == (date(2014, 7, 20), date(2014, 7, 21))
        assert found.days((bounds[0],) * 2, told) == (date(2014, 7, 20),) * 2
        assert found.brushed((date(2014, 7, 20), date(2014, 7, 21)), told) == (
            pd.Timestamp("2014-07-20"),
            pd.Timestamp("2014-07-22"),
        )

    def test_a_time_that_clocks_showed_twice_is_read_both_ways(self, made):
        told = made("2014-10-26T01:00", "2014-10-26T06:00")
        days = strip(told).days(
            (pd.Timestamp("2014-10-26T03:00"), pd.Timestamp("2014-10-26T04:00")), told
        )
        assert days == (datetime(2014, 10, 26, 0, 0), datetime(2014, 10, 26, 1, 59))
