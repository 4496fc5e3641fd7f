"""The dataset that is shown: with names or without, as the environment or the secrets say."""

import shutil

import pytest
import streamlit as st
from streamlit import config
from streamlit.runtime.secrets import Secrets
from streamlit.testing.v1 import AppTest

from dashboard.ui.data import shown_dataset
from dashboard.ui.data.folder import SHIPPED
from tests.pages.script import ROOT, opened, shown

LABELS = ["Prisoner A", "Prisoner B"]


@pytest.fixture
def secrets(tmp_path, monkeypatch):
    """Let Streamlit read its secrets from an empty place; write some there."""
    file, before = tmp_path / "secrets.toml", config.get_option("secrets.files")
    config.set_option("secrets.files", [str(file)])
    monkeypatch.setattr(st, "secrets", Secrets())
    monkeypatch.delenv("DASHBOARD_REDACT", raising=False)
    yield file.write_bytes
    config.set_option("secrets.files", before)


@pytest.mark.parametrize("said", [None, "", " ", "0", "false", "False", "no", "off"])
def test_names_are_shown_unless_told(said, secrets, monkeypatch):
    if said is not None:
        monkeypatch.setenv("DASHBOARD_REDACT", said)
    assert not shown_dataset.redacting()


@pytest.mark.parametrize("said", ["1", "true", "yes", "anything"])
def test_the_environment_tells(said, secrets, monkeypatch):
    monkeypatch.setenv("DASHBOARD_REDACT", said)
    assert shown_dataset.redacting()


@pytest.mark.parametrize(
    ("toml", "redacting"),
    [
        (b"[dashboard]\nredact = true", True),
        (b'[dashboard]\nredact = "true"', True),
        (b"[dashboard]\nredact = false", False),
        (b"[dashboard]\nredact = 0", False),
        (b"[dashboard]\nother = true", False),
        (b"dashboard = true", False),
        (b"other = 1", False),
        (b"[dashboard", True),
        (b"\xff", True),
    ],
)
def test_the_secrets_tell_and_are_taken_for_yes_where_they_cannot_be_read(toml, redacting, secrets):
    secrets(toml)
    assert shown_dataset.redacting() == redacting


def test_the_environment_overrules_the_secrets(secrets, monkeypatch):
    secrets(b"[dashboard]\nredact = true")
    monkeypatch.setenv("DASHBOARD_REDACT", "0")
    assert not shown_dataset.redacting()


def test_switching_redaction_on_changes_what_is_shown_and_found(secrets, monkeypatch):
    names = shown_dataset.current().people["name"].tolist()[:2]
    monkeypatch.setenv("DASHBOARD_REDACT", "1")
    assert shown_dataset.current().people["name"].tolist()[:2] == LABELS != names
    nothing = "**0 of "
    assert nothing in shown(opened("overview", q=names[0]))
    assert nothing not in shown(opened("overview", q=LABELS[0]))


def test_where_the_names_are_not_certain_the_page_says_so_and_shows_nothing(
    secrets, monkeypatch, folder
):
    people = folder / "people.csv"
    people.write_text(people.read_text("utf-8").replace(",CN,1991,", ",,CN,1991,"), "utf-8")
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    assert len(shown_dataset.current().people)
    monkeypatch.setenv("DASHBOARD_REDACT", "1")
    app = AppTest.from_file(ROOT / "streamlit_app.py", default_timeout=60).run()
    assert [title.value for title in app.title] == ["The data cannot be shown"]
    (problems,) = app.dataframe
    assert problems.value[["File", "Line"]].to_numpy().tolist() == [["people.csv", 2]]
    assert "names" in problems.value["What to do"].iloc[0]


def test_without_a_title_not_even_the_folder_gives_a_name_away(secrets, monkeypatch, tmp_path):
    folder = shutil.copytree(SHIPPED, tmp_path / "wang-guangjun")
    (folder / "datapackage.json").unlink()
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    assert shown_dataset.current().title == "wang-guangjun"
    monkeypatch.setenv("DASHBOARD_REDACT", "1")
    assert "wang" not in shown_dataset.current().title.lower()


@pytest.mark.parametrize("redacted", ["0", "1"])
def test_why_a_file_cannot_be_read_is_told(redacted, secrets, monkeypatch, folder):
    (folder / "events.csv").rename(folder / "Events.xlsx")
    (folder / "places.csv").unlink()
    (folder / "places.csv").mkdir()
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    monkeypatch.setenv("DASHBOARD_REDACT", redacted)
    told = [str(problem) for problem in shown_dataset.look().trouble.problems]
    assert told == [
        "events.csv: the file is missing. "
        "There is Events.xlsx: save it as CSV UTF-8 under the name events.csv",
        "places.csv: is a folder, not a file. Rename it, and put the file there",
    ]
