"""From the corpus: what else was recorded near an event of the case, plainly apart from it."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from dashboard.analysis.phrases import count
from dashboard.analysis.texts.legible import legible_frame
from dashboard.corpus.errors import CorpusError
from dashboard.corpus.found import Found, Near
from dashboard.corpus.questions import Corpus
from dashboard.ui.choices import in_corpus
from dashboard.ui.choices.changes import when_changed
from dashboard.ui.corpus.answers import question
from dashboard.ui.corpus.asking import answered, unanswered
from dashboard.ui.corpus.listed import COLUMNS, case_of_rows, in_words, show_rows
from dashboard.ui.corpus.served import Served, served
from dashboard.ui.memo import Scope
from dashboard.ui.text import plain
from dashboard.ui.tray import tray
from dashboard.ui.view import View

TITLE, NAME, TRAY_PX = "From the corpus", "around in corpus", 300
MOST = 200
KM, DAYS = "kilometres in corpus", "days in corpus"
NEAR_COLUMNS: Mapping[str, Any] = {
    "km": st.column_config.NumberColumn("km", width=60, format="%.1f"),
    **COLUMNS,
}


def from_corpus(view: View, event_id: str) -> None:
    """Let the reader see what else the corpus has near an event; asked only when it is opened."""
    with tray(TITLE, NAME, TRAY_PX) as is_open:
        if is_open:
            _around(view, event_id)


def _around(view: View, event_id: str) -> None:
    """Ask for what is near, and list it."""
    try:
        corpus = served()
    except CorpusError as error:
        unanswered(str(error))
        return
    place, near = _near(view, event_id)
    if corpus is None or near is None:
        st.caption("No account of this event names a point, so nothing can be sought near it.")
        return
    km, days = _asked()
    asks = question(near_in_words, near=near, km=km, days=days, but=(event_id,))
    found = answered(corpus, "record", (asks,))
    if found is None:
        return
    _list(corpus, found[asks], _said(found[asks].number, place, near, km, days))


def near_in_words(corpus: Corpus, near: Near, km: int, days: int, but: tuple[str, ...]) -> Found:
    """Find what is near, with names, and fit to be shown."""
    found = corpus.nearby(near, km, days, most=MOST, but=but)
    return replace(found, rows=legible_frame(in_words(corpus, found.rows)))


def _near(view: View, event_id: str) -> tuple[str, Near | None]:
    """Give the place of an event, by its first account that has a point, and where and when."""
    every = view.accounts(Scope.ALL)
    events = every.events[every.events["event_id"] == event_id]
    columns = (every.places[name].tolist() for name in ("name", "latitude", "longitude"))
    places = dict(zip(every.places["place_id"], zip(*columns, strict=True), strict=True))
    for one, *days in zip(*(events[n] for n in ("place_id", "earliest", "latest")), strict=True):
        name, latitude, longitude = places.get(one, ("", None, None))
        if pd.notna(latitude) and pd.notna(longitude):
            return name, Near(float(latitude), float(longitude), *map(_day, days))
    return "", None


def _day(moment: Any) -> int | None:
    """Give a day as a number since 1970; none where it is open."""
    return None if pd.isna(moment) else int(np.datetime64(moment, "D").astype(np.int64))


def _asked() -> tuple[int, int]:
    """Let the reader say how near."""

    def take() -> None:
        in_corpus.put_near(st.session_state[KM], st.session_state[DAYS])

    st.session_state[KM], st.session_state[DAYS] = in_corpus.near()
    with st.container(horizontal=True, key="how near in corpus"):
        st.number_input("Within kilometres", 1, in_corpus.MOST_KM, step=1, key=KM, width=170)
        st.number_input("Within days", 0, in_corpus.MOST_DAYS, step=1, key=DAYS, width=170)
    for key in (KM, DAYS):
        when_changed(key, take)
    return in_corpus.near()


def _said(number: int, place: str, near: Near, km: int, days: int) -> str:
    """Say what is listed, and what it is not."""
    dated = near.earliest is not None or near.latest is not None
    when = f" and {count(days, 'day')}" if dated else ", at any time, as this event has no date"
    found = f"{count(number, 'account')} of the corpus within {km} km of {plain(place)}{when}"
    nearest = f"; the nearest {MOST} are listed" if number > MOST else ""
    return f"**{found}**{nearest}. Not part of the case: nobody has compared them with it."


def _list(corpus: Served, found: Found, said: str) -> None:
    """List what was found, each with its own source, and offer it as rows."""
    st.markdown(said)
    if not len(found.rows):
        return
    show_rows(found.rows, NEAR_COLUMNS, TITLE, most_px=TRAY_PX)
    st.download_button(
        f"Download {count(len(found.rows), 'account')} in the columns of a case",
        data=partial(_rows_as_case, corpus, tuple(found.rows["row"].astype(int))),
        file_name="near-in-corpus.zip",
        mime="application/zip",
        on_click="ignore",
        key="rows near from corpus",
        type="tertiary",
        icon=":material/download:",
    )


def _rows_as_case(corpus: Served, rows: tuple[int, ...]) -> bytes:
    """Write rows as a case."""
    own = corpus.corpus.own()
    return case_of_rows(own, own.at(rows, heavy=True))
