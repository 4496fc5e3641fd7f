"""The legs of journeys in words: how far, how many days, in which order, at what pace."""

import math
from collections.abc import Hashable
from typing import Any

import pandas as pd

from dashboard.analysis.journeys.legs import MEASURED, legs
from dashboard.model.dataset import Dataset

Leg = dict[Hashable, Any]
NO_POINT, NOT_MEASURED = "no point to measure from", "not measured: one contains another"
SURE, UNSURE, NO_ORDER = "certain", "order not certain", "in no known order"
AMONG = "among these"


def readable_legs(dataset: Dataset) -> pd.DataFrame:
    """Put the legs of all journeys into words.

    Returns
    -------
    DataFrame
        One row per leg, in order, with the columns of `legs.legs` and the texts
        `km`, `days`, `pace` (km a day; empty where it means nothing) and `order`. Where the
        order of places is not known, `to_place` says that it is among those of `from_place`.
    """
    found = legs(dataset)
    rows = found.to_dict("records")
    among = found["among"].astype(bool)
    order = found["certain"].map({True: SURE, False: UNSURE}).astype("str")
    return found.assign(
        to_place=found["to_place"].astype("str").mask(among, AMONG),
        km=[kilometres(dataset, row) for row in rows],
        days=[days(row["days_least"], row["days_most"]) for row in rows],
        pace=[_pace(row) for row in rows],
        order=order.mask(among, NO_ORDER),
    )


def kilometres(dataset: Dataset, leg: Leg) -> str:
    """Write how far a leg is, and why it cannot be said where it cannot."""
    least, most = leg["km_least"], leg["km_most"]
    if not math.isnan(least):
        return (
            f"{least:,.0f} km" if round(least) == round(most) else f"{least:,.0f} to {most:,.0f} km"
        )
    ones, others = set(leg["from_place_ids"]), set(leg["to_place_ids"])
    if (ways := len(ones) * len(others)) > 1:
        return f"{ways:,} ways, not measured" if ways > MEASURED else NOT_MEASURED
    [one], [other] = ones, others
    if one in dataset.inside(other):
        return f"within {leg['to_place']}"
    return f"within {leg['from_place']}" if other in dataset.inside(one) else NO_POINT


def days(least: float, most: float) -> str:
    """Write a number of days that is known within bounds."""
    if math.isnan(most):
        return f"{least:g} or more" if least else "not known"
    if least == most:
        return "1 day" if least == 1 else f"{least:g} days"
    return f"{least:g} to {most:g} days"


def _pace(leg: Leg) -> str:
    """Write how many kilometres a day a leg makes, where distance and days allow it."""
    if leg["among"]:
        return ""
    slowest = leg["km_least"] / leg["days_most"] if leg["days_most"] else math.nan
    fastest = leg["km_most"] / leg["days_least"] if leg["days_least"] else math.nan
    if math.isnan(slowest) or math.isnan(fastest):
        return ""
    if round(slowest) == round(fastest):
        return f"{slowest:,.0f} km a day"
    return f"{slowest:,.0f} to {fastest:,.0f} km a day"
