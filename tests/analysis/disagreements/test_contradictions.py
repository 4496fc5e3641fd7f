"""Disagreements: contradictions alone, in sentences fit to print, the gravest first."""

from dataclasses import replace
from itertools import product
from operator import itemgetter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis.accounts.comparison import compare
from dashboard.analysis.disagreements.answers import sides
from dashboard.analysis.disagreements.contradictions import (
    disagreements,
    same_day,
    told_differently,
)

OUTLETS = ["Paper", "Radio", "Post", "Weekly"]
SOURCES = [{"source_id": name.lower(), "publisher": name} for name in OUTLETS]
PEOPLE = [
    {"person_id": "wang", "name": "Wang Li", "aliases": "Wang", "member_of": "two"},
    {"person_id": "chang", "name": "Chang Bo", "member_of": "two"},
    {"person_id": "two", "name": "The two", "kind": "group"},
    {"person_id": "recruiters", "name": "Recruiters", "kind": "group"},
    {"person_id": "brigade", "name": "81st brigade", "kind": "group"},
    {"person_id": "army", "name": "Army", "kind": "group"},
]
PLACES = [
    {"place_id": "region", "name": "Region"},
    {"place_id": "village", "name": "Village", "within": "region"},
    {"place_id": "town", "name": "Town", "within": "region"},
]
CELLS = {"people": "person_ids", "place": "place_id", "when": "date"}


@pytest.fixture(scope="module")
def made(dataset):
    """Make a dataset of these people and places; sources as given or those of the outlets."""

    def make(*events: dict[str, str], statements=(), sources=SOURCES):
        return dataset(
            sources=sources,
            people=PEOPLE,
            places=PLACES,
            events=[*events],
            statements=[*statements],
        )

    return make


def account(source: str, title: str = "Wang Li is there", **cells: str) -> dict[str, str]:
    return {"event_id": "e", "source_id": source, "title": title} | {
        CELLS.get(name, name): cell for name, cell in cells.items()
    }


def said(source: str, text: str, **cells: str) -> dict[str, str]:
    return {"statement_id": "s", "source_id": source, "text": text} | cells


def sentences(dataset) -> list[str]:
    return [one.sentence for one in disagreements(dataset)]


def test_who_it_was_is_asked_without_the_name(made):
    dataset = made(
        account("paper", "Chang Bo loses his job", people="chang"),
        account("radio", "Wang Li loses his job", people="wang"),
        account("post", "Wang Li loses work", people="wang;recruiters"),
        account("weekly", "One of the two loses a job", people="two"),
    )
    (one,) = disagreements(dataset)
    assert one.question == "Who loses his job?"
    assert one.sentence == (
        "Who loses his job? Chang Bo, says Paper; Wang Li and Recruiters, say Radio and Post. "
        "Weekly (The two) leaves it open."
    )
    assert (one.aspect, one.independent) == ("people", 4)
    assert [p.source_ids for p in one.positions] == [("paper",), ("radio", "post")]
    assert [p.source_ids for p in one.open] == [("weekly",)]


def test_those_whom_every_side_names_are_no_answer(made):
    dataset = made(
        account("paper", people="chang;recruiters"),
        account("radio", people="wang;recruiters"),
        account("post", people="wang"),
    )
    assert "Chang Bo, says Paper; Wang Li, say Radio and Post." in sentences(dataset)[0]


@pytest.mark.parametrize(
    ("title", "question"),
    [
        ("Wang Li is captured", "Who is captured?"),
        ("Wang is captured", "Who is captured?"),
        ("Wang Li's documents are taken.", "Whose documents are taken?"),
        ("Talk with Wang Li is by gestures", "Of whom is it told: “Talk with … is by gestures”?"),
        ("Wang Li and others leave", "Of whom is it told: “… and others leave”?"),
        ("A man leaves", "Of whom is it told: “A man leaves”?"),
        ("Wangara leaves", "Of whom is it told: “Wangara leaves”?"),
    ],
)
def test_a_question_never_names_one_of_the_answers(made, title, question):
    dataset = made(account("paper", title, people="wang"), account("radio", people="chang"))
    assert disagreements(dataset)[0].question == question


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Wang Li says that, at home, he rested.", "Who says that, at home, he rested?"),
        ("One of the two says that it rained.", "Who says that it rained?"),
        ("The two men say that it rained.", "Who says that it rained?"),
        ("Wang Li hopes for an exchange.", "Who hopes for an exchange?"),
        ("He hopes, with Wang Li.", "Who says this: “He hopes, with …”?"),
    ],
)
def test_who_said_it_is_asked_in_the_words_of_the_claim(made, text, question):
    dataset = made(
        statements=[
            said("paper", text, speaker_ids="wang"),
            said("radio", "Chang Bo does.", speaker_ids="chang"),
        ]
    )
    assert disagreements(dataset)[0].question == question


