"""When it happened: a lane a person, days as marks, what is uncertain as soft bars."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from dashboard.analysis.alt_texts import in_no_order
from dashboard.charts.template import Drawing
from dashboard.charts.theme import (
    DAY_MS,
    Theme,
    coloured,
    milliseconds,
    theme,
    ticks_of,
    time_axis,
)
from dashboard.charts.timeline.lanes import lane_chart

TOOLTIP = {
    "what": "What",
    "when": "When",
    "place": "Where",
    "who": "Who",
    "kind": "Kind",
    "given": "Known as",
    "source": "Source",
}
OTHERWISE = {"otherwise": "Dated otherwise"}
BY_NOBODY = "by no source"


def timeline(
    lanes: pd.DataFrame,
    kinds: Sequence[str],
    *,
    others: pd.DataFrame | None = None,
    people: Sequence[str] = (),
    picked: str | None = None,
    ends: tuple[float, float] | None = None,
    dark: bool,
) -> Drawing:
    """Draw dated events in lanes.

    A day is a mark. A soft bar is a span on some day of which it happened, a solid bar
    one that it lasted; an arrow points where a span is open. Marks of inferred events
    are hollow, their bars dashed. A tick is a day that another account gives, a thin
    line with two ticks a span.

    Parameters
    ----------
    lanes : DataFrame
        As `timeline.lanes` gives it, at least one row.
    kinds : sequence of str
        Labels of all kinds of event in the dataset, in order.
    others : DataFrame, optional
        As `leading.other_dates` gives it; dates of events that have no lane are left out.
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
    placed = on_axis(lanes)
    told: dict[Hashable, str] = {}
    if others is not None and len(others):
        told = others.groupby("event_id")["told"].agg("; ".join).to_dict()
    tooltip = TOOLTIP | OTHERWISE if told else TOOLTIP
    events = placed.assign(
        colour=coloured(lanes["lane_id"], people, look),
        source=lanes["source"] + ", " + lanes["locator"],
        otherwise=lanes["event_id"].map(told).astype("str").fillna(BY_NOBODY),
        label=lanes["what"]
        + ", "
        + lanes["when"]
        + ", "
        + lanes["lane"]
        + in_no_order(lanes["tie"]),
    )
    columns = ["event_id", "lane", "duration", "basis", "tie", *tooltip]
    columns += ["start", "end", "point", "colour", "label"]
    length = ends[1] - ends[0] - DAY_MS if ends else _length(lanes)
    one_day = [float(events["start"].iloc[0])] if _is_one(events["start"]) and not ends else []
    return lane_chart(
        events[columns],
        TimeAxis(ticks_of(length), one_day=bool(one_day)),
        kinds,
        tooltip,
        dark=dark,
        picked=picked,
        ticks=_ticks(others) if others is not None and told else None,
        at=one_day,
        ends=ends,
    )


def on_axis(lanes: pd.DataFrame) -> pd.DataFrame:
    """Add where marks stand on the axis: `start` and `end` (missing where open), and `point`."""
    point = (lanes["earliest"] == lanes["latest"]) & ~lanes["duration"]
    start, end = milliseconds(lanes["earliest"]), milliseconds(lanes["latest"])
    return lanes.assign(start=start + point * (DAY_MS / 2), end=end + DAY_MS, point=point)


def ends_of(lanes: pd.DataFrame) -> tuple[float, float]:
    """Give where the first day begins and the last one ends, of all bounds that are known."""
    start, end = milliseconds(lanes["earliest"]), milliseconds(lanes["latest"])
    known = pd.concat([start, end])
    return float(known.min()), float(known.max()) + DAY_MS


def _length(lanes: pd.DataFrame) -> float:
    """Give how far apart the first and the last bounds are, in milliseconds."""
    start, end = milliseconds(lanes["earliest"]), milliseconds(lanes["latest"])
    return float(end.max() - start.min())


@dataclass(frozen=True)
class TimeAxis:
    """Time, in UTC: `ticks` is what `theme.ticks_of` gives; of `one_day` Vega names nothing."""

    ticks: str
    one_day: bool

    def x(self, look: Theme, at: Sequence[float]) -> alt.X:
        """Make the axis."""
        named = {"values": at} if self.one_day else {}
        return alt.X(
            "start:T",
            scale=alt.Scale(type="utc", padding=14, nice=False),
            axis=time_axis(self.ticks, look, **named),
            title=None,
            stack=None,
        )


def _is_one(starts: pd.Series) -> bool:
    """Tell whether all stand at one spot, of which Vega would not write the date."""
    return bool(starts.notna().all()) and starts.nunique() == 1


def _ticks(others: pd.DataFrame) -> pd.DataFrame:
    """Give the ends of other dates on the axis; a day has both in its middle."""
    day = others["earliest"] == others["latest"]
    ticks = pd.DataFrame(
        {
            "event_id": others["event_id"],
            "start": milliseconds(others["earliest"]) + day * (DAY_MS / 2),
            "end": milliseconds(others["latest"]) + DAY_MS * (1 - day / 2),
        }
    )
    return ticks.assign(start=ticks["start"].fillna(ticks["end"])).fillna({"end": ticks["start"]})
