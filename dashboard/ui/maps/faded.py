"""What the map keeps, faded, of days that are not chosen: the rest that the same choices leave."""

from dataclasses import replace

import pandas as pd

from dashboard.analysis.map_marks import marks
from dashboard.charts.map.crowd import is_crowded
from dashboard.ui.view import View, left

MOST_ROWS = 2_000  # of the rest: of more, places mostly are too many to be drawn one by one


def without_days(view: View) -> View:
    """Give the same state without a choice of days, as the reader had it before."""
    filters = replace(view.filters, days=None, certainly=False)
    return replace(view, filters=filters, shown=left(view.dataset, filters, view.page))


def faded(view: View, placed: pd.DataFrame) -> pd.DataFrame:
    """Give the marks of the days that are not chosen, without the places that are shown.

    Where they are too many to be drawn one by one there are none: what stands for several cannot
    fade in part.
    """
    if not view.filters.days:
        return placed.iloc[:0]
    before = without_days(view)
    if len(before.shown.events) + len(before.shown.statements) > MOST_ROWS:
        return placed.iloc[:0]
    rest = before.memo("marks", marks)
    rest = rest[
        rest["role"].isin(["place", "candidate"]) & ~rest["place_id"].isin(placed["place_id"])
    ]
    return rest.iloc[:0] if is_crowded(rest) else rest
