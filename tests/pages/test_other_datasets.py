"""Every page with other data: of elsewhere, in other scripts, very much of it, or next to none."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.charts.map.journeys.bundles import MOST_LINES
from tests import elsewhere
from tests.pages.script import opened, pulled_out, shown, to

PAGES = ("overview", "people", "places", "statements", "method")
UNSEEN = str.maketrans(dict.fromkeys("\u2068\u2069"))
SMALL = {
    "one event": (elsewhere.ONE_EVENT, "1 of 1 event and 0 of 0 statements"),
    "only statements": (elsewhere.ONLY_STATEMENTS, "0 of 0 events and 1 of 1 statement"),
    "no places": (elsewhere.NO_PLACES, "2 of 2 events and 1 of 1 statement"),
    "no people": (elsewhere.NO_PEOPLE, "1 of 1 event and 1 of 1 statement"),
    "nothing": (elsewhere.NOTHING, "0 of 0 events and 0 of 0 statements"),
}


@pytest.fixture
def serve(tmp_path, csvs, monkeypatch):
    """Serve a dataset."""

    def served(tables: elsewhere.Rows) -> None:
        folder = elsewhere.folder(tmp_path / "data", csvs(**tables))
        monkeypatch.setenv("DASHBOARD_DATA", str(folder))

    return served


def read(app: AppTest) -> str:
    """Give all that is read on the page."""
    return shown(app).translate(UNSEEN)


def all_pages(app: AppTest) -> dict[str, str]:
    """Visit all pages, which must not fail; give what is read on each."""
    return {page: read(to(page, app)) for page in PAGES}


def cells(app: AppTest) -> str:
    """Give all that stands in tables."""
    return "\n".join(table.value.to_csv() for table in app.dataframe).translate(UNSEEN)


@pytest.mark.parametrize(("tables", "counted"), SMALL.values(), ids=SMALL)
def test_hardly_any_data_is_shown_on_every_page(serve, tables, counted):
    serve(tables)
    text = all_pages(opened("overview"))
    assert all(counted in said for said in text.values())


def test_what_there_is_none_of_is_said(serve):
    serve(elsewhere.NOTHING)
    text = all_pages(opened("overview"))
    assert "None of the places that are left has a point on the map." in text["overview"]
    assert "No event that is left has a date." in text["overview"]
    assert "The dataset has none." in text["overview"]
    assert "left by the filters" not in text["overview"]
    assert "The data name no place." in text["places"]
    assert "The choice leaves no statement." in text["statements"]
    assert "There is no source." in text["method"]


def test_people_and_places_of_any_script_are_shown_on_every_page(serve):
    serve(elsewhere.VOYAGE)
    app = opened("overview")
    text = all_pages(app)
    assert "7 of 7 events and 3 of 3 statements" in text["overview"]
    for name in ("ليلى تقول إن 3 سفن وصلت (2031).", "“הים היה שקט”", "天气"):
        assert name in text["statements"]
    for name in ("Олена Вигадана", "林虚构"):
        app = to("people", opened("people", of={"О": "olena", "林": "lin"}[name[0]]))
        assert app.main.header[0].value == name
    assert "虚构报" in text["method"]
    assert "Вигадана подорож" in text["method"]


def test_a_journey_across_180_degrees_goes_the_short_way(serve):
    serve(elsewhere.VOYAGE)
    table = next(e.value for e in opened("overview").dataframe if "from_place" in e.value)
    legs = table.map(lambda cell: str(cell).translate(UNSEEN))
    way = legs[(legs["from_place"] == "Вигадана гавань") & (legs["to_place"] == "مرفأ الخيال")]
    assert way["km"].tolist() == ["705 to 785 km"]


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ({"person": "crew"}, "2 of 7 events and 2 of 3 statements"),
        ({"place": "oceania"}, "5 of 7 events and 1 of 3 statements"),
        ({"q": "林"}, "3 of 7 events"),
        ({"q": "שקט"}, "0 of 7 events and 1 of 3 statements"),
        ({"from": "2031-03-15", "to": "2031-12-31"}, "2 of 7 events"),
        ({"as-if": "rock:2"}, "7 of 7 events"),
    ],
)
def test_choices_of_any_script_leave_what_fits(serve, query, left):
    serve(elsewhere.VOYAGE)
    text = all_pages(opened("overview", **query))
    assert all(left in said for said in text.values())


def test_a_record_of_any_script_opens_on_every_page(serve):
    serve(elsewhere.VOYAGE)
    for query in ({"event": "samoa"}, {"statement": "statement-1"}):
        text = all_pages(opened("overview", **query))
        said = "עצירה בנמל" if "event" in query else "ليلى تقول إن 3 سفن وصلت (2031)."
        assert all(said in each for each in text.values())


def test_words_from_right_to_left_are_set_apart_from_what_stands_beside_them(serve):
    serve(elsewhere.VOYAGE)
    chips = [button.label for button in opened("overview", person="layla").button]
    assert any("\u2068ليلى الخيالية\u2069" in chip for chip in chips)


def test_five_thousand_events_are_counted_and_what_is_not_drawn_is_said(serve):
    serve(elsewhere.multitude())
    app = opened("overview")
    text = all_pages(app)
    assert all("5,000 of 5,000 events" in said for said in text.values())
    assert all_lines_are_told(text["overview"])
    assert "Statements 1 to 50 of 5,000" in text["statements"]
    events = next(e.value for e in to("overview", app).dataframe if "summary" in e.value)
    assert len(events) == 100
    assert "Rows 1 to 100 of 5,000" in text["overview"]


def test_the_numbers_of_very_many_events_add_up_to_all_that_have_a_date(serve):
    serve(elsewhere.multitude())
    app = pulled_out(opened("overview"), "density", "undated")
    labels = [tray.label for tray in app.expander]
    [numbers] = [label for label in labels if "The numbers of the timeline" in label]
    [undated] = [label for label in labels if "Not on the timeline" in label]
    dated = 5_000 - 556
    assert numbers.endswith(f": {dated:,} events in 11 years")
    assert undated.endswith(": 556 events")
    assert "People 1 to 12 of 300" in read(app)
    tables = [frame.value for frame in app.dataframe if {"what", "0"} <= {*frame.value}]
    assert len(tables) == 2
    for table in tables:
        together = table.set_index("what").loc["together"].str.replace(",", "").astype(int)
        assert together.iloc[0] == together.iloc[1:].sum() == dated


def test_a_page_of_very_many_people_is_opened_by_its_address(serve):
    serve(elsewhere.multitude())
    query = {"page.timeline": "3", "page.since-arrival": "2"}
    app = opened("overview", **query)
    assert "People 25 to 36 of 300" in read(app)
    assert "marks 1 to " not in read(app)
    assert not any("not understood" in one.value for one in app.warning)
    app = opened("overview", **{"page.timeline": "1000"})
    assert "There is no page 1,000: this is the last one." in read(app)
    assert "People 289 to 300 of 300" in read(app)


def test_very_many_events_of_one_person_are_counted_by_place_in_the_dossier(serve):
    events = [
        elsewhere.event(f"event-{n}", "ann", f"place-{n % 3}", f"2031-01-{n % 28 + 1:02}")
        for n in range(301)
    ]
    places = [elsewhere.place(f"place-{n}", f"Invented place {n}", "10 20") for n in range(3)]
    serve({"people": [elsewhere.person("ann", "Ann")], "places": places, "events": events})
    app = pulled_out(to("people", opened("overview")), "density")
    assert any("301 events in 28 days" in tray.label for tray in app.expander)
    tables = [frame.value for frame in app.dataframe if {"what", "0"} <= {*frame.value}]
    together = ["together", "301", "101", "100", "100"]
    assert [table.iloc[-1].tolist() for table in tables] == [together] * 2


def all_lines_are_told(text: str) -> bool:
    """Tell whether every line of a journey is said to be in a bundle, or near another."""
    told = r"([\d,]+) lines of journeys: \d+ bundles? with a number for ([\d,]+)"
    found = re.search(told + r"(?:; ([\d,]+) begin)?", text)
    assert found
    everything, apart, near = (int((one or "0").replace(",", "")) for one in found.groups())
    return everything > MOST_LINES and everything == apart + near
