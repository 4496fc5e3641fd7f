"""Search: a reader finds a word however it is written."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.accounts.people_named import people_of
from dashboard.analysis.choices.highlights import hits
from dashboard.analysis.choices.row_index import row_index
from dashboard.analysis.choices.search import laid_out, runs
from dashboard.model.slips.folding import fold


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("zelensky", "ZELENSKY"),
        ("charge", "chargé"),
        ("ЗЕЛЕНСЬКИЙ", "зеленськии"),
        ("STRASSE", "straße"),
        ("istanbul", "İstanbul"),
        ("no 5", "№\u00a05"),
        ("a b", " a\n\tb "),
        ("president's", "Presidentʼs"),
        ("president's", "President’s"),
        ("王广军", "王广军"),
        ("ﬁre", "FIRE"),
    ],
)
def test_letters_compare_without_case_accents_and_kinds_of_signs(typed, written):
    assert fold(typed) == fold(written)


@given(st.text() | st.text("`'Aé\u0301 \u00b4ﬁİß\n"))
def test_folding_is_what_unicode_says_of_letters_with_neither_case_nor_accents(text):
    caseless = unicodedata.normalize("NFKD", text).casefold()
    plain = unicodedata.normalize("NFKD", caseless)
    signs = ["'" if sign in "ʼ’‘ʹ`´" else sign for sign in plain]
    kept = "".join(sign for sign in signs if not unicodedata.combining(sign))
    assert fold(text) == " ".join(kept.split())


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.sampled_from(["upper", "lower", "title", "swapcase"]))
def test_what_is_on_the_page_can_be_typed_as_it_is(text, change):
    assert fold(text) in fold(f"before {text} behind")
    assert fold(getattr(text, change)()).casefold() == fold(getattr(text, change)())


def test_all_words_must_be_found_in_texts_names_or_aliases(dataset):
    whole = dataset(
        people=[{"name": "Wang", "aliases": "王;Van Guanjun"}, {"name": "Chang"}],
        places=[{"name": "Moscow", "aliases": "Москва"}],
        events=[
            {"person_ids": "person-1;person-2", "place_id": "place-1", "note": "Doubtful."},
            {"title": "Wang's way"},
        ],
    )

    def found(text: str) -> list[bool]:
        return row_index(whole).events.containing(text).tolist()

    assert found("wang") == [True, True]
    assert found("guanjun") == found("москва") == found("doubtful chang") == [True, False]
    assert found("wang way") == [False, True]
    assert found("person-1") == found("wang kyiv") == [False, False]
    assert found("") == [True, True]


def test_every_text_of_a_statement_is_searched(dataset):
    whole = dataset(
        statements=[
            {"text": "One."},
            {"quote": "two", "form": "quote"},
            {"prompted_by": "Three"},
            {"note": "Four"},
        ]
    )
    rows = [
        row_index(whole).statements.containing(word).tolist().index(True)
        for word in ("one", "two", "three", "four")
    ]
    assert rows == [0, 1, 2, 3]


def test_no_row_is_no_hit(dataset):
    whole = dataset()
    assert row_index(whole).events.containing("x").tolist() == []
    assert people_of(whole.statements).tolist() == []


def test_people_of_a_statement_are_its_speakers_then_those_it_is_about(dataset):
    statements = dataset(
        people=[{}, {}, {}],
        statements=[{"speaker_ids": "person-3;person-1", "about_ids": "person-1;person-2"}, {}],
    ).statements
    assert people_of(statements).tolist() == [("person-3", "person-1", "person-2"), ()]


@pytest.mark.parametrize(
    ("typed", "written", "is_found"),
    [
        ("ten", "ten Chinese", True),
        ("ten", "Ten, he says", True),
        ("ten", "the tenth", True),
        ("ten", "a “tenth” (ten)", True),
        ("ten", "a sentence, often listened to", False),
        ("ten", "forty-ten", True),
        ("chin ten", "ten Chinese", True),
        ("chin two", "ten Chinese", False),
        ('"ten Chinese"', "he had ten  Chinese, he says", True),
        ('"ten Chin"', "he had ten Chinese", False),
        ("“ten chinese”", "ten-Chinese", True),
        ("«ten» chin", "tenth Chinese", False),
        ('"ten', "tenth", True),
        ("tik-tok", "Tik Tok", True),
        ("tik-tok", "TikTok", False),
        ("CHARGÉ", "the charge", True),
        ("d'affaires", "chargé d’affaires", True),
        ("київ", "у Києві", False),
        ("КИЄ", "у Києві", True),
        ("иєв", "у Києві", False),
        ("ё", "ежик", True),
        ("广军", "王广军说", True),
        ("王军", "王广军", False),
        ("тест", "王тест", True),
        ("ぱん", "あんぱんまん", True),
        ("กลับ", "เขากลับบ้าน", True),
        ("2025", "ปี2025", True),
        ("김", "김정은", True),
        ("1,000", "in 1,000 days", True),
        ("№5", "No 5", False),
        ("no 5", "№ 5", True),
    ],
)
def test_words_are_found_by_their_beginning(dataset, typed, written, is_found):
    whole = dataset(events=[{"title": written, "summary": "-"}])
    assert row_index(whole).events.with_words(typed).tolist() == [is_found]
    assert bool(hits(written, runs(typed))) >= is_found


@pytest.mark.parametrize("typed", ["", " ", "-", '""', "“ ” — ."])
def test_signs_that_make_no_word_are_found_nowhere_and_beside_words_do_not_count(dataset, typed):
    whole = dataset(events=[{"title": "One - “two”", "summary": "-"}])
    assert row_index(whole).events.with_words(typed).tolist() == [False]
    assert row_index(whole).events.with_words(f"one {typed} two").tolist() == [True]


@given(st.text() | st.text("aé \u0301ßก王が-’\n"), st.integers(0, 5))
def test_each_word_is_found_as_it_stands_and_by_its_beginning(text, length):
    laid = laid_out(fold(text))
    assert laid == f" {' '.join(laid.split())} "
    for word in text.split():
        if run := laid_out(fold(word)).strip():
            assert f" {run} " in laid
            assert f" {run}"[: length + 2] in laid


def test_what_is_found_by_its_beginning_has_its_letters_too(shipped):
    rows = row_index(shipped)
    for word in ("ten", "wang", "gas", "Китай", "2025", "广"):
        for table in ("events", "statements"):
            assert not (rows[table].with_words(word) & ~rows[table].containing(word)).any()
