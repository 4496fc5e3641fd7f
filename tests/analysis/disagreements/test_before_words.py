"""Differences before they are said: each by itself is put into the same words as among all."""

from pathlib import Path

import pytest

from dashboard.analysis.choices.filters import Filters, apply
from dashboard.analysis.disagreements.contradictions import (
    contradictions,
    days_in_words,
    disagreements,
    in_words,
    same_day,
    same_days,
)
from dashboard.analysis.disagreements.impossible import (
    apart,
    apart_in_words,
    by_event,
    not_both,
)
from dashboard.analysis.disagreements.of_choice import concerning, records_left
from dashboard.analysis.disagreements.refinements import (
    bare_refinements,
    refinements,
    refinements_in_words,
)
from dashboard.model.load import load

LORRY = Path(__file__).parents[3] / "examples" / "lorry"


@pytest.fixture(scope="module")
def lorry():
    return load(LORRY)


@pytest.mark.parametrize(
    ("bare", "say", "all_said", "of"),
    [
        (contradictions, in_words, disagreements, "shipped"),
        (same_days, days_in_words, same_day, "shipped"),
        (bare_refinements, refinements_in_words, refinements, "shipped"),
        (apart, apart_in_words, not_both, "lorry"),
    ],
    ids=["contradictions", "days", "refinements", "impossible"],
)
def test_one_alone_is_said_as_among_all(bare, say, all_said, of, request):
    dataset = request.getfixturevalue(of)
    found, told = bare(dataset), all_said(dataset)
    assert len(found) == len(told) > 1
    for one, said in zip(found, told, strict=True):
        assert say(dataset, [one]) == [said]
        assert (one.record, {*one.ids}) == (said.record, {*said.ids})
    assert say(dataset, []) == []


def test_what_a_choice_leaves_is_the_same_before_and_after_it_is_said(lorry):
    found, told = apart(lorry), not_both(lorry)
    assert {own: len(ones) for own, ones in by_event(found).items()} == {
        own: len(ones) for own, ones in by_event(told).items()
    }
    left = records_left(apply(lorry, Filters(places=("bridge",))))
    kept = [one.ids for one in concerning(found, left)]
    assert 0 < len(kept) < len(found)
    assert [{*own} for own in kept] == [{*one.ids} for one in concerning(told, left)]
