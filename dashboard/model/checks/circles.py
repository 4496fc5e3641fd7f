"""Rows that contain or follow themselves, directly or through others."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

from dashboard.model.checks.records import at, value
from dashboard.model.problems import Problem
from dashboard.model.reading.table import Record

Node = TypeVar("Node", bound=Hashable)


def check_circles(rows: Sequence[Record], key: str, above: str) -> Iterator[Problem]:
    """Yield the rows that contain or follow themselves, directly or through others."""
    parents: dict[str, tuple[str, ...]] = {}
    for record in rows:
        cell = value(record, above)
        parents[value(record, key)] = cell if isinstance(cell, tuple) else (cell,)
    lying_in_circles = circling(parents)
    for record in rows:
        if (own := value(record, key)) in lying_in_circles:
            hint = f"Empty {above} in one of the rows of the circle"
            yield at(record, above, "circle", f"leads back to {own} itself", hint)


def circling(parents: Mapping[Node, Collection[Node]]) -> set[Node]:
    """Give all that leads back to itself.

    Whoever ends later in a walk upwards reaches what ended before. What reaches it in
    turn lies in the same circle (the algorithm of Kosaraju and Sharir), and so every
    link is followed twice, however long the circles are.
    """
    children: dict[Node, list[Node]] = defaultdict(list)
    for own, several in parents.items():
        for parent in several:
            children[parent].append(own)
    found: set[Node] = set()
    placed: set[Node] = set()
    for start in reversed(_as_they_end(parents)):
        ring = [] if start in placed else [start]
        placed.add(start)
        for here in ring:
            fresh = {child for child in children[here] if child not in placed}
            placed |= fresh
            ring += fresh
        if len(ring) > 1 or start in parents[start]:
            found.update(ring)
    return found


def _as_they_end(parents: Mapping[Node, Collection[Node]]) -> list[Node]:
    """Walk upwards from everywhere, and give what was passed in the order in which it ends."""
    ended: list[Node] = []
    seen: set[Node] = set()
    for start in parents:
        path = [] if start in seen else [(start, iter(parents[start]))]
        seen.add(start)
        while path:
            here, rest = path[-1]
            onward = next((one for one in rest if one in parents and one not in seen), None)
            if onward is None:
                ended.append(here)
                path.pop()
            else:
                seen.add(onward)
                path.append((onward, iter(parents[onward])))
    return ended
