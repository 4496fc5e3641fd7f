"""The corpus behind the case: what it counts under the reader's choices, and its accounts."""

import streamlit as st

from dashboard.corpus.bars import timed
from dashboard.corpus.discs import discs
from dashboard.corpus.errors import CorpusError
from dashboard.corpus.questions import Corpus
from dashboard.ui import notices
from dashboard.ui.corpus.answers import question
from dashboard.ui.corpus.asking import answered, unanswered
from dashboard.ui.corpus.choice import asked, own_choices, say_unanswered
from dashboard.ui.corpus.counted import TOPS, looked_at, show_map, show_times, show_tops
from dashboard.ui.corpus.listed import offer_case, page_asked, show_page
from dashboard.ui.corpus.served import served
from dashboard.ui.data.no_case import stands_alone
from dashboard.ui.record.detail import detail
from dashboard.ui.view import current

view = current()
st.title("Corpus", anchor=False)
BEHIND = (
    "Many accounts that stand behind the case, as they were recorded; nobody has compared them. "
    "They are counted under the same choices. What the case says of them is on the other pages."
)
ALONE = (
    "Many accounts, as they were recorded; nobody has compared them. No case stands in front of "
    "them: `--data` names the folder of one, and *Data & method*, *Preview*, opens another."
)
st.markdown(ALONE if stands_alone(view.dataset) else BEHIND)
notices.unknown()
try:
    corpus = served()
except CorpusError as error:
    corpus = None
    unanswered(str(error))
if corpus:
    say_unanswered(view)
    own_choices(corpus)
    filters, box = asked(view), looked_at()
    number = question(Corpus.count, filters=filters)
    times, cells = question(timed, filters=filters), question(discs, filters=filters)
    part = question(discs, filters=filters, within=box) if box else cells
    tops = {one: question(Corpus.top, part=one, filters=filters.without(one)) for one in TOPS}
    rows = page_asked(filters)
    found = answered(corpus, "page", (number, rows, times, cells, part, *tops.values()))
    if found:
        left, about = found[number], corpus.version
        st.markdown(f"**{left:,} of {corpus.rows:,} accounts in the corpus.**")
        offer_case(corpus, filters, left)
        show_times(view, (about, times), found[times])
        show_map(view, (about, part), found[part], left, found[cells].placed if box else None)
        show_tops(view, about, {one: found[asks] for one, asks in tops.items()}, filters)
        st.subheader("The accounts", anchor=False)
        show_page(found[rows], left)
detail(view)
