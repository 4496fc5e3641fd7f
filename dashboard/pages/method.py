"""The tables as they are, how they are read, and how far they can be trusted."""

import streamlit as st

from dashboard.ui import notices
from dashboard.ui.detail import detail
from dashboard.ui.view import current

view = current()

st.title("Data & method", anchor=False)
notices.unknown()
notices.sentence(view)
detail(view)
