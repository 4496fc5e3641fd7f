"""Lanes page by page, where there are more than a reader can look at: which marks stand on which.

A page is filled with whole lanes as long as they fit. A lane that is longer than a page goes on
over as many as it takes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

import pandas as pd

from dashboard.analysis.density.density import MOST_MARKS
from dashboard.charts.template import records
from dashboard.charts.timeline.lane_rows import lane_rows
from dashboard.charts.timeline.lanes import is_labelled

MOST_ROWS = 130  # as high as a reader can scroll, if marks stand close together
PAGE_ROWS = 98  # so many with a text beside each mark are not higher


@dataclass(frozen=True)
class Page:
    """Some of the marks, in their order.

    Parameters
    ----------
    first, behind : int
        The first mark, and the first that is on a later page; from 0.
    first_lane, last_lane : int
        Of which lanes they are; from 1.
    """

    first: int
    behind: int
    first_lane: int
    last_lane: int


def lane_pages(
    marks: pd.DataFrame, most_rows: int = MOST_ROWS, *, dense: bool = True
) -> tuple[Page, ...]:
    """Lay marks out on pages; on one if all of them fit there.

    Parameters
    ----------
    marks : DataFrame
        One row per mark, by lane: what `lane_rows` needs.
    most_rows : int
        How many rows a page has room for.
    dense : bool
        Whether there may be more marks on it than can have a text each.

    Returns
    -------
    tuple of Page
        All of them in order; each mark is on one of them.
    """
    sizes = marks.groupby("lane", sort=False).size().tolist()
    few = len(marks) <= MOST_MARKS if dense else is_labelled(len(marks))
    if few and _height(marks) <= most_rows:
        return (Page(0, len(marks), 1, len(sizes)),)
    pages: list[Page] = []
    done = room = 0
    page_rows = min(most_rows, PAGE_ROWS)
    for lane, size in _parts(sizes, page_rows - 1):
        if size + 1 > room:
            pages.append(Page(done, done, lane, lane))
            room = page_rows
        done, room = done + size, room - size - 1
        pages[-1] = replace(pages[-1], behind=done, last_lane=lane)
    return tuple(pages)


def _parts(sizes: list[int], most: int) -> Iterator[tuple[int, int]]:
    """Give how many marks of which lane belong together, none more than a page has room for."""
    for lane, size in enumerate(sizes, 1):
        for begun in range(0, size, most):
            yield lane, min(most, size - begun)


def _height(marks: pd.DataFrame) -> int:
    """Count the rows that marks and the names of their lanes take."""
    needed = ["lane", "family", "start", "end", "point"]
    laid = lane_rows(records(marks[needed]), labelled=is_labelled(len(marks)))
    return ceil(max((float(mark["row"]) for mark in laid), default=0))