def test_who_merely_names_the_speaker_among_several_does_not_contradict(made):
    dataset = made(
        statements=[
            said("paper", "Says it.", speaker_ids="wang;chang", attribution="one-of"),
            said("radio", "Says it.", speaker_ids="wang"),
            said("post", "Says it.", speaker_ids="wang;chang", attribution="all"),
        ]
    )
    assert disagreements(dataset) == []
    assert told_differently(dataset) == {}


def test_when_and_where_take_the_most_exact_answer_of_those_who_refine_each_other(made):
    dataset = made(
        account("paper", when="[2025-04-01..2025-04-08]", place="region"),
        account("radio", when="[2025-04-03..2025-04-05]", place="village"),
        account("post", when="2025-04-04", place="region"),
        account("weekly", when="2025-04-08", place="town"),
    )
    assert sentences(dataset) == [
        "Wang Li is there: when? 4 April 2025, say Radio (between 3 and 5 April 2025) and Post; "
        "8 April 2025, says Weekly. "
        "Paper (between 1 and 8 April 2025) leaves it open.",
        "Wang Li is there: where? Village, says Radio; Town, says Weekly. "
        "Paper and Post (Region) leave it open.",
    ]


def test_a_position_is_certain_once_somebody_states_it_without_reserve(made):
    dataset = made(
        account("paper", when="2025-04-04", basis="inferred", note="From."),
        account("radio", when="2025-04-04"),
        account("post", when="2025-04-08?"),
    )
    assert [position.certain for position in disagreements(dataset)[0].positions] == [True, False]


def test_claims_about_others_stand_side_by_side(made):
    dataset = made(
        statements=[
            said("paper", "The brigade captures him.", about_ids="brigade;recruiters"),
            said("radio", "A brigade captures him.", about_ids="brigade;recruiters"),
            said("post", "He serves in it.", about_ids="brigade;army"),
        ]
    )
    assert sentences(dataset) == [
        "81st brigade: what is said? Paper: The brigade captures him. Likewise Radio. "
        "Post: He serves in it."
    ]
    dataset = made(
        statements=[
            said("paper", "Wang was rich.", about_ids="wang"),
            said("radio", "Chang was.", about_ids="chang"),
        ]
    )
    assert sentences(dataset) == ["Of whom is it said? Paper: Wang was rich. Radio: Chang was."]


def test_accounts_of_one_press_conference_are_said_to_be_that(made):
    at = [source | {"occasion": "press-conference-2025-04-14"} for source in SOURCES[:2]]
    one = made(account("paper", people="wang"), account("radio", people="chang"), sources=at)
    assert sentences(one)[0].endswith(
        "says Radio. All go back to one origin: press conference, 14 April 2025."
    )
    assert disagreements(one)[0].independent == 1
    relays = [SOURCES[0], SOURCES[1] | {"based_on": "Paper"}]
    two = made(account("paper", people="wang"), account("radio", people="chang"), sources=relays)
    assert sentences(two)[0].endswith("None of them is known to be independent of the others.")


def test_two_items_of_one_publisher_are_told_apart_only_on_different_sides(made):
    news = [
        {"source_id": "one", "publisher": "News", "published": "2025-04-08"},
        {"source_id": "two", "publisher": "News"},
        {"source_id": "three", "publisher": "News"},
    ]
    parted = made(
        account("one", people="wang"),
        account("two", people="chang"),
        account("three", people="chang"),
        sources=[news[0], news[1], news[2] | {"title": "Another"}],
    )
    assert (
        "Wang Li, says News (8 April 2025); Chang Bo, says News (14 April 2025)."
        in sentences(parted)[0]
    )
    together = made(
        account("one", people="wang"),
        account("two", people="wang"),
        account("paper", people="chang"),
        sources=[*news, SOURCES[0]],
    )
    assert "Wang Li, says News; Chang Bo, says Paper." in sentences(together)[0]


