"""The statements to be read, grouped, with quotations set apart."""

import streamlit as st

from dashboard.ui import notices
from dashboard.ui.record.detail import detail
from dashboard.ui.sections.statements import read_statements
from dashboard.ui.view import current

view = current()

st.title("Statements", anchor=False)
st.markdown(
    "Each claim is in the curator's own words. Words in quotation marks are printed so in the "
    "source; where they are translated, that is said."
)
notices.custody(view)
notices.unknown()
notices.sentence(view)
read_statements(view)
detail(view)
