"""Dragging out a span of days below the timeline, as another way to set From and To."""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.charts.theme import DAY_MS, milliseconds
from dashboard.charts.timeline.span_strip import SPAN, UNTOUCHED, span_strip
from dashboard.ui.choices import widgets
from dashboard.ui.choices.selection import keyed
from dashboard.ui.memo import Scope
from dashboard.ui.view import View

Bounds = tuple[float, float] | None  # milliseconds since 1970, UTC
UNMOVED_MS = 60_000  # less than a pixel of any strip


def brush(view: View) -> None:
    """Show the strip; what is dragged out on it becomes the span of days that is shown.

    While the reader drags, the strip itself must not be drawn anew: it shows the span
    that was chosen when it was drawn first, or first since another page was open, and
    all events whatever is chosen.
    """
    dated = view.dataset.events.dropna(subset=["earliest", "latest"])
    if dated["earliest"].min() == dated["latest"].max() or not len(dated):
        return
    key = keyed(widgets.STRIP)
    if key not in st.session_state:
        days = view.filters.days
        st.session_state[_at_first(key)] = _inside(dated, days) if days else None
        st.session_state[_brushed(key)] = _bounds(st.session_state[_at_first(key)])
    at_first = st.session_state[_at_first(key)]
    spec = view.specification(
        "span",
        lambda: span_strip(dated, at_first, dark=view.dark),
        Scope.FILES,
        about=at_first,
    )
    st.vega_lite_chart(
        spec,
        key=key,
        alt="All dates; drag over it to show only a span of days, or use From and To",
        on_select=lambda: _choose(key),
        selection_mode=[SPAN, UNTOUCHED],
    )
    st.caption(
        "Drag over the strip with the mouse to show only a span of days; click beside it to show "
        "all. *From* and *To* do the same."
    )


def _at_first(key: str) -> str:
    """Name the span that a strip was drawn with in the session's state."""
    return f"first {key}"


def _brushed(key: str) -> str:
    """Name what is brushed on a strip in the session's state."""
    return f"brushed {key}"


def _inside(dated: pd.DataFrame, days: tuple[date, date]) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Cut a span of days to what the strip shows."""
    least, most = dated["earliest"].min(), dated["latest"].max()
    first, last = (min(max(pd.Timestamp(day), least), most) for day in days)
    return first, last


def _choose(key: str) -> None:
    """Set From and To to what was dragged out, or empty them.

    Vega says anew what is brushed whenever the strip is drawn in another size, a little
    beside what it was. Only where it is another place has somebody moved it.
    """
    said = st.session_state[key]["selection"].get(SPAN, {}).get("start")
    now = (min(said), max(said)) if said else None
    if not _unmoved(now, st.session_state[_brushed(key)]):
        st.session_state[_brushed(key)] = now
        widgets.put_days(*days_of(now))


def _unmoved(now: Bounds, before: Bounds) -> bool:
    """Tell whether the same is brushed."""
    if now is None or before is None:
        return now is before
    return all(abs(ours - theirs) < UNMOVED_MS for ours, theirs in zip(now, before, strict=True))


def _bounds(days: tuple[pd.Timestamp, pd.Timestamp] | None) -> Bounds:
    """Give where the brush stands for a span of days: the last one to its end."""
    if days is None:
        return None
    first, last = milliseconds(pd.Series(days))
    return first, last + DAY_MS


def days_of(bounds: Bounds) -> tuple[date, date] | tuple[None, None]:
    """Give the days that a brush touches."""
    if bounds is None:
        return None, None
    first, last = bounds[0] + UNMOVED_MS, bounds[1] - UNMOVED_MS
    return _day(first), _day(max(first, last))


def _day(moment: float) -> date:
    """Give the day of a moment."""
    return pd.Timestamp(moment, unit="ms").date()
