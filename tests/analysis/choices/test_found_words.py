"""What a search for words has found: what only the curator says, and what else is told of it."""

import pytest

from dashboard.analysis.accounts.readable import readable_events
from dashboard.analysis.choices.filters import Filters, apply
from dashboard.analysis.choices.found_words import (
    BESIDE,
    ELSEWHERE,
    FOUND,
    SAID,
    FoundWords,
    found_first,
    found_words,
    inside_words,
)


@pytest.fixture
def told(dataset):
    """Two sources on a fire, one on a flood; of ten each in another way."""
    return dataset(
        sources=[{"source_id": "source-1"}, {"source_id": "source-2"}],
        events=[
            {"event_id": "fire", "source_id": "source-1", "title": "Fire", "summary": "A tenth."},
            {"event_id": "fire", "source_id": "source-2", "title": "Gas", "summary": "It burns."},
            {"event_id": "flood", "source_id": "source-1", "title": "Flood", "note": "Not ten."},
            {"event_id": "ice", "source_id": "source-1", "title": "Ten fall", "summary": "-"},
            {"event_id": "calm", "source_id": "source-1", "title": "Often calm", "summary": "-"},
        ],
    )


def titles(dataset, filters: Filters) -> list[str]:
    """Name what a choice leaves, in the order in which a table has it."""
    rows = readable_events(apply(dataset, filters))
    return found_first(dataset, "events", rows, filters.words)["what"].tolist()


def test_other_accounts_of_what_is_found_are_counted_and_shown_when_they_are_asked_for(told):
    fire = Filters(words="ten")
    assert found_words(told, fire) == FoundWords(beside=1, others=1, records=1)
    assert titles(told, fire) == ["Ten fall", "Fire", "Flood"]
    every = Filters(words="ten", of_any=True)
    assert titles(told, every) == ["Ten fall", "Fire", "Gas", "Flood"]
    before, after = (len(apply(told, one).events) for one in (fire, every))
    assert after - before == found_words(told, every).others == 1


def test_all_other_choices_hold_for_the_other_accounts_too(told):
    assert found_words(told, Filters(words="ten", sources=("source-1",))).others == 0
    of_other = Filters(words="ten", sources=("source-2",), of_any=True)
    assert titles(told, of_other) == ["Gas"]


def test_it_is_said_where_the_words_stand_as_soon_as_it_is_not_the_source_for_all(told):
    rows = readable_events(apply(told, Filters(words="ten", of_any=True)))
    found = found_first(told, "events", rows, "ten")
    assert dict(zip(found["what"], found[FOUND], strict=True)) == {
        "Ten fall": SAID,
        "Fire": SAID,
        "Gas": ELSEWHERE,
        "Flood": BESIDE,
    }
    alone = readable_events(apply(told, Filters(words="fire")))
    assert FOUND not in found_first(told, "events", alone, "fire")
    assert found_first(told, "events", alone, "") is alone


def test_what_stands_only_inside_words_is_counted_and_can_be_chosen(told):
    choice, number = inside_words(told, Filters(words='"fte" alm'))
    assert (choice, number) == (Filters(text="fte alm"), 1)
    assert len(apply(told, choice).events) == number
    assert inside_words(told, Filters(words="nowhere", sources=("source-2",)))[1] == 0


def test_who_said_ten_is_first_who_said_it(shipped):
    said = apply(shipped, Filters(words="ten"))
    assert not len(said.events)
    assert said.statements["statement_id"].tolist() == ["ten-in-unit", "two-in-unit"]
    assert found_words(shipped, Filters(words="ten")).beside == 1
