"""The statements to be read, grouped, with quotations set apart."""

import streamlit as st

from dashboard.ui import notices
from dashboard.ui.sections.record import detail
from dashboard.ui.sections.statements import read_statements
from dashboard.ui.view import current

view = current()

st.title("Statements", anchor=False)
st.markdown(
    "Each claim is told in the curator's own words. What stands apart, in quotation marks, are "
    "words as the source prints them; a translation of them says that it is one."
)
notices.custody(view)
notices.unknown()
notices.sentence(view)
read_statements(view)
detail(view)
