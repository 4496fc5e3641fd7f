"""What a crowded map draws: places and, where they lie on each other, groups with a number.

A group is no place. It says how many rows name the places in it, which of these are named
most, and what in it is an area, not decided, or told by other accounts only. Rows are counted
where a place is decided: what is not is said, and counted at no spot.
"""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from dashboard.analysis.phrases import count
from dashboard.charts.map.camera import WIDTHS_PX, Camera
from dashboard.charts.map.extent import EARTH_RADIUS_KM, Bbox
from dashboard.charts.map.labels import text_width_px
from dashboard.charts.map.levels import DOUBLINGS, Floats, Mark, Points, Rows, levels
from dashboard.charts.map.marks import prepared

MOST_PLACES = 200  # that a map draws one by one, as many as can be told apart
MOST_MARKS = 600  # of all levels; with their labels they are what a browser is sent
MOST_LABELS = 270
MOST_AREAS = 30  # that are never taken for points, the ones named most
NAMED = 3
GROUP_PX = (9.0, 21.0)  # radius of the smallest and of the largest group
NUMBER_PX, NUMBER_GAP_PX = 11.0, 4.0
BESIDE = 0.75  # of the panel, from its middle: what is drawn as finely as what is in view
NEARLY = 1e-5  # degrees, a metre: edges are written no finer
FOREVER = 1e12  # pixels per unit, which nobody reaches
DECIDED = ("place", "area")
Cells = np.ndarray


def is_crowded(marks: pd.DataFrame) -> bool:
    """Tell whether marks, as `place_map` takes them, are too many to be drawn one by one."""
    return len(marks) > MOST_PLACES


def crowd(
    marks: pd.DataFrame, camera: Camera, whole: Bbox, height_px: float, *, movable: bool = True
) -> pd.DataFrame:
    """Join the marks that lie on each other, each with the scales between which it is drawn.

    What is in view at first and a little beyond has as many levels as `MOST_MARKS` allow. All
    else has one, as coarse as on a map of everything, on each of the eight sides.

    Parameters
    ----------
    marks
        As `place_map` takes them, at least one that is located.
    camera
        What is in view at first.
    whole
        The box that holds everything.
    height_px
        Height of the map.
    movable
        Whether a reader can zoom it: otherwise one level is enough.

    Returns
    -------
    DataFrame
        One row per mark, what is seen from afar first, and of that what is named most: the
        columns of `marks`, and `size`; `role` is `group` for what holds several, which has no
        `place_id`; `from_scale`, `until_scale` (pixels per unit); `number` (str: how many rows
        a group counts) and `part` (str: `west,south,east,north` of what it holds, in degrees),
        empty for a place.

    Raises
    ------
    ValueError
        For a mark of another role.
    """
    marks = prepared(marks)
    x, y = camera.project_all(marks["latitude"], marks["longitude"])
    widths = [panel.scale for panel in camera.panels(height_px)]
    right = _side(x, BESIDE * WIDTHS_PX[0] / max(widths))
    down = _side(y, BESIDE * height_px / max(widths))
    far = min(panel.scale for panel in Camera(whole).panels(height_px))
    points = Points(x, y, _counted(marks), _extents(marks))
    drawn = []
    for side in np.unique(3 * right + down):
        rows = np.flatnonzero(3 * right + down == side)
        near = side == 0
        part = Points(*(each[rows] for each in (points.x, points.y, points.weight, points.extent)))
        found = levels(
            part,
            min(widths) if near else far,
            MOST_MARKS if near and movable else 0,
            DOUBLINGS if near and movable else 0,
        )
        deepest = max(mark.coarsest for mark in found)
        for mark in found:
            mark.rows = rows[mark.rows]
            first = min(widths) * 2.0**mark.coarsest if mark.coarsest else 0.0
            last = FOREVER if mark.finest >= deepest else min(widths) * 2.0 ** (mark.finest + 1)
            drawn.append((mark, first, last))
    return _framed(marks, camera, points, drawn)


def with_others(shown: pd.DataFrame, marks: pd.DataFrame) -> pd.DataFrame:
    """Put marks in front of others that no group takes in, at any scale."""
    alone = prepared(marks).assign(from_scale=0.0, until_scale=FOREVER, number="", part="")
    return pd.concat([alone, shown], ignore_index=True)


def parts(shown: pd.DataFrame) -> dict[str, str]:
    """Say what the groups hold that are seen at first, by their `part`, the largest first."""
    groups = shown[(shown["role"] == "group") & (shown["from_scale"] == 0)]
    return dict(zip(groups["part"], groups["tooltip"], strict=True))


def as_part(box: Bbox) -> str:
    """Write the box of a group, to the metre."""
    return ",".join(f"{edge:.5f}" for edge in box)


def as_box(part: str) -> Bbox:
    """Read the box of a group.

    Raises
    ------
    ValueError
        If it is none.
    """
    west, south, east, north = map(float, part.split(","))
    box = Bbox(west, south, east, north)
    if not (all(map(math.isfinite, box)) and box.west <= box.east and box.south <= box.north):
        raise ValueError(f"{part!r} is no box of west, south, east and north")
    return box


def lie_in(latitude: pd.Series, longitude: pd.Series, box: Bbox) -> pd.Series:
    """Tell which points lie in a box, its edges included."""
    east = (longitude - box.west + NEARLY) % 360 <= box.east - box.west + 2 * NEARLY
    return east & latitude.between(box.south - NEARLY, box.north + NEARLY)


