"""Garbled text: found in any encoding that spreadsheets read in, and never where it is not."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.model.slips.mojibake import garbled, in_words, ungarbled

WESTERN, CYRILLIC = "sloppy-windows-1252", "sloppy-windows-1251"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Анна Коваль;Hanna Koval", CYRILLIC),
        ("Kiev;Київ", CYRILLIC),  # which ftfy by itself leaves as it is
        ("Russian Federation;Россия", CYRILLIC),
        ("The office doesn’t call it calm", WESTERN),
        ("café", WESTERN),
        ("Łódź", "sloppy-windows-1250"),
        ("王广军", "macroman"),
    ],
)
def test_a_text_that_was_read_in_another_encoding_is_found(text, encoding):
    wrong = text.encode().decode(encoding)
    found = ungarbled(wrong)
    assert found
    assert found[0] == text
    assert garbled(*found) == wrong
    assert in_words(found[1]) == encoding.removeprefix("sloppy-")


def test_a_text_that_was_read_wrongly_twice_is_found_as_it_was_at_first():
    twice = garbled("Kyïv", (WESTERN, WESTERN))
    found = ungarbled(twice)
    assert found
    assert found[0] == "Kyïv"
    assert garbled(*found) == twice
    assert in_words(found[1]) == "windows-1252 and again as windows-1252"


def test_nothing_in_the_shipped_data_is_taken_for_garbled(shipped_files):
    for file, content in shipped_files.items():
        if file.endswith(".csv"):
            for row in csv.reader(io.StringIO(content.decode(), newline="")):
                assert [cell for cell in row if ungarbled(cell)] == []


@given(st.text(max_size=30))
def test_what_was_not_garbled_comes_back_as_it_was(text):
    if found := ungarbled(text):
        original, encodings = found
        assert original != text
        assert encodings
        garbled(original, encodings)
