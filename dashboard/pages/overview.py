"""Where, when, and who says so: map, timeline and tables of what the choices leave."""

from functools import partial

import streamlit as st

from dashboard.analysis import alt_texts
from dashboard.analysis.accounts.leading import leading
from dashboard.analysis.accounts.otherwise import other_dates
from dashboard.analysis.accounts.readable import readable_statements
from dashboard.analysis.clocks import told_clock
from dashboard.analysis.disagreements.contradictions import disagreements
from dashboard.analysis.timeline import lanes
from dashboard.charts.counts import counts
from dashboard.charts.timeline.timeline import timeline
from dashboard.ui import notices
from dashboard.ui.choices.selection import pick_event, pick_topic
from dashboard.ui.memo import Scope
from dashboard.ui.sections import differences, record_tables, undrawn
from dashboard.ui.sections.brush import brush
from dashboard.ui.sections.journeys import journeys
from dashboard.ui.sections.maps import maps
from dashboard.ui.sections.place import place_panel
from dashboard.ui.sections.record import detail
from dashboard.ui.text import plain
from dashboard.ui.view import current

view = current()
data = view.dataset

st.title(plain(data.title), anchor=False)
st.markdown(plain(data.standfirst))
notices.custody(view)
notices.set_aside(view)
notices.unknown()
contradictions = differences.left(view, view.memo("disagreements", disagreements, Scope.ALL))
notices.sentence(view, len(contradictions))

where, when = st.columns([5, 6], gap="medium")
with where:
    st.header("Where", anchor="where")
    maps(view)
    undrawn.without_point(view)
    place_panel(view)
with when:
    st.header("When", anchor="when")
    laid = view.memo("lanes", lambda shown: lanes(shown, view.filters.people))
    if len(laid):
        kinds = list(data.kinds.values())
        others = view.memo("other dates", other_dates)
        draw = partial(
            timeline, laid, kinds, others=others, people=view.travellers, picked=view.event
        )
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
            + (f" Along the axis: {plain(told)}." if (told := told_clock(view.shown)) else "")
        )
    else:
        st.caption("Nothing that is left has a date.")
    brush(view)
    undrawn.without_date(view)

journeys(view)

said = view.memo("said", lambda shown: readable_statements(leading(shown)))
if len(said):
    st.header("Who speaks of what", anchor="counts")
    topics, speakers = list(data.topics.values()), list(said["who"].unique())
    view.chart(
        "counts",
        lambda: counts(said, topics, speakers, dark=view.dark),
        view.memo("counts said", lambda _: alt_texts.of_counts(said)),
        pick_topic,
    )
record_tables.events(view)
record_tables.statements(view)
detail(view)
