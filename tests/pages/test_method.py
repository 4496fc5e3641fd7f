"""The method page as a script: sources, counts, tables, licence, and hostile or no data."""

import json
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.analysis.accounts.independence import sharing
from dashboard.model.schema import TABLES
from dashboard.ui.data import watched
from tests.pages.script import TABS, turned

ROOT = Path(__file__).parents[2]


def opened(tab: str = "Sources & limits", **query: str | list[str]) -> AppTest:
    """Open a tab of the page at an address."""
    app = AppTest.from_file(ROOT / "streamlit_app.py", default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    app.session_state["tab"] = tab
    app.switch_page("dashboard/pages/method.py")
    app.run()
    assert not app.exception
    return app


def written(app: AppTest) -> str:
    """Give all that is written on the page, escapes taken out."""
    kinds = (app.title, app.main.header, app.markdown, app.text, app.caption, app.code)
    texts = "\n".join(element.value for kind in kinds for element in kind)
    return texts.replace("\\", "").replace("\u2060", "")


def counted(app: AppTest) -> tuple[dict, dict]:
    """Give the two tables of counts: by file, and what the choice leaves."""
    app = turned(app, "Counts & problems")
    files, chosen = (app.dataframe[place].value for place in (0, 1))
    return files.set_index("File").to_dict("index"), chosen.set_index("Rows").to_dict()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Serve a copy of the shipped data, to be broken; what is saved counts at once."""
    monkeypatch.setattr(watched, "SETTLED_SECONDS", 0)
    copy = shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.setenv("DASHBOARD_DATA", str(copy))
    return copy


def describe(folder: Path, **parts) -> None:
    """Change what the package says."""
    path = folder / "datapackage.json"
    package = json.loads(path.read_text("utf-8")) | parts
    path.write_text(json.dumps(package), "utf-8")


def test_all_tables_are_there_with_the_columns_of_their_files(shipped, shipped_files):
    app = opened("Tables")
    shown = [table.value for table in app.dataframe]
    tables = [table for table in TABLES if f"{table}.csv" in shipped_files]
    assert [list(table.columns) for table in shown] == [
        shipped_files[f"{table}.csv"].decode().partition("\n")[0].split(",") for table in tables
    ]
    assert [len(table) for table in shown] == [len(getattr(shipped, table)) for table in tables]
    labels = [button.label for button in app.get("download_button")]
    assert labels == [f"Download {table}.csv" for table in tables]


def test_only_the_tab_that_is_open_is_sent():
    app = opened()
    assert [tab.label for tab in app.tabs] == [*TABS]
    for name in TABS:
        app = turned(app, name)
        assert [tab.label for tab in app.tabs if len(tab.children)] == [name]


def test_the_dictionary_and_the_rules_of_reading_are_there():
    assert "| `based_on` |" in written(opened("Dictionary"))
    text = written(opened("How to read it"))
    assert "| `[2025-04-01..2025-04-08]` | between 1 and 8 April 2025 | once" in text
    assert "| `ambiguous` | not decided" in text
    assert "[GeoNames](https://www.geonames.org/), CC BY 4.0" in text
    assert "It cannot tell whether a claim is true." in written(opened())


def test_the_counts_add_up_with_a_choice(shipped):
    files, chosen = counted(opened(person="chang-renbo"))
    events, rows = len(shipped.events), len(shipped.events) + len(shipped.statements)
    assert files["events.csv"] == {
        **{"Rows read": events, "Usable": events, "Set aside": 0},
        **{"Usable, with a warning": 0, "Lines": 1 + events},
        **{"Comment lines": 0, "Empty lines": 0, "Further lines": 0},
    }
    together = chosen["Together"]
    assert together["All"] == rows == together["Shown"] + together["Left out"]
    assert 0 < together["Shown"] < rows
    for thing in ("date", "place"):
        parts = together[f"Shown, with a {thing}"], together[f"Shown, without a {thing}"]
        assert sum(parts) == together["Shown"]


def test_every_line_of_a_file_is_told(folder):
    path = folder / "people.csv"
    header, first, *rest = path.read_text("utf-8").splitlines()
    more = ["# to be asked again", "", "#REF!" + first[first.index(",") :]]
    path.write_text("\n".join([header, first, *rest, *more]), "utf-8")
    files, _ = counted(opened())
    assert files["people.csv"] == {
        **{"Rows read": len(rest) + 2, "Usable": len(rest) + 1, "Set aside": 1},
        **{"Usable, with a warning": 0, "Lines": len(rest) + 5},
        **{"Comment lines": 1, "Empty lines": 1, "Further lines": 0},
    }


def leave_only(folder: Path, source: str) -> None:
    """Leave of the served data what one source tells."""
    for table in ("sources", "events", "statements"):
        path = folder / f"{table}.csv"
        head, *rows = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join([head, *(row for row in rows if f"{source}," in row)]), "utf-8")


def test_sources_of_one_occasion_or_relays_are_not_counted_as_independent(folder):
    leave_only(folder, "babel-117135")
    path = folder / "sources.csv"
    more = [
        "other,Other <b>report</b>,Gazette*,https://g.example/1,https://a.example/1,en,2025-04-15,"
        "news,,sbu-press-conference-2025-04-14,2025-04-16,",
        "relay,Relayed,Echo,https://e.example/1,,en,2025-04-15,agency,Far Agency,,2025-04-16,",
    ]
    path.write_text(path.read_text("utf-8") + "\n".join(more) + "\n", "utf-8")
    app = opened(person="chang-renbo")
    text = written(app)
    assert "**3 sources, 2 independent.**" in text
    assert "What your choice leaves is told by 1 source, 1 independent." in text
    assert "**Independent:** no: shares its origin with Gazette*, 15 April 2025" in text
    assert "**Relays:** Far Agency" in text
    assert "[Archived copy](<https://a.example/1>)" in text
    assert not any("<b>" in element.value for element in app.markdown)


def test_only_what_the_choice_leaves_ties_its_sources(shipped):
    first, second = "babel-117135", "interfax-1062335"
    assert second in sharing(shipped.sources)[first]
    text = written(opened(source=[first, second]))
    assert "What your choice leaves is told by 2 sources, 2 independent." in text


def test_a_row_that_is_set_aside_is_told_and_given_away(folder):
    path = folder / "events.csv"
    path.write_text(path.read_text("utf-8").replace(",2024-12-24,", ",2024-12-32,"), "utf-8")
    rows = sum(len(table.value) for table in opened("Tables").dataframe)
    app = opened("Counts & problems")
    told = f"1 error in the data: {rows} of {rows + 1} rows; 1 set aside"
    assert told in [expander.label for expander in app.expander]
    labels = [button.label for button in app.get("download_button")]
    assert "Set aside in events.csv: 1 row" in labels
    files = app.dataframe[0].value.set_index("File")
    usable, aside = files.loc["events.csv", "Usable"], 1
    assert files.loc["events.csv", ["Rows read", "Set aside"]].tolist() == [usable + aside, aside]


def test_no_problem_is_said():
    assert "No problem was found" in written(opened("Counts & problems"))


def test_licence_and_citation_are_those_of_the_package(folder):
    text = written(opened())
    assert "](<https://creativecommons.org/licenses/by/4.0/>)" in text
    assert "What two Chinese men captured in Ukraine said. Version 1.0.0, digest " in text
    assert "The dataset does not say whom to tell." in text
    describe(
        folder,
        title="T*",
        homepage="https://data.example/x",
        contributors=[
            {"title": "A <i>Press</i>", "roles": ["publisher"], "email": "a@a.example"},
            {"title": "B", "path": "https://b.example/"},
        ],
    )
    app = opened()
    start = "T*. A <i>Press</i>. Version 1.0.0, digest "
    [citation] = [code.value for code in app.code if code.value.startswith(start)]
    assert ". https://data.example/x. Seen on " in citation
    text = written(app)
    assert "Tell A <i>Press</i> (a@a.example), [B](<https://b.example/>)" in text
    assert not any("<i>" in element.value for element in app.markdown)


def test_a_hostile_licence_is_no_link(folder):
    describe(folder, licenses=[{"title": "[L](http://x)", "path": "javascript:alert(1)"}])
    app = opened()
    assert "[L](http://x)" in written(app)
    assert not any("javascript" in element.value for element in app.markdown)
    describe(folder, licenses="all mine", version=None)
    assert "The dataset names no licence." in written(opened())
    assert "said. Digest " in written(opened())


def test_no_rows_at_all_are_said(folder):
    paths = [path for table in TABLES if (path := folder / f"{table}.csv").exists()]
    for path in paths:
        path.write_text(path.read_text("utf-8").splitlines(keepends=True)[0], "utf-8")
    app = opened()
    assert "There is no source." in written(app)
    assert written(opened("Tables")).count("No rows.") == len(paths)
    files, chosen = counted(app)
    assert {row.pop("Lines") for row in files.values()} == {1}
    assert {n for row in files.values() for n in row.values()} == {0}
    assert {n for row in chosen.values() for n in row.values()} == {0}


def test_many_sources_are_read_page_by_page_and_none_is_missing(folder):
    path = folder / "sources.csv"
    before = len(path.read_text("utf-8").splitlines()) - 1
    more = [f"made-up-{n},Made-up report {n},,,,,,news,,,,\n" for n in range(1_200)]
    path.write_text(path.read_text("utf-8") + "".join(more), "utf-8")
    app = opened()
    text = written(app)
    assert f"**{1_200 + before:,} sources" in text
    assert f"Sources 1 to 50 of {1_200 + before:,}" in text
    assert "Made-up report 0," in text
    assert "Made-up report 1199" not in text
    app.pagination[0].set_value(-(-(1_200 + before) // 50)).run()
    assert "Made-up report 1199, publisher not known" in written(app)
    assert "Made-up report 0," not in written(app)
