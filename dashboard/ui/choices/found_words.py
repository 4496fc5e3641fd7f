"""What a reader must know of a search for words: what it finds in notes, and what it leaves out."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard.analysis.choices.filters import Filters
from dashboard.analysis.choices.found_words import (
    FoundWords,
    found_words,
    inside_words,
    with_words,
)
from dashboard.analysis.choices.row_index import Table
from dashboard.analysis.phrases import count
from dashboard.model.dataset import Dataset
from dashboard.ui.choices import sidebar
from dashboard.ui.memo import MEMO, Key, Scope
from dashboard.ui.text import plain


def found(dataset: Dataset, filters: Filters) -> None:
    """Say what of the words stands only in notes, and offer other accounts of what is found."""
    if not filters.words:
        return
    key = Key("found words", Scope.CHOICES, filters)
    told: FoundWords = MEMO.give(dataset, key, lambda: found_words(dataset, filters))
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


def of_record(dataset: Dataset, words: str, record: str, accounts: pd.DataFrame) -> None:
    """Say how many accounts of a record have the words, and that the others use other ones."""
    if not words or len(accounts) < 2:
        return
    table: Table = "events" if record == "event" else "statements"
    number = with_words(dataset, table, accounts, words)
    st.caption(
        f"“{plain(words)}” stands in {number} of {len(accounts)} accounts; all of them follow."
    )


def _the_same(records: int) -> str:
    """Name what accounts are of."""
    return "the same event or claim" if records == 1 else f"{records:,} of these events and claims"


def instead(dataset: Dataset, filters: Filters) -> bool:
    """Where no words are found, offer what has their letters inside words; tell whether any has."""
    if not filters.words:
        return False
    key = Key("inside words", Scope.CHOICES, filters)
    choice, number = MEMO.give(dataset, key, lambda: inside_words(dataset, filters))
    if not number:
        return False
    has = "has" if number == 1 else "have"
    st.info(
        f"Nothing here has words that begin with “{plain(filters.words)}”. "
        f"{count(number, 'account')} {has} these letters inside a word, or with other signs."
    )
    st.button("Show these", on_click=sidebar.put, args=(choice,), key="inside words")
    return True
