"""The statements to be read, grouped, with quotations set apart."""

import streamlit as st

from dashboard.ui import notices
from dashboard.ui.layout.first_part import first_part
from dashboard.ui.record.detail import detail
from dashboard.ui.sections.statements import read_statements
from dashboard.ui.view import current

view = current()

head, counted, about = first_part("Statements")
with head:
    notices.custody(view)
    st.markdown(
        "Each claim is in the curator's own words. Words in quotation marks are printed so in the "
        "source; where they are translated, that is said."
    )
with counted:
    notices.unknown()
    notices.sentence(view)
with about:
    read_statements(view)
detail(view)
