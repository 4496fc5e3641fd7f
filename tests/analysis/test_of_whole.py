"""What is found out about all rows once says of those that are left what they say themselves."""

from dataclasses import replace
from random import Random

import pytest
from pandas.testing import assert_frame_equal

from dashboard.analysis.accounts.leading import leading
from dashboard.analysis.accounts.otherwise import other_dates, other_places
from dashboard.analysis.accounts.readable import readable_events, readable_statements, undated
from dashboard.analysis.choices.filters import apply
from dashboard.analysis.map_marks import marks, unplaced
from dashboard.analysis.timeline import lanes
from tests.sound.functions import choices
from tests.sound.worlds import Die

ASKED = [
    *(readable_events, readable_statements, other_dates, other_places),
    *(marks, unplaced, lanes, undated),
    lambda dataset: leading(dataset, "precision").events,
    lambda dataset: leading(dataset).statements,
]


@pytest.mark.parametrize("seed", range(25))
def test_rows_that_are_left_are_told_as_if_they_were_all(shipped, seed):
    shown = apply(shipped, choices(shipped, Die(Random(seed).random())))
    alone = replace(shown)
    assert alone.whole.events is shown.events
    assert shown.whole.events is shipped.events
    for ask in ASKED:
        told, once_more = ask(shown), ask(alone)
        assert_frame_equal(told, once_more)


def test_new_names_are_told_as_they_are(shipped):
    renamed = shipped.with_tables(people=shipped.people.assign(name="Lin"))
    assert set(readable_events(renamed)["who"]) != set(readable_events(shipped)["who"])


def test_rows_from_elsewhere_are_no_accounts(shipped):
    strange = shipped.events.set_index(shipped.events.index + 10_000)
    with pytest.raises(ValueError, match="none of the whole"):
        leading(shipped.with_tables(events=strange))
