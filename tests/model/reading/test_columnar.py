"""Of a row that is right a column at a time, reading it by itself has nothing to say."""

import csv
import io
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.model.columns import columns
from dashboard.model.load import build
from dashboard.model.problems import DataError
from dashboard.model.reading import table as table_module
from dashboard.model.reading.as_meant import SPACES, header_as_meant
from dashboard.model.reading.columnar import JUDGES, read_columns
from dashboard.model.reading.folder import read_folder
from dashboard.model.reading.header import named
from dashboard.model.reading.row import read_row
from dashboard.model.schema import TABLES
from tests.broken.folders import CASES, broken, sound
from tests.model.test_mutations import NASTY, mutated

MUTATIONS = 300
OF_FORMS = {  # what nearly has each form, and what has it
    *("a-1", "A-1", "a--1", "a-", "а-1", "a_1", "a;b", "a ;b; ", "a;b;a", ";", "a;;b", " a"),
    *("1", "-1", "1.5", "1.", ".5", "+1", "1e3", "١", "90.0000001", "180", "-180.0", "20001"),
    *("0", "0.001", "0.0009", "1000", "1001", "NaN", "inf", "9" * 320, "--1", "0x1", "1_000"),
    *("TRUE", "Yes", "n", "ｘ", "wahr", "true.", "exact", "Exact", "stated", "quote", "one-of"),
    *("https://a", "http://a/b c", "https:///x", "https://ä.example/ü", "HTTPS://a", "ftp://a"),
    *("ukr", "uk-Latn", "ua", "xx", "ceb", "B2", "b2", "B7", "2B", "A1;B2", "high"),
    *("https://a/\u00a0", "https://a/b?c=d#e", "en", "zh-Hans", "e", "en-", "UA", "ua", "УА"),
    *(" ".join("word" for _ in range(n)) for n in (11, 12, 13)),
    *("a\u00a0" * 12, "a b c d e f g h i j k l\u2003m", "a\x1cb", "a\tb", "a\nb", "\x1f", "\x85"),
    *("x" * n for n in (299, 300, 301, 4_999, 5_000, 5_001)),
    *("é" * 300, "e\u0301" * 151, "\U0001f600" * 300, "\ufeff", "\u200b", "\u2028", "\u202e"),
    *("Анна", "Ð›ÑŒÐ²Ñ–Ð²", "РђРЅРЅР°", "doesnâ€™t", "offi\ufffde", "“x”", "¶3", "2025‑02‑05"),
}
TEXTS = sorted({*OF_FORMS, *(text.strip(SPACES) for text in NASTY), ""})


def check(table: str, header: list[str], rows: list[list[str]]) -> list[bool]:
    """Read rows in both ways; give which of them are right a column at a time."""
    values, right = read_columns(TABLES[table], header, rows)
    assert len(values) == len(rows) == len(right)
    for cells, said, is_right in zip(rows, values, right.tolist(), strict=True):
        if is_right:
            record, found = read_row(table, 7, header, cells)
            assert found == []
            assert repr(sorted(said.items())) == repr(sorted(record.values.items()))
    return right.tolist()


def tables_in(contents: dict[str, bytes]):
    """Yield header and fitting rows, as they are meant, of each table that can be read."""
    for table, row in TABLES.items():
        try:
            text = io.StringIO(contents[f"{table}.csv"].decode("utf-8-sig"), newline="")
            first, *rows = csv.reader(text, strict=True)
        except (KeyError, ValueError, csv.Error):
            continue
        header = named(header_as_meant(first, row.model_fields), row.model_fields)
        meant = [[cell.strip(SPACES) for cell in cells] for cells in rows]
        fitting = [cells for cells in meant if len(cells) == len(header) and any(cells)]
        if all(header.count(column.name) == 1 for column in columns(row) if column.required):
            yield table, header, fitting


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "nothing" not in case])
def test_both_ways_agree_on_every_row_of_the_corpus(name, tmp_path):
    for table, header, rows in tables_in(read_folder(broken(tmp_path / "data", CASES[name]))):
        check(table, header, rows)


def test_both_ways_agree_on_rows_of_files_that_were_changed_at_random(tmp_path):
    small, chance, read = read_folder(sound(tmp_path / "data")), random.Random("columnar"), 0
    for _ in range(MUTATIONS):
        for table, header, rows in tables_in(mutated(small, chance)):
            read += sum(check(table, header, rows))
    assert read > MUTATIONS


def test_every_row_of_what_is_sound_is_right_a_column_at_a_time(shipped_files, tmp_path):
    for contents in (shipped_files, read_folder(sound(tmp_path / "data"))):
        for table, header, rows in tables_in(contents):
            rows = [cells for cells in rows if not cells[0].startswith("#")]
            assert all(check(table, header, rows)), table


@pytest.mark.parametrize("table", TABLES)
def test_both_ways_agree_on_whatever_stands_in_a_cell(table, tmp_path):
    contents = read_folder(sound(tmp_path / "data", evidence=True))
    ((_, header, rows),) = [found for found in tables_in(contents) if found[0] == table]
    for place in range(len(header)):
        before, behind = rows[0][:place], rows[0][place + 1 :]
        check(table, header, [[*before, text, *behind] for text in TEXTS])


@settings(deadline=None)
@given(st.lists(st.sampled_from(TEXTS) | st.text(max_size=14), min_size=40, max_size=40))
def test_both_ways_agree_on_any_rows(texts):
    for table, row in TABLES.items():
        header = [*row.model_fields, "own"]
        whole = [text.strip(SPACES) for text in texts]
        rows = [whole[at : at + len(header)] for at in range(0, 40 - len(header), 5)]
        check(table, header, rows)


def told(contents: dict[str, bytes]) -> str:
    """Give all that is made of files, and all that is told."""
    try:
        made = build(contents, name="x")
    except DataError as error:
        return repr(error.problems)
    frames = [getattr(made, table).to_dict("list") for table in TABLES]
    return repr((frames, made.problems, made.set_aside, made.lines, made.own_columns))


def test_a_folder_says_the_same_read_in_either_way(tmp_path, shipped_files, monkeypatch):
    folders = [read_folder(broken(tmp_path / name, case)) for name, case in CASES.items()]
    fast = [told(contents) for contents in (*folders, shipped_files)]

    def certain_of_nothing(row, header, rows):
        values, right = read_columns(row, header, rows)
        return values, right & False

    monkeypatch.setattr(table_module, "read_columns", certain_of_nothing)
    assert [told(contents) for contents in (*folders, shipped_files)] == fast


@pytest.mark.parametrize("words", sorted(JUDGES))
def test_a_form_of_which_nothing_is_known_is_asked_text_by_text(words, shipped_files, monkeypatch):
    before = [check(*found) for found in tables_in(shipped_files)]
    monkeypatch.delitem(JUDGES, words)
    for table, header, rows in tables_in(shipped_files):
        for column in columns(TABLES[table]):
            if column.form.words == words and column.name in header:
                place = header.index(column.name)
                before_it, behind = rows[0][:place], rows[0][place + 1 :]
                check(table, header, [[*before_it, text, *behind] for text in OF_FORMS])
    assert [check(*found) for found in tables_in(shipped_files)] == before
