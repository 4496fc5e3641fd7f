"""Where the labels of a map stand so that none covers another, at any width and any zoom.

A label keeps its distance in pixels from its mark, while zooming moves the marks apart. At
which scales two such boxes meet is a question of two linear inequalities, so each label is
told the scale from which on it has room, and the chart shows it from there.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, cast

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

WIDEST_PX = 220.0
GAP_PX = 3.0  # between a mark and its label
CORNER = 0.7  # cosine of 45 degrees: where a label beyond a corner meets its round mark
LINE = 0.6  # half a line's height in units of the font size


class Box(NamedTuple):
    """A rectangle of fixed pixels around a point that moves with the map.

    `x` and `y` are the point in units of the projection, y downwards; `left`, `top`, `right`
    and `bottom` are pixels from it. It is drawn from `scale` pixels per unit on, `until` others.
    """

    x: float
    y: float
    left: float
    top: float
    right: float
    bottom: float
    scale: float = 0.0
    until: float = math.inf

    def shown(self, panel: Panel) -> bool:
        """Whether it is drawn in a panel from the first, and in full."""
        x, y = self.x * panel.scale, self.y * panel.scale
        return (
            self.scale <= panel.scale < self.until
            and max(abs(x + self.left), abs(x + self.right)) <= panel.half_width
            and max(abs(y + self.top), abs(y + self.bottom)) <= panel.half_height
        )


@dataclass(frozen=True)
class Label:
    """A text that wants a place.

    It stands beside the mark of radius `radius_px` at (`x`, `y`), in one of eight positions,
    or, if there are `spots`, centred on the first of these points that is free. Its mark is
    drawn from `scale` pixels per unit on, `until` others.
    """

    text: str
    x: float
    y: float
    radius_px: float
    font_px: float
    spots: Sequence[tuple[float, float]] = ()
    scale: float = 0.0
    until: float = math.inf


class Placed(NamedTuple):
    """A label's position: pixels from the point of its box, and which end of the text is there."""

    dx: float
    dy: float
    align: str
    box: Box


def text_width_px(text: str, font_px: float) -> float:
    """Estimate the width of a text in a sans-serif face, from above; longer ones are cut off."""
    return min(whole_width_px(text, font_px), WIDEST_PX)


def whole_width_px(text: str, font_px: float) -> float:
    """Estimate the width of a text in a sans-serif face, from above, however long it is."""
    return font_px * sum(_em(character) for character in text)


class Panel(NamedTuple):
    """A size that the map may have: pixels per unit at first, and half its width and height."""

    scale: float
    half_width: float
    half_height: float


def place_labels(
    labels: Iterable[Label], marks: Sequence[Box], panels: Sequence[Panel]
) -> list[Placed | None]:
    """Place labels greedily, the first ones first.

    Parameters
    ----------
    labels
        The more important ones first.
    marks
        What no label may cover.
    panels
        Sizes in which labels should be in full view, the usual one first; their centre is the
        origin of the projection.

    Returns
    -------
    list
        One entry per label: the position that is good in most panels, or None for a label that
        has no room at any scale.
    """
    wanted = list(labels)
    obstacles = np.empty((len(marks) + len(wanted), len(Box._fields)))
    obstacles[: len(marks)] = np.array(marks, dtype=float).reshape(-1, len(Box._fields))
    reach = np.empty((len(obstacles), 2))  # how far each is from its point, sideways and upwards
    reach[: len(marks)] = _reach(obstacles[: len(marks)])
    number = len(marks)
    placed: list[Placed | None] = []
    for label in wanted:
        options = [*_options(label)]
        near = _may_meet(options, obstacles[:number], reach[:number])
        options = _from_free_scales(options, obstacles[:number][near])
        best = min(  # the first of equals, as the options come in order of preference
            (option for option in options if math.isfinite(option.box.scale)),
            key=lambda option: (
                -sum(option.box.shown(panel) for panel in panels),
                max(option.box.scale, panels[0].scale),
            ),
            default=None,
        )
        placed.append(best)
        if best:
            obstacles[number] = best.box
            reach[number] = _reach(obstacles[number])
            number += 1
    return placed


def _em(character: str) -> float:
    """The width of a character in units of the font size."""
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.05
    if character in "iIjl.,:;'|! ":
        return 0.32
    return 0.68 if character.isupper() or character in "mw@%" else 0.56


