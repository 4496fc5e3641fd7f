"""Whoever chooses faster than the address follows loses nothing, and can still go back."""

from streamlit.testing.v1 import AppTest

from tests.pages.script import opened


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


def test_an_address_alone_still_brings_back_what_was_chosen():
    app = opened("overview", person="chang-renbo")
    app.multiselect(key="filter people").set_value([]).run()
    assert not app.query_params
    of_the_address(app, person="chang-renbo").run()
    assert app.multiselect(key="filter people").value == ["chang-renbo"]
    of_the_address(app).run()
    assert app.multiselect(key="filter people").value == []
