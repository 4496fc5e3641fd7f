"""The tables as they are, how they are read, and how far they can be trusted."""

from datetime import date

import streamlit as st

from dashboard.describe import dictionary
from dashboard.ui import citing, files, notices, rules_of_reading
from dashboard.ui.detail import detail
from dashboard.ui.sources import sources
from dashboard.ui.view import current

view = current()
today, address = date.today(), (st.context.url or "").removesuffix("method")

st.title("Data & method", anchor=False)
notices.custody(view)
notices.unknown()
notices.sentence(view)

about, reading, counted, tables, words = st.tabs(
    ["Sources & limits", "Dates & places", "Counts & problems", "Tables", "Dictionary"]
)
with about:
    st.subheader("Sources", anchor=False)
    sources(view)
    st.subheader("What this dashboard does not do", anchor=False)
    citing.limits()
    st.subheader("Licence", anchor=False)
    citing.licence(view.dataset)
    st.subheader("How to cite", anchor=False)
    citing.cite(view, f"{today.day} {today:%B %Y}", address)
    st.subheader("How to report an error", anchor=False)
    citing.errors(view.dataset)
with reading:
    st.subheader("How dates are read", anchor=False)
    rules_of_reading.dates()
    st.subheader("How places are read", anchor=False)
    rules_of_reading.places(view)
with counted:
    st.subheader("Counts that add up", anchor=False)
    files.counts(view)
    st.subheader("Problems", anchor=False)
    files.problems(view)
with tables:
    files.tables(view)
with words:
    st.markdown(dictionary())
detail(view)
