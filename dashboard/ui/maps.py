"""The map in one or two panels: a close-up where most of the places crowd, and the whole."""

from functools import partial

import pandas as pd
import streamlit as st

from dashboard.analysis.places import marks, unplaced
from dashboard.analysis.routes import routes
from dashboard.charts.map.chart import place_map
from dashboard.charts.map.extent import Bbox, closeup, extent
from dashboard.charts.theme import coloured, theme
from dashboard.ui.view import View

CLOSE_PX, WHOLE_PX, ALONE_PX = 330, 250, 440


def maps(view: View) -> None:
    """Show the places that the reader's choice leaves, and the journeys between them."""
    placed = view.once("marks", lambda: marks(view.shown))
    if not len(placed):
        st.caption("No place with a point is left.")
        return
    whole, near, said = view.once("boxes", lambda: _boxes(placed))
    tinted = view.once("tinted", lambda: list(unplaced(view.shown)["country"].dropna().unique()))
    legs = view.once("routes", lambda: _routes(view))
    draw = partial(place_map, placed, dark=view.dark, tinted=tinted, legs=legs)
    if near:
        view.chart("close-up", lambda: draw(near, height_px=CLOSE_PX), f"Close-up: {said}")
        overview = partial(draw, whole, height_px=WHOLE_PX, frame=near, movable=False)
        view.chart("map", overview, f"Where the close-up lies: {said}")
    else:
        view.chart("map", lambda: draw(whole, height_px=ALONE_PX), f"Map: {said}")
    st.caption(
        "Hollow: one of several places of that name, not decided, or grey, a namesake that was "
        "rejected. Circle: how far off it may be, or a region. Tinted: a country that is named "
        "without a place in it. Line: a journey, dashed where something about it is inferred or "
        "uncertain. Drag to move, Ctrl and wheel to "
        "zoom, double click to go back."
    )


def _boxes(placed: pd.DataFrame) -> tuple[Bbox, Bbox | None, str]:
    """Choose what the panels show, and say it; rejected namesakes do not count."""
    places = placed[placed["role"] != "context"]
    return extent(places), closeup(places), "; ".join(places["tooltip"].unique())


def _routes(view: View) -> pd.DataFrame:
    """Give the lines of the journeys in the colours of the people."""
    lines = view.of_chosen_people(routes(view.shown))
    colours = coloured(lines["person_id"], view.travellers, theme(dark=view.dark))
    return lines.assign(colour=colours)
