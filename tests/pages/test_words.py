"""Words as a reader seeks them: what is found, what only a note has, and what has other words."""

from streamlit.testing.v1 import AppTest

from dashboard.analysis.choices.filters import Filters, apply
from dashboard.analysis.choices.found_words import BESIDE, FOUND, SAID
from tests.pages.script import chips, opened, ran, shown

OTHERS = "1 more account of the same event or claim has other words."
ONLY_A_NOTE = "1 account stands last in the tables: not the source, only the curator's note has"


def statements(app: AppTest) -> list[tuple[str, str]]:
    """Give who stands in the table of statements, and what is claimed, row by row."""
    table = app.dataframe[-1].value
    return [*zip(table["who"], table["what"], strict=True)]


def test_who_said_ten_is_answered_first_by_who_said_it(shipped):
    app = opened("overview", words="ten")
    assert "0 of 41 events and 2 of 95 statements" in shown(app)
    first, second = statements(app)
    assert "ten Chinese" in first[1]
    assert "two Chinese" in second[1]
    assert app.dataframe[-1].value[FOUND].tolist() == [SAID, BESIDE]
    assert ONLY_A_NOTE in shown(app)
    assert OTHERS not in shown(app)
    assert {*chips(app)} == {"Words: “ten”"}


def test_an_old_link_finds_letters_as_ever_says_so_and_is_taken_away(shipped):
    app = opened("overview", q="ten")
    left = apply(shipped, Filters(text="ten"))
    number = left.statements["statement_id"].nunique()
    assert number > 2
    assert f"and {number} of 95 statements" in shown(app)
    assert app.text_input(key="filter words").value == ""
    (chip,) = chips(app).values()
    assert "Letters: “ten” anywhere in a word" in chips(app)
    app = ran(chip.click())
    assert not app.query_params
    assert "41 of 41 events and 95 of 95 statements" in shown(app)


def test_other_accounts_of_the_same_are_counted_and_shown_with_one_click(shipped):
    app = opened("overview", words="chemical")
    assert OTHERS in shown(app)
    before = statements(app)
    app = ran(app.button(key="of any account").click())
    assert len(statements(app)) == len(before) + 1
    assert app.query_params == {"words": "chemical", "words-in": "any-account"}
    assert OTHERS not in shown(app)
    said = {what for _, what in statements(app)} - {what for _, what in before}
    assert said == {
        "The article says that a Russian gas munition endangered Wang Guangjun after the surrender."
    }
    app = ran(chips(app)["Words in any account of the same"].click())
    assert statements(app) == before


def test_a_record_says_in_how_many_of_its_accounts_the_words_stand():
    told = "“chemical” stands in 2 of 3 accounts; all of them follow."
    assert told in shown(opened("overview", words="chemical", statement="chemical-weapons"))
    assert told not in shown(opened("overview", statement="chemical-weapons"))


def test_letters_inside_words_are_offered_where_no_word_begins_so(shipped):
    app = opened("overview", words='"entence" [x](y)')
    assert not [one for one in app.button if one.key == "inside words"]
    app = opened("overview", words="hinese", source="babel-117135")
    left = apply(shipped, Filters(text="hinese", sources=("babel-117135",)))
    number = len(left.events) + len(left.statements)
    assert f"begin with “hinese”. {number} accounts have these letters inside a word" in shown(app)
    app = ran(app.button(key="inside words").click())
    assert app.query_params == {"source": "babel-117135", "q": "hinese"}
    assert len(statements(app)) == len(left.statements)


def test_statements_are_read_with_what_the_source_says_before_notes_and_words_are_marked():
    app = opened("statements", words="ten")
    details = [button.key for button in app.button if button.label == "Details"]
    assert [key.split()[1] for key in details] == ["ten-in-unit", "two-in-unit"]
    texts = shown(app)
    assert texts.index(f"Words found in: {SAID}") < texts.index(f"Words found in: {BESIDE}")
    marked = [one.value for one in app.markdown if ":color[ten]" in one.value]
    assert len(marked) == 2
    assert not any(":color[ten]ce" in one.value for one in app.markdown)