def _side(values: Floats, limit: float) -> Rows:
    """Tell on which side of the view points lie: 0 for in it, 1 and -1 for beyond its edges."""
    return np.where(np.abs(values) <= limit, 0, np.sign(values)).astype(np.intp)


def _counted(marks: pd.DataFrame) -> Floats:
    """Count the rows that name a decided place; a candidate is one of several and counts none."""
    return np.where(marks["role"].isin(DECIDED), marks["accounts"], 0).astype(float)


def _extents(marks: pd.DataFrame) -> Floats:
    """How far the areas reach that are drawn as such, in units of the projection."""
    area = (marks["role"] == "area") & (marks["radius_km"] > 0)
    area &= area.cumsum() <= MOST_AREAS
    return np.where(area, reach(marks), 0.0)


def reach(marks: pd.DataFrame) -> Floats:
    """How far marks with a radius reach on the map, in units of the projection."""
    shrunk = np.cos(np.radians(marks["latitude"].to_numpy(float))).clip(0.01)
    reached: Floats = marks["radius_km"].to_numpy(float) / EARTH_RADIUS_KM / shrunk
    return reached


def _framed(
    marks: pd.DataFrame, camera: Camera, points: Points, drawn: list[tuple[Mark, float, float]]
) -> pd.DataFrame:
    """Make a row of each mark."""
    alone = [(mark.rows[0], *scales) for mark, *scales in drawn if len(mark.rows) == 1]
    rows, first, last = zip(*alone, strict=True) if alone else ((), (), ())
    single = marks.iloc[list(rows)].assign(from_scale=first, until_scale=last, number="", part="")
    groups = [each for each in drawn if len(each[0].rows) > 1]
    most = max([1.0, *(mark.weight for mark, *_ in groups)])
    columns = {name: marks[name].to_numpy() for name in ("role", "accounts", "others")}
    codes, known = pd.factorize(marks["name"], use_na_sentinel=False)
    columns |= {"name": codes}
    names = known.to_numpy(object)
    made = [
        _group(mark, columns, names, camera, points, most)
        | {"from_scale": first, "until_scale": last}
        for mark, first, last in groups
    ]
    found = pd.concat([pd.DataFrame(made), single], ignore_index=True) if made else single
    # What is seen from afar is named first, and of that what is named most.
    found = found.sort_values(
        ["from_scale", "accounts"], ascending=[True, False], kind="stable", ignore_index=True
    )
    found["label"] = found["label"].where(found.index < MOST_LABELS, "")
    return found


def _group(
    mark: Mark, columns: dict[str, Cells], names: Cells, camera: Camera, points: Points, most: float
) -> dict[str, object]:
    """Make the row of a group, without its scales; the column `name` has numbers of `names`."""
    latitude, longitude = camera.locate(mark.x, mark.y)
    role, accounts, others, name = (columns[each][mark.rows] for each in columns)
    counted = int(mark.weight)
    number = f"{counted:,}" if counted else f"{len(mark.rows)}?"
    least, largest = GROUP_PX
    radius = max(
        least + (largest - least) * math.sqrt(counted / most),
        text_width_px(number, NUMBER_PX) / 2 + NUMBER_GAP_PX,
    )
    x, y = points.x[mark.rows], points.y[mark.rows]
    north, west = camera.locate(x.min(), y.min())
    south, _ = camera.locate(x.min(), y.max())
    east = west + math.degrees(x.max() - x.min())
    return {
        **{"place_id": "", "name": "", "kind": "", "role": "group"},
        **{"latitude": latitude, "longitude": longitude, "radius_km": math.nan},
        **{"accounts": counted, "others": 0, "number": number},
        "label": f"{names[name[0]]} +{len(mark.rows) - 1:,}",
        "size": (radius - 1) ** 2 * math.pi,
        "part": as_part(Bbox(west, south, east, north)),
        "tooltip": _says(role, accounts, others, name, names),
    }


def _says(role: Cells, accounts: Cells, others: Cells, name: Cells, names: Cells) -> str:
    """Say what a group holds."""
    decided = np.isin(role, DECIDED) & (accounts > 0)
    number = int(decided.sum())
    told = []
    if number:
        rows = count(int(accounts[decided].sum()), "row")
        told.append(
            f"{rows} at {count(number, 'place')}: {_most(name[decided], accounts[decided], names)}"
        )
    if areas := int((role[decided] == "area").sum()):
        told.append(f"{areas:,} of them areas")
    if only := int(((role == "place") & (accounts == 0) & (others > 0)).sum()):
        told.append(f"{count(only, 'place')} where only other accounts put an event")
    if spots := int((role == "candidate").sum()):
        told.append(f"{count(spots, 'spot')} of places that are not decided, not counted")
    if rejected := int((role == "context").sum()):
        told.append(f"{count(rejected, 'namesake')} considered and not chosen")
    return "; ".join(told)


def _most(name: Cells, accounts: Cells, names: Cells) -> str:
    """Name what is named most, places of one name together, and say how many more there are."""
    known, first, which = np.unique(name, return_index=True, return_inverse=True)
    times = np.bincount(which, accounts).astype(int)
    often = np.lexsort((first, -times))[:NAMED]
    more = len(name) - int(np.isin(which, often).sum())
    told = [f"{names[known[one]]} {times[one]:,}" for one in often]
    return ", ".join([*told, f"{more:,} more"] if more else told)
