"""How many of the sources stand on their own: those that share an origin count once."""

from collections.abc import Iterable, Iterator

import pandas as pd

from dashboard.analysis.search import fold

Tie = tuple[str, str]


def origins(sources: pd.DataFrame) -> pd.Series:
    """Number the origins of sources: two that share one are not independent.

    Sources share an origin if they report one occasion, if one relays the other, or if
    both relay a third, and so on through any number of these ties. What a source relays
    is named by a source_id or by the name of an outlet, whatever its case and accents;
    the name of an outlet stands for all that the outlet has published in the table, so
    that a doubt makes the number of independent sources smaller and never larger.

    Parameters
    ----------
    sources : DataFrame
        One row per publication; `source_id` and `publisher` (str), `occasion` (str,
        missing where it rests on none that others could share) and `based_on` (tuple of
        str, empty where it relays nobody).

    Returns
    -------
    Series of int64
        The origin of each source by source_id, counted from 0 in the order of the
        rows. The number of independent sources is the number of different values, for
        some of the sources as for all of them.
    """
    above: dict[Tie, Tie] = {}
    tied = list(_ties(sources))
    for first, *others in tied:
        for other in others:
            above[_top(above, other)] = _top(above, first)
    tops = [_top(above, first) for first, *_ in tied]
    numbers = pd.factorize(pd.Series(tops, dtype=object))[0]
    return pd.Series(numbers, index=list(sources["source_id"]), dtype="int64", name="origin")


def sharing(sources: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Give the other sources with which each shares an origin.

    Parameters
    ----------
    sources : DataFrame
        As `origins` takes it.

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


def _ties(sources: pd.DataFrame) -> Iterator[list[Tie]]:
    """Yield for each source what ties it to others, itself first."""
    rows = sources[["source_id", "publisher", "occasion", "based_on"]].to_dict("records")
    relayed = {name for row in rows for name in _names(row["based_on"])}
    for row in rows:
        names = [*_names([row["source_id"]]), *_names(row["based_on"])]
        names += relayed.intersection(_names([row["publisher"]]))
        ties = [("source", name) for name in names]
        if isinstance(row["occasion"], str):
            ties.append(("occasion", row["occasion"]))
        yield ties


def _names(texts: Iterable[str]) -> list[str]:
    """Reduce names to what tells one outlet from another."""
    return [fold(text) for text in texts]


def _top(above: dict[Tie, Tie], tie: Tie) -> Tie:
    """Follow a tie to the one that stands for its group, and shorten the way."""
    while tie in above and above[tie] != tie:
        above[tie] = above.get(above[tie], above[tie])
        tie = above[tie]
    return tie
