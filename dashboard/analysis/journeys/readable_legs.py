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
HOURS_A_DAY, MINUTES_A_DAY = 24, 24 * 60


def readable_legs(dataset: Dataset) -> pd.DataFrame:
    """Put the legs of all journeys into words, as `in_words` does."""
    return in_words(dataset, legs(dataset))


def in_words(dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    """Put some legs into words.

    Parameters
    ----------
    rows : DataFrame
        Some of those that `legs.legs` gives of the dataset.

    Returns
    -------
    DataFrame
        The same with the texts `km`, `days`, `pace` (km an hour; empty where it means
        nothing) and `order`. Where the order of places is not known, `to_place` says
        that it is among those of `from_place`.
    """
    found, told = rows, rows.to_dict("records")
    among = found["among"].astype(bool)
    order = found["certain"].map({True: SURE, False: UNSURE}).astype("str")
    return found.assign(
        to_place=found["to_place"].astype("str").mask(among, AMONG),
        km=[kilometres(dataset, row) for row in told],
        days=[
            (hours if row["hours"] else days)(row["days_least"], row["days_most"]) for row in told
        ],
        pace=[_pace(row) for row in told],
        order=order.mask(among, NO_ORDER),
    )


def leg_said(leg: Leg) -> str:
    """Say what a line of a leg stands for; `leg` is a row of `in_words`."""
    if leg["among"]:
        there = f"{leg['from_place']} ({leg['from_when']})"
        return f"{leg['person']}: {there}, {leg['order']}; {leg['km']}"
    doubt = "" if leg["order"] == SURE else f"; {leg['order']}"
    straight = " in a straight line" * leg["km"].endswith("km")
    return (
        f"{leg['person']}: {leg['from_place']} ({leg['from_when']}) to "
        f"{leg['to_place']} ({leg['to_when']}); {leg['km']}{straight}, {leg['days']} between the "
        f"dates{doubt}"
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


def hours(least: float, most: float) -> str:
    """Write a number of days as hours and minutes: 3 h 05 min."""
    if math.isnan(most):
        return f"{duration(least)} or more" if least else "not known"
    if (most - least) * MINUTES_A_DAY < 2:  # from a minute to a minute
        return duration((least + most) / 2)
    return f"{duration(least)} to {duration(most)}"


def duration(days: float) -> str:
    """Write a number of days to the minute."""
    whole, minutes = divmod(round(abs(days) * MINUTES_A_DAY), 60)
    if whole >= 2 * HOURS_A_DAY:
        return f"{whole // HOURS_A_DAY} d {whole % HOURS_A_DAY} h"
    return f"{whole} h {minutes:02} min" if whole else f"{minutes} min"


def _pace(leg: Leg) -> str:
    """Write how many kilometres an hour a leg takes at least, and at most where that is known.

    Of days there is none: who is told of weeks apart was not on the way all the time.
    """
    if leg["among"] or not leg["hours"]:
        return ""
    least, most = (leg[f"days_{end}"] * HOURS_A_DAY for end in ("least", "most"))
    slowest = leg["km_least"] / most if most else math.nan
    if math.isnan(slowest):
        return ""
    if not least:
        return f"{slowest:,.0f} km/h or more"
    fastest = leg["km_most"] / least
    same = round(slowest) == round(fastest)
    return f"{slowest:,.0f} km/h" if same else f"{slowest:,.0f} to {fastest:,.0f} km/h"
