"""Very many events: counted in bars that add up, on the axis of lanes, and few bytes."""

import json
import random

import pandas as pd
import pytest

from dashboard.analysis.density.density import density
from dashboard.analysis.timeline import lanes
from dashboard.charts.theme import colours, theme
from dashboard.charts.timeline.bars.density import density_chart
from dashboard.charts.timeline.span_strip import span_strip
from dashboard.charts.timeline.timeline import ends_of, timeline
from tests.elsewhere import multitude

A_DAY = pd.Timedelta(days=1)
LATER = {"published": "9999-12-31", "accessed": "9999-12-31"}  # than whatever it tells


@pytest.fixture(scope="module")
def many(dataset):
    return dataset(**multitude(events=1_500))


@pytest.fixture(scope="module")
def bars(many):
    """The bars of very many events."""
    return drawn(many)


def drawn(dataset, *, dark: bool = False) -> dict:
    """Draw a density; the specification must be JSON that a browser can read."""
    chart = density_chart(density(dataset), list(dataset.kinds.values()), dark=dark)
    assert chart.to_dict() == chart.by_altair()
    return json.loads(json.dumps(chart.to_dict(), allow_nan=False))


def values(spec: dict) -> dict:
    """Give what the rows of a density are told by number, and the colours of the kinds."""
    (group,) = (layer for layer in spec["layer"] if "layer" in layer)
    hues = group["layer"][0]["encoding"]["fill"]["scale"]["range"]
    return {one["name"]: one["value"] for one in spec["params"] if "value" in one} | {"hues": hues}


def test_what_is_drawn_in_a_row_adds_up_to_what_is_told_of_it(many, bars):
    told, cells = values(bars), bars["datasets"]["cells"]
    for row, head in enumerate(bars["datasets"]["rows"]):
        own = [cell for cell in cells if cell["r"] == row]
        events = int(head["told"].partition(" ")[0].replace(",", ""))
        assert sum(sum(cell["n"]) for cell in own) == pytest.approx(events, abs=0.1)
        assert sum(cell["a"] for cell in own) == pytest.approx(events, abs=0.1)
        assert head["name"] == told["names"][row]
        highest = max(cell["a"] for cell in own) * told["scales"][row]
        above = told["bases"][row - 1] if row else 0
        assert head["head"] < told["bases"][row] - highest + 0.1
        assert above < head["head"]
    kinds = [int(kind.rpartition(": ")[2].replace(",", "")) for kind in told["legend"]]
    assert sum(kinds) == density(many).rows["events"].iloc[0]


def test_the_bars_lie_on_the_axis_that_lanes_have(many, bars):
    told, laid = values(bars), lanes(many)
    assert (told["starts"][0], told["ends"][-1]) == ends_of(laid)
    assert told["starts"][1:] == told["ends"][:-1]
    lane = timeline(laid.head(100), ends=ends_of(laid), dark=False).to_dict()
    axes = [layer["encoding"]["x"] for layer in (bars["layer"][0], lane["layer"][-1])]
    assert axes[0] == axes[1]


def test_what_is_certain_and_what_is_not_look_different_and_lie_apart(bars):
    (group,) = (layer for layer in bars["layer"] if "layer" in layer)
    segments, fields = group["layer"]
    assert segments["encoding"]["fillOpacity"]["condition"]["value"] < 0.5
    assert segments["encoding"]["fillOpacity"]["value"] == 1
    assert any(kind >= 7 for cell in bars["datasets"]["cells"] for kind in cell["k"])
    assert [told["title"] for told in fields["encoding"]["tooltip"]] == [
        *("When", "Who", "Events", "Kinds")
    ]


def test_a_kind_keeps_the_colour_of_lanes_as_long_as_no_more_frequent_one_has_it(dataset):
    words = [
        {"column": "events.kind", "value": f"kind-{n}", "label": f"Kind {n}"} for n in range(9)
    ]
    few = [{"kind": f"kind-{n}", "date": "2025-01-05"} for n in (0, 1, 7, 7)]
    own = colours([f"Kind {n}" for n in range(9)], theme(dark=False))
    told = values(drawn(dataset(vocabulary=words, events=few)))
    hues = dict(zip(told["kinds"], told["hues"], strict=True))
    assert own["Kind 0"] == own["Kind 7"] == hues["Kind 7"]
    assert own["Kind 1"] == hues["Kind 1"]
    assert len({*hues.values()}) == 3
    every = [{"kind": f"kind-{n}", "date": "2025-01-05"} for n in range(9)]
    told = values(drawn(dataset(vocabulary=words, events=every)))
    assert len({*told["hues"]}) == len(told["kinds"]) == 7
    assert told["hues"][-1] == theme(dark=False).hues[-1]


