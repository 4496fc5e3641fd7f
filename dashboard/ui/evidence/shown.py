"""Evidence in its places: all that a choice leaves as a grid, and that of one record."""

import streamlit as st

from dashboard.analysis.evidence.kinds import has_evidence
from dashboard.analysis.evidence.readable import evidence_left, evidence_of, resting_on
from dashboard.analysis.phrases import count
from dashboard.ui.choices.selection import Selected
from dashboard.ui.evidence.cards import card
from dashboard.ui.memo import Scope
from dashboard.ui.tables.paging import page_of
from dashboard.ui.view import View

PER_PAGE = 24


def grid(view: View) -> None:
    """Show what the accounts rest on that the choices leave, page by page."""
    kinds = view.filters.evidence
    left = view.memo("evidence left", lambda shown: evidence_left(view.dataset, shown, kinds))
    resting = view.memo("resting on evidence", resting_on)
    if not len(left):
        st.caption("No account of this choice names any evidence.")
        return
    st.caption(f"{len(left):,} of {count(len(view.dataset.evidence), 'piece')} of evidence.")
    page = page_of(len(left), "Evidence", "evidence", PER_PAGE)
    with st.container(horizontal=True, gap="small", key="evidence grid"):
        for piece in left[page].to_dict("records"):
            records = resting.get(piece["evidence_id"], ())
            card(view, piece, where="in the grid", resting=records)


def of_record(view: View, now: Selected) -> None:
    """Show what the accounts of a record rest on; nothing where a dataset has no evidence."""
    if not has_evidence(view.dataset):
        return
    pieces = view.memo(
        "evidence of a record",
        lambda every: evidence_of(every, now.table, now.id),
        Scope.ALL,
        about=(now.table, now.id),
    )
    if len(pieces):
        with st.container(horizontal=True, gap="small", key="evidence of the record"):
            for piece in pieces.to_dict("records"):
                card(view, piece, where="in the record", full=True)
