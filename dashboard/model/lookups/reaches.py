"""Where each place may be: its point or its candidates, and how far from there."""

import math
from collections import defaultdict
from dataclasses import dataclass

import pandas as pd

Point = tuple[float, float]


@dataclass(frozen=True)
class Reach:
    """Where a place may be.

    Parameters
    ----------
    points : tuple of (latitude, longitude)
        Degrees; one point, or all candidates of a place that is not decided. At least
        one.
    radius_km : float
        How far from each point the truth may lie; 0 where nothing is stated.
    area : bool
        Whether the place is an area rather than a point in doubt.
    """

    points: tuple[Point, ...]
    radius_km: float = 0.0
    area: bool = False


def reaches(places: pd.DataFrame, candidates: pd.DataFrame) -> dict[str, Reach]:
    """Give the reach of every place that has points, by place_id.

    Parameters
    ----------
    places : DataFrame
        As in the dataset.
    candidates : DataFrame
        Those that have points.
    """
    columns = ["place_id", "latitude", "longitude"]
    considered: dict[str, list[Point]] = defaultdict(list)
    for place, latitude, longitude in candidates[columns].itertuples(index=False):
        considered[place].append((latitude, longitude))
    found: dict[str, Reach] = {}
    rows = places[[*columns, "radius_km", "resolution"]]
    for place, latitude, longitude, radius, resolution in rows.itertuples(index=False):
        doubt = 0.0 if math.isnan(radius) else radius
        if not math.isnan(latitude):
            found[place] = Reach(((latitude, longitude),), doubt, resolution == "area")
        elif resolution == "ambiguous" and place in considered:
            found[place] = Reach(tuple(sorted(considered[place])), doubt)
    return found
