"""The entry that `streamlit run` finds: the pages, and the choices that they share."""

from pathlib import Path

import streamlit as st

from dashboard.ui import alone, notices, preview, view
from dashboard.ui.choices import sidebar
from dashboard.ui.choices.changes import take_changes
from dashboard.ui.data import folder, shown_dataset
from dashboard.ui.data.no_case import stands_alone
from dashboard.ui.turns import TURNS

STATIC = Path(__file__).parent / "static"
ICON = str(STATIC / "favicon.svg")

st.set_page_config(page_title="Testimony dashboard", page_icon=ICON, layout="wide")
st.html(STATIC / "page.css")
take_changes()
state = shown_dataset.shown()
dataset = preview.shown() or state.dataset
if dataset is None:
    notices.unusable(state.trouble)
    shown_dataset.follow()
    st.stop()
without_case = stands_alone(dataset)
EVIDENCE = [st.Page("dashboard/pages/evidence.py", title="Evidence")]
CORPUS = [st.Page("dashboard/pages/corpus.py", title="Corpus", default=without_case)]
METHOD = st.Page("dashboard/pages/method.py", title="Data & method")
CASE = [
    st.Page("dashboard/pages/overview.py", title="Overview", default=not without_case),
    st.Page("dashboard/pages/people.py", title="People"),
    st.Page("dashboard/pages/places.py", title="Places"),
    st.Page("dashboard/pages/statements.py", title="Statements"),
    *(EVIDENCE if len(dataset.evidence) else ()),
    st.Page("dashboard/pages/accounts.py", title="Where accounts differ"),
    *(CORPUS if folder.asked_corpus() else ()),
    METHOD,
]
PAGES = [*CORPUS, METHOD] if without_case else CASE
ALONE = [st.Page(f"dashboard/pages/{name}.py", title=name.title()) for name in alone.VIEWS]
page = st.navigation([*PAGES, *ALONE], position="hidden")
framed = page in ALONE
st.set_page_config(
    page_title=f"{page.title} · {dataset.title}",
    initial_sidebar_state="collapsed" if framed else "auto",
)
with TURNS.take():
    filters = sidebar.choose(dataset)
    with st.container(horizontal=True, gap="small", key="pages"):
        for one in () if framed else PAGES:  # Streamlit's own drop the choices
            st.page_link(one, query_params=sidebar.written())
    with st.container(key="standing"):  # there even if empty, so that nothing below moves
        notices.fictitious(dataset)
        notices.stale(state.trouble)
        preview.notice()
    view.look(dataset, filters)
    page.run()
shown_dataset.follow()
