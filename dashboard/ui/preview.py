"""Other data, for one reader alone: a zip file that is checked and shown, and never kept."""

from dataclasses import dataclass
from pathlib import PurePath

import streamlit as st

from dashboard.model.dataset import Dataset
from dashboard.model.problems import DataError
from dashboard.model.reading.archive import LIMITS, PACKED_BYTES, read_archive, read_media
from dashboard.ui import notices
from dashboard.ui.data.shown_dataset import choose_again, made, redacting
from dashboard.ui.text import plain

ON, REFUSED, ROUND = "preview", "problems of the preview", "round of previews"
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Preview:
    """What a reader looks at instead of the data; `redacted` tells which of two modes it is of."""

    name: str
    dataset: Dataset
    redacted: bool


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
    """Let a reader look at a zip file of their own."""
    st.markdown(
        f"Choose a zip file with the CSV files of a dataset: {LIMITS}. It is checked and shown "
        "to you alone, on all pages, until you go back or close this page. It stays in memory: "
        "nothing of it is written to a disk or sent to anybody else, and links do not carry it."
    )
    key = f"upload {st.session_state.setdefault(ROUND, 0)}"
    st.file_uploader(
        "Zip file",
        type="zip",
        max_upload_size=PACKED_BYTES // MEGABYTE,
        key=key,
        on_change=_take,
        args=(key,),
    )
    if error := st.session_state.get(REFUSED):
        st.markdown("This zip file cannot be shown. You see the data as before.")
        notices.listed(error)
    elif preview := _preview():
        st.markdown(f"You are looking at a preview of **{plain(preview.name)}**.")


def _preview() -> Preview | None:
    """Give the preview; one with names is none where names are hidden, nor the reverse."""
    preview: Preview | None = st.session_state.get(ON)
    return preview if preview and preview.redacted == redacting() else None


def _take(key: str) -> None:
    """Check what was chosen, and show it; what was shown before is gone in any case."""
    file = st.session_state[key]
    st.session_state[ON], st.session_state[REFUSED] = None, ()
    choose_again()
    if file is None:
        return
    redacted = redacting()
    try:
        name = PurePath(file.name).stem
        packed = file.getvalue()
        contents, media = read_archive(packed), read_media(packed)
        dataset = made(contents, name=name, redacted=redacted, media=media)
    except DataError as error:
        st.session_state[REFUSED] = error.problems
        return
    st.session_state[ON] = Preview(file.name, dataset, redacted)


def _leave() -> None:
    """Go back to the data; the upload is forgotten."""
    st.session_state[ON], st.session_state[REFUSED] = None, ()
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
    choose_again()
