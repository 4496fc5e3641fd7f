"""The address of a view: every choice survives it, and nothing in it can break the page."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis.accounts.readable import FORMS
from dashboard.analysis.choices.address import read, write
from dashboard.analysis.choices.filters import Filters, apply, describe
from dashboard.analysis.choices.undecided_places import candidate_names


def offered(dataset) -> dict[str, list[str]]:
    """Give all that a reader can choose, by part."""
    return {
        "people": list(dataset.people_names),
        "places": list(dataset.place_names),
        "kinds": list(dataset.kinds),
        "topics": list(dataset.topics),
        "sources": list(dataset.source_names),
        "forms": list(FORMS),
        "supposed": list(candidate_names(dataset)),
    }


def test_a_choice_is_written_by_ids():
    filters = Filters(
        people=("wang-guangjun", "chang-renbo"),
        places=("donetsk-region",),
        days=(date(2025, 2, 5), date(2025, 4, 8)),
        kinds=("capture",),
        topics=("journey",),
        sources=("babel-117135",),
        forms=("quote",),
        words="TikTok & Ростов",
        of_any=True,
        text="kTo",
        supposed=("bilohorivka:2",),
    )
    assert write(filters) == {
        "person": ["wang-guangjun", "chang-renbo"],
        "place": ["donetsk-region"],
        "kind": ["capture"],
        "topic": ["journey"],
        "source": ["babel-117135"],
        "as": ["quote"],
        "as-if": ["bilohorivka:2"],
        "from": ["2025-02-05"],
        "to": ["2025-04-08"],
        "words": ["TikTok & Ростов"],
        "words-in": ["any-account"],
        "q": ["kTo"],
    }


def test_no_choice_leaves_the_address_bare():
    assert write(Filters()) == {}


def test_an_open_side_is_not_written():
    assert write(Filters(days=(date.min, date(2025, 4, 8)))) == {"to": ["2025-04-08"]}
    assert write(Filters(days=(date(2025, 4, 8), date.max))) == {"from": ["2025-04-08"]}


@settings(deadline=None)
@given(data=st.data())
def test_every_choice_comes_back_as_it_was(data, shipped):
    parts = {
        part: tuple(one for one in ids if data.draw(st.booleans()))
        for part, ids in offered(shipped).items()
        if data.draw(st.booleans())
    }
    ends = data.draw(st.lists(st.dates(date(1, 1, 2), date(9999, 12, 30)), min_size=2, max_size=2))
    first, last = sorted(ends)
    days = data.draw(
        st.sampled_from([None, (first, last), (date.min, last), (first, date.max), (first, first)])
    )
    text = " ".join(data.draw(st.text(max_size=100)).split())
    words = " ".join(data.draw(st.text(max_size=100)).split())
    filters = Filters(**parts, days=days, text=text, words=words)
    assert read(write(filters), shipped) == (filters, ())


def test_ids_come_in_the_order_in_which_they_are_offered_and_once(shipped):
    filters, unknown = read({"person": ["sbu", "wang-guangjun", "sbu"]}, shipped)
    assert filters.people == ("wang-guangjun", "sbu")
    assert unknown == ()


def test_what_the_dataset_does_not_know_is_told_and_the_rest_is_kept(shipped):
    query = {
        "person": ["wang-guangjun", "wang", "wang"],
        "place": ["Donetsk"],
        "kind": ["journey"],
        "as": ["rumour"],
        "as-if": ["bilohorivka:3"],
        "from": ["2025-02-30"],
        "to": ["2025-04-08"],
        "embed": ["true"],
    }
    filters, unknown = read(query, shipped)
    assert filters == Filters(people=("wang-guangjun",), days=(date.min, date(2025, 4, 8)))
    assert unknown == (
        *("person=wang", "place=Donetsk", "kind=journey", "as=rumour"),
        "as-if=bilohorivka:3",
        *("from=2025-02-30", "embed"),
    )


def test_the_first_day_that_is_one_counts(shipped):
    filters, unknown = read({"from": ["soon", "2025-04-01", "2025-04-02"]}, shipped)
    assert filters.days == (date(2025, 4, 1), date.max)
    assert unknown == ("from=soon",)


def test_days_that_are_open_on_both_sides_are_no_choice(shipped):
    assert read({"from": ["0001-01-01"], "to": ["9999-12-31"]}, shipped) == (Filters(), ())


@pytest.mark.parametrize(
    "text", ["x" * 1000, "x" * 199 + " y", "  x \n y  ", "\x00\x07", "<b>'\"", "\u202e"]
)
def test_words_come_back_short_and_tidy(text, shipped):
    filters, unknown = read({"q": [text]}, shipped)
    assert unknown == ()
    assert len(filters.text) <= 200
    assert read(write(filters), shipped)[0] == filters
    describe(shipped, filters)


ABSURD = {
    "thousands of ids": {"person": [f"id-{n}" for n in range(20_000)]},
    "one id, often": {"person": ["wang-guangjun"] * 20_000},
    "a long id": {"place": ["x" * 1_000_000]},
    "a long word": {"q": ["y" * 1_000_000]},
    "many words": {"q": ["y "] * 20_000},
    "control characters": {"topic": ["\x00\x1b[2J\r\n"], "\x00": ["\x00"]},
    "half a letter": {"kind": ["\ud800"], "from": ["\ud800"]},
    "no day": {"from": ["2025-13-45"], "to": ["yesterday"]},
    "a day too late": {"from": ["10000-01-01"], "to": ["-1"]},
    "a day written otherwise": {"from": ["20250405"], "to": ["2025-W15-2"]},
    "days the wrong way round": {"from": ["2025-04-08"], "to": ["2025-04-01"]},
    "nothing at all": {"person": [], "from": [], "q": []},
    "emptiness": {"person": [""], "from": [""], "q": [""], "": [""]},
    "thousands of names": {f"name-{n}": ["x"] for n in range(20_000)},
}


@pytest.mark.parametrize("query", ABSURD.values(), ids=ABSURD)
def test_an_absurd_address_is_read_all_the_same(query, shipped):
    filters, unknown = read(query, shipped)
    assert all(len(told) <= 60 for told in unknown)
    apply(shipped, filters)
    describe(shipped, filters)
    write(filters)


def test_of_two_days_the_earlier_is_the_first_as_it_is_in_the_sidebar(shipped):
    filters, unknown = read(ABSURD["days the wrong way round"], shipped)
    assert (filters.days, unknown) == ((date(2025, 4, 1), date(2025, 4, 8)), ())


NAMES = st.sampled_from(
    ["person", "place", "as-if", "as", "from", "to", "q", "Q", "words", "embed"]
)


@settings(deadline=None)
@given(query=st.dictionaries(NAMES, st.lists(st.text(), max_size=3), max_size=5))
def test_no_address_breaks_the_reading(query, shipped):
    filters, _ = read(query, shipped)
    again, unknown = read(write(filters), shipped)
    assert (again, unknown) == (filters, ())
