"""The description of a dataset: never behind the schema, and true by another tool's reading."""

import json
import re

import pytest
from click.testing import CliRunner
from frictionless import Package

from dashboard.__main__ import main
from dashboard.describe import BEGIN, END, describe, dictionary, package_text, with_dictionary
from dashboard.model.schema import TABLES

NEEDED = [table for table, row in TABLES.items() if not row.optional]


def found(folder) -> list[tuple[str, int | None, str | None, str]]:
    """Give what frictionless finds wrong: table, record, field, kind of fault."""
    report = Package(str(folder / "datapackage.json")).validate()
    return [
        (task.name, *(getattr(error, part, None) for part in ("row_number", "field_name", "type")))
        for task in report.tasks
        for error in task.errors
    ]


def test_the_shipped_data_is_valid_by_the_standard(folder):
    assert found(folder) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "error"),
    [
        (
            *("places.csv", ",48.32,37.5,", ",480,37.5,"),
            ("places", 9, "latitude", "constraint-error"),
        ),
        (
            *("places.csv", ",48.32,37.5,", ",48N,37.5,"),
            ("places", 9, "latitude", "type-error"),
        ),
        (
            *("events.csv", "chang-arrival,babel-117135", "chang-arrival,babel-117136"),
            ("events", 18, None, "foreign-key"),
        ),
        (
            *("events.csv", "chang-arrival,babel-117135", "Chang Arrival,babel-117135"),
            ("events", 18, "event_id", "constraint-error"),
        ),
        (
            *("events.csv", "chang-arrival,babel", "chang-rostov,babel"),
            ("events", 19, None, "primary-key"),
        ),
        (
            *("events.csv", ",place_id,date,", ",place_id,day,"),
            ("events", None, "date", "missing-label"),
        ),
        (
            *("people.csv", "1991,the-two-prisoners,\n", "1991,the-two-prisoners\n"),
            ("people", 2, "note", "missing-cell"),
        ),
    ],
)
def test_what_another_tool_can_see_on_a_broken_copy_it_sees(file, old, new, error, folder, edit):
    edit(file, old, new)
    assert error in found(folder)


def test_a_missing_file_is_seen(folder):
    (folder / "vocabulary.csv").unlink()
    assert ("vocabulary", None, None, "scheme-error") in found(folder)


def test_the_shipped_description_is_what_the_schema_writes(folder):
    assert describe(folder) == []


def test_a_description_that_is_behind_is_written_again_and_nothing_else_is_lost(folder, edit):
    edit("datapackage.json", '"resources": [', '"resources": [], "before": [')
    assert [path.name for path in describe(folder)] == ["datapackage.json"]
    assert describe(folder) == []
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert [resource["path"] for resource in package["resources"]] == [f"{t}.csv" for t in NEEDED]
    assert package["title"] == "What two Chinese men captured in Ukraine said"
    assert "prisoners of war" in package["custody"]
    assert len(package["before"]) == len(NEEDED)


def test_columns_of_ones_own_are_described_and_what_is_said_of_them_stays(folder, edit):
    path = folder / "vocabulary.csv"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([f"{lines[0]},colour,", *(f"{one},," for one in lines[1:])]), "utf-8")
    assert [one.name for one in describe(folder)] == ["datapackage.json"]
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    *_, field = package["resources"][-1]["schema"]["fields"]
    assert field == {"name": "colour", "type": "string"}
    edit("datapackage.json", '"name": "colour",', '"name": "colour", "title": "Colour as shown",')
    describe(folder)
    assert "Colour as shown" in (folder / "datapackage.json").read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace("colour,", "colour,x"), "utf-8")
    assert found(folder) == []


def test_the_dictionary_is_written_between_its_marks_alone(folder):
    readme = folder / "README.md"
    readme.write_text(f"# Mine\n\n{BEGIN}\nwas here\n{END}\n\nThe end\n", "utf-8")
    assert describe(folder) == [readme]
    text = readme.read_text("utf-8")
    assert text.startswith(f"# Mine\n\n{BEGIN}\n\n### sources.csv\n")
    assert text.endswith(f"\n{END}\n\nThe end\n")
    assert "was here" not in text
    assert with_dictionary(text) == text


