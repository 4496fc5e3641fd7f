"""Journeys side by side: every event counted in days from the day of arrival."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from dashboard.analysis.alt_texts import in_no_order
from dashboard.charts.template import Drawing
from dashboard.charts.theme import Theme, axis_look, coloured, theme
from dashboard.charts.timeline.lanes import lane_chart

DAYS = "datum.value === 0 ? 'arrival' : 'day ' + datum.label"
TOOLTIP = {
    "what": "What",
    "days": "After arrival",
    "when": "When",
    "place": "Where",
    "kind": "Kind",
}


def since_arrival(
    counted: pd.DataFrame,
    kinds: Sequence[str],
    *,
    people: Sequence[str] = (),
    picked: str | None = None,
    ends: tuple[float, float] | None = None,
    dark: bool,
) -> Drawing:
    """Draw events by the number of days since arrival, a lane a person.

    A mark is a number of days that is known, a soft bar one that lies somewhere in it.

    Parameters
    ----------
    counted : DataFrame
        As `routes.readable_days` gives it, at least one row.
    kinds : sequence of str
        Labels of all kinds of event in the dataset, in order.
    people : sequence of str
        person_ids of those whose names are coloured, as their journeys are, in order.
    picked : str, optional
        event_id of the event to emphasise.
    ends : tuple of float, optional
        What the axis reaches to at least, as `ends_of` gives it.
    dark : bool
        Whether the page is dark.

    Returns
    -------
    Drawing
        As wide as its container; a point selection `pick` by `event_id`.
    """
    look = theme(dark=dark)
    events = on_axis(counted).assign(
        colour=coloured(counted["person_id"], people, look),
        label=counted["person"]
        + (": " + counted["what"] + ", " + counted["days"])
        + in_no_order(counted["tie"]),
    )
    columns = ["event_id", "lane", "start", "end", "point", "duration", "basis", "tie"]
    columns += ["colour", "label", *TOOLTIP]
    return lane_chart(
        events[columns], DaysAxis(), kinds, TOOLTIP, dark=dark, picked=picked, ends=ends
    )


def on_axis(counted: pd.DataFrame) -> pd.DataFrame:
    """Add the lane of marks, and where they stand: `start` and `end` (days), and `point`."""
    least, most = counted["days_least"], counted["days_most"]
    point = (least == most) & ~counted["duration"]
    return counted.assign(lane=counted["person"], start=least, end=most, point=point)


def ends_of(counted: pd.DataFrame) -> tuple[float, float]:
    """Give the least and the most days that are known."""
    known = pd.concat([counted["days_least"], counted["days_most"]])
    return float(known.min()), float(known.max())


@dataclass(frozen=True)
class DaysAxis:
    """Whole days, 0 for the arrival."""

    def x(self, look: Theme, _: Sequence[float]) -> alt.X:
        """Make the axis."""
        return alt.X(
            "start:Q",
            scale=alt.Scale(padding=14, nice=False, zero=False),
            axis=alt.Axis(tickMinStep=1, labelExpr=DAYS, **axis_look(look)),
            title=None,
            stack=None,
        )
