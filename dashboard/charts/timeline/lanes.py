"""Events in lanes: points as marks, spans as bars, uncertain ones soft, inferred ones hollow."""

from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts.theme import FIT, FONT_PX, SOFT, Theme, below, colours, shapes
from dashboard.charts.timeline.lane_rows import lane_rows

ROW_PX = 20
DENSE_ROW_PX = 12
LABELLED_EVENTS = 80
MOST_ROWS = 130
POINT_PX2, DENSE_POINT_PX2 = 90, 45
SEEN = 0.12
TICK_PX = 14
LABEL_DX = {"left": -9, "right": 9, "inside": 4}


def lane_chart(
    events: pd.DataFrame,
    x: alt.X,
    kinds: Sequence[str],
    tooltip: dict[str, str],
    look: Theme,
    *,
    picked: str | None = None,
    ticks: pd.DataFrame | None = None,
) -> alt.LayerChart:
    """Draw events in lanes along an axis.

    Parameters
    ----------
    events : DataFrame
        One row per mark, by lane, at least one: what `lane_rows` needs, and `event_id`,
        `colour` (of the lane's name, CSS hex),
        `duration` (bool), `basis`, `kind`, `what` (str, beside the mark), `label` (str,
        for screen readers), and the columns of `tooltip`.
    x : alt.X
        The axis, of the field `start`.
    kinds : sequence of str
        All kinds there are, in order: a kind keeps its colour and symbol whatever is
        shown.
    tooltip : dict of str to str
        Titles by column, in order.
    look : Theme
        Colours.
    picked : str, optional
        event_id of the event to emphasise.
    ticks : DataFrame, optional
        Where else on the axis an event is put: `event_id`, `start` and `end` (float);
        those of events that are not drawn are left out.

    Returns
    -------
    LayerChart
        As wide as its container; a point selection `pick` by `event_id`. Of very many
        events only the first lanes are drawn, and the chart says how many are not.
    """
    labelled = len(events) <= LABELLED_EVENTS
    laid = lane_rows(events, labelled=labelled)
    rows = laid[laid["row"] <= MOST_ROWS]
    heads = rows.groupby("lane", sort=False)[["head", "colour"]].first().reset_index()
    lowest = int(rows["row"].max())
    y = alt.Y(
        "row:Q",
        scale=alt.Scale(domain=[-0.6, lowest + 0.6], nice=False, reverse=True),
        axis=None,
    )
    layers = [_lane_rules(heads, look), _lane_names(heads)]
    layers += [
        layer.encode(x=x, y=y, description="label:N")
        for layer in _events(rows, kinds, look, POINT_PX2 if labelled else DENSE_POINT_PX2)
    ]
    if ticks is not None:
        layers += [layer.encode(x=x, y=y) for layer in _ticks(ticks, rows, look)]
    if labelled:
        layers += [layer.encode(x=x, y=y) for layer in _labels(rows, ticks, look)]
    shown = [alt.Tooltip(f"{column}:N", title=title) for column, title in tooltip.items()]
    layers.append(_fields(rows, x, picked, look, labelled=labelled).encode(tooltip=shown))
    height = (lowest + 1) * (ROW_PX if labelled else DENSE_ROW_PX)
    more = _left_out(laid, rows, look) if len(rows) < len(laid) else {}
    return alt.LayerChart(layer=layers, width="container", height=height, autosize=FIT, **more)


def _left_out(laid: pd.DataFrame, rows: pd.DataFrame, look: Theme) -> dict[str, Any]:
    """Say below the chart what of it is not drawn."""
    drawn, whole = rows["lane"].nunique(), laid["lane"].nunique()
    said = [
        f"Drawn: the first {drawn} of {whole} lanes, {len(rows):,} of {len(laid):,} marks.",
        "Choose people, places or days to see the others.",
    ]
    return below(said, look)


def _events(
    rows: pd.DataFrame, kinds: Sequence[str], look: Theme, point_px2: int
) -> list[alt.Chart]:
    """Draw spans within which it happened, spans that it lasted, points, and open ends."""
    present = [kind for kind in kinds if kind in set(rows["kind"])]
    hues = alt.Scale(domain=present, range=[colours(kinds, look)[kind] for kind in present])
    symbols = alt.Scale(domain=present, range=[shapes(kinds)[kind] for kind in present])
    dashes = alt.Scale(domain=["stated", "inferred"], range=[[1, 0], [4, 3]])
    colour = alt.Color("kind:N", scale=hues, legend=None)
    stroke = alt.Stroke("kind:N", scale=hues, legend=None)
    inferred = "datum.basis === 'inferred'"
    span = {
        "x2": "end",
        "color": colour,
        "stroke": stroke,
        "strokeDash": alt.StrokeDash("basis:N", scale=dashes, legend=None),
        "strokeOpacity": alt.condition(inferred, alt.value(1), alt.value(0)),
    }
    point = {
        "shape": alt.Shape("kind:N", scale=symbols, legend=None),
        "stroke": stroke,
        "fill": alt.condition(inferred, alt.value(look.ground), colour),
    }
    within = rows[~rows["point"] & ~rows["duration"]]
    lasted = rows[~rows["point"] & rows["duration"]]
    points, since = rows[rows["point"]], rows[rows["open_start"]]
    until = rows[rows["open_end"]].drop(columns="start").rename(columns={"end": "start"})
    drawn = [
        (within, alt.Chart(within).mark_bar(height=10, fillOpacity=SOFT).encode(**span)),
        (lasted, alt.Chart(lasted).mark_bar(height=10).encode(**span)),
        (
            points,
            alt.Chart(points).mark_point(size=point_px2, strokeWidth=2, opacity=1).encode(**point),
        ),
        (since, _arrows(since, "triangle-left").encode(color=colour)),
        (until, _arrows(until, "triangle-right").encode(color=colour)),
    ]
    return [chart for part, chart in drawn if len(part)]


