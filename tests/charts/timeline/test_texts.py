"""What stands beside the marks of the timeline, as it is drawn on wide charts and on a phone."""

import json
import re

import pytest
import vl_convert

from dashboard.analysis.accounts.otherwise import other_dates
from dashboard.analysis.timeline import lanes
from dashboard.charts.theme import theme
from dashboard.charts.timeline.timeline import timeline
from dashboard.exporting.pictures.specification import specification

PHONE_PX, WIDE_PX = 358, 700
LATER = {"published": "9999-12-31", "accessed": "9999-12-31"}  # than whatever it tells


def texts(dataset, people, width_px):
    """Draw the lanes of people, and read what is written there."""
    laid = lanes(dataset, people)
    drawn = timeline(laid, others=other_dates(dataset), people=list(people), dark=False)
    spec = json.dumps(specification(drawn, width_px))
    svg = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    return re.findall(r">([^<>]+)</text>", svg)


def test_on_a_phone_a_lane_has_its_name_once_and_no_text_is_cut(shipped):
    for person, name in (("wang-guangjun", "Wang Guangjun"), ("chang-renbo", "Chang Renbo")):
        wide, narrow = (texts(shipped, (person,), width) for width in (WIDE_PX, PHONE_PX))
        assert f"{name} is captured" in wide
        assert "is captured" in narrow
        assert name in narrow
        assert not [text for text in narrow if text.startswith(f"{name} ")]
        assert not [text for text in wide + narrow if text.endswith("…")]


@pytest.mark.parametrize(("tick", "side"), [("2025-04-01", "left"), ("2025-01-02", "right")])
def test_a_text_stands_where_ticks_leave_room_for_it(dataset, tick, side):
    events = [
        {"event_id": "first", "date": "2025-01-01"},
        {"event_id": "told", "date": "2025-02-15", "title": "Told by both"},
        {"event_id": "told", "source_id": "b", "date": tick, "title": "Told by both"},
        {"event_id": "last", "date": "2025-04-01"},
    ]
    made = dataset(
        sources=[{"source_id": "a", **LATER}, {"source_id": "b", **LATER}],
        people=[{"name": "Wang"}],
        events=[{"person_ids": "person-1", "source_id": "a"} | event for event in events],
    )
    rows = timeline(lanes(made), others=other_dates(made), people=["person-1"], dark=False).rows
    assert "Told by both" in [row["what"] for row in rows[side]]


@pytest.mark.parametrize("dark", [False, True])
def test_no_edge_of_a_bar_runs_through_the_text_in_it(dataset, dark):
    events = [{"date": day} for day in ("2025-01-01", "2025-03-01")]
    events.append({"date": "2025-01-03/2025-02-26", "title": "Told of all the time"})
    made = dataset(
        sources=[LATER],
        people=[{"name": "Wang"}],
        events=[{"person_ids": "person-1"} | event for event in events],
    )
    spec = timeline(lanes(made), people=["person-1"], dark=dark).to_dict()
    names = [layer.get("data", {}).get("name") for layer in spec["layer"]]
    assert [row["what"] for row in spec["datasets"]["inside"]] == ["Told of all the time"]
    ground, text = (spec["layer"][n]["mark"] for n, name in enumerate(names) if name == "inside")
    assert ground["stroke"] == theme(dark=dark).ground  # below it, as wide as a letter's stem
    assert ground["strokeWidth"] >= 3
    assert "stroke" not in text
    assert names.index("inside") > max(
        names.index(bar) for bar in ("lasted", "ways") if bar in names
    )
