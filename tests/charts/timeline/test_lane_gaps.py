"""Where no source places somebody on the timeline: a gap, which never looks like a mark."""

import json
from datetime import date

import pytest

from dashboard.analysis.alt_texts import of_lanes
from dashboard.analysis.choices.filters import Filters, apply
from dashboard.analysis.journeys.known_around import known_around
from dashboard.analysis.lanes.unplaced import unplaced
from dashboard.analysis.timeline import lanes
from dashboard.charts.timeline.timeline import timeline

DAY_MS = 24 * 60 * 60 * 1000
TOWNS = [
    {"place_id": one, "name": one.title(), "latitude": "50", "longitude": str(30 + number)}
    for number, one in enumerate(("north", "south", "east"))
]
PEOPLE = [{"person_id": "wang", "name": "Wang"}, {"person_id": "chang", "name": "Chang"}]
ASKED = date(2025, 2, 7)
STOPS = (("wang", "north", "2025-02-05"), ("wang", "south", "[2025-02-14..2025-02-16]"))


@pytest.fixture
def asked(dataset):
    """Draw the timeline of one day for a man, or both; give its layers' rows, and the chart."""

    def of(*told: tuple[str, str, str], people=("wang",), more=(), dark=False):
        events = [{"person_ids": one, "place_id": place, "date": day} for one, place, day in told]
        whole = dataset(people=PEOPLE, places=TOWNS, events=[*events, *more])
        days = (ASKED, ASKED)
        shown = apply(whole, Filters(people=people, days=days))
        rows = unplaced(whole, known_around(whole, people, days), days)
        laid = lanes(shown, people)
        drawing = timeline(laid, gaps=rows, people=["wang", "chang"], dark=dark)
        spec = json.loads(json.dumps(drawing.to_dict(), allow_nan=False))
        assert spec == json.loads(json.dumps(drawing.by_altair()))
        return drawing.rows, spec, of_lanes(laid, rows)

    return of


def ms(day: str) -> float:
    """Give when a day begins, as the axis counts."""
    return (date.fromisoformat(day) - date(1970, 1, 1)).days * DAY_MS


def key(spec: dict) -> list[str]:
    """Give what the key says."""
    shapes = (layer["encoding"].get("shape") for layer in spec["layer"])
    scale = next(one for one in shapes if one and one["field"] == "sign")["scale"]
    return scale["domain"]


def test_a_gap_reaches_from_the_last_known_to_the_next_with_the_day_between(asked):
    rows, spec, _ = asked(*STOPS)
    [band], [day] = rows["gap bands"], rows["gap asked"]
    assert (band["start"], band["end"]) == (ms("2025-02-05") + DAY_MS / 2, ms("2025-02-14"))
    assert (day["start"], day["end"]) == (ms("2025-02-07"), ms("2025-02-08"))
    assert [(one["side"], one["start"]) for one in rows["gap ends"]] == [
        ("before", band["start"]),
        ("after", band["end"]),
    ]
    [span] = rows["gap spans"]
    assert (span["start"], span["end"]) == (ms("2025-02-14"), ms("2025-02-17"))
    assert key(spec) == ["no source says where", "the days you ask of", "last known, next known"]


def test_days_and_places_stand_beside_it_and_open_their_records(asked):
    rows, _, said = asked(*STOPS)
    assert [text["text"] for text in rows["gap texts"]] == [
        "On 7 February 2025: no source says where.",
        "Last known: North, 5 February 2025",
        "Next known, 9 to 11 days later: South, between 14 and 16 February 2025",
    ]
    assert [field["event_id"] for field in rows["fields"]] == [
        end["event_id"] for end in rows["gap ends"]
    ]
    assert {field["who"] for field in rows["fields"]} == {"Wang"}
    assert said == "Timeline. Wang, on 7 February 2025: no source says where."


def test_nothing_of_a_gap_is_a_mark_of_an_event(asked):
    rows, spec, _ = asked(*STOPS)
    assert [rows[name] for name in ("points", "within", "lasted")] == [[]] * 3
    [ends] = [layer for layer in spec["layer"] if layer["data"].get("name") == "gap ends"]
    assert ends["mark"]["fill"] == "#ffffff"
    shapes = ends["encoding"]["shape"]["scale"]["range"]
    assert len(set(shapes)) == 2
    assert not set(shapes) & {"circle", "square", "diamond", "cross"}


def test_a_span_that_is_inferred_for_all_of_it_is_named_as_such(asked):
    inferred = {"person_ids": "wang", "place_id": "east", "date": "2025-02-06/2025-02-09"}
    rows, spec, _ = asked(*STOPS, more=[inferred | {"basis": "inferred", "note": "by hints"}])
    assert rows["gap texts"][-1]["text"] == "Inferred for all of it: East, 6 to 9 February 2025"
    assert len(rows["lasted"]) == 1
    assert "hollow: inferred" in key(spec)


def test_what_is_not_known_on_a_side_is_said_and_drawn_to_the_edge(asked):
    rows, _, _ = asked(STOPS[1])
    [band] = rows["gap bands"]
    assert band["start"] == ms("2025-02-07")
    assert "Nothing is told before." in [text["text"] for text in rows["gap texts"]]
    assert [end["side"] for end in rows["gap ends"]] == ["after"]


def test_it_stands_in_the_lane_of_the_person_above_what_is_told_without_a_place(asked):
    signed = {"person_ids": "wang", "date": "2025-02-07", "title": "Wang signs", "place_id": ""}
    met = {"person_ids": "chang", "date": "2025-02-07", "title": "Chang rests", "place_id": "east"}
    rows, _, _ = asked(*STOPS, people=("wang", "chang"), more=[signed, met])
    heads = {head["lane"]: head["head"] for head in rows["heads"]}
    [band] = rows["gap bands"]
    wang, chang = (mark["row"] for mark in rows["points"])
    assert heads["Wang"] < band["row"] < wang < heads["Chang"] < chang
    texts = [text["row"] for text in rows["gap texts"]]
    assert len({*texts, band["row"], wang, chang, *heads.values()}) == 8


def test_a_lane_with_nothing_else_has_a_name_and_rows_of_its_own(asked):
    told = [*STOPS, ("chang", "north", "2025-02-01")]
    rows, _, _ = asked(*told, people=("wang", "chang"), dark=True)
    assert [head["lane"] for head in rows["heads"]] == ["Wang", "Chang"]
    taken = [one["row"] for name in ("gap bands", "gap texts") for one in rows[name]]
    taken += [head["head"] for head in rows["heads"]]
    assert len(set(taken)) == len(taken)


def test_the_axis_reaches_over_the_whole_gap(asked):
    rows, _, _ = asked(*STOPS)
    [ends] = rows["ends"]
    assert ends == {"start": ms("2025-02-05"), "end": ms("2025-02-17")}
