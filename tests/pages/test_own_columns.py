"""A curator's own columns on every page: in records, tables, dossiers, lists and downloads."""

import csv
import io

import pytest
import streamlit as st

from tests import elsewhere
from tests.pages.script import opened, shown, to, turned

EVIL = "**x** <b>y</b> [z](javascript:a) :red[w]"
TABLES = {
    "sources": [{"box": "archive-7"}, {"source_id": "radio"}],
    "people": [{"call sign": "Ryba", EVIL: EVIL}, {}],
    "places": [{"grid": "37U", EVIL: EVIL}],
    "place_candidates": [{"place_id": "place-1", "seen by": "Oleh"}],
    "events": [
        {"person_ids": "person-1", "place_id": "place-1", "weather": "fog", "=box": "=1+1"},
        {"event_id": "event-1", "source_id": "radio", "person_ids": "person-1", "weather": "sun"},
        {"person_ids": "person-2", "place_id": "place-1", "when": "at dawn", EVIL: EVIL},
    ],
    "statements": [{"speaker_ids": "person-1", "tone": "calm", EVIL: EVIL}],
    "vocabulary": [
        {"column": "events.kind", "value": "arrival", "label": "Arrival", "colour": "red"},
        {"column": "statements.topic", "value": "journey", "label": "Journey"},
    ],
}


for event in TABLES["events"]:
    event["date"] = "2025-02-05"


@pytest.fixture
def served(tmp_path, csvs, monkeypatch):
    """Serve a dataset with columns of a curator's own in every table."""
    folder = elsewhere.folder(tmp_path / "data", csvs(**TABLES))
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))


def table(app, column):
    """Give the table of records that has a column."""
    return next(one.value for one in app.dataframe if column in one.value)


def is_escaped(app):
    """Tell whether all markup on a page is text."""
    raw = [element.value for element in app.markdown]
    return not any(part in text for part in ("**x", "<b>", "](java", ":red[") for text in raw)


def test_the_record_has_them_under_their_own_name_account_by_account(served):
    said = shown(opened("overview", event="event-1"))
    assert "**weather:** fog" in said
    assert "**weather:** sun" in said
    assert "**=box:**" in said
    other = opened("overview", event="event-3")
    assert "**when:** at dawn" in shown(other)
    assert f"**{EVIL}:** {EVIL}" in shown(other)
    assert is_escaped(other)
    statement = opened("statements", statement="statement-1")
    assert "**tone:** calm" in shown(statement)
    assert is_escaped(statement)


def test_nothing_is_said_of_what_is_blank(served):
    assert "weather" not in shown(opened("overview", event="event-3"))


def test_no_column_of_ones_own_is_a_problem(served):
    assert not any("in the data: " in one.label for one in opened("overview").expander)


def test_tables_have_them_on_demand(served):
    app = opened("overview")
    before = table(app, "summary")
    assert not any("weather" in name for name in before)
    control = app.multiselect(key="more columns Events")
    assert control.options[-4:] == ["weather", "\u2060=box", "when", EVIL]
    control.select("own: weather").select("own: when").run()
    assert not app.exception
    after = table(app, "summary")
    assert [*after][:5] == ["when", "who", "what", "own: weather", "own: when"]
    assert after["own: weather"].fillna("").tolist() == ["fog", "sun", ""]
    assert after["when"].tolist() == before["when"].tolist()
    control = app.multiselect(key="more columns Events")
    control.unselect("own: weather").unselect("own: when").run()
    assert [*table(app, "summary")] == [*before]


def columns_of(app, column):
    return [*table(app, column)]


def test_a_link_opens_exactly_the_columns_that_were_chosen(served):
    app = opened("overview")
    app.multiselect(key="more columns Events").select("own: when").select("own: weather").run()
    app.multiselect(key="more columns Statements").select("own: tone").run()
    written = app.query_params["column"]
    assert written == ["events.when", "events.weather", "statements.tone"]
    codes = [code.value for code in app.code if "column=" in code.value]
    (link,) = (code for code in codes if not code.startswith("<iframe"))
    assert link.endswith("column=events.when&column=events.weather&column=statements.tone")

    again = opened("overview", column=written)
    for column in ("summary", "quote"):
        assert columns_of(again, column) == columns_of(app, column)
    assert again.query_params["column"] == written
    assert not again.warning
    there = opened("people", of="person-1", column=written)
    assert any("own: tone" in one.value for one in there.dataframe)

    again.multiselect(key="more columns Events").unselect("own: when").run()
    assert again.query_params["column"] == ["events.weather", "statements.tone"]
    again.multiselect(key="more columns Events").unselect("own: weather").run()
    again.multiselect(key="more columns Statements").unselect("own: tone").run()
    assert "column" not in again.query_params


