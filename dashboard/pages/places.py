"""Places: where each is and how that was found, what happened there, what was said of it."""

import streamlit as st

from dashboard.analysis.choices.filters import Filters
from dashboard.ui import notices
from dashboard.ui.layout.first_part import first_part
from dashboard.ui.maps.panels import maps
from dashboard.ui.record.detail import detail
from dashboard.ui.sections import place_rows
from dashboard.ui.sections.place import about_place, candidates
from dashboard.ui.text import plain
from dashboard.ui.view import current

view = current()

_, counted, about = first_part("Places")
with counted:
    notices.unknown()
    notices.sentence(view)
with about:
    place = place_rows.choose_place(view)
if place:
    wider = place_rows.only_wider(view, place)
    view = view.narrowed(Filters(places=(place,)))
    with about:
        st.header(plain(view.dataset.place_names[place]), anchor="where")
        notices.custody(view)
        known, drawn = st.columns([5, 6], gap="medium")
        with known:
            about_place(view, place)
        with drawn:
            maps(view)
        candidates(view, place)
    place_rows.happened(view, place)
    place_rows.said(view, place)
    place_rows.less_exact(wider)
else:
    st.caption("The data name no place.")
detail(view)
