"""The entry that `streamlit run` finds: the pages, and the choices that they share."""

import streamlit as st

from dashboard.model.problems import DataError
from dashboard.ui import data, notices, sidebar, view

st.set_page_config(page_title="Testimony dashboard", layout="wide")
try:
    dataset = data.current()
except DataError as error:
    notices.unusable(error)
    st.stop()
page = st.navigation([st.Page("dashboard/pages/overview.py", title="Overview", default=True)])
view.look(dataset, sidebar.choose(dataset))
page.run()
