"""When how much happened: bars in rows, stacked by kind, on the axis that lanes have."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from dashboard.analysis.density.density import MOST_KINDS, Density
from dashboard.analysis.density.groups import PERSON
from dashboard.analysis.density.words import peaks_said
from dashboard.charts.template import Drawing, Record
from dashboard.charts.theme import DAY_MS, Theme, colours, theme, ticks_of
from dashboard.charts.timeline.bars.density_layers import density_layers
from dashboard.charts.timeline.timeline import TimeAxis

ALL_PX, ROW_PX, HEAD_PX, GAP_PX = 96, 30, 20, 6
DECIMALS = 3


def density_chart(
    density: Density, kinds: Sequence[str], *, dark: bool, counted: str = "Events"
) -> Drawing:
    """Draw how many events lie in each bar.

    Strong: then for certain. Soft: perhaps then. Each row has a scale of its own, so that
    one with few events shows when they were; its highest bar is told as a number.

    Parameters
    ----------
    density : Density
        With at least one bar.
    kinds : sequence of str
        Labels of all kinds of event in the dataset, in order: a kind has the colour that
        it has in lanes, as long as no more frequent one has the same.
    dark : bool
        Whether the page is dark.
    counted : str
        What is counted, as a tooltip says it.

    Returns
    -------
    Drawing
        As wide as its container; a point selection `pick` by `r` and `t`, the numbers of
        row and bar.
    """
    look, rows = theme(dark=dark), len(density.rows)
    edges = [int(edge) * density.cut.tick_seconds * 1000 for edge in density.cut.edges]
    room = [ALL_PX, *[ROW_PX] * (rows - 1)]
    bases = np.cumsum([HEAD_PX + GAP_PX + px for px in room]).tolist()
    numbers = density.of_drawn_kinds
    values: dict[str, Any] = {
        "height": bases[-1] + 1,
        "names": density.rows["name"].tolist(),
        "bases": bases,
        "scales": _scales(density, room),
        "bars": list(density.cut.labels),
        "starts": edges[:-1],
        "ends": edges[1:],
        "kinds": list(density.drawn_kinds),
        "legend": [
            f"{kind}: {number:,}" for kind, number in zip(density.drawn_kinds, numbers, strict=True)
        ],
        "hues": _hues(density, kinds, look),
    }
    heads = [
        {
            **{"start": edges[0], "end": edges[-1], "base": base},
            **{"head": base - px - HEAD_PX / 2, "name": name, "told": told},
        }
        for base, px, name, told in zip(
            bases, room, values["names"], peaks_said(density), strict=True
        )
    ]
    hours = "hours" if density.cut.by_the_clock else ""
    axis = TimeAxis(hours or ticks_of(float(edges[-1] - edges[0] - DAY_MS)), one_day=False)
    which = "Who" if density.by == PERSON else "Where"
    found = {"cells": _cells(density), "rows": heads}
    return Drawing(density_layers, (axis, which, counted, dark), values, found)


def _scales(density: Density, room: Sequence[int]) -> list[float]:
    """Give how many pixels an event is high in each row, whose highest bar fills it."""
    most = density.counts.sum(axis=(1, 2)).max(axis=1)
    return [round(px / one, 6) if one else 0.0 for px, one in zip(room, most, strict=True)]


def _hues(density: Density, kinds: Sequence[str], look: Theme) -> list[str]:
    """Give each kind its own colour: that of lanes where it is free, most events first."""
    own, drawn = colours(kinds, look), density.drawn_kinds
    found: dict[str, str] = {}
    rest = [kind for kind in drawn if kind not in own]
    free = list(look.hues[: MOST_KINDS - len(rest)])
    numbers = dict(zip(drawn, density.of_drawn_kinds, strict=True))
    named = sorted((kind for kind in drawn if kind not in rest), key=lambda kind: -numbers[kind])
    for wanted in (True, False):
        for kind in named:
            if kind not in found and free and (own[kind] in free or not wanted):
                found[kind] = own[kind] if wanted else free[0]
                free.remove(found[kind])
    found |= dict.fromkeys(rest, look.hues[-1])
    return [found[kind] for kind in drawn]


def _cells(density: Density) -> list[Record]:
    """Give what is in each bar of each row that is not empty, most first."""
    by_bar = density.counts.transpose(0, 3, 2, 1)  # rows, bars, certain or perhaps, kinds
    numbers = np.arange(2)[:, None] * MOST_KINDS + np.arange(len(density.drawn_kinds))
    cells = []
    for row, bar in np.argwhere(by_bar.any(axis=(2, 3))).tolist():
        own = by_bar[row, bar]
        there = own > 0
        order = np.argsort(-own[there], kind="stable")
        cells.append(
            {
                **{"r": row, "t": bar, "a": _short(own.sum())},
                "k": numbers[there][order].tolist(),
                "n": [_short(events) for events in own[there][order]],
            }
        )
    return cells


def _short(events: float) -> float | int:
    """Round a number of events, as few bytes as it takes."""
    rounded = round(float(events), DECIMALS)
    return int(rounded) if rounded.is_integer() else rounded