def _options(label: Label) -> Iterable[Placed]:
    """All positions of a label, the best first."""
    width, half = text_width_px(label.text, label.font_px), label.font_px * LINE
    radius, corner = label.radius_px, label.radius_px * CORNER + 1
    beside, beyond, above = radius + GAP_PX, corner + half, radius + half + 1
    around = (
        ("left", beside, 0),
        ("right", -beside, 0),
        ("left", corner, -beyond),
        ("left", corner, beyond),
        ("right", -corner, -beyond),
        ("right", -corner, beyond),
        ("center", 0, -above),
        ("center", 0, above),
    )
    left_of = {"left": 0.0, "right": width, "center": width / 2}
    spots = label.spots or [(label.x, label.y)]
    for x, y in spots:
        for align, dx, dy in (("center", 0, 0),) if label.spots else around:
            left = dx - left_of[align]
            box = Box(x, y, left, dy - half, left + width, dy + half, label.scale, label.until)
            yield Placed(dx, dy, align, box)


def free_scales(boxes: Floats, obstacles: Floats) -> Floats:
    """Give the scales from which on boxes meet no obstacle, infinite where one is always met.

    Both have a row for each box, and the fields of `Box`.
    """
    free: Floats = boxes[:, 6].copy()
    if not len(boxes) or not len(obstacles):
        return free
    # Most are too far apart to meet at any scale at which the first is drawn.
    wide, high = (
        np.abs(boxes[:, sides]).max() + np.abs(obstacles[:, sides]).max()
        for sides in ([2, 4], [3, 5])
    )
    near = np.abs(boxes[:, :1] - obstacles[:, 0]) * free[:, None] < wide
    near &= np.abs(boxes[:, 1:2] - obstacles[:, 1]) * free[:, None] < high
    which, others = np.nonzero(near)
    ends = _met_until(boxes[which].T, obstacles[others].T)
    np.maximum.at(free, which, ends)
    return np.where(free < boxes[:, 7], free, np.inf)


def _from_free_scales(options: Sequence[Placed], obstacles: Floats) -> list[Placed]:
    """Options with the scales from which on they meet no obstacle, infinite where always one."""
    boxes = np.array([option.box for option in options], dtype=float)
    scale, until = boxes[:, 6], boxes[:, 7]
    free = _met_until(boxes.T[:, :, None], obstacles.T).max(axis=1, initial=0.0)
    free = np.maximum(free, scale)
    free = np.where(free < until, free, np.inf)
    return [
        option._replace(box=option.box._replace(scale=one))
        for option, one in zip(options, free.tolist(), strict=True)
    ]


def _reach(boxes: Floats) -> Floats:
    """Give how far boxes reach from their points, sideways and upwards or downwards, in pixels."""
    return np.maximum(np.abs(boxes[..., 2:4]), np.abs(boxes[..., 4:6]))


def _may_meet(options: Sequence[Placed], obstacles: Floats, reach: Floats) -> npt.NDArray[np.bool_]:
    """Tell which obstacles are not too far from all options to be met once these are drawn."""
    boxes, at = np.array([option.box for option in options], dtype=float), obstacles[:, :2]
    apart = np.maximum(boxes[:, :2].min(axis=0) - at, at - boxes[:, :2].max(axis=0))
    near = apart * boxes[:, 6].min() <= _reach(boxes).max(axis=0) + reach
    return cast(npt.NDArray[np.bool_], near.all(axis=1))


def _met_until(boxes: Floats, obstacles: Floats) -> Floats:
    """Until which scale boxes meet obstacles, or from where on they are drawn, if they never do."""
    x, y, left, top, right, bottom, scale, until = boxes
    x_of, y_of, left_of, top_of, right_of, bottom_of, scale_of, until_of = obstacles
    from_x, until_x = _between(x - x_of, left_of - right, right_of - left)
    from_y, until_y = _between(y - y_of, top_of - bottom, bottom_of - top)
    start = np.maximum(np.maximum(from_x, from_y), 0)
    # What has given way to others by then, or is drawn only once the two have parted, is not met.
    end = np.minimum(np.minimum(until_x, until_y), until_of)
    met = np.maximum(start, scale_of) < np.minimum(end, until)
    found: Floats = np.where(met, end, scale)
    return found


def _between(distance: Floats, low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """For which factors k, from and until, low < k * distance < high; from > until for none."""
    apart = np.abs(distance) > 1e-12
    divisor = np.where(apart, distance, 1.0)
    always = np.where((low < 0) & (high > 0), np.inf, -np.inf)
    start = np.where(apart, np.minimum(low / divisor, high / divisor), -always)
    end = np.where(apart, np.maximum(low / divisor, high / divisor), always)
    return start, end
