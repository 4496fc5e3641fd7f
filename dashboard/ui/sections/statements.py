"""Statements as a text to be read: claim, quotation set apart, who, when, where, and source."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.analysis.choices.found_words import FOUND, found_first
from dashboard.analysis.choices.highlights import hits
from dashboard.analysis.choices.search import runs
from dashboard.analysis.phrases import count
from dashboard.analysis.statement_groups import GROUPINGS, grouped
from dashboard.model.dataset import Dataset
from dashboard.model.slips.folding import fold
from dashboard.ui import contradicting
from dashboard.ui.choices.changes import when_changed
from dashboard.ui.choices.selection import select
from dashboard.ui.choices.turned import turn
from dashboard.ui.memo import Scope
from dashboard.ui.tables.paging import page_of
from dashboard.ui.text import as_said, in_language, linked, plain
from dashboard.ui.view import View

MARK = '{background="rgba(245, 158, 11, 0.4)"}'  # legible on a light page and on a dark one
QUOTED = {  # a quotation is drawn pale: the strongest colour keeps it legible
    False: '{foreground="#000000"}',
    True: '{foreground="#ffffff"}',
}
MEASURE_PX = 780
FACTS = {"about": "About", "event": "On", "place": "Place", "asked": "Asked by"}
FACTS |= {"confidence": "Confidence", "tags": "Tags"}
FACTS |= {
    FOUND: "Words found in",
    "note": "Note",
    "also": "Also told by",
    "otherwise": "Other sources differ",
}
Account = Mapping[Hashable, Any]


def read_statements(view: View) -> None:
    """Show the statements that the choices leave, group by group and page by page."""
    by = st.segmented_control(
        "Group by",
        list(GROUPINGS),
        format_func=lambda one: GROUPINGS[one],
        default="topic",
        required=True,
        key="group statements",
    )
    when_changed("group statements", lambda: turn("reading"))
    said = view.memo("to be read", lambda shown: _grouped(view, shown, by), about=by)
    if not len(said):
        st.caption("The choice leaves no statement.")
        return
    page = page_of(len(said), "Statements", "reading")
    with st.container(width=MEASURE_PX):
        words = [*fold(view.filters.text).split(), *runs(view.filters.words)]
        for group, accounts in _told_otherwise(view, said[page]).groupby("group", sort=False):
            st.header(plain(str(group)), anchor=False)
            st.caption(count(int(accounts["size"].iloc[0]), "statement"))
            for account in accounts.to_dict("records"):
                _block(account, words, dark=view.dark)


def _grouped(view: View, shown: Dataset, by: str) -> pd.DataFrame:
    """Put statements into groups, and in each first those that say the words that are sought."""
    said = grouped(view.accounts(Scope.ALL), shown, by)
    order = said["group"].unique()
    ranked = found_first(view.dataset, "statements", said, view.filters.words)
    ranks = {group: rank for rank, group in enumerate(order)}
    return ranked.sort_values("group", key=lambda groups: groups.map(ranks), kind="stable")


def _told_otherwise(view: View, said: pd.DataFrame) -> pd.DataFrame:
    """Say of some statements what other accounts contradict."""
    ids = said["statement_id"]
    told = contradicting.otherwise(view, "statement", ids.unique())
    return said.assign(otherwise=ids.map(told).astype("str"))


def _block(account: Account, words: Sequence[str], *, dark: bool) -> None:
    """Show what one source says that somebody claims."""
    record = account["statement_id"]
    with st.container(gap="xxsmall", key=f"block {record} {account['source_id']}"):
        if isinstance(original := account.get("original"), str):
            st.markdown(marked(account["what"], words))
            st.caption(f"{plain(as_said(account))}:")
            st.html(in_language(original, account["language_tag"], words))
            if isinstance(account["quote"], str):
                st.caption(translated(account))
                st.markdown(_quoted(account, words, dark=dark))
        else:
            st.markdown(claim(account, words, dark=dark))
        st.markdown(facts(account, words))
        st.button(
            "Details",
            key=f"details {record} {account['source_id']}",
            on_click=select,
            args=("statement", record),
            type="tertiary",
        )


def claim(account: Account, words: Sequence[str], *, dark: bool) -> str:
    """Write the claim in the curator's words, and below it the source's quotation, apart."""
    text = marked(account["what"], words)
    return f"{text}\n\n{_quoted(account, words, dark=dark)}".rstrip()


def translated(account: Account) -> str:
    """Say that a translation follows, and whose it is."""
    by = account.get("translated")
    return f"In translation, by {plain(by)}:" if isinstance(by, str) else "In translation:"


def _quoted(account: Account, words: Sequence[str], *, dark: bool) -> str:
    """Write the quotation, set apart; empty where there is none."""
    if not isinstance(account["quote"], str):
        return ""
    return f"> :color[“{marked(account['quote'], words)}”]{QUOTED[dark]}"


def facts(account: Account, words: Sequence[str]) -> str:
    """Write who said it, how and when; whom and what it is about; and where it is printed."""
    said = [f"**{marked(account['who'], words)}**", plain(account["given"])]
    said.append(f"said: {plain(account['when'])}")
    about = [
        f"{title}: {marked(account[name], words)}"
        for name, title in FACTS.items()
        if isinstance(account.get(name), str) and account[name]
    ]
    source = linked(f"{account['source']}, {account['locator']}", account["link"])
    lines = [" · ".join(said), *about, f"Source: {source}"]
    return "  \n".join(f":small[{line}]" for line in lines)


def marked(text: str, words: Sequence[str]) -> str:
    """Escape a text as `plain` does, and mark the words that were sought.

    Parameters
    ----------
    text : str
        Any text, hostile or not.
    words : sequence of str
        As `highlights.hits` takes them.

    Returns
    -------
    str
        Markdown of one line in which nothing but the marks is markup.
    """
    text, parts, done = " ".join(text.split()), [], 0
    for start, end in hits(text, words):
        parts.append(_kept(text[done:start]))
        parts.append(f":color[{_kept(text[start:end])}]{MARK}")
        done = end
    return "".join([*parts, _kept(text[done:])])


def _kept(part: str) -> str:
    """Escape a part of a text with the spaces at its ends."""
    before, after = part[: len(part) - len(part.lstrip())], part[len(part.rstrip()) :]
    return f"{before}{plain(part)}{after}" if part.strip() else part
