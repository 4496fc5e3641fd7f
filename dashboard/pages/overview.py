"""Where, when, and who says so: map, timeline and tables of what the choices leave."""

from functools import partial

import streamlit as st

from dashboard.analysis.accounts import readable_statements
from dashboard.analysis.lanes import lanes
from dashboard.charts.counts import counts
from dashboard.charts.timeline import timeline
from dashboard.ui import notices, tables
from dashboard.ui.brush import brush
from dashboard.ui.detail import detail
from dashboard.ui.journeys import journeys
from dashboard.ui.maps import maps
from dashboard.ui.place import place_panel
from dashboard.ui.selection import pick_event, pick_topic
from dashboard.ui.text import plain
from dashboard.ui.view import current

view = current()
data, shown = view.dataset, view.shown

st.title(plain(data.title), anchor=False)
st.markdown(plain(data.standfirst))
notices.custody(view)
notices.set_aside(view)
notices.unknown()
notices.sentence(view)

where, when = st.columns([5, 6], gap="medium")
with where:
    st.subheader("Where", anchor="where")
    maps(view)
    tables.without_point(view)
    place_panel(view)
with when:
    st.subheader("When", anchor="when")
    laid = view.once("lanes", lambda: lanes(shown, view.filters.people))
    if len(laid):
        kinds = list(data.kinds.values())
        draw = partial(timeline, laid, kinds, people=view.travellers, picked=view.event)
        view.chart(f"timeline/{view.event}", lambda: draw(dark=view.dark), "Timeline", pick_event)
        st.caption(
            "A mark is a day. A faint bar is a span in which it happened on some day; a strong "
            "bar is one that it lasted. Dashed bars and hollow marks: inferred by the curator. "
            "A day that is given is as certain as the word of whoever gave it."
        )
    else:
        st.caption("Nothing that is left has a date.")
    brush(view)
    tables.without_date(view)

journeys(view)

said = view.once("said", lambda: readable_statements(shown))
if len(said):
    st.subheader("Who speaks of what", anchor="counts")
    topics, speakers = list(data.topics.values()), list(said["who"].unique())
    view.chart(
        "counts",
        lambda: counts(said, topics, speakers, dark=view.dark),
        "Number of statements by speaker and topic",
        pick_topic,
    )
tables.events(view)
tables.statements(view)
detail(view)
