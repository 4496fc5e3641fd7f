"""The tables as they are, how they are read, and how far they can be trusted."""

from datetime import date

import streamlit as st

from dashboard.describe import dictionary
from dashboard.ui import notices, preview
from dashboard.ui.layout.first_part import first_part
from dashboard.ui.method import citing, files, rules_of_comparing, rules_of_reading
from dashboard.ui.method.sources import sources
from dashboard.ui.record.detail import detail
from dashboard.ui.view import current

view = current()
today, address = date.today(), (st.context.url or "").removesuffix("method")

head, counted_rows, shown = first_part("Data & method")
with head:
    notices.custody(view)
with counted_rows:
    notices.unknown()
    notices.sentence(view)

about, reading, counted, tables, words, own = shown.tabs(
    ["Sources & limits", "How to read it", "Counts & problems", "Tables", "Dictionary", "Preview"],
    key="tab",
    on_change="rerun",
)
with about:
    if about.open:
        st.header("Sources", anchor=False)
        sources(view)
        st.header("What this dashboard does not do", anchor=False)
        citing.limits()
        st.header("Licence", anchor=False)
        citing.licence(view.dataset)
        st.header("How to cite", anchor=False)
        citing.cite(view, f"{today.day} {today:%B %Y}", address)
        st.header("How to report an error", anchor=False)
        citing.errors(view.dataset)
with reading:
    if reading.open:
        st.header("How dates are read", anchor=False)
        rules_of_reading.dates()
        st.header("How places are read", anchor=False)
        rules_of_reading.places(view)
        st.header("How accounts are compared", anchor="comparing")
        rules_of_comparing.accounts()
with counted:
    if counted.open:
        st.header("Counts that add up", anchor=False)
        files.counts(view)
        st.header("Problems", anchor=False)
        files.problems(view)
with tables:
    if tables.open:
        files.tables(view)
with words:
    if words.open:
        st.markdown(dictionary())
with own:
    if own.open:
        preview.offer()
detail(view)
