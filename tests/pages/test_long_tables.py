"""Tables of more rows than a page has: turned, put in order, sought in, and downloaded whole."""

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.analysis.accounts.readable import readable_events
from dashboard.model.load import load
from tests import elsewhere
from tests.pages.script import opened, ran, shown

EVENTS = 450


@pytest.fixture(scope="module")
def many(tmp_path_factory, csvs):
    """Serve 450 events and as many statements; give what the table of events says of all."""
    folder = elsewhere.folder(
        tmp_path_factory.mktemp("many") / "data", csvs(**elsewhere.multitude(EVENTS, 30, 20))
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_DATA", str(folder))
        yield readable_events(load(folder))


def events(app: AppTest) -> pd.DataFrame:
    """Give what the table of events shows."""
    return next(one.value for one in app.dataframe if "summary" in one.value)


def said(app: AppTest) -> list[str]:
    """Give what is said in small letters."""
    return [one.value for one in app.caption]


def test_the_pages_put_together_are_all_rows_in_their_order(many):
    app, pages = opened("overview"), []
    for page in range(1, 6):
        if page > 1:
            control = next(one for one in app.pagination if "page of events" in one.key)
            app = ran(control.set_value(page))
            assert app.query_params["page.events"] == str(page)
        pages.append(events(app))
    assert [len(page) for page in pages] == [100, 100, 100, 100, 50]
    assert list(pd.concat(pages)["what"]) == list(many["what"])
    assert "Rows 401 to 450 of 450" in said(app)


def test_an_order_is_that_of_all_rows_and_stands_in_the_address(many):
    app = opened("overview")
    app = ran(app.selectbox(key="sort of events").set_value("what"))
    app = ran(app.toggle(key="direction of events").set_value(True))
    assert app.query_params["sort.events"] == "-what"
    last = [f"Event {n}" for n in range(EVENTS, EVENTS - 100, -1)]
    assert list(events(app)["what"]) == last
    assert list(events(opened("overview", **{"sort.events": "-what"}))["what"]) == last


def test_words_are_sought_in_all_rows_and_the_rest_is_a_number(many):
    app = opened("overview", **{"page.events": "4"})
    app = ran(app.text_input(key="words in events").set_value("event 44"))
    assert app.query_params["find.events"] == "event 44"
    assert "page.events" not in app.query_params
    texts = many[[*events(app)]].fillna("").agg(" ".join, axis="columns").str.casefold()
    there = many.loc[texts.str.contains("event") & texts.str.contains("44"), "what"]
    assert list(events(app)["what"]) == list(there)
    assert 0 < len(there) < 100
    assert f"{len(there)} of 450 rows have these words." in said(app)
    app = ran(app.text_input(key="words in events").set_value("no such words"))
    assert "None of 450 rows has these words." in said(app)


def test_a_record_that_is_opened_by_a_link_says_on_which_page_it_stands(many):
    place = int((many["event_id"] == "event-300").to_numpy().argmax())
    page = place // 100 + 1
    app = opened("overview", event="event-300", **{"page.events": "1" if page > 1 else "2"})
    button = app.button(key="to the open record in events")
    assert button.label == f"The record that is open stands on page {page}: turn to it"
    app = ran(button.click())
    assert "Event 301" in set(events(app)["what"])
    assert not [one for one in app.button if one.key == "to the open record in events"]


def test_another_choice_begins_with_the_first_page_and_keeps_the_order(many):
    app = opened("overview", **{"page.events": "2", "sort.events": "what"})
    app = ran(app.multiselect(key="filter kinds").set_value(["arrival"]))
    assert "page.events" not in app.query_params
    assert app.query_params["sort.events"] == "what"


def test_an_order_that_a_table_does_not_have_is_told_there(many):
    app = opened("overview", **{"sort.events": "colour"})
    assert "that this table does not have: colour" in app.warning[0].value
    assert list(events(app)["what"]) == list(many["what"][:100])


def test_the_list_below_a_table_has_the_records_of_its_page(many):
    app = opened("overview", **{"page.events": "5"})
    assert len(app.selectbox(key="open event").options) == 50
    app = ran(app.selectbox(key="open event").select_index(0))
    assert many["event_id"].iloc[400] in app.query_params["event"]


def test_the_files_themselves_are_read_page_by_page(many):
    app = opened("method")
    app.session_state["tab"] = "Tables"
    app = ran(app)
    assert max(len(one.value) for one in app.dataframe) == 100
    assert "Rows 1 to 100 of 450" in shown(app)
    again = opened("method", **{"page.events.csv": "5"})
    again.session_state["tab"] = "Tables"
    assert "Rows 401 to 450 of 450" in shown(ran(again))


@pytest.fixture(scope="module")
def disputed(tmp_path_factory, csvs):
    """Serve 120 events that two sources date differently."""
    sources = [{"source_id": one, "publisher": one.title()} for one in ("first", "second")]
    rows = [
        {"event_id": f"event-{n}", "source_id": one, "title": f"Event {n}", "date": day}
        for n in range(120)
        for one, day in (("first", "2025-03-01"), ("second", "2025-03-09"))
    ]
    folder = elsewhere.folder(
        tmp_path_factory.mktemp("disputed") / "data", csvs(sources=sources, events=rows)
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_DATA", str(folder))
        yield


@pytest.mark.usefixtures("disputed")
def test_where_accounts_differ_is_read_page_by_page():
    app = opened("accounts")
    assert "120 contradictions, the most important first" in shown(app)
    first = [one for one in app.button if one.key.startswith("open contradiction ")]
    assert len(first) == 50
    assert len(app.dataframe[0].value) == 100
    app = opened("accounts", **{"page.contradiction": "3", "page.matrix": "6"})
    last = [one for one in app.button if one.key.startswith("open contradiction ")]
    assert len(last) == 20
    assert not {one.help for one in first} & {one.help for one in last}


@pytest.mark.usefixtures("disputed")
def test_the_order_of_accounts_stands_in_the_address_and_the_table_follows():
    app = opened("accounts", **{"sort.matrix": "time", "page.matrix": "2"})
    assert app.segmented_control(key="order of accounts").value == "time"
    app = ran(app.segmented_control(key="order of accounts").set_value("accounts"))
    assert app.query_params["sort.matrix"] == "accounts"
    assert "page.matrix" not in app.query_params
    app = opened("accounts", **{"sort.matrix": "beauty"})
    assert "there is not: beauty" in app.warning[0].value
