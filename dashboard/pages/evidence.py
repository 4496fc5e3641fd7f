"""What the accounts rest on: photographs, videos and documents, as small pictures."""

import streamlit as st

from dashboard.ui import notices
from dashboard.ui.evidence.shown import grid
from dashboard.ui.layout.first_part import first_part
from dashboard.ui.record.detail import detail
from dashboard.ui.view import current

view = current()

head, counted, about = first_part("Evidence")
with head:
    notices.custody(view)
    st.markdown(
        "Photographs, videos and documents that the accounts are based on. Pictures are small "
        "copies without the data of the camera. Nothing is loaded from other sites."
    )
with counted:
    notices.unknown()
    notices.sentence(view)
with about:
    grid(view)
detail(view)
