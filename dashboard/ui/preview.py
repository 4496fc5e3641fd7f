"""Other data, for one reader alone: a file that is read, checked and shown, and never kept."""

import csv
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath

import streamlit as st

from dashboard.importing.tables.rows import Rows
from dashboard.importing.uploaded import MOST, Brought, bring, explained_so
from dashboard.model.dataset import Dataset
from dashboard.model.media.stored import Media
from dashboard.model.problems import DataError, Problem
from dashboard.model.reading.archive import LIMITS, PACKED_BYTES
from dashboard.ui import brought, notices
from dashboard.ui.choices.changes import when_changed
from dashboard.ui.data.shown_dataset import choose_again, made, redacting
from dashboard.ui.text import plain

ON, REFUSED, ROUND = "preview", "problems of the preview", "round of previews"
UNREAD, DRAFT = "why the file is not read", "a table nobody has explained"
ABOUT = (
    "Choose a file: a zip file or a workbook with the tables of a dataset, or what another program "
    "has written (a TimelineJS timeline, GeoJSON, KML or KMZ, FollowTheMoney, an export of ACLED, "
    "UCDP GED or Atlos, a list of incidents, any other table). It is known by what is in it, "
    "checked, and shown to you alone, on all pages, until you go back or close this page. It stays "
    "in memory: nothing of it is written to a disk or sent to anybody else, and links do not carry "
    f"it. Of a zip file {LIMITS}; of any other {MOST}."
)
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Preview:
    """What a reader looks at instead of the data; `redacted` tells which of two modes it is of.

    `told` says how it was made of a file of another format, and `form` which that was.
    """

    name: str
    dataset: Dataset
    redacted: bool
    told: tuple[str, ...] = ()
    form: str = ""


def shown() -> Dataset | None:
    """Give the data that this reader looks at instead, if any."""
    preview = _preview()
    return preview.dataset if preview else None


def notice() -> None:
    """Say that it is a preview, and offer the way back."""
    if preview := _preview():
        with st.container(horizontal=True, vertical_alignment="center", key="in a preview"):
            st.markdown(
                f"You are looking at a preview of **{plain(preview.name)}**; only you can see it. "
                "Links that you copy do not carry it.",
                width="content",
            )
            st.button("Back to the data", on_click=_leave, key="leave the preview")


def offer() -> None:
    """Let a reader look at a file of their own."""
    st.markdown(ABOUT)
    key = f"upload {st.session_state.setdefault(ROUND, 0)}"
    st.file_uploader(
        "File",
        max_upload_size=PACKED_BYTES // MEGABYTE,
        key=key,
    )
    when_changed(key, partial(_take, key))
    draft: tuple[str, Rows] | None = st.session_state.get(DRAFT)
    if error := st.session_state.get(REFUSED):
        st.markdown("This file cannot be shown. You see the data as before.")
        notices.listed(error)
    elif told := st.session_state.get(UNREAD):
        st.markdown("This file cannot be read. You see the data as before.")
        st.text(told)
    if draft:
        brought.ask(*draft, _read_so)
    elif preview := _preview():
        st.markdown(f"You are looking at a preview of **{plain(preview.name)}**.")
        if preview.form:
            told, redacted = preview.told, preview.redacted
            brought.report(preview.dataset, preview.form, told, redacted=redacted)


def _preview() -> Preview | None:
    """Give the preview; one with names is none where names are hidden, nor the reverse."""
    preview: Preview | None = st.session_state.get(ON)
    return preview if preview and preview.redacted == redacting() else None


def _take(key: str) -> None:
    """Read what was chosen, and show it; what was shown before is gone in any case."""
    file = st.session_state[key]
    _forget()
    if file is None:
        return
    try:
        found = bring(file.name, file.getvalue())
    except DataError as error:
        st.session_state[REFUSED] = error.problems
    except (ValueError, csv.Error) as error:
        st.session_state[UNREAD] = str(error)
    else:
        if isinstance(found, Rows):
            st.session_state[DRAFT] = file.name, found
        else:
            _show(file.name, found)


def _read_so() -> None:
    """Read a table as its reader says what its columns mean; what is wrong is told."""
    draft: tuple[str, Rows] | None = st.session_state.get(DRAFT)
    if draft:
        name, table = draft
        st.session_state[UNREAD] = ""
        try:
            _show(name, explained_so(name, table, st.session_state[brought.MAPPING]))
        except ValueError as error:
            st.session_state[UNREAD] = str(error)


def _show(name: str, found: Brought) -> None:
    """Check what a file has become, and show it."""
    redacted = redacting()
    try:
        media = Media(packed=found.media)
        dataset = made(found.files, name=PurePath(name).stem, redacted=redacted, media=media)
    except DataError as error:
        st.session_state[REFUSED] = error.problems
        return
    st.session_state[DRAFT] = None
    st.session_state[ON] = Preview(name, dataset, redacted, found.told, found.form)
    choose_again()


def _leave() -> None:
    """Go back to the data; the upload is forgotten."""
    _forget()
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1


def _forget() -> None:
    """Show the data, and nothing of an upload."""
    refused: tuple[Problem, ...] = ()
    st.session_state[ON], st.session_state[REFUSED] = None, refused
    st.session_state[UNREAD], st.session_state[DRAFT] = "", None
    st.session_state[brought.MAPPING] = ""
    choose_again()
