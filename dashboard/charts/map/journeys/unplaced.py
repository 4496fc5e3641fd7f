"""Days on which no source places somebody, on a map: hollow ends, and a dashed line between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from dashboard.charts.map.marks import records, shape
from dashboard.charts.map.outlines import bow
from dashboard.charts.template import Record
from dashboard.charts.theme import Theme, coloured

WIDTH_PX, DASH = 1.6, (11, 6)


@dataclass(frozen=True, eq=False)
class Unplaced:
    """What a map draws of days on which no source places somebody.

    Parameters
    ----------
    marks
        One row per mark: as for `place_map`, which takes them with the others, and `colour`;
        `role` is `beside` for what is known before or after, and `between` for the text in the
        middle of a line, which has no dot.
    shapes
        The lines: straight and without an arrow, as nobody says that this was the way.
    edges
        Latitudes and longitudes of what is known of each person.
    """

    marks: pd.DataFrame = field(default_factory=pd.DataFrame)
    shapes: Sequence[Record] = ()
    edges: Sequence[Sequence[tuple[float, float]]] = ()


def unplaced_on_map(
    points: pd.DataFrame, lines: pd.DataFrame, people: Sequence[str], look: Theme
) -> Unplaced:
    """Make what a map draws of days on which no source places somebody.

    Parameters
    ----------
    points, lines
        As `unplaced_points` and `unplaced_lines` give them.
    people
        All who have colours, in order.
    look
        The colours.
    """
    own = [points[points["person_id"] == person] for person in points["person_id"].unique()]
    return Unplaced(
        _marks(points, lines, people, look),
        _shapes(lines, people, look),
        [list(zip(one["latitude"], one["longitude"], strict=True)) for one in own],
    )


def _marks(
    points: pd.DataFrame, lines: pd.DataFrame, people: Sequence[str], look: Theme
) -> pd.DataFrame:
    """Make the marks."""
    ends = points.assign(role="beside", colour=coloured(points["person_id"], people, look))
    several = ["place_id", "latitude", "longitude"]
    says = {"label": _first_and_more, "tooltip": "; ".join}
    told = ends.groupby(several, sort=False).agg(says).reset_index()
    ends = ends.drop_duplicates(several).drop(columns=[*says])
    ends = ends.merge(told, on=several).assign(place_id="")
    texts = [
        {
            **{"place_id": "", "name": "", "label": row["label"], "tooltip": row["tooltip"]},
            **{"role": "between", "colour": None},
            **{name: middle[name] for name in ("latitude", "longitude")},
        }
        for row in records(lines.drop_duplicates("person_id"))
        for _, middle in [_bowed(row)]
    ]
    marks = pd.concat([ends, pd.DataFrame(texts, columns=[*ends])], ignore_index=True)
    return marks.assign(kind="", radius_km=float("nan"), accounts=0, others=0)


def _shapes(lines: pd.DataFrame, people: Sequence[str], look: Theme) -> list[Record]:
    """Make the lines."""
    colours = coloured(lines["person_id"], people, look)
    return [
        shape(_bowed(row)[0], stroke=colour, width=WIDTH_PX, dash=DASH)
        | {"tooltip": row["tooltip"]}
        for row, colour in zip(records(lines), colours, strict=True)
    ]


def _first_and_more(labels: pd.Series) -> str:
    """Give the first of several labels, and say how many more there are."""
    first, *others = dict.fromkeys(labels)
    return f"{first} (+{len(others)})" if others else str(first)


def _bowed(row: Record) -> tuple[Record, dict[str, float]]:
    """Give the line of a row, and its middle."""
    start, end = ((row[f"{end}_latitude"], row[f"{end}_longitude"]) for end in ("from", "to"))
    return bow(start, end, 0.0)
