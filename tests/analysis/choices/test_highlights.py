"""Hits: what a search found is where it is marked."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dashboard.analysis.choices.highlights import hits
from dashboard.analysis.choices.search import laid_out, runs
from dashboard.model.slips.folding import fold


def found(text: str, typed: str) -> list[str]:
    """Give the parts of a text that are hit."""
    return [text[start:end] for start, end in hits(text, fold(typed).split())]


@pytest.mark.parametrize(
    ("text", "typed", "parts"),
    [
        ("The chargé d’affaires", "CHARGE d'aff", ["chargé", "d’aff"]),
        ("cafe\u0301s, cafés", "café", ["cafe\u0301", "café"]),
        ("eine Straße", "strasse", ["Straße"]),
        ("eine Straße", "s", ["S", "ß"]),
        ("ﬁre", "f", ["ﬁ"]),
        ("Володимир Зеленський", "зеленськии", ["Зеленський"]),
        ("王广军 (Wang)", "王 wang", ["王", "Wang"]),
        ("banana", "ana", ["anana"]),
        ("abcd", "ab cd", ["abcd"]),
        ("İstanbul", "istanbul", ["İstanbul"]),
        ("a b", "ab", []),
        ("a´b", "ab", []),
        ("\u0301a", "a", ["a"]),
        ("anything", "", []),
        ("", "a", []),
    ],
)
def test_hits_are_found_as_the_search_compares(text, typed, parts):
    assert found(text, typed) == parts


@given(st.text(), st.text(min_size=1))
@settings(deadline=None)
def test_a_word_is_hit_where_the_search_finds_it_and_only_there(text, typed):
    words = [word for word in fold(typed).split() if word in fold(text)]
    assert bool(hits(text, words)) == bool(words)
    assert hits(text, [word for word in fold(typed).split() if word not in words]) == []


@given(st.text(), st.lists(st.text(max_size=3)))
@settings(deadline=None)
def test_hits_are_in_order_apart_and_each_holds_a_word(text, typed):
    words = [word for each in typed for word in fold(each).split()]
    last = -1
    for start, end in hits(text, words):
        assert last < start < end <= len(text)
        assert any(word in fold(text[start:end]) for word in words)
        last = end


@given(st.text(), st.data())
@settings(deadline=None)
def test_what_is_on_the_page_is_hit_when_it_is_typed(text, data):
    words = text.split()
    assume(any(fold(word) for word in words))
    word = data.draw(st.sampled_from([word for word in words if fold(word)]))
    assert any(hits(text, [part]) for part in fold(word).split())


@pytest.mark.parametrize(
    ("text", "typed", "parts"),
    [
        ("Ten often say ten, tenth", "ten", ["Ten", "ten", "ten"]),
        ("ten-Chinese; ten men", '"ten chinese"', ["ten-Chinese"]),
        ("cafe\u0301s, decaf", "café", ["cafe\u0301"]),
        ("王广军说", "广军", ["广军"]),
        ("«Київ» і Києві", "киє", ["Киє"]),
        ("a ﬁre", "f", ["ﬁ"]),
        ("(ten)", "ten", ["ten"]),
        ("ten", "“ten”", ["ten"]),
        ("anything", "-", []),
    ],
)
def test_words_are_marked_where_they_begin(text, typed, parts):
    assert [text[start:end] for start, end in hits(text, runs(typed))] == parts


@given(st.text() | st.text("ab -王ก\u0301’"), st.text('ab -王ก\u0301’"', min_size=1))
@settings(deadline=None)
def test_words_are_marked_where_the_search_finds_them_and_only_there(text, typed):
    for run in runs(typed):
        assert bool(hits(text, [run])) == (run in laid_out(fold(text)))