def _ticks(ticks: pd.DataFrame, rows: pd.DataFrame, look: Theme) -> list[alt.Chart]:
    """Mark where else an event is put: a tick, or a line between two of them."""
    placed = ticks.merge(rows[["event_id", "row"]], on="event_id")
    spans = placed[placed["start"] < placed["end"]]
    ends = pd.concat([placed, spans.drop(columns="start").rename(columns={"end": "start"})])
    ink: dict[str, Any] = {"color": look.text, "opacity": 0.75, "aria": False}
    drawn = [
        (spans, alt.Chart(spans).mark_rule(strokeWidth=1, **ink).encode(x2="end")),
        (ends, alt.Chart(ends).mark_tick(thickness=1.5, size=TICK_PX, orient="vertical", **ink)),
    ]
    return [chart for part, chart in drawn if len(part)]


def _arrows(rows: pd.DataFrame, shape: str) -> alt.Chart:
    """Point outwards where a span is open."""
    arrows: alt.Chart = alt.Chart(rows).mark_point(shape=shape, size=60, filled=True, opacity=1)
    return arrows


def _fields(
    rows: pd.DataFrame, x: alt.X, picked: str | None, look: Theme, *, labelled: bool
) -> alt.Chart:
    """Lay a field over each event, which a click selects; only the picked one is seen."""
    pick = alt.selection_point(name="pick", fields=["event_id"], on="click", clear=False)
    seen = alt.condition(pick, alt.value(SEEN), alt.value(0.0), empty=False)
    fields = alt.Chart(rows.assign(above=rows["row"] - 0.5, below=rows["row"] + 0.5))
    if picked is not None:
        now = alt.FieldEqualPredicate(field="event_id", equal=picked)
        seen = alt.condition(now, alt.value(SEEN), alt.value(0.0))
    chart: alt.Chart = (
        fields.mark_rect(color=look.text, cursor="pointer", aria=False)
        .encode(
            y=alt.Y("above:Q", axis=None),
            y2="below",
            x=alt.value(0) if labelled else x,
            x2=alt.value("width") if labelled else alt.X2("end"),
            opacity=seen,
        )
        .add_params(pick)
    )
    return chart


def _lane_rules(heads: pd.DataFrame, look: Theme) -> alt.Chart:
    """Draw a line above each lane."""
    rules: alt.Chart = (
        alt.Chart(heads)
        .transform_calculate(edge="datum.head - 0.5")
        .mark_rule(color=look.rule, aria=False)
        .encode(y=alt.Y("edge:Q", axis=None), x=alt.value(0), x2=alt.value("width"))
    )
    return rules


def _lane_names(heads: pd.DataFrame) -> alt.Chart:
    """Write the name of each lane above its events."""
    names: alt.Chart = (
        alt.Chart(heads)
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


def _labels(rows: pd.DataFrame, ticks: pd.DataFrame | None, look: Theme) -> list[alt.Chart]:
    """Write beside each event what it is, on the side that has room, or inside its bar."""
    right, left = rows["side"] == "right", rows["side"] == "left"
    edge = rows["start"].mask(right & ~rows["point"], rows["end"])
    if ticks is not None:
        first, last = (
            ticks.groupby("event_id")["start"].min(),
            ticks.groupby("event_id")["end"].max(),
        )
        edge = edge.mask(right, np.fmax(edge, rows["event_id"].map(last)))
        edge = edge.mask(left, np.fmin(edge, rows["event_id"].map(first)))
    rows = rows.assign(start=edge)
    return [
        alt.Chart(rows[rows["side"] == side])
        .mark_text(
            align="right" if side == "left" else "left",
            baseline="middle",
            dx=LABEL_DX[side],
            fontSize=FONT_PX,
            color=look.text,
            limit=alt.expr(
                "scale('x', datum.start) - 12"
                if side == "left"
                else "width - scale('x', datum.start) - 12"
            ),
            aria=False,
        )
        .encode(text="what:N")
        for side in rows["side"].unique()
    ]