def test_columns_stay_chosen_from_page_to_page_and_with_other_choices(served):
    app = opened("overview", column=["events.weather", "place_candidates.seen by"])
    app = to("places", app)
    assert table(app, "reason")["own: seen by"].tolist() == ["Oleh"]
    app = to("overview", app)
    assert "own: weather" in table(app, "summary")
    [words] = [one for one in app.text_input if one.placeholder.startswith("in texts")]
    words.set_value("fog").run()
    assert "own: weather" in table(app, "summary")
    assert app.query_params["column"] == ["events.weather", "place_candidates.seen by"]


def test_a_column_that_is_not_there_is_told_and_old_links_open_as_they_did(served):
    app = opened("overview", column=["events.colour", "people", "events.weather", "nowhere.a"])
    (told,) = (one.value.replace("\\", "") for one in app.warning)
    assert told.endswith("column=events.colour, column=people, column=nowhere.a")
    assert "own: weather" in table(app, "summary")
    assert not any("own: " in name for name in table(opened("overview", q="fog"), "summary"))


def test_a_table_of_which_nobody_has_columns_of_their_own_offers_the_programs_alone():
    offered = opened("overview").multiselect(key="more columns Events").options
    assert offered == ["What this source says", "Kind", "Date (EDTF)", "Paragraph", "Link", "Note"]


def test_people_places_candidates_and_sources_have_them(served):
    app = opened("people", of="person-1")
    assert "**call sign:** Ryba" in shown(app)
    assert f"**{EVIL}:** {EVIL}" in shown(app)
    assert is_escaped(app)
    app = to("places", app)
    assert "**grid:** 37U" in shown(app)
    assert is_escaped(app)
    app.multiselect(key="more columns Candidates of place-1").select("own: seen by").run()
    assert table(app, "reason")["own: seen by"].tolist() == ["Oleh"]
    method = to("method", app)
    assert "**box:** archive-7" in shown(method)
    assert is_escaped(method)
    method = turned(method, "Tables")
    for column, cell in {"box": "archive-7", "call sign": "Ryba", "colour": "red"}.items():
        assert table(method, column)[column].tolist()[0] == cell


@pytest.mark.parametrize(
    ("words", "left"),
    [("fog", 1), ("sun", 1), ("dawn", 1), ("ryba", 2), ("37u", 2), ("oleh", 2), ("archive-7", 2)],
)
def test_they_are_searched(words, left, served):
    assert len(table(opened("overview", q=words), "summary")) == left


@pytest.fixture
def taken(monkeypatch):
    """What is offered for download, by name of the file, once a page is open."""
    offered = {}
    monkeypatch.setattr(
        st, "download_button", lambda *_, data, file_name, **__: offered.update({file_name: data})
    )
    return offered


@pytest.mark.parametrize(
    ("page", "file", "names"),
    [
        ("overview", "events.csv", ["weather", "'=box", "when", "when (2)"]),
        ("overview", "statements.csv", ["tone", EVIL]),
        ("method", "events.csv", ["weather", "'=box", "when"]),
        ("method", "people.csv", ["call sign", EVIL]),
        ("method", "vocabulary.csv", ["colour"]),
    ],
)
def test_they_are_in_every_download_and_none_is_a_formula(page, file, names, served, taken):
    app = opened(page)
    if page == "method":
        turned(app, "Tables")
    header, *rows = csv.reader(io.StringIO(taken[file]().decode("utf-8-sig")))
    assert [one for one in names if one not in header] == []
    assert not any(cell.startswith(("=", "own: ")) for row in (header, *rows) for cell in row)
    assert ("'=1+1" in rows[0]) == (file == "events.csv")
