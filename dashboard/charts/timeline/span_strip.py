"""A strip of all dates, on which a reader drags out the span of days to be shown."""

import altair as alt
import pandas as pd

from dashboard.charts.theme import DAY_MS, FIT, milliseconds, theme, time_axis

STRIP_PX = 26
TELLABLE = 600  # places on the strip that can be told apart


def span_strip(
    events: pd.DataFrame, days: tuple[pd.Timestamp, pd.Timestamp] | None, *, dark: bool
) -> alt.LayerChart:
    """Draw when all events are, as ticks and faint bars, to be brushed.

    Parameters
    ----------
    events : DataFrame
        One row per dated account, with `earliest` and `latest` (days; missing where
        open). At least one row has both.
    days : tuple of Timestamp, or None
        First and last day of the span that is chosen at first.
    dark : bool
        Whether the page is dark.

    Returns
    -------
    LayerChart
        As wide as its container; an interval selection `span` on the field `start`, in
        milliseconds since 1970, UTC.
    """
    look = theme(dark=dark)
    known = events.dropna(subset=["earliest", "latest"])
    start, end = milliseconds(known["earliest"]), milliseconds(known["latest"]) + DAY_MS
    bars = _tellable(pd.DataFrame({"start": start, "end": end}))
    x = alt.X(
        "start:T",
        scale=alt.Scale(type="utc", padding=14, nice=False),
        axis=time_axis(float(end.max() - start.min()), look, orient="bottom", grid=False),
        title=None,
    )
    brush = alt.selection_interval(name="span", encodings=["x"])
    if days is not None:
        first, last = milliseconds(pd.Series(days))
        brush = alt.selection_interval(
            name="span", encodings=["x"], value={"x": (float(first), float(last) + DAY_MS)}
        )
    strip = (
        alt.Chart(bars)
        .mark_bar(color=look.muted, fillOpacity=0.25, height=STRIP_PX - 8, aria=False)
        .encode(x=x, x2="end", y=alt.value(STRIP_PX / 2))
    )
    ticks = (
        alt.Chart(bars[bars["end"] - bars["start"] <= DAY_MS])
        .mark_tick(color=look.text, thickness=2, size=STRIP_PX - 8, aria=False)
        .encode(x=x, y=alt.value(STRIP_PX / 2))
    )
    layers = [strip.add_params(brush), ticks]
    return alt.LayerChart(layer=layers, width="container", height=STRIP_PX, autosize=FIT)


def _tellable(bars: pd.DataFrame) -> pd.DataFrame:
    """Draw very many bars but once where they cannot be told apart."""
    if len(bars) <= TELLABLE:
        return bars
    step = (bars["end"].max() - bars["start"].min()) / TELLABLE
    seen = bars.assign(end=bars["end"] - bars["start"]) / step
    kept: pd.DataFrame = bars[~seen.round().duplicated()]
    return kept
