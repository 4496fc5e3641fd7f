"""Which part of the Earth a map shows: everything, and a close-up of where the marks crowd."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float64]

EARTH_RADIUS_KM = 6371.0088
KM_PER_DEGREE = EARTH_RADIUS_KM * math.pi / 180
LATITUDE_LIMIT = 80.0  # Mercator stretches without end towards the poles
MARGIN_SHARE = 0.14  # of the marks' span, added on each side
OVERVIEW_KM, CLOSEUP_KM = 200.0, 60.0  # from edge to edge at least, so that there are surroundings
AREA_SHARE = 0.5  # of an area's radius: its label needs room, its far edge does not
LINK_SHARES = (1 / 4, 1 / 8, 1 / 16)  # of the overview's diagonal: how far neighbours may be apart
CLOSER = 3.0  # a close-up that is not this many times smaller shows nothing new
FAR_SHARE = 0.01  # of the rows, on each of four sides, that a middle leaves out
NEARER = 1.5  # how many times smaller that must be


class Bbox(NamedTuple):
    """West, south, east, north in degrees; `east` exceeds 180 where the box crosses 180° E."""

    west: float
    south: float
    east: float
    north: float

    @property
    def centre_longitude(self) -> float:
        """The meridian in the middle, from -180 to 180 degrees."""
        return ((self.west + self.east) / 2 + 180) % 360 - 180

    @property
    def diagonal_km(self) -> float:
        """Rough length from corner to corner, as measured at the middle latitude."""
        middle = math.radians((self.south + self.north) / 2)
        return KM_PER_DEGREE * math.hypot(
            self.north - self.south, (self.east - self.west) * math.cos(middle)
        )


WORLD = Bbox(-180.0, -60.0, 180.0, LATITUDE_LIMIT)


def located(marks: pd.DataFrame) -> pd.DataFrame:
    """Those of the marks that have both coordinates."""
    return marks[marks["latitude"].notna() & marks["longitude"].notna()]


def extent(marks: pd.DataFrame, *, least_km: float = OVERVIEW_KM) -> Bbox:
    """Find the box that holds every mark, with margins, the shorter way round the Earth.

    Parameters
    ----------
    marks
        One row per mark: `latitude`, `longitude` (float, degrees; NaN = not on the map),
        `radius_km` (float; NaN = none stated), `role` (str; an `area` counts with half its radius).
    least_km
        What it measures at least from edge to edge, both ways.

    Returns
    -------
    Bbox
        The inhabited world if no mark is located.
    """
    marks = located(marks)
    if marks.empty:
        return WORLD
    latitude = marks["latitude"].to_numpy(dtype=float)
    longitude = _unwrapped(marks["longitude"].to_numpy(dtype=float))
    share = np.where(marks["role"] == "area", AREA_SHARE, 1.0)
    north = marks["radius_km"].fillna(0).to_numpy(dtype=float) * share / KM_PER_DEGREE
    east = north / np.cos(np.radians(np.clip(latitude, -LATITUDE_LIMIT, LATITUDE_LIMIT)))
    south_edge, north_edge = _widened(latitude - north, latitude + north, least_km / KM_PER_DEGREE)
    middle = math.cos(math.radians((south_edge + north_edge) / 2))
    west_edge, east_edge = _widened(
        longitude - east, longitude + east, least_km / KM_PER_DEGREE / max(middle, 0.1)
    )
    excess = max(0.0, east_edge - west_edge - 360) / 2
    return Bbox(
        west_edge + excess,
        max(south_edge, min(-LATITUDE_LIMIT, float(latitude.min()))),
        east_edge - excess,
        min(north_edge, max(LATITUDE_LIMIT, float(latitude.max()))),
    )


def closeup(marks: pd.DataFrame) -> Bbox | None:
    """Find the box around the densest cluster of places, if it is worth a panel of its own.

    Parameters
    ----------
    marks
        As for `extent`, and `place_id` (str), `accounts` (int). Rejected homonyms
        (`role` = `context`) neither start nor extend a cluster.

    Returns
    -------
    Bbox or None
        None when one map is enough: fewer than two places are close together, no mark lies
        outside, or the close-up would be less than three times smaller than the overview.
    """
    considered = located(marks)
    considered = considered[considered["role"] != "context"]
    overview = extent(marks)
    distances = _distances_km(considered)
    for share in LINK_SHARES:
        clusters = _linked(distances <= share * overview.diagonal_km)
        crowds = [considered[clusters == number] for number in np.unique(clusters)]
        if len(crowds) < 2:
            continue
        densest = max(crowds, key=_crowd)
        box = extent(densest, least_km=CLOSEUP_KM)
        if _crowd(densest)[0] >= 2 and box.diagonal_km * CLOSER <= overview.diagonal_km:
            return box
    return None


def around(
    marks: pd.DataFrame, edges: Iterable[Sequence[tuple[float, float]]]
) -> tuple[Bbox, Bbox | None]:
    """Find the box of all marks and of areas with these edges, and that of the areas alone.

    The latter is None where it would not be much smaller.
    """
    corners = [corner for edge in edges for corner in edge]
    area = pd.DataFrame(corners, columns=["latitude", "longitude"])
    area = area.assign(radius_km=0.0, role="place")
    whole = extent(pd.concat([marks[[*area]], area]))
    box = extent(area, least_km=CLOSEUP_KM)
    return whole, box if box.diagonal_km * NEARER <= whole.diagonal_km else None


def middle(marks: pd.DataFrame) -> Bbox | None:
    """Find the box that holds nearly all rows of very many places, if far ones make it worth one.

    Parameters
    ----------
    marks
        As for `closeup`.

    Returns
    -------
    Bbox or None
        None where it would not be much smaller than the box of everything.
    """
    counted = located(marks)
    counted = counted[(counted["role"] != "context") & (counted["accounts"] > 0)]
    if counted.empty:
        return None
    longitude = _unwrapped(counted["longitude"].to_numpy(dtype=float))
    kept = np.ones(len(counted), dtype=bool)
    for values in (counted["latitude"].to_numpy(dtype=float), longitude):
        order = np.argsort(values, kind="stable")
        share = counted["accounts"].to_numpy(dtype=float)[order].cumsum()
        share /= share[-1]
        kept[order] &= (share >= FAR_SHARE) & (share <= 1 - FAR_SHARE)
    box = extent(counted[kept], least_km=CLOSEUP_KM)
    return box if box.diagonal_km * NEARER <= extent(marks).diagonal_km else None


def _crowd(marks: pd.DataFrame) -> tuple[int, int]:
    """How many places, and named how often, a cluster holds."""
    points = marks[marks["role"] != "area"]
    return points["place_id"].nunique(), int(points["accounts"].sum())


def _widened(low: Floats, high: Floats, least: float) -> tuple[float, float]:
    """From the lowest to the highest value, with a margin, and at least so far apart."""
    bottom, top = float(low.min()), float(high.max())
    margin = max(MARGIN_SHARE * (top - bottom), (least - (top - bottom)) / 2)
    return bottom - margin, top + margin


def _unwrapped(longitude: Floats) -> Floats:
    """Longitudes counted on eastwards from behind the widest gap between them."""
    ordered = np.sort(longitude % 360)
    gaps = np.diff(ordered, append=ordered[0] + 360)
    start = ordered[(int(np.argmax(gaps)) + 1) % len(ordered)]
    unwrapped: Floats = start + (longitude - start) % 360
    return unwrapped - 360 if unwrapped.min() >= 180 else unwrapped


def _distances_km(marks: pd.DataFrame) -> Floats:
    """Great-circle distances between all marks, on a sphere."""
    latitude = np.radians(marks["latitude"].to_numpy(dtype=float))
    longitude = np.radians(marks["longitude"].to_numpy(dtype=float))
    half = (
        np.sin((latitude[:, None] - latitude) / 2) ** 2
        + np.cos(latitude[:, None])
        * np.cos(latitude)
        * np.sin((longitude[:, None] - longitude) / 2) ** 2
    )
    distances: Floats = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return distances


def _linked(near: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """Number the groups of a single-linkage clustering: all that neighbours lead to."""
    group = np.arange(len(near))
    for one in range(len(near)):
        joined = np.unique(group[near[one]])
        group[np.isin(group, joined)] = joined[0]
    return group