def test_two_items_of_one_publisher_day_and_title_are_told_apart_by_id(made):
    items = [{"source_id": one, "publisher": "News"} for one in ("one", "two")]
    parted = made(account("one", people="wang"), account("two", people="chang"), sources=items)
    assert (
        "Wang Li, says News (14 April 2025, “A report”, one); "
        "Chang Bo, says News (14 April 2025, “A report”, two)." in sentences(parted)[0]
    )


@pytest.mark.parametrize("events", [("e", ""), ("", "e"), ("e", "f"), ("f", "e")])
def test_it_is_listed_once_whichever_account_names_the_event(made, events):
    dataset = made(
        account("paper", "Wang Li fights fires", people="wang"),
        account("radio", "Chang Bo fights fires", people="chang"),
        account("paper", "It burns", event_id="f"),
        statements=[
            said(source, "Somebody says so.", about_ids=whom, event_id=event)
            for source, whom, event in zip(
                ("paper", "radio"), ("wang", "chang"), events, strict=True
            )
        ],
    )
    assert [(one.record, one.id) for one in disagreements(dataset)] == [("event", "e")]


def test_a_statement_that_parts_its_accounts_as_its_event_does_is_listed_once(made):
    told = {"event_id": "e", "statement_id": "s"}
    dataset = made(
        account("paper", "Wang Li fights fires", people="wang"),
        account("radio", "Chang Bo fights fires", people="chang"),
        account("post", "Chang Bo fights fires", people="chang"),
        statements=[
            said("paper", "Wang Li says so.", speaker_ids="wang", about_ids="wang", **told),
            said("radio", "Chang Bo says so.", speaker_ids="chang", about_ids="chang", **told),
            said("weekly", "Wang Li says so.", speaker_ids="wang", statement_id="t"),
            said("paper", "Chang Bo says so.", speaker_ids="chang", statement_id="t"),
        ],
    )
    assert [(one.record, one.id) for one in disagreements(dataset)] == [
        ("event", "e"),
        ("statement", "t"),
    ]
    found = told_differently(dataset)
    assert [one.aspect for one in found["statement", "s"]] == ["people", "claim"]
    assert set(found) == {("event", "e"), ("statement", "s"), ("statement", "t")}


def test_the_gravest_comes_first(dataset):
    def parted(event, sources=("paper", "radio"), kind="battle", **cells):
        rows = [account(source, event_id=event, kind=kind) for source in sources]
        return [
            row | {CELLS[name]: values[n > 0] for name, values in cells.items()}
            for n, row in enumerate(rows)
        ]

    made = dataset(
        sources=SOURCES,
        people=PEOPLE,
        places=PLACES,
        vocabulary=[
            {"column": "events.kind", "value": "battle", "label": "Battle"},
            {"column": "events.kind", "value": "capture", "label": "Capture"},
            {"column": "statements.topic", "value": "journey", "label": "Journey"},
        ],
        events=[
            *parted("where", place=("town", "village")),
            *parted("when", when=("2025-04-04", "2025-04-05")),
            *parted("few", people=("wang", "chang")),
            *parted("many", ("paper", "radio", "post"), people=("wang", "chang")),
            *parted("capture", kind="capture", people=("wang", "chang")),
        ],
        statements=[
            said("paper", "Is.", about_ids="wang"),
            said("radio", "Is.", about_ids="chang"),
            said("paper", "Is.", speaker_ids="wang", statement_id="who"),
            said("radio", "Is.", speaker_ids="chang", statement_id="who"),
        ],
    )
    order = [one.id for one in disagreements(made)]
    assert order == ["capture", "many", "few", "who", "s", "when", "where"]


