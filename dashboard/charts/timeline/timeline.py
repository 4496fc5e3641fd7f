"""When it happened: a lane a person, days as marks, what is uncertain as soft bars."""

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from dashboard.analysis import clocks
from dashboard.analysis.alt_texts import CONTRADICTED, in_no_order
from dashboard.charts.template import Drawing, Record, records
from dashboard.charts.theme import (
    DAY_MS,
    HOURLY_MS,
    MINUTE_MS,
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
    "given": "How known",
    "source": "Source",
}
OTHERWISE = {"otherwise": "Dated otherwise"}
UNKNOWN = ("start_unknown", "end_unknown")  # sides that had an end, and nobody knows when
BY_NOBODY = "by no source"


def timeline(
    lanes: pd.DataFrame,
    *,
    others: pd.DataFrame | None = None,
    legs: pd.DataFrame | None = None,
    gaps: pd.DataFrame | None = None,
    people: Sequence[str] = (),
    contradicted: Collection[str] = (),
    picked: str | None = None,
    ends: tuple[float, float] | None = None,
    dark: bool,
) -> Drawing:
    """Draw dated events in lanes.

    A day is a mark. A soft bar is a span on some day of which it happened, a solid bar
    one that it lasted; an arrow points where a span is open, and none where it had an end that
    nobody knows. What is inferred is hollow, what is contradicted has a second outline, and
    words stand below what a person did. A tick is a day that another account gives, a thin
    line with two ticks a span.

    Parameters
    ----------
    lanes : DataFrame
        As `timeline.lanes` gives it, at least one row if there are no gaps.
    others : DataFrame, optional
        As `leading.other_dates` gives it; dates of events that have no lane are left out.
    legs : DataFrame, optional
        As `ways.ways` gives them.
    gaps : DataFrame, optional
        As `unplaced.unplaced` gives them, at least one row.
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
    if gaps is not None:
        ends = _with_gaps(lanes, gaps, ends)
    placed, hourly = on_axis(lanes, ends), is_hourly(lanes, ends)
    told: dict[Hashable, str] = {}
    if others is not None and len(others):
        told = others.groupby("event_id")["told"].agg("; ".join).to_dict()
    tooltip = TOOLTIP | OTHERWISE if told else TOOLTIP
    parted = lanes["event_id"].isin(contradicted)
    events = placed.assign(
        contradicted=parted,
        colour=coloured(lanes["lane_id"], people, look),
        source=lanes["source"] + ", " + lanes["locator"],
        otherwise=lanes["event_id"].map(told).astype("str").fillna(BY_NOBODY),
        label=lanes["what"]
        + ", "
        + lanes["when"]
        + ", "
        + lanes["lane"]
        + in_no_order(lanes["tie"])
        + parted.map({True: CONTRADICTED, False: ""}).astype("str"),
    )
    columns = ["event_id", "lane", "duration", "basis", "family", "tie", "contradicted", *tooltip]
    columns += ["start", "end", "point", "colour", "label"]
    columns += [side for side in UNKNOWN if lanes[side].any()]
    first, last = _reach(ends or ends_of(lanes), others, lanes)
    within_a_day = not hourly and last - first <= DAY_MS
    one_day = [] if ends else _one_spot(events["start"], within_a_day=within_a_day)
    return lane_chart(
        events[columns],
        TimeAxis("hours" if hourly else ticks_of(last - first - DAY_MS), one_day=bool(one_day)),
        tooltip,
        dark=dark,
        picked=picked,
        legs=legs,
        gaps=[] if gaps is None else _gaps(gaps, people, look, hourly=hourly),
        ticks=_ticks(others, hourly=hourly) if others is not None and told else None,
        at=one_day,
        ends=ends,
    )


def on_axis(lanes: pd.DataFrame, ends: tuple[float, float] | None = None) -> pd.DataFrame:
    """Add where marks stand on the axis: `start` and `end` (missing where open), and `point`.

    `ends` is what the axis reaches to, if not from the first to the last of them.
    """
    start, end, point = extents(lanes, hourly=is_hourly(lanes, ends))
    point &= ~lanes["duration"]
    return lanes.assign(start=start.mask(point, (start + end) / 2), end=end, point=point)


def ends_of(lanes: pd.DataFrame) -> tuple[float, float]:
    """Give where the first date begins and the last one ends, of all bounds that are known."""
    start, end = map(milliseconds, clocks.extents(lanes))
    return float(start.fillna(end - DAY_MS).min()), float(end.fillna(start + DAY_MS).max())


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

    def told(self, moment: str) -> str:
        """Write a day, among hours with the minute."""
        return f"utcFormat({moment}, '%-d %B %Y{', %H:%M' if self.ticks == 'hours' else ''}')"


def extents(rows: pd.DataFrame, *, hourly: bool = False) -> tuple[pd.Series, pd.Series, pd.Series]:
    """Give from when to when dates reach on the axis, in milliseconds, and which are points.

    A day is a point, but among hours.

    Parameters
    ----------
    rows : DataFrame
        As for `clocks.extents`.
    hourly : bool
        Whether the axis is, as `is_hourly` tells.
    """
    start, end = map(milliseconds, clocks.extents(rows))
    minute = rows["hours"].astype(bool) & (end - start <= MINUTE_MS)
    return start, end, minute | (~rows["hours"].astype(bool) & _is_day(rows) & (not hourly))


def is_hourly(rows: pd.DataFrame, ends: tuple[float, float] | None = None) -> bool:
    """Tell whether the axis of dates names hours: all is within days, and something has them."""
    first, last = ends or ends_of(rows)
    return bool(rows["hours"].any()) and last - first <= HOURLY_MS


def _is_day(rows: pd.DataFrame) -> pd.Series:
    """Tell which dates are of one day."""
    return rows["earliest"] == rows["latest"]


def _with_gaps(
    lanes: pd.DataFrame, gaps: pd.DataFrame, ends: tuple[float, float] | None
) -> tuple[float, float]:
    """Widen what the axis reaches to by the ends of gaps, and by the days that are asked of."""
    asked = (milliseconds(gaps[side]).iloc[0] for side in ("asked_first", "asked_behind"))
    known = [ends or ends_of(lanes)] if len(lanes) else []
    firsts, lasts = zip(*known, ends_of(gaps), tuple(asked), strict=True)
    return min(firsts), max(lasts)


def _gaps(gaps: pd.DataFrame, people: Sequence[str], look: Theme, *, hourly: bool) -> list[Record]:
    """Give the ends of gaps on the axis."""
    start, end, point = extents(gaps, hourly=hourly)
    point &= ~gaps["duration"].astype(bool)
    placed = gaps.assign(
        start=start.mask(point, (start + end) / 2),
        end=end,
        point=point,
        asked_start=milliseconds(gaps["asked_first"]),
        asked_end=milliseconds(gaps["asked_behind"]),
        colour=coloured(gaps["lane_id"], people, look),
        source=gaps["source"] + ", " + gaps["locator"],
        otherwise=BY_NOBODY,
    )
    names = ["lane", "side", "event_id", "asked", "between", "colour", *TOOLTIP, *OTHERWISE]
    return records(placed[[*names, "start", "end", "point", "asked_start", "asked_end"]])


def _one_spot(starts: pd.Series, *, within_a_day: bool) -> list[float]:
    """Give the first start, where all are so near that Vega would not write the date."""
    same = bool(starts.notna().all()) and starts.nunique() == 1
    return [float(starts.min())] if same or (within_a_day and starts.notna().any()) else []


def _reach(
    ends: tuple[float, float], others: pd.DataFrame | None, lanes: pd.DataFrame
) -> tuple[float, float]:
    """Widen what an axis reaches to by the dates that other accounts give of the same events."""
    if others is None or not (drawn := others["event_id"].isin(lanes["event_id"])).any():
        return ends
    begins, stops = ends_of(others[drawn])
    return min(ends[0], begins), max(ends[1], stops)


def _ticks(others: pd.DataFrame, *, hourly: bool) -> pd.DataFrame:
    """Give the ends of other dates on the axis; a point has both in its middle."""
    start, end, point = extents(others, hourly=hourly)
    middle = (start + end) / 2
    ticks = pd.DataFrame(
        {
            "event_id": others["event_id"],
            "start": start.mask(point, middle),
            "end": end.mask(point, middle),
        }
    )
    return ticks.assign(start=ticks["start"].fillna(ticks["end"])).fillna({"end": ticks["start"]})
