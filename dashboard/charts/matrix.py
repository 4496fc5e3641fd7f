"""Who tells what: events and claims by sources, a symbol for how each account stands."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from dashboard.charts.template import Drawing, records
from dashboard.charts.theme import FIT, FONT_PX, Theme, theme

ROW_PX = 36
HEAD_PX = 190
MOST_CHARACTERS = 200
KEY = (
    "■ the account shown first · ● agrees · ◇ one is more exact, no contradiction · "
    "▲ contradicts · ○ tells of it, but nothing that could be compared · "
    "no sign: does not tell of it"
)
LOOKS: Mapping[str, tuple[str, int, bool]] = {  # symbol, place of its hue, and whether it is filled
    "leads": ("square", -1, True),
    "agrees": ("circle", 0, True),
    "refines": ("diamond", 0, False),
    "conflicts": ("triangle-up", 1, True),
    "silent": ("circle", -1, False),
}


def agreement(
    cells: pd.DataFrame,
    sources: Mapping[str, str],
    standings: Mapping[str, str],
    *,
    picked: str | None = None,
    dark: bool,
) -> Drawing:
    """Draw a matrix of events and claims by sources.

    Each row has its title above its symbols, so that it can be read at any width.

    Parameters
    ----------
    cells : DataFrame
        As `matrix.matrix` gives it, the cells of one record together; at least one.
    sources : mapping of str to str
        Names by source_id, in the order of the columns.
    standings : mapping of str to str
        What each `standing` means, in words.
    picked : str, optional
        The record to emphasise: `record` and `id` with a space between.
    dark : bool
        Whether the page is dark.

    Returns
    -------
    Drawing
        As wide as its container; a point selection `pick` by `record`, `id`, `source_id`.
    """
    look = theme(dark=dark)
    rows = cells["record"] + " " + cells["id"]
    cells = cells.assign(
        row=pd.factorize(rows)[0],
        own=rows,
        meaning=cells["standing"].map(standings),
        colour=[_colour(standing, look) for standing in cells["standing"]],
        fill=[_colour(one, look) if LOOKS[one][2] else look.ground for one in cells["standing"]],
        label=cells["title"] + ": " + cells["source"] + ", " + cells["said"],
    ).drop(columns="earliest")
    heads = cells.drop_duplicates("row")[["row", "title", "own"]]
    heads = heads.assign(title=heads["title"].str.slice(0, MOST_CHARACTERS))
    lowest = int(heads["row"].max())
    values = {
        "height": (lowest + 1) * ROW_PX,
        "span": [-0.7, lowest + 0.6],
        "columns": list(sources.values()),
        "picked": picked or "",
    }
    found = {"heads": records(heads), "cells": records(cells)}
    return Drawing(_structure, (dark,), values, found)


def _structure(
    dark: bool, *, height: float, span: list[float], columns: list[str], picked: str
) -> alt.LayerChart:
    """Make the matrix without its rows."""
    look = theme(dark=dark)
    y = alt.Y("row:Q", axis=None, scale=alt.Scale(domain=span, nice=False, reverse=True))
    x = alt.X(
        "source:N",
        axis=alt.Axis(
            orient="top",
            labelAngle=-90,
            labelLimit=HEAD_PX,
            labelFontSize=FONT_PX,
            labelColor=look.muted,
            labelOverlap=False,
            grid=True,
            gridColor=look.rule,
            ticks=False,
            domain=False,
        ),
        scale=alt.Scale(domain=columns),
        title=None,
    )
    layers = [_band(picked, look).encode(y=y), _titles(look).encode(y=y)]
    layers.append(_symbols().encode(x=x, y=y))
    return alt.LayerChart(layer=layers, width="container", height=height, autosize=FIT)


def _colour(standing: str, look: Theme) -> str:
    """Give the colour of a standing."""
    hue = LOOKS[standing][1]
    return look.text if hue < 0 else look.hues[hue]


def _band(picked: str, look: Theme) -> alt.Chart:
    """Lay a band over the picked row, and a line below each."""
    band: alt.Chart = (
        alt.Chart(alt.NamedData("heads"))
        .mark_rect(height=ROW_PX - 2, color=look.text, aria=False)
        .encode(
            x=alt.value(0),
            x2=alt.value("width"),
            opacity=alt.condition(
                alt.FieldEqualPredicate(field="own", equal=picked),
                alt.value(0.12),
                alt.value(0.0),
            ),
        )
    )
    return band


def _titles(look: Theme) -> alt.Chart:
    """Write what each row is about, above its symbols."""
    titles: alt.Chart = (
        alt.Chart(alt.NamedData("heads"))
        .mark_text(
            align="left",
            baseline="middle",
            dy=-ROW_PX / 4,
            fontSize=FONT_PX,
            color=look.text,
            limit=alt.expr("width - 8"),
        )
        .encode(x=alt.value(2), text="title:N")
    )
    return titles


def _symbols() -> alt.Chart:
    """Mark how each account stands to the leading one."""
    pick = alt.selection_point(
        name="pick", fields=["record", "id", "source_id"], on="click", clear=False
    )
    symbols: alt.Chart = (
        alt.Chart(alt.NamedData("cells"))
        .mark_point(size=95, strokeWidth=1.8, opacity=1, cursor="pointer", yOffset=ROW_PX / 5)
        .encode(
            shape=alt.Shape(
                "standing:N",
                scale=alt.Scale(domain=[*LOOKS], range=[shape for shape, _, _ in LOOKS.values()]),
                legend=None,
            ),
            stroke=alt.Stroke("colour:N", scale=None),
            fill=alt.Fill("fill:N", scale=None),
            description="label:N",
            tooltip=[
                alt.Tooltip("title:N", title="What"),
                alt.Tooltip("source:N", title="Source"),
                alt.Tooltip("said:N", title="Compared with the account shown first"),
            ],
        )
        .add_params(pick)
        .properties(name="symbols")
    )
    return symbols
