"""The layers of a map above its base: shapes, arrows, rings, dots and labels, each by its rows."""

from __future__ import annotations

from typing import Any

import altair as alt

from dashboard.charts.map.camera import HAS_ROOM, ON_MARK
from dashboard.charts.map.ground import Ground
from dashboard.charts.map.labels import WIDEST_PX

RING_PX2 = 420


def shapes() -> alt.Chart:
    """All that has a shape on the ground, each with its own looks."""
    chart: alt.Chart = (
        alt.Chart(alt.NamedData("shapes"))
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


def arrows(ground: Ground) -> alt.Chart:
    """The direction of each leg."""
    chart: alt.Chart = (
        alt.Chart(alt.NamedData("arrows"))
        .mark_point(
            clip=True, shape="triangle", size=90, filled=True, opacity=1, stroke=ground.land
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


def rings() -> alt.Chart:
    """Where only some accounts put an event."""
    chart: alt.Chart = (
        alt.Chart(alt.NamedData("rings"))
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


def pick() -> alt.Parameter:
    """The selection of a place; it stays until another one is clicked."""
    return alt.selection_point(
        name="pick", fields=["place_id"], on=f"click[{ON_MARK}]", clear=False
    )


def dots(picked: str, ground: Ground) -> tuple[alt.Chart, alt.Chart]:
    """The places themselves, and a ring around the selected one."""
    base = alt.Chart(alt.NamedData("dots")).encode(longitude="longitude:Q", latitude="latitude:Q")
    rings = (
        base.transform_filter("datum.role !== 'context'")
        .mark_point(clip=True, aria=False, size=RING_PX2, strokeWidth=2.5, stroke=ground.look.text)
        .encode(
            opacity=alt.when(pick(), empty=False)
            .then(alt.value(1))
            .when(alt.FieldEqualPredicate(field="place_id", equal=picked))
            .then(alt.value(1))
            .otherwise(alt.value(0))
        )
    )
    dots = base.mark_point(
        clip=True,
        opacity=1,
        cursor="pointer",
        fill=alt.expr("datum.fill"),
        stroke=alt.expr("datum.stroke"),
        strokeWidth=1.6,
    ).encode(size=alt.Size("size:Q", scale=None), tooltip="tooltip:N", description="description:N")
    return rings, dots


def labels(ground: Ground) -> tuple[alt.Chart, alt.Chart]:
    """Texts on a halo of the ground's colour, each while it has room."""
    base = (
        alt.Chart(alt.NamedData("labels"))
        .transform_filter(HAS_ROOM)
        .encode(
            longitude="longitude:Q", latitude="latitude:Q", text="label:N", description="label:N"
        )
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
            tooltip="tooltip:N"
        ),
    )
