"""Where, when, and who says so: map, timeline and tables of what the choices leave."""

import streamlit as st

from dashboard.analysis import alt_texts
from dashboard.analysis.accounts.readable import leading_statements
from dashboard.charts.counts import counts
from dashboard.ui import notices
from dashboard.ui.choices.selection import pick_topic
from dashboard.ui.layout.first_part import first_part
from dashboard.ui.maps.panels import maps
from dashboard.ui.record.detail import detail
from dashboard.ui.sections import differences, record_tables, undrawn
from dashboard.ui.sections.brush import brush
from dashboard.ui.sections.journeys import journeys
from dashboard.ui.sections.place import place_panel
from dashboard.ui.sections.timeline import show_whole_timeline
from dashboard.ui.sections.whereabouts import whereabouts
from dashboard.ui.view import current

view = current()
data = view.dataset

contradictions = [*differences.apart(view), *differences.contradictions(view)]
head, counted, charts = first_part()
with head:
    notices.title(data)
    notices.custody(view)
with counted:
    notices.set_aside(view)
    notices.unknown()
    notices.sentence(view, len(contradictions))
with charts:
    where, when = st.columns([5, 6], gap="medium")
with where:
    st.header("Where", anchor="where")
    maps(view)
    undrawn.without_point(view)
    place_panel(view)
with when:
    st.header("When", anchor="when")
    show_whole_timeline(view)
    whereabouts(view)
    brush(view)
    undrawn.without_date(view)

journeys(view)

said = view.memo("said", leading_statements)
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
