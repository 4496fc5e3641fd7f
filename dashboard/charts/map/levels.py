"""Points that lie on each other are one mark until the reader zooms in: a hierarchy of groups.

It is made as Supercluster makes its own (Agafonkin, "Clustering millions of points on a map
with Supercluster", 2016), from the finest scale to the coarsest, a doubling at a time: the
mark that weighs most takes all others within so many pixels, and what they are together stands
at their centroid; the next scale joins what this one has left. What is never taken keeps its
exact point. At each scale every point is in exactly one mark, so that numbers add up.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Rows = npt.NDArray[np.intp]

APART_PX = 44.0  # marks that are nearer than this are joined
DOUBLINGS = 7  # of the scale, at most
CELLS_PER_MARK = 3  # with more of them on a grid, nobody looks at a finer scale
CELLS_PER_REACH = 2  # of that grid


@dataclass(eq=False)
class Mark:
    """Points that are one mark between two scales.

    Parameters
    ----------
    x, y : float
        Where it stands, in units of the projection.
    rows : array of int
        The points that it holds, the first one first.
    weight : float
        What these weigh together.
    extent : float
        How far it reaches itself, in units of the projection: what is an area, and larger
        than what is joined, stays by itself.
    coarsest, finest : int
        The levels between which it is drawn, both inclusive.
    """

    x: float
    y: float
    rows: Rows
    weight: float
    extent: float = 0.0
    coarsest: int = 0
    finest: int = 0


@dataclass(frozen=True, eq=False)
class Points:
    """What is to be drawn, the more important ones first.

    Parameters
    ----------
    x, y : array of float
        In units of the projection.
    weight : array of float
        How much each counts for which of them takes the others.
    extent : array of float
        How far each reaches, in units of the projection; 0 for what is a point.
    """

    x: Floats
    y: Floats
    weight: Floats
    extent: Floats


def levels(points: Points, scale: float, most: int, doublings: int = DOUBLINGS) -> list[Mark]:
    """Join points into marks, each with the levels between which it is drawn.

    Parameters
    ----------
    points
        What is joined.
    scale
        Pixels per unit at level 0; each further level is drawn from twice the scale on.
    most
        How many marks there may be. There are as many levels as keep to it, at least one.
    doublings
        Number of the finest level that there may be.

    Returns
    -------
    list of Mark
        Those that are drawn at the coarsest level first. Those of any one level hold each
        point once.
    """
    if not len(points.x):
        return []
    found: dict[int, Mark] = {}
    for _, marks in from_fine_to_coarse(points, scale, most, doublings):
        found |= {id(mark): mark for mark in marks}
    ordered = sorted(found.values(), key=lambda mark: mark.coarsest)
    number_by_level = np.bincount([mark.coarsest for mark in ordered], minlength=1).cumsum()
    deepest = max(0, int(np.searchsorted(number_by_level, most, side="right")) - 1)
    return [mark for mark in ordered if mark.coarsest <= deepest]


def from_fine_to_coarse(
    points: Points, scale: float, most: int, doublings: int = DOUBLINGS
) -> Iterator[tuple[int, list[Mark]]]:
    """Yield each level and its marks, the finest that is worth a look first; see `levels`.

    There must be a point.
    """
    marks: list[Mark] = []
    for level in range(doublings, -1, -1):
        reach = APART_PX / (scale * 2.0**level)
        if not marks:
            cells = _cells(points, reach / CELLS_PER_REACH)
            if level and len(np.unique(cells)) > most * CELLS_PER_MARK:
                continue
            marks = _joined_by_cell(points, cells, level)
        marks = _joined(marks, reach, level)
        for mark in marks:
            mark.coarsest = level
        yield level, marks


def _cells(points: Points, width: float) -> Rows:
    """Number the cells of a grid in which points lie; what has an extent has one to itself."""
    columns, lines = np.floor(points.x / width), np.floor(points.y / width)
    alone = np.where(points.extent > 0, np.arange(1, len(columns) + 1), 0)
    order = np.lexsort((alone, lines, columns))
    steps = [
        np.diff(values[order], prepend=values[order][:1]) != 0 for values in (columns, lines, alone)
    ]
    cells = np.empty(len(order), dtype=np.intp)
    cells[order] = np.logical_or.reduce(steps).cumsum()
    return cells


def _joined_by_cell(points: Points, cells: Rows, level: int) -> list[Mark]:
    """Join the points of each cell."""
    sizes = np.bincount(cells)
    held = np.split(np.argsort(cells, kind="stable"), sizes.cumsum()[:-1])
    means = [np.bincount(cells, values) / sizes for values in (points.x, points.y)]
    sums = [np.bincount(cells, values) for values in (points.weight, points.extent)]
    columns = [values.tolist() for values in (*means, *sums)]
    return [
        Mark(x, y, rows, weight, extent, level, level)
        for x, y, weight, extent, rows in zip(*columns, held, strict=True)
    ]


def _joined(marks: Sequence[Mark], reach: float, level: int) -> list[Mark]:
    """Join the marks that are nearer to each other than a reach, the heaviest first."""
    ordered = sorted(marks, key=lambda mark: (-mark.weight, mark.x, mark.y))
    found = [mark for mark in ordered if mark.extent >= reach]
    near: dict[tuple[int, int], dict[int, Mark]] = defaultdict(dict)
    for mark in ordered:
        if mark.extent < reach:
            near[_cell(mark, reach)][id(mark)] = mark
    for mark in ordered:
        column, line = _cell(mark, reach)
        if id(mark) not in near[column, line]:
            continue
        together = [
            other
            for right in (-1, 0, 1)
            for down in (-1, 0, 1)
            for other in near.get((column + right, line + down), {}).values()
            if math.hypot(other.x - mark.x, other.y - mark.y) < reach
        ]
        for other in together:
            del near[_cell(other, reach)][id(other)]
        found.append(mark if len(together) == 1 else _as_one(together, level))
    return found


def _cell(mark: Mark, width: float) -> tuple[int, int]:
    """The cell of a grid in which a mark stands."""
    return math.floor(mark.x / width), math.floor(mark.y / width)


def _as_one(marks: Sequence[Mark], level: int) -> Mark:
    """Make one mark of several."""
    numbers = [len(mark.rows) for mark in marks]
    return Mark(
        x=sum(mark.x * number for mark, number in zip(marks, numbers, strict=True)) / sum(numbers),
        y=sum(mark.y * number for mark, number in zip(marks, numbers, strict=True)) / sum(numbers),
        rows=np.sort(np.concatenate([mark.rows for mark in marks])),
        weight=sum(mark.weight for mark in marks),
        coarsest=level,
        finest=level,
    )
