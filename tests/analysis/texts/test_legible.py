"""Texts fit to be shown: what is unseen is written out, what is read is left as it is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.accounts.rests_on import evidence_in_words
from dashboard.analysis.texts.legible import UNSEEN, legible, made_legible
from dashboard.exporting.table_csv import csv_bytes
from dashboard.model.load import build
from dashboard.model.schema import TABLES


@pytest.mark.parametrize(
    "text",
    [
        "Wang Guangjun, ¶8: “2025-04-05”\n\tnext line",
        "Олена Вигадана 林虚构 Bjørn é e\u0301",
        "की हिन्दी ไท้ 👩\u200d🚀 🇺🇦 Nguyễn Văn Ầ",
        "a=b, 1-2, [..2025-04-08]",
        "",
    ],
)
def test_what_people_write_stays_as_it_is(text):
    assert legible(text) == text


@pytest.mark.parametrize(
    "text", ["שלום עולם", "ليلى الخيالية (3)", "mixed שָׁלוֹם and more", "کتاب\u200cها"]
)
def test_words_from_right_to_left_are_set_apart_and_stay_as_they_are(text):
    assert legible(text) == f"\u2068{text}\u2069"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("exe\u202egpj.", "exe[U+202E]gpj."),
        ("a\u2066b\u2069c", "a[U+2066]b[U+2069]c"),
        ("a\x00b\x1b[2Jc\x7f\x85", "a[U+0000]b[U+001B][2Jc[U+007F][U+0085]"),
        ("half \ud800", "half [U+D800]"),
        ("\u200b\u2060", "[U+200B][U+2060]"),
        ("Z" + "\u0301" * 60 + "!", "Z" + "\u0301" * 4 + "[56 more marks]!"),
        ("x" * 5_003, "x" * 5_000 + "… [3 more characters]"),
    ],
)
def test_what_is_unseen_heaped_or_too_long_is_said(text, read):
    assert legible(text) == read


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "－1"])
def test_an_unseen_sign_stands_before_what_a_spreadsheet_would_run(text):
    assert legible(text) == f"\u2060{text}"


@given(st.text())
def test_nothing_that_turns_the_line_is_left_open(text):
    read = legible(text)
    assert not UNSEEN.search(
        read.removeprefix("\u2060").removeprefix("\u2068").removesuffix("\u2069")
    )
    assert read.count("\u2068") == read.count("\u2069") <= 1
    turned = any(unicodedata.bidirectional(sign) in ("R", "AL", "AN") for sign in read)
    assert turned <= ("\u2068" in read)  # signs that are not assigned yet may be set apart too


def test_nothing_is_cut_off_that_a_cell_may_hold(dataset):
    longest = {"name": "n" * 300, "note": "t" * 5_000, "aliases": "a" * 5_000}
    people = made_legible(dataset(people=[longest])).people
    assert people[[*longest]].iloc[0].to_dict() == longest | {"aliases": ("a" * 5_000,)}


def test_the_shipped_data_stay_as_they_are(shipped):
    made = made_legible(shipped)
    for table in TABLES:
        assert csv_bytes(getattr(made, table)) == csv_bytes(getattr(shipped, table))
    assert made.package == shipped.package


@pytest.mark.parametrize("word", ["a\u202eb", "=x", "\u05d0"])
def test_a_word_that_nobody_listed_has_a_label_however_it_is_written(csvs, word):
    tables = {"events": [{"evidence_ids": "evidence-1"}], "evidence": [{"kind": word}]}
    shown = made_legible(build(csvs(**tables), name="x"))
    assert evidence_in_words(shown, shown.events)["evidence"].tolist() == [legible(word)]
