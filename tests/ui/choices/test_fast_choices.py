"""Whoever chooses faster than the address follows loses nothing, and can still go back."""

import pytest
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext
from streamlit.testing.v1 import AppTest

from tests.pages.script import opened, ran, to

GOING_BACK = property(lambda context: True, lambda context, value: None)


def of_the_address(app: AppTest, **query: str) -> AppTest:
    """Let the browser send an address along."""
    app.query_params.clear()
    app.query_params.update(query)
    return app


def test_a_choice_that_comes_with_an_address_from_before_undoes_nothing():
    app = opened("overview")
    app.text_input(key="filter first day as typed").set_value("2025-02-05").run()
    of_the_address(app).text_input(key="filter last day as typed").set_value("8.4.2025").run()
    assert "2025-04-08 (8 April 2025) or 2025-08-04" in app.error[0].value.replace("\\", "")
    assert app.code[0].value.endswith("/?from=2025-02-05")
    of_the_address(app).text_input(key="filter last day as typed").set_value("2025-04-08").run()
    of_the_address(app).multiselect(key="filter people").set_value(["chang-renbo"]).run()
    link = "/?person=chang-renbo&from=2025-02-05&to=2025-04-08"
    assert app.code[0].value.endswith(link)


def test_a_page_that_comes_with_an_address_from_before_has_the_choice():
    app = opened("overview")
    app.multiselect(key="filter people").set_value(["chang-renbo"]).run()
    to("people", of_the_address(app))
    assert app.multiselect(key="filter people").value == ["chang-renbo"]
    assert app.query_params["person"] == "chang-renbo"


def test_a_run_that_nobody_asked_for_undoes_nothing():
    app = opened("overview")
    app.multiselect(key="filter people").set_value(["chang-renbo"]).run()
    ran(of_the_address(app))
    assert app.multiselect(key="filter people").value == ["chang-renbo"]
    assert app.query_params["person"] == "chang-renbo"


@pytest.mark.parametrize("query", [{}, {"person": "wang-guangjun"}])
def test_the_way_back_wins_even_over_a_choice_of_a_moment_ago(monkeypatch, query):
    app = opened("overview", person="chang-renbo")
    monkeypatch.setattr(ScriptRunContext, "is_history_navigation", GOING_BACK, raising=False)
    ran(of_the_address(app, **query))
    assert app.multiselect(key="filter people").value == [*query.values()]
