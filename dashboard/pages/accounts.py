"""Where accounts differ: what contradicts what, who says so, and how many on their own."""

import streamlit as st

from dashboard.analysis.disagreements.refinements import bare_refinements
from dashboard.analysis.phrases import count
from dashboard.ui import notices
from dashboard.ui.layout.first_part import first_part
from dashboard.ui.memo import Scope
from dashboard.ui.record.detail import detail
from dashboard.ui.sections import differences, two_sources
from dashboard.ui.view import current

view = current()

head, counted, about = first_part("Where accounts differ")
with head:
    notices.custody(view)
    st.markdown(
        "An account is what one source says of one event or claim. Here the accounts of the same "
        "event or claim are compared: date, place, people, and what is said of whom. All of it is "
        "worked out from the tables. A contradiction does not tell who is right."
    )
with counted:
    notices.unknown()
    notices.sentence(view)

with about:
    compared = two_sources.chosen(view)
    if compared:
        two_sources.two_sources(view)

    impossible = differences.apart(view)
    if impossible:
        st.header("Not both can be true", anchor="not-both")
        st.caption(
            f"{count(len(impossible), 'contradiction')} of another kind: somebody is at two or "
            "more places with too little time between them, even if every doubt about places, "
            "times and time zones is allowed for."
        )
        differences.sentences(view, impossible, "not-both")

    found = differences.contradictions(view)
    st.header("Contradictions", anchor="contradictions")
    if found:
        st.caption(
            f"{count(len(found), 'contradiction')}, the most important first: who it was, what is "
            "said of whom, when, where. Among these, arrivals and captures come first."
        )
        differences.exchanged(view, found)
        differences.sentences(view, found, "contradiction")
    else:
        beside = " of the same thing" * bool(impossible)
        st.caption(f"No account of what is left contradicts another{beside}.")

days = differences.days(view)
if days:
    st.header("Different events on the same day", anchor="same-day")
    st.caption("Both may be true.")
    differences.sentences(view, days, "day")

exact = differences.left(view, view.memo("refinements", bare_refinements, Scope.ALL))
if exact:
    st.header("More exact in another source", anchor="more-exact")
    st.caption("Another source says it more exactly. That is no contradiction.")
    differences.sentences(view, exact, "refinement")

if not compared:
    two_sources.two_sources(view)

st.header("All accounts, side by side", anchor="accounts")
differences.accounts_matrix(view)
detail(view)
