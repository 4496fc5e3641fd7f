"""The overview page as a script: full, filtered, empty and one-row data."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.script import chips, pulled_out, ran, read

ROOT = Path(__file__).parents[2]


def opened(**query: str | list[str]) -> AppTest:
    """Open the app at an address."""
    app = AppTest.from_file(ROOT / "streamlit_app.py", default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def shown(app: AppTest) -> str:
    """Give all that is written on the page, joined."""
    kinds = (app.title, app.markdown, app.text, app.caption, app.info, app.warning, app.error)
    written = [element.value for kind in kinds for element in kind]
    return read("\n".join([*written, *chips(app)]))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Serve a copy of the shipped data, to be broken."""
    copy = shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.setenv("DASHBOARD_DATA", str(copy))
    return copy


def all_events(dataset) -> str:
    """Say that all events are shown."""
    number = dataset.events["event_id"].nunique()
    return f"**{number} of {number} events"


def test_everything_is_shown_at_first(shipped):
    app = opened()
    assert not app.exception
    assert app.title[0].value == "What two Chinese men captured in Ukraine said"
    events, statements = len(shipped.events), len(shipped.statements)
    said = shipped.statements["statement_id"].nunique()
    assert (
        f"{all_events(shipped)} and {said} of {said} statements, "
        f"in {events + statements} accounts by {len(shipped.sources)} sources**."
    ) in shown(app)
    assert len(app.dataframe[-2].value) == events
    assert len(app.dataframe[-1].value) == statements
    assert not app.warning


def test_accounts_are_counted_only_where_there_are_several_sources():
    app = opened(source="babel-117135")
    assert "**30 of 41 events and 49 of 95 statements**." in shown(app)
    assert len(app.dataframe[-2].value) == 30
    assert len(app.dataframe[-1].value) == 49


def test_what_lies_in_a_tray_is_sent_when_it_is_opened_and_stays_open():
    app = opened()
    [undated] = [tray for tray in app.expander if "Not on the timeline" in tray.label]
    assert not undated.dataframe
    app = pulled_out(app, "undated", "unplaced")
    app.multiselect(key="filter people").set_value(["chang-renbo"]).run()
    trays = [tray for tray in app.expander if tray.label.startswith("Not on the ")]
    assert len(trays) == 2
    for tray in trays:
        table, number = tray.dataframe[0].value, int(tray.label.split(": ")[1].split()[0])
        counted = table[["events", "statements"]].sum().sum() if "events" in table else len(table)
        assert counted == number


def test_custody_is_said_where_prisoners_speak_and_only_there():
    notice = "by prisoners of war, in custody"
    assert notice in shown(opened())
    assert notice not in shown(opened(person="ukraine-mfa", kind="diplomacy", topic="numbers"))


def test_a_person_in_the_address_filters_all_and_one_of_is_said(shipped):
    app = opened(person="chang-renbo")
    assert not app.exception
    text = shown(app)
    assert "Chang Renbo" in text
    assert "“one of” several speakers" in text
    events = app.dataframe[-2].value
    assert 0 < len(events) < len(shipped.events)
    assert events["who"].str.contains("Chang Renbo|The two prisoners").all()
    assert app.multiselect(key="filter people").value == ["chang-renbo"]


def test_a_widget_writes_the_address_by_id(shipped):
    app = opened()
    app.multiselect(key="filter people").set_value(["wang-guangjun"]).run()
    app.multiselect(key="filter places").set_value(["donetsk-region"]).run()
    assert app.query_params["person"] == "wang-guangjun"
    assert app.query_params["place"] == "donetsk-region"
    assert [*chips(app)] == ["Person: Wang Guangjun", "Place: Donetsk region or within it"]
    app.button(key="clear").click().run()
    assert not app.query_params
    assert all_events(shipped) in shown(app)


def test_an_unknown_id_is_told(shipped):
    app = opened(person="nobody-here")
    assert "person=nobody-here" in shown(app)
    assert all_events(shipped) in shown(app)


