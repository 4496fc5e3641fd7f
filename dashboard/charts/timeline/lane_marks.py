"""The marks of a lane chart: spans, points, open ends, second outlines, and ticks."""

from typing import Any

import altair as alt

from dashboard.analysis.lanes.families import WORDS
from dashboard.charts.theme import SOFT, Theme
from dashboard.charts.timeline.key import SHAPES

POINT_PX2, DENSE_POINT_PX2, WORDS_SHARE = 90, 45, 0.6
BAR_PX, WORDS_BAR_PX, RING_PX, RING_SHARE = 10, 6, 2.5, 2.6
IS_WORDS = f"datum.family === '{WORDS}'"
TICK_PX = 14


def rows_of(name: str) -> alt.Chart:
    """Begin a layer of the rows of a name."""
    return alt.Chart(alt.NamedData(name))


def events(look: Theme, point_px2: int) -> list[alt.Chart]:
    """Draw spans within which it happened, spans that it lasted, points, and open ends.

    Of what is inferred only the outline is drawn; words are smaller than deeds.
    """
    inferred = "datum.basis === 'inferred'"
    fill = alt.Fill("colour:N", scale=None, legend=None)
    stroke = alt.Stroke("colour:N", scale=None, legend=None)
    color = alt.Color("colour:N", scale=None, legend=None)

    def bar(filled: float) -> dict[str, Any]:
        return {
            "x2": "end",
            "size": alt.condition(IS_WORDS, alt.value(WORDS_BAR_PX), alt.value(BAR_PX)),
            "fill": fill,
            "stroke": stroke,
            "fillOpacity": alt.condition(inferred, alt.value(0), alt.value(filled)),
            "strokeOpacity": alt.condition(inferred, alt.value(1), alt.value(0)),
        }

    scale = alt.Scale(domain=list(SHAPES), range=list(SHAPES.values()))
    point = {
        "size": alt.condition(IS_WORDS, alt.value(point_px2 * WORDS_SHARE), alt.value(point_px2)),
        "shape": alt.Shape("family:N", scale=scale, legend=None),
        "stroke": stroke,
        "fill": alt.condition(inferred, alt.value(look.ground), fill),
    }
    return [
        rows_of("within").mark_bar(strokeDash=[4, 3]).encode(**bar(SOFT)),
        rows_of("lasted").mark_bar(strokeWidth=1.5).encode(**bar(1)),
        rows_of("points").mark_point(strokeWidth=2, opacity=1).encode(**point),
        _arrows("since", "triangle-left").encode(color=color),
        _arrows("until", "triangle-right").encode(color=color),
    ]


def _arrows(name: str, shape: str) -> alt.Chart:
    """Point outwards where a span is open."""
    arrows: alt.Chart = rows_of(name).mark_point(shape=shape, size=60, filled=True, opacity=1)
    return arrows


def rings(x: alt.X, y: alt.Y, look: Theme, point_px2: int) -> list[alt.Chart]:
    """Draw a second outline around what accounts contradict each other on."""
    ink: dict[str, Any] = {"stroke": look.text, "strokeWidth": 1.2, "fillOpacity": 0, "aria": False}
    bars = rows_of("ringed bars").mark_rect(
        xOffset=-RING_PX, x2Offset=RING_PX, cornerRadius=3, **ink
    )
    points = rows_of("rings").mark_point(shape="circle", size=point_px2 * RING_SHARE, **ink)
    return [
        points.encode(x=x, y=y),
        bars.encode(x=x, x2="end", y=alt.Y("above:Q", axis=None), y2="below"),
    ]


def ticks(look: Theme) -> list[alt.Chart]:
    """Mark where else an event is put: a tick, or a line between two of them."""
    ink: dict[str, Any] = {"color": look.text, "opacity": 0.75, "aria": False}
    return [
        rows_of("tick spans").mark_rule(strokeWidth=1, **ink).encode(x2="end"),
        rows_of("ticks").mark_tick(thickness=1.5, size=TICK_PX, orient="vertical", **ink),
    ]
