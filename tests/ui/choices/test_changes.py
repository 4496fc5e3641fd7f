"""A change that a widget shows is made, also where the next request cuts the run short."""

import re
from pathlib import Path

import pytest
from streamlit.runtime.scriptrunner_utils.exceptions import StopException
from streamlit.testing.v1 import AppTest

from dashboard.ui.choices import widgets
from dashboard.ui.sections import record_tables, subject
from tests.pages.script import opened

CODE = sorted((Path(__file__).parents[3] / "dashboard").rglob("*.py"))


def cut_short(monkeypatch, module, name):
    """Let the first call of a function be as where the reader's next request ends a run."""
    whole, calls = getattr(module, name), []

    def begun(*args, **kwargs):
        calls.append(args)
        if len(calls) == 1:
            raise StopException
        return whole(*args, **kwargs)

    monkeypatch.setattr(module, name, begun)


def a_day_is_typed(app: AppTest) -> AppTest:
    return app.text_input(key="filter first day as typed").set_value("2025-02-05")


def another_person_is_chosen(app: AppTest) -> AppTest:
    return app.selectbox(key="choose people").set_value("chang-renbo")


def a_record_is_chosen(app: AppTest) -> AppTest:
    return app.selectbox(key="open event").set_value("chang-capture")


@pytest.mark.parametrize(
    ("page", "query", "change", "module", "name", "written"),
    [
        ("overview", {}, a_day_is_typed, widgets, "typed_day", {"from": "2025-02-05"}),
        ("people", {}, another_person_is_chosen, subject, "_keep", {"of": "chang-renbo"}),
        ("overview", {}, a_record_is_chosen, record_tables, "select", {"event": "chang-capture"}),
    ],
)
def test_a_change_counts_although_its_run_was_cut_short(
    monkeypatch, page, query, change, module, name, written
):
    app = opened(page, **query)
    cut_short(monkeypatch, module, name)
    change(app).run().run()
    assert not app.exception
    assert {name: app.query_params[name] for name in app.query_params} == {**query, **written}
    app.run()
    assert {name: app.query_params[name] for name in app.query_params} == {**query, **written}


@pytest.mark.parametrize("module", CODE, ids=lambda path: path.stem)
def test_no_widget_calls_back_once_and_never_again(module):
    assert not re.search(r"\bon_(change|select)=(?!\"|\w+ if )", module.read_text())
