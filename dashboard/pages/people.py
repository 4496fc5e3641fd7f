"""Dossiers: who each person is, as told by whom, where and when, and what is missing."""

import streamlit as st

from dashboard.ui import notices
from dashboard.ui.detail import detail
from dashboard.ui.view import current

view = current()

st.title("People", anchor=False)
notices.unknown()
notices.sentence(view)
detail(view)
