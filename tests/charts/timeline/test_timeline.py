"""The timeline: what stands for each event, where it stands, and what it says."""

import json
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

from dashboard.analysis.accounts.otherwise import other_dates
from dashboard.analysis.choices.filters import Filters, apply
from dashboard.analysis.density.density import is_crowded
from dashboard.analysis.journeys.legs import legs
from dashboard.analysis.lanes.ways import ways
from dashboard.analysis.timeline import lanes
from dashboard.charts.timeline.lane_pages import lane_pages
from dashboard.charts.timeline.lanes import is_labelled
from dashboard.charts.timeline.timeline import on_axis, timeline

HOUR_MS = 60 * 60 * 1000
HOSTILE = "<img src=x onerror=alert(1)> datum.x ' + alert(1)"
LATER = {"published": "9999-12-31", "accessed": "9999-12-31"}  # than whatever it tells


@pytest.fixture
def of_one(dataset):
    """Make a dataset of events of one person."""

    def make(*events: dict[str, str]):
        of_person = [{"person_ids": "person-1"} | event for event in events]
        return dataset(sources=[LATER], people=[{"name": "Wang"}], events=of_person)

    return make


def drawn(dataset, *, dark: bool = False, contradicted: tuple[str, ...] = ()) -> dict:
    """Draw a dataset; the specification must be JSON that a browser can read."""
    people = list(dataset.people_names)
    chart = timeline(lanes(dataset), people=people, contradicted=contradicted, dark=dark)
    spec = json.loads(json.dumps(chart.to_dict(), allow_nan=False))
    named = spec.pop("datasets", {})
    for layer in spec["layer"]:
        layer["data"].setdefault("values", named.get(layer["data"].get("name")))
    return spec


@pytest.fixture(scope="module")
def whole(shipped):
    """The timeline of all that ships."""
    return drawn(shipped)


def events(spec: dict, *shapes: str) -> list[dict]:
    """Give the rows of the marks that screen readers hear of, by the shape they are drawn in."""
    return [
        row
        for layer in spec["layer"]
        if "description" in layer["encoding"] and shape(layer) in shapes
        for row in layer["data"]["values"]
    ]


def shape(layer: dict) -> str:
    """Name what a layer draws."""
    mark = layer["mark"]
    if mark.get("size") == 0:
        return "key"
    if mark.get("fillOpacity") == 0:
        return {"point": "ring", "rect": "frame"}[mark["type"]]
    if mark["type"] == "bar":
        filled = layer["encoding"]["fillOpacity"]["value"]
        return "soft bar" if filled < 1 else "solid bar"
    return {"triangle-left": "open start", "triangle-right": "open end"}.get(
        mark.get("shape"), mark["type"]
    )


EVENTS = ("point", "soft bar", "solid bar")


DRAWN_AS = {
    "2025-02-05": {"point"},
    "2025-02-05~": {"point"},
    "2025-02": {"soft bar"},
    "2025": {"soft bar"},
    "2025-04-XX": {"soft bar"},
    "[2025-04-01..2025-04-08]": {"soft bar"},
    "[2025-04-01..2025-04-01]": {"point"},
    "2025-02-01/2025-03-31": {"solid bar"},
    "2025-02-01/2025-02-01": {"solid bar"},
    "2025-02-25/..": {"solid bar", "open end"},
    "../2025-04-08": {"solid bar", "open start"},
    "[..2025-04-08]": {"soft bar", "open start"},
    "[2025-02-25..]": {"soft bar", "open end"},
}


def test_a_date_is_drawn_as_exact_as_it_is(of_one):
    spec = drawn(of_one(*({"date": date, "title": date} for date in DRAWN_AS)))
    found: dict[str, set[str]] = {date: set() for date in DRAWN_AS}
    for name in (*EVENTS, "open start", "open end"):
        for row in events(spec, name):
            found[row["what"]].add(name)
    assert found == DRAWN_AS
    assert all(row["start"] < row["end"] for row in events(spec, *EVENTS))


@pytest.mark.parametrize("date", ["2025-02-05", "[..2025-04-08]", "0001-01-01", "9999"])
def test_a_single_event_of_any_time_can_be_drawn(date, of_one):
    (row,) = events(drawn(of_one({"date": date})), *EVENTS)
    assert row["start"] < row["end"]


