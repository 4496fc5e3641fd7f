"""What happened and what was said at each place, in order."""

import streamlit as st

from dashboard.ui import notices
from dashboard.ui.detail import detail
from dashboard.ui.view import current

view = current()

st.title("Places", anchor=False)
notices.unknown()
notices.sentence(view)
detail(view)
