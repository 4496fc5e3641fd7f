"""A new dataset: sound as it is, sound with its examples, and open in the app."""

import pytest
from click.testing import CliRunner
from frictionless import Package

from dashboard.__main__ import main
from dashboard.describe import describe
from dashboard.model.columns import columns
from dashboard.model.load import load
from dashboard.model.schema import TABLES
from tests.pages.script import opened, shown

PAGES = ("overview", "people", "places", "statements", "method")


def run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def begun(tmp_path):
    """Begin a dataset in a folder that is not there yet."""
    folder = tmp_path / "far" / "Ünser data"
    assert run("new", folder).exit_code == 0
    return folder


@pytest.fixture
def filled(begun):
    """Take the examples for rows."""
    for table in TABLES:
        path = begun / f"{table}.csv"
        path.write_text(path.read_text("utf-8").replace('"#', "").replace('"', ""), "utf-8")
    return begun


def test_it_is_empty_and_nothing_is_wrong_with_it(begun):
    result = run("check", begun)
    assert (result.exit_code, result.stdout) == (0, "")
    dataset = load(begun)
    assert dataset.title == "Ünser data"
    assert not any(len(getattr(dataset, table)) for table in TABLES)
    assert describe(begun) == []
    assert Package(str(begun / "datapackage.json")).validate().valid


def test_every_table_has_an_example_that_is_a_comment(begun):
    for table, row in TABLES.items():
        header, *examples = (begun / f"{table}.csv").read_text("utf-8").splitlines()
        assert header.split(",") == [column.name for column in columns(row)]
        assert len(examples) == (2 if table == "vocabulary" else 1)
        assert all(example.startswith('"#') for example in examples)


def test_the_examples_are_sound_rows(filled):
    dataset = load(filled)
    assert dataset.problems == ()
    assert all(len(getattr(dataset, table)) for table in TABLES)
    assert Package(str(filled / "datapackage.json")).validate().valid


def test_lines_are_counted_with_the_comments(begun):
    words = begun / "vocabulary.csv"
    words.write_text(words.read_text("utf-8") + "events.kind,Not A Slug,Label,Text,,,,,\n", "utf-8")
    [problem] = load(begun).problems
    assert problem.where == "vocabulary.csv:4:value"


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_with_nothing_and_with_the_examples(page, begun, filled, monkeypatch):
    monkeypatch.setenv("DASHBOARD_DATA", str(filled))
    assert "Example News" in shown(opened(page)) or page != "method"
    for table in TABLES:
        path = filled / f"{table}.csv"
        path.write_text(path.read_text("utf-8").splitlines(keepends=True)[0], "utf-8")
    monkeypatch.setenv("DASHBOARD_DATA", f"{filled}/../{filled.name}")
    app = opened(page)
    assert "0 of 0 events and 0 of 0 statements" in shown(app)


def test_a_folder_with_anything_in_it_is_left_as_it_is(tmp_path):
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    for folder in (tmp_path, tmp_path / "mine.txt"):
        result = run("new", folder)
        assert result.exit_code != 0
        assert result.stdout == ""
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_the_geocoder_asks_for_no_example(begun):
    result = run("geocode", begun, "--server", "http://127.0.0.1:9", "--user-agent", "t (t@t.test)")
    assert result.exit_code == 0, result.output
    assert "example-city" not in result.output
