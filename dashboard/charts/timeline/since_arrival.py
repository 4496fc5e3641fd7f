"""Journeys side by side: every event counted in days from the day of arrival, or in hours."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from dashboard.analysis.alt_texts import CONTRADICTED, in_no_order
from dashboard.charts.template import Drawing
from dashboard.charts.theme import Theme, axis_look, coloured, theme
from dashboard.charts.timeline.lanes import lane_chart

HOURS_A_DAY, MOST_HOURLY_DAYS = 24, 3
EXACT_DAYS = 2 / (24 * 60)  # from minute to minute
HOURS = "datum.value === 0 ? 'arrival' : datum.label + ' h'"
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
    *,
    people: Sequence[str] = (),
    contradicted: Collection[str] = (),
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
    people : sequence of str
        person_ids of those whose names are coloured, as their journeys are, in order.
    contradicted : collection of str
        event_ids of what accounts contradict each other on.
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
    hourly = is_hourly(counted, ends)
    parted = counted["event_id"].isin(contradicted)
    events = on_axis(counted).assign(
        contradicted=parted,
        colour=coloured(counted["person_id"], people, look),
        label=counted["person"]
        + (": " + counted["what"] + ", " + counted["days"])
        + in_no_order(counted["tie"])
        + parted.map({True: CONTRADICTED, False: ""}).astype("str"),
    )
    columns = ["event_id", "lane", "start", "end", "point", "duration", "basis", "family", "tie"]
    columns += ["colour", "label", "contradicted", *TOOLTIP]
    if hourly:
        events[["start", "end"]] *= HOURS_A_DAY
        ends = ends and (ends[0] * HOURS_A_DAY, ends[1] * HOURS_A_DAY)
    axis = DaysAxis(hourly)
    return lane_chart(events[columns], axis, TOOLTIP, dark=dark, picked=picked, ends=ends)


def is_hourly(counted: pd.DataFrame, ends: tuple[float, float] | None = None) -> bool:
    """Tell whether the axis counts hours: all is within days, and something has them."""
    first, last = ends or ends_of(counted)
    return bool(counted["hours"].any()) and last - first <= MOST_HOURLY_DAYS


def on_axis(counted: pd.DataFrame) -> pd.DataFrame:
    """Add the lane of marks, and where they stand: `start` and `end` (days), and `point`.

    What is known to the minute is a point, in its middle.
    """
    least, most = counted["days_least"], counted["days_most"]
    exact = counted["hours"].astype(bool) & (most - least <= EXACT_DAYS)
    point = ((least == most) | exact) & ~counted["duration"]
    start, end = (side.mask(point, (least + most) / 2) for side in (least, most))
    return counted.assign(lane=counted["person"], start=start, end=end, point=point)


def ends_of(counted: pd.DataFrame) -> tuple[float, float]:
    """Give the least and the most days that are known."""
    known = pd.concat([counted["days_least"], counted["days_most"]])
    return float(known.min()), float(known.max())


@dataclass(frozen=True)
class DaysAxis:
    """Whole days, or hours; 0 for the arrival."""

    hourly: bool = False

    def x(self, look: Theme, _: Sequence[float]) -> alt.X:
        """Make the axis."""
        return alt.X(
            "start:Q",
            scale=alt.Scale(padding=14, nice=False, zero=False),
            axis=alt.Axis(
                tickMinStep=1, labelExpr=HOURS if self.hourly else DAYS, **axis_look(look)
            ),
            title=None,
            stack=None,
        )

    def told(self, moment: str) -> str:
        """Write a number of days or hours since the arrival."""
        unit = "' h after arrival'" if self.hourly else "' days after arrival'"
        return f"format(floor({moment}), ',d') + {unit}"
