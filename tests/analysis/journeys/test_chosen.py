"""What a choice leaves of journeys: what has a shown event at every end, of who is chosen."""

from random import Random

import pytest

from dashboard.analysis.choices.filters import apply
from dashboard.analysis.journeys.chosen import event_numbers, of_choice, of_numbered
from dashboard.analysis.journeys.legs import legs
from dashboard.analysis.journeys.routes import LEG_ENDS
from tests.sound.functions import choices
from tests.sound.worlds import Die


@pytest.mark.parametrize("seed", range(12))
def test_each_end_has_an_event_that_is_shown(shipped, seed):
    filters = choices(shipped, Die(Random(seed).random()))
    shown, every = apply(shipped, filters), legs(shipped)
    left = {*shown.events["event_id"]}
    wanted = [
        all(left & {*leg[end]} for end in LEG_ENDS)
        and (
            not filters.people
            or any(leg["person_id"] in shipped.members(one) for one in filters.people)
        )
        for leg in every.to_dict("records")
    ]
    found = of_choice(every, shown, filters.people, *LEG_ENDS)
    assert found.index.tolist() == every.index[wanted].tolist()
    numbers = event_numbers(shipped, every, *LEG_ENDS)
    assert of_numbered(every, shown, filters.people, numbers).equals(found)


def test_events_that_nobody_knows_are_not_shown(shipped):
    every = legs(shipped).head(2)
    strange = every.assign(to_event_ids=[("nowhere",), every["to_event_ids"].iloc[1]])
    assert of_choice(strange, shipped, (), *LEG_ENDS).index.tolist() == [every.index[1]]
