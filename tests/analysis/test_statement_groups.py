"""Grouping: every statement stands once, under what the source says and no more."""

import pytest

from dashboard.analysis.choices.filters import Filters, apply
from dashboard.analysis.statement_groups import GROUPINGS, grouped


@pytest.fixture(scope="module")
def said(shipped):
    """The shipped statements, grouped."""
    return {by: grouped(shipped, shipped, by) for by in GROUPINGS}


@pytest.mark.parametrize("by", GROUPINGS)
def test_every_statement_stands_once_and_in_time_order_within_its_group(by, said, shipped):
    found = said[by]
    assert sorted(found["statement_id"]) == sorted(set(shipped.statements["statement_id"]))
    for group, rows in found.groupby("group", sort=False):
        assert (rows["size"] == len(rows)).all()
        assert rows["earliest"].dropna().is_monotonic_increasing, group
        missing = rows["earliest"].isna().tolist()
        assert missing == sorted(missing)
    assert found["group"].drop_duplicates().is_unique
    assert (found["group"] != found["group"].shift()).sum() == found["group"].nunique()


def test_topics_stand_in_the_order_of_the_vocabulary(said, shipped):
    topics = said["topic"]["group"].unique().tolist()
    assert topics == [topic for topic in shipped.topics.values() if topic in topics]


def test_one_of_two_speakers_is_neither_of_them(babel):
    said = grouped(babel, babel, "who")
    sizes = said.drop_duplicates("group").set_index("group")["size"]
    assert sizes["one of: Wang Guangjun or Chang Renbo"] == 6
    assert "together: Wang Guangjun and Chang Renbo" in sizes
    alone = said[said["group"] == "Chang Renbo"]
    assert alone["statement_id"].tolist() == [
        "phone-taken",
        "paid-from-own-pocket",
        "threatened-over-money",
    ]


def test_an_event_that_the_choice_leaves_out_keeps_its_title(babel):
    shown = apply(babel, Filters(kinds=("diplomacy",)))
    found = grouped(babel, shown, "topic").set_index("statement_id")
    titles = babel.events.set_index("event_id")["title"]
    assert found.at["arrived-in-moscow", "event"] == titles["wang-arrival"]
    assert found.loc["want-to-go-home", ["event", "place"]].isna().all()


def test_an_event_is_called_as_the_leading_source_calls_it(dataset):
    whole = dataset(
        sources=[{"source_id": "first"}, {"source_id": "second", "title": "Other"}],
        events=[
            {"event_id": "e", "source_id": "second", "title": "As the second has it"},
            {"event_id": "e", "source_id": "first", "title": "As the first has it"},
        ],
        statements=[{"source_id": "second", "event_id": "e"}],
    )
    assert grouped(whole, whole, "who")["event"].tolist() == ["As the first has it"]


def test_nobody_named_is_the_source_itself_and_no_statement_is_no_group(dataset):
    whole = dataset(statements=[{}])
    assert grouped(whole, whole, "who")["group"].tolist() == ["the source itself"]
    empty = dataset()
    assert len(grouped(empty, empty, "who")) == len(grouped(empty, empty, "topic")) == 0


def test_a_statement_of_several_sources_stands_once_and_names_the_others(dataset):
    sources = [{}, {"source_id": "radio", "publisher": "Radio"}]
    rows = [{"statement_id": "s"}, {"statement_id": "s", "source_id": "radio"}, {}]
    whole = dataset(sources=sources, statements=rows)
    found = grouped(whole, whole, "topic").set_index("statement_id")
    assert found.loc["s", ["source", "also"]].tolist() == [
        "Paper, 14 April 2025",
        "Radio, 14 April 2025",
    ]
    assert found["also"].isna().sum() == 1
    assert found["size"].tolist() == [2, 2]
