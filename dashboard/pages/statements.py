"""The statements to be read, grouped, with quotations set apart."""

import streamlit as st

from dashboard.ui import notices
from dashboard.ui.detail import detail
from dashboard.ui.view import current

view = current()

st.title("Statements", anchor=False)
notices.unknown()
notices.sentence(view)
detail(view)
