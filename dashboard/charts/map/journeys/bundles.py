"""Very many journeys on a map: bundles, each with the number of lines that it stands for.

The ends of lines are joined as marks are (see `levels`), at the finest scale at which no more
bundles are left than can be told apart. What begins and ends in one group is in no bundle.
"""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from dashboard.analysis.phrases import count
from dashboard.charts.map.camera import WIDTHS_PX, Camera
from dashboard.charts.map.extent import Bbox
from dashboard.charts.map.ground import Ground
from dashboard.charts.map.journeys.legs import BOW, ENDS
from dashboard.charts.map.levels import DOUBLINGS, Points, Rows, from_fine_to_coarse
from dashboard.charts.map.marks import records, shape
from dashboard.charts.map.outlines import bow
from dashboard.charts.template import Record

MOST_LINES = 40  # of journeys, or bundles of them, that can be told apart
MOST_ENDS = 400
HALVINGS = 7  # of the scale, after which everything is one group
WIDTH_PX = (1.5, 6.0)


def is_bundled(legs: pd.DataFrame) -> bool:
    """Tell whether lines are too many to be drawn one by one."""
    return len(legs) > MOST_LINES


def bundle(legs: pd.DataFrame, bbox: Bbox, height_px: float) -> pd.DataFrame:
    """Join lines that begin and end near each other.

    Parameters
    ----------
    legs
        As for `place_map`, and `person_id` (str); at least one.
    bbox
        What the map shows at first.
    height_px
        Height of the map.

    Returns
    -------
    DataFrame
        One row per bundle, at most `MOST_LINES`, those of many lines first: the ends as in
        `legs`, `lines` (int: how many of `legs`, both ways) and `tooltip`. What is missing
        from their sum begins and ends in one group.
    """
    camera = Camera(bbox)
    points, start, end = _ends(legs, camera)
    scale = min(camera.scale(width, height_px) for width in WIDTHS_PX) / 2**HALVINGS
    found = pd.DataFrame()
    for _, marks in from_fine_to_coarse(points, scale, MOST_ENDS, DOUBLINGS + HALVINGS):
        owner = np.empty(len(points.x), dtype=np.intp)
        for number, mark in enumerate(marks):
            owner[mark.rows] = number
        pairs = np.column_stack([owner[start], owner[end]])
        apart = pairs[:, 0] != pairs[:, 1]
        ways = np.unique(np.sort(pairs[apart], axis=1), axis=0)
        if len(ways) <= MOST_LINES:
            stands = [camera.locate(mark.x, mark.y) for mark in marks]
            at = [(mark.x, mark.y) for mark in marks]
            found = pd.DataFrame(
                [_bundled(legs, pairs, one, other, stands, at) for one, other in ways.tolist()],
                columns=[*ENDS, "lines", "tooltip"],
            )
            break
    return found.sort_values("lines", ascending=False, kind="stable", ignore_index=True)


def ways(bundles: pd.DataFrame, ground: Ground) -> tuple[list[Record], list[Record]]:
    """Make the lines of bundles, and their numbers, which stand in the middle."""
    lines, numbers = [], []
    least, most = WIDTH_PX
    for one in records(bundles):
        share = math.sqrt(one["lines"] / bundles["lines"].max())
        line, middle = bow(
            (one["from_latitude"], one["from_longitude"]),
            (one["to_latitude"], one["to_longitude"]),
            BOW,
        )
        about = {"tooltip": one["tooltip"]}
        width = round(least + (most - least) * share, 1)
        lines.append(shape(line, stroke=ground.look.muted, width=width) | about)
        del middle["bearing"]
        numbers.append({**middle, **about, "number": f"{one['lines']:,}"})
    return lines, numbers


def _ends(legs: pd.DataFrame, camera: Camera) -> tuple[Points, Rows, Rows]:
    """Give the points at which lines begin and end, each once, and which of them each has."""
    both = np.concatenate([legs[ENDS[:2]].to_numpy(float), legs[ENDS[2:]].to_numpy(float)])
    places, which = np.unique(both, axis=0, return_inverse=True)
    x, y = camera.project_all(pd.Series(places[:, 0]), pd.Series(places[:, 1]))
    weight = np.bincount(which.ravel()).astype(float)
    start, end = np.split(which.ravel(), 2)
    return Points(x, y, weight, np.zeros(len(x))), start, end


def _bundled(
    legs: pd.DataFrame,
    pairs: Rows,
    one: int,
    other: int,
    stands: list[tuple[float, float]],
    at: list[tuple[float, float]],
) -> tuple[object, ...]:
    """Make one bundle of the lines between two groups."""
    there = (pairs == (one, other)).all(axis=1)
    back = (pairs == (other, one)).all(axis=1)
    held = legs[there | back]
    right, down = (b - a for a, b in zip(at[one], at[other], strict=True))
    ways = ("east", "west") if abs(right) >= abs(down) else ("south", "north")
    forth, home = ways if (right if abs(right) >= abs(down) else down) > 0 else ways[::-1]
    said = [
        f"{count(int(number), 'line')} to the {way}"
        for number, way in ((there.sum(), forth), (back.sum(), home))
        if number
    ]
    unsure = int((~held["certain"].astype(bool)).sum())
    tooltip = f"Journeys of {count(held['person_id'].nunique(), 'person')}".replace(
        "persons", "people"
    )
    tooltip += f": {', '.join(said)}" + (f"; {unsure:,} not certain" if unsure else "")
    return (*stands[one], *stands[other], len(held), tooltip)
