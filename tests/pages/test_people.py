"""The people page as a script: who has a dossier, what stands in it, and what is remembered."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.analysis.choices.filters import Filters, apply
from tests.pages.script import opened, pulled_out, shown, to

PERSON = "choose people"


def table(app: AppTest, column: str):
    """Give the table that has a column."""
    return next(e.value for e in app.dataframe if column in e.value)


@pytest.fixture
def served(folder, monkeypatch):
    """Serve a copy of the shipped data, to be changed."""
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    return folder


def keep(folder: Path, table: str, start: str | None) -> None:
    """Keep of a table only the rows that begin so, or none."""
    path = folder / f"{table}.csv"
    head, *rows = path.read_text("utf-8").splitlines(keepends=True)
    left = [row for row in rows if start and row.startswith(start)]
    path.write_text("".join([head, *left]), "utf-8")


def test_it_begins_with_the_first_traveller(shipped):
    app = opened("people")
    assert app.selectbox(key=PERSON).value == "wang-guangjun"
    text = shown(app)
    for words in ("Wang Guanzhun, 王广军", "captured soldier", "Prisoner of war", "Born:** 1991"):
        assert words in text
    assert "Belongs to:** The two prisoners" in text
    assert "prisoners of war, in custody" in text
    left = apply(shipped, Filters(people=("wang-guangjun",)))
    told = set(left.events["source_id"]) | set(left.statements["source_id"])
    assert len(told) > 1
    assert f"Told by {len(told)} sources" in text
    assert "Told by 1 source" in shown(opened("people", source="babel-117135"))


def test_what_the_table_of_people_does_not_say_is_not_shown():
    app = opened("people", person="sbu")
    assert app.main.header[0].value == "SBU"
    assert not any(word in shown(app) for word in ("Nationality", "Born", "Status", "nan"))
    assert "Some of these words were spoken by prisoners" not in shown(app)


def test_own_words_are_marked_by_how_sure_the_speaker_is_and_others_words_apart():
    app = opened("people", person="chang-renbo", source="babel-117135")
    own = table(app, "how")
    assert set(own["how"]) == {"alone", "together", "one of several"}
    assert own["who"].str.contains("Chang Renbo").all()
    assert own.loc[own["how"] == "one of several", "who"].str.startswith("one of: ").all()
    others = next(e.value for e in app.dataframe if "topic" in e.value and "how" not in e.value)
    assert set(others["who"]) == {"Volodymyr Zelensky"}


def test_the_journey_is_theirs_alone():
    app = opened("people", source="babel-117135")
    assert table(app, "from_place")["to_place"].tolist() == ["Rostov", "Donetsk region"]
    app.selectbox(key=PERSON).set_value("the-two-prisoners").run()
    assert set(table(app, "from_place")["person"]) == {"Wang Guangjun", "Chang Renbo"}


def test_what_several_sources_tell_is_counted_once(shipped):
    app = opened("people", of="chang-renbo")
    rows = shipped.statements
    own = rows[rows["speaker_ids"].map(lambda ids: "chang-renbo" in ids)]
    number = own["statement_id"].nunique()
    assert number < len(own) == len(table(app, "how"))
    assert f"{number} statements, in {len(own)} accounts: " in shown(app)
    alone = shown(opened("people", of="chang-renbo", source="babel-117135"))
    assert re.search(r"^\d+ statements: \d+ alone, ", alone, re.MULTILINE)


def test_a_stop_that_only_another_source_tells_of_is_part_of_the_journey():
    legs = table(opened("people"), "from_place")
    assert legs["to_place"].tolist() == ["Rostov", "Donetsk", "Donetsk region"]


def test_who_shares_events_with_somebody_is_not_in_their_journey(served):
    path = served / "events.csv"
    both = ";wang-guangjun;chang-renbo,"
    text = path.read_text("utf-8").replace(f"sbu{both},", f"sbu{both}moscow,")
    path.write_text(text.replace(f"zelensky{both},", f"zelensky{both}donetsk,"), "utf-8")
    legs = table(opened("people", source="babel-117135"), "from_place")
    assert len(legs) == 4
    assert "person" not in legs


def test_inferences_and_gaps_are_said():
    app = opened("people", person="wang-guangjun", kind="arrival")
    text = shown(app)
    assert "Capture: no exact day, only between 1 and 8 April [2025]." in text
    assert "This is about all the data" in text
    assert "What is inferred" not in text
    app.button(key="clear").click().run()
    tables = (e.value for e in app.dataframe)
    inferred = next(one for one in tables if "reason" in one)
    assert "Wang Guangjun is captured" in inferred["what"].tolist()
    placeless = next(e for e in app.expander if "Without a place" in e.label)
    assert not placeless.dataframe
    placeless = next(e for e in pulled_out(app).expander if "Without a place" in e.label)
    assert placeless.label.endswith(f": {len(placeless.dataframe[0].value)} events")


def test_the_choice_is_kept_while_another_page_is_open_and_a_new_filter_wins():
    app = opened("people")
    app.selectbox(key=PERSON).set_value("zelensky").run()
    assert app.main.header[0].value == "Volodymyr Zelensky"
    app = to("people", to("overview", app))
    assert app.selectbox(key=PERSON).value == "zelensky"
    app.multiselect(key="filter people").set_value(["chang-renbo"]).run()
    assert app.selectbox(key=PERSON).value == "chang-renbo"
    app.selectbox(key=PERSON).set_value("wang-guangjun").run()
    assert app.main.header[0].value == "Wang Guangjun"


def test_one_dossier_can_become_the_filter_and_so_the_address():
    app = opened("people")
    app.selectbox(key=PERSON).set_value("chang-renbo").run()
    app.button(key="only people").click().run()
    assert app.query_params["person"] == "chang-renbo"
    assert app.main.header[0].value == "Chang Renbo"
    assert app.button(key="only people").disabled


def test_only_those_whom_the_filtered_rows_name_can_be_chosen():
    app = opened("people", topic="diplomacy", kind="diplomacy")
    assert "Wang Guangjun" not in app.selectbox(key=PERSON).options
    assert "Chinese Foreign Ministry" in app.selectbox(key=PERSON).options


def test_a_dossier_holds_no_more_than_the_filter_leaves():
    app = opened("people", person="zelensky", source="babel-117135")
    app.selectbox(key=PERSON).set_value("wang-guangjun").run()
    assert "No statement of this choice is by them" in shown(app)
    assert len(table(app, "topic")) == 2


def test_an_empty_choice_offers_the_way_back():
    app = opened("people", person="china-mfa", place="moscow")
    assert "Nothing fits all of this at once" in app.info[0].value
    assert not app.main.selectbox
    app.button(key="drop").click().run()
    assert not app.info


@pytest.mark.parametrize(
    ("events", "statements"),
    [("wang-arrival,", None), (None, "checking-information,"), (None, None)],
)
def test_one_row_or_none_is_enough(served, events, statements):
    keep(served, "events", events)
    keep(served, "statements", statements)
    app = opened("people")
    assert len(app.main.selectbox) == (1 if events or statements else 0)


def test_without_people_it_says_so(served):
    keep(served, "people", None)
    path = served / "events.csv"
    keep(served, "events", "charge-summoned,")
    path.write_text(path.read_text("utf-8").replace("ukraine-mfa;chinese-charge-daffaires", ""))
    keep(served, "statements", None)
    assert "Nobody is named in this choice." in shown(opened("people"))


def test_hostile_names_are_shown_and_never_obeyed(served):
    path = served / "people.csv"
    hostile = '"# <b>W</b> [x](http://evil.example) **:red[y]**"'
    path.write_text(path.read_text("utf-8").replace("Wang Guangjun,Wang", f"{hostile},Wang"))
    app = opened("people")
    assert "# <b>W</b> [x](http://evil.example) **:red[y]**" in shown(app)
    assert "[x](" not in app.main.header[0].value


def test_the_address_says_whose_dossier_is_open_and_reopens_it():
    app = opened("people")
    app.selectbox(key="choose people").set_value("chang-renbo").run()
    assert app.query_params["of"] == "chang-renbo"
    again = opened("people", of="chang-renbo")
    assert again.selectbox(key="choose people").value == "chang-renbo"
