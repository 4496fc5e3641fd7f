"""A strip of all dates, on which a reader drags out the span of days to be shown."""

from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts.template import Drawing, records
from dashboard.charts.theme import (
    DAY_MS,
    FIT,
    HOURLY_MS,
    MINUTE_MS,
    milliseconds,
    theme,
    ticks_of,
    time_axis,
)

STRIP_PX = 26
SPAN = "span"
# Who scrolls past with a finger or the wheel has chosen nothing.
DRAG = "[pointerdown[event.pointerType !== 'touch'], window:pointerup] > window:pointermove!"
# A selection of which nothing is ever told: before the first answer Streamlit gives every
# selection as empty, behind it only those that were told. So the two can be held apart.
UNTOUCHED = "untouched"
TELLABLE = 600  # places on the strip that can be told apart
MOST_BARS = TELLABLE + 100  # days, and some spans
DEEPEST = 6  # so many faint bars on each other, and more look alike


def span_strip(
    spans: pd.DataFrame, chosen: tuple[float, float] | None, *, hourly: bool = False, dark: bool
) -> Drawing:
    """Draw when all events are, as ticks and faint bars, to be brushed.

    Parameters
    ----------
    spans : DataFrame
        As `strip.Strip` has them, at least one row.
    chosen : tuple of float, or None
        From where to where it is brushed at first, in milliseconds since 1970, UTC.
    hourly : bool
        Whether minutes are ticks, and hours are named, instead of days.
    dark : bool
        Whether the page is dark.

    Returns
    -------
    Drawing
        As wide as its container; an interval selection `SPAN` on the field `start`, in
        milliseconds since 1970, UTC, and `UNTOUCHED`.
    """
    start, end = milliseconds(spans["start"]), milliseconds(spans["end"])
    bars = _tellable(pd.DataFrame({"start": start, "end": end}))
    exact = bars[bars["end"] - bars["start"] <= (MINUTE_MS if hourly else DAY_MS)]
    values = dict(zip(("first", "last"), map(float, chosen or ()), strict=False))
    if len(bars) > MOST_BARS:
        bars = _laid_together(bars)
    rows = {"bars": records(bars), "exact": records(exact)}
    span = float(end.max() - start.min())
    ticks = "hours" if hourly and span <= HOURLY_MS else ticks_of(span)
    return Drawing(_structure, (dark, ticks), values, rows)


def _structure(
    dark: bool, ticks: str, *, first: float | None = None, last: float | None = None
) -> alt.LayerChart:
    """Make the strip without its rows; from `first` to `last` it is brushed at first."""
    look = theme(dark=dark)
    x = alt.X(
        "start:T",
        scale=alt.Scale(type="utc", padding=14, nice=False),
        axis=time_axis(ticks, look, orient="bottom", grid=False),
        title=None,
    )
    at_first: dict[str, Any] = {} if first is None else {"value": {"x": [first, last]}}
    brush = alt.selection_interval(
        name=SPAN, encodings=["x"], on=DRAG, translate=DRAG, zoom=False, **at_first
    )
    strip = (
        alt.Chart(alt.NamedData("bars"))
        .mark_bar(color=look.muted, fillOpacity=0.25, height=STRIP_PX - 8, aria=False)
        .encode(x=x, x2="end", y=alt.value(STRIP_PX / 2))
    )
    exact = (
        alt.Chart(alt.NamedData("exact"))
        .mark_tick(color=look.text, thickness=2, size=STRIP_PX - 8, aria=False)
        .encode(x=x, y=alt.value(STRIP_PX / 2))
    )
    untouched = alt.selection_point(name=UNTOUCHED, on="click[false]", clear=False)
    layers = [strip.add_params(brush, untouched).properties(name="strip"), exact]
    return alt.LayerChart(layer=layers, width="container", height=STRIP_PX, autosize=FIT)


def _tellable(bars: pd.DataFrame) -> pd.DataFrame:
    """Draw very many bars but once where they cannot be told apart."""
    if len(bars) <= TELLABLE:
        return bars
    step = (bars["end"].max() - bars["start"].min()) / TELLABLE
    seen = bars.assign(end=bars["end"] - bars["start"]) / step
    kept: pd.DataFrame = bars[~seen.round().duplicated()]
    return kept


def _laid_together(bars: pd.DataFrame) -> pd.DataFrame:
    """Draw, in place of bars that lie on each other, from where to where so many of them do."""
    first = bars["start"].min()
    step = (bars["end"].max() - first) / TELLABLE
    change = np.zeros(TELLABLE + 2, dtype=np.int64)
    begun, ended = (((bars[end] - first) / step).round().astype(int) for end in ("start", "end"))
    np.add.at(change, begun, 1)
    np.add.at(change, np.maximum(ended, begun + 1), -1)
    deep = np.concatenate([[0], change.cumsum()[:-1], [0]])
    found = []
    for depth in range(1, DEEPEST + 1):
        edges = np.flatnonzero(np.diff(deep >= depth)).reshape(-1, 2)
        found.append(pd.DataFrame(first + edges * step, columns=["start", "end"]))
    return pd.concat(found)
