"""Which account leads: the first source's, else the firmest and most exact one."""

import pytest

from dashboard.analysis.accounts.bylines import says
from dashboard.analysis.accounts.leading import MOST_ORDERS, leading, put_first
from dashboard.analysis.accounts.otherwise import other_dates, other_places
from dashboard.analysis.choices.filters import Filters, apply

SOURCES = [
    {"source_id": "paper", "publisher": "Paper"},
    {"source_id": "radio", "publisher": "Radio"},
    {"source_id": "blog", "publisher": "Blog"},
]
PLACES = [
    {"place_id": "land", "name": "The land", "kind": "country"},
    {"place_id": "town", "name": "Town", "within": "land"},
    {"place_id": "village", "name": "Village"},
]


@pytest.fixture(scope="module")
def accounts(dataset):
    """Load accounts of one event."""

    def of(**events: dict[str, str]):
        rows = [{"event_id": "e", "source_id": source, **row} for source, row in events.items()]
        return dataset(sources=SOURCES, places=PLACES, events=rows)

    return of


def leads(data, *wanted: str) -> str:
    [source] = leading(data, *wanted).events["source_id"]
    return str(source)


@pytest.mark.parametrize(
    ("events", "leader"),
    [
        ({"paper": {}, "radio": {"date": "2025-04-05"}}, "paper"),
        ({"radio": {}, "blog": {"date": "2025-04"}}, "blog"),
        ({"radio": {"date": "2025-04"}, "blog": {"date": "2025-04-05"}}, "blog"),
        ({"radio": {"date": "../2025-04"}, "blog": {"date": "2025"}}, "blog"),
        ({"radio": {"place_id": "land"}, "blog": {"place_id": "town"}}, "blog"),
        ({"radio": {"date": "2025-04"}, "blog": {"date": "2025-04"}}, "radio"),
        (
            {
                "radio": {"date": "2025"},
                "blog": {"date": "2025-04", "basis": "inferred", "note": "?"},
            },
            "radio",
        ),
    ],
)
def test_the_first_source_leads_then_the_most_exact_account(accounts, events, leader):
    assert leads(accounts(**events)) == leader


def test_a_reader_s_choice_of_the_first_source_leads(accounts):
    data = accounts(paper={}, radio={}, blog={"date": "2025"})
    assert leads(put_first(data, "radio")) == "radio"
    assert leads(apply(data, Filters(lead="blog"))) == "blog"
    assert leads(put_first(data, "nobody")) == "paper"


def test_where_the_first_source_gives_no_date_a_dated_account_leads_among_the_dated(accounts):
    data = accounts(paper={}, radio={"date": "2025"}, blog={"date": "2025-04"})
    assert leads(data, "precision") == "blog"
    assert leads(data, "precision", "place_id") == "paper"


def test_one_account_of_each_statement_is_left_a_named_speaker_s_first(dataset):
    people = [{"person_id": "wang"}, {"person_id": "chang"}]
    unsure = {"speaker_ids": "wang;chang", "attribution": "one-of"}
    named = {"speaker_ids": "chang", "source_id": "blog"}
    told = [unsure | {"source_id": "radio"}, named, {"statement_id": "other"}]
    rows = [{"statement_id": "s"} | row for row in told]
    data = leading(dataset(sources=SOURCES, people=people, statements=rows))
    assert data.statements["source_id"].tolist() == ["blog", "paper"]


def test_other_dates_are_told_with_those_who_give_them(accounts):
    same = {"date": "2025-04-05"}
    data = accounts(paper={"date": "2025-04-04"}, radio=same, blog=same)
    [other] = other_dates(data).to_dict("records")
    assert other["told"] == "5 April 2025, say Radio and Blog"
    assert f"{other['earliest']:%Y-%m-%d}" == "2025-04-05"
    assert other_dates(put_first(data, "blog"))["told"].tolist() == ["4 April 2025, says Paper"]


def test_a_date_or_place_that_is_merely_less_exact_is_no_other(accounts):
    exact = {"date": "2025-04-05", "place_id": "town"}
    data = accounts(paper=exact, radio={"date": "2025-04", "place_id": "land"}, blog=exact)
    assert other_dates(data).empty
    assert other_places(data).empty
    led = put_first(data, "radio")
    assert other_dates(led)["told"].tolist() == ["5 April 2025, say Paper and Blog"]
    assert other_places(led)["told"].tolist() == ["Town, say Paper and Blog"]


def test_other_places_are_told_with_those_who_give_them(accounts):
    data = accounts(
        paper={"place_id": "town", "title": "He rests"}, radio={}, blog={"place_id": "village"}
    )
    [other] = other_places(data).to_dict("records")
    assert other == {
        **{"event_id": "e", "place_id": "village", "title": "He rests"},
        **{"told": "Village, says Blog"},
    }


def test_a_dataset_without_rival_accounts_has_no_others(accounts):
    data = accounts(paper={"date": "2025-04-04", "place_id": "town"})
    assert other_dates(data).empty
    assert other_places(data).empty
    assert leading(data).events.equals(data.events)


@pytest.mark.parametrize(
    ("publishers", "words"),
    [
        (["Paper"], "says Paper"),
        (["Paper", "Paper"], "says Paper"),
        (["Paper", "Radio", "Blog"], "say Paper, Radio and Blog"),
    ],
)
def test_who_says_so_is_named(publishers, words):
    assert says(publishers) == words


def test_each_of_very_many_sources_can_be_shown_first_again(dataset):
    sources = [f"source-{n}" for n in range(2 * MOST_ORDERS)]
    made = dataset(
        sources=[{"source_id": one} for one in sources],
        events=[{"event_id": "e", "source_id": one} for one in sources],
    )
    asked = [*sources, *sources[:3]]
    assert [leads(put_first(made, one)) for one in asked] == asked
