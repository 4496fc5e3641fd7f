"""Colours and sizes that all charts share, for a light and a dark page.

A person is told by colour alone, so these colours stay apart with each of the common
colour-vision deficiencies, and are dark or light enough for a name written in them. A kind of
event has a symbol too. `tests/charts/test_palette.py` holds both, and says how far is enough.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

SOFT = 0.32
FONT_PX = 12
MINUTE_MS, DAY_MS = 60 * 1000, 24 * 60 * 60 * 1000
HOURLY_MS = 3 * DAY_MS  # of a longer span no hours are named
WEEKLY_MS, DAILY_MS, MONTHLY_MS = (number * DAY_MS for number in (8, 60, 550))
FIT = alt.AutoSizeParams(type="fit-x", contains="padding")


@dataclass(frozen=True)
class Theme:
    """Colours of one theme, as CSS hex."""

    ground: str
    text: str
    muted: str
    rule: str
    hues: tuple[str, ...]
    people: tuple[str, ...]
    alarm: str


LIGHT = Theme(
    ground="#ffffff",
    text="#0f1722",
    muted="#5b6675",
    rule="#d9dee5",
    hues=("#0b62a4", "#ce5549", "#00553d", "#9e3161", "#866100", "#0086b6", "#5b6675"),
    people=("#793de7", "#9e6124", "#0c7979", "#9e1849", "#314900", "#183d9e"),
    alarm="#e00000",
)
DARK = Theme(
    ground="#11161d",
    text="#e8ecf1",
    muted="#a3adba",
    rule="#313a46",
    hues=("#63b3f0", "#e78649", "#6daa86", "#ce86c2", "#e7b631", "#92dbff", "#b4bdc9"),
    people=("#b692f3", "#e79e3d", "#31c2b6", "#ff6192", "#ced692", "#b6ceff"),
    alarm="#ff3b30",
)


def theme(*, dark: bool) -> Theme:
    """Give the colours for a page."""
    return DARK if dark else LIGHT


def colours(names: Sequence[str], look: Theme) -> Mapping[str, str]:
    """Give each name its colour by its place in the whole list, so that it keeps it."""
    return {name: look.hues[place % len(look.hues)] for place, name in enumerate(names)}


def person_colours(person_ids: Sequence[str], look: Theme) -> Mapping[str, str]:
    """Give each person a colour by their place in the whole list, so that they keep it."""
    return {one: look.people[place % len(look.people)] for place, one in enumerate(person_ids)}


def coloured(person_ids: pd.Series, people: Sequence[str], look: Theme) -> list[str]:
    """Give the colour of each person of a column; who is not in the whole list gets the text's."""
    known = person_colours(people, look)
    return [known.get(one, look.text) for one in person_ids]


def axis_look(look: Theme) -> dict[str, Any]:
    """Give the looks of an axis along the top of a lane chart."""
    return {
        "orient": "top",
        "grid": True,
        "gridColor": look.rule,
        "gridDash": [1, 3],
        "domain": False,
        "tickColor": look.rule,
        "labelColor": look.muted,
        "labelFontSize": FONT_PX,
        "labelOverlap": "greedy",
        "labelFlush": True,
    }


def ticks_of(span_ms: float) -> str:
    """Choose what a time axis of a length names: `days`, `weeks`, `months` or `years`."""
    if span_ms > MONTHLY_MS:
        return "years"
    if span_ms >= DAILY_MS:
        return "months"
    return "days" if span_ms < WEEKLY_MS else "weeks"


def time_axis(ticks: str, look: Theme, **more: Any) -> alt.Axis:
    """Name months, with the year at first and where it begins; days of short spans.

    Vega itself names what is longer. `ticks` is what `ticks_of` gives.
    """
    if ticks == "years":
        return alt.Axis(**(axis_look(look) | more))
    if ticks == "hours":
        clock = "utcFormat(datum.value, datum.index && utchours(datum.value) ? '%H:%M' : '%-d %b')"
        hours = f"datum.index ? {clock} : utcFormat(datum.value, '%-d %b %Y, %H:%M')"
        return alt.Axis(**(axis_look(look) | {"tickCount": 8, "labelExpr": hours} | more))
    if ticks == "months":
        months = "utcFormat(datum.value, datum.index && utcmonth(datum.value) ? '%b' : '%b %Y')"
        return alt.Axis(**(axis_look(look) | {"tickCount": "month", "labelExpr": months} | more))
    days = "utcFormat(datum.value, datum.index ? '%-d %b' : '%-d %b %Y')"
    step = ticks.removesuffix("s")
    return alt.Axis(**(axis_look(look) | {"tickCount": step, "labelExpr": days} | more))


def milliseconds(days: pd.Series) -> pd.Series:
    """Give days as Vega counts time: milliseconds since 1970, UTC; missing where open."""
    return (days - pd.Timestamp("1970-01-01")) / pd.Timedelta(milliseconds=1)
