"""Who belongs to whom and what lies in what, at any depth."""

from collections.abc import Iterable, Mapping


def descendants(
    ids: Iterable[str], parents: Iterable[tuple[str, ...]]
) -> dict[str, frozenset[str]]:
    """Give for each id itself and all whose parents lead to it; circles do no harm."""
    found: dict[str, set[str]] = {}
    above = dict(zip(ids, parents, strict=True))
    for start in above:
        queue, seen = [start], {start}
        while queue:
            here = queue.pop()
            found.setdefault(here, {here}).add(start)
            fresh = set(above.get(here, ())) - seen
            seen |= fresh
            queue += fresh
    return {parent: frozenset(children) for parent, children in found.items()}


def ancestors(below: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """Give for each id all that have it among their descendants, itself among them."""
    above: dict[str, set[str]] = {}
    for outer, inner in below.items():
        for one in inner:
            above.setdefault(one, set()).add(outer)
    return {one: frozenset(outer) for one, outer in above.items()}
