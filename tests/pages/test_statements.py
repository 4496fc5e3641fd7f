"""The statements page as a script: grouped, marked, paged, hostile, empty."""

import csv
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.sections.statements import MARK

ROOT = Path(__file__).parents[2]


def opened(**query: str | list[str]) -> AppTest:
    """Open the page at an address."""
    app = AppTest.from_file(ROOT / "streamlit_app.py", default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    app.switch_page("dashboard/pages/statements.py")
    app.run()
    assert not app.exception
    return app


def written(app: AppTest) -> list[str]:
    """Give every text of the page as a reader sees it, escapes taken out."""
    kinds = (app.title, app.main.header, app.markdown, app.text, app.caption, app.info)
    texts = [element.value for kind in kinds for element in kind]
    return [text.replace("\\", "").replace("\u2060", "") for text in texts]


def groups(app: AppTest) -> list[str]:
    """Give the headings of the groups."""
    return [heading.value.replace("\\", "") for heading in app.main.header]


def details(app: AppTest) -> list[str]:
    """Give the keys of the buttons, one for each statement that is shown."""
    return [button.key for button in app.button if button.label == "Details"]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Serve a copy of the shipped data, to be broken."""
    copy = shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.setenv("DASHBOARD_DATA", str(copy))
    return copy


def rewrite(folder: Path, change) -> None:
    """Change the rows of the statements."""
    path = folder / "statements.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
        header = list(rows[0])
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header)
        writer.writeheader()
        writer.writerows(change(rows))


def test_all_statements_are_there_by_topic_with_the_custody_notice():
    app = opened(source="babel-117135")
    assert len(details(app)) == 49
    assert groups(app)[:2] == ["Recruitment", "Propaganda"]
    assert any("by prisoners of war, in custody" in text for text in written(app))


def test_a_statement_says_exactly_who_spoke_how_and_where_it_is_printed():
    app = opened(q="prestige carries")
    assert len(details(app)) == 1
    texts = "\n".join(written(app))
    for part in (
        *("**one of: Wang Guangjun or Chang Renbo**", "quoted", "between 8 and 14 April 2025"),
        *("Place: China", "Note: The source does not say which of the two."),
        *("[Babel, 14 April 2025, ¶3](<https://babel.ua/", "> "),
        "“prestigious to be in the army”",
    ):
        assert part in texts


def test_a_paraphrase_has_no_quotation():
    app = opened(q="killed ukrainian soldiers answers")
    assert len(details(app)) == 1
    assert not any("\n> " in text for text in written(app))
    assert any("paraphrased" in text for text in written(app))


def test_who_asked_and_the_event_are_told():
    texts = "\n".join(written(opened(q="strict control")))
    assert "Asked by: A journalist from the PRC" in texts
    assert "On: " in texts


def test_by_speaker_one_of_two_is_a_group_of_its_own():
    app = opened(source="babel-117135")
    app.button_group(key="group statements").set_value("who").run()
    assert not app.exception
    assert "one of: Wang Guangjun or Chang Renbo" in groups(app)
    assert "together: Wang Guangjun and Chang Renbo" in groups(app)
    assert len(details(app)) == 49


def test_what_was_sought_is_marked_whatever_its_case_and_accents():
    app = opened(q="GHÁNA")
    assert len(details(app)) == 1
    assert any(f":color[Ghana]{MARK}" in text for text in written(app))
    assert not any(MARK in text for text in written(opened(topic="numbers")))


def test_details_open_the_statement_and_its_address():
    app = opened(q="ten chinese unit")
    app.button(key="details ten-in-unit babel-117135").click().run()
    assert not app.exception
    assert app.query_params["statement"] == "ten-in-unit"
    assert "**Statement**" in written(app)


def test_nothing_left_is_said():
    assert "The choice leaves no statement." in written(opened(person="china-mfa", place="moscow"))


def test_no_rows_and_one_row_are_enough(folder):
    rewrite(folder, lambda rows: [])
    assert "The choice leaves no statement." in written(opened())


def test_one_row_is_enough(folder):
    rewrite(folder, lambda rows: rows[2:3])
    app = opened()
    assert len(details(app)) == 1
    assert not app.get("pagination")
    assert "1 statement" in written(app)


def test_hostile_text_is_escaped_in_every_part(folder):
    evil = "**x** <b>y</b> [z](javascript:a) :red[w]"
    rewrite(
        folder,
        lambda rows: [
            rows[2]
            | {"text": evil, "quote": evil, "prompted_by": evil, "note": evil, "locator": evil}
        ],
    )
    for query in ({}, {"q": "x y red"}):
        app = opened(**query)
        assert len(details(app)) == 1
        raw = [element.value for element in app.markdown]
        for markup in ("**x", "<b>", "](javascript", ":red["):
            assert not any(markup in text for text in raw)


def test_many_statements_come_in_pages_and_a_new_choice_begins_at_the_first(folder):
    def many(rows):
        for n in range(120):
            topic = "numbers" if n < 60 else "combat"
            yield rows[0] | {"statement_id": f"s-{n}", "text": f"Claim {n}.", "topic": topic}

    rewrite(folder, many)
    app = opened()
    assert len(details(app)) == 50
    assert "Statements 1 to 50 of 120" in written(app)
    seen = details(app)
    for page in (2, 3):
        app.pagination[0].set_value(page).run()
        seen += details(app)
    assert "Statements 101 to 120 of 120" in written(app)
    assert len(details(app)) == 20
    assert len(seen) == len(set(seen)) == 120
    app.multiselect(key="filter topics").set_value(["combat"]).run()
    assert not app.exception
    assert "Statements 1 to 50 of 60" in written(app)