def test_a_readme_without_the_marks_is_not_touched(folder):
    readme = folder / "README.md"
    readme.write_text("# Mine\n", "utf-8")
    with pytest.raises(ValueError, match="no place for the data dictionary"):
        describe(folder)
    assert readme.read_text("utf-8") == "# Mine\n"


@pytest.mark.parametrize("before", ["7", "[7, {}]", '[{"path": "events.csv", "schema": "s"}]'])
def test_resources_that_are_none_are_written_anew(before, folder, edit):
    edit("datapackage.json", '"resources": [', f'"resources": {before}, "before": [')
    assert [path.name for path in describe(folder)] == ["datapackage.json"]
    assert found(folder) == []


@pytest.mark.parametrize("text", ["{", "[]", "7"])
def test_a_description_that_is_no_json_object_is_not_touched(text, folder):
    (folder / "datapackage.json").write_text(text, "utf-8")
    with pytest.raises(ValueError):  # noqa: PT011
        describe(folder)
    assert (folder / "datapackage.json").read_text("utf-8") == text


def test_every_column_has_a_row_in_the_dictionary():
    rows = re.findall(
        r"^\| `(\w+)` \| .+ \| .+ \|$", dictionary().partition("### Problems")[0], re.MULTILINE
    )
    assert rows == [name for row in TABLES.values() for name in row.model_fields]
    assert (
        "| `place_id` | id of places.csv, or empty | Empty means that no place is given |"
        in dictionary()
    )
    assert (
        "| `form` | `quote` or `paraphrase`, or empty | As the source gives the claim |"
        in dictionary()
    )


def test_a_new_folder_is_described_under_its_own_name():
    package = json.loads(package_text({}, name="my-data"))
    assert (package["name"], package["title"]) == ("my-data", "my-data")


@pytest.fixture(scope="module")
def rows(shipped):
    """How many events, statements and accounts there are, in words."""
    events, statements = shipped.events, shipped.statements
    return (
        f"{events['event_id'].nunique()} events and {statements['statement_id'].nunique()} "
        f"statements, in {len(events) + len(statements)} accounts,"
    )


def run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_check_ends_with_0_where_nothing_is_wrong(rows, folder):
    result = run("check", folder)
    assert (result.exit_code, result.stdout) == (0, "")
    *lines, summary = result.stderr.splitlines()
    assert summary == f"{rows} can be shown; 0 errors, 0 warnings, 0 rows set aside."
    assert [line.partition(":")[0] for line in lines] == [f"{table}.csv" for table in NEEDED]


def test_check_ends_with_1_where_all_rows_are_shown_but_something_is_wrong(rows, folder):
    (folder / "datapackage.json").write_text("[]", "utf-8")
    result = run("check", folder)
    assert result.exit_code == 1
    assert result.stdout.startswith("datapackage.json: the file is JSON, but no object.")
    assert result.stderr.splitlines()[-1].startswith(f"{rows} can be shown;")


def test_check_ends_with_2_where_nothing_can_be_shown(folder):
    (folder / "events.csv").unlink()
    (folder / "people.csv").unlink()
    result = run("check", folder)
    assert result.exit_code == 2
    assert [line.split(": ")[0] for line in result.stdout.splitlines()] == [
        *("events.csv", "people.csv")
    ]
    assert result.stderr == f"{folder} cannot be shown until this is mended.\n"


def test_check_ends_with_2_where_there_is_no_folder(tmp_path):
    assert run("check", tmp_path / "nowhere").exit_code == 2


def test_the_command_that_describes_tells_what_it_wrote(folder):
    (folder / "datapackage.json").write_text('{"title": "T"}', "utf-8")
    result = run("describe", folder)
    assert (result.exit_code, result.stdout) == (0, f"{folder / 'datapackage.json'} written\n")
    (folder / "datapackage.json").write_text("{", "utf-8")
    assert run("describe", folder).exit_code == 1
