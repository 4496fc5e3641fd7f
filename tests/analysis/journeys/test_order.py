"""Order in time: no more than dates and sources tell."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise, product

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis.journeys.legs import legs
from dashboard.analysis.journeys.order import Order
from dashboard.analysis.journeys.readable_legs import readable_legs
from dashboard.analysis.journeys.routes import routes
from dashboard.analysis.journeys.stops import stops
from dashboard.analysis.journeys.told_order import told_order
from dashboard.analysis.lanes.since_arrival import since_arrival
from dashboard.analysis.related_records import on_the_way, sequence
from dashboard.analysis.timeline import lanes
from dashboard.model.dates.edtf import bounds
from dashboard.model.dates.spans import DATE_COLUMNS, bounds_of, spans
from dashboard.model.load import build

FIRST = date(2031, 3, 1)
DAYS = [(FIRST + timedelta(days=n)).isoformat() for n in range(8)]
PLACES = [
    {"place_id": one, "name": one.upper(), "latitude": f"{48 + n}", "longitude": "38"}
    for n, one in enumerate("abcdef")
]
LATER = {"published": "2032", "accessed": "2032"}
TWO = [LATER, LATER | {"source_id": "radio", "publisher": "Radio"}]


def event(name: str, when: str, **more: str) -> dict[str, str]:
    """Make an event of one person at the place of its first letter, titled by its name."""
    cells = {"event_id": name, "title": name, "place_id": name[0], "date": when}
    return cells | {"person_ids": "person-1"} | more


@pytest.fixture(scope="module")
def told(csvs):
    """Make a dataset of one person's events, of which nothing is set aside."""

    def make(*events: dict[str, str]):
        files = csvs(sources=TWO, people=[{}], places=PLACES, events=list(events))
        made = build(files, name="small")
        assert made.set_aside == ()
        return made

    return make


@pytest.fixture(scope="module")
def table(told):
    """Give the legs of somebody's events as a reader sees them."""

    def read(*events: dict[str, str]) -> list[tuple[str, str, str]]:
        found = readable_legs(told(*events))
        return list(zip(found["from_place"], found["to_place"], found["order"], strict=True))

    return read


def test_stops_of_one_day_are_one_end_of_a_leg_and_give_no_order(table):
    day = [event(name, DAYS[2]) for name in "cab"]
    assert table(event("d", DAYS[1]), *day, event("e", DAYS[3])) == [
        ("D", "C, A or B", "order not certain"),
        ("C, A and B", "among these", "in no known order"),
        ("C, A or B", "E", "order not certain"),
    ]


def test_several_events_of_one_day_at_one_place_are_one_stop(table):
    rows = table(event("a1", DAYS[0]), event("b1", DAYS[1]), event("b2", DAYS[1]))
    assert rows == [("A", "B", "certain")]


def test_who_was_at_several_places_on_one_day_alone_has_a_leg_among_them(told):
    [leg] = legs(told(event("a", DAYS[0]), event("b", DAYS[0]))).to_dict("records")
    assert (leg["among"], leg["certain"]) == (True, False)
    assert leg["km_least"] == leg["km_most"] == pytest.approx(111, abs=1)
    assert (leg["days_least"], leg["days_most"]) == (0, 0)


def test_after_gives_the_order_of_one_day(table):
    day = DAYS[2]
    rows = table(event("a", day, after="b"), event("b", day, after="c"), event("c", day))
    assert rows == [("C", "B", "certain"), ("B", "A", "certain")]


def test_what_after_leaves_open_stays_open(table):
    day = DAYS[2]
    rows = table(event("a", day, after="b;c"), event("b", day), event("c", day))
    assert rows == [
        ("B and C", "among these", "in no known order"),
        ("B or C", "A", "order not certain"),
    ]
    [row] = table(event("a", day, after="b"), event("b", day), event("c", day))
    assert row == ("B, A and C", "among these", "in no known order")