def test_an_event_of_nobody_alone_can_be_drawn(dataset):
    (row,) = events(drawn(dataset(events=[{"date": "2025-02-05"}])), *EVENTS)
    assert row["lane"] == "nobody named"


def test_every_event_has_one_mark_in_each_of_its_lanes(shipped, whole):
    laid = lanes(shipped)
    marks = [(row["event_id"], row["lane"]) for row in events(whole, *EVENTS)]
    assert sorted(marks) == sorted(zip(laid["event_id"], laid["lane"], strict=True))


def test_a_day_is_marked_at_its_noon_and_a_bar_ends_with_its_last_day(of_one):
    spec = drawn(of_one({"date": "2025-02-05"}, {"date": "2025-02"}))
    (day,), (month,) = events(spec, "point"), events(spec, "soft bar")
    midnight = pd.Timestamp("2025-02-05").value // 10**6
    assert day["start"] == midnight + 12 * HOUR_MS
    assert month["start"] == pd.Timestamp("2025-02-01").value // 10**6
    assert month["end"] == pd.Timestamp("2025-03-01").value // 10**6


def test_open_ends_reach_beyond_all_that_is_known(of_one):
    dates = ["2025-02-05", "2025-03-01/..", "../2025-03-31", "2025-04-05"]
    spec = drawn(of_one(*({"date": date} for date in dates)))
    since, until = events(spec, "solid bar")
    if since["what"] != "Event 2":
        since, until = until, since
    days = [row["start"] for row in events(spec, "point")]
    assert until["start"] < min(days)
    assert since["end"] > max(days)
    assert [row["start"] for row in events(spec, "open start")] == [until["start"]]
    assert [row["start"] for row in events(spec, "open end")] == [since["end"]]


def test_what_is_inferred_is_hollow(of_one):
    dates = ["2025-02-05", "2025-02", "2025-02/2025-03"]
    inferred = {"basis": "inferred", "note": "From the rest."}
    whole = of_one(*({"date": d} | basis for d in dates for basis in ({}, inferred)))
    test = "datum.basis === 'inferred'"
    for dark, ground in ((False, "#ffffff"), (True, "#11161d")):
        for layer in drawn(whole, dark=dark)["layer"]:
            if shape(layer) in EVENTS:
                assert sorted(row["basis"] for row in layer["data"]["values"]) == [
                    *("inferred", "stated")
                ]
                own = layer["encoding"]
                if shape(layer) == "point":
                    assert own["fill"]["condition"] == {"test": test, "value": ground}
                else:
                    assert own["fillOpacity"]["condition"] == {"test": test, "value": 0}
                    assert own["strokeOpacity"]["condition"] == {"test": test, "value": 1}
                    assert own["strokeOpacity"]["value"] == 0


def test_the_inferred_span_within_which_it_was_is_told_from_the_one_that_it_lasted(of_one):
    inferred = {"basis": "inferred", "note": "From the rest."}
    spec = drawn(of_one(*({"date": d} | inferred for d in ("2025-02", "2025-02/2025-03"))))
    dashes = {shape(layer): layer["mark"].get("strokeDash") for layer in spec["layer"]}
    assert dashes["soft bar"] != dashes["solid bar"] is None
    assert key(spec) == ["dashed: inferred", "hollow: inferred"]
    both = drawn(of_one(*({"date": d} | inferred for d in ("2025-02", "2025-02-05"))))
    assert key(both) == ["a move", "hollow: inferred"]


def key(spec: dict) -> list[str]:
    """Read the key: each of its lines has a look of its own, drawn by the chart itself."""
    [layer] = [one for one in spec["layer"] if shape(one) == "key"]
    own = [layer["encoding"][channel] for channel in ("shape", "fill", "stroke")]
    assert all(one["legend"]["orient"] == "bottom" for one in own)
    looks = [tuple(one["scale"]["range"][n] for one in own) for n in range(len(lines(own)))]
    assert len({*looks}) == len(looks)
    return lines(own)


def lines(channels: list[dict]) -> list[str]:
    """Give what the key says, which is the same for each part of the look of its signs."""
    [said] = {tuple(one["scale"]["domain"]) for one in channels}
    return list(said)


