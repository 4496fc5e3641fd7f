"""Days on which no source places somebody, on the map: what is known before and after."""

from collections.abc import Sequence

import pandas as pd

from dashboard.analysis.lanes.unplaced_points import unplaced_lines, unplaced_points
from dashboard.charts.map.journeys.unplaced import Unplaced, unplaced_on_map
from dashboard.charts.theme import theme
from dashboard.model.dataset import Dataset
from dashboard.ui.memo import Scope
from dashboard.ui.sections.whereabouts import gaps
from dashboard.ui.view import View


def unplaced(view: View) -> Unplaced:
    """Give what the map draws of days on which no source places somebody; nothing of most."""
    rows = gaps(view)
    if rows is None:
        return Unplaced()
    return view.memo(
        "unplaced on the map",
        lambda told: _drawn(told, rows, view.travellers, dark=view.dark),
        Scope.SOURCES,
        about=(view.page.people or view.filters.people, view.filters.days, view.dark),
    )


def _drawn(told: Dataset, rows: pd.DataFrame, people: Sequence[str], *, dark: bool) -> Unplaced:
    """Make it of what the sources tell."""
    points = unplaced_points(told, rows)
    return unplaced_on_map(points, unplaced_lines(rows, points), people, theme(dark=dark))
