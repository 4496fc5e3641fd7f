"""Two sources side by side: what both tell, the most consequential difference first, and alone."""

import pandas as pd
import pytest

from dashboard.analysis.choices.filters import Filters, apply
from dashboard.analysis.disagreements.of_choice import records_left
from dashboard.analysis.disagreements.two_sides import BOTH, ONE, OTHER, TOLD, told_of, two_sides
from dashboard.analysis.lists.publishers import publications

SOURCES = [{"source_id": one, "publisher": one.upper()} for one in ("a", "b", "c")]
PEOPLE = [{"person_id": "wang"}, {"person_id": "chang"}]
PLACES = [{"place_id": "north"}, {"place_id": "south"}]


def event(own: str, source: str, **cells: str) -> dict[str, str]:
    """Give the cells of an account of an event."""
    return {"event_id": own, "source_id": source, "title": f"{own} by {source}", **cells}


@pytest.fixture
def told(dataset):
    """Three sources on six events and two statements."""
    return dataset(
        sources=SOURCES,
        people=PEOPLE,
        places=PLACES,
        events=[
            *(event("alike", one, date="2025-01-01") for one in "ab"),
            event("when", "a", date="2025-01-02"),
            event("when", "b", date="2025-01-03"),
            event("exact", "a", date="2025-01"),
            event("exact", "b", date="2025-01-05"),
            event("who", "a", person_ids="wang", date="2025-03-01"),
            event("who", "b", person_ids="chang", date="2025-03-01"),
            event("mine", "a", date="2025-01-09"),
            event("yours", "b"),
            event("yours", "c"),
            event("theirs", "c"),
        ],
        statements=[
            {"statement_id": "said", "source_id": "a", "about_ids": "wang", "text": "Of Wang."},
            {"statement_id": "said", "source_id": "b", "about_ids": "chang", "text": "Of Chang."},
            {"statement_id": "quiet", "source_id": "b", "text": "Nothing."},
        ],
    )


def compared(dataset, one: str = "a", other: str = "b") -> pd.DataFrame:
    """Compare sources on everything, each a letter."""
    return two_sides(dataset, records_left(dataset), frozenset(one), frozenset(other))


def test_what_differs_most_stands_first_and_what_one_tells_alone_last(told):
    found = compared(told)
    assert [*zip(found["id"], found["overall"].fillna(""), found["part"], strict=True)] == [
        ("who", "conflicts", BOTH),
        ("said", "conflicts", BOTH),
        ("when", "conflicts", BOTH),
        ("exact", "refines", BOTH),
        ("alike", "agrees", BOTH),
        ("mine", "", ONE),
        ("yours", "", OTHER),
        ("quiet", "", OTHER),
    ]
    said = found.set_index("id")["said"]
    assert said["who"] == "other people, same date"
    assert said["said"] == "another claim"
    assert said["exact"] == "one date is more exact"


def test_of_several_accounts_of_a_side_the_worst_pair_counts_and_none_within_a_side(told):
    assert compared(told, "ac", "b").set_index("id").loc["yours", "part"] == BOTH
    within = compared(told, "ab", "c").set_index("id")
    assert within.loc["when", "part"] == ONE
    assert within.loc["yours", "overall"] == "silent"


def test_only_what_is_asked_for_is_compared(told):
    assert compared(told, "c", "").to_dict("list")["id"] == ["yours", "theirs"]
    found = two_sides(told, {"event": {"when"}, "statement": set()}, frozenset("a"), frozenset("b"))
    assert found["id"].tolist() == ["when"]
    assert not len(
        two_sides(told, {"event": set(), "statement": set()}, frozenset("a"), frozenset("b"))
    )


def test_every_account_of_both_sides_is_told_in_that_order(told):
    found = compared(told, "a", "bc")
    rows = told_of(told, found, frozenset("a"), frozenset("bc"))
    assert [*rows.columns] == [*TOLD, "part", "said"]
    assert len(rows) == len(told.events) + len(told.statements)
    assert rows["id"].drop_duplicates().tolist() == found["id"].tolist()
    who = rows[rows["id"] == "who"]
    assert who[["side", "head", "who"]].to_numpy().tolist() == [
        [ONE, "who by a", "Person 1"],
        [OTHER, "who by b", "Person 2"],
    ]
    assert not len(told_of(told, found.iloc[:0], frozenset("a"), frozenset("bc")))


def test_what_differs_between_babel_and_ukrainska_pravda_on_chang(shipped):
    sides = [publications(shipped, f"by:{one}") for one in ("babel-117135", "pravda-2025-04-14")]
    of_chang = apply(shipped, Filters(people=("chang-renbo",)))
    found = two_sides(shipped, records_left(of_chang), *sides)
    both = found[found["part"] == BOTH].set_index("id")
    assert both["overall"].value_counts().to_dict() == {"conflicts": 7, "refines": 4, "agrees": 3}
    assert both.loc["job-lost-in-pandemic", "people"] == "conflicts"
    assert both.loc["chang-arrival", ["people", "date"]].tolist() == ["agrees", "conflicts"]
    assert both.loc["chang-capture", "said"].startswith("one place is more exact")
    assert "chang-is-26" in set(found.loc[found["part"] == OTHER, "id"])
