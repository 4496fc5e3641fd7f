"""When it happened: every event in its lane, or of very many how many there were when."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import pairwise
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.analysis import alt_texts
from dashboard.analysis.accounts.comparison import EVENT
from dashboard.analysis.accounts.otherwise import other_dates
from dashboard.analysis.choices.filters import Filters
from dashboard.analysis.choices.span import Days
from dashboard.analysis.clocks import minutes_between, told_clock
from dashboard.analysis.density.bars import moment
from dashboard.analysis.density.density import (
    MOST_GROUPS,
    MOST_MARKS,
    Density,
    density,
    is_crowded,
)
from dashboard.analysis.density.groups import PERSON, PLACE
from dashboard.analysis.density.words import density_said, density_table, kinds_table
from dashboard.analysis.journeys.routes import LEG_ENDS
from dashboard.analysis.lanes.named_events import is_by_place
from dashboard.analysis.lanes.ways import ways
from dashboard.analysis.phrases import count
from dashboard.analysis.timeline import lanes
from dashboard.charts.keys import AMONG_HOURS, LANES_KEY, SUPPLIED, density_key
from dashboard.charts.timeline.bars.density import density_chart
from dashboard.charts.timeline.lane_pages import Page, lane_pages
from dashboard.charts.timeline.lanes import is_labelled
from dashboard.charts.timeline.timeline import ends_of, is_hourly, on_axis, timeline
from dashboard.model.dates.words import is_any_bracketed
from dashboard.ui.choices import widgets
from dashboard.ui.choices.selection import let_go, pick_event
from dashboard.ui.contradicting import contradicted_ids
from dashboard.ui.memo import Scope
from dashboard.ui.sections.whereabouts import gaps
from dashboard.ui.tables.frame_table import ONE_LINE_PX, Columns, height_px, show_table
from dashboard.ui.tables.paging import page_of
from dashboard.ui.text import plain
from dashboard.ui.tray import tray
from dashboard.ui.view import View

TIMELINE = "timeline"  # in the address
EPOCH = date(1970, 1, 1).toordinal()
ROWS_OF = {PERSON: "People", PLACE: "Places"}


def show_whole_timeline(view: View) -> None:
    """Show when all that is left happened, of everybody or of those who are chosen."""
    show_timeline(view, view.filters.people, "Nothing that is left has a date.")


def show_timeline(view: View, people: Collection[str], nothing: str) -> None:
    """Show when it happened.

    Parameters
    ----------
    people : collection of str
        person_ids of those who get a lane; everybody where it is empty.
    nothing : str
        What is said where no event has a date.
    """
    if view.memo("crowded", lambda shown: is_crowded(shown, people)):
        _bars(view, people)
        return
    laid = view.memo("lanes", lambda shown: lanes(shown, people))
    unknown = gaps(view)
    if not len(laid) and unknown is None:
        st.caption(nothing)
        return
    _lanes(view, laid, unknown)
    said = LANES_KEY * bool(len(laid)) + SUPPLIED * is_any_bracketed(laid["when"])
    said += AMONG_HOURS * is_hourly(laid) + _axis_said(view)
    if said:
        st.caption(said)


def chosen_legs(view: View) -> pd.DataFrame:
    """Give the legs of the journeys of which the reader's choice leaves both ends."""
    return view.memo("legs", lambda _: view.of_journeys("legs", view.legs, *LEG_ENDS))


def _axis_said(view: View) -> str:
    """Say by whose clocks the axis is, where that is a question."""
    told = told_clock(view.shown)
    return f" Along the axis: {plain(told)}." if told else ""


def open_page(name: str, pages: Sequence[Page], lanes_of: str = PERSON) -> Page:
    """Let the reader turn pages of lanes, where there are several.

    `name` is as in the address, `lanes_of` says whether lanes are of people or places.
    """
    page: Page = pages[page_of(len(pages), "", name, 1).start]
    if len(pages) > 1:
        first, last, number = page.first_lane, page.last_lane, pages[-1].last_lane
        some = f"{ROWS_OF[lanes_of]} {first:,} to {last:,}"
        lanes_said = some if first < last else f"{lanes_of.capitalize()} {first:,}"
        st.caption(
            f"{lanes_said} of {number:,}: marks {page.first + 1:,} to {page.behind:,} of "
            f"{pages[-1].behind:,}."
        )
    return page


