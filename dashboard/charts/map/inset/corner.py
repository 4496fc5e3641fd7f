"""Where an inset stands on its map, and how it is projected there, at any size of the map."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import altair as alt

from dashboard.charts.map.camera import DEGREES, Camera
from dashboard.charts.map.labels import Panel

WIDE, HIGH = 0.36, 0.44  # of the map, at most
WIDTH_PX = (96, 320)
SLIMMEST = 0.55  # of what it may take, for a box that is much wider or higher than that
EDGE_PX, AIR_PX = 7, 9  # to the edges of the map; and to what the map shows at first
# Each of these stands on those before; `inset_box` is what `InsetCamera.values` gives.
FOLLOWS = {
    "inset_wide": f"clamp({WIDE} * width, {WIDTH_PX[0]}, {WIDTH_PX[1]})",
    "inset_scale": f"min(inset_wide / inset_box[0], {HIGH} * height / inset_box[1])",
    "inset_width": f"max(inset_box[0] * inset_scale, {SLIMMEST} * inset_wide)",
    "inset_height": f"max(inset_box[1] * inset_scale, {SLIMMEST * HIGH} * height)",
    "inset_right": f"inset_width + {EDGE_PX + AIR_PX}",
    "inset_bottom": f"inset_height + {EDGE_PX + AIR_PX}",
    "inset_left": f"width - inset_width - {EDGE_PX}",
    "inset_top": f"height - inset_height - {EDGE_PX}",
    "inset_x": "inset_left + inset_width / 2",
    "inset_y": "inset_top + inset_height / 2 - inset_scale * inset_box[2]",
    "inset_longitude": "inset_box[3]",
    "inset_north": f"{2 * DEGREES} * atan(exp((inset_y - inset_top) / inset_scale)) - 90",
    "inset_south": f"{2 * DEGREES}"
    " * atan(exp((inset_y - inset_top - inset_height) / inset_scale)) - 90",
}
AT = "[inset_x, inset_y]"
WITHIN = "[[inset_left, inset_top], [inset_left + inset_width, inset_top + inset_height]]"
HAS_ROOM = (
    "inset_scale >= datum.from_scale"
    " && inset_x + inset_scale * datum.x + datum.left >= inset_left + 2"
    " && inset_y + inset_scale * datum.y + datum.top >= inset_top + 2"
    " && inset_x + inset_scale * datum.x + datum.right <= inset_left + inset_width - 2"
    " && inset_y + inset_scale * datum.y + datum.bottom <= inset_top + inset_height - 2"
)


class InsetCamera(Camera):
    """The projection of an inset in the lower right corner of a map, as large as its box asks."""

    def size(self, width_px: float, height_px: float) -> tuple[float, float]:
        """Give the width and the height of the inset of a map of a size."""
        wide, high = _most(width_px, height_px)
        scale = self.fit(wide, high)
        return max(self.width * scale, SLIMMEST * wide), max(self.height * scale, SLIMMEST * high)

    def taken(self, width_px: float, height_px: float) -> tuple[float, float]:
        """Give what it takes of a map of a size, from the right and from below."""
        width, height = self.size(width_px, height_px)
        return width + EDGE_PX + AIR_PX, height + EDGE_PX + AIR_PX

    def panel(self, width_px: float, height_px: float) -> Panel:
        """Give the scale of the inset of a map of a size, and half of its width and height."""
        width, height = self.size(width_px, height_px)
        return Panel(self.fit(*_most(width_px, height_px)), width / 2, height / 2)

    def inset_values(self, longitude: float) -> dict[str, Any]:
        """Give what `params` and `projection` differ in, for the meridian in the map's centre."""
        turn = (longitude - self.longitude + 180) % 360 - 180
        box = [self.width, self.height, self.y, self.longitude, math.radians(turn)]
        return {"inset_box": box, "inset_turn": -self.longitude}


def params(box: Sequence[float]) -> list[alt.Parameter]:
    """Tell a chart where its inset is."""
    return [
        alt.param(name="inset_box", value=[*box]),
        *(alt.param(name=name, expr=expr) for name, expr in FOLLOWS.items()),
    ]


def _most(width_px: float, height_px: float) -> tuple[float, float]:
    """Give what an inset may take of a map of a size."""
    return min(max(WIDE * width_px, WIDTH_PX[0]), WIDTH_PX[1]), HIGH * height_px