def test_the_key_has_what_is_on_the_chart_and_nothing_else(of_one, whole):
    assert key(drawn(of_one({"date": "2025-02-05", "kind": "capture"}))) == ["a capture"]
    since = drawn(of_one({"date": "2025-02-05/..", "kind": "capture"}))
    assert key(since) == ["all of this time", "perhaps further"]
    assert {"a move", "a capture", "hollow: inferred"} < {*key(whole)}
    assert key(drawn(of_one({"date": "2025-02"}), dark=True)) == ["once, some time in this"]


def families(spec: dict) -> dict[str, tuple[str, str]]:
    """Give the family and the shape of each point, by the kind that is written of it."""
    [layer] = [layer for layer in spec["layer"] if shape(layer) == "point"]
    scale = layer["encoding"]["shape"]["scale"]
    shapes = dict(zip(scale["domain"], scale["range"], strict=True))
    return {row["kind"]: (row["family"], shapes[row["family"]]) for row in layer["data"]["values"]}


def test_what_accounts_contradict_each_other_on_has_a_second_outline(of_one):
    dates = ["2025-02-05", "2025-02", "2025-03-05", "2025-03"]
    made = of_one(*({"date": date, "kind": "capture"} for date in dates))
    assert "ringed: contradicted" not in key(drawn(made))
    spec = drawn(made, contradicted=("event-1", "event-2"))
    assert "ringed: contradicted" in key(spec)
    marks = {row["event_id"]: row for row in events(spec, *EVENTS)}
    for event, name in (("event-1", "ring"), ("event-2", "frame")):
        [row] = [row for layer in spec["layer"] if shape(layer) == name for row in values(layer)]
        assert row["start"] == marks[event]["start"]
        told = "Event {}, {}, Wang (accounts contradict each other)"
        when = {"event-1": "5 February 2025", "event-2": "February 2025"}[event]
        assert marks[event]["label"] == told.format(event[-1], when)
    assert "contradict" not in marks["event-3"]["label"] + marks["event-4"]["label"]


PLACES = [
    {"place_id": "a", "name": "A", "latitude": "50", "longitude": "30"},
    {"place_id": "b", "name": "B", "latitude": "51", "longitude": "30"},
]


@pytest.fixture
def two_stops(dataset):
    """Make a dataset of one person who is at A, and at B."""

    def make(*dates: str, **more: str):
        stops = [
            {"place_id": place, "date": date, "person_ids": "person-1", "kind": "capture"} | more
            for place, date in zip("ab", dates, strict=True)
        ]
        return dataset(sources=[LATER], people=[{"name": "Wang"}], places=PLACES, events=stops)

    return make


def rows_with_legs(made) -> dict[str, list[dict]]:
    """Draw a dataset with its legs, and give the rows of all layers by name."""
    chart = timeline(lanes(made), legs=ways(made, legs(made)), people=["person-1"], dark=False)
    return chart.to_dict()["datasets"]


def test_a_leg_is_drawn_from_the_one_mark_to_the_other_with_its_kilometres(two_stops):
    rows = rows_with_legs(two_stops("2025-02-01", "2025-02-11"))
    first, second = sorted(rows["points"], key=lambda row: row["start"])
    [leg] = rows["ways"]
    assert (leg["start"], leg["end"]) == (first["start"], second["start"])
    assert (leg["km"], leg["sure"], leg["colour"]) == ("111 km", True, first["colour"])
    assert leg["told"].endswith("; 111 km in a straight line, 10 days between the dates")
    assert leg["row"] < first["row"] < second["row"]


