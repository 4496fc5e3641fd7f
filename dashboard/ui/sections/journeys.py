"""Journeys as a table of legs, and side by side from the day of arrival."""

from functools import partial

import pandas as pd
import streamlit as st

from dashboard.analysis import alt_texts
from dashboard.analysis.accounts.comparison import EVENT
from dashboard.analysis.journeys.readable_legs import in_words
from dashboard.analysis.journeys.stops import stops
from dashboard.analysis.lanes.side_by_side import same_places, to_capture
from dashboard.analysis.lanes.since_arrival import readable_days
from dashboard.charts.timeline.lane_pages import lane_pages
from dashboard.charts.timeline.since_arrival import ends_of, on_axis, since_arrival
from dashboard.model.dates.words import BRACKETED
from dashboard.ui.choices.selection import pick_event
from dashboard.ui.contradicting import contradicted_ids
from dashboard.ui.memo import Scope
from dashboard.ui.sections.timeline import chosen_legs, open_page
from dashboard.ui.tables.frame_table import WHEN_PX, WHO_PX, Columns, show_table
from dashboard.ui.text import plain
from dashboard.ui.view import View

DAYS_PX = 480
LEG_COLUMNS: Columns = {
    "person": st.column_config.TextColumn("Who", width=WHO_PX, pinned=True),
    "from_place": st.column_config.TextColumn("From", width=80),
    "from_when": st.column_config.TextColumn("When there", width=146),
    "to_place": st.column_config.TextColumn("To", width=90),
    "to_when": st.column_config.TextColumn("When there", width=146),
    "km": st.column_config.TextColumn(
        "Distance", width=104, help="In a straight line (geodesic, WGS 84)."
    ),
    "days": st.column_config.TextColumn(
        "Between the dates", width=110, help="Not how long the way itself took; nobody says so."
    ),
    "pace": st.column_config.TextColumn(
        "Pace", width=92, help="How fast, if all of that time went on the way. No source says so."
    ),
    "order": st.column_config.TextColumn(
        "Order",
        width=80,
        help="Not certain: the dates allow that the second stop came before the first, or it is "
        "not known which of several places was the first or the last.",
    ),
}
DAY_COLUMNS: Columns = {
    "when": st.column_config.TextColumn("When", width=WHEN_PX, pinned=True, help=BRACKETED),
    "person": st.column_config.TextColumn("Who", width=WHO_PX, pinned=True),
    "days": st.column_config.TextColumn("After arrival", width=90),
    "what": st.column_config.TextColumn("What", width=170),
}


def journeys(view: View) -> None:
    """Show legs and days since arrival, where what is left of the data has any."""
    legs = chosen_legs(view)
    told = view.memo("days of all", readable_days, Scope.SOURCES)
    days = view.memo("days", lambda _: view.of_journeys("days", told, "event_id"))
    if not len(legs) + len(days):
        return
    st.header("Journeys", anchor="journeys")
    if len(days):
        drawn, counted = st.columns([6, 5], gap="medium")
        with drawn:
            _drawn(view, days)
            _compared(view, days)
        with counted:
            show_table(view, days, DAY_COLUMNS, "Days since arrival", most_px=DAYS_PX)
    if len(legs):
        legs_table(view, legs, LEG_COLUMNS)
        st.caption(
            "How far it is in a straight line, and how long between the two dates, which is not "
            "how long the way took. Both are the least and the most that the places and the dates "
            "allow. A place chosen among several of the same name counts as decided. Where nobody "
            "tells the order of places of the same days, they stand together, as one end of a leg."
        )


def _compared(view: View, days: pd.DataFrame) -> None:
    """Say how long each journey took to the capture, and which places several of them share."""
    people = tuple(days["person_id"].unique())
    told = view.memo("stops", stops, Scope.SOURCES)
    shared = same_places(view.accounts(Scope.SOURCES), told, people)
    if said := " ".join(filter(None, (to_capture(days), shared))):
        st.markdown(plain(said))


def _drawn(view: View, days: pd.DataFrame) -> None:
    """Draw the days since arrival, page by page."""
    drawn = st.container()
    pages = view.memo("pages of days", lambda _: lane_pages(on_axis(days)))
    page = open_page("since-arrival", pages)
    draw = partial(
        since_arrival,
        days.iloc[page.first : page.behind],
        people=view.travellers,
        contradicted=contradicted_ids(view, EVENT),
        picked=view.event,
        ends=ends_of(days) if len(pages) > 1 else None,
    )
    with drawn:
        view.chart(
            "since arrival",
            lambda: draw(dark=view.dark),
            view.memo("days said", lambda _: alt_texts.of_days(days)),
            pick_event,
            about=(view.event, page.first),
        )


def legs_table(view: View, legs: pd.DataFrame, columns: Columns) -> None:
    """Show legs in words; of days alone there is no pace."""
    if not legs["hours"].any():
        columns = {name: column for name, column in columns.items() if name != "pace"}
    words = partial(in_words, view.accounts(Scope.SOURCES))
    show_table(view, legs, columns, "Legs", words=words)
