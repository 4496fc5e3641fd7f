"""The ways of single events that have several places, as lines for the map."""

from itertools import pairwise

import pandas as pd

from dashboard.analysis.accounts.leading import leading
from dashboard.model.dataset import Dataset
from dashboard.model.lookups.several_places import each, is_several, manner

STRETCH_COLUMNS = {
    "event_id": "str",
    **dict.fromkeys(("from_latitude", "from_longitude"), "float64"),
    **dict.fromkeys(("to_latitude", "to_longitude"), "float64"),
    **dict.fromkeys(("manner", "tooltip"), "str"),
}


def stretches(dataset: Dataset) -> pd.DataFrame:
    """Give the lines that join the places of events that have several.

    Returns
    -------
    DataFrame
        One row per line, as the leading one of the accounts with a place has the event:
        `event_id`, `from_latitude`, `from_longitude`, `to_latitude`, `to_longitude` (degrees),
        `manner` (`along`, `between`, `one-of`, or empty where nobody says) and `tooltip`. A
        place that is not decided, or has no point, is passed over.
    """
    events = leading(dataset, "place_id").events
    events = events.loc[[is_several(one) for one in events["place_id"]]]
    rows = events[["event_id", "place_id", "title", "when", "precision"]]
    found = []
    for event, place, title, when, precision in rows.itertuples(index=False, name=None):
        reaches = [dataset.reaches.get(one) for one in each(place)]
        points = [one.points[0] for one in reaches if one and len(one.points) == 1]
        dated = f" ({when})" if isinstance(precision, str) else ""
        said = f"{title}{dated}: {dataset.where_names[place]}"
        found += [(event, *one, *other, manner(place), said) for one, other in pairwise(points)]
    return pd.DataFrame(found, columns=[*STRETCH_COLUMNS]).astype(STRETCH_COLUMNS)
