"""The map in one or two panels: a close-up where most of the places crowd, and the whole."""

from functools import partial

import pandas as pd
import streamlit as st

from dashboard.analysis.journeys.routes import LEG_ENDS, routes
from dashboard.analysis.map_marks import marks, unplaced
from dashboard.analysis.related_records import place_of
from dashboard.charts.map.chart import place_map
from dashboard.charts.map.extent import Bbox, closeup, extent
from dashboard.charts.map.legs import MOST_LINES
from dashboard.charts.theme import coloured, theme
from dashboard.ui.choices.selection import let_go, picked
from dashboard.ui.memo import Scope
from dashboard.ui.view import View

PLACES = "filter places"
KEY = """
- Filled: a place that is decided; the larger, the more rows name it.
- Hollow, joined by dots: the places of one name between which nobody has decided.
- Hollow and grey: a namesake that was considered and rejected.
- Dashed ring: a place where another account puts an event; hollow where only such accounts do.
- Soft circle: how far off the place may be. Dashed circle: a region, not a point.
- Tinted: a country that rows name without a place in it.
- Line: a journey, in the colour of the person; dashed where a date is inferred, or the
  order or the place uncertain. It ends at the edge of a region. Without an arrow, it joins places
  of one day or span whose order nobody tells.

Drag to move; Ctrl and the wheel, or pinching, to zoom; double click to go back. By keyboard:
*Centre on* and *Zoom*. A click on a place shows only what names it; another click, all again.
"""
RED = "\nA red line: not both of its ends can be true; *Where accounts differ* says why."
CLOSE_PX, WHOLE_PX, ALONE_PX = 330, 250, 440


def maps(view: View) -> None:
    """Show the places that the reader's choice leaves, and the journeys between them."""
    placed = view.memo("marks", marks)
    if not len(placed):
        st.caption("None of the places that are left has a point on the map.")
        return
    whole, near, said = view.memo("boxes", lambda _: _boxes(placed))
    without = view.memo("unplaced", unplaced)
    tinted = list(without["country"].dropna().unique())
    legs = view.memo("routes", lambda _: _routes(view), about=view.dark)
    here = view.memo(
        "place of an event",
        lambda every: place_of(every, view.event),
        Scope.ALL,
        about=view.event,
    )
    draw = partial(place_map, placed, dark=view.dark, tinted=tinted, legs=legs, picked=here)
    if near:
        close = partial(draw, near, height_px=CLOSE_PX)
        view.chart("close-up", close, f"Close-up: {said}", _choose_place, about=here)
        overview = partial(draw, whole, height_px=WHOLE_PX, frame=near, movable=False)
        whereabouts = f"Where the close-up lies: {said}"
        view.chart("map", overview, whereabouts, _choose_place, about=here)
        st.caption("The frame shows where the map above lies.")
    else:
        alone = partial(draw, whole, height_px=ALONE_PX)
        view.chart("map", alone, f"Map: {said}", _choose_place, about=here)
    if len(legs) > MOST_LINES:
        st.caption(
            f"The first {MOST_LINES} of {len(legs):,} lines of journeys are drawn. Choose people, "
            "places or days to see the others."
        )
    with st.popover("How to read and move the map", type="tertiary"):
        st.markdown(KEY + RED * bool(legs["impossible"].any()))


def _boxes(placed: pd.DataFrame) -> tuple[Bbox, Bbox | None, str]:
    """Choose what the panels show, and say it; rejected namesakes do not count."""
    places = placed[placed["role"] != "context"]
    return extent(places), closeup(places), "; ".join(places["tooltip"].unique())


def _routes(view: View) -> pd.DataFrame:
    """Give the lines of the journeys in the colours of the people."""
    lines = view.of_journeys(view.memo("routes of all", routes, Scope.SOURCES), *LEG_ENDS)
    look = theme(dark=view.dark)
    colours = pd.Series(coloured(lines["person_id"], view.travellers, look), index=lines.index)
    return lines.assign(colour=colours.mask(lines["impossible"].astype(bool), look.alarm))


def _choose_place(chart: str) -> None:
    """Filter by the place that was clicked; a second click on it shows all places again."""
    if places := picked(chart, "place_id"):
        now = st.session_state[PLACES]
        st.session_state[PLACES] = [] if now == places else places
        let_go()
