"""All sources of a publisher, chosen at once: by any of them, whatever the publisher is called."""

import pytest

from dashboard.analysis.choices import address
from dashboard.analysis.choices.filters import Filters, apply, describe
from dashboard.analysis.lists.publishers import publisher_groups

SOURCES = [
    {"source_id": "one-1", "publisher": "Paper One"},
    {"source_id": "two-1", "publisher": "Paper Two"},
    {"source_id": "one-2", "publisher": "Paper One"},
    {"source_id": "nobody-1", "publisher": ""},
    {"source_id": "nobody-2", "publisher": ""},
]
EVENTS = [
    {"event_id": f"event-{n}", "source_id": one["source_id"]} for n, one in enumerate(SOURCES)
]


@pytest.fixture
def told(dataset):
    return dataset(sources=SOURCES, events=EVENTS)


def sources(told, *chosen: str) -> list[str]:
    """Give whose events are left."""
    return list(apply(told, Filters(sources=chosen)).events["source_id"])


def test_a_publisher_stands_for_all_its_sources_by_any_of_them(told):
    assert sources(told, "by:one-1") == sources(told, "by:one-2") == ["one-1", "one-2"]
    assert sources(told, "by:two-1", "one-2") == ["two-1", "one-2"]


def test_of_nobody_known_nothing_is_together(told):
    assert sources(told, "by:nobody-1") == ["nobody-1"]
    assert publisher_groups(told) == {"by:one-1": "Paper One (all 2 sources)"}


def test_a_publisher_stands_in_the_address_and_in_the_sentence(told):
    query = {"source": ["two-1", "by:one-2"]}
    filters, unknown = address.read(query, told)
    assert (address.write(filters), unknown) == (query, ())
    assert describe(told, filters) == {
        "sources": "told by Paper Two, 14 April 2025 or Paper One (all 2 sources)"
    }


@pytest.mark.parametrize("one", ["by:nowhere", "by:", "by:nobody-1", "by:by:one-1"])
def test_a_publisher_that_nobody_knows_is_told(told, one):
    assert address.read({"source": [one]}, told) == (Filters(), (f"source={one}",))
