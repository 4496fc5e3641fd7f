"""Lists of too many entries to send: sought, chosen, kept in sight, and let go again."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.analysis.choices.filters import Filters, apply
from dashboard.model.load import load
from tests import elsewhere
from tests.conftest import DATA
from tests.pages.script import opened, ran, shown, to

PEOPLE, SOURCES, PLACES = 250, 240, 210


@pytest.fixture(scope="module")
def many(tmp_path_factory, csvs):
    """Serve more people, sources and places than are sent at once."""
    tables = elsewhere.multitude(400, PEOPLE, PLACES)
    sources = [
        {"source_id": f"source-{n}", "title": f"Report {n}", "publisher": f"Paper {n % 12}"}
        for n in range(SOURCES)
    ]
    for n, row in enumerate([*tables["events"], *tables["statements"]]):
        row["source_id"] = f"source-{n % SOURCES}"
    tables["places"][0]["name"] = "Wide Land"
    for n, row in enumerate(tables["places"][1:], 1):
        row["within"] = "place-0" if n < 50 else ""
    folder = elsewhere.folder(
        tmp_path_factory.mktemp("many") / "data", csvs(sources=sources, **tables)
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_DATA", str(folder))
        yield load(folder)


def entries(app: AppTest, name: str) -> list[str]:
    """Give what a long list shows."""
    return [one.label for one in app.button if one.key.startswith(f"entry {name} ")]


def chosen(app: AppTest, name: str) -> list[str]:
    """Give what is chosen from a long list, as it is shown."""
    return [one.label for one in app.button if one.key.startswith(f"let go {name} ")]


def sought(app: AppTest, name: str, words: str) -> AppTest:
    """Type words into a long list."""
    return ran(app.text_input(key=f"words for {name}").set_value(words))


def test_nothing_sends_more_entries_than_a_list_may_have(many):
    app = opened("overview")
    for page in ("overview", "people", "places", "statements", "accounts"):
        app = to(page, app)
        assert all(len(box.options) <= 200 for box in (*app.selectbox, *app.multiselect))


def test_the_number_behind_an_entry_is_what_choosing_it_leaves(many):
    app = sought(opened("overview", kind="capture"), "people", "person 17")
    label = entries(app, "people")[0]
    name, _, number = label.partition(" · ")
    person = next(one for one, called in many.people_names.items() if called == name)
    left = apply(many, Filters(people=(person,), kinds=("capture",)))
    assert int(number) == len(left.events) + len(left.statements)
    app = ran(app.button(key="entry people 0").click())
    assert app.query_params["person"] == person
    assert app.query_params["kind"] == "capture"


def test_what_is_chosen_stays_in_sight_whatever_is_typed_and_is_let_go_again(many):
    app = sought(opened("overview", person="person-3"), "people", "person 249")
    app = ran(app.button(key="entry people 0").click())
    app = sought(app, "people", "no such person")
    assert chosen(app, "people") == ["Invented person 3", "Invented person 249"]
    assert entries(app, "people") == []
    assert "No entry has these words." in shown(app)
    app = to("statements", app)
    assert chosen(app, "people") == ["Invented person 3", "Invented person 249"]
    app = ran(app.button(key="let go people 0").click())
    assert app.query_params["person"] == "person-249"


def test_all_entries_are_reached_by_going_on(many):
    app, met = opened("overview"), []
    for _ in range(PEOPLE // 3):
        met += entries(app, "people")
        app = ran(app.button(key="further people").click())
        if app.button(key="further people").label == "from the first one":
            break
    met += entries(app, "people")
    assert len(met) == len(set(met)) == PEOPLE
    numbers = [int(label.rpartition(" · ")[2].replace(",", "")) for label in met]
    assert numbers == sorted(numbers, reverse=True)


def test_a_publisher_is_chosen_with_all_its_sources(many):
    app = sought(opened("overview"), "sources", "paper 7 all")
    [label] = entries(app, "sources")
    assert label.replace("\\", "").startswith("Paper 7 (all 20 sources) · ")
    app = ran(app.button(key="entry sources 0").click())
    assert app.query_params["source"] == "by:source-7"
    left = apply(many, Filters(sources=("by:source-7",)))
    assert set(left.events["source_id"]) <= {f"source-{n}" for n in range(7, SOURCES, 12)}
    assert f"{left.events['event_id'].nunique()} of 400 events" in shown(app)
    assert "Source: Paper 7 (all 20 sources)" in shown(app)


def test_a_place_is_found_by_what_it_lies_in(many):
    app = sought(opened("overview"), "places", "wide land")
    first, *others = entries(app, "places")
    left = apply(many, Filters(places=("place-0",)))
    assert first == f"Wide Land · {len(left.events) + len(left.statements)}"
    assert all("\\, in Wide Land · " in label for label in others)
    assert app.button(key="further places").label == "44 more"


def test_one_is_shown_first_and_let_go_again(many):
    app = sought(opened("overview"), "lead", "report 9")
    app = sought(app, "lead", "paper 9")
    app = ran(app.button(key="entry lead 0").click())
    source = app.query_params["lead"]
    assert source.startswith("source-")
    assert len(chosen(app, "lead")) == 1
    app = ran(app.button(key="let go lead 0").click())
    assert "lead" not in app.query_params


def test_a_page_is_about_whom_the_reader_finds(many):
    app = sought(opened("people"), "choose people", "person 21")
    app = ran(app.button(key="entry choose people 0").click())
    assert app.query_params["of"] in {f"person-{n}" for n in (21, 121, 221, *range(210, 220))}
    app = sought(to("places", app), "choose places", "place 209")
    app = ran(app.button(key="entry choose places 0").click())
    assert app.query_params["at"] == "place-209"


def test_a_short_list_keeps_a_publisher_that_an_address_names(monkeypatch):
    monkeypatch.setenv("DASHBOARD_DATA", str(DATA))
    app = opened("overview", source="by:unn-wang")
    assert app.multiselect(key="filter sources").value == ["by:unn-wang"]
    assert app.query_params["source"] == "by:unn-wang"
