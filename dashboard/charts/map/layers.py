"""The layers of a map above its base: shapes, arrows, rings, dots and labels, each by its rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.map.camera import HAS_ROOM, ON_MARK
from dashboard.charts.map.ground import Ground
from dashboard.charts.map.labels import WIDEST_PX
from dashboard.charts.map.marks import records

RING_PX2 = 420
ARROW_PX2 = 90.0
PALE, PALE_PX2 = 0.4, 60.0


def rows_of(name: str | None, shown: str | None) -> alt.Chart:
    """Rows by their name, or what is above them has; those for which an expression holds."""
    chart = alt.Chart(alt.NamedData(name)) if name else alt.Chart()
    return chart.transform_filter(shown) if shown else chart


def shapes(shown: str | None = None, rows: str = "shapes") -> alt.Chart:
    """All that has a shape on the ground, each with its own looks.

    Here and below, `shown` is the expression that tells which rows are drawn.
    """
    chart: alt.Chart = (
        rows_of(rows, shown)
        .mark_geoshape(
            clip=True,
            aria=False,
            fill=alt.expr("datum.fill"),
            fillOpacity=0.13,
            stroke=alt.expr("datum.stroke"),
            strokeWidth=alt.expr("datum.width"),
            strokeDash=alt.expr("datum.dash"),
        )
        .encode(tooltip="tooltip:N")
    )
    return chart


def arrows(ground: Ground, rows: str = "arrows", size: float = ARROW_PX2) -> alt.Chart:
    """The direction of each leg."""
    chart: alt.Chart = (
        alt.Chart(alt.NamedData(rows))
        .mark_point(
            clip=True, shape="triangle", size=size, filled=True, opacity=1, stroke=ground.land
        )
        .encode(
            longitude="longitude:Q",
            latitude="latitude:Q",
            angle=alt.Angle("bearing:Q", scale=None),
            fill=alt.Fill("colour:N", scale=None),
            tooltip="tooltip:N",
            description="tooltip:N",
        )
    )
    return chart


def bundles(ground: Ground) -> alt.LayerChart:
    """The numbers of bundles of journeys, on a halo of the ground's colour."""
    base = alt.Chart().encode(longitude="longitude:Q", latitude="latitude:Q", text="number:N")
    looks: dict[str, Any] = {"clip": True, "fontSize": 11, "fontWeight": "bold"}
    halo = base.mark_text(color=ground.land, stroke=ground.land, strokeWidth=4, aria=False, **looks)
    digits = base.mark_text(color=ground.look.muted, **looks)
    return alt.LayerChart(
        layer=[halo, digits.encode(tooltip="tooltip:N", description="tooltip:N")],
        data=alt.NamedData("bundles"),
    )


def rings(shown: str | None = None, rows: str = "rings") -> alt.Chart:
    """Where only some accounts put an event."""
    chart: alt.Chart = (
        rows_of(rows, shown)
        .mark_point(
            clip=True,
            aria=False,
            opacity=0.75,
            strokeWidth=1.3,
            strokeDash=[3, 2],
            stroke=alt.expr("datum.stroke"),
        )
        .encode(longitude="longitude:Q", latitude="latitude:Q", size=alt.Size("size:Q", scale=None))
    )
    return chart


def pick(fields: Sequence[str] = ("place_id",), on_mark: str = ON_MARK) -> alt.Parameter:
    """The selection of a place; it stays until another one is clicked."""
    return alt.selection_point(
        name="pick", fields=list(fields), on=f"click[{on_mark}]", clear=False
    )


def dots(picked: str, ground: Ground) -> tuple[alt.Chart, alt.Chart]:
    """The places themselves, and a ring around the selected one."""
    rings = (
        points("dots")
        .transform_filter("datum.role !== 'context'")
        .mark_point(clip=True, aria=False, size=RING_PX2, strokeWidth=2.5, stroke=ground.look.text)
        .encode(
            opacity=alt.when(pick(), empty=False)
            .then(alt.value(1))
            .when(alt.FieldEqualPredicate(field="place_id", equal=picked))
            .then(alt.value(1))
            .otherwise(alt.value(0))
        )
    )
    return rings, discs("dots")


def points(rows: str) -> alt.Chart:
    """Rows that stand at a point."""
    chart: alt.Chart = alt.Chart(alt.NamedData(rows)).encode(
        longitude="longitude:Q", latitude="latitude:Q"
    )
    return chart


def discs(rows: str) -> alt.Chart:
    """Places that can be clicked, each with its own looks."""
    chart: alt.Chart = (
        points(rows)
        .mark_point(
            clip=True,
            opacity=1,
            cursor="pointer",
            fill=alt.expr("datum.fill"),
            stroke=alt.expr("datum.stroke"),
            strokeWidth=1.6,
        )
        .encode(
            size=alt.Size("size:Q", scale=None), tooltip="tooltip:N", description="description:N"
        )
    )
    return chart


def pale(ground: Ground, rows: str = "pale", size: float = PALE_PX2) -> alt.Chart:
    """Places of days that are not chosen."""
    chart: alt.Chart = (
        points(rows)
        .mark_point(
            clip=True, aria=False, filled=True, opacity=PALE, size=size, color=ground.look.muted
        )
        .encode(tooltip="tooltip:N")
    )
    return chart


def emphasis(ground: Ground, rows: str, size: float = RING_PX2) -> alt.Chart:
    """A ring around the place of what the reader points at."""
    chart: alt.Chart = points(rows).mark_point(
        clip=True, aria=False, opacity=1, size=size, strokeWidth=2.5, stroke=ground.look.text
    )
    return chart


def labels(
    ground: Ground, shown: str = HAS_ROOM, rows: str | None = "labels", told: str = "tooltip"
) -> tuple[alt.Chart, alt.Chart]:
    """Texts on a halo of the ground's colour, each while it has room; `told`: their tooltips."""
    base = rows_of(rows, shown).encode(
        longitude="longitude:Q", latitude="latitude:Q", text="label:N", description="label:N"
    )
    looks: dict[str, Any] = {
        "clip": True,
        "baseline": "middle",
        "limit": WIDEST_PX,
        "align": alt.expr("datum.align"),
        "dx": alt.expr("datum.dx"),
        "dy": alt.expr("datum.dy"),
        "fontSize": alt.expr("datum.font_px"),
        "fontStyle": alt.expr("datum.style"),
    }
    halo: dict[str, Any] = {"color": ground.land, "stroke": ground.land, "strokeWidth": 3}
    return (
        base.mark_text(opacity=0.85, strokeJoin="round", aria=False, **halo, **looks),
        base.mark_text(color=alt.expr("datum.colour"), cursor="pointer", **looks).encode(
            tooltip=f"{told}:N"
        ),
    )


def centres(marks: pd.DataFrame) -> dict[str, tuple[float, float]]:
    """The places that a reader can centre a map on, by name."""
    decided = marks[marks["role"].isin(["place", "area"])].drop_duplicates("name")
    return {mark["name"]: (mark["latitude"], mark["longitude"]) for mark in records(decided)}
