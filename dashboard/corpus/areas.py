"""Parts of the earth: what lies between degrees, and what may lie within kilometres of a point."""

from operator import and_, or_

import narwhals as nw
import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis.distances import EARTH

Box = tuple[float, float, float, float]  # west, south, east, north
KM_A_DEGREE = 110.0  # of latitude, at least
NEARLY_A_POLE = 89.0


def kilometres(latitude: float, longitude: float, points: pd.DataFrame) -> npt.NDArray[np.float64]:
    """Measure from a point to `latitude` and `longitude` of others, on the ellipsoid."""
    here = [np.full(len(points), end) for end in (longitude, latitude)]
    there = [points[name].to_numpy(float) for name in ("longitude", "latitude")]
    _, _, metres = EARTH.inv(here[0], here[1], there[0], there[1])
    return np.asarray(metres, dtype=float) / 1000


def in_box(west: float, south: float, east: float, north: float) -> nw.Expr:
    """Tell what lies between degrees; over 180 degrees where the west is east of the east."""
    latitude, longitude = nw.col("latitude"), nw.col("longitude")
    upright = (latitude >= south) & (latitude <= north)
    joined = and_ if west <= east else or_
    across: nw.Expr = joined(longitude >= west, longitude <= east)
    return (upright & across).fill_null(False)


def around(latitude: float, longitude: float, km: float) -> nw.Expr:
    """Tell what may lie so near a point: between degrees that hold the circle as a whole."""
    high = km / KM_A_DEGREE
    south, north = latitude - high, latitude + high
    flattest = max(abs(south), abs(north))
    wide = high / float(np.cos(np.radians(min(flattest, NEARLY_A_POLE))))
    if flattest > NEARLY_A_POLE or wide >= 180:
        return in_box(-180, south, 180, north)
    west, east = longitude - wide, longitude + wide
    return in_box(west + 360 * (west < -180), south, east - 360 * (east > 180), north)
