"""Support: how many report a thing, how many of them on their own, and why."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis.accounts.support import support

OUTLETS = ["Paper", "Radio", "Post", "Weekly", "Herald"]
PEOPLE = [
    {"person_id": "sbu", "name": "SBU", "kind": "office"},
    {"person_id": "mayor", "name": "Anna Kowal"},
    {"person_id": "ministry", "name": "The Press Office", "kind": "office"},
]


@pytest.fixture(scope="module")
def told(dataset):
    """Say of one event, told by all sources given, what `support` says."""

    def say(*sources: dict[str, str], silent: tuple[dict[str, str], ...] = ()) -> tuple:
        made = dataset(
            sources=[named(n, row) for n, row in enumerate((*sources, *silent))],
            people=PEOPLE,
            events=[{"event_id": "e", "source_id": f"s{n}"} for n in range(len(sources))],
        )
        row = support(made).iloc[0]
        assert (row["record"], row["id"], row["reports"]) == ("event", "e", len(sources))
        return row["independent"], row["why"]

    return say


def named(number: int, row: dict[str, str]) -> dict[str, str]:
    return {"source_id": f"s{number}", "publisher": OUTLETS[number % len(OUTLETS)]} | row


def test_one_report_is_one(told):
    assert told({"occasion": "briefing"}) == (1, "Only Paper reports this.")


def test_reports_without_a_tie_stand_on_their_own(told):
    assert told({}, {}, {"based_on": "Herald"}) == (
        3,
        "Paper, Radio and Post report this independently of each other.",
    )


def test_a_press_conference_counts_once_and_is_named(told):
    conference = {"occasion": "sbu-press-conference-2025-04-14"}
    assert told(conference, conference, {}) == (
        2,
        "Paper and Radio have one origin (SBU press conference, 14 April 2025). "
        "Post stands on its own.",
    )


@pytest.mark.parametrize(
    ("occasion", "words"),
    [
        ("kowal-statement-2025-04", "Kowal statement, April 2025"),
        ("the-press-call", "the press call"),
        ("leak", "leak"),
        ("2025-04-14", "2025 04 14"),
    ],
)
def test_an_occasion_is_named_in_words(told, occasion, words):
    assert f"({words})" in told({"occasion": occasion}, {"occasion": occasion})[1]


def test_relays_are_said_to_relay(told):
    assert told({}, {"based_on": "s0"}, {"based_on": "Paper"}) == (
        1,
        "Radio relays Paper; Post relays Paper.",
    )
    assert told({"based_on": "Times;Mail"}, {"based_on": "Times;Mail"}, {}, {}) == (
        3,
        "Paper and Radio relay Times and Mail. Post and Weekly stand on their own.",
    )


def test_where_a_relay_leads_is_said_if_it_cannot_be_seen(told):
    scoop, briefing = {"publisher": "Scoop"}, {"occasion": "briefing"}
    assert told(briefing, {"based_on": "Scoop"}, silent=(scoop | briefing,)) == (
        1,
        "Radio relays Scoop, and so the same origin as Paper (briefing).",
    )
    assert told(briefing, briefing, {"based_on": "Scoop"}, silent=(scoop | briefing,)) == (
        1,
        "Paper and Radio have one origin (briefing); Post relays Scoop, and so that origin.",
    )
    assert told({}, {"based_on": "Scoop"}, silent=(scoop | {"based_on": "s0"},)) == (
        1,
        "Radio relays Scoop, and so Paper.",
    )


def test_several_items_of_one_outlet_are_counted_and_told_apart(told):
    briefing = {"publisher": "UNN", "occasion": "briefing"}
    assert told(briefing, briefing, {"occasion": "briefing"})[1] == (
        "UNN (2 items) and Post have one origin (briefing)."
    )
    later = {"publisher": "UNN", "published": "2025-04-10"}
    assert told(briefing, {"occasion": "briefing"}, later)[1] == (
        "UNN (14 April 2025) and Radio have one origin (briefing). "
        "UNN (10 April 2025) stands on its own."
    )
    same_day = {"publisher": "UNN", "title": "More"}
    assert told(briefing, same_day)[1] == (
        "UNN (14 April 2025, “A report”) and UNN (14 April 2025, “More”) "
        "report this independently of each other."
    )


def test_the_summons_of_a_diplomat_has_three_origins_whoever_relays_whom_elsewhere(told):
    agency, pravda = {"publisher": "Interfax"}, {"publisher": "Pravda"}
    on_x = {"occasion": "sybiha-on-x"}
    figure, _ = told(
        agency | on_x,
        pravda | on_x,
        agency | {"occasion": "briefing"},
        {"occasion": "press-conference"},
        silent=(pravda | {"based_on": "Interfax"}, {"based_on": "Pravda;Interfax"}),
    )
    assert figure == 3


def test_a_statement_rests_on_its_own_occasion_before_that_of_its_source(dataset):
    made = dataset(
        sources=[named(n, {"occasion": "conference"}) for n in range(3)],
        events=[{"event_id": "e", "source_id": f"s{n}"} for n in range(3)],
        statements=[
            {"statement_id": "s", "source_id": "s0"},
            {"statement_id": "s", "source_id": "s1", "occasion": "letter"},
            {"statement_id": "s", "source_id": "s2", "occasion": "letter"},
        ],
    )
    found = support(made).set_index("record")
    assert found["independent"].to_dict() == {"event": 1, "statement": 2}
    assert found["why"]["statement"] == (
        "Radio and Post have one origin (letter). Paper stands on its own."
    )


def test_nothing_is_counted_where_nothing_is_told(dataset):
    assert len(support(dataset())) == 0


relayed = st.lists(st.sampled_from([*OUTLETS, "s0", "s1", "s2", "s3"]), max_size=2, unique=True)
cells = st.fixed_dictionaries(
    {
        "publisher": st.sampled_from(OUTLETS),
        "occasion": st.sampled_from([None, "a", "b"]),
        "based_on": relayed.map(tuple),
    }
)


@pytest.fixture(scope="module")
def six(dataset):
    """Six sources, each of which tells one event and one statement."""
    ids = [f"s{n}" for n in range(6)]
    return dataset(
        sources=[{"source_id": one} for one in ids],
        events=[{"event_id": "e", "source_id": one} for one in ids],
        statements=[
            {"statement_id": "s", "source_id": one, "occasion": "b" if one == "s1" else ""}
            for one in ids
        ],
    )


@given(st.lists(cells, min_size=6, max_size=6), st.integers(0, 3), st.randoms())
@settings(deadline=None, max_examples=12)
def test_a_relay_adds_no_support_and_the_order_of_rows_changes_none(six, drawn, copied, random):
    relay = {"publisher": "Relay", "occasion": None, "based_on": (f"s{copied}",)}

    def figures(tellers: list[str], rows: list[dict]) -> pd.DataFrame:
        told = [
            frame[frame["source_id"].isin(tellers)].sample(frac=1, random_state=random.randrange(9))
            for frame in (six.events, six.statements)
        ]
        sources = six.sources.assign(**pd.DataFrame(rows)).sample(frac=1, random_state=len(rows))
        return support(replace(six, sources=sources, events=told[0], statements=told[1]))

    few = figures(["s0", "s1", "s2", "s3"], drawn)
    assert figures(["s0", "s1", "s2", "s3"], drawn)["independent"].equals(few["independent"])
    assert few["independent"].between(1, few["reports"]).all()
    more = figures(["s0", "s1", "s2", "s3", "s5"], [*drawn[:5], relay])
    as_before = figures(["s0", "s1", "s2", "s3"], [*drawn[:5], relay])
    assert (more["reports"] == few["reports"] + 1).all()
    assert (more["independent"] <= as_before["independent"]).all()
