"""Names that tell things apart: where two are alike, what tells them apart stands behind."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from itertools import count
from operator import itemgetter
from typing import Any

import pandas as pd

Row = Mapping[Hashable, Any]


def distinct(frame: pd.DataFrame, key: str, *tell: Callable[[Row], str]) -> dict[str, str]:
    """Names by id; where two are alike, what tells them apart stands behind, at last the id.

    Parameters
    ----------
    frame : DataFrame
        One row per thing: `name` and the column that is the `key`, both str.
    key : str
        Name of the column of ids.
    *tell : callable
        Gives for a row, in which what is missing is `None`, what tells it apart; where that is
        not enough, the next one is asked.
    """
    filled = frame.astype(object).where(frame.notna(), None)
    names: dict[str, str] = dict(zip(filled[key], filled["name"], strict=True))
    own = names.copy()
    places = {one: place for place, one in enumerate(filled[key])}
    ways = iter(tell)
    while alike := {name for name, number in Counter(names.values()).items() if number > 1}:
        way = next(ways, itemgetter(key))
        these = [one for one, name in names.items() if name in alike]
        rows = filled.iloc[[places[one] for one in these]].to_dict("records")
        names |= {one: f"{own[one]} ({way(row)})" for one, row in zip(these, rows, strict=True)}
    return names


def distinct_places(places: pd.DataFrame, kinds: Mapping[str, str]) -> dict[str, str]:
    """Names by place_id; where two are alike, what contains them stands behind, or else the point.

    Parameters
    ----------
    places : DataFrame
        One row per place, as `Dataset` has them; one without a point is told by its kind.
    kinds : mapping of str to str
        Labels of the kinds of places.
    """
    names = dict(zip(places["place_id"], places["name"], strict=True))

    def outer(place: Row) -> str:
        return names.get(place["within"]) or place["country"] or kinds[place["kind"]]

    def point(place: Row) -> str:
        at = place["latitude"], place["longitude"]
        return kinds[place["kind"]] if None in at else f"{at[0]}, {at[1]}"

    return distinct(places, "place_id", outer, point)


def numbered(names: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """Give names so that no two are alike: behind one that is there already stands a number."""
    seen = {*taken}
    numbers: dict[str, Iterator[int]] = {}
    found = []
    for name in names:
        own = name
        while own in seen:
            own = f"{name} ({next(numbers.setdefault(name, count(2)))})"
        seen.add(own)
        found.append(own)
    return found
