"""Where, when, and who says so: map, timeline and tables of what the choices leave."""

from functools import partial

import streamlit as st

from dashboard.analysis.accounts import readable_statements
from dashboard.analysis.lanes import lanes
from dashboard.analysis.places import marks, unplaced
from dashboard.charts.counts import counts
from dashboard.charts.map import place_map
from dashboard.charts.map_extent import closeup, extent
from dashboard.charts.timeline import timeline
from dashboard.ui import notices, tables
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
    marked = view.once("marks", lambda: marks(shown))
    if len(marked):
        whole, near = view.once("boxes", lambda: (extent(marked), closeup(marked)))
        tinted = view.once("tinted", lambda: unplaced(shown)["country"].dropna().unique())
        draw = partial(place_map, marked, dark=view.dark, tinted=list(tinted))
        if near:
            view.chart("close-up", lambda: draw(near, height_px=300), "Close-up")
        view.chart("map", lambda: draw(whole, height_px=260 if near else 420, frame=near), "Map")
    tables.without_point(view)
with when:
    st.subheader("When", anchor="when")
    laid = view.once("lanes", lambda: lanes(shown, view.filters.people))
    if len(laid):
        kinds = list(data.kinds.values())
        view.chart("timeline", lambda: timeline(laid, kinds, dark=view.dark), "Timeline")
        st.caption(
            "A mark is a day. A soft bar is a span in which it happened on some day; a solid "
            "bar is one that it lasted. Dashed and hollow: inferred by the curator."
        )
    tables.without_date(view)
    said = view.once("said", lambda: readable_statements(shown))
    if len(said):
        st.subheader("Who speaks of what", anchor="counts")
        topics, speakers = list(data.topics.values()), list(said["who"].unique())
        draw_counts = partial(counts, said, topics, speakers, dark=view.dark)
        view.chart("counts", draw_counts, "Number of statements by speaker and topic")

tables.events(view)
tables.statements(view)
