"""Moving about on a map in the browser alone: wheel and drag, and controls for the keyboard.

Vega-Lite binds an interval selection to x and y scales, but not to a projection. So an
invisible layer has two scales that run from 0 to 1 over the map as first shown; wheel and
drag change their domains, and the projection of the visible layers is computed from these.
The centre and the zoom that the controls below the map choose come first.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts.map.extent import Bbox, Floats
from dashboard.charts.map.labels import Panel
from dashboard.charts.map.outlines import mercator_y

ZOOM_MAX = 6  # doublings
AS_AT_FIRST = "As first shown"
DEGREES = 180 / math.pi
WIDTHS_PX = (480, 320)  # of panels that labels are placed for; they are clear of one another in all
OFFERED_CHARACTERS = 40  # of a name in a list, which is as wide as the widest one
MAP_AT, MAP_WITHIN = "[map_left, map_top]", "[[-9, -9], [width + 9, height + 9]]"
ON_MARK = "event.item && event.item.datum && event.item.datum.place_id"


def in_view(panel: str = "map", width: str = "width") -> str:
    """Ask whether the bounds of a part of the base map touch a panel; d3 would work through all."""
    return (
        f"abs(((datum.bbox[0] + datum.bbox[2]) / 2 - {panel}_longitude + 540) % 360 - 180)"
        f" <= (datum.bbox[2] - datum.bbox[0]) / 2 + {DEGREES} * {width} / 2 / {panel}_scale"
        f" && datum.bbox[1] < {panel}_north && datum.bbox[3] > {panel}_south"
    )


# Whether a text has room beside its neighbours, and lies in the panel in full.
HAS_ROOM = (
    "map_scale >= datum.from_scale"
    " && map_left + map_scale * datum.x + datum.left >= 0"
    " && map_left + map_scale * datum.x + datum.right <= width"
    " && map_top + map_scale * datum.y + datum.top >= 0"
    " && map_top + map_scale * datum.y + datum.bottom <= height"
)
BESIDE_INSET = (  # and not below what lies in the corner of the map
    "(map_left + map_scale * datum.x + datum.right < inset_left - 2"
    " || map_top + map_scale * datum.y + datum.bottom < inset_top - 2)"
)


class Corner(Protocol):
    """What stands in the lower right corner of a map."""

    def taken(self, width_px: float, height_px: float) -> tuple[float, float]:
        """Give what it takes of a map of a size, in pixels from the right edge and from below."""


class Camera:
    """The Mercator projection of a map that first shows a box, centred, and can be moved.

    Parameters
    ----------
    box
        What is in view at first.
    corner
        An inset: the box fits beside it, or above it, where it is larger.

    Attributes
    ----------
    longitude, y : float
        The meridian in the centre, in degrees, and how far the centre lies below the equator.
    """

    def __init__(self, box: Bbox, corner: Corner | None = None) -> None:
        self.corner = corner
        self.longitude = box.centre_longitude
        north, south = mercator_y(box.north), mercator_y(box.south)
        self.y = -(north + south) / 2
        self.width = math.radians(box.east - box.west)
        self.height = north - south

    def project(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Where a point lies on a map of scale one: right and down from the centre of the box."""
        turn = (longitude - self.longitude + 180) % 360 - 180
        return math.radians(turn), -mercator_y(latitude) - self.y

    def project_all(self, latitudes: pd.Series, longitudes: pd.Series) -> tuple[Floats, Floats]:
        """Do as `project` does with many points."""
        x = self.right(longitudes.to_numpy(float))
        return x, -np.arcsinh(np.tan(np.radians(latitudes.to_numpy(float)))) - self.y

    def right(self, longitudes: Floats) -> Floats:
        """How far longitudes lie to the right of the centre on a map of scale one."""
        found: Floats = np.radians((longitudes - self.longitude + 180) % 360 - 180)
        return found

    def locate(self, x: float, y: float) -> tuple[float, float]:
        """Latitude and longitude of a point of the map of scale one."""
        latitude = math.degrees(math.atan(math.sinh(-y - self.y)))
        return latitude, (self.longitude + math.degrees(x) + 180) % 360 - 180

    def scale(self, width_px: float, height_px: float) -> float:
        """Pixels per unit at which the box just fits a panel."""
        return self.panel(width_px, height_px).scale

    def panel(self, width_px: float, height_px: float) -> Panel:
        """Give the part of a panel that the box just fits, and its scale there."""
        right, bottom = self.corner.taken(width_px, height_px) if self.corner else (0.0, 0.0)
        rooms = ((width_px - right, height_px), (width_px, height_px - bottom))
        fits = [Panel(self.fit(*room), room[0] / 2, room[1] / 2) for room in rooms]
        return max(fits, key=lambda fit: fit.scale)

    def panels(self, height_px: float) -> list[Panel]:
        """Give panels of usual widths."""
        return [self.panel(width, height_px) for width in WIDTHS_PX]

    def fit(self, width_px: float, height_px: float) -> float:
        """Pixels per unit at which the box just fits a rectangle."""
        return min(width_px / self.width, height_px / self.height)

    def values(self, places: Mapping[str, tuple[float, float]], *, movable: bool) -> dict[str, Any]:
        """Give what `projection` and `navigation` differ in from map to map.

        Parameters
        ----------
        places
            Latitude and longitude by name: what a reader can centre the map on.
        movable
            Whether there are controls, and wheel and drag do anything.
        """
        centres = [(0.0, 0.0), *(self.project(*point) for point in places.values())]
        xs, ys = [x for x, _ in centres], [y for _, y in centres]
        fit, across, down = self._fitted()
        controls: dict[str, Any] = {
            "options": [float(place) for place in range(len(centres))],
            "names": [AS_AT_FIRST, *map(_short, places)],
        }
        return (controls if movable else {}) | {
            "turn": -self.longitude,
            "scale": f"{fit} * pow(2, map_zoom) / (map_x[1] - map_x[0])",
            "left": f"width * ({across} - map_x[0]) / (map_x[1] - map_x[0])"
            f" - map_scale * {xs}[map_centre]",
            "top": f"height * ({down} - map_y[0]) / (map_y[1] - map_y[0])"
            f" - map_scale * ({self.y} + {ys}[map_centre])",
            "longitude": f"{self.longitude} + {DEGREES} * (width / 2 - map_left) / map_scale",
        }

    def _fitted(self) -> tuple[str, str, str]:
        """Give the scale at first as an expression, and where the centre stands, as shares."""
        if not self.corner:
            return f"min(width / {self.width}, height / {self.height})", "0.5", "0.5"
        beside = f"min((width - inset_right) / {self.width}, height / {self.height})"
        above = f"min(width / {self.width}, (height - inset_bottom) / {self.height})"
        across = f"({beside} < {above} ? 0.5 : 0.5 - inset_right / 2 / width)"
        down = f"({beside} < {above} ? 0.5 - inset_bottom / 2 / height : 0.5)"
        return f"max({beside}, {above})", across, down


