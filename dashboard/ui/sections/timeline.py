"""The timeline of what the choices leave, a lane a person."""

from functools import partial

import streamlit as st

from dashboard.analysis import alt_texts
from dashboard.analysis.accounts.otherwise import other_dates
from dashboard.analysis.timeline import lanes
from dashboard.charts.timeline.timeline import timeline
from dashboard.ui.choices.selection import pick_event
from dashboard.ui.view import View


def timelines(view: View) -> None:
    """Show the dated events; a click on one opens its record."""
    laid = view.memo("lanes", lambda shown: lanes(shown, view.filters.people))
    if not len(laid):
        st.caption("Nothing that is left has a date.")
        return
    kinds = list(view.dataset.kinds.values())
    others = view.memo("other dates", other_dates)
    draw = partial(timeline, laid, kinds, others=others, people=view.travellers, picked=view.event)
    view.chart(
        "timeline",
        lambda: draw(dark=view.dark),
        view.memo("lanes said", lambda _: alt_texts.of_lanes(laid)),
        pick_event,
        about=view.event,
    )
    st.caption(
        "A mark is a day; a soft bar, a span on some day of which it happened; a strong bar, "
        "one that it lasted. Dashed or hollow: inferred by the curator. A tick: the day or "
        "span that another account gives. A line joins what nobody tells the order of. A day "
        "is as certain as the word of whoever gave it."
    )
