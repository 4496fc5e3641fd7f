"""What is made once for a state, and told apart from what else has its name."""

from dashboard.analysis.choices.filters import Filters
from dashboard.ui.view import View


def test_things_of_one_name_are_told_apart_by_what_they_are_made_of(shipped):
    view = View(shipped, Filters(), shipped, dark=False)
    assert view.of_told("thing", lambda told: ("told", len(told.events)))[0] == "told"
    assert view.of_whole("thing", lambda whole: ("whole", len(whole.events)))[0] == "whole"
    assert view.once("thing", lambda: "of this state") == "of this state"
    assert view.once("thing", lambda: "made again") == "of this state"
