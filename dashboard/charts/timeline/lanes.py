"""Events in lanes: points as marks, spans as bars, uncertain ones soft, inferred ones hollow."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from dashboard.charts.template import Drawing, Record, records
from dashboard.charts.theme import colours, shapes, theme
from dashboard.charts.timeline.lane_layers import LABEL_DX, Axis, Lanes, lane_layers
from dashboard.charts.timeline.lane_rows import lane_rows

ROW_PX = 20
DENSE_ROW_PX = 12
LABELLED_EVENTS = 80
MOST_ROWS = 130


def lane_chart(
    events: pd.DataFrame,
    axis: Axis,
    kinds: Sequence[str],
    tooltip: Mapping[str, str],
    *,
    dark: bool,
    picked: str | None = None,
    ticks: pd.DataFrame | None = None,
    at: Sequence[float] = (),
) -> Drawing:
    """Draw events in lanes along an axis.

    Parameters
    ----------
    events : DataFrame
        One row per mark, by lane, at least one: what `lane_rows` needs, and `event_id`,
        `colour` (of the lane's name, CSS hex),
        `duration` (bool), `tie` (number, missing for a row alone: rows between which nothing
        tells an order, joined by a line), `basis`, `kind`, `what` (str, beside the mark),
        `label` (str, for screen readers), and the columns of `tooltip`.
    axis : Axis
        What events are laid along.
    kinds : sequence of str
        All kinds there are, in order: a kind keeps its colour and symbol whatever is
        shown.
    tooltip : mapping of str to str
        Titles by column, in order.
    dark : bool
        Whether the page is dark.
    picked : str, optional
        event_id of the event to emphasise.
    ticks : DataFrame, optional
        Where else on the axis an event is put: `event_id`, `start` and `end` (float);
        those of events that are not drawn are left out.
    at : sequence of float
        The only values that the axis names, if it is not to choose them itself.

    Returns
    -------
    Drawing
        As wide as its container; a point selection `pick` by `event_id`. Of very many
        events only the first lanes are drawn, and the chart says how many are not.
    """
    labelled = len(events) <= LABELLED_EVENTS
    laid = lane_rows(events, labelled=labelled)
    rows = laid[laid["row"] <= MOST_ROWS]
    lowest = int(rows["row"].max())
    present, look = set(rows["kind"]), theme(dark=dark)
    hues, symbols = colours(kinds, look), shapes(kinds)
    own = [kind for kind in kinds if kind in present]
    values: dict[str, Any] = {
        "height": (lowest + 1) * (ROW_PX if labelled else DENSE_ROW_PX),
        "span": [-0.6, lowest + 0.6],
        "kinds": own,
        "hues": [hues[kind] for kind in own],
        "symbols": [symbols[kind] for kind in own],
    }
    given = {"picked": picked, "at": list(at), "said": _left_out(laid, rows)}
    values |= {name: value for name, value in given.items() if value}
    heads = rows.groupby("lane", sort=False)[["head", "colour"]].first().reset_index()
    found = {"heads": records(heads), **_marks(rows), **_ticks(ticks, rows), "ties": _ties(rows)}
    if labelled:
        found |= _labels(rows, ticks)
    fields = rows.assign(above=rows["row"] - 0.5, below=rows["row"] + 0.5)
    found["fields"] = records(fields)
    lanes = Lanes(axis, tuple(tooltip.items()), dark, labelled)
    return Drawing(lane_layers, (lanes,), values, found)


def _left_out(laid: pd.DataFrame, rows: pd.DataFrame) -> list[str]:
    """Say what is not drawn, if anything."""
    if len(rows) == len(laid):
        return []
    drawn, whole = rows["lane"].nunique(), laid["lane"].nunique()
    return [
        f"Drawn: the first {drawn} of {whole} lanes, {len(rows):,} of {len(laid):,} marks.",
        "Choose people, places or days to see the others.",
    ]


def _marks(rows: pd.DataFrame) -> dict[str, list[Record]]:
    """Sort events by what stands for them; arrows point out of their open ends."""
    until = rows[rows["open_end"]].drop(columns="start").rename(columns={"end": "start"})
    return {
        "within": records(rows[~rows["point"] & ~rows["duration"]]),
        "lasted": records(rows[~rows["point"] & rows["duration"]]),
        "points": records(rows[rows["point"]]),
        "since": records(rows[rows["open_start"]]),
        "until": records(until),
    }


def _ties(rows: pd.DataFrame) -> list[Record]:
    """Join the first and the last row of those between which nothing tells an order."""
    tied = rows.groupby("tie").agg(start=("start", "min"), row=("row", "min"), last=("row", "max"))
    return records(tied[tied["row"] < tied["last"]])


def _ticks(ticks: pd.DataFrame | None, rows: pd.DataFrame) -> dict[str, list[Record]]:
    """Put ticks into the rows of their events."""
    if ticks is None:
        return {"tick spans": [], "ticks": []}
    placed = ticks.merge(rows[["event_id", "row"]], on="event_id")
    spans = placed[placed["start"] < placed["end"]]
    ends = pd.concat([placed, spans.drop(columns="start").rename(columns={"end": "start"})])
    return {"tick spans": records(spans), "ticks": records(ends)}


def _labels(rows: pd.DataFrame, ticks: pd.DataFrame | None) -> dict[str, list[Record]]:
    """Put each text beside its mark, its bar, or the ticks that stand further out."""
    right, left = rows["side"] == "right", rows["side"] == "left"
    edge = rows["start"].mask(right & ~rows["point"], rows["end"])
    if ticks is not None:
        by_event = ticks.groupby("event_id")
        first, last = by_event["start"].min(), by_event["end"].max()
        edge = edge.mask(right, np.fmax(edge, rows["event_id"].map(last)))
        edge = edge.mask(left, np.fmin(edge, rows["event_id"].map(first)))
    placed = rows.assign(start=edge)
    return {side: records(placed[placed["side"] == side]) for side in LABEL_DX}
