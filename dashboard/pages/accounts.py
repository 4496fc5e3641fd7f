"""Where accounts differ: what contradicts what, who says so, and how many on their own."""

import streamlit as st

from dashboard.analysis.disagreements.contradictions import same_day
from dashboard.analysis.disagreements.refinements import refinements
from dashboard.analysis.phrases import count
from dashboard.ui import notices
from dashboard.ui.memo import Scope
from dashboard.ui.sections import differences
from dashboard.ui.sections.record import detail
from dashboard.ui.view import current

view = current()

st.title("Where accounts differ", anchor=False)
st.markdown(
    "Sources that tell of the same event or repeat the same claim are held against each other: "
    "date, place, people, and what is said of whom. Nothing here is typed in; it follows from "
    "the tables. A contradiction does not tell who is right."
)
notices.custody(view)
notices.unknown()
notices.sentence(view)

impossible = differences.apart(view)
if impossible:
    st.header("Not both can be true", anchor="not-both")
    st.caption(
        f"{count(len(impossible), 'contradiction')} of a kind of its own: what puts somebody at "
        "two places, or at more, with too little time between, whatever doubts about places, "
        "times and time zones are read in its favour."
    )
    differences.sentences(view, impossible, "not-both")

found = differences.contradictions(view)
st.header("Contradictions", anchor="contradictions")
if found:
    st.caption(
        f"{count(len(found), 'contradiction')}, the most consequential first. Who it was goes "
        "before what is said of whom, then when, then where; of each, arrivals and captures go "
        "before all else, then what parts most accounts.",
        help=differences.INDEPENDENTLY,
    )
    differences.sentences(view, found, "contradiction")
else:
    beside = " of the same thing" * bool(impossible)
    st.caption(f"No account of what is left contradicts another{beside}.")

days = differences.left(view, view.memo("same day", same_day, Scope.ALL))
if days:
    st.header("One day, told differently", anchor="same-day")
    st.caption("Different events on one day; both may be true.")
    differences.sentences(view, days, "day")

exact = differences.left(view, view.memo("refinements", refinements, Scope.ALL))
if exact:
    st.header("More exact elsewhere", anchor="more-exact")
    st.caption("No contradiction: another source says it more exactly than the one shown first.")
    differences.sentences(view, exact, "refinement")

st.header("All accounts, side by side", anchor="accounts")
differences.accounts_matrix(view)
detail(view)