def _lanes(view: View, laid: pd.DataFrame, unknown: pd.DataFrame | None) -> None:
    """Draw each event in its lane, page by page, and the gaps of those who are not placed."""
    drawn = st.container()
    pages = view.memo("lane pages", lambda _: lane_pages(on_axis(laid)))
    page = open_page(TIMELINE, pages, PLACE if is_by_place(view.dataset) else PERSON)
    others = view.memo("other dates", other_dates)
    legs = view.memo("ways", lambda _: ways(view.accounts(Scope.SOURCES), chosen_legs(view)))
    draw = partial(
        timeline,
        laid.iloc[page.first : page.behind],
        others=others,
        legs=legs,
        gaps=unknown,
        people=view.travellers,
        contradicted=contradicted_ids(view, EVENT),
        picked=view.event,
        ends=None if is_labelled(len(laid)) else ends_of(laid),
    )
    with drawn:
        view.chart(
            "timeline",
            lambda: draw(dark=view.dark),
            view.memo("lanes said", lambda _: alt_texts.of_lanes(laid, unknown)),
            pick_event,
            about=(view.event, page.first),
        )


def _bars(view: View, people: Collection[str]) -> None:
    """Draw how many events there were when, and give the numbers below."""
    drawn = st.container()
    counted = _density(view, people, 0)
    first = page_of(counted.groups, ROWS_OF[counted.by], TIMELINE, MOST_GROUPS).start
    counted = _density(view, people, first)
    with drawn:
        view.chart(
            "density",
            lambda: density_chart(counted, list(view.dataset.kinds.values()), dark=view.dark),
            density_said(counted),
            partial(_narrow, _Meant.of(counted, view)),
            about=first,
        )
    st.caption(
        f"{density_key(counted)} A click on a bar shows only what it counts. "
        f"Where not more than {MOST_MARKS} marks are left, each event is drawn."
        f"{_axis_said(view)}"
    )
    _numbers(view, counted)


def _density(view: View, people: Collection[str], first: int) -> Density:
    """Count events, of the groups from `first` on apart."""
    return view.memo("density", lambda shown: density(shown, people, first), about=first)


def _numbers(view: View, counted: Density) -> None:
    """Give the numbers of all bars, and of all kinds, in a tray."""
    events = int(counted.rows["events"].iloc[0])
    by_time, by_kind = density_table(counted), kinds_table(counted)
    label = f"The numbers of the timeline: {count(events, 'event')} in {counted.cut.number}"
    heights = (height_px(frame, ONE_LINE_PX) for frame in (by_time, by_kind))
    with tray(label, "density", sum(heights)) as is_open:
        if is_open:
            rows = {
                str(row): st.column_config.TextColumn(name, width=110)
                for row, name in enumerate(counted.rows["name"])
            }
            for title, head, width, frame in (
                ("Events by time", "When", 170, by_time),
                ("Events by kind", "Kind", 280, by_kind),
            ):
                columns: Columns = {"what": st.column_config.TextColumn(head, width=width), **rows}
                show_table(view, frame, columns, title, about=counted.first, row_px=ONE_LINE_PX)


@dataclass(frozen=True)
class _Meant:
    """What the bars of a density mean as choices: the part of the choice, its ids, and days.

    Small, and without the density: Streamlit keeps it for every chart of a session.
    """

    part: str
    ids: tuple[str | None, ...]
    spans: tuple[Days, ...]

    @classmethod
    def of(cls, counted: Density, view: View) -> "_Meant":
        """Read it off a density."""
        ids = counted.rows["id"].astype(object)
        known = ids.where(ids.notna(), None)
        part = "people" if counted.by == PERSON else "places"
        edges = counted.cut.edges.tolist()
        if not counted.cut.by_the_clock:
            spans = [(_day(first), _day(behind - 1)) for first, behind in pairwise(edges)]
        else:
            clock = map(moment, edges)
            spans = [minutes_between(view.shown, *ends) for ends in pairwise(clock)]
        return cls(part, tuple(known), tuple(spans))


def _narrow(meant: _Meant, chart: str) -> None:
    """Show only what a bar counts that was clicked: its days, and its person or place."""
    points = st.session_state[chart]["selection"].get("pick", [])
    if not points or "t" not in points[-1]:
        return
    row, bar = int(points[-1]["r"]), int(points[-1]["t"])
    chosen: dict[str, Any] = {"days": meant.spans[bar]}
    if one := meant.ids[row]:
        chosen |= {meant.part: (one,)}
    for name, value in chosen.items():
        widgets.put(Filters.parts()[name], name, value)
    let_go()


def _day(number: int) -> date:
    """Give the day of a number of days since 1970."""
    return date.fromordinal(EPOCH + number)
