"""`python -m dashboard check`: every mistake is told in the words that a curator reads."""

import ast
import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from dashboard.__main__ import main
from dashboard.describe import dictionary
from dashboard.model.problem_kinds import KINDS
from tests.broken.folders import CASES, broken, sound
from tests.elsewhere import folder

PACKAGE = Path(__file__).parents[1] / "dashboard"
ELSEWHERE = {"refused-archive"}  # told of an upload, not of a folder
FIELDS = ["file", "line", "column", "value", "message", "hint", "kind", "resting"]
HEADER = [*FIELDS, "severity"]


def run(folder, *options: str):
    return CliRunner().invoke(main, ["check", str(folder), *options])


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What `check` says of each broken folder, as JSON."""
    reports = {}
    for name, case in CASES.items():
        folder = broken(tmp_path_factory.mktemp("broken") / "data", case)
        reports[name] = json.loads(run(folder, "--format", "json", "--all").stdout)
    return reports


def test_the_folder_that_the_broken_ones_are_made_of_is_sound(tmp_path):
    result = run(sound(tmp_path / "data"))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (
        "sources.csv: 3 lines = header + 2 rows usable\n"
        "people.csv: 5 lines = header + 4 rows usable\n"
        "places.csv: 7 lines = header + 5 rows usable + 1 further line of rows\n"
        "place_candidates.csv: 5 lines = header + 4 rows usable\n"
        "events.csv: 6 lines = header + 4 rows usable + 1 further line of rows\n"
        "statements.csv: 4 lines = header + 3 rows usable\n"
        "vocabulary.csv: 6 lines = header + 5 rows usable\n"
        "3 events and 3 statements, in 7 accounts, can be shown; "
        "0 errors, 0 warnings, 0 rows set aside.\n"
    )


@pytest.mark.parametrize("name", CASES)
def test_what_a_curator_did_is_told_in_exactly_these_words(name, tmp_path):
    folder = broken(tmp_path / "data", CASES[name])
    for options, told in (
        ((), CASES[name]["says"]),
        (("--all",), CASES[name]["says"] + CASES[name].get("rests", [])),
    ):
        result = run(folder, *options)
        assert result.stdout.replace(str(folder), "FOLDER").splitlines() == told
        assert result.exit_code == CASES[name].get("exits", 1)
        assert "Traceback" not in result.output


def test_every_kind_of_problem_is_in_the_list_and_in_the_corpus(told):
    found = {problem["kind"] for report in told.values() for problem in report["problems"]}
    assert found == set(KINDS) - ELSEWHERE


def test_every_problem_that_the_code_can_tell_has_a_kind():
    silent = [
        f"{path.name}:{node.lineno}"
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem"
        if len(node.args) <= FIELDS.index("kind")
        and "kind" not in {key.arg for key in node.keywords}
        if not any(isinstance(part, ast.Starred) for part in node.args)
    ]
    assert silent == []


def test_every_kind_has_its_line_in_the_dictionary():
    lines = dictionary().splitlines()
    for name, kind in KINDS.items():
        assert (
            f"| `{name}` | {kind.severity} | {kind.means} | {kind.remedy} | {kind.why} |" in lines
        )


def test_an_error_sets_rows_aside_and_a_warning_hides_nothing(told):
    for name, report in told.items():
        grave = {problem["severity"] for problem in report["problems"]}
        aside = sum(count["aside"] for count in report["counts"].values())
        if grave <= {"warning", "note"}:
            assert report["usable"], name
            assert aside == 0, name
        elif report["usable"] and "datapackage" not in str(report["problems"]):
            assert aside > 0, name
    assert {kind.severity for kind in KINDS.values()} == {"error", "warning", "note"}
    assert all(kind.why for kind in KINDS.values())


@pytest.mark.parametrize("name", ["event-after-its-source", "none-chosen", "language-in-words"])
def test_warnings_alone_end_with_0_unless_they_are_to_count(name, tmp_path):
    folder = broken(tmp_path / "data", CASES[name])
    result = run(folder)
    assert result.exit_code == 0
    assert all(": warning: " in line for line in result.stdout.splitlines())
    assert "; 0 errors" not in result.stderr
    assert result.stderr.endswith("; 1 warning, 0 rows set aside.\n")
    strict = run(folder, "--strict")
    assert (strict.exit_code, strict.stdout) == (1, result.stdout)
    assert run(sound(tmp_path / "sound"), "--strict").exit_code == 0


def test_a_warning_among_errors_is_told_apart(told):
    told_of = {p["column"]: p["severity"] for p in told["several-at-once"]["problems"]}
    assert told_of == {"date": "error", "title": "error", "nationality": "warning", "": "error"}


@pytest.mark.parametrize("name", ["several-at-once", "what-rests-on-a-faulty-row", "no-folder"])
def test_text_json_and_csv_tell_the_same(name, told, tmp_path):
    folder = broken(tmp_path / "data", CASES[name])
    written = list(
        csv.DictReader(
            io.StringIO(run(folder, "--format", "csv", "--all").stdout_bytes.decode("utf-8-sig"))
        )
    )
    problems = told[name]["problems"]
    assert [list(problem) for problem in problems] == [HEADER] * len(problems)
    lines = CASES[name]["says"] + CASES[name].get("rests", [])
    assert len(written) == len(problems) == len(lines)
    for row, problem, line in zip(written, problems, lines, strict=True):
        rest = f". And {problem['resting']} rows rest on it" * bool(problem["resting"])
        assert line.endswith(f"{problem['message']}. {problem['hint']}{rest}")
        if name != "no-folder":
            assert row == {key: str(cell) for key, cell in problem.items()}
            assert line.startswith(problem["file"])


def test_json_counts_the_rows_of_each_file(told):
    report = told["no-such-day"]
    assert report["usable"]
    lines = {"lines": 5, "comments": 0, "empty": 0, "continued": 0}
    rows = {"read": 4, "usable": 3, "aside": 1, "warned": 0}
    assert report["counts"]["events.csv"] == rows | lines | {"lines": 6, "continued": 1}
    rows = {"read": 4, "usable": 4, "aside": 0, "warned": 0}
    assert report["counts"]["people.csv"] == rows | lines
    odd = told["country-in-small-letters"]["counts"]["people.csv"]
    assert odd == {"read": 4, "usable": 4, "aside": 0, "warned": 1} | lines
    lost = told["several-at-once"]
    assert (lost["usable"], lost["counts"]) == (False, {})


def test_a_formula_in_a_cell_does_not_reach_a_spreadsheet(tmp_path):
    edit = {"replace": [["people.csv", "anna-koval,", '"=HYPERLINK(""http://x"")",']]}
    folder = broken(tmp_path / "data", edit)
    rows = csv.DictReader(io.StringIO(run(folder, "--format", "csv").stdout))
    assert '\'=HYPERLINK("http://x")' in [row["value"] for row in rows]


def test_what_a_terminal_cannot_show_is_written_out(tmp_path):
    folder = broken(tmp_path / "data", CASES["cyrillic-letter"])
    command = [sys.executable, "-m", "dashboard", "check", str(folder)]
    done = subprocess.run(
        command,
        cwd=PACKAGE.parent,
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert b"\\u0430nna-koval" in done.stdout


def test_the_summary_counts_in_english(tmp_path):
    result = run(broken(tmp_path / "data", CASES["mistyped-reference"]))
    assert result.stderr.endswith(
        "\n3 events and 3 statements, in 6 accounts, can be shown; 1 error, 1 row set aside.\n"
    )


def test_every_line_of_a_file_is_counted_in_words(tmp_path):
    folder = sound(tmp_path / "data")
    path = folder / "people.csv"
    header, first, *rest = path.read_text("utf-8").splitlines()
    more = ["# seen", "", ",,,", '"# both', 'lines"', "#REF!" + first[first.index(",") :]]
    path.write_text("\n".join([header, *more, first, *rest]), "utf-8")
    line = next(line for line in run(folder).stderr.splitlines() if line.startswith("people.csv"))
    assert line == (
        "people.csv: 11 lines = header + 4 rows usable + 1 set aside + 3 comment lines + "
        "2 empty lines"
    )


def test_a_file_in_place_of_the_folder_is_told(tmp_path):
    file = tmp_path / "data.csv"
    file.write_text("x", "utf-8")
    result = run(file)
    assert result.exit_code == 2
    assert result.stdout == (
        f"{file}: is a file, not a folder. Give the folder that holds the tables\n"
    )
    assert result.stderr == f"{file} cannot be shown until this is mended.\n"


def zipped(folder, path, inside=""):
    """Pack a folder as people do."""
    with ZipFile(path, "w") as archive:
        for file in folder.iterdir():
            archive.write(file, f"{inside}{file.name}")
    return path


@pytest.mark.parametrize("inside", ["", "my case/"])
@pytest.mark.parametrize("name", ["case.zip", "case"])
def test_a_zip_file_is_checked_as_its_folder_is(name, inside, tmp_path):
    folder = broken(tmp_path / "data", CASES["mistyped-reference"])
    of_folder, of_zip = run(folder), run(zipped(folder, tmp_path / name, inside))
    assert (of_zip.exit_code, of_zip.output) == (of_folder.exit_code, of_folder.output)
    assert "events.csv:2:person_ids" in of_zip.stdout


def test_a_zip_file_that_the_preview_refuses_is_refused_in_its_words(tmp_path):
    path = tmp_path / "case.zip"
    path.write_bytes(b"PK\x03\x04 cut off")
    result = run(path)
    assert result.exit_code == 2
    assert result.stdout == (
        "zip: the file is no zip file, or a damaged one. Make the zip file again\n"
    )
    result = run(zipped(sound(tmp_path / "data"), path), "--fix")
    assert result.exit_code == 2
    assert "--fix mends a folder, not a file. Unpack a zip file first." in result.output


def test_a_workbook_in_place_of_the_folder_is_named_as_what_it_is(tmp_path):
    path = tmp_path / "case.xlsx"
    with ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert run(path).stdout == (
        f"{path}: is an Excel workbook (.xlsx), not a folder. Save each of its tables as CSV "
        "UTF-8, and give the folder that holds them\n"
    )
    result = run(path.rename(tmp_path / "case.zip"))
    assert result.stdout == (
        "zip: the file is an Excel workbook (.xlsx). Open it, and save the table as CSV UTF-8\n"
    )


def test_a_dataset_one_folder_further_in_is_named(tmp_path):
    sound(tmp_path / "case" / "my data")
    result = run(tmp_path / "case")
    assert result.exit_code == 2
    assert result.stdout.splitlines()[-1] == (
        "vocabulary.csv: the file is missing. There is one in the folder my data: give that "
        "folder, or move its files here"
    )


@pytest.mark.parametrize("form", ["text", "json", "csv"])
@pytest.mark.parametrize("packed", [False, True], ids=["folder", "zip"])
def test_where_names_are_redacted_what_is_wrong_is_told_without_them(
    form, packed, csvs, tmp_path, monkeypatch
):
    wang = {"person_id": "wang-guangjun", "name": "Wang Guangjun", "aliases": "Ван Гуанцзюнь"}
    wang |= {"status": "prisoner-of-war", "public_label": "Prisoner A"}
    events = [
        {"event_id": "wang-arrives", "date": "Wang", "title": "Wang"},
        {"event_id": "b", "person_ids": "wang-guangjun-x", "place_id": "w\u0430ng-house"},
        {"event_id": "c", "note": "Ваном Гуанцзюнем".encode().decode("cp1251", "replace")},
    ]
    place = folder(tmp_path / "data", csvs(people=[wang], events=events))
    place = zipped(place, tmp_path / "case.zip") if packed else place
    plain = run(place, "--format", form)
    assert "wang" in plain.stdout.lower()
    monkeypatch.setenv("DASHBOARD_REDACT", "1")
    told = run(place, "--format", form)
    assert told.exit_code == plain.exit_code == 1
    assert "Prisoner A" in told.stdout
    assert not re.search("w.ng|gu.ng|Ван|Гуан", told.output, re.IGNORECASE)
    assert run(place.parent, "--fix").exit_code == 2
    assert "names too: not with --redact" in run(place.parent, "--fix").output
