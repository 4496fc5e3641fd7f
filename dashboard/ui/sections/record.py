"""One record in full, at the foot of the page: what it says, who says so, what belongs to it."""

from collections.abc import Hashable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.analysis.accounts.aspects import CONFLICTS
from dashboard.analysis.accounts.matrix import standings
from dashboard.analysis.lists.entries import entries
from dashboard.analysis.own_cells import own_names
from dashboard.analysis.related_records import (
    event_accounts,
    events_of,
    on_the_way,
    sequence,
    statement_accounts,
    statements_on,
    step,
)
from dashboard.ui.choices.long_list import AT_ONCE, long_list
from dashboard.ui.choices.selection import Selected, put, select
from dashboard.ui.data import folder
from dashboard.ui.evidence.shown import of_record
from dashboard.ui.memo import Scope
from dashboard.ui.notices import address
from dashboard.ui.sections.differences import agreed
from dashboard.ui.text import as_said, facts, in_language, linked, plain
from dashboard.ui.view import View

PANEL_PX, LINE_PX = 220, 40
SHORT_FACTS = 5
EVENT_FACTS = {
    "when": "When",
    "utc": "In UTC",
    "date": "Date as recorded (EDTF)",
    "after": "After, as this source says",
    "place": "Where",
    "who": "Who",
    "kind": "Kind",
    "given": "Known as",
    "confidence": "Confidence",
    "tags": "Tags",
    "evidence": "Rests on",
    "note": "Note",
}
STATEMENT_FACTS = {
    "who": "Speaker",
    "quote": "In quotation marks",
    "translated": "Translated by",
    "about": "About",
    "place": "Place",
    "topic": "Topic",
    "given": "Known as",
    "confidence": "Confidence",
    "tags": "Tags",
    "when": "Said",
    "utc": "In UTC",
    "date": "Said, as recorded (EDTF)",
    "asked": "Asked by",
    "evidence": "Rests on",
    "note": "Note",
}


def detail(view: View) -> None:
    """Show the record that the reader points at, if there is one."""
    now = view.selected
    if now is None:
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
    first: dict[Hashable, Any] = accounts.iloc[0].to_dict()
    with st.bottom, st.container(height=PANEL_PX, border=True, gap="xsmall", key="detail"):
        _head(view, now, title, _citation(view, accounts, text))
        if len(accounts) > 1:
            left, right = st.columns(2, gap="medium")
            left.container(height=LINE_PX, border=False, vertical_alignment="center").caption(
                "Shown first"
            )
            _told(first, text, left)
            other = _beside(view, now, accounts, right)
            _told(other, text, right)
            agreed(view, now)
            columns = [_facts(first, titles), _facts(other, titles)]
        else:
            _told(first, text, st.container())
            agreed(view, now)
            known = _facts(first, titles)
            columns = [known[:SHORT_FACTS], known[SHORT_FACTS:]]
        for column, known in zip(st.columns(2, gap="medium"), columns, strict=True):
            column.markdown("  \n".join(known))
        of_record(view, now)
        for name, (table, records) in belongs.items():
            _linked(name, table, records)
        if now.table == "event" and folder.asked_corpus():
            from dashboard.ui.corpus.around import from_corpus  # of which most know nothing

            from_corpus(view, now.id)


def _beside(
    view: View, now: Selected, accounts: pd.DataFrame, place: DeltaGenerator
) -> dict[Hashable, Any]:
    """Let the reader choose whose account stands beside the one shown first."""
    others = accounts.iloc[1:].set_index("source_id", drop=False)
    standing = view.memo("standings", standings, Scope.ALL)
    names = {
        one: f"{name}: {standing[now.table, now.id, one][1]}"
        for one, name in zip(others["source_id"], others["source"], strict=True)
    }
    telling = [one for one in names if standing[now.table, now.id, one][0] == CONFLICTS]
    chosen = now.beside if now.beside in names else next(iter(telling or names))
    if len(names) > AT_ONCE:
        with place:
            take = partial(_put_beside, now)
            long_list(
                "beside", "Beside it", entries(names), (), take, {}, only=names.keys() - {chosen}
            )
        return others.loc[chosen].to_dict()
    key = f"beside {now.table} {now.id}"
    st.session_state[key] = chosen
    place.selectbox(
        "Beside it",
        list(names),
        format_func=lambda one: names.get(one, one),
        key=key,
        label_visibility="collapsed",
        on_change=lambda: _put_beside(now, st.session_state[key]),
    )
    return others.loc[chosen].to_dict()


def _put_beside(now: Selected, source_id: str) -> None:
    """Put the account of a source beside the one shown first."""
    put(replace(now, beside=source_id))


def _head(view: View, now: Selected, title: str, citation: str) -> None:
    """Name the record; step to the ones before and after it in time, or close it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="detail head"):
        st.markdown(f"**{plain(title)}**", width="stretch")
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
        st.button(
            "Close",
            on_click=select,
            args=("event", None),
            type="tertiary",
            shortcut="Esc",
            key="close",
        )


def _citation(view: View, accounts: pd.DataFrame, text: str) -> str:
    """Write a record so that it can be quoted: its text, source, paragraph, date and address."""
    first = accounts.iloc[0]
    said = [first.get(name) for name in ("original", "quote")]
    quotes = "".join(f" “{words}”" for words in said if isinstance(words, str))
    return (
        f"{first[text]}{quotes} ({first['source']}, {first['locator']}; {first['when']}) "
        f"{address(view, view.selected)}"
    )


def _told(account: Mapping[Hashable, Any], text: str, place: DeltaGenerator) -> None:
    """Show what one source says of the record, and where it says so."""
    source = linked(f"{account['source']}, {account['locator']}", account["link"])
    place.markdown(f"{plain(account[text])} ({source})")
    if isinstance(original := account.get("original"), str):
        place.caption(f"{plain(as_said(account))}:")
        place.html(in_language(original, account["language_tag"]))
    if isinstance(account["odd"], str):
        place.caption(f":material/warning: {plain(account['odd'])}")


def _facts(account: Mapping[Hashable, Any], told: Mapping[str, str]) -> list[str]:
    """Give the facts of an account, and nothing where it has none; a curator's own last."""
    own = own_names(map(str, account))
    if isinstance(account.get("original"), str):
        told = {**told, "quote": "In translation"}
    each = ({title: account.get(name) for name, title in titles.items()} for titles in (told, own))
    return [line for said in each for line in facts(said)]


def _linked(title: str, table: str, records: Mapping[str, str]) -> None:
    """Offer the records that belong to this one."""
    key = f"linked {title}"
    if len(records) > AT_ONCE:
        long_list(key, title, entries(records), (), partial(select, table), {})
    elif records:
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
