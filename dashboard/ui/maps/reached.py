"""Where somebody can have been next to the event that is open: asked for and told below the map."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from dashboard.analysis.journeys.gap_words import gap_named, gap_on_map, gap_said
from dashboard.analysis.journeys.gaps import Gap, gaps
from dashboard.charts.map.marks import area
from dashboard.charts.template import Record
from dashboard.charts.theme import coloured, theme
from dashboard.model.dataset import Dataset
from dashboard.model.lookups.reaches import Point
from dashboard.ui.choices.changes import when_changed
from dashboard.ui.choices.selection import put
from dashboard.ui.memo import Scope
from dashboard.ui.text import plain
from dashboard.ui.view import View

ASKED_PX = 330


@dataclass(frozen=True)
class Reached:
    """An area that the reader asked for; without `edges` there is none, and `said` tells why."""

    key: str
    person_id: str
    edges: Sequence[Sequence[Point]]
    said: str
    on_map: str

    def drawn(self, view: View) -> list[Record]:
        """Give what a map draws of it, in the colour of the person."""
        look = theme(dark=view.dark)
        colour, *_ = coloured(pd.Series([self.person_id]), view.travellers, look)
        return area(self.edges, colour, self.on_map)


def reached(view: View) -> Reached | None:
    """Give the area that the reader asked for, if there is one."""
    asked = view.selected.reach if view.selected else None
    gap = _gaps(view).get(asked or "")
    if gap is None:
        return None
    return view.memo(
        "area between sightings",
        lambda told: _reached(told, gap),
        Scope.SOURCES,
        about=(view.event, gap.key),
    )


def ask(view: View) -> None:
    """Let the reader ask where somebody can have been before and after the event that is open."""
    found, now = _gaps(view), view.selected
    if now is None or not found:
        return
    key = f"reach {now.id}"
    st.session_state[key] = now.reach if now.reach in found else None

    def choose() -> None:
        put(replace(now, reach=st.session_state[key]))

    st.selectbox(
        "Where they could have been",
        list(found),
        index=None,
        format_func=lambda one: gap_named(found[one]) if one in found else one,
        placeholder="Where could they have been in between?",
        filter_mode="contains",
        key=key,
        label_visibility="collapsed",
        width=ASKED_PX,
    )
    when_changed(key, choose)


def say(view: View, shown: Reached | None) -> None:
    """Say what the area is, or that there is none of what the address asks for."""
    if shown:
        st.markdown(plain(shown.said))
    elif view.selected and view.selected.reach:
        asked = plain(view.selected.reach)
        st.warning(f"The address asks for an area between sightings that there is not: {asked}")


def _gaps(view: View) -> dict[str, Gap]:
    """Give what lies between the sightings next to the event that is open, by key."""
    found = view.memo(
        "between sightings", lambda told: gaps(told, view.event), Scope.SOURCES, about=view.event
    )
    return {gap.key: gap for gap in found}


def _reached(told: Dataset, gap: Gap) -> Reached:
    """Find an area, and put it into words."""
    found = gap.region(told)
    edges = [] if found.is_too_large else found.outlines
    return Reached(gap.key, gap.person_id, edges, gap_said(told, gap, found), gap_on_map(gap))
