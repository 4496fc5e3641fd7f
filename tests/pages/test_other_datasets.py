"""Every page with other data: of elsewhere, in other scripts, very much of it, or next to none."""

import pytest
from streamlit.testing.v1 import AppTest

from tests import elsewhere
from tests.pages.script import opened, shown, to

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
    assert "Nothing that is left has a date." in text["overview"]
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
    sentence = next(
        element.value
        for element in opened("overview", person="layla").markdown
        if "of 7 events" in element.value
    )
    assert "\u2068ليلى الخيالية\u2069" in sentence


def test_five_thousand_events_are_counted_and_what_is_not_drawn_is_said(serve):
    serve(elsewhere.multitude())
    app = opened("overview")
    text = all_pages(app)
    assert all("5,000 of 5,000 events" in said for said in text.values())
    assert "The first 250 of " in text["overview"]
    assert "Statements 1 to 50 of 5,000" in text["statements"]
    events = next(e.value for e in to("overview", app).dataframe if "summary" in e.value)
    assert len(events) == 100
    assert "Rows 1 to 100 of 5,000" in text["overview"]
