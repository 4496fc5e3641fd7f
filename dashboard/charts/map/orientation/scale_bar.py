"""A bar of a round number of kilometres, right at the zoom and the latitude of the centre."""

from __future__ import annotations

import altair as alt

from dashboard.charts.map.camera import DEGREES
from dashboard.charts.map.extent import EARTH_RADIUS_KM
from dashboard.charts.map.ground import Ground

LONGEST_PX, LONGEST_SHARE = 120, 0.28  # of the bar: in pixels, and of the width of the map
LEFT_PX, ABOVE_PX, TEXT_PX, RISE_PX = 12, 10, 10, 4
# Each of these stands on those before.
FOLLOWS = {
    "map_latitude": f"{2 * DEGREES} * atan(exp((map_top - height / 2) / map_scale)) - 90",
    "map_km_per_px": f"{EARTH_RADIUS_KM} * cos(map_latitude * PI / 180) / map_scale",
    "map_bar_most": f"map_km_per_px * min({LONGEST_PX}, width * {LONGEST_SHARE})",
    "map_bar_power": "pow(10, floor(log(map_bar_most) / LN10))",
    "map_bar_km": "map_bar_power * (map_bar_most >= 5 * map_bar_power ? 5"
    " : map_bar_most >= 2 * map_bar_power ? 2 : 1)",
    "map_bar_px": "map_bar_km / map_km_per_px",
    "map_bar_path": f"'M0,-{RISE_PX}L0,0L' + map_bar_px + ',0L' + map_bar_px + ',-{RISE_PX}'",
    "map_bar_said": "map_bar_km >= 1 ? format(map_bar_km, ',.0f') + ' km'"
    " : format(map_bar_km * 1000, ',.0f') + ' m'",
}


def params() -> list[alt.Parameter]:
    """Tell a chart how long the bar is, and what it stands for."""
    return [alt.param(name=name, expr=expr) for name, expr in FOLLOWS.items()]


def scale_bar(ground: Ground) -> list[alt.Chart]:
    """Make the layers of the bar, in the lower left corner, below all data."""
    base = alt.Chart(alt.InlineData(values=[{}]))
    found = []
    for colour, around_px in ((ground.land, 3.0), (ground.look.muted, 0.0)):
        line = base.mark_point(
            x=LEFT_PX,
            y=alt.expr(f"height - {ABOVE_PX}"),
            shape=alt.expr("map_bar_path"),
            size=4,
            filled=False,
            opacity=1,
            stroke=colour,
            strokeWidth=1.4 + around_px,
            aria=False,
        )
        text = base.mark_text(
            x=LEFT_PX,
            y=alt.expr(f"height - {ABOVE_PX + RISE_PX + 7}"),
            text=alt.expr("map_bar_said"),
            align="left",
            baseline="middle",
            fontSize=TEXT_PX,
            color=colour,
            stroke=colour,
            strokeWidth=around_px,
            aria=False,
        )
        found += [line, text]
    return found