def projection(
    turn: float, scale: str = "map_scale", at: str = MAP_AT, within: str = MAP_WITHIN
) -> alt.Projection:
    """Make what every visible layer is projected with; see `Camera.values`."""
    return alt.Projection(
        type="mercator",
        precision=0,
        rotate=[turn, 0, 0],
        scale=alt.expr(scale),
        translate=alt.expr(at),
        clipExtent=alt.expr(within),
    )


def navigation(
    *,
    scale: str,
    left: str,
    top: str,
    longitude: str,
    options: Sequence[float] = (),
    names: Sequence[str] = (),
    on_mark: str = ON_MARK,
) -> alt.Chart:
    """Make the invisible layer that wheel and drag act on, and the controls below the map.

    Parameters
    ----------
    scale, left, top, longitude, options, names
        See `Camera.values`; without options the map cannot be moved.
    on_mark
        The expression that tells whether the pointer is on a mark.

    Returns
    -------
    Chart
        A double click on it shows the map as at first. Among its parameters are
        `map_scale`, the pixels per unit now in force, and `map_stroke`, the width of a
        border that suits it.
    """
    movable = bool(options)
    moved = alt.selection_interval(
        name="map_view",
        bind="scales",
        encodings=["x", "y"],
        # A wheel alone scrolls the page; trackpads send a pinch as a wheel with Ctrl.
        zoom="wheel![event.ctrlKey || event.metaKey]",
        # A drag that starts on a mark would end as a click on it.
        translate=f"[pointerdown[!({on_mark})], window:pointerup] > window:pointermove!",
        # A new centre counts from the map as first shown.
        clear="dblclick, window:change[event.target.name === 'map_centre']",
    )
    choose = alt.binding_select(options=list(options), labels=list(names), name="Centre on ")
    zoom = alt.binding_range(min=0, max=ZOOM_MAX, step=0.25, name="Zoom ")
    follows = {
        "map_x": "isValid(map_view.map_x) ? map_view.map_x : [0, 1]" if movable else "[0, 1]",
        "map_y": "isValid(map_view.map_y) ? map_view.map_y : [0, 1]" if movable else "[0, 1]",
        "map_scale": scale,
        "map_left": left,
        "map_top": top,
        "map_stroke": "clamp(0.25 * log(map_scale) - 0.7, 0.4, 1.4)",
        "map_longitude": longitude,
        "map_north": f"{2 * DEGREES} * atan(exp(map_top / map_scale)) - 90",
        "map_south": f"{2 * DEGREES} * atan(exp((map_top - height) / map_scale)) - 90",
    }
    unit = alt.Scale(domain=[0, 1], nice=False)
    turned = alt.Scale(domain=[0, 1], nice=False, reverse=True)
    chart: alt.Chart = (
        alt.Chart(alt.InlineData(values=[{"map_x": 0.5, "map_y": 0.5}]))
        .mark_point(opacity=0, aria=False)
        .encode(
            x=alt.X("map_x", type="quantitative", axis=None, scale=unit),
            y=alt.Y("map_y", type="quantitative", axis=None, scale=turned),
        )
        .add_params(
            *([moved] if movable else []),
            alt.param(name="map_centre", value=0, bind=choose if movable else alt.Undefined),
            alt.param(name="map_zoom", value=0, bind=zoom if movable else alt.Undefined),
            *(alt.param(name=name, expr=expr) for name, expr in follows.items()),
        )
    )
    return chart


def _short(name: str) -> str:
    """Cut a name for a list."""
    return name if len(name) <= OFFERED_CHARACTERS else f"{name[:OFFERED_CHARACTERS]}…"
