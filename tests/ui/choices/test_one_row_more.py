"""A filter is one thing: one row more is applied, said, written, read and asked for."""

from dataclasses import dataclass

import pytest

from dashboard.analysis.choices import address
from dashboard.analysis.choices.excluded import most_excluding, undecided
from dashboard.analysis.choices.filters import Filters, apply, describe
from dashboard.analysis.choices.ids import Several
from dashboard.ui.choices import sidebar
from tests.pages.script import opened, shown

ONE_OF, NAMED = "one-of", "named"
WHO = {NAMED: "by name", "all": "together", ONE_OF: "one of several"}


@dataclass(frozen=True)
class Further(Filters):
    """The filters, and one row more."""

    attributions: tuple[str, ...] = Several(
        parameter="by",
        label="How speakers are named",
        help="As the source does it.",
        offered=lambda _: WHO,
        said="said {}",
        statements=("attribution",),
        lacking="without a speaker",
    ).row()


@pytest.fixture
def further(monkeypatch):
    """Let the app have the further filter."""
    for module in (sidebar, address):
        monkeypatch.setattr(module, "Filters", Further)


def test_one_row_more_is_applied_and_said(shipped):
    choice = Further(attributions=(ONE_OF, "all"))
    left = apply(shipped, choice)
    assert {*left.statements["attribution"]} == {ONE_OF, "all"}
    assert len(left.events) == len(shipped.events)
    assert describe(shipped, choice) == {"attributions": "said one of several or together"}


def test_one_row_more_is_told_where_it_leaves_nothing(shipped):
    choice = Further(attributions=("unheard-of",), kinds=("unheard-of",))
    assert len(shipped.statements) > len(shipped.events)
    assert most_excluding(shipped, choice) == "attributions"
    assert undecided(shipped, choice) == {}


@pytest.mark.usefixtures("further")
def test_one_row_more_is_in_the_address(shipped):
    query = {"by": [ONE_OF], "person": ["sbu"]}
    choice, unknown = address.read({**query, "by": [ONE_OF, "nobody"]}, shipped)
    assert choice == Further(attributions=(ONE_OF,), people=("sbu",))
    assert unknown == ("by=nobody",)
    assert address.write(choice) == query


@pytest.mark.usefixtures("further")
def test_one_row_more_is_asked_for_in_the_sidebar(shipped):
    number = shipped.statements.query("attribution == @ONE_OF")["statement_id"].nunique()
    app = opened("overview", by=ONE_OF)
    assert f"and {number} of " in shown(app)
    assert "How speakers are named: one of several" in shown(app)
    box = app.multiselect(key="filter attributions")
    assert (box.label, box.value) == ("How speakers are named", [ONE_OF])
    box.set_value([]).run()
    assert "by" not in app.query_params
