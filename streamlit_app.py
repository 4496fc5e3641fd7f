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
page = st.navigation(
    [
        st.Page("dashboard/pages/overview.py", title="Overview", default=True),
        st.Page("dashboard/pages/people.py", title="People"),
        st.Page("dashboard/pages/places.py", title="Places"),
        st.Page("dashboard/pages/statements.py", title="Statements"),
        st.Page("dashboard/pages/method.py", title="Data & method"),
    ]
)
view.look(dataset, sidebar.choose(dataset))
page.run()
