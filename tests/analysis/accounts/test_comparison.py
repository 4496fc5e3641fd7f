"""Agreement: what two accounts are to each other, aspect by aspect, and never by their order."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis.accounts.aspects import date_verdicts, people_verdict, place_verdict, worst
from dashboard.analysis.accounts.comparison import ASPECTS, compare, verdicts
from dashboard.model.dates.edtf import bounds

MEMBERS = {"two": {"two", "wang", "chang"}, "all": {"all", "two", "wang", "chang", "recruiters"}}
NAMES = ["wang", "chang", "recruiters", "mayor", "two", "all"]
PEOPLE = [
    {"person_id": "wang", "member_of": "two"},
    {"person_id": "chang", "member_of": "two"},
    {"person_id": "two", "kind": "group"},
    {"person_id": "recruiters", "kind": "group"},
]
PLACES = [
    {"place_id": "region"},
    {"place_id": "village", "within": "region"},
    {"place_id": "town", "within": "region"},
]
SOURCES = [{"source_id": name, "publisher": name.title()} for name in ("paper", "radio", "post")]


def members(person: str) -> set[str]:
    return MEMBERS.get(person, {person})


def dates(one: str, other: str) -> str:
    (verdict,) = date_verdicts(bounds(pd.Series([one])), bounds(pd.Series([other])))
    return verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("2025-04-04", "2025-04-04", "agrees"),
        ("2025-04-04", "2025-04-05", "conflicts"),
        ("2025-04-04", "[2025-04-01..2025-04-08]", "refines"),
        ("2025-04-08", "[2025-04-01..2025-04-08]", "refines"),
        ("2025-04-09", "[2025-04-01..2025-04-08]", "conflicts"),
        ("2025-04", "2025", "refines"),
        ("2025-04-XX", "2025-04", "agrees"),
        ("[2025-04-01..2025-04-05]", "[2025-04-05..2025-04-08]", "agrees"),
        ("2025-02-10", "2025-02-01/2025-03-31", "refines"),
        ("2025-02-01/2025-03-31", "2025-03-01/2025-04-30", "agrees"),
        ("2025-02-01/2025-02-10", "2025-02-11", "conflicts"),
        ("[..2025-04-08]", "2025-04-05", "refines"),
        ("[..2025-04-08]", "[2025-04-05..]", "agrees"),
        ("[..2025-04-08]", "2025-04-09", "conflicts"),
        ("[..2025-04-08]", "[..2025-04-08]", "agrees"),
        ("2025-04-05~", "2025-04-06", "agrees"),
        ("2025-04-05?", "2025-04-07", "conflicts"),
        ("2025-04-05%", "2025-04-07~", "agrees"),
        ("2025-04~", "2025-05-20", "agrees"),
        ("2025-04~", "2025-06-20", "conflicts"),
        ("2024~", "2023-01-01", "agrees"),
        ("[..2025-04-08~]", "2025-04-09", "agrees"),
        ("[..2025-04-08~]", "2025-04-10", "conflicts"),
        ("2025-04-05~", "2025-04", "refines"),
        ("2025-04-05", "", "silent"),
        ("", "", "silent"),
    ],
)
def test_dates_agree_refine_and_conflict_by_their_bounds(one, other, verdict):
    assert dates(one, other) == verdict
    assert dates(other, one) == verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("village", "village", "agrees"),
        ("village", "region", "refines"),
        ("village", "town", "conflicts"),
        ("village", None, "silent"),
        (None, None, "silent"),
    ],
)
def test_a_village_refines_its_region_and_conflicts_with_the_next(one, other, verdict):
    def inside(place):
        return {"region", "village", "town"} if place == "region" else {place}

    def reach(place):
        return None

    assert place_verdict(one, other, inside, reach) == verdict
    assert place_verdict(other, one, inside, reach) == verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("area", "near", "refines"),  # 7 km from its centre
        ("area", "edge", "agrees"),  # 12 km off, and in doubt by 5 km
        ("area", "far", "conflicts"),  # 12 km off
        ("near", "far", "conflicts"),
        ("area", "same-area", "agrees"),
        ("near", "same-point", "agrees"),
        ("area", "namesakes", "agrees"),  # one of them is 7 km from its centre
        ("near", "namesakes", "refines"),
        ("far", "namesakes", "conflicts"),
        ("wide", "namesakes", "refines"),
        ("area", "nowhere", "conflicts"),
        ("inner", "outer", "refines"),  # so it is stated, whatever the points are
    ],
)
def test_places_are_compared_with_the_radius_in_which_they_may_lie(dataset, one, other, verdict):
    def place(name, latitude="", radius="", **more):
        point = {"latitude": latitude, "longitude": "38"} if latitude else {}
        return {"place_id": name, "name": name, **point, "radius_km": radius, **more}

    undecided = {"resolution": "ambiguous"}
    made = dataset(
        sources=[{}, {"source_id": "radio"}],
        places=[
            *(
                place("area", "48", "10"),
                place("same-area", "48", "10"),
                place("wide", "50", "700"),
            ),
            *(place("near", "48.063"), place("same-point", "48.063"), place("nowhere")),
            *(place("edge", "48.108", "5"), place("far", "48.108"), place("outer", "10")),
            *(place("inner", "48", within="outer"), place("namesakes", **undecided)),
        ],
        place_candidates=[
            {"place_id": "namesakes", "rank": str(n), "latitude": latitude, "longitude": "38"}
            for n, latitude in enumerate(("48.063", "52"), 1)
        ],
        events=[
            {"event_id": "e", "place_id": one},
            {"event_id": "e", "place_id": other, "source_id": "radio"},
        ],
    )
    [pair] = compare(made).to_dict("records")
    assert pair["place"] == verdict
    [pair] = compare(replace(made, sources=made.sources[::-1])).to_dict("records")
    assert pair["place"] == verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("wang", "wang", "agrees"),
        ("wang", "chang", "conflicts"),
        ("wang", "wang recruiters", "refines"),
        ("wang mayor", "wang recruiters", "conflicts"),
        ("two", "wang", "refines"),
        ("two", "wang chang", "refines"),
        ("two", "wang recruiters", "refines"),
        ("two recruiters", "wang mayor", "conflicts"),
        ("two", "mayor", "conflicts"),
        ("wang", "all", "refines"),
        ("wang or chang", "wang", "refines"),
        ("wang or chang", "wang chang", "refines"),
        ("wang or chang", "two", "refines"),
        ("wang or chang", "wang mayor", "refines"),
        ("wang or chang", "mayor", "conflicts"),
        ("wang or chang", "chang or wang", "agrees"),
        ("wang or chang", "chang or mayor", "agrees"),
        ("wang or chang", "wang or chang or mayor", "refines"),
        ("wang or chang", "mayor or recruiters", "conflicts"),
        ("wang", "", "silent"),
        ("", "", "silent"),
    ],
)
def test_people_conflict_only_where_each_names_somebody_unknown_to_the_other(one, other, verdict):
    assert people(one, other) == verdict
    assert people(other, one) == verdict


def people(one: str, other: str) -> str:
    return people_verdict(
        one.replace(" or ", " ").split(),
        other.replace(" or ", " ").split(),
        members,
        either=" or " in one,
        other_either=" or " in other,
    )


def test_accounts_are_compared_two_by_two_in_order_of_precedence(dataset):
    made = dataset(
        sources=SOURCES,
        people=PEOPLE,
        places=PLACES,
        events=[
            {
                **{"event_id": "capture", "source_id": "post", "person_ids": "wang"},
                **{"date": "2025-04-08"},
            },
            {"event_id": "alone", "date": "2025-04-08"},
            {
                **{"event_id": "capture", "person_ids": "two", "place_id": "region"},
                **{"date": "[2025-04-01..2025-04-08]"},
            },
            {
                **{"event_id": "capture", "source_id": "radio", "person_ids": "wang"},
                **{"place_id": "village", "date": "2025-04-04"},
            },
        ],
    )
    assert rows(compare(made)) == [
        (
            "event",
            "capture",
            "paper",
            "radio",
            "refines",
            "refines",
            "refines",
            "silent",
            "refines",
        ),
        ("event", "capture", "paper", "post", "refines", "silent", "refines", "silent", "refines"),
        (
            "event",
            "capture",
            "radio",
            "post",
            "conflicts",
            "silent",
            "agrees",
            "silent",
            "conflicts",
        ),
    ]
    assert rows(verdicts(made)[["id", "source_id", "leads", "date", "overall"]]) == [
        ("capture", "paper", True, "agrees", "agrees"),
        ("capture", "radio", False, "refines", "refines"),
        ("capture", "post", False, "refines", "refines"),
        ("alone", "paper", True, "single", "single"),
    ]


def test_the_source_that_the_reader_puts_first_is_what_others_are_held_against(dataset):
    made = dataset(
        sources=SOURCES,
        events=[
            {"event_id": "e", "source_id": name, "date": date}
            for name, date in [("paper", "2025"), ("radio", "2025-04-04"), ("post", "2025-04-08")]
        ],
    )
    radio_first = replace(made, sources=made.sources.iloc[[1, 0, 2]])
    assert rows(verdicts(radio_first)[["source_id", "leads", "overall"]]) == [
        ("radio", True, "agrees"),
        ("paper", False, "refines"),
        ("post", False, "conflicts"),
    ]


def test_statements_differ_in_speaker_claim_place_and_day(dataset):
    def account(source, **cells):
        return {"statement_id": "s", "source_id": source, "event_id": "e"} | cells

    made = dataset(
        sources=SOURCES,
        people=PEOPLE,
        places=PLACES,
        events=[{"event_id": "e"}],
        statements=[
            account("paper", speaker_ids="wang;chang", attribution="one-of", about_ids="two"),
            account("radio", speaker_ids="wang", about_ids="wang", place_id="town"),
            account("post", speaker_ids="chang", about_ids="chang", place_id="village"),
        ],
    )
    found = compare(made).set_index(["first", "second"])[[*ASPECTS, "overall"]]
    assert {key: tuple(row) for key, row in zip(found.index, found.to_numpy(), strict=True)} == {
        ("paper", "radio"): ("silent", "silent", "refines", "refines", "refines"),
        ("paper", "post"): ("silent", "silent", "refines", "refines", "refines"),
        ("radio", "post"): ("silent", "conflicts", "conflicts", "conflicts", "conflicts"),
    }


def test_the_event_that_a_statement_is_filed_under_makes_no_conflict(dataset):
    made = dataset(
        sources=SOURCES,
        events=[{"event_id": "e"}, {"event_id": "f"}],
        statements=[
            {"statement_id": "s", "source_id": "paper", "event_id": "e"},
            {"statement_id": "s", "source_id": "radio", "event_id": "f"},
            {"statement_id": "s", "source_id": "post", "event_id": "e"},
        ],
    )
    assert compare(made)["overall"].tolist() == ["silent", "agrees", "silent"]


def test_nothing_is_compared_where_nobody_else_tells_it(dataset):
    alone = dataset(events=[{}], statements=[{}])
    assert list(compare(alone).columns) == ["record", "id", "first", "second", *ASPECTS, "overall"]
    assert len(compare(alone)) == 0
    assert verdicts(alone)["overall"].tolist() == ["single", "single"]
    assert len(verdicts(dataset())) == 0


FORMS = ["{0}", "{0}/{1}", "[{0}..{1}]", "[..{1}]", "[{0}..]", "{0}/..", "../{1}"]
MARKED = ["{0}~", "{0}~/{1}", "[{0}..{1}?]", "[..{1}%]", "[{0}~..]", "{0}?/..", "../{1}%"]
DAYS = ["2025-01-30", "2025-02-01", "2025-02-02", "2025-02-04", "2025-02-20"]


@pytest.fixture(scope="module")
def every():
    """Compare each of many dates with each: texts, days of the first, verdicts."""
    ends = [(first, last) for first in DAYS for last in DAYS if first < last]
    pairs = [(one.format(*end), other.format(*end)) for end in ends for one, other in zip_forms()]
    plain = bounds(pd.Series([one for one, _ in pairs]))
    marked = bounds(pd.Series([other for _, other in pairs]))
    own, others = np.divmod(np.arange(len(pairs) ** 2), len(pairs))

    def compared(one, other):
        return date_verdicts(one.iloc[own], other.iloc[others]).reshape(len(pairs), -1)

    return days_of(plain), compared(plain, plain), compared(marked, plain), compared(plain, marked)


def zip_forms():
    return zip(FORMS, MARKED, strict=True)


def days_of(read: pd.DataFrame) -> list[set[int]]:
    """Give the days of each date, those of an open side as far as matters here."""
    first = read["earliest"].fillna(pd.Timestamp("2025-01-01"))
    last = read["latest"].fillna(pd.Timestamp("2025-03-01"))
    ends = zip(first.dt.day_of_year, last.dt.day_of_year, strict=True)
    return [{*range(start, end + 1)} for start, end in ends]


def test_dates_conflict_exactly_where_no_day_fits_both(every):
    days, verdicts, _, _ = every
    assert (verdicts == verdicts.T).all()
    for ours, row in zip(days, verdicts, strict=True):
        for theirs, verdict in zip(days, row, strict=True):
            assert (verdict == "conflicts") == ours.isdisjoint(theirs)
            assert (verdict == "refines") == (ours < theirs or theirs < ours)


def test_a_mark_changes_a_verdict_only_from_conflicts_to_agrees(every):
    _, plain, forth, back = every
    assert (forth == back.T).all()
    bridged = forth != plain
    assert bridged.any()
    assert (plain[bridged] == "conflicts").all()
    assert (forth[bridged] == "agrees").all()


named = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True)


@given(named, st.booleans(), named, st.booleans())
def test_comparing_people_goes_both_ways(one, either, other, other_either):
    forth = people_verdict(one, other, members, either=either, other_either=other_either)
    back = people_verdict(other, one, members, either=other_either, other_either=either)
    assert forth == back


@given(named, named, st.booleans(), st.booleans())
def test_naming_more_people_is_no_conflict(some, others, either, other_either):
    more = list(dict.fromkeys([*some, *others]))
    verdict = people_verdict(some, more, members, either=either, other_either=other_either)
    assert verdict in ("agrees", "refines")


@given(st.lists(st.sampled_from(["agrees", "refines", "silent"])))
def test_what_merely_refines_is_never_a_conflict_on_the_whole(found):
    assert worst(found) != "conflicts"
    assert worst([*found, "conflicts"]) == "conflicts"


@given(st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=10)
def test_the_order_of_rows_changes_no_verdict(several, random):
    def shuffled(frame):
        return frame.iloc[random.sample(range(len(frame)), len(frame))]

    other = replace(
        several, events=shuffled(several.events), statements=shuffled(several.statements)
    )
    assert sorted(rows(compare(other))) == sorted(rows(compare(several)))
    assert sorted(rows(verdicts(other))) == sorted(rows(verdicts(several)))


@pytest.fixture(scope="module")
def several(dataset):
    """Three events and statements, told by three sources each."""
    return dataset(
        sources=SOURCES,
        people=PEOPLE,
        places=PLACES,
        events=[
            {
                **{"event_id": f"e{n % 3}", "source_id": ("paper", "radio", "post")[n // 3]},
                **{"person_ids": ("wang", "chang", "two", "wang;recruiters")[n % 4]},
                **{"place_id": ("region", "village", "town", "", "town")[n % 5]},
                **{"date": ("2025-04", "2025-04-04", "2025-04-05~", "")[n * 3 % 4]},
            }
            for n in range(9)
        ],
        statements=[
            {
                **{"statement_id": f"s{n % 3}", "source_id": ("paper", "radio", "post")[n // 3]},
                **{"speaker_ids": ("wang;chang", "chang", "", "two")[n % 4]},
                **{"attribution": "one-of" if n % 4 == 0 else "named"},
                **{"about_ids": ("wang", "two")[n % 2], "event_id": "e0"},
            }
            for n in range(9)
        ],
    )


def rows(frame: pd.DataFrame) -> list[tuple]:
    return list(frame.itertuples(index=False, name=None))