def test_after_leads_through_events_that_are_no_stops(table):
    day = DAYS[2]
    rows = table(
        event("a", day, after="nowhere"),
        event("nowhere", "", after="b", place_id="", person_ids=""),
        event("b", day),
    )
    assert rows == [("B", "A", "certain")]


def test_after_orders_spans_that_overlap(table):
    early, late = f"[{DAYS[0]}..{DAYS[4]}]", f"[{DAYS[2]}..{DAYS[6]}]"
    assert table(event("a", early), event("b", late)) == [("A", "B", "order not certain")]
    assert table(event("a", early), event("b", late, after="a")) == [("A", "B", "certain")]
    assert table(event("a", early, after="b"), event("b", late)) == [("B", "A", "certain")]


def test_sources_that_contradict_each_other_give_no_order(table):
    day, radio = DAYS[2], {"source_id": "radio"}
    rows = table(event("a", day, after="b"), event("b", day), event("b", day, after="a", **radio))
    assert rows == [("A and B", "among these", "in no known order")]


def test_another_source_may_tell_the_order(table):
    day, radio = DAYS[2], {"source_id": "radio"}
    rows = table(event("a", day), event("b", day), event("a", day, after="b", **radio))
    assert rows == [("B", "A", "certain")]


def test_the_order_of_thousands_is_found(told):
    ids = [f"{'abcdef'[n % 6]}{n}" for n in range(3000)]
    rows = [event(one, DAYS[0], after=before) for before, one in pairwise(ids)]
    found = stops(told(event(ids[0], DAYS[0]), *rows[::-1]))
    assert found["event_id"].tolist() == ids
    assert found["sure"].all()


def test_dates_are_not_overruled(table):
    rows = table(event("a", DAYS[1], after="c"), event("b", DAYS[2]), event("c", DAYS[3]))
    assert rows == [("A", "B", "certain"), ("B", "C", "certain")]


@pytest.mark.parametrize(
    ("first", "second", "certain"),
    [
        (f"{DAYS[0]}/{DAYS[2]}", f"{DAYS[2]}/{DAYS[4]}", True),
        (f"{DAYS[0]}/{DAYS[2]}", DAYS[2], False),
        (DAYS[2], f"{DAYS[2]}/{DAYS[4]}", False),
        (f"[{DAYS[0]}..{DAYS[2]}]", DAYS[2], False),
        (f"[{DAYS[0]}..{DAYS[1]}]", DAYS[2], True),
        (f"{DAYS[1]}~", DAYS[2], False),
        (f"{DAYS[1]}?", DAYS[3], True),
        (f"[..{DAYS[1]}]", f"{DAYS[2]}/..", True),
        (f"../{DAYS[2]}", f"{DAYS[2]}/..", False),
        (f"../{DAYS[2]}", f"{DAYS[3]}/..", True),
        (f"{DAYS[1]}/..", DAYS[3], False),
    ],
)
def test_dates_that_touch(table, first, second, certain):
    [(_, _, order)] = table(event("a", first), event("b", second))
    assert order == ("certain" if certain else "order not certain")


def test_a_line_leads_to_each_place_of_a_day_and_joins_them_without_an_arrow(told):
    made = told(event("d", DAYS[1]), event("a", DAYS[2]), event("b", DAYS[2]))
    lines = routes(made)
    assert Counter(zip(lines["among"], lines["certain"], strict=True)) == {
        (True, False): 1,
        (False, False): 2,
    }
    assert sorted(lines.loc[~lines["among"], "to_event_ids"]) == [("a",), ("b",)]
    assert lines.loc[lines["among"], "tooltip"].tolist() == [
        "Person 1: A and B (3 March 2031), in no known order; 111 km"
    ]


def test_before_and_after_in_a_record_say_what_is_certain(told):
    made = told(
        event("a", DAYS[0]),
        event("b", DAYS[2]),
        event("c", DAYS[2]),
        event("d", f"[{DAYS[3]}..{DAYS[5]}]"),
        event("e", f"[{DAYS[4]}..{DAYS[6]}]"),
    )
    assert on_the_way(made, "b") == {
        "a": "before: a",
        "c": "in no known order with it: c",
        "d": "after: d",
    }
    assert on_the_way(made, "e") == {"d": "perhaps before: d"}
    assert on_the_way(made, "d")["e"] == "perhaps after: e"


