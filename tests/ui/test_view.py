"""What is made once for a state, of which accounts, and told apart from what else has its name."""

import pytest

from dashboard.analysis.accounts.readable import readable_statements
from dashboard.analysis.choices.filters import Filters
from dashboard.charts.counts import counts
from dashboard.ui.memo import Scope
from dashboard.ui.view import View, left


@pytest.fixture
def view(shipped):
    """What one source tells, where a second is to be shown first."""
    first, second, *_ = shipped.sources["source_id"]
    filters = Filters(sources=(first,), text="russia", lead=second)
    return View(shipped, filters, left(shipped, filters), dark=False)


def test_things_of_one_name_are_told_apart_by_what_they_are_made_of(view):
    rows = {scope: view.memo("rows", lambda of: len(of.statements), scope) for scope in Scope}
    assert rows[Scope.FILES] == rows[Scope.ALL] > rows[Scope.SOURCES] > rows[Scope.CHOICES] > 0
    assert view.memo("rows", lambda _: "made again") == rows[Scope.CHOICES]


def test_the_source_to_be_shown_first_is_first_in_all_but_the_files(view, shipped):
    first, second, *_ = shipped.sources["source_id"]
    found = {scope: view.accounts(scope).sources["source_id"].iloc[0] for scope in Scope}
    assert found.pop(Scope.FILES) == first
    assert set(found.values()) == {second}


def test_what_does_not_depend_on_a_choice_is_not_made_again_for_another(view, shipped):
    other = View(shipped, Filters(text="china"), shipped, dark=True)
    made = view.memo("of the files", lambda _: ["made"], Scope.FILES)
    assert other.memo("of the files", lambda _: ["made again"], Scope.FILES) is made
    sources = View(shipped, Filters(text="china", lead=view.filters.lead), shipped, dark=True)
    made = view.memo("of all", lambda _: ["made"], Scope.ALL)
    assert sources.memo("of all", lambda _: ["made again"], Scope.ALL) is made
    assert other.memo("of all", lambda _: ["made for another first source"], Scope.ALL) != made


def test_a_page_about_one_person_has_things_of_its_own(view):
    narrow = view.narrowed(Filters(people=("wang-guangjun",)))
    assert view.memo("thing", lambda _: "of all") == "of all"
    assert narrow.memo("thing", lambda _: "of one") == "of one"
    assert narrow.memo("wide", lambda _: "one", Scope.ALL) == "one"
    assert view.memo("wide", lambda _: "another", Scope.ALL) == "one"


def test_a_chart_is_drawn_once_for_each_theme_and_given_anew_each_time(view, shipped):
    said = readable_statements(view.shown)
    drawn = []

    def draw(*, dark: bool):
        drawn.append(dark)
        topics, speakers = list(shipped.topics.values()), list(said["who"].unique())
        return counts(said, topics, speakers, dark=dark)

    light = view.specification("a chart", lambda: draw(dark=False))
    again = view.specification("a chart", lambda: draw(dark=False))
    assert light == again
    light["layer"].clear()  # as Streamlit changes what it is given
    assert view.specification("a chart", lambda: draw(dark=False)) == again
    dark = View(shipped, view.filters, view.shown, dark=True)
    assert dark.specification("a chart", lambda: draw(dark=True)) != again
    assert drawn == [False, True]
