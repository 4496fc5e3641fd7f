"""Links that somebody has published: they open the same record after the data are edited."""

import pytest

from dashboard.analysis.choices import address
from dashboard.analysis.choices.filters import Filters
from dashboard.model.load import build, load
from dashboard.ui.choices import more_columns, selection
from dashboard.ui.choices.selection import Selected

FILTERS = Filters(people=("chang-renbo",), places=("donetsk-region",), topics=("captivity",))
QUERY = {"person": ["chang-renbo"], "place": ["donetsk-region"], "topic": ["captivity"]}


def insert_rows(folder, edit):
    for file, first in (("people.csv", "wang-guangjun,"), ("events.csv", "sbu-press-conference,")):
        text = (folder / file).read_text("utf-8")
        row = next(line for line in text.splitlines() if line.startswith(first))
        edit(file, row + "\n", row.replace(first, "new-" + first, 1) + "\n" + row + "\n")


def correct_names(folder, edit):
    edit("people.csv", "chang-renbo,Chang Renbo,", "chang-renbo,Zhang Renbo,")
    edit("places.csv", "donetsk-region,Donetsk region,", "donetsk-region,Donetsk oblast,")
    edit(
        "events.csv", "region,2025-04-05,,Chang Renbo is captured", "region,2025-04-05,,The capture"
    )


def add_a_column(folder, edit):
    for file in ("people.csv", "events.csv"):
        first, *rows = (folder / file).read_text("utf-8").splitlines()
        wider = [f"checked,{first}", *(f"yes,{row}" for row in rows)]
        (folder / file).write_text("\n".join(wider) + "\n", "utf-8")


@pytest.mark.parametrize("change", [insert_rows, correct_names, add_a_column])
def test_an_old_link_opens_the_same_view_and_record(folder, edit, change):
    before = load(folder)
    assert address.write(FILTERS) == QUERY
    change(folder, edit)
    after = load(folder)
    assert after.version != before.version
    assert len(after.events) >= len(before.events)
    assert address.read(QUERY, after) == (FILTERS, ())
    event = Selected("event", "chang-capture")
    assert selection.read(selection.write(event), after) == (event, [])


def test_a_record_that_is_no_longer_there_is_told(shipped):
    found = selection.read({"event": ["gone"], "statement": ["phone-taken"]}, shipped)
    assert found == (Selected("statement", "phone-taken"), ["event=gone"])


def test_columns_that_a_link_adds_to_tables_are_those_of_now_or_told(csvs, monkeypatch):
    monkeypatch.setattr(more_columns.st, "session_state", {})
    edited = build(csvs(events=[{"weather, at dawn": "fog", "a.b": "1"}]), name="x")
    query = {"column": ["events.weather, at dawn", "events.gone", "events.a.b", "events.a.b"]}
    assert more_columns.follow(query, edited) == ["column=events.gone"]
    assert more_columns.write() == {"column": ["events.weather, at dawn", "events.a.b"]}
    assert more_columns.follow({}, edited) == []
    assert more_columns.write() == {}


def test_a_link_adds_columns_of_the_program_too_and_an_own_one_of_that_name_is_another(
    csvs, monkeypatch
):
    monkeypatch.setattr(more_columns.st, "session_state", {})
    edited = build(csvs(events=[{"link": "x"}]), name="x")
    query = {"also": ["events.link", "events.nothing", "people.note"], "column": ["events.link"]}
    assert more_columns.follow(query, edited) == ["also=events.nothing", "also=people.note"]
    assert more_columns.chosen("events") == ["own: link", "link"]
    assert more_columns.write() == {"column": ["events.link"], "also": ["events.link"]}
