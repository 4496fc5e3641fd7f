"""One record in full, at the foot of the page: what it says, who says so, what belongs to it."""

from collections.abc import Hashable, Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.analysis.links import (
    event_accounts,
    events_of,
    on_the_way,
    sequence,
    statement_accounts,
    statements_on,
    step,
)
from dashboard.ui.notices import address
from dashboard.ui.selection import Selected, select
from dashboard.ui.text import plain
from dashboard.ui.view import View

PANEL_PX = 250
SHORT_FACTS = 6
EVENT_FACTS = {
    "when": "When",
    "date": "Date as recorded (EDTF)",
    "place": "Where",
    "who": "Who",
    "kind": "Kind",
    "given": "Known as",
    "note": "Note",
}
STATEMENT_FACTS = {
    "who": "Speaker",
    "quote": "In quotation marks",
    "about": "About",
    "place": "Place",
    "topic": "Topic",
    "given": "Known as",
    "when": "Said",
    "asked": "Asked by",
    "note": "Note",
}


def detail(view: View) -> None:
    """Show the record that the reader points at, if there is one."""
    now = view.selected
    if now is None:
        return
    with st.bottom, st.container(height=PANEL_PX, border=True, key="detail"):
        if now.table == "event":
            accounts = event_accounts(view.dataset, now.id)
            _head(view, now, str(accounts["what"].iloc[0]), _citation(view, accounts, "summary"))
            text, facts = "summary", EVENT_FACTS
            belongs = {
                "Statements on it": ("statement", statements_on(view.dataset, now.id)),
                "On the way": ("event", on_the_way(view.dataset, now.id)),
            }
        else:
            accounts = statement_accounts(view.dataset, now.id)
            _head(view, now, "Statement", _citation(view, accounts, "what"))
            text, facts = "what", STATEMENT_FACTS
            belongs = {"Event that it is about": ("event", events_of(view.dataset, now.id))}
        for account in accounts.to_dict("records"):
            _account(account, text, facts)
        for title, (table, records) in belongs.items():
            _linked(title, table, records)


def _head(view: View, now: Selected, title: str, citation: str) -> None:
    """Name the record; step to the ones before and after it in time, or close it."""
    with st.container(horizontal=True, vertical_alignment="center", key="detail head"):
        st.markdown(f"**{plain(title)}**", width="stretch")
        if now.table == "event":
            order = view.once("sequence", lambda: sequence(view.shown))
            for label, by, key in (("Previous", -1, "Shift+Left"), ("Next", 1, "Shift+Right")):
                st.button(
                    label,
                    on_click=select,
                    args=("event", step(order, now.id, by)),
                    disabled=step(order, now.id, by) == now.id,
                    shortcut=key,
                    key=f"step {by}",
                )
        with st.popover("Cite", type="tertiary"):
            st.code(citation, language=None, wrap_lines=True)
        st.button("Close", on_click=select, args=("event", None), shortcut="Esc", key="close")


def _citation(view: View, accounts: pd.DataFrame, text: str) -> str:
    """Write a record so that it can be quoted: its text, source, paragraph, date and address."""
    first = accounts.iloc[0]
    quote = f" “{first['quote']}”" if isinstance(first.get("quote"), str) else ""
    return (
        f"{first[text]}{quote} ({first['source']}, {first['locator']}; {first['when']}) "
        f"{address(view, view.selected)}"
    )


def _account(account: Mapping[Hashable, Any], text: str, facts: Mapping[str, str]) -> None:
    """Show what one source says of the record, and where."""
    said = [
        f"**{title}:** {plain(account[name])}"
        for name, title in facts.items()
        if isinstance(account[name], str) and account[name]
    ]
    left, right = st.columns(2, gap="medium")
    source = f"{plain(account['source'])}, {plain(account['locator'])}"
    left.markdown(f"{plain(account[text])}\n\n[{source}]({link(account['link'])})")
    left.markdown("  \n".join(said[SHORT_FACTS:]))
    right.markdown("  \n".join(said[:SHORT_FACTS]))


def link(url: str) -> str:
    """Write a web address so that it ends where it ends inside a Markdown link."""
    return f"<{url.replace('<', '%3C').replace('>', '%3E')}>"


def _linked(title: str, table: str, records: Mapping[str, str]) -> None:
    """Offer the records that belong to this one."""
    if records:
        key = f"linked {title}"
        st.selectbox(
            title,
            list(records),
            index=None,
            format_func=lambda one: records.get(one, one),
            placeholder=f"{len(records)}: choose one to open it",
            filter_mode="contains",
            key=key,
            on_change=partial(_open, table, key),
        )


def _open(table: str, key: str) -> None:
    """Open the record that was chosen."""
    select(table, st.session_state[key])
