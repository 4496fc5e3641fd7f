"""Dragging out a span of days below the timeline, as another way to set From and To."""

from datetime import UTC, date, datetime, timedelta

import pandas as pd
import streamlit as st

from dashboard.charts.timeline.span_strip import span_strip
from dashboard.ui.choices import widgets
from dashboard.ui.choices.selection import keyed
from dashboard.ui.memo import Scope
from dashboard.ui.view import View


def brush(view: View) -> None:
    """Show the strip; what is dragged out on it becomes the span of days that is shown.

    While the reader drags, the strip itself must not be drawn anew: it shows the span
    that was chosen when it was drawn first, and all events whatever is chosen.
    """
    dated = view.dataset.events.dropna(subset=["earliest", "latest"])
    if dated["earliest"].min() == dated["latest"].max() or not len(dated):
        return
    key = keyed(widgets.STRIP)
    first = st.session_state.setdefault(f"first {key}", view.filters.days)
    at_first = _inside(dated, first) if first else None
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
        selection_mode=["span"],
    )
    st.caption("Drag over the strip to show only a span of days; click beside it to show all.")


def _inside(dated: pd.DataFrame, days: tuple[date, date]) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Cut a span of days to what the strip shows."""
    least, most = dated["earliest"].min(), dated["latest"].max()
    first, last = (min(max(pd.Timestamp(day), least), most) for day in days)
    return first, last


def _choose(key: str) -> None:
    """Set From and To to what was dragged out, or empty them."""
    bounds = st.session_state[key]["selection"].get("span", {}).get("start")
    days = tuple(_day(float(bound)) for bound in sorted(bounds)) if bounds else (None, None)
    widgets.put_days(*days)


def _day(milliseconds: float) -> date:
    """Give the day of a moment."""
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds)).date()
