"""The map: where most of the places crowd, and all of them in an inset."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.analysis.journeys.routes import LEG_ENDS, lines
from dashboard.analysis.journeys.stops import stretches
from dashboard.analysis.map_marks import bare_marks, in_words, unplaced
from dashboard.analysis.related_records import place_of
from dashboard.charts.keys import map_key
from dashboard.charts.map.chart import place_map
from dashboard.charts.map.crowd import is_crowded
from dashboard.charts.map.extent import Bbox, around, closeup, extent
from dashboard.charts.map.journeys.bundles import is_bundled
from dashboard.charts.map.journeys.legs import in_colours
from dashboard.charts.map.scene import Inset, Scene
from dashboard.charts.theme import theme
from dashboard.model.dataset import Dataset
from dashboard.model.lookups.reaches import Point
from dashboard.ui.choices.selection import pick_place
from dashboard.ui.maps.background import say_background, tiles
from dashboard.ui.maps.crowded import crowded_maps
from dashboard.ui.maps.faded import faded, without_days
from dashboard.ui.maps.journey_lines import bundled, drawn, say_bundled
from dashboard.ui.maps.reached import Reached, ask, reached, say
from dashboard.ui.maps.unplaced import unplaced as gaps_on_map
from dashboard.ui.memo import Scope
from dashboard.ui.view import View

MOVING = """

Drag to move; Ctrl and the wheel, or pinching, to zoom; double click to go back. By keyboard:
*Centre on* and *Zoom*. A click on a place says what is known there, and offers to show only that.
"""
GROUPS = """
Discs part when you zoom in. A click on one, or *Look closer at a group*, shows what it holds, and a
list of it below the map.
"""
WHY_RED = "\n*Where accounts differ* says why a line is red."
HEIGHT_PX = 440


def maps(view: View) -> None:
    """Show the places that the reader's choice leaves, and the journeys between them."""
    placed, unknown = view.memo("bare marks", bare_marks), gaps_on_map(view)
    if not len(placed) and not len(unknown.marks):
        st.caption("None of the places that are left has a point on the map.")
        return
    without = view.memo("unplaced", unplaced)
    tinted = list(without["country"].dropna().unique())
    legs = _routes(view)
    here = view.place or view.memo(
        "place of an event",
        lambda every: place_of(every, view.event),
        Scope.ALL,
        about=view.event,
    )
    area, roads = reached(view), view.memo("stretches", stretches)
    impossible = bool(legs["impossible"].any())
    moving = MOVING + WHY_RED * impossible
    key = partial(
        map_key,
        roads=bool(len(roads)),
        impossible=impossible,
        reached=bool(area),
        gap=bool(unknown.edges),
    )
    if is_crowded(placed):
        parted = crowded_maps(view, placed, legs, roads, tinted, here, area, unknown)
        _below(view, key(grouped=True, inset=parted), moving + GROUPS, area)
        return
    bare = placed
    placed = view.memo("marks", lambda shown: in_words(shown, bare))
    placed = pd.concat([unknown.marks, placed], ignore_index=True) if unknown.edges else placed
    rest, rest_legs = faded(view, placed), None
    if len(rest):
        rest_legs = _routes(without_days(view)).drop(index=legs.index)
        rest_legs = None if is_bundled(rest_legs) else rest_legs
    edges = [*(area.edges if area else ()), *unknown.edges]
    about = (here, area.key if area else None)
    whole, near, said = view.memo("boxes", lambda _: _boxes(placed, rest, edges), about=about)
    said += f"; {area.on_map}" if area and area.edges else ""
    scene = Scene(
        near or whole,
        HEIGHT_PX,
        view.dark,
        tinted=tinted,
        area=area.drawn(view) if area else (),
        picked=here,
        tiles=tiles(),
        stretches=roads,
        gaps=unknown.shapes,
        faded=rest,
        faded_legs=rest_legs,
        **drawn(view, legs, near or whole, HEIGHT_PX),
        inset=Inset(whole, placed, bundled(view, legs, whole, HEIGHT_PX)) if near else None,
    )
    view.chart("map", lambda: place_map(placed, scene), f"Map: {said}", pick_place, about=about)
    say_bundled(view, legs, near or whole, HEIGHT_PX)
    _below(view, key(inset=near is not None, pale=bool(len(rest))), moving, area)


def _below(view: View, key: Sequence[str], moving: str, area: Reached | None) -> None:
    """Say what the map draws, and how it is moved; and where somebody can have been, if asked."""
    say_background()
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.popover("How to read and move the map", type="tertiary"):
            st.markdown("\n".join(f"- {one}" for one in key) + moving)
        ask(view)
    say(view, area)


def _boxes(
    placed: pd.DataFrame, rest: pd.DataFrame, edges: Sequence[Sequence[Point]]
) -> tuple[Bbox, Bbox | None, str]:
    """Choose what map and inset show, and say it; rejected namesakes do not count.

    An area with these edges, if there is any, is shown as a whole, and from near. The rest, of
    days that are not chosen, counts: so the map stays where it is while others are chosen.
    """
    places = placed[placed["role"] != "context"]
    every = pd.concat([places, rest], ignore_index=True) if len(rest) else places
    boxes = around(every, edges) if edges else (extent(every), closeup(every))
    return *boxes, "; ".join(places["tooltip"].unique())


def _routes(view: View) -> pd.DataFrame:
    """Give the lines of the journeys in the colours of the people."""

    def routes(_: Dataset) -> pd.DataFrame:
        of_all = view.memo("routes of all", lambda told: lines(told, view.legs), Scope.SOURCES)
        found = view.of_journeys("lines", of_all, *LEG_ENDS)
        return in_colours(found, view.travellers, theme(dark=view.dark))

    return view.memo("routes", routes, about=view.dark)
