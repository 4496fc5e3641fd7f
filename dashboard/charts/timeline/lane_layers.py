"""The layers of a lane chart: lanes, marks, bars, ticks and labels, and what a click selects."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import altair as alt

from dashboard.charts.theme import FIT, FONT_PX, Theme, theme
from dashboard.charts.timeline.key import key_layer
from dashboard.charts.timeline.lane_gaps import gap_layers
from dashboard.charts.timeline.lane_marks import (
    DENSE_POINT_PX2,
    IS_WORDS,
    POINT_PX2,
    events,
    rings,
    rows_of,
    ticks,
)
from dashboard.charts.timeline.lane_ways import way_layers
from dashboard.charts.timeline.pointer import POINTED, pointer_layers

SEEN = 0.12
LABEL_DX = {"left": -11, "right": 11, "inside": 4}
NARROW_PX = 480
# What it is; where there is little room, without the name that its lane has above it.
SAID = (
    f"width < {NARROW_PX} && indexof(datum.what, datum.lane + ' ') === 0"
    " ? slice(datum.what, length(datum.lane) + 1) : datum.what"
)


class Axis(Protocol):
    """Along what events are laid; hashable, as the structure of a chart depends on it."""

    def x(self, look: Theme, at: Sequence[float]) -> alt.X:
        """Make the axis of the field `start`; `at` are the only values it names, if any."""

    def told(self, moment: str) -> str:
        """Give the expression that writes a value of the axis, which an expression gives."""


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
    gapped : bool
        Whether somebody has a gap.
    """

    axis: Axis
    tooltip: tuple[tuple[str, str], ...]
    dark: bool
    labelled: bool
    gapped: bool = False


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
    layers += pointer_layers(x, lanes.axis.told(POINTED), look)
    layers += [_lane_rules(look), _parting_rules(look), _lane_names(), _ties(look).encode(x=x, y=y)]
    point_px2 = POINT_PX2 if lanes.labelled else DENSE_POINT_PX2
    layers += [layer.encode(x=x, y=y, description="label:N") for layer in events(look, point_px2)]
    layers += rings(x, y, look, point_px2)
    layers += way_layers(x, y, look) if lanes.labelled else []
    layers += [layer.encode(x=x, y=y) for layer in ticks(look)]
    if lanes.labelled:
        layers.append(_label("inside", look, halo=True).encode(x=x, y=y))
        layers += [_label(side, look).encode(x=x, y=y) for side in LABEL_DX]
    shown = [alt.Tooltip(f"{column}:N", title=title) for column, title in lanes.tooltip]
    layers += gap_layers(x, y, shown, look) if lanes.gapped else []
    field = _fields(picked, look)
    over = (alt.value(0), alt.value("width")) if lanes.labelled else (x, alt.X2("end"))
    layers.append(field.encode(x=over[0], x2=over[1], tooltip=shown))
    layers.append(rows_of("ends").mark_rule(opacity=0, aria=False).encode(x=x, x2="end"))
    chart: alt.LayerChart = alt.LayerChart(
        layer=layers, width="container", height=height, autosize=FIT
    ).resolve_scale(shape="independent", fill="independent", stroke="independent")
    return chart


def _ties(look: Theme) -> alt.Chart:
    """Join events between which nothing tells an order."""
    joined: alt.Chart = rows_of("ties").mark_rule(color=look.muted, strokeWidth=3, aria=False)
    return joined.encode(y2="last")


def _fields(picked: str, look: Theme) -> alt.Chart:
    """Lay a field over each event, which a click selects; only the picked one is seen."""
    pick = alt.selection_point(name="pick", fields=["event_id"], on="click", clear=False)
    seen = alt.condition(pick, alt.value(SEEN), alt.value(0.0), empty=False)
    if picked:
        now = alt.FieldEqualPredicate(field="event_id", equal=picked)
        seen = alt.condition(now, alt.value(SEEN), alt.value(0.0))
    chart: alt.Chart = (
        rows_of("fields")
        .mark_rect(color=look.text, cursor="pointer", aria=False)
        .encode(y=alt.Y("above:Q", axis=None), y2="below", opacity=seen)
        .add_params(pick)
        .properties(name="fields")
    )
    return chart


def _lane_rules(look: Theme) -> alt.Chart:
    """Draw a line above each lane."""
    rules: alt.Chart = (
        rows_of("heads")
        .transform_calculate(edge="datum.head - 0.5")
        .mark_rule(color=look.rule, aria=False)
        .encode(y=alt.Y("edge:Q", axis=None), x=alt.value(0), x2=alt.value("width"))
    )
    return rules


def _parting_rules(look: Theme) -> alt.Chart:
    """Draw dots between what a person did and what was said by them or about them."""
    rules: alt.Chart = (
        rows_of("parted")
        .mark_rule(color=look.muted, strokeDash=[1, 4], strokeWidth=1.5, aria=False)
        .encode(y=alt.Y("edge:Q", axis=None), x=alt.value(0), x2=alt.value("width"))
    )
    return rules


def _lane_names() -> alt.Chart:
    """Write the name of each lane above its events."""
    names: alt.Chart = (
        rows_of("heads")
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


def _label(side: str, look: Theme, *, halo: bool = False) -> alt.Chart:
    """Write beside each event what it is, on the side that has room, or inside its bar.

    A `halo` is drawn below a text, in the colour of the ground, so that no edge runs through it.
    """
    ground: dict[str, Any] = {
        "stroke": look.ground,
        "strokeWidth": 4,
        "strokeJoin": "round",
        "opacity": 0.85,
    }
    room = "scale('x', datum.start)" if side == "left" else "width - scale('x', datum.start)"
    label: alt.Chart = (
        rows_of(side)
        .transform_calculate(what_here=SAID)
        .mark_text(
            align="right" if side == "left" else "left",
            baseline="middle",
            dx=LABEL_DX[side],
            fontSize=FONT_PX,
            limit=alt.expr(f"{room} - 12"),
            aria=False,
            **(ground if halo else {}),
        )
        .encode(
            text="what_here:N",
            color=alt.value(look.ground)
            if halo
            else alt.condition(IS_WORDS, alt.value(look.muted), alt.value(look.text)),
        )
    )
    return label