def test_a_dark_page_has_other_colours(many, bars):
    dark = drawn(many, dark=True)
    assert not {*values(bars)["hues"]} & {*values(dark)["hues"]}
    assert values(bars)["scales"] == values(dark)["scales"]


@pytest.mark.parametrize("date", ["2025-02-05", "2025", "0001-01-01", "9999", "[..2025-04-08]"])
def test_events_of_any_time_can_be_drawn(date, dataset):
    made = dataset(sources=[LATER], events=[{"date": date}] * 3)
    assert drawn(made)["datasets"]["rows"][0]["told"].startswith("3")


def test_a_density_takes_few_bytes_whatever_the_data(dataset):
    kinds = [
        {
            "column": "events.kind",
            "value": f"kind-{n}",
            "label": f"Kind {n} " + "of some length " * 3 + "indeed",
        }
        for n in range(60)
    ]
    years = [f"{1000 + n}" for n in range(60)]
    events = [
        {
            **{"person_ids": f"person-{n % 40 + 1}", "kind": f"kind-{n % 59}"},
            "date": f"[{year}..{int(year) + 7}]" if n % 2 else year,
        }
        for n, year in enumerate(years * 60)
    ]
    made = dataset(vocabulary=kinds, people=[{} for _ in range(40)], events=events)
    assert len(json.dumps(drawn(made), separators=(",", ":"))) < 120_000


def test_a_timeline_that_is_drawn_in_full_says_nothing(dataset):
    few = lanes(dataset(people=[{}], events=[{"person_ids": "person-1", "date": "2025-02-05"}]))
    assert "title" not in timeline(few, dark=False).to_dict()


def test_the_strip_keeps_its_ends_and_draws_once_what_cannot_be_told_apart():
    days = pd.Series(pd.date_range("2015-01-01", periods=4_000))
    events = pd.DataFrame({"start": days, "end": days + A_DAY})
    spec = span_strip(pd.concat([events, events]), None, dark=False).to_dict()
    bars = _rows(spec, spec["layer"][0])
    first, last = (day.timestamp() * 1000 for day in (days.iloc[0], days.iloc[-1]))
    step = (last - first) / 500
    assert len(bars) < 1_000
    assert bars[0]["start"] == first
    assert bars[-1]["start"] == pytest.approx(last, abs=step)


def test_the_strip_draws_a_few_events_as_they_are():
    days = pd.to_datetime(pd.Series(["2025-02-05", "2025-02-05", "2025-02-06"]))
    spec = span_strip(
        pd.DataFrame({"start": days, "end": days + A_DAY}), None, dark=False
    ).to_dict()
    assert len(_rows(spec, spec["layer"][0])) == 3


def test_the_strip_draws_spans_that_lie_on_each_other_in_few_bars():
    draw = random.Random(0)
    days = pd.date_range("2015-01-01", periods=4_000)
    spans = [sorted(draw.sample(range(4_000), 2)) for _ in range(20_000)]
    events = pd.DataFrame(
        {"start": days[[a for a, _ in spans]], "end": days[[b for _, b in spans]] + A_DAY}
    )
    spec = span_strip(events, None, dark=False).to_dict()
    bars = _rows(spec, spec["layer"][0])
    assert 0 < len(bars) < 2_000
    whole = (min(bar["start"] for bar in bars), max(bar["end"] for bar in bars))
    first, last = events["start"].min(), events["end"].max()
    step = (last - first) / 600
    for found, wanted in zip(whole, (first, last), strict=True):
        assert found == pytest.approx(wanted.timestamp() * 1000, abs=step.total_seconds() * 1000)


def _rows(spec: dict, layer: dict) -> list[dict]:
    """Give the rows that a layer draws."""
    data = layer.get("data", spec.get("data", {}))
    return json.loads(json.dumps(spec["datasets"][data["name"]]))