def test_the_timeline_has_the_same_order_and_says_what_has_none(told):
    made = told(
        event("late", DAYS[5], place_id=""),
        event("b", DAYS[2], after="c"),
        event("open", f"../{DAYS[1]}", place_id=""),
        event("c", DAYS[2]),
        event("e", DAYS[3]),
        event("f", DAYS[3]),
    )
    laid = lanes(made)
    assert laid["event_id"].tolist() == ["open", "c", "b", "e", "f", "late"]
    assert laid.loc[laid["tie"].notna(), "event_id"].tolist() == ["e", "f"]
    assert sequence(made) == laid["event_id"].tolist()
    ways = stops(made)["event_id"].tolist()
    assert ways == [one for one in laid["event_id"] if one in ways]


def test_days_are_counted_from_the_first_of_several_arrivals_whichever_it_is(told):
    span = f"[{DAYS[0]}..{DAYS[2]}]"
    made = told(event("a", span), event("b", span), event("c", DAYS[6], kind="capture"))
    counted = since_arrival(made).set_index("event_id")[["days_least", "days_most"]]
    assert counted.to_numpy().tolist() == [[0, 2], [0, 2], [4, 6]]
    sure = told(event("a", span), event("b", DAYS[4]))
    counted = since_arrival(sure).set_index("event_id")[["days_least", "days_most"]]
    assert counted.to_numpy().tolist() == [[0, 0], [2, 4]]


ENDS = st.integers(0, 4)
DATES = st.one_of(
    st.builds(lambda n, mark: DAYS[n] + mark, ENDS, st.sampled_from(["", "", "~", "?"])),
    st.builds(
        lambda form, one, other: form.format(*sorted([DAYS[one], DAYS[other]])),
        st.sampled_from(["[{}..{}]", "{}/{}"]),
        ENDS,
        ENDS,
    ),
)


def ways_it_may_have_been(text: str) -> set[tuple[int, int]]:
    """Give all pairs of first and last day that a date of these allows, by hand."""
    mark = text[-1] in "~?"
    ends = [DAYS.index(part) for part in text.strip("[]~?").replace("..", "/").split("/")]
    if "/" in text:
        return {(ends[0], ends[1])}
    first, last = ends[0] - mark, ends[-1] + mark
    return {(day, day) for day in range(first, last + 1)}


@given(DATES, DATES)
@settings(deadline=None, max_examples=150)
def test_an_order_is_certain_only_if_every_pair_of_days_gives_it(one, other):
    first, second = spans(bounds(pd.Series([one, other], dtype="str")))
    pairs = product(ways_it_may_have_been(one), ways_it_may_have_been(other))
    earlier = [a[0] < b[0] and a[1] < b[1] and a[1] <= b[0] for a, b in pairs]
    assert first.before(second) == all(earlier)


@given(st.lists(st.tuples(DATES, st.sets(st.integers(0, 5), max_size=2)), max_size=6))
@settings(deadline=None, max_examples=100)
def test_groups_hold_all_and_are_in_no_order_that_is_denied(rows):
    ids = [f"e{n}" for n in range(len(rows))]
    after = [tuple(f"e{n}" for n in before if n < len(rows)) for _, before in rows]
    when = bounds(pd.Series([date for date, _ in rows], dtype="str"))[DATE_COLUMNS]
    told = told_order(pd.DataFrame({"event_id": ids, "after": after}))
    known = spans(when)
    order = Order(ids, known, bounds_of(when), told)
    places = [place for group in order.groups for place in group]
    assert sorted(places) == list(range(len(rows)))
    for n, place in enumerate(places):
        for later in places[n + 1 :]:
            assert not known[later].before(known[place])
    for n, ones in enumerate(order.groups):
        for others in order.groups[n + 1 :]:
            assert not order.certain(others, ones)
