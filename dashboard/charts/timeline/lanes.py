"""Events in lanes: points as marks, spans as bars, uncertain ones soft, inferred ones hollow."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.charts.template import Drawing, Record, records
from dashboard.charts.theme import theme
from dashboard.charts.timeline.key import key_px, key_values, signs_on
from dashboard.charts.timeline.lane_gaps import FIELD, gap_rows, gaps_by_lane, heads_alone
from dashboard.charts.timeline.lane_layers import LABEL_DX, Axis, Lanes, lane_layers
from dashboard.charts.timeline.lane_rows import lane_rows
from dashboard.charts.timeline.lane_ways import way_rows, ways_between

Records = list[Record]
ROW_PX = 17
DENSE_ROW_PX = 12
AXIS_PX = 25
LABELLED_EVENTS = 80
RINGED = 0.45  # of a row, above and below a bar
SEEN = ("start", "end", "row", "family", "colour", "basis", "label")
LAYOUT = {"head", "way", "edge", "apart", "side", "tie", "contradicted", "point", "duration"}
LAYOUT |= {"open_start", "open_end", "reach", "start_unknown", "end_unknown"}
READ = {
    **dict.fromkeys(("points", "within", "lasted", "since", "until"), SEEN),
    "fields": ("event_id", "start", "end", "above", "below"),
}


def lane_chart(
    events: pd.DataFrame,
    axis: Axis,
    tooltip: Mapping[str, str],
    *,
    dark: bool,
    picked: str | None = None,
    ticks: pd.DataFrame | None = None,
    legs: pd.DataFrame | None = None,
    gaps: Sequence[Record] = (),
    at: Sequence[float] = (),
    ends: tuple[float, float] | None = None,
) -> Drawing:
    """Draw events in lanes along an axis.

    Parameters
    ----------
    events : DataFrame
        One row per mark, by lane, at least one if there are no gaps: what `lane_rows`
        needs, and `event_id`,
        `colour` (of the lane's name, CSS hex),
        `duration` (bool), `tie` (number, missing for a row alone: rows between which nothing
        tells an order, joined by a line), `basis`, `family` (as `families.families` gives
        it), `contradicted` (bool), `what` (str, beside the mark),
        `label` (str, for screen readers), and the columns of `tooltip`.
    axis : Axis
        What events are laid along.
    tooltip : mapping of str to str
        Titles by column, in order.
    dark : bool
        Whether the page is dark.
    picked : str, optional
        event_id of the event to emphasise.
    ticks : DataFrame, optional
        Where else on the axis an event is put: `event_id`, `start` and `end` (float);
        those of events that are not drawn are left out.
    legs : DataFrame, optional
        As `ways.ways` gives them: drawn where each event has its text beside it, if both ends
        are on the chart.
    gaps : sequence of dict
        Ends of gaps, as `lane_gaps.gaps_by_lane` wants them; above the marks of their lanes.
    at : sequence of float
        The only values that the axis names, if it is not to choose them itself.
    ends : tuple of float, optional
        What the axis reaches to at least: of the whole, where this is a page of it.

    Returns
    -------
    Drawing
        As wide as its container; a point selection `pick` by `event_id`.
    """
    labelled = is_labelled(len(events))
    marks = records(events)
    ways = ways_between(records(legs), marks) if labelled and legs is not None else []
    gapped = gaps_by_lane(gaps, labelled=labelled)
    alone, taken = heads_alone(gapped, {mark["lane"] for mark in marks})
    elsewhere = [] if ticks is None else records(ticks)
    rows = lane_rows(
        marks,
        labelled=labelled,
        beside=_reached(elsewhere),
        ways={way["person"] for way in ways},
        taken=taken,
    )
    lowest = max((mark["row"] for mark in rows), default=taken.head - 1)
    values: dict[str, Any] = {
        "height": (lowest + 1) * (ROW_PX if labelled else DENSE_ROW_PX),
        "span": [-0.6, lowest + 0.6],
    }
    given = {"picked": picked, "at": list(at)}
    values |= {name: value for name, value in given.items() if value}
    found = (
        _heads(rows, alone) | _marks(rows) | _rings(rows) | _ties(rows) | _ticks(elsewhere, rows)
    )
    has = {name: bool(found[name]) for name in ("ticks", "ties")}
    signs = signs_on(rows, **has, apart=bool(found["parted"]), ways=bool(ways), gaps=bool(gaps))
    values |= key_values(signs, theme(dark=dark))
    found["key"] = [{"sign": values["key"][0]}]
    if labelled:
        found |= _labels(rows)
    found["fields"] = [mark | _beside(mark["row"], 0.5) for mark in rows]
    found["ways"] = way_rows(ways, rows)
    found |= gap_rows(gapped, rows, taken, tooltip)
    found["fields"] += found.pop(FIELD)
    found["pointed"] = [{"start": (rows or gaps)[0]["start"]}]
    found = _without_layout(found) if labelled else _lean(found, tooltip)
    found["ends"] = [{"start": ends[0], "end": ends[1]}] if ends else []
    lanes = Lanes(axis, tuple(tooltip.items()), dark, labelled, bool(gaps))
    return Drawing(lane_layers, (lanes,), values, found, AXIS_PX + key_px(signs))


def is_labelled(marks: int) -> bool:
    """Tell whether there are few enough for each to have a row and its text beside it."""
    return marks <= LABELLED_EVENTS


def _without_layout(found: Mapping[str, Records]) -> dict[str, Records]:
    """Leave out of marks what was only needed to lay them out."""
    marks = {*READ, *LABEL_DX}
    return {
        layer: [{name: cell for name, cell in row.items() if name not in LAYOUT} for row in rows]
        if layer in marks
        else rows
        for layer, rows in found.items()
    }


def _lean(found: Mapping[str, Records], tooltip: Mapping[str, str]) -> dict[str, Records]:
    """Leave out what no layer reads: of hundreds of marks that is half of what is sent."""
    reads = READ | {"fields": (*READ["fields"], *tooltip)}
    return {
        layer: [{name: row[name] for name in reads[layer]} for row in rows]
        if layer in reads
        else rows
        for layer, rows in found.items()
    }


def _heads(rows: Records, alone: Records) -> dict[str, Records]:
    """Give each lane its name, in its colour, and where words are parted from deeds.

    `alone` are the lanes of which no mark is on the chart.
    """
    names = ("lane", "head", "colour")
    first = {mark["lane"]: mark for mark in reversed(rows)}
    heads = [{name: mark[name] for name in names} for mark in first.values()]
    edges = {mark["lane"]: mark["edge"] for mark in rows}
    parted = [{"edge": edge} for edge in edges.values() if edge is not None]
    return {"heads": alone + heads[::-1], "parted": parted}


def _marks(rows: Records) -> dict[str, Records]:
    """Sort events by what stands for them; arrows point out of their open ends."""
    bars = [mark for mark in rows if not mark["point"]]
    return {
        "within": [mark for mark in bars if not mark["duration"]],
        "lasted": [mark for mark in bars if mark["duration"]],
        "points": [mark for mark in rows if mark["point"]],
        "since": [mark for mark in rows if mark["open_start"] and not mark.get("start_unknown")],
        "until": [
            mark | {"start": mark["end"]}
            for mark in rows
            if mark["open_end"] and not mark.get("end_unknown")
        ],
    }


def _rings(rows: Records) -> dict[str, Records]:
    """Ring what accounts contradict each other on."""
    ringed = [mark for mark in rows if mark["contradicted"]]
    bars = [
        {"start": mark["start"], "end": mark["end"]} | _beside(mark["row"], RINGED)
        for mark in ringed
        if not mark["point"]
    ]
    points = [{name: mark[name] for name in ("start", "row")} for mark in ringed if mark["point"]]
    return {"rings": points, "ringed bars": bars}


def _beside(row: float, half: float) -> Record:
    """Give from where to where something reaches that is around a row."""
    return {"above": round(row - half, 2), "below": round(row + half, 2)}


def _ties(rows: Records) -> dict[str, Records]:
    """Join the first and the last row of those between which nothing tells an order."""
    tied: dict[tuple[float, bool], Records] = {}
    for mark in rows:
        if mark["tie"] is not None:
            tied.setdefault((mark["tie"], mark["apart"]), []).append(mark)
    lines = [
        {
            "start": min(mark["start"] for mark in marks),
            "row": min(mark["row"] for mark in marks),
            "last": max(mark["row"] for mark in marks),
        }
        for marks in tied.values()
    ]
    return {"ties": [line for line in lines if line["row"] < line["last"]]}


def _ticks(ticks: Records, rows: Records) -> dict[str, Records]:
    """Put ticks into the rows of their events."""
    own: dict[str, list[int]] = {}
    for mark in rows:
        own.setdefault(mark["event_id"], []).append(mark["row"])
    placed = [tick | {"row": row} for tick in ticks for row in own.get(tick["event_id"], ())]
    spans = [tick for tick in placed if tick["start"] < tick["end"]]
    return {"tick spans": spans, "ticks": placed + [one | {"start": one["end"]} for one in spans]}


def _reached(ticks: Records) -> dict[str, tuple[float, float]]:
    """Give from where to where the ticks of each event stand."""
    found: dict[str, tuple[float, float]] = {}
    for tick in ticks:
        first, last = found.get(tick["event_id"], (tick["start"], tick["end"]))
        found[tick["event_id"]] = (min(tick["start"], first), max(tick["end"], last))
    return found


def _labels(rows: Records) -> dict[str, Records]:
    """Put each text beside its mark, its bar, or the ticks that stand further out."""
    found: dict[str, Records] = {side: [] for side in LABEL_DX}
    for mark in rows:
        first, last = mark["reach"]
        edge = {"left": first, "right": last}.get(mark["side"], mark["start"])
        found[mark["side"]].append(mark | {"start": edge})
    return found
