"""What sources rest on, and how many of them stand on their own."""

from collections.abc import Collection, Iterable, Mapping

import pandas as pd

from dashboard.model.slips.folding import fold

Root = tuple[str, str]
Ties = Mapping[Root, Collection[Root]]
SOURCE, RELAYS, OUTLET, OCCASION = "source", "relays", "outlet", "occasion"


def ties(sources: pd.DataFrame) -> dict[Root, set[Root]]:
    """Read off the table what rests directly on what.

    A source rests on the occasion that it reports and on what it relays, which is named
    by a source_id or by the name of an outlet, whatever its case and accents. The name of
    an outlet stands for all that the outlet has published in the table, so that a doubt
    makes the number of independent sources smaller and never larger.

    Parameters
    ----------
    sources : DataFrame
        One row per publication; `source_id` (str), `publisher` (str, missing where not
        known: then no name of an outlet stands for it), `occasion` (str, missing where it
        rests on none that others could share) and `based_on` (tuple of str, empty where it
        relays nobody).

    Returns
    -------
    dict of (str, str) to set of (str, str)
        What lies directly above each: a `source` rests on its `occasion` and on what it
        `relays`, which are the `source` or `outlet` named, and an `outlet` on each
        `source` that it published.
    """
    above: dict[Root, set[Root]] = {}
    for row in sources[["source_id", "publisher", "occasion", "based_on"]].to_dict("records"):
        name = fold(row["source_id"])
        if isinstance(row["publisher"], str):
            above.setdefault((OUTLET, fold(row["publisher"])), set()).add((SOURCE, name))
        named = [fold(other) for other in row["based_on"]]
        above[RELAYS, name] = {(kind, other) for other in named for kind in (SOURCE, OUTLET)}
        above[SOURCE, name] = {(RELAYS, name), *occasion(row["occasion"])}
    return above


def occasion(slug: object) -> list[Root]:
    """Give the occasion of a source or an account as what it rests on; none where missing."""
    return [(OCCASION, slug)] if isinstance(slug, str) else []


def rests_on(source_id: str, own_occasion: object = None) -> list[Root]:
    """Give what an account rests on directly.

    That is its source with all that the source rests on. An account that has an occasion
    of its own rests on that one instead of the occasion of its source.
    """
    own = occasion(own_occasion)
    return [(RELAYS if own else SOURCE, fold(source_id)), *own]


def reached(starts: Iterable[Root], above: Ties) -> frozenset[Root]:
    """Follow what rests on what, upwards only, through any number of relays."""
    queue = list(starts)
    found = set(queue)
    while queue:
        fresh = set(above.get(queue.pop(), ())) - found
        found |= fresh
        queue += fresh
    return frozenset(found)


def grouped(accounts: Iterable[Iterable[Root]], above: Ties) -> list[int]:
    """Number the origins of accounts: two that share one are not independent.

    Accounts are tied if they rest on one occasion, if one relays the other, or if both
    relay a third, directly or through others; whatever is tied through any number of
    these has one origin. Only what the accounts rest on ties them, not what rests on
    them: a weekly that relays two of them and tells nothing itself leaves them apart.

    Parameters
    ----------
    accounts : iterable of iterable of (str, str)
        What each rests on directly, as `rests_on` gives it.
    above : mapping
        As `ties` gives it.

    Returns
    -------
    list of int
        The origin of each account, counted from 0 in their order.
    """
    starts = [list(account) for account in accounts]
    tops: dict[Root, Root] = {}
    everything = reached((root for own in starts for root in own), above)
    edges = [(root, other) for root in everything for other in above.get(root, ())]
    edges += [(own[0], other) for own in starts for other in own[1:]]
    for root, other in edges:
        tops[_top(tops, other)] = _top(tops, root)
    numbers: dict[Root, int] = {}
    return [numbers.setdefault(_top(tops, own[0]), len(numbers)) for own in starts]


def origins(sources: pd.DataFrame, among: Collection[str] | None = None) -> pd.Series:
    """Number the origins of sources, as `grouped` defines them.

    Parameters
    ----------
    sources : DataFrame
        The whole table, as `ties` takes it.
    among : collection of str, optional
        The sources in question, by source_id; all of them unless told.

    Returns
    -------
    Series of int64
        The origin of each source in question by source_id, counted from 0 in the order
        of the rows. The number of independent sources is that of different values.
    """
    asked = [source for source in sources["source_id"] if among is None or source in among]
    numbers = grouped(map(rests_on, asked), ties(sources))
    return pd.Series(numbers, index=asked, dtype="int64", name="origin")


def sharing(sources: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Give the other sources with which each shares an origin.

    Parameters
    ----------
    sources : DataFrame
        As `ties` takes it.

    Returns
    -------
    dict of str to tuple of str
        Others by source_id, both in the order of the rows; empty for a source that is
        independent of all others.
    """
    groups: dict[int, list[str]] = {}
    found = dict(origins(sources))
    for source, origin in found.items():
        groups.setdefault(origin, []).append(source)
    return {
        source: tuple(other for other in groups[origin] if other != source)
        for source, origin in found.items()
    }


def _top(above: dict[Root, Root], root: Root) -> Root:
    """Follow a root to the one that stands for its group, and shorten the way."""
    while root in above and above[root] != root:
        above[root] = above.get(above[root], above[root])
        root = above[root]
    return root
