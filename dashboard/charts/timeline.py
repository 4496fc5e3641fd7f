"""When it happened: a lane a person, days as marks, what is uncertain as soft bars."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from dashboard.charts.theme import FIT, FONT_PX, SOFT, Theme, colours, shapes, theme
from dashboard.charts.timeline_rows import DAY_MS, rows_of, span

ROW_PX = 22
DENSE_ROW_PX = 12
LABELLED_EVENTS = 80


def timeline(lanes: pd.DataFrame, kinds: Sequence[str], *, dark: bool) -> alt.LayerChart:
    """Draw dated events in lanes.

    A day is a mark. A soft bar is a span on some day of which it happened, a solid bar
    one that it lasted; a bar that runs into the edge is open on that side. Marks of
    inferred events are hollow.

    Parameters
    ----------
    lanes : DataFrame
        As `lanes.lanes` gives it, at least one row.
    kinds : sequence of str
        Labels of all kinds of event in the dataset, in order: a kind keeps its colour
        and symbol whatever else is shown.
    dark : bool
        Whether the page is dark.

    Returns
    -------
    LayerChart
        As wide as its container; a point selection `pick` by `event_id`.
    """
    look = theme(dark=dark)
    labelled = len(lanes) <= LABELLED_EVENTS
    domain = span(lanes)
    rows = rows_of(lanes, domain, labelled=labelled)
    heads = rows.groupby("lane", sort=False)["head"].first().reset_index()
    x = alt.X(
        "start:T",
        scale=alt.Scale(type="utc", padding=14, nice=False),
        axis=_axis(*domain, look),
        title=None,
        stack=None,
    )
    lowest = int(rows["row"].max())
    y = alt.Y(
        "row:Q",
        scale=alt.Scale(domain=[-0.6, lowest + 0.6], nice=False, reverse=True),
        axis=None,
    )
    layers = [_lane_rules(heads, look), _lane_names(heads, look)]
    layers += [layer.encode(x=x, y=y) for layer in _events(rows, kinds, look)]
    if labelled:
        layers += [layer.encode(x=x, y=y) for layer in _labels(rows, look)]
    pick = alt.selection_point(name="pick", fields=["event_id"], on="click", clear=False)
    layers[2] = layers[2].add_params(pick)
    height = (lowest + 1) * (ROW_PX if labelled else DENSE_ROW_PX)
    return alt.LayerChart(layer=layers, width="container", height=height, autosize=FIT)


def _events(rows: pd.DataFrame, kinds: Sequence[str], look: Theme) -> list[alt.Chart]:
    """Draw spans within which it happened, spans that it lasted, days, and open ends."""
    present = [kind for kind in kinds if kind in set(rows["kind"])]
    hues = alt.Scale(domain=present, range=[colours(kinds, look)[kind] for kind in present])
    symbols = alt.Scale(domain=present, range=[shapes(kinds)[kind] for kind in present])
    dashes = alt.Scale(domain=["stated", "inferred"], range=[[1, 0], [4, 3]])
    colour = alt.Color("kind:N", scale=hues, legend=None)
    stroke = alt.Stroke("kind:N", scale=hues, legend=None)
    dashed = alt.StrokeDash("basis:N", scale=dashes, legend=None)
    hollow = alt.condition("datum.basis === 'inferred'", alt.value(look.ground), colour)
    within = rows[~rows["day"] & ~rows["duration"]]
    lasted = rows[~rows["day"] & rows["duration"]]
    days = rows[rows["day"]]
    since, until = rows[rows["open_start"]], rows[rows["open_end"]].drop(columns="start")
    drawn = [
        alt.Chart(within)
        .mark_bar(height=10, fillOpacity=SOFT)
        .encode(x2="end:T", color=colour, stroke=stroke, strokeDash=dashed),
        alt.Chart(lasted)
        .mark_bar(height=10)
        .encode(x2="end:T", color=colour, stroke=stroke, strokeDash=dashed),
        alt.Chart(days)
        .mark_point(size=90, strokeWidth=2, opacity=1)
        .encode(shape=alt.Shape("kind:N", scale=symbols, legend=None), stroke=stroke, fill=hollow),
        alt.Chart(since)
        .mark_point(shape="triangle-left", size=60, filled=True)
        .encode(color=colour),
        alt.Chart(until.rename(columns={"end": "start"}))
        .mark_point(shape="triangle-right", size=60, filled=True)
        .encode(color=colour),
    ]
    return [
        chart.encode(tooltip=_tooltip(), description="label:N")
        for chart, part in zip(drawn, (within, lasted, days, since, until), strict=True)
        if len(part)
    ]


def _axis(first: int, last: int, look: Theme) -> alt.Axis:
    """Name months, and the year where it begins; years alone where there are many."""
    months = "utcFormat(datum.value, utcmonth(datum.value) ? '%b' : '%b %Y')"
    monthly = last - first < 550 * DAY_MS
    return alt.Axis(
        orient="top",
        tickCount="month" if monthly else alt.Undefined,
        labelExpr=months if monthly else alt.Undefined,
        grid=True,
        gridColor=look.rule,
        gridDash=[1, 3],
        domain=False,
        tickColor=look.rule,
        labelColor=look.muted,
        labelFontSize=FONT_PX,
        labelOverlap="greedy",
        labelFlush=True,
    )


def _tooltip() -> list[alt.Tooltip]:
    """Say what a mark stands for, and who says so."""
    shown = {
        "what": "What",
        "when": "When",
        "place": "Where",
        "who": "Who",
        "kind": "Kind",
        "given": "Given as",
        "source": "Source",
    }
    return [alt.Tooltip(f"{column}:N", title=title) for column, title in shown.items()]


def _lane_rules(heads: pd.DataFrame, look: Theme) -> alt.Chart:
    """Draw a line above each lane."""
    rules: alt.Chart = (
        alt.Chart(heads)
        .transform_calculate(edge="datum.head - 0.5")
        .mark_rule(color=look.rule)
        .encode(y=alt.Y("edge:Q", axis=None), x=alt.value(0), x2=alt.value("width"))
    )
    return rules


def _lane_names(heads: pd.DataFrame, look: Theme) -> alt.Chart:
    """Write the name of each lane above its events."""
    names: alt.Chart = (
        alt.Chart(heads)
        .mark_text(
            align="left", baseline="middle", fontWeight="bold", fontSize=FONT_PX, color=look.text
        )
        .encode(y=alt.Y("head:Q", axis=None), x=alt.value(2), text="lane:N")
    )
    return names


def _labels(rows: pd.DataFrame, look: Theme) -> list[alt.Chart]:
    """Write beside each event what it is, on the side that has room."""
    edge = rows["start"].where(rows["late"] | rows["day"], rows["end"])
    rows = rows.assign(start=edge)
    room = {True: "scale('x', datum.start) - 12", False: "width - scale('x', datum.start) - 12"}
    return [
        alt.Chart(rows[rows["late"] == late])
        .mark_text(
            align="right" if late else "left",
            baseline="middle",
            dx=-9 if late else 9,
            fontSize=FONT_PX,
            color=look.text,
            limit=alt.expr(room[late]),
        )
        .encode(text="what:N")
        for late in rows["late"].unique()
    ]