def test_one_day_of_one_person_told_differently_is_listed_apart(made):
    def happens(event, source, title, day="2025-02-25", people="wang"):
        return account(source, title, event_id=event, when=day, people=people)

    dataset = made(
        happens("contract", "paper", "Wang Li signs a contract"),
        happens("rostov", "radio", "Wang Li is taken to Rostov."),
        happens("elsewhere", "post", "Chang Bo rests", people="chang"),
        happens("together", "post", "Wang Li and Chang Bo rest", people="wang;chang"),
        happens("about", "post", "Wang Li rests", "2025-02-25~"),
        happens("month", "post", "Wang Li rests", "2025-02"),
        happens("group", "post", "The two rest", people="two"),
    )
    (one,) = same_day(dataset)
    assert one.sentence == (
        "What happened to Wang Li on 25 February 2025? "
        "Signs a contract, says Paper; is taken to Rostov, says Radio. Both may be true."
    )
    assert [position.ids for position in one.positions] == [("contract",), ("rostov",)]
    assert disagreements(dataset) == []


def test_what_one_source_tells_of_a_day_stands_together(made):
    def happens(event, source, title):
        return account(source, title, event_id=event, when="2025-02-25", people="wang")

    both = made(
        happens("contract", "paper", "Wang Li signs"),
        happens("rostov", "paper", "Wang Li leaves"),
        happens("rostov", "radio", "Wang Li leaves"),
    )
    assert same_day(both) == []
    parted = made(
        happens("contract", "paper", "Wang Li signs"),
        happens("rostov", "paper", "Wang Li leaves"),
        happens("camp", "post", "At a camp"),
        happens("front", "radio", "Wang Li fights"),
    )
    assert "Signs and leaves, says Paper; fights, says Radio; At a camp, says Post. All may" in (
        same_day(parted)[0].sentence
    )


def test_where_everybody_fits_somebody_who_fits_others_each_is_a_side():
    square = {frozenset("ac"), frozenset("bd")}
    assert sides("abcd", square) == ([("a",), ("b",), ("c",), ("d",)], ())


def test_nothing_is_listed_where_nothing_is_told(made):
    assert disagreements(made()) == []
    assert same_day(made()) == []


@pytest.fixture(scope="module")
def pool(made):
    """An account of each kind that may be drawn."""
    return made(
        *(
            account("paper", event_id=f"e{n}", people=people, place=place, when=when)
            for n, (people, place, when) in enumerate(
                product(
                    ["wang", "chang", "two", "wang;recruiters", ""],
                    ["region", "village", "town", ""],
                    ["2025-04", "2025-04-04", "2025-04-08", "2025-04-05~", ""],
                )
            )
        )
    )


drawn = st.tuples(
    st.integers(0, 99),
    st.sampled_from("ef"),
    st.sampled_from([row["source_id"] for row in SOURCES]),
)


@given(
    st.lists(drawn, min_size=2, max_size=8, unique_by=itemgetter(1, 2)),
    st.randoms(use_true_random=False),
)
@settings(deadline=None, max_examples=12)
def test_what_is_listed_are_the_conflicts_in_whatever_order_rows_stand(pool, drawn, random):
    rows, events, sources = zip(*drawn, strict=True)
    told = pool.events.iloc[list(rows)].assign(event_id=events, source_id=sources)
    dataset = replace(pool, events=told.reset_index(drop=True))
    pairs = compare(dataset)
    expected = {
        (id_, aspect)
        for aspect in ("date", "place", "people")
        for id_ in pairs.loc[pairs[aspect] == "conflicts", "id"]
    }
    found = disagreements(dataset)
    assert {(one.id, one.aspect) for one in found} == expected
    for one in found:
        assert len(one.positions) > 1
        conflicting = pairs[(pairs["id"] == one.id) & (pairs[one.aspect] == "conflicts")]
        parted = {*zip(conflicting["first"], conflicting["second"], strict=True)}
        assert all(
            (a, b) in parted or (b, a) in parted
            for first, *rest in [[p.source_ids for p in one.positions]]
            for other in rest
            for a in first
            for b in other
        )
        assert not any(
            (a, b) in parted
            for position in one.positions
            for a in position.source_ids
            for b in position.source_ids
        )
    order = random.sample(range(len(drawn)), len(drawn))
    shuffled = replace(dataset, events=dataset.events.iloc[order])
    assert disagreements(shuffled) == found
    assert same_day(shuffled) == same_day(dataset)
