"""What a reader must know of a search for words: what it finds in notes, and what it leaves out."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard.analysis.choices.found_words import (
    FoundWords,
    found_words,
    inside_words,
    with_words,
)
from dashboard.analysis.choices.row_index import Table
from dashboard.analysis.phrases import count
from dashboard.ui.choices import sidebar
from dashboard.ui.text import plain
from dashboard.ui.view import View


def found(view: View) -> None:
    """Say what of the words stands only in notes, and offer other accounts of what is found."""
    filters = view.filters
    if not filters.words or view.empty:
        return
    told: FoundWords = view.memo("found words", lambda _: found_words(view.dataset, filters))
    said = []
    if told.beside:
        stands = "stands" if told.beside == 1 else "stand"
        said.append(
            f"{count(told.beside, 'account')} {stands} last in the tables: not the source, only "
            "the curator's note has all the words."
        )
    if others := told.others * (not filters.of_any):
        has = "has" if others == 1 else "have"
        said.append(
            f"{count(others, 'more account')} of {_the_same(told.records)} {has} other words."
        )
    if not said:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="found words"):
        st.caption(" ".join(said), width="content")
        if others:
            st.button(
                "Show these, too",
                on_click=sidebar.put,
                args=(replace(filters, of_any=True),),
                type="tertiary",
                key="of any account",
            )


def of_record(view: View, record: str, accounts: pd.DataFrame) -> None:
    """Say how many accounts of a record have the words, and that the others use other ones."""
    words = view.filters.words
    if not words or len(accounts) < 2:
        return
    table: Table = "events" if record == "event" else "statements"
    number = view.memo(
        "accounts with words",
        lambda _: with_words(view.dataset, table, accounts, words),
        about=(record, *accounts.index),
    )
    st.caption(
        f"“{plain(words)}” stands in {number} of {len(accounts)} accounts; all of them follow."
    )


def _the_same(records: int) -> str:
    """Name what accounts are of."""
    return "the same event or claim" if records == 1 else f"{records:,} of these events and claims"


def instead(view: View) -> bool:
    """Where no words are found, offer what has their letters inside words; tell whether any has."""
    filters = view.filters
    if not filters.words:
        return False
    choice, number = view.memo("inside words", lambda _: inside_words(view.dataset, filters))
    if not number:
        return False
    has = "has" if number == 1 else "have"
    st.info(
        f"Nothing here has words that begin with “{plain(filters.words)}”. "
        f"{count(number, 'account')} {has} these letters inside a word, or with other signs."
    )
    st.button("Show these", on_click=sidebar.put, args=(choice,), key="inside words")
    return True
