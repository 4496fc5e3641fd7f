"""Entries of a long list: what words find, and which stand first."""

import pytest

from dashboard.analysis.lists.entries import entries, found

LISTED = entries(
    {"kharkiv": "Харків", "kyiv": "Kyiv, in Ukraine", "kyiv-oblast": "Kyiv oblast", "lviv": "Lviv"},
    {"kharkiv": "Kharkiv Kharkov", "lviv": "Lemberg Léopol"},
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", ["kyiv-oblast", "kyiv", "kharkiv", "lviv"]),
        ("kyiv", ["kyiv-oblast", "kyiv"]),
        ("KHARKOV", ["kharkiv"]),
        ("харків", ["kharkiv"]),
        ("leopol", ["lviv"]),
        ("ukraine kyiv", ["kyiv"]),
        ("nowhere", []),
    ],
)
def test_words_find_entries_by_any_spelling_those_with_most_accounts_first(words, expected):
    assert [LISTED.ids[place] for place in found(LISTED, words, [2, 5, 9, 2])] == expected


def test_what_is_chosen_is_not_offered_again():
    assert list(found(LISTED, "kyiv", [2, 5, 9, 2], but=["kyiv-oblast", "gone"])) == [1]


def test_of_some_entries_only_those_are_offered():
    assert list(found(LISTED, "", [2, 5, 9, 2], but=["lviv"], only=["lviv", "kyiv", "gone"])) == [1]
    assert list(found(LISTED, "", only=[])) == []


def test_without_numbers_entries_stand_as_they_are_listed():
    assert list(found(LISTED, "")) == [0, 1, 2, 3]
