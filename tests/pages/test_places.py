"""The places page as a script: where each is, what happened there, and what is vaguer."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.script import opened, ran, read, shown, to

PLACE = "choose places"


def at(place: str, **query: str) -> AppTest:
    """Open the page and choose a place."""
    app = opened("places", **query).selectbox(key=PLACE).set_value(place).run()
    assert not app.exception
    return app


@pytest.fixture
def served(folder, monkeypatch):
    """Serve a copy of the shipped data, to be changed."""
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    return folder


def empty(folder: Path, *tables: str) -> None:
    """Leave of some tables only the header."""
    for table in tables:
        path = folder / f"{table}.csv"
        path.write_text(path.read_text("utf-8").splitlines(keepends=True)[0], "utf-8")


def test_places_are_offered_with_what_contains_them_in_the_order_of_the_table():
    options = opened("places").selectbox(key=PLACE).options
    assert options[:3] == ["China", "Russia", "Moscow, in Russia"]
    assert "Tarasivka, in Donetsk region" in options


def test_all_that_is_known_of_a_place_is_said():
    text = shown(at("rostov"))
    assert "Rostov-na-Donu" in text
    assert "one of several of that name was chosen" in text
    assert "Point:** 47.21997, 39.70769" in text
    assert "https://www.openstreetmap.org/?mlat=47.21997&mlon=39.70769" in text


def test_events_come_in_order_and_those_within_a_region_are_marked():
    app = at("donetsk-region", source="babel-117135")
    events = next(e.value for e in app.dataframe if "summary" in e.value)
    assert events["where"].tolist() == [
        *("within: Donetsk", "here", "here", "here"),
        *("within: Tarasivka", "within: Bilohorivka"),
    ]
    assert set(events["when"].iloc[-2:]) == {"no date given"}
    statements = next(e.value for e in app.dataframe if "topic" in e.value)
    assert set(statements["where"]) == {"here"}


def test_rows_that_name_only_what_contains_a_place_are_counted():
    text = shown(at("tarasivka", source="babel-117135"))
    assert "6 rows name only Donetsk region, which contains it." in text
    assert "which contains it" not in shown(at("russia"))


def test_an_undecided_place_can_be_looked_at_as_if_it_were_decided():
    app = at("bilohorivka")
    assert "Bilohorivka" in next(e.value for e in app.dataframe if "label" in e.value)["label"][0]
    app.selectbox(key="suppose bilohorivka").set_value("bilohorivka:2").run()
    assert app.query_params["as-if"] == "bilohorivka:2"
    assert not app.exception
    assert app.main.header[0].value == "Bilohorivka"


def test_the_choice_is_kept_while_another_page_is_open_and_a_new_filter_wins():
    app = to("places", to("people", at("moscow")))
    assert app.selectbox(key=PLACE).value == "moscow"
    app.multiselect(key="filter places").set_value(["donetsk"]).run()
    assert app.main.header[0].value == "Donetsk"


def test_a_place_that_the_filter_leaves_no_row_of_says_so_and_all_can_come_back():
    app = at("moscow", person="zelensky")
    assert "No event of this choice names it" in shown(app)
    assert "No statement of this choice names it" in shown(app)
    app.button(key="clear").click().run()
    assert "No event of this choice names it" not in shown(app)
    assert app.main.header[0].value == "Moscow"


def test_an_empty_choice_offers_the_way_back():
    app = opened("places", person="china-mfa", place="moscow")
    assert "Nothing fits all of this at once" in app.info[0].value


def test_places_without_any_row_are_shown(served):
    empty(served, "events", "statements")
    app = opened("places")
    assert app.main.header[0].value == "China"
    assert "No event of this choice names it" in shown(app)


def test_without_places_it_says_so(served):
    empty(served, "events", "statements", "place_candidates", "places")
    app = opened("places")
    assert "The data name no place." in shown(app)
    assert not app.main.selectbox


def test_a_hostile_note_is_shown_and_never_obeyed(served):
    path = served / "places.csv"
    path.write_text(path.read_text("utf-8").replace("GeoNames 524901.", "<b>x</b> [y](//z)"))
    app = at("moscow")
    assert "<b>x</b> [y](//z)" in shown(app)
    assert not any("<b>" in e.value or "[y](" in e.value for e in app.markdown)


def test_a_place_that_is_pointed_at_says_what_is_there_and_filters_only_when_asked():
    app = opened("overview", spot="bilohorivka")
    text = shown(app)
    assert "2 events and 1 statement" in text
    assert re.search(r"\*\*Bilohorivka, [^*]*\*\*, may be the one: \w+", text)  # and why
    assert len(app.multiselect(key="filter places").value) == 0
    app = ran(app.button(key="only this place").click())
    assert app.multiselect(key="filter places").value == ["bilohorivka"]
    assert "Show only this place" not in [button.label for button in app.button]
    again = opened("overview", spot="bilohorivka", place="bilohorivka")
    again = ran(again.button(key="only this place").click())
    assert again.multiselect(key="filter places").value == []


def test_a_click_on_what_happened_there_opens_the_record():
    app = ran(opened("overview", spot="donetsk").button(key="there chang-donetsk").click())
    assert dict(app.query_params) == {"event": "chang-donetsk"}
    assert "transferred to the temporarily occupied city of Donetsk" in shown(app)


def test_a_place_that_is_not_there_is_told():
    said = [one.value for one in opened("overview", spot="nowhere").warning]
    assert any("spot=nowhere" in read(one) for one in said)
