"""A density: what counts as certain and what as perhaps, and whole numbers that add up."""

import pytest

from dashboard.analysis.choices.filters import Filters, apply
from dashboard.analysis.density.density import MOST_GROUPS, MOST_MARKS, density, is_crowded
from dashboard.analysis.density.groups import PERSON
from dashboard.analysis.density.words import (
    density_said,
    density_table,
    kinds_table,
    number_said,
    peaks_said,
    several_said,
)
from dashboard.analysis.timeline import lanes
from tests.elsewhere import multitude

LATER = {"published": "9999-12-31", "accessed": "9999-12-31"}
MONDAY, TUESDAY, NEXT_YEAR = "2025-01-06", "2025-01-07", "2025-12-31"  # so bars are weeks
CERTAIN, PERHAPS = 0, 1


@pytest.fixture
def dated(dataset):
    """Count events of these dates, and one of another kind that makes the bars weeks."""

    def make(*dates: str):
        events = [{"date": date} for date in dates]
        far = [{"date": day, "kind": "capture"} for day in (MONDAY, NEXT_YEAR)]
        found = density(dataset(sources=[LATER], events=[*events, *far]))
        assert found.cut.unit == "week"
        return found

    return make


@pytest.mark.parametrize(
    ("date", "sure", "perhaps"),
    [
        (TUESDAY, {0: 1}, {}),
        ("[2025-01-07..2025-01-09]", {0: 1}, {}),  # on whichever day, in that week
        ("2025-01-07/2025-01-09", {0: 1}, {}),
        (f"{TUESDAY}~", {}, {0: 1}),
        (f"{TUESDAY}?", {}, {0: 1}),
        ("[2025-01-12..2025-01-15]", {}, {0: 0.25, 1: 0.75}),
        ("2025-01-12/2025-01-15", {0: 0.25, 1: 0.75}, {}),  # was there on all these days
        ("2025-02", {}, {3: 2 / 28, 4: 0.25, 5: 0.25, 6: 0.25, 7: 5 / 28}),
    ],
)
def test_a_date_is_certain_or_perhaps_and_spread_over_its_days(dated, date, sure, perhaps):
    found = dated(date)
    counts = found.counts[0, found.kinds.index("Arrival")]
    for which, wanted in ((CERTAIN, sure), (PERHAPS, perhaps)):
        there = {bar: each for bar, each in enumerate(counts[which].tolist()) if each}
        assert there == pytest.approx(wanted)


def test_what_has_no_first_or_no_last_day_is_in_no_bar_but_counts(dated):
    found = dated("[..2025-03-01]", "2025-03-01/..", TUESDAY)
    assert found.rows[["name", "events", "open"]].to_numpy().tolist() == [["All", 5, 2]]
    assert found.counts.sum() == pytest.approx(3)
    assert found.by_kind[0].sum() == 5
    assert peaks_said(found)[0].endswith("2 with no first or no last day")
    table = density_table(found).set_index("what")["0"]
    assert table[["no first or no last day", "together"]].tolist() == ["2", "5"]


@pytest.fixture(scope="module")
def many(dataset):
    return dataset(**multitude(events=1_500))


def test_all_people_are_reached_page_by_page_and_the_others_are_one_row(many):
    reached = []
    for first in range(0, density(many).groups, MOST_GROUPS):
        found = density(many, first=first)
        assert found.by == PERSON
        reached += found.rows["name"].tolist()[1:-1]
        number = found.groups - len(found.rows) + 2
        assert found.rows["name"].iloc[-1] == f"{number} other people"
    assert sorted(reached) == sorted(lanes(many)["lane"].unique())
    assert found.rows["name"].iloc[0] == "All"


def test_an_event_of_several_people_counts_for_each_and_once_in_all(dataset):
    both = [{"person_ids": "person-1;person-2", "date": MONDAY}]
    alone = [{"person_ids": "person-1", "date": TUESDAY}]
    found = density(dataset(people=[{}, {}], events=both + alone))
    assert found.rows[["name", "events"]].to_numpy().tolist() == [
        ["All", 2],
        ["Person 1", 2],
        ["Person 2", 1],
    ]
    assert "3 in the rows, 2 in all" in several_said(found)
    assert several_said(density(dataset(people=[{}, {}], events=alone))) == ""


def test_of_very_many_kinds_the_rarest_are_counted_together(dataset):
    words = [
        {"column": "events.kind", "value": f"kind-{n}", "label": f"Kind {n}"} for n in range(10)
    ]
    events = [
        {"kind": f"kind-{n}", "date": f"2025-01-{day + 1:02}"}
        for n in range(10)
        for day in range(n + 1)
    ]
    found = density(dataset(vocabulary=words, events=events))
    assert found.drawn_kinds == (*(f"Kind {n}" for n in range(4, 10)), "4 other kinds")
    assert found.of_drawn_kinds == [5, 6, 7, 8, 9, 10, 1 + 2 + 3 + 4]
    assert kinds_table(found).to_numpy().tolist() == [
        *([f"Kind {n}", f"{n + 1}"] for n in range(10)),
        ["together", "55"],
    ]


def test_only_those_who_are_chosen_have_rows(many):
    chosen = Filters(people=("person-0", "person-1"))
    found = density(apply(many, chosen), chosen.people)
    assert {*found.rows["name"][1:]} == {"Invented person 0", "Invented person 1"}
    assert found.rows["events"].iloc[0] == found.rows["events"].iloc[1:].sum()


def test_three_hundred_marks_are_not_too_many(dataset):
    day = {"date": MONDAY, "person_ids": "person-1;person-2"}
    just = dataset(people=[{}, {}], events=[day] * (MOST_MARKS // 2))
    assert not is_crowded(just)
    more = dataset(people=[{}, {}], events=[day] * (MOST_MARKS // 2 + 1))
    assert is_crowded(more)
    assert not is_crowded(more, ("person-1",))


def test_nothing_gives_no_bars(dataset):
    found = density(dataset())
    assert found.rows["events"].tolist() == [0]
    assert found.counts.size == 0


def test_it_is_said_how_many_there_are_and_when_the_most(dated):
    said = density_said(dated(TUESDAY, TUESDAY, "2025-02-03"))
    assert said == (
        "Timeline. Events in 52 weeks, from week of 6 January 2025 to week of 29 December 2025: "
        "5 · at most 3, in week of 6 January 2025. By kind: Arrival, 3; Capture, 2."
    )


@pytest.mark.parametrize(
    ("events", "said"),
    [(0.0, "0"), (3.0000000001, "3"), (1234.0, "1,234"), (12.44, "12.4"), (0.04, "less than 0.1")],
)
def test_shares_are_said_with_one_decimal(events, said):
    assert number_said(events) == said
    assert number_said(0.0) == "0"


def test_the_table_has_the_numbers_of_all_bars_and_whole_numbers_below(many):
    found = density(many)
    table = density_table(found).set_index("what")
    assert list(table.index) == [*found.cut.labels, "together"]
    assert table.loc["together"].tolist() == [f"{events:,}" for events in found.rows["events"]]
