"""The journeys of a map: lines where they can be told apart, bundles with a number where not."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.analysis.journeys.routes import with_tooltips
from dashboard.analysis.phrases import count
from dashboard.charts.map.extent import Bbox
from dashboard.charts.map.journeys.bundles import MOST_LINES, bundle, is_bundled
from dashboard.ui.memo import Scope
from dashboard.ui.view import View


def drawn(view: View, lines: pd.DataFrame, box: Bbox, height_px: float) -> dict[str, Any]:
    """Give what a map of a box draws of lines: `legs`, or `bundles` of them."""
    if not is_bundled(lines):
        told = view.accounts(Scope.SOURCES)
        return {
            "legs": view.memo(
                "lines in words",
                lambda _: with_tooltips(told, lines, view.legs),
                about=(view.dark, *lines.index),
            )
        }
    return {"bundles": bundled(view, lines, box, height_px)}


def bundled(view: View, lines: pd.DataFrame, box: Bbox, height_px: float) -> pd.DataFrame | None:
    """Give the bundles of lines that are too many to be drawn one by one."""
    return _bundles(view, lines, box, height_px) if is_bundled(lines) else None


def say_bundled(view: View, lines: pd.DataFrame, box: Bbox, height_px: float) -> None:
    """Say what becomes of lines that are too many to be drawn one by one."""
    if is_bundled(lines):
        bundles = _bundles(view, lines, box, height_px)
        apart = int(bundles["lines"].sum())
        within = len(lines) - apart
        rest = f"; {within:,} begin and end near each other" if within else ""
        st.caption(
            f"{len(lines):,} lines of journeys: {count(len(bundles), 'bundle')} with a number "
            f"for {apart:,}{rest}. Choose people, places or days: {MOST_LINES} and fewer are "
            "drawn one by one."
        )


def _bundles(view: View, lines: pd.DataFrame, box: Bbox, height_px: float) -> pd.DataFrame:
    """Give the bundles of lines, which the choices and the box tell."""
    return view.memo(
        "bundles", lambda _: bundle(lines, box, height_px), about=(box, height_px, len(lines))
    )
