"""The legs of journeys as a reader meets them: in words for a table, as lines for the map."""

import math
from collections.abc import Hashable
from typing import Any

import pandas as pd

from dashboard.analysis.accounts.readable import NO_PLACE
from dashboard.analysis.journeys.distances import lines_between, reaches
from dashboard.analysis.journeys.legs import legs, since_arrival
from dashboard.model.dataset import Dataset

Leg = dict[Hashable, Any]
NO_POINT = "no point to measure from"
LEG_ENDS = ("from_event_id", "to_event_id")
SURE, UNSURE = "certain", "order not certain"


def readable_legs(dataset: Dataset) -> pd.DataFrame:
    """Put the legs of all journeys into words.

    Parameters
    ----------
    dataset : Dataset
        As loaded or as `filters.apply` left it.

    Returns
    -------
    DataFrame
        One row per leg, in order, with the columns of `legs.legs` and the texts
        `km`, `days`, `pace` (km a day; empty where it means nothing) and `order`.
    """
    found = legs(dataset)
    rows = found.to_dict("records")
    return found.assign(
        km=[kilometres(dataset, row) for row in rows],
        days=[days(row["days_least"], row["days_most"]) for row in rows],
        pace=[_pace(row) for row in rows],
        order=found["certain"].map({True: SURE, False: UNSURE}),
    )


def routes(dataset: Dataset) -> pd.DataFrame:
    """Give the lines that show the legs of all journeys on a map.

    Returns
    -------
    DataFrame
        One row per line; a leg to a place of several candidates has a line to each, one
        between places without points, or within an area, has none. `person_id`,
        `from_event_id`, `to_event_id`,
        `from_latitude`, `from_longitude`, `to_latitude`, `to_longitude` (degrees),
        `certain` (bool: nothing is inferred, the order is certain, the place decided)
        and `tooltip`.
    """
    known = reaches(dataset)
    found = []
    for leg in readable_legs(dataset).to_dict("records"):
        if math.isnan(leg["km_least"]):
            continue
        ends = [known[leg["from_place_id"]], known[leg["to_place_id"]]]
        decided = all(len(end.points) == 1 for end in ends)
        for start, stop in lines_between(*ends):
            found.append(
                (
                    leg["person_id"],
                    leg["from_event_id"],
                    leg["to_event_id"],
                    *start,
                    *stop,
                    leg["certain"] and not leg["inferred"] and decided,
                    _tooltip(leg),
                )
            )
    return pd.DataFrame(found, columns=ROUTE_COLUMNS)


ROUTE_COLUMNS = [
    "person_id",
    "from_event_id",
    "to_event_id",
    "from_latitude",
    "from_longitude",
    "to_latitude",
    "to_longitude",
    "certain",
    "tooltip",
]


def readable_days(dataset: Dataset) -> pd.DataFrame:
    """Put the days since arrival into words.

    Returns
    -------
    DataFrame
        One row per event, with the columns of `legs.since_arrival` and the texts
        `what`, `kind` (label), `place` and `days` ("day 4", "day 39 to 48").
    """
    found = since_arrival(dataset)
    bounds = zip(found["days_least"], found["days_most"], strict=True)
    return found.assign(
        what=found["title"],
        kind=found["kind"].map(dataset.kinds),
        place=found["place_id"].map(dataset.place_names).astype("str").fillna(NO_PLACE),
        days=[_day(least, most) for least, most in bounds],
    )


def kilometres(dataset: Dataset, leg: Leg) -> str:
    """Write how far a leg is, and why it cannot be said where it cannot."""
    one, other = leg["from_place_id"], leg["to_place_id"]
    least, most = leg["km_least"], leg["km_most"]
    if one in dataset.inside(other):
        return f"within {leg['to_place']}"
    if other in dataset.inside(one):
        return f"within {leg['from_place']}"
    if math.isnan(least):
        return NO_POINT
    if round(least) == round(most):
        return f"{least:,.0f} km"
    return f"{least:,.0f} to {most:,.0f} km"


def days(least: float, most: float) -> str:
    """Write a number of days that is known within bounds."""
    if math.isnan(most):
        return f"{least:g} or more" if least else "not known"
    if least == most:
        return "1 day" if least == 1 else f"{least:g} days"
    return f"{least:g} to {most:g} days"


def _day(least: float, most: float) -> str:
    """Write which day since arrival it is."""
    if math.isnan(most):
        return "not known" if math.isnan(least) else f"day {least:g} or later"
    if math.isnan(least):
        return f"day {most:g} or earlier"
    return f"day {least:g}" if least == most else f"day {least:g} to {most:g}"


def _pace(leg: Leg) -> str:
    """Write how many kilometres a day a leg makes, where distance and days allow it."""
    slowest = leg["km_least"] / leg["days_most"] if leg["days_most"] else math.nan
    fastest = leg["km_most"] / leg["days_least"] if leg["days_least"] else math.nan
    if math.isnan(slowest) or math.isnan(fastest):
        return ""
    if round(slowest) == round(fastest):
        return f"{slowest:,.0f} km a day"
    return f"{slowest:,.0f} to {fastest:,.0f} km a day"


def _tooltip(leg: Leg) -> str:
    """Say what a line on the map stands for."""
    doubt = "" if leg["order"] == SURE else f"; {leg['order']}"
    return (
        f"{leg['person']}: {leg['from_place']} ({leg['from_when']}) to "
        f"{leg['to_place']} ({leg['to_when']}); {leg['km']}, {leg['days']}{doubt}"
    )