def test_an_empty_choice_offers_to_drop_what_excludes_most():
    app = opened(person="china-mfa", place="moscow")
    assert "Nothing fits all of this at once" in app.info[0].value
    app.button(key="drop").click().run()
    assert not app.info
    assert not app.exception


def test_one_row_is_enough(folder):
    for table in ("events", "statements"):
        path = folder / f"{table}.csv"
        lines = path.read_text("utf-8").splitlines(keepends=True)
        if table == "statements":
            path.write_text(lines[0], "utf-8")
        else:
            row = next(line for line in lines if line.startswith("wang-arrival,"))
            path.write_text(lines[0] + row, "utf-8")
    app = opened()
    assert not app.exception
    assert "**1 of 1 event and 0 of 0 statements**" in shown(app)


def test_no_rows_at_all_is_said(folder):
    for table in ("events", "statements"):
        path = folder / f"{table}.csv"
        path.write_text(path.read_text("utf-8").splitlines(keepends=True)[0], "utf-8")
    app = opened()
    assert not app.exception
    assert "**0 of 0 events and 0 of 0 statements**" in shown(app)


def test_a_faulty_row_is_set_aside_and_told(folder):
    path = folder / "events.csv"
    path.write_text(path.read_text("utf-8").replace(",2024-12-24,", ",2024-12-32,"), "utf-8")
    app = opened()
    assert not app.exception
    told = next(e for e in app.expander if " in the data: " in e.label)
    assert told.label.startswith("1 error in the data: ")
    assert told.label.endswith(" rows; 1 set aside")


def test_a_missing_column_gives_a_clear_page(folder):
    path = folder / "events.csv"
    path.write_text(
        path.read_text("utf-8").replace("title,summary", "headline,summary", 1), "utf-8"
    )
    app = opened()
    assert not app.exception
    assert app.title[0].value == "The data cannot be shown"
    problem = app.dataframe[0].value.iloc[0]
    assert problem[["File", "Line", "Column"]].tolist() == ["events.csv", 1, "title"]
    assert problem["What is wrong"] == "the column is missing"


def test_a_filter_never_joins_two_stops_that_do_not_follow_on_each_other():
    app = opened(kind=["arrival", "front"], person="wang-guangjun")
    assert not app.exception
    assert len(app.dataframe[-2].value) < 30
    tables = [frame.value for frame in app.dataframe]
    assert not any("from_place" in table for table in tables)
    counted = next(table for table in tables if "days" in table)
    assert counted["days"].tolist() == ["day 0", "day 55"]


def test_of_a_day_alone_it_is_said_of_each_of_the_few_who_travel():
    written = shown(opened(**{"from": "2025-01-01", "to": "2025-01-01"}))
    for name in ("Wang Guangjun", "Chang Renbo"):
        assert f"No source says where {name} was on 1 January 2025." in written
    for other in ({"topic": "combat"}, {"to": "2025-01-02"}):
        asked = {"from": "2025-01-01", "to": "2025-01-01"} | other
        assert "No source says where" not in shown(opened(**asked))


def test_where_he_was_on_a_day_of_which_nothing_is_told_is_answered_by_what_is_around_it():
    app = opened(**{"person": "chang-renbo", "from": "2025-01-01", "to": "2025-01-01"})
    written = shown(app)
    assert "No source says where Chang Renbo was on 1 January 2025." in written
    assert "Between what is known before and after: 35 to 44 days." in written
    around = [one.label.replace("\\", "") for one in app.button]
    assert "Rostov, 28 December 2024" in around
    assert "Donetsk, early February [2025]" in around
    ran(app.button(key="show around 0").click())
    assert app.query_params["from"] == "2024-12-28"
    assert app.query_params["to"] == "2025-02-10"
    assert "No source says where" not in shown(app)


def test_a_day_on_which_a_source_places_him_asks_nothing():
    app = opened(**{"person": "chang-renbo", "from": "2024-12-24", "to": "2024-12-24"})
    assert "No source says where" not in shown(app)
