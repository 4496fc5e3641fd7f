"""Dossiers: who each person is, as told by whom, where and when, and what is missing."""

import streamlit as st

from dashboard.analysis.choices.filters import Filters
from dashboard.ui import notices
from dashboard.ui.layout.first_part import first_part
from dashboard.ui.maps.panels import maps
from dashboard.ui.record.detail import detail
from dashboard.ui.sections import differences, dossier
from dashboard.ui.sections.whereabouts import whereabouts
from dashboard.ui.text import plain
from dashboard.ui.view import current

view = current()

_, counted, about = first_part("People")
with counted:
    notices.unknown()
    notices.sentence(view)
with about:
    person = dossier.choose_person(view)
if person:
    view = view.narrowed(Filters(people=(person,)))
    with about:
        st.header(plain(view.dataset.people_names[person]), anchor="who")
        notices.custody(view)
        whereabouts(view)
        dossier.who(view, person)
        where, when = st.columns([5, 6], gap="medium")
    with where:
        st.header("Where", anchor="where")
        maps(view)
    with when:
        st.header("When", anchor="when")
        dossier.when(view, person)
        dossier.told_by(view)
    dossier.legs(view)
    differences.elsewhere(view)
    dossier.said_by(view, person)
    dossier.said_of(view, person)
    dossier.inferred(view)
    dossier.missing(view, person)
elif not view.empty:
    st.caption("Nobody is named in this choice.")
detail(view)
