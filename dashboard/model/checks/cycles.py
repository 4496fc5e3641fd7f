"""Rows that contain or follow themselves, directly or through others."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dashboard.model.reading.finding import Finding
from dashboard.model.reading.record import Record, Records

ABOVE = {"places": ("place_id", "within"), "people": ("person_id", "member_of")}


def check_circles(records: Records) -> Iterator[Finding]:
    """Yield the places and people that contain themselves, directly or through others."""
    for table, (key, above) in ABOVE.items():
        yield from in_circles(records.get(table, ()), key, above)


def in_circles(rows: Sequence[Record], key: str, above: str) -> Iterator[Finding]:
    """Yield the rows among some that their column `above` leads back to."""
    named = [record for record in rows if record.reads(key)]
    lying = circling({record[key]: record.parts(above) for record in named})
    for record in named:
        if (own := record[key]) in lying:
            hint = f"Empty {above} in one of the rows of the circle"
            yield Finding(record, above, "circle", f"leads back to {own} itself", hint)


def circling(parents: Mapping[str, Sequence[str]]) -> set[str]:
    """Give all that leads back to itself.

    Whoever ends later in a walk upwards reaches what ended before. What reaches it in
    turn lies in the same circle (the algorithm of Kosaraju and Sharir), and so every
    link is followed twice, however long the circles are.
    """
    children: dict[str, list[str]] = defaultdict(list)
    for own, several in parents.items():
        for parent in several:
            children[parent].append(own)
    found: set[str] = set()
    placed: set[str] = set()
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


def _as_they_end(parents: Mapping[str, Sequence[str]]) -> list[str]:
    """Walk upwards from everywhere, and give what was passed in the order in which it ends."""
    ended: list[str] = []
    seen: set[str] = set()
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
