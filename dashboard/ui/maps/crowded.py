"""The map of very many places: look closer at a part of it, and list what lies there."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.analysis.alt_texts import of_places
from dashboard.analysis.density.named_places import rows_at
from dashboard.analysis.map_marks import tooltips
from dashboard.analysis.phrases import count
from dashboard.charts.map.camera import Camera
from dashboard.charts.map.crowd import DECIDED, as_box, crowd, lie_in, parts, with_others
from dashboard.charts.map.crowded_map import crowded_map
from dashboard.charts.map.extent import Bbox, around, extent, middle
from dashboard.charts.map.inset.corner import InsetCamera
from dashboard.charts.map.journeys.unplaced import Unplaced
from dashboard.charts.map.scene import Inset, Scene
from dashboard.charts.template import Drawing
from dashboard.model.dataset import Dataset
from dashboard.model.lookups.reaches import Point
from dashboard.ui.choices.changes import when_changed
from dashboard.ui.choices.part_of_map import look, part_of_map
from dashboard.ui.choices.selection import let_go, pick_place, picked
from dashboard.ui.maps.background import tiles
from dashboard.ui.maps.journey_lines import bundled, drawn, say_bundled
from dashboard.ui.maps.reached import Reached
from dashboard.ui.sections.place_rows import in_part
from dashboard.ui.view import View

CHOSEN = "part to look at"
PART_KM = 1.0  # from edge to edge at least
HEIGHT_PX = 440
Box = tuple[float, float, float, float]


def crowded_maps(
    view: View,
    placed: pd.DataFrame,
    legs: pd.DataFrame,
    roads: pd.DataFrame,
    tinted: list[str],
    here: str | None,
    area: Reached | None,
    unknown: Unplaced,
) -> bool:
    """Show the places as groups that part, the part of the map that a reader looks at.

    Returns
    -------
    bool
        Whether the map shows only a part, and has an inset.
    """
    looked_at = _looked_at(placed)
    edges = [*(area.edges if area else ()), *unknown.edges]
    asked = area.key if area else None
    about = (here, looked_at, asked)
    whole, near = view.memo("crowd boxes", lambda _: _boxes(placed, looked_at, edges), about=about)
    box, corner = near or whole, InsetCamera(whole) if near else None
    shown = view.memo(
        "crowd",
        lambda shown: _told(shown, crowd(placed, Camera(box, corner), whole, HEIGHT_PX)),
        about=(near, whole),
    )
    rows = view.memo("rows on the map", lambda shown: rows_at(shown, _decided(placed)))
    said = view.memo(
        "crowd said", lambda _: of_places(placed, len(parts(shown)), rows), about=looked_at
    )
    said += f"; {area.on_map}" if area and area.edges else ""
    drawn_area = area.drawn(view) if area else ()
    legs = legs[_touch(legs, looked_at)] if looked_at else legs
    lines = drawn(view, legs, box, HEIGHT_PX)

    def draw() -> Drawing:
        inset = None
        if corner:
            far = _told(view.shown, crowd(placed, corner, whole, HEIGHT_PX, movable=False))
            inset = Inset(whole, far, bundled(view, legs, whole, HEIGHT_PX))
        look: dict[str, Any] = {
            "tinted": tinted,
            "area": drawn_area,
            "picked": here,
            "tiles": tiles(),
            "stretches": roads,
            "gaps": unknown.shapes,
        }
        return crowded_map(
            with_others(shown, unknown.marks) if unknown.edges else shown,
            placed,
            Scene(box, HEIGHT_PX, view.dark, **look, **lines, inset=inset),
        )

    view.chart("map", draw, f"Map: {said}", look_at, about=about)
    say_bundled(view, legs, box, HEIGHT_PX)
    _choose_part(parts(shown), looked_at)
    if looked_at:
        held = placed[_lie_in(placed, looked_at)]
        _say(view, rows, held)
        in_part(view, looked_at, frozenset(held["place_id"]))
    return near is not None


def _told(dataset: Dataset, shown: pd.DataFrame) -> pd.DataFrame:
    """Put what is drawn of bare marks into words; groups have theirs."""
    alone = shown[shown["role"] != "group"]
    words = tooltips(dataset, alone)
    return shown.assign(tooltip=shown.get("tooltip", words).fillna(words))


def look_at(chart: str) -> None:
    """Look at what was clicked: at what a group holds, or only at what names a place."""
    for part in picked(chart, "part"):
        _look(part)
    pick_place(chart)


def _look(part: str | None) -> None:
    """Look at a part of the map, or at all of it; what stands at one point is listed at once."""
    box = as_box(part) if part else None
    look(box)
    if box and box[:2] == box[2:]:
        st.session_state["open part"] = True
    let_go()


def _looked_at(placed: pd.DataFrame) -> Bbox | None:
    """Give the part that the reader looks at, if anything that is left lies there."""
    box = part_of_map()
    return box if box and _lie_in(placed, box).any() else None


def _lie_in(placed: pd.DataFrame, box: Bbox) -> pd.Series:
    """Tell which marks lie in a box."""
    return lie_in(placed["latitude"], placed["longitude"], box)


def _touch(legs: pd.DataFrame, box: Bbox) -> pd.Series:
    """Tell which legs begin or end in a box."""
    start, end = (
        lie_in(legs[f"{end}_latitude"], legs[f"{end}_longitude"], box) for end in ("from", "to")
    )
    return start | end


def _boxes(
    placed: pd.DataFrame, looked_at: Bbox | None, edges: Sequence[Sequence[Point]]
) -> tuple[Bbox, Bbox | None]:
    """Choose what the panels show: the part that is looked at, or an area, from near."""
    if edges and not looked_at:
        return around(placed, edges)
    if looked_at:
        return extent(placed), extent(placed[_lie_in(placed, looked_at)], least_km=PART_KM)
    return extent(placed), middle(placed)


def _choose_part(groups: dict[str, str], looked_at: Bbox | None) -> None:
    """Offer by keys what a click does: to look closer at a group, or at everything again."""

    def choose() -> None:
        _look(st.session_state[CHOSEN])

    st.session_state[CHOSEN] = None
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if groups:
            st.selectbox(
                "Look closer at a group",
                list(groups),
                format_func=lambda part: groups.get(part, part),
                index=None,
                placeholder="choose one, or click on its number",
                key=CHOSEN,
            )
            when_changed(CHOSEN, choose)
        if looked_at:
            st.button("Show the whole map", on_click=_show_all, key="whole map")


def _show_all() -> None:
    _look(None)


def _decided(placed: pd.DataFrame) -> frozenset[str]:
    """Give the places that are decided."""
    return frozenset(placed.loc[placed["role"].isin(DECIDED), "place_id"])


def _say(view: View, all_rows: int, held: pd.DataFrame) -> None:
    """Say how much of everything lies in the part."""
    here = _decided(held)
    rows = view.memo("rows in part", lambda shown: rows_at(shown, here), about=here)
    places = held["place_id"].nunique()
    st.caption(
        f"In this part of the map: {count(places, 'place')} with {count(rows, 'row')} of "
        f"{all_rows:,} on the map."
    )
