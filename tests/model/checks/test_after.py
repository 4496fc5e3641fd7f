"""What came before what: `after` is checked as other references are, and may be missing."""

import json

from dashboard.describe import describe
from dashboard.model.load import build, load
from tests.elsewhere import folder

TWO = [{}, {"source_id": "radio", "publisher": "Radio"}]
RADIO = {"source_id": "radio"}


def test_events_that_come_before_themselves_by_one_source_are_a_circle(complaints):
    hint = "Empty after in one of the rows of the circle"
    assert complaints(events=[{"after": "event-2"}, {"after": "event-1"}, {}]) == [
        f'events.csv:2:after: "event-2" leads back to event-1 itself. {hint}',
        f'events.csv:3:after: "event-1" leads back to event-2 itself. {hint}',
    ]
    assert len(complaints(events=[{"after": "event-1"}])) == 1


def test_two_sources_may_contradict_each_other(dataset):
    made = dataset(
        sources=TWO,
        events=[
            {"event_id": "a", "after": "b"},
            {"event_id": "b"},
            {"event_id": "b", "after": "a", **RADIO},
        ],
    )
    assert made.events["after"].tolist() == [("b",), (), ("a",)]


def test_an_event_that_is_not_there_is_told(complaints):
    [told] = complaints(events=[{"event_id": "arrival", "after": "departure-1"}])
    assert told.startswith('events.csv:2:after: "departure-1" names no row of events.csv')


def test_it_rests_on_an_event_only_while_none_of_its_accounts_stands(complaints):
    wrong = {"place_id": "nowhere-at-all"}
    rows = [{"event_id": "a", "after": "b"}, {"event_id": "b", **wrong}, {"after": "a"}]
    told = complaints(sources=TWO, events=rows)
    assert [line.partition(":after")[0] for line in told if "set aside" in line] == [
        "events.csv:2",
        "events.csv:4",
    ]
    another = [*rows, {"event_id": "b", **RADIO}]
    assert len(complaints(sources=TWO, events=another)) == 1


def test_a_folder_of_before_has_no_such_column_and_reads_on(csvs, tmp_path):
    files = csvs(events=[{}])
    head, row = files["events.csv"].decode().splitlines()
    place = head.split(",").index("after")
    lines = [
        ",".join(c for n, c in enumerate(line.split(",")) if n != place) for line in (head, row)
    ]
    files["events.csv"] = "\n".join([*lines, ""]).encode()
    made = build(files, name="old")
    assert made.problems == ()
    assert made.events["after"].tolist() == [()]
    old = folder(tmp_path / "old", files, title="Old")
    describe(old)
    events = next(
        one
        for one in json.loads((old / "datapackage.json").read_text("utf-8"))["resources"]
        if one["name"] == "events"
    )
    assert [field["name"] for field in events["schema"]["fields"]] == lines[0].split(",")
    assert load(old).problems == ()


def test_what_dates_deny_is_told_and_hides_nothing(complaints, csvs):
    rows = [
        {"event_id": "a", "after": "b", "date": "2025-02-05"},
        {"event_id": "b", "date": "2025-02-06"},
    ]
    assert complaints(events=rows) == [
        'events.csv:2:after: warning: "b" came later by its date, 6 February 2025, so it gives no '
        "order. Correct after, or one of the dates"
    ]
    assert len(build(csvs(events=rows), name="small").events) == 2


def test_dates_deny_no_order_that_they_allow(complaints):
    for own, other in [
        ("2025-02-05", "2025-02-05"),
        ("[2025-02-01..2025-02-10]", "2025-02-10"),
        ("2025-02-05~", "2025-02-06"),
        ("2025-02", "2025-02-28"),
        ("2025-02-05", ""),
        ("", "2025-02-05"),
    ]:
        rows = [{"event_id": "a", "after": "b", "date": own}, {"event_id": "b", "date": other}]
        assert complaints(events=rows) == []


def test_the_dates_of_the_source_itself_count_before_those_of_others(complaints):
    told = [{"event_id": "a", "after": "b", "date": "2025-02-05"}, {"event_id": "b"}]
    later = [{"event_id": "b", "date": "2025-02-06", **RADIO}]
    assert len(complaints(sources=TWO, events=[*told, *later])) == 1
    told[1]["date"] = "2025-02-04"
    assert complaints(sources=TWO, events=[*told, *later]) == []


def test_what_dates_deny_through_events_without_a_date_is_told_with_the_way(complaints):
    rows = [
        {"event_id": "a", "after": "b", "date": "2025-02-05"},
        {"event_id": "b", "after": "c"},
        {"event_id": "c", "after": "d;e"},
        {"event_id": "d", "date": "2025-02-01"},
        {"event_id": "e", "date": "[2025-02-06..2025-02-08]"},
    ]
    assert complaints(events=rows) == [
        'events.csv:2:after: warning: "b" is told to be after c, and that is told to be after e, '
        "and that came later by its date, between 6 and 8 February 2025, so it gives no order. "
        "Correct after, or one of the dates"
    ]
    rows[4]["date"] = "2025-02-05"
    assert complaints(events=rows) == []


def test_a_way_leads_through_what_one_source_tells_and_through_no_dated_event(complaints):
    rows = [
        {"event_id": "a", "after": "b", "date": "2025-02-05"},
        {"event_id": "b"},
        {"event_id": "b", "after": "c", **RADIO},
        {"event_id": "c", "date": "2025-02-06"},
    ]
    assert complaints(sources=TWO, events=rows) == []
    rows[1]["after"] = "c"
    assert len(complaints(sources=TWO, events=rows)) == 1
    rows[1]["date"], rows[2]["after"] = "2025-02-05", ""  # so it is this event that c denies
    (told,) = complaints(sources=TWO, events=rows)
    assert told.startswith('events.csv:3:after: warning: "c" came later')


def test_a_long_way_and_one_that_leads_back_are_told_in_time(complaints):
    long = [
        {"event_id": "first", "after": "e-0", "date": "2025-02-05"},
        *({"event_id": f"e-{n}", "after": f"e-{n + 1};e-{n // 2}"} for n in range(1, 3_000)),
        {"event_id": "e-0", "after": "e-1"},
        {"event_id": "e-3000", "date": "2025-02-06"},
    ]
    told = complaints(events=long)
    assert sum("came later by its date" in line for line in told) == 1
