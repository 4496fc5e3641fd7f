"""What a corpus counts by map cell, as discs of which a map can show all."""

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.analysis.choices.filters import Filters
from dashboard.analysis.phrases import count
from dashboard.analysis.texts.legible import legible
from dashboard.corpus.areas import Box
from dashboard.corpus.columns import LEVELS
from dashboard.corpus.counts import Counts

FIRST_LEVEL, LEAST_LEVEL = 10, 8
ACROSS, MOST = 14, 80  # cells that are told apart on a phone, and that labels have room for
FINER = 2  # levels, as most cells are empty
CELL = "cell"


@dataclass(frozen=True, eq=False)
class Discs:
    """What is counted by map cell.

    Parameters
    ----------
    marks : DataFrame
        One row per cell, most accounts first, as `place_map` takes it. `place_id` is that of
        the place where all of its accounts are of one, else of the cell, for `box_of`.
    placed : int
        Accounts that have a point, between the edges that were asked for.
    """

    marks: pd.DataFrame
    placed: int


def discs(corpus: Counts, filters: Filters, within: Box | None = None) -> Discs:
    """Count the accounts of a choice in cells as small as a map can show them."""
    level = wanted = FIRST_LEVEL
    cells = corpus.by_cell(filters, level, within)
    if len(cells):
        wide = 1 + max(int(cells[side].max() - cells[side].min()) for side in ("x", "y"))
        wanted = level + FINER + math.floor(math.log2(ACROSS / wide))
        wanted = min(max(wanted, LEAST_LEVEL), LEVELS)
        if wanted > level:
            level, cells = wanted, corpus.by_cell(filters, wanted, within)
    while len(cells) > MOST or level > wanted:
        level, cells = level - 1, _joined(cells)
    names = corpus.names("places", cells["place_id"].dropna().unique())
    own = [None if pd.isna(one) else legible(names.get(one, one)) for one in cells["place_id"]]
    ids = [
        f"{CELL}:{level}:{x}:{y}" if pd.isna(one) else one
        for one, x, y in zip(cells["place_id"], cells["x"], cells["y"], strict=True)
    ]
    said = [count(int(number), "account") for number in cells["rows"]]
    told = [
        f"{name}: {number}" if name else f"{number} in this part of the map"
        for name, number in zip(own, said, strict=True)
    ]
    marks = pd.DataFrame(
        {
            "place_id": ids,
            "name": told,
            "tooltip": told,
            "label": [f"{int(number):,}" for number in cells["rows"]],
            "role": "place",
            "latitude": cells["latitude"].to_numpy(float),
            "longitude": cells["longitude"].to_numpy(float),
            "radius_km": np.nan,
            "accounts": cells["rows"].to_numpy(int),
            "others": 0,
        }
    )
    return Discs(marks, int(cells["rows"].sum()))


def box_of(place_id: str) -> Box | None:
    """Give the edges of a cell; none where it is a place."""
    what, *numbers = place_id.split(":")
    if what != CELL or len(numbers) != 3:
        return None
    level, x, y = map(int, numbers)
    size = 2**level
    west, east = (360 * side / size - 180 for side in (x, x + 1))
    north, south = (
        math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * side / size)))) for side in (y, y + 1)
    )
    return west, south, east, north


def _joined(cells: pd.DataFrame) -> pd.DataFrame:
    """Join four cells each to one."""
    weighed = {name: cells[name] * cells["rows"] for name in ("latitude", "longitude")}
    every = cells.assign(x=cells["x"] // 2, y=cells["y"] // 2, **weighed)
    every["known"] = every["place_id"].fillna("")
    groups = every.groupby(["x", "y"], as_index=False)
    found = groups.agg(
        rows=("rows", "sum"),
        latitude=("latitude", "sum"),
        longitude=("longitude", "sum"),
        first=("known", "min"),
        last=("known", "max"),
    )
    for name in weighed:
        found[name] /= found["rows"]
    one = (found["first"] == found["last"]) & found["first"].ne("")
    found["place_id"] = found["first"].where(one)
    return found.sort_values(["rows", "x", "y"], ascending=[False, True, True], ignore_index=True)
