"""The legs of journeys as lanes have them: between which events, and how many kilometres."""

import math

import pandas as pd

from dashboard.analysis.journeys.readable_legs import in_words, leg_said
from dashboard.model.dataset import Dataset

WAY_COLUMNS = ["person", "from_event_ids", "to_event_ids", "km", "sure", "told"]


def ways(dataset: Dataset, legs: pd.DataFrame) -> pd.DataFrame:
    """Give the legs that have a direction, with their kilometres in words.

    Parameters
    ----------
    legs : DataFrame
        Some of those that `legs.legs` gives of the dataset.

    Returns
    -------
    DataFrame
        One row per leg: `person` (name), `from_event_ids` and `to_event_ids` (tuples), `km`
        (str; empty where it cannot be measured), `sure` (bool: neither an end nor the order
        is in doubt) and `told` (str: from where to where, how far, how long between).
    """
    told = in_words(dataset, legs[~legs["among"].astype(bool)]).to_dict("records")
    found = [
        (
            *(leg[column] for column in WAY_COLUMNS[:3]),
            "" if math.isnan(leg["km_least"]) else leg["km"],
            bool(leg["certain"] and not leg["inferred"]),
            leg_said(leg),
        )
        for leg in told
    ]
    return pd.DataFrame(found, columns=WAY_COLUMNS)
