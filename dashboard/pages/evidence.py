"""What the accounts rest on: photographs, videos and documents, as small pictures."""

import streamlit as st

from dashboard.ui import notices
from dashboard.ui.evidence.shown import grid
from dashboard.ui.sections.record import detail
from dashboard.ui.view import current

view = current()

st.title("Evidence", anchor=False)
st.markdown(
    "What the accounts rest on. Pictures are small copies, without what a camera wrote into "
    "them; nothing here is loaded from anywhere else."
)
notices.custody(view)
notices.unknown()
notices.sentence(view)
grid(view)
detail(view)
