"""Which of several events came first, as far as their dates and the sources tell, and no further.

Equal days give no order. What no date decides, a source may: `events.csv` says in `after` what
came before.
"""

import math
from collections.abc import Sequence
from itertools import accumulate, groupby
from operator import and_

import numpy as np
import pandas as pd

from dashboard.analysis.journeys.told_order import Before, Told, as_told, told_among
from dashboard.model.dates.spans import Span, bounds_of, spans


def in_time(rows: pd.DataFrame, by: str, told: Told) -> pd.DataFrame:
    """Sort dated rows by a key, and those of each in order of time.

    Parameters
    ----------
    rows : DataFrame
        No event twice for a key; `event_id`, `DATE_COLUMNS` and the key, a number, missing
        for those that come last.
    by : str
        The key.
    told : mapping of str to set of str
        As `told_order` gives it.

    Returns
    -------
    DataFrame
        The same rows with a new index, from the earliest first day on, of the same by the
        last day, of the same as they came, but where sources tell otherwise. `group` (int,
        from 0 for each key): rows of the same bounds, between which no source tells an order,
        share it. `sure` (bool): it is certain that it came after all of the group before it.
    """
    known, bounds, ids = spans(rows), bounds_of(rows), rows["event_id"].tolist()
    keys = rows[by].fillna(math.inf).to_numpy("float64")
    by_key = np.argsort(keys, kind="stable")
    ends = np.flatnonzero(keys[by_key][1:] != keys[by_key][:-1]) + 1
    places: list[int] = []
    groups: list[int] = []
    sure: list[bool] = []
    for part in np.split(by_key, ends) if len(rows) else []:
        own = part.tolist()
        order = Order(
            [ids[place] for place in own],
            [known[place] for place in own],
            [bounds[place] for place in own],
            told,
        )
        for number, group in enumerate(order.groups):
            places += [own[place] for place in group]
            groups += [number] * len(group)
            certain = number == 0 or order.certain(order.groups[number - 1], group)
            sure += [certain] * len(group)
    found = rows.take(places).reset_index(drop=True)
    return found.assign(group=pd.Series(groups, dtype="int64"), sure=pd.Series(sure, dtype="bool"))


def ties(rows: pd.DataFrame, by: str) -> pd.Series:
    """Number the groups that `in_time` gives by a key; missing for a row that is alone in one."""
    groups = rows.groupby([by, "group"], dropna=False)
    return groups.ngroup().astype("float64").where(groups["group"].transform("size") > 1)


class Order:
    """Dated events in order of time.

    Parameters
    ----------
    ids : sequence of str
        event_ids, each once.
    known : sequence of Span
        Of each of them.
    bounds : sequence of (int, int)
        Of each of them, as `spans.bounds_of` gives it.
    told : mapping of str to set of str
        As `told_order` gives it. What contradicts the dates is not heeded.

    Attributes
    ----------
    groups : list of list of int
        Their places, as `in_time` sorts and groups them.
    """

    def __init__(
        self,
        ids: Sequence[str],
        known: Sequence[Span],
        bounds: Sequence[tuple[int, int]],
        told: Told,
    ) -> None:
        self._spans = known
        self._told = told_among(ids, self._spans, told)
        places = sorted(range(len(ids)), key=bounds.__getitem__)
        if self._told.all:
            places = as_told(places, bounds, self._spans, self._told)
        groups = [[*alike] for _, alike in groupby(places, key=bounds.__getitem__)]
        self.groups = [part for group in groups for part in _parted(group, self._told)]

    def certain(self, ones: Sequence[int], others: Sequence[int]) -> bool:
        """Tell whether all of some came before all of others, by their dates or as it is told."""
        of_span: dict[Span, int] = {}
        for one in ones:
            of_span[self._spans[one]] = of_span.get(self._spans[one], 0) | 1 << one
        return all(
            span.before(self._spans[other]) or not those & ~self._told.all.get(other, 0)
            for other in others
            for span, those in of_span.items()
        )


def _parted(group: Sequence[int], before: Before) -> list[list[int]]:
    """Part a group wherever all that stand on the left are told to come before all on the right."""
    if before.all.keys().isdisjoint(group):
        return [[*group]]
    on_the_right = accumulate((before.all.get(place, 0) for place in reversed(group)), and_)
    told = [*on_the_right][::-1]  # what comes before each and all behind it
    parts = [[group[0]]]
    passed = 0
    for last, place, those in zip(group, group[1:], told[1:], strict=False):
        passed |= 1 << last
        if passed & ~those:
            parts[-1].append(place)
        else:
            parts.append([place])
    return parts
