"""The legs of journeys as lines for the map."""

import math

import pandas as pd

from dashboard.analysis.journeys.distances import lines_between, reaches
from dashboard.analysis.journeys.readable_legs import SURE, Leg, readable_legs
from dashboard.model.dataset import Dataset

LEG_ENDS = ("from_event_id", "to_event_id")
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


def _tooltip(leg: Leg) -> str:
    """Say what a line on the map stands for."""
    doubt = "" if leg["order"] == SURE else f"; {leg['order']}"
    return (
        f"{leg['person']}: {leg['from_place']} ({leg['from_when']}) to "
        f"{leg['to_place']} ({leg['to_when']}); {leg['km']}, {leg['days']}{doubt}"
    )
