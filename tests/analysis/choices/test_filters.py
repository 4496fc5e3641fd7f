"""Filters: which rows a choice leaves, and how it reads."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis.accounts.readable import FORMS
from dashboard.analysis.choices.excluded import most_excluding, undecided
from dashboard.analysis.choices.filters import Filters, apply, describe

NO_DATE, NO_PLACE = "without a date", "without a place"
WIDER = "that name only a wider place"
FEW = settings(deadline=None, max_examples=30)  # one takes 20 to 60 ms


@pytest.fixture(scope="module")
def small(dataset):
    """Events a to e, statements s to v, of people in groups at places within places."""
    return dataset(
        sources=[
            {"source_id": "paper", "published": "2026", "accessed": "2026"},
            {"source_id": "radio", "publisher": "Radio"},
        ],
        people=[
            {"person_id": "wang", "name": "Wang Guangjun", "member_of": "two"},
            {"person_id": "chang", "name": "Chang", "aliases": "Чан;Zháng", "member_of": "two"},
            {"person_id": "two", "name": "The two", "kind": "group"},
            {"person_id": "sbu", "name": "SBU", "kind": "office"},
        ],
        places=[
            {"place_id": "ukraine", "name": "Ukraine", "kind": "country"},
            {"place_id": "region", "name": "Don region", "kind": "region", "within": "ukraine"},
            {"place_id": "town", "name": "Town", "within": "region", "aliases": "Місто"},
            {"place_id": "moscow", "name": "Moscow"},
            {"place_id": "either", "name": "Either", "resolution": "ambiguous"},
        ],
        place_candidates=[{"place_id": "either", "label": "Either, west"}],
        events=[
            {"event_id": "a", "person_ids": "wang", "place_id": "moscow", "date": "2025-02-05"},
            {
                **{"event_id": "b", "person_ids": "wang;chang", "place_id": "town"},
                **{"date": "[2025-04-01..2025-04-08]", "kind": "capture"},
                **{"basis": "inferred", "note": "From the rest."},
            },
            {"event_id": "c", "person_ids": "two", "place_id": "region", "source_id": "radio"},
            {"event_id": "d", "person_ids": "sbu", "date": "2025-05/.."},
            {"event_id": "e", "place_id": "ukraine", "date": "../2024-12-31", "title": "Café"},
        ],
        statements=[
            {
                **{"statement_id": "s", "speaker_ids": "wang;chang", "attribution": "one-of"},
                **{"event_id": "b", "said_on": "2025-04-14", "topic": "combat"},
            },
            {
                **{"statement_id": "t", "speaker_ids": "sbu", "about_ids": "two"},
                **{"event_id": "a", "place_id": "moscow"},
            },
            {"statement_id": "u", "form": "quote", "quote": "no  way", "source_id": "radio"},
            {"statement_id": "v", "about_ids": "chang", "event_id": "c", "text": "He paid €5."},
        ],
    )


def left(dataset) -> str:
    """Name the rows: events | statements."""
    return f"{''.join(dataset.events.event_id)} | {''.join(dataset.statements.statement_id)}"


def days(first: str, last: str) -> dict[str, tuple[date, date]]:
    """Give the choice of days; an empty side is open."""
    ends = date.fromisoformat(first or "0001-01-01"), date.fromisoformat(last or "9999-12-31")
    return {"days": ends}


@pytest.mark.parametrize(
    ("choice", "rows"),
    [
        ({}, "abcde | stuv"),
        ({"people": ("wang",)}, "ab | s"),
        ({"people": ("chang",)}, "b | sv"),
        ({"people": ("two",)}, "abc | stv"),
        ({"people": ("wang", "sbu")}, "abd | st"),
        ({"people": ("nobody-known",)}, " | "),
        ({"places": ("moscow",)}, "a | t"),
        ({"places": ("town",)}, "b | "),
        ({"places": ("region",)}, "bc | "),
        ({"places": ("ukraine",)}, "bce | "),
        ({"places": ("town", "moscow")}, "ab | t"),
        ({"places": ("nowhere",)}, " | "),
        (days("2025-02-05", "2025-02-05"), "a | t"),
        (days("2025-02-06", "2025-03-31"), " | "),
        (days("2025-04-08", "2025-04-08"), "b | s"),
        (days("2025-04-09", "2025-04-13"), " | "),
        (days("2025-04-14", "2025-04-14"), " | s"),
        (days("", "2024-12-31"), "e | "),
        (days("", "1900-01-01"), "e | "),
        (days("2025-04-30", ""), "d | "),
        (days("2099-01-01", ""), "d | "),
        (days("2024-12-31", "2025-05-01"), "abde | st"),
        (days("", ""), "abde | st"),
        (days("2025-03-01", "2025-02-01"), " | "),
        ({"kinds": ("capture",)}, "b | stuv"),
        ({"kinds": ("capture", "arrival")}, "abcde | stuv"),
        ({"kinds": ("unheard-of",)}, " | stuv"),
        ({"topics": ("combat",)}, "abcde | s"),
        ({"topics": ("unheard-of",)}, "abcde | "),
        ({"kinds": ("capture",), "topics": ("combat",)}, "b | s"),
        ({"forms": ("stated",)}, "acde | "),
        ({"forms": ("inferred", "quote")}, "b | u"),
        ({"forms": ("paraphrase",)}, " | stv"),
        ({"sources": ("radio",)}, "c | u"),
        ({"sources": ("paper", "radio")}, "abcde | stuv"),
        ({"text": "cafe"}, "e | "),
        ({"text": "CAFÉ"}, "e | "),
        ({"text": "чан"}, "b | sv"),
        ({"text": "zhang"}, "b | sv"),
        ({"text": "місто"}, "b | "),
        ({"text": "guangjun moscow"}, "a | "),
        ({"text": "moscow guangjun"}, "a | "),
        ({"text": "no way"}, " | u"),
        ({"text": "€5"}, " | v"),
        ({"text": "from the rest"}, "b | "),
        ({"text": ".*"}, " | "),
        ({"text": "  "}, "abcde | stuv"),
        ({"supposed": ("either:1",)}, "abcde | stuv"),
        ({"supposed": ("either:1",), "kinds": ("capture",)}, "b | stuv"),
        ({"people": ("wang",), "places": ("moscow",)}, "a | "),
        ({"people": ("two",), **days("2025-01-01", "2025-12-31")}, "ab | st"),
        ({"people": ("sbu",), "text": "wang"}, " | "),
    ],
)
def test_a_choice_leaves_these_rows(choice, rows, small):
    assert left(apply(small, Filters(**choice))) == rows


def test_a_choice_touches_no_other_table(small):
    result = apply(small, Filters(people=("wang",), text="nothing has this"))
    assert left(result) == " | "
    for table in ("sources", "people", "places", "place_candidates", "vocabulary"):
        assert getattr(result, table).equals(getattr(small, table))
    assert left(small) == "abcde | stuv"


def some(ids) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from([*ids, "not-known"]), max_size=2, unique=True).map(tuple)


@st.composite
def choices(draw) -> Filters:
    """Choices on the small dataset, most of them of few parts."""
    when = st.dates(date(2024, 11, 1), date(2025, 7, 1))
    parts = {
        "people": some(["wang", "chang", "two", "sbu"]),
        "places": some(["ukraine", "region", "town", "moscow"]),
        "days": st.tuples(when, when).map(sorted).map(tuple),
        "kinds": some(["arrival", "capture"]),
        "topics": some(["journey", "combat"]),
        "sources": some(["paper", "radio"]),
        "forms": some(FORMS),
        "text": st.sampled_from(["wang", "he", "moscow", "5", "é"]),
    }
    chosen = draw(st.sets(st.sampled_from(list(parts)), max_size=4))
    return Filters(**{part: draw(parts[part]) for part in sorted(chosen)})


@FEW
@given(filters=choices())
def test_a_choice_invents_no_row_and_keeps_the_order(filters, small):
    result = apply(small, filters)
    for table in ("events", "statements"):
        before, after = getattr(small, table), getattr(result, table)
        assert after.equals(before[before.index.isin(after.index)])


@FEW
@given(filters=choices(), more=choices())
def test_one_more_part_never_adds_a_row(filters, more, small):
    unset = {p: getattr(more, p) for p in more.active if p not in filters.active}
    few = apply(small, replace(filters, **unset))
    many = apply(small, filters)
    assert set(few.events.index) <= set(many.events.index)
    assert set(few.statements.index) <= set(many.statements.index)


@FEW
@given(filters=choices())
def test_the_same_choice_twice_leaves_the_same(filters, small):
    once = apply(small, filters)
    twice = apply(once, filters)
    assert twice.events.equals(once.events)
    if filters.days is None:  # a statement is dated by its event, which a second time is gone
        assert twice.statements.equals(once.statements)


@FEW
@given(filters=choices())
def test_what_is_undecided_is_left_out_and_was_there_before(filters, small):
    left_out = undecided(small, filters)
    for part, number in (
        ("days", left_out.get(NO_DATE, 0)),
        ("places", left_out.get(NO_PLACE, 0) + left_out.get(WIDER, 0)),
    ):
        before, after = apply(small, filters.without(part)), apply(small, filters)
        gone = len(before.events) + len(before.statements) - len(after.events)
        assert 0 <= number <= gone - len(after.statements)


@pytest.mark.parametrize(
    ("choice", "counts"),
    [
        ({}, {}),
        ({"people": ("wang",)}, {}),
        (days("2025-01-01", "2025-12-31"), {NO_DATE: 3}),
        ({"people": ("two",), **days("2025-01-01", "")}, {NO_DATE: 2}),
        ({"places": ("town",)}, {NO_PLACE: 4, WIDER: 2}),
        ({"places": ("region",)}, {NO_PLACE: 4, WIDER: 1}),
        ({"places": ("town", "region")}, {NO_PLACE: 4, WIDER: 1}),
        ({"places": ("town",), "kinds": ("capture",)}, {NO_PLACE: 3}),
    ],
)
def test_rows_that_say_too_little_to_decide_are_counted(choice, counts, small):
    assert undecided(small, Filters(**choice)) == counts


@pytest.mark.parametrize(
    ("choice", "part"),
    [
        ({}, None),
        ({"text": "nothing has this"}, "text"),
        ({"people": ("wang",), "text": "nothing has this"}, "text"),
        ({"people": ("sbu",), "places": ("town",)}, "places"),
        ({"people": ("nobody-known",), "places": ("nowhere",)}, None),
    ],
)
def test_the_part_that_leaves_out_most_is_named(choice, part, small):
    assert most_excluding(small, Filters(**choice)) == part


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ({}, []),
        ({"people": ("wang",)}, ["Wang Guangjun"]),
        ({"people": ("wang", "chang", "sbu")}, ["Wang Guangjun, Chang or SBU"]),
        ({"people": ("nobody-known",)}, ["nobody-known"]),
        ({"places": ("town",)}, ["in Town"]),
        ({"places": ("region", "moscow")}, ["in Don region or within it or Moscow"]),
        (days("2025-04-05", "2025-04-05"), ["on 5 April 2025"]),
        (days("2025-04-05", "2025-05-01"), ["from 5 April 2025 to 1 May 2025"]),
        (days("2025-04-05", ""), ["from 5 April 2025"]),
        (days("", "2025-04-05"), ["until 5 April 2025"]),
        ({"kinds": ("arrival", "capture")}, ["events of kind Arrival or Capture"]),
        ({"topics": ("combat",)}, ["statements on Combat"]),
        ({"sources": ("radio",)}, ["told by Radio, 14 April 2025"]),
        ({"forms": ("quote", "inferred")}, ["quoted or inferred by the curator"]),
        ({"supposed": ("either:1",)}, ["as if decided for Either, west"]),
        ({"words": "no <b>way</b>"}, ["containing “no <b>way</b>”"]),
        ({"text": "x"}, ["containing the letters “x” anywhere in a word"]),
        (
            {"words": "x", "people": ("two",), **days("", "2025-04-05"), "kinds": ("capture",)},
            ["The two", "until 5 April 2025", "events of kind Capture", "containing “x”"],
        ),
    ],
)
def test_a_choice_reads_as_words(choice, words, small):
    assert list(describe(small, Filters(**choice)).values()) == words


def test_a_part_can_be_dropped():
    filters = Filters(people=("wang",), text="x", **days("2025-01-01", ""))
    assert filters.active == ("people", "days", "text")
    assert filters.without("days") == Filters(people=("wang",), text="x")
    assert filters.without("people").without("days").without("text") == Filters()


def test_what_only_shapes_what_is_shown_can_be_told_from_what_leaves_rows_out(small):
    shaping = Filters(supposed=("either:1",), lead="radio")
    filters = replace(shaping, people=("wang",), text="x", certainly=True)
    assert filters.shaping == shaping
    assert left(apply(small, shaping)) == "abcde | stuv"
