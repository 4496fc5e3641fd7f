"""When it happened: a lane a person, days as marks, what is uncertain as soft bars."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from dashboard.charts.lanes import lane_chart
from dashboard.charts.theme import DAY_MS, coloured, milliseconds, theme, time_axis

TOOLTIP = {
    "what": "What",
    "when": "When",
    "place": "Where",
    "who": "Who",
    "kind": "Kind",
    "given": "Known as",
    "source": "Source",
}


def timeline(
    lanes: pd.DataFrame,
    kinds: Sequence[str],
    *,
    people: Sequence[str] = (),
    picked: str | None = None,
    dark: bool,
) -> alt.LayerChart:
    """Draw dated events in lanes.

    A day is a mark. A soft bar is a span on some day of which it happened, a solid bar
    one that it lasted; an arrow points where a span is open. Marks of inferred events
    are hollow, their bars dashed.

    Parameters
    ----------
    lanes : DataFrame
        As `lanes.lanes` gives it, at least one row.
    kinds : sequence of str
        Labels of all kinds of event in the dataset, in order.
    people : sequence of str
        person_ids of those whose names are coloured, as their journeys are, in order.
    picked : str, optional
        event_id of the event to emphasise.
    dark : bool
        Whether the page is dark.

    Returns
    -------
    LayerChart
        As wide as its container; a point selection `pick` by `event_id`.
    """
    look = theme(dark=dark)
    point = (lanes["earliest"] == lanes["latest"]) & ~lanes["duration"]
    start, end = milliseconds(lanes["earliest"]), milliseconds(lanes["latest"])
    events = lanes[["event_id", "lane", "duration", "basis", *TOOLTIP]].assign(
        start=start + point * (DAY_MS / 2),
        end=end + DAY_MS,
        point=point,
        colour=coloured(lanes["lane_id"], people, look),
        source=lanes["source"] + ", " + lanes["locator"],
        label=lanes["what"] + ", " + lanes["when"] + ", " + lanes["lane"],
    )
    x = alt.X(
        "start:T",
        scale=alt.Scale(type="utc", padding=14, nice=False),
        axis=time_axis(float(end.max() - start.min()), look),
        title=None,
        stack=None,
    )
    return lane_chart(events, x, kinds, TOOLTIP, look, picked=picked)
