"""Which events came before which, as sources tell it: the column `after` of `events.csv`."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from heapq import heapify, heappop, heappush
from typing import NamedTuple

import pandas as pd

from dashboard.model.checks.cycles import circling
from dashboard.model.dates.ends import SECONDS_A_DAY
from dashboard.model.dates.spans import Span

Told = Mapping[str, Set[str]]


class Before(NamedTuple):
    """Which of several events are told to come before each, by place.

    Each set is a number, whose bit n stands for the event in place n: a chain of thousands
    has millions of pairs. `near` leaves out what follows from the rest.
    """

    all: Mapping[int, int]
    near: Mapping[int, int]


def told_order(events: pd.DataFrame) -> dict[str, frozenset[str]]:
    """Give the events that came directly before each, as any of its accounts says.

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
    cells = (events[column].to_numpy(object) for column in ("event_id", "after"))
    for event, before in zip(*cells, strict=True):
        if before:
            above.setdefault(event, set()).update(before)
    in_circles = circling({event: sorted(before) for event, before in above.items()})
    for event in in_circles & above.keys():
        above[event] -= in_circles
    return {event: frozenset(before) for event, before in above.items() if before}


def told_among(ids: Sequence[str], known: Sequence[Span], told: Told) -> Before:
    """Give which of some events are told to come before each, as far as dates do not deny it.

    Also what is told through events that are none of them counts.
    """
    bit = {one: 1 << place for place, one in enumerate(ids)}
    first = {one: span.ticks.first for one, span in zip(ids, known, strict=True)}
    above: dict[str, int] = {}
    near: dict[str, int] = {}
    latest: dict[str, int] = {}  # first day of those above
    for event in _from_the_top(ids, told):
        above[event] = near[event] = 0
        days = []
        for one in told[event]:
            above[event] |= bit.get(one, 0) | above.get(one, 0)
            near[event] |= bit.get(one) or near.get(one, 0)
            days += [those[one] for those in (first, latest) if one in those]
        if days:
            latest[event] = max(days)
    found = {place: above[one] for place, one in enumerate(ids) if above.get(one)}
    denied = 0
    for place in found:
        own, margin = known[place].ticks, SECONDS_A_DAY if known[place].seconds else 0
        if own.begun - margin < latest[ids[place]] >= own.last - margin:
            denied |= _denied(place, known, found)
    for place, those in found.items():
        found[place] = those & ~denied if denied >> place & 1 else those
    whole = {place: those for place, those in found.items() if those}
    return Before(whole, whole if denied else {place: near[ids[place]] for place in whole})


def _denied(place: int, known: Sequence[Span], before: Mapping[int, int]) -> int:
    """Give those before an event whose dates deny it, with all on the way, and the event."""
    above = _bits(before[place])
    wrong = sum(1 << one for one in above if known[place].before(known[one]))
    ways = sum(1 << one for one in above if before.get(one, 0) & wrong)
    return wrong and wrong | ways | 1 << place


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
    waiting = dict.fromkeys(places, 0)
    behind: dict[int, list[int]] = defaultdict(list)
    for place, those in before.near.items():
        for one in _bits(those):
            behind[one].append(place)
            waiting[place] += 1
    numbers = {place: number for number, place in enumerate(places)}
    free = [(bounds[place], False, numbers[place]) for place in places if not waiting[place]]
    ends = [(known[place].ticks.last, known[place].ticks.begun, place) for place in places]
    by_the_clock = any(span.seconds for span in known)
    heapify(free)
    heapify(ends)
    order: list[int] = []
    done: set[int] = set()
    while free:
        reached, _, number = heappop(free)
        place = places[number]
        while ends and ends[0][2] in done:
            heappop(ends)
        asked = ends if by_the_clock else ends[:1]  # by days, the first to end is the last to ask
        still = (one for *_, one in asked if one not in done and known[one].before(known[place]))
        if (first := next(still, None)) is not None:
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
    # By days and by seconds of zones that are not known, dates may lead round in a circle.
    return order + [place for place in places if place not in done]


def _from_the_top(ids: Sequence[str], told: Told) -> Iterator[str]:
    """Yield what is told to be after anything, and all such above it, those above first."""
    seen: set[str] = set()
    for one in ids:
        path = [] if one in seen or one not in told else [(one, iter(told[one]))]
        seen.add(one)
        while path:
            event, above = path[-1]
            for other in above:
                if other not in seen:
                    seen.add(other)
                    if other in told:
                        path.append((other, iter(told[other])))
                        break
            else:
                path.pop()
                yield event


def _bits(number: int) -> list[int]:
    """Give the places whose bits are set."""
    return [place for place, one in enumerate(reversed(f"{number:b}")) if one == "1"]
