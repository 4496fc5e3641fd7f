"""The layers of a lane chart: lanes, marks, bars, ticks and labels, and what a click selects."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import altair as alt

from dashboard.charts.theme import FIT, FONT_PX, SOFT, Theme, theme
from dashboard.charts.timeline.key import SHAPES, key_layer

POINT_PX2, DENSE_POINT_PX2 = 90, 45
SEEN = 0.12
TICK_PX = 14
LABEL_DX = {"left": -9, "right": 9, "inside": 4}


class Axis(Protocol):
    """Along what events are laid; hashable, as the structure of a chart depends on it."""

    def x(self, look: Theme, at: Sequence[float]) -> alt.X:
        """Make the axis of the field `start`; `at` are the only values it names, if any."""


@dataclass(frozen=True)
class Lanes:
    """What the structure of a lane chart depends on.

    Parameters
    ----------
    axis : Axis
        What events are laid along.
    tooltip : tuple of (str, str)
        Columns and their titles, in order.
    dark : bool
        Whether the page is dark.
    labelled : bool
        Whether each event has its text beside it.
    """

    axis: Axis
    tooltip: tuple[tuple[str, str], ...]
    dark: bool
    labelled: bool


def lane_layers(
    lanes: Lanes,
    *,
    height: float,
    span: list[float],
    key: list[str],
    key_shapes: list[str],
    key_fills: list[str],
    key_strokes: list[str],
    picked: str = "",
    at: Sequence[float] = (),
) -> alt.LayerChart:
    """Make a lane chart without its rows.

    Parameters
    ----------
    lanes : Lanes
        What kind of chart it is.
    height : float
        Pixels.
    span : list of float
        The first and the last row that there is room for.
    key, key_shapes, key_fills, key_strokes : list of str
        The key, as `key.key_values` gives it.
    picked : str
        event_id of the event to emphasise.
    at : sequence of float
        The only values that the axis names.
    """
    look = theme(dark=lanes.dark)
    x = lanes.axis.x(look, at)
    y = alt.Y("row:Q", scale=alt.Scale(domain=span, nice=False, reverse=True), axis=None)
    layers = [key_layer(key, key_shapes, key_fills, key_strokes, look)]
    layers += [_lane_rules(look), _lane_names(), _ties(look).encode(x=x, y=y)]
    point_px2 = POINT_PX2 if lanes.labelled else DENSE_POINT_PX2
    layers += [layer.encode(x=x, y=y, description="label:N") for layer in _events(look, point_px2)]
    layers += [layer.encode(x=x, y=y) for layer in _ticks(look)]
    if lanes.labelled:
        layers += [_label(side, look).encode(x=x, y=y) for side in LABEL_DX]
    shown = [alt.Tooltip(f"{column}:N", title=title) for column, title in lanes.tooltip]
    field = _fields(picked, look)
    over = (alt.value(0), alt.value("width")) if lanes.labelled else (x, alt.X2("end"))
    layers.append(field.encode(x=over[0], x2=over[1], tooltip=shown))
    layers.append(_rows("ends").mark_rule(opacity=0, aria=False).encode(x=x, x2="end"))
    chart: alt.LayerChart = alt.LayerChart(
        layer=layers, width="container", height=height, autosize=FIT
    ).resolve_scale(shape="independent", fill="independent", stroke="independent")
    return chart


def _rows(name: str) -> alt.Chart:
    """Begin a layer of the rows of a name."""
    return alt.Chart(alt.NamedData(name))


def _events(look: Theme, point_px2: int) -> list[alt.Chart]:
    """Draw spans within which it happened, spans that it lasted, points, and open ends.

    Of what is inferred only the outline is drawn.
    """
    inferred = "datum.basis === 'inferred'"
    fill = alt.Fill("colour:N", scale=None, legend=None)
    stroke = alt.Stroke("colour:N", scale=None, legend=None)
    color = alt.Color("colour:N", scale=None, legend=None)

    def bar(filled: float) -> dict[str, Any]:
        return {
            "x2": "end",
            "fill": fill,
            "stroke": stroke,
            "fillOpacity": alt.condition(inferred, alt.value(0), alt.value(filled)),
            "strokeOpacity": alt.condition(inferred, alt.value(1), alt.value(0)),
        }

    scale = alt.Scale(domain=list(SHAPES), range=list(SHAPES.values()))
    point = {
        "shape": alt.Shape("family:N", scale=scale, legend=None),
        "stroke": stroke,
        "fill": alt.condition(inferred, alt.value(look.ground), fill),
    }
    return [
        _rows("within").mark_bar(height=10, strokeDash=[4, 3]).encode(**bar(SOFT)),
        _rows("lasted").mark_bar(height=10, strokeWidth=1.5).encode(**bar(1)),
        _rows("points").mark_point(size=point_px2, strokeWidth=2, opacity=1).encode(**point),
        _arrows("since", "triangle-left").encode(color=color),
        _arrows("until", "triangle-right").encode(color=color),
    ]


def _arrows(name: str, shape: str) -> alt.Chart:
    """Point outwards where a span is open."""
    arrows: alt.Chart = _rows(name).mark_point(shape=shape, size=60, filled=True, opacity=1)
    return arrows


def _ticks(look: Theme) -> list[alt.Chart]:
    """Mark where else an event is put: a tick, or a line between two of them."""
    ink: dict[str, Any] = {"color": look.text, "opacity": 0.75, "aria": False}
    return [
        _rows("tick spans").mark_rule(strokeWidth=1, **ink).encode(x2="end"),
        _rows("ticks").mark_tick(thickness=1.5, size=TICK_PX, orient="vertical", **ink),
    ]


def _ties(look: Theme) -> alt.Chart:
    """Join events between which nothing tells an order."""
    joined: alt.Chart = _rows("ties").mark_rule(color=look.muted, strokeWidth=3, aria=False)
    return joined.encode(y2="last")


def _fields(picked: str, look: Theme) -> alt.Chart:
    """Lay a field over each event, which a click selects; only the picked one is seen."""
    pick = alt.selection_point(name="pick", fields=["event_id"], on="click", clear=False)
    seen = alt.condition(pick, alt.value(SEEN), alt.value(0.0), empty=False)
    if picked:
        now = alt.FieldEqualPredicate(field="event_id", equal=picked)
        seen = alt.condition(now, alt.value(SEEN), alt.value(0.0))
    chart: alt.Chart = (
        _rows("fields")
        .mark_rect(color=look.text, cursor="pointer", aria=False)
        .encode(y=alt.Y("above:Q", axis=None), y2="below", opacity=seen)
        .add_params(pick)
        .properties(name="fields")
    )
    return chart


def _lane_rules(look: Theme) -> alt.Chart:
    """Draw a line above each lane."""
    rules: alt.Chart = (
        _rows("heads")
        .transform_calculate(edge="datum.head - 0.5")
        .mark_rule(color=look.rule, aria=False)
        .encode(y=alt.Y("edge:Q", axis=None), x=alt.value(0), x2=alt.value("width"))
    )
    return rules


def _lane_names() -> alt.Chart:
    """Write the name of each lane above its events."""
    names: alt.Chart = (
        _rows("heads")
        .mark_text(
            align="left",
            baseline="middle",
            fontWeight="bold",
            fontSize=FONT_PX,
            limit=alt.expr("width - 4"),
        )
        .encode(
            y=alt.Y("head:Q", axis=None),
            x=alt.value(2),
            text="lane:N",
            color=alt.Color("colour:N", scale=None),
        )
    )
    return names


def _label(side: str, look: Theme) -> alt.Chart:
    """Write beside each event what it is, on the side that has room, or inside its bar."""
    room = "scale('x', datum.start)" if side == "left" else "width - scale('x', datum.start)"
    label: alt.Chart = (
        _rows(side)
        .mark_text(
            align="right" if side == "left" else "left",
            baseline="middle",
            dx=LABEL_DX[side],
            fontSize=FONT_PX,
            color=look.text,
            limit=alt.expr(f"{room} - 12"),
            aria=False,
        )
        .encode(text="what:N")
    )
    return label
