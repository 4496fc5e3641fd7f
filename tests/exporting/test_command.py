"""`export` on the command line: what it writes, says, and refuses."""

import errno
import json
import os

import pytest
from click.testing import CliRunner

from dashboard.__main__ import main
from dashboard.exporting.command import save
from dashboard.exporting.formats import FORMATS
from dashboard.model.load import load


@pytest.fixture
def run(folder, tmp_path, monkeypatch):
    """Run `export` on a copy of the dataset that ships, with a file to write."""
    monkeypatch.delenv("DASHBOARD_REDACT", raising=False)

    def export(*arguments, to="out.zip", **env):
        file = tmp_path / to
        ran = CliRunner().invoke(
            main, ["export", str(folder), *arguments, "--to", str(file)], env=env
        )
        return ran, file

    return export


def test_it_writes_what_is_chosen_and_says_what_that_is(run):
    ran, file = run("person=wang-guangjun", "kind=capture")
    assert ran.exit_code == 0, ran.output
    assert "1 of 41 events and 69 of 95 statements: Wang Guangjun, events of kind" in ran.output
    assert f"{file.stat().st_size:,} bytes" in ran.output
    assert "events more, one account of each, because others refer to them." in ran.output
    assert load(file).problems == ()


@pytest.mark.parametrize(
    "choices",
    [
        ["person=wang-guangjun", "person=chang-renbo", "from=2025-02-01"],
        ["person=wang-guangjun&person=chang-renbo&from=2025-02-01"],
        ["?person=wang-guangjun&person=chang-renbo", "from=2025-02-01"],
        ["http://x.example/people?person=wang-guangjun&person=chang-renbo&from=2025-02-01"],
        [
            "http://x.example/?person=wang-guangjun&person=chang-renbo&from=2025-02-01"
            "&event=chang-capture&page.events=2&part=30,45,40,50&column=events.own&at=kyiv"
        ],
    ],
)
def test_a_choice_is_written_as_in_an_address(run, choices):
    ran, file = run(*choices, to="some.geojson")
    assert ran.exit_code == 0, ran.output
    address = json.loads(file.read_text("utf-8"))["address"]
    assert address == "person=wang-guangjun&person=chang-renbo&from=2025-02-01"


@pytest.mark.parametrize(
    ("arguments", "to", "said"),
    [
        (["person=nobody"], "a.zip", "The data does not have person=nobody."),
        (["colour=red"], "a.zip", "The data does not have colour."),
        (["wang-guangjun"], "a.zip", "wang-guangjun is no choice. Write one like place=ID."),
        (
            [],
            "a.doc",
            "No format is known by this name. Known are .zip (csv), .xlsx (xlsx), .geojson",
        ),
        (["--format", "doc"], "a.zip", "Invalid value for '--format'"),
    ],
)
def test_what_is_not_understood_writes_nothing(run, arguments, to, said):
    ran, file = run(*arguments, to=to)
    assert ran.exit_code == 2
    assert said in " ".join(ran.output.split())
    assert not file.exists()


def test_a_file_that_is_there_is_kept_unless_it_is_to_be_replaced(run):
    _, file = run()
    before = file.read_bytes()
    ran, _ = run("person=wang-guangjun")
    assert ran.exit_code == 2
    assert "is there. Add --replace to write over it." in ran.output
    assert file.read_bytes() == before
    ran, _ = run("person=wang-guangjun", "--replace")
    assert ran.exit_code == 0
    assert file.read_bytes() != before


def test_of_two_who_write_one_file_each_writes_all_of_it(tmp_path, monkeypatch):
    file, ends, others = tmp_path / "out.csv", os.fsync, [b"another export, which is longer"]

    def meanwhile(handle):
        ends(handle)
        for content in others[:]:
            others.clear()
            save(file, content)
            assert file.read_bytes() == content

    monkeypatch.setattr(os, "fsync", meanwhile)
    save(file, b"an export")
    assert file.read_bytes() == b"an export"
    assert [*tmp_path.iterdir()] == [file]


def test_a_file_that_cannot_be_written_leaves_what_was_there(tmp_path, monkeypatch):
    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    for before in ([], [tmp_path / "out.csv"]):
        for file in before:
            file.write_bytes(b"an export")
        with pytest.raises(OSError, match="No space"):
            save(tmp_path / "out.csv", b"another")
        assert [*tmp_path.iterdir()] == before
        assert all(file.read_bytes() == b"an export" for file in before)


def test_the_format_may_be_named_where_the_file_ends_otherwise(run):
    ran, file = run("--format", "geojson", to="map.json")
    assert ran.exit_code == 0
    assert json.loads(file.read_text("utf-8"))["type"] == "FeatureCollection"


def test_a_broken_folder_is_told_and_one_with_faulty_rows_says_how_many_are_left_out(run, folder):
    events = folder / "events.csv"
    text = events.read_text("utf-8")
    events.write_text(text.replace("chang-arrival", "Chang Arrival", 1), "utf-8")
    ran, _ = run(to="a.geojson")
    assert ran.exit_code == 0
    assert "Not in it: 1 row set aside for an error." in ran.output
    events.unlink()
    ran, file = run(to="b.geojson")
    assert ran.exit_code == 2
    assert "events.csv: the file is missing" in ran.output
    assert not file.exists()


@pytest.mark.parametrize("switch", ["--redact", "DASHBOARD_REDACT"])
def test_names_are_left_out_where_they_are_hidden(run, switch):
    ran, file = run("--redact") if switch == "--redact" else run(DASHBOARD_REDACT="1")
    assert ran.exit_code == 0
    assert "Wang Guangjun" not in {*load(file).people["name"]}
    assert "Prisoner A" in {*load(file).people["name"]}


def test_every_format_has_a_name_and_an_ending_of_its_own():
    assert len({one.name for one in FORMATS}) == len({one.suffix for one in FORMATS})
    for one in FORMATS:
        assert one.suffix.startswith(".")
        assert one.holds.endswith(".")
