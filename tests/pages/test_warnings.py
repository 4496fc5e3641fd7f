"""What is odd is shown all the same: flagged in records and tables, counted, and listed."""

import pytest

from tests import elsewhere
from tests.pages.script import opened, pulled_out, shown, to, turned

LATE = 'date: "2026-04-14" lies after the publication of paper, 14 April 2025.'
TABLES = {
    "sources": [{"url": "www.paper.example", "language": "English"}],
    "people": [{"nationality": "ua"}],
    "places": [{"country": "UA", "latitude": "52.2", "longitude": "21", "radius_km": "1"}],
    "events": [
        {"person_ids": "person-1", "place_id": "place-1", "date": "2025-02-05"},
        {"person_ids": "person-1", "place_id": "place-1", "date": "2026-04-14"},
    ],
    "statements": [{"speaker_ids": "person-1", "form": "quote"}],
}


@pytest.fixture
def served(tmp_path, csvs, monkeypatch):
    """Serve a dataset in which much is odd and nothing is wrong."""
    folder = elsewhere.folder(tmp_path / "data", csvs(**TABLES))
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))


def test_nothing_odd_hides_a_row(served):
    app = opened("overview")
    assert "2 of 2 events and 1 of 1 statement" in shown(app)
    told = next(one for one in app.expander if " in the data: " in one.label)
    assert not told.dataframe
    app = pulled_out(app, "problems")
    told = next(one for one in app.expander if " in the data: " in one.label)
    assert told.label == "6 warnings in the data: all rows are usable"
    listed = told.dataframe[0].value
    assert set(listed["Is"]) == {"warning"}
    assert len(listed) == 6


def test_the_record_says_what_is_odd_about_it(served):
    odd, other = (shown(opened("overview", event=f"event-{n}")) for n in (2, 1))
    assert f":material/warning: {LATE}" in odd
    assert ":material/warning:" not in other
    assert "quote: is empty." in shown(opened("statements", statement="statement-1"))


def test_tables_flag_what_is_odd(served):
    tables = [one.value for one in opened("overview").dataframe]
    events = next(one for one in tables if "summary" in one)
    assert events["odd"].fillna("").tolist() == ["", LATE]


def test_people_places_and_sources_say_what_is_odd_about_them(served):
    app = opened("people", of="person-1")
    assert 'Odd: nationality: "ua" is not a country code.' in shown(app).replace("*", "")
    places = shown(to("places", app)).replace("*", "")
    assert 'Odd: latitude: "52.2" with longitude 21 lies in PL, not in UA as stated.' in places
    method = to("method", app)
    sources = shown(method).replace("*", "")
    assert 'Odd: language: "English" is not a language tag.' in sources
    assert "Address: www.paper.example" in sources
    assert "](" not in sources.partition("A report, Paper")[0].rpartition("\n")[2]
    method = turned(method, "Counts & problems")
    warned = method.dataframe[0].value.set_index("File")["Usable, with a warning"]
    assert warned[warned > 0].to_dict() == {
        **{"sources.csv": 1, "people.csv": 1, "places.csv": 1},
        **{"events.csv": 1, "statements.csv": 1},
    }
