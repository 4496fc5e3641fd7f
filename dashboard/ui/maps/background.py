"""Tiles behind the maps, where a host wants them: who serves them sees what readers look at."""

import os
from functools import lru_cache

import streamlit as st

from dashboard.charts.map.orientation.tiles import Tiles
from dashboard.ui.text import plain

TILES, ATTRIBUTION = "DASHBOARD_TILES", "DASHBOARD_TILES_ATTRIBUTION"


def tiles() -> Tiles | None:
    """Give the tiles that the environment names; none where it names none, or in vain."""
    return _read(*_asked())[0]


def say_background() -> None:
    """Say to whom the tiles are owed, or why there are none although they are asked for."""
    found, trouble = _read(*_asked())
    if found:
        st.caption(f"Background: {plain(found.attribution)}")
    elif trouble:
        st.warning(plain(f"The maps have no tiles. In {TILES} and {ATTRIBUTION}, {trouble}."))


def _asked() -> tuple[str, str]:
    """Give what the environment says."""
    return os.environ.get(TILES, "").strip(), os.environ.get(ATTRIBUTION, "").strip()


@lru_cache(maxsize=8)
def _read(template: str, attribution: str) -> tuple[Tiles | None, str]:
    """Give the tiles, or what is wrong with what is asked for."""
    if not template:
        return None, ""
    try:
        return Tiles(template, attribution), ""
    except ValueError as error:
        return None, str(error)