@pytest.mark.parametrize(
    ("dates", "first", "last", "sure"),
    [
        (("2025-02-01/2025-02-05", "[2025-02-11..2025-02-20]"), "2025-02-06", "2025-02-11", True),
        (("[2025-02-01..2025-02-09]", "2025-02-05"), "2025-02-05T12:00", "2025-02-10", False),
    ],
)
def test_a_leg_lies_between_what_the_dates_leave_and_is_dashed_where_they_overlap(
    two_stops, dates, first, last, sure
):
    [leg] = rows_with_legs(two_stops(*dates))["ways"]
    ends = [pd.Timestamp(end).value // 10**6 for end in (first, last)]
    assert ([leg["start"], leg["end"]], leg["sure"]) == (ends, sure)


def test_a_leg_of_which_a_stop_is_inferred_is_not_sure(two_stops):
    inferred = {"basis": "inferred", "note": "From the rest."}
    [leg] = rows_with_legs(two_stops("2025-02-01", "2025-02-11", **inferred))["ways"]
    assert not leg["sure"]


def test_a_leg_with_an_end_that_is_not_shown_is_not_drawn(two_stops):
    made = two_stops("2025-02-01", "2025-02-11")
    left = lanes(made).head(1)
    chart = timeline(left, legs=ways(made, legs(made)), dark=False).to_dict()
    assert "ways" not in chart["datasets"]


def test_the_day_under_the_pointer_is_written_by_the_browser_alone(of_one):
    spec = drawn(of_one({"date": "2025-02-05"}))
    [moves] = [one for one in spec["params"] if one["name"] == "pointed"]
    assert moves["select"]["encodings"] == ["x"]
    texts = [one["encoding"]["text"] for one in spec["layer"] if "text" in one["encoding"]]
    written = [one["value"]["expr"] for one in texts if "value" in one]
    assert written
    assert all("'%-d %B %Y'" in one and "pointed_x" in one for one in written)


def values(layer: dict) -> list[dict]:
    """Give the rows of a layer."""
    return layer["data"]["values"]


def test_words_stand_below_what_a_person_did_in_smaller_marks(dataset):
    told = [
        {"date": "2025-02-05", "kind": "announcement", "person_ids": "person-1;person-2"},
        {"date": "2025-02-06", "kind": "capture", "person_ids": "person-1"},
    ]
    words = [
        {"column": "events.kind", "value": kind, "label": kind}
        for kind in ("announcement", "capture")
    ]
    people = [{"name": "Wang"}, {"name": "Speaker"}]
    spec = drawn(dataset(vocabulary=words, people=people, events=told))
    row = {(mark["lane"], mark["family"]): mark["row"] for mark in events(spec, "point")}
    [parted] = [values(one) for one in spec["layer"] if [*values(one)[0]] == ["edge"]]
    assert len(parted) == 1  # the speaker's lane has nothing but words
    assert row["Wang", "captured"] < parted[0]["edge"] < row["Wang", "words"]
    assert row["Wang", "words"] < row["Speaker", "words"]
    assert "below dots: made public" in key(spec)
    [points] = [layer for layer in spec["layer"] if shape(layer) == "point"]
    size = points["encoding"]["size"]
    assert size["condition"]["test"] == "datum.family === 'words'"
    assert size["condition"]["value"] < size["value"]


WORDS = {
    "arrival": ("", "moving"),
    "capture": ("", "captured"),
    "battle": ("", "fighting"),
    "shelling": ("battle", "fighting"),
    "announcement": ("", "words"),
    "drive": ("transfer", "moving"),
    "wedding": ("", "other"),
}


def test_a_kind_has_the_shape_of_what_its_word_counts_as(dataset):
    words = [
        {"column": "events.kind", "value": word, "label": word, "means": means}
        for word, (means, _) in WORDS.items()
    ]
    told = [{"date": "2025-02-05", "kind": word} for word in WORDS]
    found = families(drawn(dataset(vocabulary=words, events=told)))
    expected = {word: family for word, (_, family) in WORDS.items()}
    assert {kind: family for kind, (family, _) in found.items()} == expected
    assert len({look for _, look in found.values()}) == 5


def test_a_kind_keeps_its_shape_whatever_else_is_shown(shipped, whole):
    everything = families(whole)
    for kind in ("arrival", "transfer", "capture"):
        left = families(drawn(apply(shipped, Filters(kinds=(kind,)))))
        assert left.items() <= everything.items()


def test_a_mark_says_what_when_where_who_how_and_in_which_source(dataset):
    whole = dataset(
        people=[{"name": "Wang"}],
        places=[{"name": "Moscow"}],
        events=[
            {
                **{"date": "2025-02-05", "person_ids": "person-1", "place_id": "place-1"},
                **{"title": "Wang arrives", "locator": "¶8"},
            }
        ],
    )
    spec = drawn(whole)
    (row,) = events(spec, "point")
    (layer,) = [layer for layer in spec["layer"] if shape(layer) == "point"]
    tooltip = spec["layer"][-1]["encoding"]["tooltip"]
    told = {shown["title"]: row[shown["field"]] for shown in tooltip}
    assert told == {
        **{"What": "Wang arrives", "When": "5 February 2025", "Where": "Moscow", "Who": "Wang"},
        **{"Kind": "Arrival", "How known": "stated", "Source": "Paper, 14 April 2025, ¶8"},
    }
    assert row[layer["encoding"]["description"]["field"]] == "Wang arrives, 5 February 2025, Wang"


def test_what_is_written_in_a_cell_is_shown_and_never_run(dataset):
    hostile = {"title": HOSTILE, "locator": HOSTILE, "date": "2025-02-05", "person_ids": "person-1"}
    spec = drawn(dataset(people=[{"name": HOSTILE}], events=[hostile]))
    for layer in spec["layer"]:
        del layer["data"]
        assert not {"href", "url"} & set(layer["encoding"])
    assert "alert" not in json.dumps(spec)


def test_lane_names_stand_above_the_events_of_the_lane(shipped, whole):
    names = next(
        layer["data"]["values"]
        for layer in whole["layer"]
        if layer["mark"]["type"] == "text" and layer["encoding"]["text"].get("field") == "lane"
    )
    heads = {name["lane"]: name["head"] for name in names}
    assert list(heads) == list(dict.fromkeys(lanes(shipped)["lane"]))
    tops = [*heads.values(), float("inf")]
    below = dict(zip(heads, pairwise(tops), strict=True))
    for row in events(whole, *EVENTS):
        head, following = below[row["lane"]]
        assert head < row["row"] < following


def test_a_few_events_have_a_row_each_with_a_text_beside_it(whole):
    rows = [row["row"] for row in events(whole, *EVENTS)]
    assert len(set(rows)) == len(rows)
    texts = [
        row["what"]
        for layer in whole["layer"]
        if layer["mark"]["type"] == "text" and layer["encoding"]["text"].get("field") == "what_here"
        for row in layer["data"]["values"]
    ]
    assert sorted(texts) == sorted(row["what"] for row in events(whole, *EVENTS))


def test_hundreds_of_events_share_rows_without_lying_on_each_other(dataset):
    dates = [
        *(f"2025-{n % 12 + 1:02}-{n % 28 + 1:02}" for n in range(300)),
        *(f"2025-{n % 6 + 1:02}/2025-{n % 6 + 2:02}" for n in range(100)),
        *(f"[2025-{n % 12 + 1:02}-03..]" for n in range(50)),
        *(f"../2025-{n % 12 + 1:02}-03" for n in range(50)),
    ]
    whole = dataset(
        sources=[LATER],
        people=[{}, {}],
        events=[{"date": d, "person_ids": f"person-{n % 2 + 1}"} for n, d in enumerate(dates)],
    )
    spec = drawn(whole)
    marks = events(spec, *EVENTS)
    assert len(marks) == 500
    rows: dict[int, list[tuple[float, float]]] = {}
    for mark in marks:
        rows.setdefault(mark["row"], []).append((mark["start"], mark["end"]))
    for spans in rows.values():
        assert all(end <= start for (_, end), (start, _) in pairwise(sorted(spans)))
    assert len(rows) < 300
    assert {layer["mark"]["type"] for layer in spec["layer"]} >= {"bar", "point"}
    assert not [layer for layer in spec["layer"] if "what" in str(layer["encoding"].get("text"))]


def test_a_mark_has_the_colour_of_the_name_above_it(shipped, whole):
    names = {row["lane"]: row["colour"] for row in rows_of(whole) if "head" in row}
    marks = {(row["lane"], row["colour"]) for row in events(whole, *EVENTS)}
    assert marks == names.items()
    dark = {row["colour"] for row in events(drawn(shipped, dark=True), *EVENTS)}
    assert not dark & {*names.values()}


def rows_of(spec: dict) -> list[dict]:
    """Give all rows of all layers."""
    return [row for layer in spec["layer"] for row in layer["data"]["values"]]


def test_a_person_keeps_the_colour_of_the_name_whoever_else_is_shown(shipped, whole):
    def colours(spec: dict) -> dict[str, str]:
        rows = [row for layer in spec["layer"] for row in layer["data"]["values"]]
        return {row["lane"]: row["colour"] for row in rows if "colour" in row}

    everyone = colours(whole)
    chang = colours(drawn(apply(shipped, Filters(people=("chang-renbo",)))))
    assert chang["Chang Renbo"] == everyone["Chang Renbo"] != everyone["Wang Guangjun"]


def test_dates_of_other_accounts_are_ticks_in_the_row_of_their_event(dataset):
    sources = [{}, {"source_id": "radio", "publisher": "Radio"}, {"source_id": "blog"}]
    told = {"event_id": "same", "person_ids": "person-1", "title": "He comes"}
    data = dataset(
        sources=sources,
        people=[{"name": "Wang"}],
        events=[
            told | {"date": "2024-12-24"},
            told | {"date": "2024-12-20", "source_id": "radio"},
            told | {"date": "2024-12-26/2024-12-28", "source_id": "blog"},
            {"person_ids": "person-1", "date": "2025-01-05"},
        ],
    )
    chart = timeline(lanes(data), others=other_dates(data), dark=False)
    spec = json.loads(json.dumps(chart.to_dict(), allow_nan=False))
    layers = {shape(layer): layer for layer in spec["layer"]}

    def rows(name: str) -> list[dict]:
        given = layers[name]["data"]
        return given.get("values") or spec["datasets"][given["name"]]

    [event] = [row for row in rows("point") if row["event_id"] == "same"]
    assert {row["row"] for row in rows("tick")} == {event["row"]}
    days = sorted((row["start"] - event["start"]) / (24 * HOUR_MS) for row in rows("tick"))
    assert days == [-4, 1.5, 4.5]
    [span] = [row for row in rows("rule") if "event_id" in row] or rows("rule")[:1]
    assert span["end"] - span["start"] == 3 * 24 * HOUR_MS
    said = {row["event_id"]: row["otherwise"] for row in rows("rect")}
    assert said["same"] == "20 December 2024, says Radio; 26 to 28 December 2024, says Paper"
    assert said["event-4"] == "by no source"


def test_an_axis_names_no_weeks_of_two_thousand_years(dataset):
    told = {"event_id": "same", "person_ids": "person-1"}
    data = dataset(
        sources=[LATER, {"source_id": "chronicle"}],
        people=[{"name": "Wang"}],
        events=[
            told | {"date": "2025-04-01"},
            told | {"date": "0001-01-01", "source_id": "chronicle"},
            {"person_ids": "person-1", "date": "2025-03-01"},
        ],
    )
    spec = timeline(lanes(data), others=other_dates(data), dark=False).to_dict()
    axes = [layer["encoding"].get("x", {}).get("axis") for layer in spec["layer"]]
    assert all("tickCount" not in axis for axis in axes if axis)  # by which a browser stands still


@pytest.mark.parametrize(
    ("dates", "step"),
    [(["2025-04-01", "2025-04-05"], "day"), (["2025-03-01", "2025-04-05"], "week")],
)
def test_a_short_span_names_days(of_one, dates, step):
    spec = drawn(of_one(*({"date": day} for day in dates)))
    axes = [
        layer["encoding"]["x"].get("axis") for layer in spec["layer"] if "x" in layer["encoding"]
    ]
    [axis, *_] = [axis for axis in axes if axis]
    assert axis["tickCount"] == step


def test_one_day_alone_is_named_on_the_axis(of_one):
    spec = drawn(of_one({"date": "2025-04-05"}))
    [point] = events(spec, "point")
    axes = [
        layer["encoding"]["x"].get("axis") for layer in spec["layer"] if "x" in layer["encoding"]
    ]
    assert point["start"] in next(axis["values"] for axis in axes if axis)


def test_the_timeline_of_the_shipped_data_is_built_as_ever(shipped):
    """All but its rows; `shipped_timeline.json` is made anew when somebody wants it otherwise."""
    laid = lanes(shipped)
    assert not is_crowded(shipped)
    assert len(lane_pages(on_axis(laid))) == 1
    assert is_labelled(len(laid))
    people = list(shipped.people_names)
    told = {"others": other_dates(shipped), "legs": ways(shipped, legs(shipped))}
    spec = timeline(laid, **told, people=people, dark=False).to_dict()
    assert len(spec.pop("datasets")["fields"]) == len(laid)
    assert spec == json.loads(Path(__file__).with_name("shipped_timeline.json").read_text("utf-8"))
