"""Which events came before which, as sources tell it: the column `after` of `events.csv`."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from heapq import heapify, heappop, heappush

import pandas as pd

from dashboard.model.checks.circles import circling
from dashboard.model.dates.spans import Span

Told = Mapping[str, Set[str]]
Before = Mapping[int, Set[int]]


def told_order(events: pd.DataFrame) -> dict[str, frozenset[str]]:
    """Give the events that came before each, as any of its accounts says, also through others.

    Where what is said leads back to an event itself, as two sources may contradict each
    other, it gives no order between the events on that way.

    Parameters
    ----------
    events : DataFrame
        One row per account; `event_id` and `after` (tuple of event_ids).

    Returns
    -------
    dict of str to frozenset of str
        By event_id; only events that any came before.
    """
    above: dict[str, set[str]] = {}
    for event, before in zip(events["event_id"], events["after"], strict=True):
        if before:
            above.setdefault(event, set()).update(before)
    if not above:
        return {}
    in_circles = circling({event: sorted(before) for event, before in above.items()})
    for event in in_circles & above.keys():
        above[event] -= in_circles
    return {event: _all_above(event, above) for event, before in above.items() if before}


def told_among(ids: Sequence[str], known: Sequence[Span], told: Told) -> dict[int, set[int]]:
    """Give by place which others are told to come before it, as far as dates do not contradict."""
    places = {one: place for place, one in enumerate(ids)}
    before = {
        place: {places[one] for one in told[own] if one in places}
        for own, place in places.items()
        if own in told
    }
    concerned = before.keys() | {one for those in before.values() for one in those}
    parents = {
        one: before.get(one, set()) | {o for o in concerned if known[o].before(known[one])}
        for one in concerned
    }
    wrong = circling(parents)
    left = {place: those - wrong if place in wrong else those for place, those in before.items()}
    return {place: those for place, those in left.items() if those}


def as_told(
    places: Sequence[int],
    bounds: Sequence[tuple[int, int]],
    known: Sequence[Span],
    before: Before,
) -> list[int]:
    """Sort so that nothing stands before what came earlier by what is told, or by its date.

    Else it stays as it was. What has to wait stands behind all that have the bounds of what
    it waited for.
    """
    waiting = {place: len(before.get(place, ())) for place in places}
    behind: dict[int, list[int]] = defaultdict(list)
    for place, those in before.items():
        for one in those:
            behind[one].append(place)
    numbers = {place: number for number, place in enumerate(places)}
    free = [(bounds[place], False, numbers[place]) for place in places if not waiting[place]]
    ends = [(known[place].last, known[place].begun, place) for place in places]
    heapify(free)
    heapify(ends)
    order: list[int] = []
    done: set[int] = set()
    while free:
        reached, _, number = heappop(free)
        place = places[number]
        while ends and ends[0][2] in done:
            heappop(ends)
        if known[first := ends[0][2]].before(known[place]):  # the first to end is the last to ask
            waiting[place] = 1
            behind[first].append(place)
            continue
        order.append(place)
        done.add(place)
        for one in behind[place]:
            waiting[one] -= 1
            if not waiting[one]:
                late = bounds[one] < reached
                heappush(free, (max(bounds[one], reached), late, numbers[one]))
    return order


def _all_above(event: str, above: Mapping[str, Set[str]]) -> frozenset[str]:
    """Follow what came before what, through any number of events."""
    queue = [event]
    found: set[str] = set()
    while queue:
        fresh = above.get(queue.pop(), set()) - found
        found |= fresh
        queue += fresh
    return frozenset(found)
