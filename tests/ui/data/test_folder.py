"""Which folder is shown: what the command line says, what the environment, and mistakes in both."""

import shutil
import sys

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.data import folder
from dashboard.ui.data.folder import ENTRY, SHIPPED
from tests.pages.script import opened, shown


@pytest.fixture
def start(monkeypatch):
    """Start the app with arguments behind the two hyphens."""

    def run(*arguments: str) -> None:
        monkeypatch.setattr(sys, "argv", [str(ENTRY), *arguments])

    return run


@pytest.fixture
def other(tmp_path):
    """A folder with a title of its own."""
    copy = shutil.copytree(SHIPPED, tmp_path / "other")
    path = copy / "datapackage.json"
    path.write_text(path.read_text("utf-8").replace("What two", "What the other two"), "utf-8")
    return copy


def test_the_shipped_data_is_shown_unless_told(start, monkeypatch):
    monkeypatch.delenv("DASHBOARD_DATA", raising=False)
    start()
    assert folder.asked() == SHIPPED


@pytest.mark.parametrize("form", ["--data {}", "--data={}"])
def test_the_command_line_wins_over_the_environment(form, start, other, monkeypatch, tmp_path):
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path / "nothing"))
    start(*form.format(other).split(" "))
    assert folder.asked() == other
    assert "What the other two captured" in shown(opened("overview"))


def test_a_corpus_is_alone_where_nobody_names_a_case(start, monkeypatch):
    for setting in ("DASHBOARD_DATA", "DASHBOARD_CORPUS"):
        monkeypatch.delenv(setting, raising=False)
    start()
    assert not folder.corpus_alone()
    start("--corpus", "many")
    assert folder.corpus_alone()
    start("--corpus", "many", "--data", "case")
    assert not folder.corpus_alone()
    start()
    monkeypatch.setenv("DASHBOARD_CORPUS", "many")
    assert folder.corpus_alone()
    monkeypatch.setenv("DASHBOARD_DATA", "case")
    assert not folder.corpus_alone()


def test_what_another_program_was_started_with_is_not_read(monkeypatch, other):
    monkeypatch.setattr(sys, "argv", ["/usr/bin/pytest", "--data", "x", "-q"])
    monkeypatch.setenv("DASHBOARD_DATA", str(other))
    assert folder.asked() == other


@pytest.mark.parametrize(
    "arguments",
    [
        *(["--date", "secret"], ["secret"], ["--data"], ["--dat", "secret"], ["--help"]),
        *(["--data", "secret"], ["--data", __file__]),
    ],
)
def test_a_mistake_is_told_on_the_page_and_not_repeated(arguments, start):
    start(*arguments)
    app = AppTest.from_file(ENTRY, default_timeout=60).run()
    assert not app.exception
    assert [title.value for title in app.title] == ["The data cannot be shown"]
    [told] = app.dataframe
    assert "streamlit_app.py -- --data" in told.value["What to do"].iloc[0]
    assert "secret" not in told.value.to_csv()
