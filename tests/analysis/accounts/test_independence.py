"""Independence: sources that share an origin count once, however the table is sorted."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis.accounts.independence import grouped, origins, rests_on, sharing, ties

OCCASIONS = [None, "briefing", "interview"]
OUTLETS = ["Reuters", "Agence", "Gazette"]


def table(*rows: dict) -> pd.DataFrame:
    """Make a table of sources; each is an outlet of its own unless told."""
    usual = {"occasion": None, "based_on": ()}
    named = [
        {"source_id": f"s{n}", "publisher": f"Outlet {n}", **usual, **row}
        for n, row in enumerate(rows, 1)
    ]
    return pd.DataFrame(named, columns=["source_id", "publisher", "occasion", "based_on"])


@st.composite
def tables(draw: st.DrawFn) -> pd.DataFrame:
    """Draw tables whose sources report a few occasions and relay each other or outlets."""
    size = draw(st.integers(1, 8))
    known = [*(f"s{n}" for n in range(1, size + 1)), *OUTLETS]
    row = st.fixed_dictionaries(
        {
            "publisher": st.sampled_from([*OUTLETS, "Other", "Another"]),
            "occasion": st.sampled_from(OCCASIONS),
            "based_on": st.lists(st.sampled_from(known), max_size=2).map(tuple),
        }
    )
    return table(*draw(st.lists(row, min_size=size, max_size=size)))


def number(sources: pd.DataFrame) -> int:
    """Count independent sources."""
    return origins(sources).nunique()


@pytest.mark.parametrize(
    ("rows", "independent"),
    [
        ([], 0),
        ([{}], 1),
        ([{}, {}], 2),
        ([{"occasion": "briefing"}, {"occasion": "briefing"}, {}], 2),
        ([{"based_on": ("s2",)}, {}], 1),
        ([{"based_on": ("Reuters",)}, {"based_on": ("REUTERS",)}], 1),
        ([{"based_on": ("Reuters",)}, {"based_on": ("Agence",)}], 2),
        ([{"based_on": ("reuters",)}, {"publisher": "Reuters"}], 1),
        ([{"publisher": "Reuters"}, {"publisher": "Reuters"}], 2),
        ([{"occasion": "a"}, {"occasion": "a", "based_on": ("X",)}, {"based_on": ("X",)}], 1),
        ([{"occasion": "s2"}, {}], 2),
        ([{"based_on": ("s2",)}, {"based_on": ("s3",)}, {"based_on": ("s1",)}, {}], 2),
        ([{"based_on": ("s1",)}], 1),
    ],
)
def test_sources_that_share_an_origin_count_once(rows, independent):
    assert number(table(*rows)) == independent


def test_the_others_of_one_origin_are_named_in_order():
    sources = table({"occasion": "a"}, {}, {"based_on": ("s1",)}, {"occasion": "a"})
    assert sharing(sources) == {
        "s1": ("s3", "s4"),
        "s2": (),
        "s3": ("s1", "s4"),
        "s4": ("s1", "s3"),
    }
    assert origins(sources).to_dict() == {"s1": 0, "s2": 1, "s3": 0, "s4": 0}


def test_a_third_that_relays_both_ties_only_where_it_is_counted_itself():
    weekly = ("s1", "s2", "Outlet 3")
    sources = table({}, {}, {}, {"based_on": weekly})
    assert number(sources) == 1
    assert origins(sources, {"s1", "s2", "s3"}).to_dict() == {"s1": 0, "s2": 1, "s3": 2}
    assert origins(sources, {"s1", "s2", "s4"}).nunique() == 1


@pytest.mark.parametrize(
    ("rows", "independent"),
    [
        ([{}, {}, {"based_on": ("s4",)}, {"based_on": ("s1",)}], 2),
        ([{"occasion": "a"}, {}, {"based_on": ("s4",)}, {"occasion": "a"}], 2),
        ([{"based_on": ("s4",)}, {"based_on": ("s5",)}, {}, {"based_on": ("s5",)}, {}], 2),
        (
            [{"based_on": ("Outlet 4",)}, {}, {"based_on": ("s5",)}, {}, {"publisher": "Outlet 4"}],
            2,
        ),
        (
            [{"based_on": ("Outlet 4",)}, {}, {}, {"based_on": ("s5",)}, {"publisher": "Outlet 4"}],
            3,
        ),
    ],
)
def test_what_stands_between_those_in_question_ties_them(rows, independent):
    assert origins(table(*rows), {"s1", "s2", "s3"}).nunique() == independent


def test_those_who_relay_one_item_of_an_outlet_are_apart_from_those_who_relay_another():
    sources = table(
        {"publisher": "Agence"},
        {"publisher": "Agence"},
        {"based_on": ("s1",)},
        {"based_on": ("s2",)},
        {"based_on": ("Agence",)},
    )
    assert origins(sources, {"s3", "s4"}).nunique() == 2
    assert origins(sources, {"s3", "s4", "s5"}).nunique() == 1


def test_an_account_with_an_occasion_of_its_own_leaves_that_of_its_source():
    sources = table({"occasion": "briefing"}, {"occasion": "briefing"}, {"based_on": ("s1",)})
    above = ties(sources)
    same, own = rests_on("s1"), rests_on("s1", "interview")
    assert grouped([same, rests_on("s2")], above) == [0, 0]
    assert grouped([own, rests_on("s2")], above) == [0, 1]
    assert grouped([own, rests_on("s2", "interview")], above) == [0, 0]
    assert grouped([own, rests_on("s3")], above) == [0, 0]


@given(tables(), st.sampled_from(OCCASIONS), st.data())
@settings(deadline=None)
def test_an_added_relay_never_raises_the_number(sources, occasion, data):
    told = [*sources["source_id"], *(name for names in sources["based_on"] for name in names)]
    relayed = data.draw(st.lists(st.sampled_from(told), min_size=1, max_size=3))
    publisher = data.draw(st.sampled_from([*OUTLETS, "New"]))
    relay = {"source_id": "new", "publisher": publisher, "occasion": occasion}
    more = pd.concat([sources, pd.DataFrame([relay | {"based_on": tuple(relayed)}])])
    assert number(more) <= number(sources)


@given(tables(), st.data())
@settings(deadline=None)
def test_an_added_tie_never_raises_the_number(sources, data):
    place = data.draw(st.integers(0, len(sources) - 1))
    name = data.draw(st.sampled_from([*sources["source_id"], *OUTLETS, "Unheard of"]))
    tied = sources.copy()
    tied.at[place, "based_on"] = (*tied.at[place, "based_on"], name)
    assert number(tied) <= number(sources)


@given(tables(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_rows_changes_nothing(sources, random):
    places = list(range(len(sources)))
    random.shuffle(places)
    shuffled = sources.iloc[places]
    assert number(shuffled) == number(sources)
    assert {k: set(v) for k, v in sharing(shuffled).items()} == {
        k: set(v) for k, v in sharing(sources).items()
    }


@given(tables())
@settings(deadline=None)
def test_sharing_an_origin_goes_both_ways_and_as_the_numbers_say(sources):
    numbers, others = origins(sources), sharing(sources)
    for source, shared in others.items():
        assert all(source in others[other] for other in shared)
        alike = set(numbers[numbers == numbers[source]].index) - {source}
        assert alike == set(shared)


def test_a_long_chain_of_relays_is_one_origin():
    size = 3_000
    chain = table(*({"based_on": (f"s{n + 1}",)} for n in range(1, size + 1)))
    assert number(chain) == 1
