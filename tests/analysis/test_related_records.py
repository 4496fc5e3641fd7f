"""What belongs to a record: each of them as its leading account has it."""

import pytest

from dashboard.analysis.related_records import (
    event_accounts,
    events_of,
    place_of,
    statements_on,
)

RADIO, PAPER = {"source_id": "radio"}, {"source_id": "paper"}


@pytest.fixture(scope="module")
def told(dataset):
    """An event and a statement, each told by the radio first in the file, and by the paper."""
    return dataset(
        sources=[{}, {**RADIO, "publisher": "Radio"}],
        places=[{"place_id": "here"}, {"place_id": "there"}],
        events=[
            {"event_id": "e", "title": "As the radio has it", "place_id": "there", **RADIO},
            {"event_id": "e", "title": "As the paper has it", "place_id": "here", **PAPER},
            {"event_id": "f", "place_id": "there", **RADIO},
            {"event_id": "f", **PAPER},
            {"event_id": "g"},
        ],
        statements=[
            {"statement_id": "s", "event_id": "e", "text": "The radio says so.", **RADIO},
            {"statement_id": "s", "text": "The paper says so.", **PAPER},
        ],
    )


def test_what_belongs_to_a_record_is_named_as_its_leading_account_has_it(told):
    assert statements_on(told, "e") == {"s": "The paper says so."}
    assert events_of(told, "s") == {"e": "As the paper has it"}


def test_the_place_of_an_event_is_the_leading_one_of_those_that_are_given(told):
    assert [place_of(told, event) for event in "efg"] == ["here", "there", None]


def test_what_came_before_is_named_with_each_account(told, shipped):
    assert event_accounts(told, "e")["after"].tolist() == ["", ""]
    accounts = event_accounts(shipped, "wang-rostov").set_index("source_id")
    assert accounts.loc["babel-117135", "after"] == "Wang Guangjun signs a contract"
