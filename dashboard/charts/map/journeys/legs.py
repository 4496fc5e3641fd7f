"""Journeys on a map: a bowed line for each leg with an arrow; and the ways of single events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.charts.map.ground import Ground
from dashboard.charts.map.marks import records, shape
from dashboard.charts.map.outlines import bow, line
from dashboard.charts.template import Record
from dashboard.charts.theme import Theme, coloured

BOW, BOW_MORE = 0.1, 0.08  # of the first on a way, and how much more each further one
WIDTH_PX = 2.0
WIDE_PX, THIN_PX = 4.0, 1.5  # of the way of one event, and of what only joins its places
DASHES = {"along": [], "between": [9, 6]}
ENDS = ["from_latitude", "from_longitude", "to_latitude", "to_longitude"]


def in_colours(legs: pd.DataFrame, people: Sequence[str], look: Theme) -> pd.DataFrame:
    """Give legs the `colour` of their `person_id`, as `people` have them, or of what cannot be."""
    colours = pd.Series(coloured(legs["person_id"], people, look), index=legs.index)
    return legs.assign(colour=colours.mask(legs["impossible"].astype(bool), look.alarm))


def journeys(legs: pd.DataFrame) -> tuple[list[Record], list[Record]]:
    """Make the lines and the arrows of legs.

    Parameters
    ----------
    legs
        As for `place_map`; one that ends where it began is not drawn. Several on the same
        way lie beside each other; the way back lies on the other side. One that only joins
        places has no arrow.

    Returns
    -------
    tuple of list
        Features of GeoJSON; and points with a `bearing`, degrees clockwise from the top.
    """
    stays = (legs["from_latitude"] == legs["to_latitude"]) & (
        legs["from_longitude"] == legs["to_longitude"]
    )
    moves = legs[~stays]
    beside = moves.groupby(ENDS, sort=False).cumcount()
    lines, arrows = [], []
    for leg, rank in zip(records(moves), beside, strict=True):
        looks: dict[str, Any] = {"stroke": leg["colour"], "width": WIDTH_PX}
        line, middle = bow(
            (leg["from_latitude"], leg["from_longitude"]),
            (leg["to_latitude"], leg["to_longitude"]),
            BOW + BOW_MORE * rank,
        )
        about = {"tooltip": leg["tooltip"]}
        lines.append(shape(line, **looks, dash=[] if leg["certain"] else [6, 4]) | about)
        if not leg["among"]:
            arrows.append({**middle, **about, "colour": leg["colour"]})
    return lines, arrows


def of_events(stretches: pd.DataFrame, ground: Ground) -> list[Record]:
    """Make the lines that join several places of one event: wide, straight, in no one's colour.

    Parameters
    ----------
    stretches
        One row per line: `from_latitude`, `from_longitude`, `to_latitude`, `to_longitude` (float,
        degrees), `manner` (str: `along` these places, `between` them, or anything else for one
        of them) and `tooltip` (str).

    Returns
    -------
    list
        Features of GeoJSON.
    """
    found = []
    for one in records(stretches):
        wide = one["manner"] in DASHES
        looks: dict[str, Any] = {"dash": DASHES.get(one["manner"], [1, 4])}
        looks |= {"width": WIDE_PX if wide else THIN_PX, "stroke": ground.look.muted}
        drawn = line(
            [one["from_longitude"], one["to_longitude"]], [one["from_latitude"], one["to_latitude"]]
        )
        found.append(shape(drawn, **looks) | {"tooltip": one["tooltip"]})
    return found
