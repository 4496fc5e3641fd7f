"""Where a reader is in long tables, as an address says it."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.script import opened


def followed(**query: str) -> tuple[dict[str, list[str]], list[str]]:
    """Follow an address; give what is written of it, and what nobody can follow."""

    def script(query):
        import streamlit as st

        from dashboard.ui.choices import turned

        st.session_state["unknown"] = turned.follow(query)
        st.session_state["written"] = turned.write()

    values = {name: [value] for name, value in query.items()}
    app = AppTest.from_function(script, kwargs={"query": values}).run()
    assert not app.exception
    return app.session_state["written"], app.session_state["unknown"]


@pytest.mark.parametrize(
    "query",
    [
        {"page.events": "3"},
        {"sort.events": "place"},
        {"sort.events": "-own: seen by"},
        {"find.statements": "bridge river"},
        {"find.events": "a", "sort.events": "-when", "page.events": "2", "page.problems": "7"},
    ],
)
def test_what_is_shown_of_long_tables_is_written_as_it_is_read(query):
    assert followed(**query) == ({name: [value] for name, value in query.items()}, [])


@pytest.mark.parametrize(
    "parameter",
    [
        *("page.nowhere=2", "sort.nowhere=place", "find.=a", "page.events=0", "page.events=-1"),
        *(
            "page.events=two",
            "page.events=²",
            "page.events=9999999",
            "sort.events=",
            "sort.events=-",
        ),
        *("sort.events=-", "find.events="),
    ],
)
def test_what_cannot_be_followed_is_told(parameter):
    name, _, value = parameter.partition("=")
    assert followed(**{name: value}) == ({}, [parameter])


def test_a_first_page_needs_no_word_in_the_address():
    assert followed(**{"page.events": "1", "find.events": " many   words "}) == (
        {"find.events": ["many words"]},
        [],
    )


def test_a_page_that_only_a_longer_table_has_is_told():
    app = opened("overview", **{"page.events": "3", "page.nowhere": "2"})
    assert "page.nowhere=2" in app.warning[0].value.replace("\\", "")
    assert "There are no other pages: all rows are here." in [one.value for one in app.caption]
