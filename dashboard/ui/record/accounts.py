"""The accounts of one record: what a source says, all of them in a table, which one is compared."""

from collections.abc import Hashable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.analysis.accounts.aspects import CONFLICTS
from dashboard.analysis.accounts.bylines import short_names, where_told
from dashboard.analysis.accounts.matrix import standings
from dashboard.analysis.lists.entries import entries
from dashboard.analysis.own_cells import own_names
from dashboard.analysis.phrases import count
from dashboard.model.dates.words import BRACKETED
from dashboard.ui.choices.changes import when_changed
from dashboard.ui.choices.long_list import AT_ONCE, LongList, long_list
from dashboard.ui.choices.selection import Selected, put
from dashboard.ui.memo import Scope
from dashboard.ui.tables.row_height import row_px
from dashboard.ui.text import as_said, facts, in_language, linked, plain
from dashboard.ui.view import View

HEADER_PX, MOST_PX = 40, 365
COLUMNS = {
    "source": st.column_config.TextColumn("Source", width=110),
    "differs": st.column_config.TextColumn("What differs", width=130),
    "when": st.column_config.TextColumn("When", width=90, pinned=True, help=BRACKETED),
    "place": st.column_config.TextColumn("Where", width=120),
    "who": st.column_config.TextColumn("Who", width=100, pinned=True),
}


def told(account: Mapping[Hashable, Any], text: str, titles: Mapping[str, str]) -> None:
    """Show what one source says of the record, where it says so, and all facts of it."""
    source = linked(f"{account['source']}, {account['locator']}", account["link"])
    st.markdown(f"{plain(account[text])} ({source})")
    if isinstance(original := account.get("original"), str):
        st.caption(f"{plain(as_said(account))}:")
        st.html(in_language(original, account["language_tag"]))
    if isinstance(account["odd"], str):
        st.caption(f":material/warning: {plain(account['odd'])}")
    st.markdown("  \n".join(_facts(account, titles)))
    if dates := _brackets(account):
        st.caption(dates)


def _brackets(account: Mapping[Hashable, Any]) -> str:
    """Say what brackets mean: those of the date in words, and those of the notation behind it."""
    said = [f"{BRACKETED}."] if "[" in account["when"] else []
    if isinstance(date := account.get("date"), str):
        meaning = ", whose brackets mean: one of these days" * ("[" in date)
        said.append(f"For computers, the date is {plain(date)} in the notation EDTF{meaning}.")
    return " ".join(said)


def _facts(account: Mapping[Hashable, Any], titles: Mapping[str, str]) -> list[str]:
    """Give the facts of an account, and nothing where it has none; a curator's own last."""
    own = own_names(map(str, account))
    if isinstance(account.get("original"), str):
        titles = {**titles, "quote": "In translation"}
    each = ({title: account.get(name) for name, title in told.items()} for told in (titles, own))
    return [line for said in each for line in facts(said)]


def listed(view: View, now: Selected, accounts: pd.DataFrame) -> None:
    """List all accounts of the record, the one shown first on top, and what differs from it."""
    standing = view.memo("standings", standings, Scope.ALL)
    differs = [standing[now.table, now.id, one][1] for one in accounts["source_id"]]
    names = view.memo("short names", short_names, Scope.FILES)
    rows = accounts.assign(differs=differs, source=where_told(accounts, names))[[*COLUMNS]]
    high_px = row_px(rows, COLUMNS)
    st.dataframe(
        rows,
        hide_index=True,
        column_config=COLUMNS,
        row_height=high_px,
        height=min(HEADER_PX + high_px * len(rows), MOST_PX),
        placeholder="–",
        alt=f"All accounts of it: {count(len(rows), 'row')}",
    )


def compared(view: View, now: Selected, accounts: pd.DataFrame) -> dict[Hashable, Any]:
    """Let the reader choose whose account is compared with the one shown first; give it."""
    others = accounts.iloc[1:].set_index("source_id", drop=False)
    standing = view.memo("standings", standings, Scope.ALL)
    names = {
        one: f"{name}: {standing[now.table, now.id, one][1]}"
        for one, name in zip(others["source_id"], others["source"], strict=True)
    }
    telling = [one for one in names if standing[now.table, now.id, one][0] == CONFLICTS]
    chosen = now.beside if now.beside in names else next(iter(telling or names))
    if len(names) > AT_ONCE:
        take = partial(_compare, now)
        others_of = names.keys() - {chosen}
        long_list(LongList("beside", "Compared with", entries(names), take, only=others_of))
        return others.loc[chosen].to_dict()
    key = f"beside {now.table} {now.id}"
    st.session_state[key] = chosen
    st.selectbox(
        "Compared with",
        list(names),
        format_func=lambda one: names.get(one, one),
        key=key,
    )
    when_changed(key, lambda: _compare(now, st.session_state[key]))
    return others.loc[chosen].to_dict()


def _compare(now: Selected, source_id: str) -> None:
    """Compare the account of a source with the one shown first."""
    put(replace(now, beside=source_id))
