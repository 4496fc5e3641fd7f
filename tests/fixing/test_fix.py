"""`check --fix`: what is certain is mended, everything else keeps its bytes."""

import csv
import io

import pandas as pd
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.__main__ import main
from dashboard.fixing.cells import mended
from dashboard.fixing.fix import fixes
from dashboard.model.columns import columns
from dashboard.model.dates.edtf import bounds
from dashboard.model.load import build, read_folder
from dashboard.model.problems import DataError
from dashboard.model.schema import TABLES
from tests.broken.folders import CASES, broken, sound

COLUMN = {(t, c.name): c for t, row in TABLES.items() for c in columns(row)}
DATE = COLUMN["events", "date"]
MENDED = [  # column of a table, what people type, what it certainly means
    (DATE, "25/12/2025", "2025-12-25"),
    (DATE, "25.12.2025", "2025-12-25"),
    (DATE, "5 February 2025", "2025-02-05"),
    (DATE, "Feb 2025", "2025-02"),
    (DATE, "2025/02/05", "2025-02-05"),
    (DATE, "2025-2-5", "2025-02-05"),
    (DATE, "2025‑02‑05", "2025-02-05"),
    (DATE, " 2025-02-05 ", "2025-02-05"),
    (DATE, "05/05/2025", "2025-05-05"),
    (DATE, "n/a", ""),
    (COLUMN["events", "person_ids"], "wang, chang", "wang;chang"),
    (COLUMN["events", "person_ids"], "wang; chang", "wang; chang"),
    (COLUMN["events", "event_id"], "\u00a0wang-arrives ", "wang-arrives"),
    (COLUMN["events", "event_id"], "wang‑arrives", "wang-arrives"),
    (COLUMN["events", "basis"], "“stated”", "stated"),
    (COLUMN["place_candidates", "chosen"], "TRUE", "true"),
    (COLUMN["place_candidates", "chosen"], "No", ""),
    (COLUMN["places", "latitude"], "48.025\u00a0", "48.025"),
    (COLUMN["events", "title"], "\u00a0Wang arrives ", "Wang arrives"),
]
LEFT = [  # what could be read in two ways, or would lose something
    (DATE, "05/06/2025"),  # the fifth of June, or May the sixth
    (DATE, "2014-07-17 14:30"),  # the time would be lost
    (DATE, "17/07/2014 ~09:15"),
    (DATE, "45693"),  # spreadsheets count from 1900 or from 1904
    (DATE, "5/2/25"),
    (DATE, "2025-02-30"),
    (DATE, "2025-04-08/2025-04-01"),
    (DATE, "early February 2025"),
    (DATE, "2025-13-05"),
    (DATE, "spring 2025"),
    (DATE, "2010–12"),  # a month, or two years
    (COLUMN["places", "latitude"], "48,025"),
    (COLUMN["events", "event_id"], "Wang arrives"),
    (COLUMN["events", "place_id"], "donetsk;makiivka"),
    (COLUMN["people", "name"], "“Wang”"),
    (COLUMN["place_candidates", "chosen"], "maybe"),
]


@pytest.mark.parametrize(("column", "cell", "meant"), MENDED)
def test_what_has_one_reading_is_written_so(column, cell, meant):
    assert mended(cell, column) == meant
    assert mended(meant, column) == meant


@pytest.mark.parametrize(("column", "cell"), LEFT)
def test_what_has_two_readings_or_none_is_left(column, cell):
    assert mended(cell, column) == cell


@given(st.text(alphabet="0123456789-/. XF~?[]Tebjan:", max_size=14))
@settings(max_examples=300, deadline=None)
def test_a_date_is_mended_to_one_that_is_read_or_not_at_all(text):
    after = mended(text, DATE)
    assert mended(after, DATE) == after
    if after != text:
        assert bounds(pd.Series([after], dtype="str"))["problem"].isna().all()
        assert bounds(pd.Series([text], dtype="str"))["problem"].notna().all()


REVEALING = {"minus-sign"}  # that the point lies elsewhere shows once it can be read


def problems(contents):
    """Tell whether nothing can be shown, and what is wrong."""
    try:
        return False, list(build(contents, name="x").problems)
    except DataError as error:
        return True, list(error.problems)


