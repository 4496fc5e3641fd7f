"""The map alone, for a frame on another site."""

import streamlit as st

from dashboard.ui import alone, notices
from dashboard.ui.maps.panels import maps
from dashboard.ui.record.detail import detail
from dashboard.ui.sections import undrawn
from dashboard.ui.text import plain
from dashboard.ui.view import current

view = current()

st.title(plain(view.dataset.title), anchor=False)
notices.custody(view)
notices.unknown()
notices.choice(view)
maps(view)
undrawn.without_point(view)
alone.source_line(view)
detail(view)
