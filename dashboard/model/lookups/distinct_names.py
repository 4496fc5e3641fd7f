"""Names that tell things apart: where two are alike, what tells them apart stands behind."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from operator import itemgetter

import pandas as pd


def distinct(frame: pd.DataFrame, key: str, tell: Callable[[pd.Series], str]) -> dict[str, str]:
    """Names by id; where two are alike, what tells them apart stands behind, at last the id.

    Parameters
    ----------
    frame : DataFrame
        One row per thing: `name` and the column that is the `key`, both str.
    key : str
        Name of the column of ids.
    tell : callable
        Gives for a row what tells it apart.
    """
    filled = frame.astype(object).where(frame.notna(), None)
    names = dict(zip(filled[key], filled["name"], strict=True))
    while alike := {name for name, number in Counter(names.values()).items() if number > 1}:
        for _, row in filled[filled[key].map(names).isin(alike)].iterrows():
            names[row[key]] = f"{row['name']} ({tell(row)})"
        tell = itemgetter(key)
    return names


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