@pytest.mark.parametrize("name", CASES)
def test_a_mended_folder_has_fewer_problems_and_twice_changes_nothing(name, tmp_path):
    contents = read_folder(broken(tmp_path / "data", CASES[name]))
    found = fixes(contents)
    after = contents | {fix.file: fix.after for fix in found}
    assert fixes(after) == []
    if name == "TRUE":  # is read as it stands, and written as all others are
        assert (len(found), problems(contents), problems(after)) == (1, *((False, []),) * 2)
    elif found:
        (unusable, then), (still, now) = problems(contents), problems(after)
        assert (still, len(now) - (name in REVEALING)) < (unusable, len(then))


def test_the_sound_folder_is_left_as_it_is(tmp_path):
    assert fixes(read_folder(sound(tmp_path / "data"))) == []


def table(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("sign", [";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_table_that_another_sign_separates_says_the_same_with_commas(sign, end, tmp_path):
    contents = read_folder(sound(tmp_path / "data"))
    rows, out = table(contents["people.csv"]), io.StringIO(newline="")
    csv.writer(out, delimiter=sign, lineterminator=end).writerows(rows)
    (fix,) = fixes(contents | {"people.csv": out.getvalue().encode()})
    assert table(fix.after) == rows
    assert fix.after.endswith(end.encode())


def test_unicode_text_of_a_spreadsheet_becomes_utf_8(tmp_path):
    contents = read_folder(sound(tmp_path / "data"))
    rows, out = table(contents["people.csv"]), io.StringIO(newline="")
    csv.writer(out, delimiter="\t").writerows(rows)
    (fix,) = fixes(contents | {"people.csv": out.getvalue().encode("utf-16")})
    assert table(fix.after) == rows


def test_only_the_mended_cells_change_and_marks_quotes_and_line_ends_stay(tmp_path):
    contents = read_folder(sound(tmp_path / "data"))
    before = ("\ufeff" + contents["events.csv"].decode().replace("\n", "\r\n")).encode()
    date = next(row[6] for row in table(before)[1:] if row[6].count("-") == 2)
    wrong = before.replace(date.encode(), date.replace("-", "/").encode(), 1)
    (fix,) = fixes(contents | {"events.csv": wrong})
    assert fix.after == before


def test_it_shows_the_difference_first_and_writes_nothing_unasked(tmp_path):
    folder = sound(tmp_path / "data")
    wrong = (folder / "events.csv").read_bytes().replace(b"stated", b"stated ", 1)
    (folder / "events.csv").write_bytes(wrong)
    result = CliRunner().invoke(main, ["check", str(folder), "--fix"])
    assert "--- events.csv\n+++ events.csv, mended\n" in result.stderr
    assert "Nothing is written: add --yes" in result.stderr
    assert (folder / "events.csv").read_bytes() == wrong
    assert sorted(path.name for path in folder.glob("*.bak*")) == []


def test_it_writes_keeps_the_old_files_and_checks_what_it_wrote(tmp_path):
    folder = sound(tmp_path / "data")
    good = (folder / "events.csv").read_bytes()
    wrong = good.replace(b"stated", "\u00a0stated".encode(), 1)
    for backup in ("events.csv.bak", "events.csv.bak2"):
        (folder / "events.csv").write_bytes(wrong)
        result = CliRunner().invoke(main, ["check", str(folder), "--fix", "--yes"])
        assert (result.exit_code, result.stdout) == (0, "")
        assert f"the old one is {backup}" in result.stderr
        assert (folder / "events.csv").read_bytes() == good
        assert (folder / backup).read_bytes() == wrong
    result = CliRunner().invoke(main, ["check", str(folder), "--fix", "--yes"])
    assert "Nothing can be mended with certainty." in result.stderr


def test_columns_of_ones_own_are_left_as_they_are(tmp_path):
    folder = sound(tmp_path / "data")
    path = folder / "vocabulary.csv"
    header, *rows = path.read_text("utf-8").splitlines()
    own = 'Label, label ,"colour, seen",Means,MEANS,'
    text = "\n".join([f"{header},{own}", *(f'{row}, x ,"“y”",TRUE,1,2,' for row in rows)])
    path.write_text(text, "utf-8")
    assert fixes(read_folder(folder)) == []
    path.write_text(text.replace("value,label,", "value,LABEL,"), "utf-8")
    assert fixes(read_folder(folder)) == []


def test_what_is_hostile_in_a_file_is_written_out_in_the_difference(tmp_path):
    folder = sound(tmp_path / "data")
    evil = b"\x1b[31mstated"
    (folder / "events.csv").write_bytes(
        (folder / "events.csv").read_bytes().replace(b"2025-", evil + b" 2025/", 1)
    )
    result = CliRunner().invoke(main, ["check", str(folder), "--fix"])
    assert "\x1b" not in result.stderr
