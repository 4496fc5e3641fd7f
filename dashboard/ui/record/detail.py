"""One record or place in full, beside the page: what it says, who says so, what belongs to it."""

import pandas as pd
import streamlit as st

from dashboard.analysis.related_records import (
    event_accounts,
    events_of,
    on_the_way,
    sequence,
    statement_accounts,
    statements_on,
    step,
)
from dashboard.ui import contradicting
from dashboard.ui.choices import found_words
from dashboard.ui.choices.selection import PLACE, Selected, select
from dashboard.ui.data import folder
from dashboard.ui.evidence.shown import of_record
from dashboard.ui.layout.sheet import sheet
from dashboard.ui.memo import Scope
from dashboard.ui.notices import address
from dashboard.ui.record.accounts import compared, listed, told
from dashboard.ui.record.known_place import known_place
from dashboard.ui.record.linked import linked
from dashboard.ui.sections.differences import SHOWN_FIRST, agreed
from dashboard.ui.text import plain
from dashboard.ui.view import View

EVENT_FACTS = {
    "when": "When",
    "utc": "In UTC",
    "after": "After, as this source says",
    "place": "Where",
    "who": "Who",
    "kind": "Kind",
    "given": "How known",
    "confidence": "Confidence",
    "tags": "Tags",
    "evidence": "Evidence",
    "note": "Note",
}
STATEMENT_FACTS = {
    "who": "Speaker",
    "quote": "In quotation marks",
    "translated": "Translated by",
    "about": "About",
    "place": "Place",
    "topic": "Topic",
    "given": "How known",
    "confidence": "Confidence",
    "tags": "Tags",
    "when": "Said",
    "utc": "In UTC",
    "asked": "Asked by",
    "evidence": "Evidence",
    "note": "Note",
}


def detail(view: View) -> None:
    """Show the record or place that the reader points at, if there is one."""
    now = view.selected
    if now is None:
        return
    if now.table == PLACE:
        known_place(view, now.id)
        return
    if now.table == "event":
        accounts = view.memo(
            "accounts of an event",
            lambda every: event_accounts(every, now.id),
            Scope.ALL,
            about=now.id,
        )
        text, titles, title = "summary", EVENT_FACTS, str(accounts["what"].iloc[0])
        belongs = {
            "Statements on it": ("statement", statements_on(view.accounts(Scope.ALL), now.id)),
            "On the way": ("event", on_the_way(view.accounts(Scope.ALL), now.id)),
        }
    else:
        accounts = view.memo(
            "accounts of a statement",
            lambda every: statement_accounts(every, now.id),
            Scope.ALL,
            about=now.id,
        )
        text, titles, title = "what", STATEMENT_FACTS, "Statement"
        belongs = {"Event that it is about": ("event", events_of(view.accounts(Scope.ALL), now.id))}
    disputed = contradicting.of_record(view, now.table, now.id)
    whose = (one.question for one in disputed if one.aspect == "people")
    with sheet(next(whose, title)):
        with st.container(gap="xsmall", key="detail text"):
            for one in disputed:
                st.markdown(f"**Sources differ.** {plain(one.sentence)}")
            if len(accounts) > 1:
                st.caption(f"Shown first, of {len(accounts)} accounts", help=SHOWN_FIRST)
            found_words.of_record(view.dataset, view.filters.words, now.table, accounts)
            told(accounts.iloc[0].to_dict(), text, titles)
            of_record(view, now)
            agreed(view, now)
            if len(accounts) > 1:
                listed(view, now, accounts)
                told(compared(view, now, accounts), text, titles)
            for name, (table, records) in belongs.items():
                linked(name, table, records)
            if now.table == "event" and folder.asked_corpus():
                from dashboard.ui.corpus.around import from_corpus  # of which most know nothing

                from_corpus(view, now.id)
        _steps(view, now, _citation(view, accounts, text))


def _steps(view: View, now: Selected, citation: str) -> None:
    """Step to the records before and after it in time, or cite it."""
    with st.container(horizontal=True, gap="small", key="detail steps"):
        if now.table == "event":
            order = view.memo("sequence", sequence)
            for label, by, key in (("Previous", -1, "Shift+Left"), ("Next", 1, "Shift+Right")):
                st.button(
                    label,
                    on_click=select,
                    args=("event", step(order, now.id, by)),
                    disabled=step(order, now.id, by) == now.id,
                    type="tertiary",
                    shortcut=key,
                    key=f"step {by}",
                )
        with st.popover("Cite", type="tertiary"):
            st.code(citation, language=None, wrap_lines=True)


def _citation(view: View, accounts: pd.DataFrame, text: str) -> str:
    """Write a record so that it can be quoted: its text, source, paragraph, date and address."""
    first = accounts.iloc[0]
    said = [first.get(name) for name in ("original", "quote")]
    quotes = "".join(f" “{words}”" for words in said if isinstance(words, str))
    return (
        f"{first[text]}{quotes} ({first['source']}, {first['locator']}; {first['when']}) "
        f"{address(view, view.selected)}"
    )
