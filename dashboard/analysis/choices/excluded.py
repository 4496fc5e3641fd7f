"""What the reader's choices leave out: rows that say too little, and the part that costs most."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.analysis.choices.filters import Filters, apply
from dashboard.model.dataset import Dataset


@dataclass(frozen=True)
class Undecided:
    """How many rows fit all other choices, but do not say enough to fit or to fail one.

    Parameters
    ----------
    dateless : int
        Rows without a date, where days are chosen.
    placeless : int
        Rows without a place, where places are chosen.
    wider : int
        Rows that name only a wider place, one that contains a chosen one.
    """

    dateless: int = 0
    placeless: int = 0
    wider: int = 0


def undecided(dataset: Dataset, filters: Filters) -> Undecided:
    """Count the rows that the choices leave out because they say too little."""
    dateless = placeless = wider = 0
    if filters.days:
        rest = apply(dataset, filters.without("days"))
        dated = apply(dataset, Filters(days=(date.min, date.max)))
        dateless += int((~rest.events.index.isin(dated.events.index)).sum())
        dateless += int((~rest.statements.index.isin(dated.statements.index)).sum())
    if filters.places:
        rest = apply(dataset, filters.without("places"))
        places = pd.concat([rest.events["place_id"], rest.statements["place_id"]])
        containing = frozenset().union(*map(dataset.around, filters.places))
        chosen = frozenset().union(*map(dataset.inside, filters.places))
        placeless = int(places.isna().sum())
        wider = int(places.isin(containing - chosen).sum())
    return Undecided(dateless, placeless, wider)


def most_excluding(dataset: Dataset, filters: Filters) -> str | None:
    """Name the active part without which most rows would be left, `None` if none helps."""
    gains = {}
    for part in filters.active:
        rest = apply(dataset, filters.without(part))
        gains[part] = len(rest.events) + len(rest.statements)
    best = max(gains, key=lambda part: gains[part], default=None)
    return best if best and gains[best] else None
