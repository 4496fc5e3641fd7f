"""Where somebody was on days of which no source tells it: what is known before and after."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.analysis.choices.filters import Filters, describe
from dashboard.analysis.journeys.known_around import KnownAround, known_among
from dashboard.analysis.journeys.readable_legs import days as days_in_words
from dashboard.analysis.journeys.stops import End, Stop, stops
from dashboard.analysis.lanes.unplaced import unplaced
from dashboard.analysis.phrases import listed
from dashboard.ui.choices import selection, widgets
from dashboard.ui.memo import Scope
from dashboard.ui.text import plain
from dashboard.ui.view import View

FEW = 3  # travellers of whom each is told where nobody is chosen


def whereabouts(view: View) -> None:
    """Answer where the chosen people were on the chosen days, where no source tells it."""
    for number, one in enumerate(_found(view)):
        with st.container(border=True, gap="xxsmall", key=f"whereabouts {number}"):
            _answer(view, one, number)


def gaps(view: View) -> pd.DataFrame | None:
    """Give what the timeline draws of that, as `unplaced.unplaced` does; `None` of nothing."""
    found = _found(view)
    days = view.filters.days
    if not found or not days:
        return None
    rows = view.memo(
        "unplaced",
        lambda told: unplaced(told, found, days),
        Scope.SOURCES,
        about=(_people(view), days),
    )
    return rows if len(rows) else None


def _people(view: View) -> tuple[str, ...]:
    """Give the person_ids of whom the page asks, or the reader; of a day alone a few travellers."""
    if people := view.page.people or view.filters.people:
        return people
    first, last = view.filters.days or (date.min, date.max)
    if last - first >= timedelta(days=1):
        return ()
    others = replace(view.filters, days=None, certainly=False, sources=())
    if others != replace(view.filters.shaping, sources=()):
        return ()
    return tuple(view.travellers) if len(view.travellers) <= FEW else ()


def _found(view: View) -> list[KnownAround]:
    """Find of whom no source tells where they were on the chosen days."""
    days, people = view.filters.days, _people(view)
    if not days or not people:
        return []
    told = view.memo("stops", stops, Scope.SOURCES)
    wanted = frozenset[str]().union(*map(view.dataset.members, people))
    return view.memo(
        "known around",
        lambda _: known_among(told, wanted, days),
        Scope.SOURCES,
        about=(people, days),
    )


def _answer(view: View, known: KnownAround, number: int) -> None:
    """Say what is known before and after, and lead there."""
    name = view.dataset.people_names[known.person_id]
    when = describe(view.dataset, Filters(days=view.filters.days))["days"]
    said = [f"**No source says where {plain(name)} was {plain(when)}.**"]
    if known.days:
        said.append(f"Between what is known before and after: {days_in_words(*known.days)}.")
    st.markdown(" ".join(said))
    ends = (("Last known before", known.before), ("Next known after", known.after))
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for label, end in ends:
            if end:
                _stops(label, end.stops, f"{label} {number}")
            else:
                st.markdown(f"{label}: nothing is told.", width="content")
        _stops("Its date leaves open whether it was then", known.maybe, f"maybe {number}")
        _stops("Inferred for all of it", known.inferred, f"inferred {number}")
        _offer(known, number)


def _offer(known: KnownAround, number: int) -> None:
    """Lead to all from the one end to the other, if both have days."""
    if (first := _day(known.before, "earliest")) and (last := _day(known.after, "latest")):
        st.button(
            "Show it on map and timeline, from there to there",
            key=f"show around {number}",
            on_click=partial(_show, first, last),
        )


def _stops(label: str, stops: tuple[Stop, ...], key: str) -> None:
    """Name stops, each of which opens its record."""
    if stops:
        with st.container(
            horizontal=True, gap="xsmall", vertical_alignment="center", width="content"
        ):
            st.markdown(f"{label}:", width="content")
            for place, stop in enumerate(stops):
                st.button(
                    plain(f"{stop.place}, {stop.when}"),
                    key=f"{key} {place}",
                    help=f"Open: {plain(listed([stop.person, stop.place]))}",
                    type="tertiary",
                    on_click=partial(selection.select, "event", stop.event_id),
                )


def _day(end: End | None, bound: str) -> date | None:
    """Give the first or the last day of an end, if none of its dates is open there."""
    if end is None:
        return None
    days = pd.Series([getattr(stop, bound) for stop in end.stops])
    if days.isna().any():
        return None
    found: date = (days.min() if bound == "earliest" else days.max()).date()
    return found


def _show(first: date, last: date) -> None:
    """Show all from one day to another."""
    widgets.put_days(first, last)
    selection.draw_anew(widgets.STRIP)
