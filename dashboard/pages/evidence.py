"""What the accounts rest on: photographs, videos and documents, as small pictures."""

import streamlit as st

from dashboard.ui import notices
from dashboard.ui.evidence.shown import grid
from dashboard.ui.record.detail import detail
from dashboard.ui.view import current

view = current()

st.title("Evidence", anchor=False)
st.markdown(
    "Photographs, videos and documents that the accounts are based on. Pictures are small copies "
    "without the data of the camera. Nothing is loaded from other sites."
)
notices.custody(view)
notices.unknown()
notices.sentence(view)
grid(view)
detail(view)
