"""What is found once for a dataset answers as a look at each row would."""

import gc
from datetime import date
from weakref import ref

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis.choices.filters import Filters, apply
from dashboard.analysis.choices.row_index import occurrences, row_index
from dashboard.model.slips.folding import fold


@pytest.mark.parametrize("sought", ["a", "Á b", "№", "no5", "’", "'", "ﬁ", "fi.", "б", "ß", "x y"])
def test_a_word_is_found_where_it_stands_in_the_whole_folded_text(dataset, sought):
    texts = ["aÁ", "б\u00a0B", "№ 5", "’s ﬁre", "Straße. a", "A\u0301x", "y\nx", "`", "b\ta", "."]
    whole = dataset(events=[{"title": text, "summary": "-"} for text in texts])
    found = [
        all(word in fold(text) for word in fold(sought).split()) for text in whole.events["title"]
    ]
    assert row_index(whole).events.containing(sought).tolist() == found


@settings(deadline=None)
@given(
    rows=st.lists(st.lists(st.sampled_from("abcd"), max_size=3), max_size=6),
    wanted=st.lists(st.sampled_from("abcde"), max_size=3),
)
def test_a_row_has_a_value_where_one_of_its_own_is_wanted(rows, wanted):
    assert occurrences(rows).having(wanted).tolist() == [
        not {*own}.isdisjoint(wanted) for own in rows
    ]


def test_a_choice_leaves_what_is_found_once_as_it_is(shipped):
    index = row_index(shipped)
    assert row_index(shipped) is index
    for _ in range(2):
        for choice in (Filters(people=("nobody",)), Filters(text="no such"), Filters()):
            apply(shipped, choice)
    assert index.events.every.all()
    assert index.statements.every.all()
    assert len(apply(shipped, Filters()).events) == len(shipped.events)


@pytest.mark.parametrize("column", ["place_id", "person_ids"])
def test_rows_without_a_value_are_told_from_those_with_one(shipped, column):
    lacking = row_index(shipped).events.lacking((column,))
    cells = shipped.events[column]
    assert lacking.tolist() == [cell == () or cell != cell for cell in cells]


def test_an_index_goes_with_its_dataset(dataset):
    def made():
        """Ask everything once of a dataset that nobody else knows."""
        small = dataset(events=[{"date": "2025-01-01"}], statements=[{"event_id": "event-1"}])
        days = (date(2025, 1, 1), date(2025, 1, 1))
        apply(small, Filters(text="it", people=("x",), places=("y",), days=days))
        return ref(small)

    gc.collect()
    gc.disable()  # what is left alone goes at once, and waits for nobody who collects
    try:
        assert made()() is None
    finally:
        gc.enable()
