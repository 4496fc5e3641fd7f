"""The way of a lane: a line from stop to stop above its events, with the kilometres of each leg."""

from collections.abc import Collection, Iterable, Mapping, Sequence

import altair as alt

from dashboard.charts.template import Record
from dashboard.charts.theme import FONT_PX, Theme
from dashboard.charts.timeline.lane_marks import rows_of

LETTER_PX = 6  # as wide as a letter is at most, on average
Drawn = Mapping[tuple[str, str], Record]


def ways_between(legs: Iterable[Record], marks: Sequence[Record]) -> list[Record]:
    """Keep the legs of which both ends are on the chart.

    Parameters
    ----------
    legs : iterable of dict
        As rows of `ways.ways`.
    marks : sequence of dict
        With `lane` and `event_id`.
    """
    drawn = {(mark["lane"], mark["event_id"]) for mark in marks}
    return [
        leg
        for leg in legs
        if _any(drawn, leg["person"], leg["from_event_ids"])
        and _any(drawn, leg["person"], leg["to_event_ids"])
    ]


def way_rows(legs: Iterable[Record], marks: Iterable[Record]) -> list[Record]:
    """Lay the line of each leg from where its first end is over to where its last begins.

    Where the dates of the two overlap, it covers the days that both of them may be.

    Parameters
    ----------
    legs : iterable of dict
        As `ways_between` gives them.
    marks : iterable of dict
        As `lane_rows.lane_rows` gives them.

    Returns
    -------
    list of dict
        One row per leg: `start`, `end`, `row` (that of the way), `colour`, `km`, `told`
        and `sure`.
    """
    placed = {(mark["lane"], mark["event_id"]): mark for mark in marks}
    found = []
    for leg in legs:
        starts = _those(placed, leg["person"], leg["from_event_ids"])
        ends = _those(placed, leg["person"], leg["to_event_ids"])
        left = max(one["start"] if one["point"] else one["end"] for one in starts)
        reached = min(one["start"] for one in ends)
        found.append(
            {
                "start": min(left, reached),
                "end": max(left, reached),
                "row": round(starts[0]["way"] + 0.2, 1),
                "colour": starts[0]["colour"],
                "km": leg["km"],
                "told": leg["told"],
                "sure": leg["sure"] and left <= reached,
            }
        )
    return found


def way_layers(x: alt.X, y: alt.Y, look: Theme) -> list[alt.Chart]:
    """Draw the lines, where they lead, and their kilometres where there is room."""
    stroke = alt.Stroke("colour:N", scale=None, legend=None)
    dash = alt.condition("datum.sure", alt.value([1, 0]), alt.value([3, 3]))
    color = alt.Color("colour:N", scale=None, legend=None)
    room = f"abs(scale('x', datum.end) - scale('x', datum.begun)) > {LETTER_PX} * length(datum.km)"
    rows = rows_of("ways")
    return [
        rows.mark_rule(strokeWidth=1.5, aria=False).encode(
            x=x, x2="end", y=y, stroke=stroke, strokeDash=dash
        ),
        rows.transform_calculate(start="datum.end")
        .mark_point(shape="triangle-right", size=25, filled=True, opacity=1, aria=False)
        .encode(x=x, y=y, color=color),
        rows.transform_calculate(begun="+datum.start", start="(+datum.start + +datum.end) / 2")
        .mark_text(
            baseline="bottom",
            dy=-2,
            fontSize=FONT_PX - 1,
            color=look.muted,
            opacity=alt.expr(f"{room} ? 1 : 0"),
            aria=False,
        )
        .encode(x=x, y=y, text="km:N"),
        rows.mark_rule(strokeWidth=12, opacity=0, aria=False).encode(
            x=x, x2="end", y=y, tooltip="told:N"
        ),
    ]


def _any(drawn: Collection[tuple[str, str]], lane: str, events: Iterable[str]) -> bool:
    """Tell whether some of the events are drawn in a lane."""
    return any((lane, event) in drawn for event in events)


def _those(drawn: Drawn, lane: str, events: Iterable[str]) -> list[Record]:
    """Give the marks of those events that are drawn in a lane."""
    return [drawn[lane, event] for event in events if (lane, event) in drawn]
