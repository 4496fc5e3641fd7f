"""What was exported comes in as it was, and a workbook that was edited changes what was edited."""

import io
import shutil

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, Phase, given, settings

from dashboard.__main__ import main
from dashboard.analysis.choices.filters import Filters
from dashboard.exporting.csv_folder import filed
from dashboard.exporting.extract import extract
from dashboard.exporting.formats import by_name
from dashboard.exporting.workbook import workbook
from dashboard.importing.recognised import read
from dashboard.importing.updates import update
from dashboard.model.load import build, load
from dashboard.model.reading.folder import read_folder
from dashboard.model.schema import TABLES
from tests.hostile import HOSTILE
from tests.sound.functions import choices
from tests.sound.worlds import dice, folders, together

SOME = settings(
    max_examples=max(settings.default.max_examples // 25, 1),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[*HealthCheck],
)
UNTOUCHED = {"event_id", "source_id", "statement_id", "person_id", "place_id", "rank", "value"}
UNTOUCHED |= {"column"}
NUMBERS = ("latitude", "longitude", "radius_km", "fastest_kmh")


def put(folder, files):
    """Write files into a folder."""
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def edited(content, edits):
    """Edit cells of a workbook: by sheet, row and column what is to stand there."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for (sheet, row, column), text in edits.items():
        book[sheet].cell(row, column).value = text
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


@pytest.mark.parametrize("name", ["csv", "xlsx", "sqlite"])
@pytest.mark.parametrize("files", ["shipped", "hostile"])
def test_an_export_that_is_imported_has_the_same_rows(shipped_files, csvs, tmp_path, name, files):
    given_files = shipped_files if files == "shipped" else csvs(**HOSTILE)
    part = extract(build(given_files, name=files), Filters())
    form = by_name("", name)
    file, folder = tmp_path / f"case{form.suffix}", tmp_path / "again"
    file.write_bytes(form.write(part))
    ran = CliRunner().invoke(main, ["import", str(file), str(folder)])
    assert ran.exit_code == 0, ran.output
    back = load(folder)
    assert back.title == part.whole.title or files == "hostile"
    for table in TABLES:
        before, after = filed(part.whole, table), filed(back, table)
        for rows in (before, after):
            numbers = [one for one in NUMBERS if one in rows]
            rows[numbers] = rows[numbers].map(lambda cell: f"{float(cell):.12g}" if cell else "")
        assert [*before] == [*after], table
        assert before.to_dict("records") == after.to_dict("records"), table


@SOME
@given(worlds=folders(8), die=dice)
def test_the_difference_is_exactly_the_cells_that_were_edited(csvs, tmp_path_factory, worlds, die):
    files = csvs(**together(worlds))
    folder = put(tmp_path_factory.mktemp("curator"), files)
    whole = load(folder)
    part = extract(whole, choices(whole, die))
    content = workbook(part)
    assert update(folder, read("case.xlsx", content)).changes == []
    expected, edits = set(), {}
    for table in TABLES:
        rows = filed(part.closed, table)
        texts = [at for at, name in enumerate(rows) if name not in UNTOUCHED]
        for row in die.some(range(len(rows))):
            at = die.one(texts)
            edits[table, row + 2, at + 1] = f"edited {row}"
            key = tuple(rows.iloc[row][[*TABLES[table].primary_key]])
            expected.add((f"{table}.csv", key, rows.columns[at], f"edited {row}"))
    told = update(folder, read("case.xlsx", edited(content, edits)))
    assert {(one.file, one.key, one.column, one.after) for one in told.changes} == expected
    changed = sum(
        before != after
        for fix in told.fixes
        for before, after in zip(fix.before.splitlines(), fix.after.splitlines(), strict=True)
    )
    assert changed <= len(expected)


def test_edits_are_shown_written_and_the_old_files_kept(folder, tmp_path):
    file = tmp_path / "case.xlsx"
    before = (folder / "people.csv").read_bytes()
    content = workbook(extract(load(folder), Filters()))
    header = [*filed(load(folder), "people")]
    role = header.index("role") + 1
    file.write_bytes(edited(content, {("people", 2, role): "a new role"}))
    command = ["import", str(file), str(folder), "--update"]
    ran = CliRunner().invoke(main, command)
    assert ran.exit_code == 1
    assert "Nothing is written: add --yes" in ran.output
    assert (folder / "people.csv").read_bytes() == before
    ran = CliRunner().invoke(main, [*command, "--yes"])
    assert ran.exit_code == 0, ran.output
    assert ran.stdout.startswith("people.csv: ")
    assert "role: “captured soldier” -> “a new role”" in ran.stdout
    assert len(ran.stdout.splitlines()) == 1
    assert (folder / "people.csv.bak").read_bytes() == before
    after = (folder / "people.csv").read_bytes()
    assert after.replace(b"a new role", b"captured soldier") == before
    ran = CliRunner().invoke(main, command)
    assert "Nothing differs." in ran.output
    assert "The folder has changed since this workbook was made of it" in ran.output


def test_a_new_row_is_added_and_a_missing_one_stays(folder, tmp_path):
    content = workbook(extract(load(folder), Filters(people=("chang-renbo",))))
    book = openpyxl.load_workbook(io.BytesIO(content))
    header = [cell.value for cell in book["people"][1]]
    new = {"person_id": "somebody-new", "name": "=Somebody", "kind": "person", "own": "mine"}
    book["people"].cell(1, len(header) + 1).value = "own"
    header.append("own")
    at = book["people"].max_row + 1
    for column, name in enumerate(header, 1):
        cell = book["people"].cell(at, column)
        cell.value = new.get(name)
        cell.data_type = "s" if name in new else cell.data_type
    written = io.BytesIO()
    book.save(written)
    file = tmp_path / "case.xlsx"
    file.write_bytes(written.getvalue())
    people = len(load(folder).people)
    ran = CliRunner().invoke(main, ["import", str(file), str(folder), "--update", "--yes"])
    assert ran.exit_code == 0, ran.output
    assert "people.csv: somebody-new: a new row" in ran.stdout
    assert "not in the workbook, left as" in ran.output
    after = load(folder)
    assert len(after.people) == people + 1
    row = after.people.iloc[-1]
    assert row["name"] == "=Somebody"
    assert after.own_facts("people", row["line"]) == {"own": "mine"}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["", "x"], "vocabulary, line 3: a row needs column and value."),
        (["events.kind", "arrival"], "vocabulary, line 3: events.kind arrival is there twice."),
    ],
)
def test_rows_that_nobody_can_tell_apart_stop_it_before_anything_is_written(
    folder, tmp_path, row, said
):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    content = edited(
        workbook(extract(load(folder), Filters())),
        {("vocabulary", 2, 1): "events.kind", ("vocabulary", 2, 2): "arrival"}
        | {("vocabulary", 3, at): text for at, text in enumerate(row, 1)},
    )
    file = tmp_path / "case.xlsx"
    file.write_bytes(content)
    ran = CliRunner().invoke(main, ["import", str(file), str(folder), "--update", "--yes"])
    assert ran.exit_code == 2
    assert said in " ".join(ran.output.split())
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_another_way_to_write_the_same_is_no_change(csvs, tmp_path):
    folder = put(
        tmp_path / "curator",
        csvs(
            people=[{"aliases": " a ;b;"}],
            places=[{"latitude": "48.0250", "longitude": "37.0"}],
            place_candidates=[{"place_id": "place-1", "chosen": "TRUE", "rank": "1"}],
            events=[{"place_id": "place-1", "summary": "two\r\nlines"}],
        ),
    )
    shutil.copy(folder / "events.csv", tmp_path)
    content = workbook(extract(load(folder), Filters()))
    assert update(folder, read("case.xlsx", content)).changes == []


def test_a_column_that_is_empty_in_the_folder_is_not_missed(folder):
    people = (folder / "people.csv").read_text("utf-8").splitlines()
    text = "\n".join([f"{people[0]},mine", *(f"{line}," for line in people[1:]), ""])
    (folder / "people.csv").write_text(text, "utf-8")
    content = workbook(extract(build(read_folder(folder), name="x"), Filters()))
    book = openpyxl.load_workbook(io.BytesIO(content))
    book["people"].delete_cols(len(people[0].split(",")) + 1)
    book["people"].delete_cols(3)
    written = io.BytesIO()
    book.save(written)
    told = update(folder, read("case.xlsx", written.getvalue()))
    assert told.changes == []
    assert told.remarks == ["people.csv: columns not in the workbook, left as they are: aliases"]
