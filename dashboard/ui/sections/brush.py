"""Dragging out a span below the timeline, as another way to set From and To."""

import pandas as pd
import streamlit as st

from dashboard.analysis.clocks import told_clock
from dashboard.analysis.density.strip import Strip, strip
from dashboard.charts.theme import MINUTE_MS, milliseconds
from dashboard.charts.timeline.span_strip import SPAN, UNTOUCHED, span_strip
from dashboard.ui.choices import widgets
from dashboard.ui.choices.changes import when_changed
from dashboard.ui.choices.selection import keyed
from dashboard.ui.memo import Scope
from dashboard.ui.view import View, current

Bounds = tuple[float, float] | None  # milliseconds since 1970, as the axis has them
UNMOVED_MS = MINUTE_MS  # less than a pixel of a strip of days
UNMOVED_SHARE = 0.001  # less than a pixel of any


def brush(view: View) -> None:
    """Show the strip; what is dragged out on it becomes the span of days or hours that is shown.

    While the reader drags, the strip itself must not be drawn anew: it shows the span
    that was chosen when it was drawn first, or first since another page was open, and
    all events whatever is chosen.
    """
    drawn = _strip(view)
    if drawn.is_one_day:
        return
    key = keyed(widgets.STRIP) + (f" {told_clock(view.shown)}" if drawn.hourly else "")
    if key not in st.session_state:
        days = view.filters.days
        first = _in_ms(drawn.brushed(days, view.shown)) if days else None
        st.session_state[_at_first(key)] = st.session_state[_brushed(key)] = first
    at_first = st.session_state[_at_first(key)]
    spec = view.specification(
        "span",
        lambda: span_strip(drawn.spans, at_first, hourly=drawn.hourly, dark=view.dark),
        Scope.ALL,
        about=at_first,
    )
    what = "hours" if drawn.hourly else "days"
    st.vega_lite_chart(
        spec,
        key=key,
        alt=f"All dates; drag over it to show only a span of {what}, or use From and To",
        on_select="rerun",
        selection_mode=[SPAN, UNTOUCHED],
    )
    when_changed(key, lambda: _choose(key))
    st.caption(
        f"Drag over the strip with the mouse to show only a span of {what}; click beside it to "
        "show all. *From* and *To* do the same."
    )


def _strip(view: View) -> Strip:
    """Give the axis of all dates."""
    return view.memo("strip", strip, Scope.ALL)


def _at_first(key: str) -> str:
    """Name the span that a strip was drawn with in the session's state."""
    return f"first {key}"


def _brushed(key: str) -> str:
    """Name what is brushed on a strip in the session's state."""
    return f"brushed {key}"


def _choose(key: str) -> None:
    """Set From and To to what was dragged out, or empty them.

    Vega says anew what is brushed whenever the strip is drawn in another size, a little
    beside what it was. Only where it is another place has somebody moved it.
    """
    view = current()
    drawn = _strip(view)
    said = st.session_state[key]["selection"].get(SPAN, {}).get("start")
    now = (min(said), max(said)) if said else None
    first, behind = _in_ms(drawn.ends)
    if not _unmoved(now, st.session_state[_brushed(key)], (behind - first) * UNMOVED_SHARE):
        st.session_state[_brushed(key)] = now
        if now is None:
            widgets.put_days(None, None)
        else:
            start, end = (pd.Timestamp(moment, unit="ms") for moment in now)
            widgets.put_days(*drawn.days((start, end), view.shown))


def _unmoved(now: Bounds, before: Bounds, least_ms: float) -> bool:
    """Tell whether the same is brushed."""
    if now is None or before is None:
        return now is before
    least = min(least_ms, UNMOVED_MS)
    return all(abs(ours - theirs) < least for ours, theirs in zip(now, before, strict=True))


def _in_ms(bounds: tuple[pd.Timestamp, pd.Timestamp]) -> tuple[float, float]:
    """Give bounds as Vega counts time."""
    first, behind = milliseconds(pd.Series(bounds))
    return float(first), float(behind)
