"""The dataset that is shown: read when its files change, and the last sound one while they do."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.analysis.texts.legible import made_legible
from dashboard.model.dataset import Dataset
from dashboard.model.kept import shelf
from dashboard.model.load import build, listening
from dashboard.model.media.stored import NO_MEDIA, Media, media_of
from dashboard.model.problems import DataError, Problem
from dashboard.model.reading.folder import read_folder, why_unread
from dashboard.model.redaction.redacted_files import build_redacted
from dashboard.ui.choices import sidebar
from dashboard.ui.data import folder, garbage
from dashboard.ui.data.no_case import no_case
from dashboard.ui.data.watched import State, Trouble, Watched

REDACT = "DASHBOARD_REDACT"
OFF = ("", "0", "false", "no", "off")
REDACTED = "Testimony, redacted"
SHOWN = {False: "data shown", True: "data shown, redacted"}
LOOK_SECONDS = 2
LARGE_BYTES = 3 * 1024 * 1024  # about half a second


def current() -> Dataset:
    """Give the dataset as its files are now, or as they were when they were last sound.

    Raises
    ------
    DataError
        If they cannot be shown, and never could.
    """
    state = look()
    if state.dataset is None:
        raise DataError(state.trouble.problems if state.trouble else ())
    return state.dataset


def look() -> State:
    """Look at the files, and give what there is to show."""
    if folder.corpus_alone():
        return State(no_case())
    try:
        return _watched(folder.asked(), redacted=redacting()).look()
    except DataError as error:
        return State(None, Trouble(error.problems))


def shown() -> State:
    """Give what this session shows: the same until `follow` finds something else."""
    key = SHOWN[redacting()]
    if key not in st.session_state:
        with st.spinner("Reading the data"):
            st.session_state[key] = look()
    state: State = st.session_state[key]
    return state


@st.fragment(run_every=LOOK_SECONDS)
def follow() -> None:
    """Look again and again; where there is something else to show, run the page again.

    It draws nothing, so that nothing moves while no file changes. It is called behind
    the page, when the address has the reader's choices.
    """
    key, now = SHOWN[redacting()], look()
    before = st.session_state.get(key)
    if now != before:
        st.session_state[key] = now
        if before is None or now.dataset is not before.dataset:
            choose_again()
        st.rerun()


def choose_again() -> None:
    """Let the next run take the reader's choices from the address, as far as the data has them."""
    st.session_state.pop(sidebar.WRITTEN, None)


def redacting() -> bool:
    """Tell whether names of prisoners of war are to be replaced by their public labels.

    The environment decides where it says anything, otherwise Streamlit's secrets. Where
    there are secrets that cannot be read, names are replaced.
    """
    if setting := os.environ.get(REDACT, "").strip():
        return setting.lower() not in OFF
    try:
        return str(st.secrets["dashboard"]["redact"]).lower() not in OFF
    except (KeyError, TypeError):
        return False
    except (OSError, ValueError):
        return any(Path(file).exists() for file in st.get_option("secrets.files"))


def made(
    contents: Mapping[str, bytes],
    *,
    name: str,
    redacted: bool,
    unread: Mapping[str, Problem] | None = None,
    media: Media = NO_MEDIA,
) -> Dataset:
    """Make files into what can be shown, with the names of prisoners of war or without.

    Raises
    ------
    DataError
        If they cannot be shown at all.
    """
    if redacted:
        return made_legible(build_redacted(contents, name=REDACTED, unread=unread, media=media))
    return made_legible(build(contents, name=name, unread=unread, media=media))


@st.cache_resource(max_entries=4, show_spinner=False)
def _watched(path: Path, *, redacted: bool) -> Watched:
    """Begin to watch a folder; what is read with names never serves where they are hidden."""
    first = iter([True])
    return Watched(path, lambda path: _read(path, redacted=redacted, first=next(first, False)))


def _read(path: Path, *, redacted: bool, first: bool) -> Dataset:
    """Read a folder; modules and what was read are not searched for garbage after every run."""
    if not path.is_dir():
        raise folder.absent()
    contents, unread = read_folder(path), why_unread(path)
    is_large = sum(map(len, contents.values())) > LARGE_BYTES
    media = media_of(path, contents)
    make = partial(made, contents, name=path.name, redacted=redacted, unread=unread, media=media)
    with _progress() if first and is_large else nullcontext():
        if is_large and not redacted and not unread:
            dataset = shelf.read_or_make(contents, path.name, make, media)
        else:
            dataset = make()
    garbage.search_only_what_is_new()
    return dataset


@contextmanager
def _progress() -> Iterator[None]:
    """Show how far the reading is, once it has begun, to the reader for whom it is done."""
    if get_script_run_ctx(suppress_warning=True) is None:
        yield
        return
    place = st.empty()

    def show(share: float, doing: str) -> None:
        place.progress(share, doing)

    with listening(show):
        yield
    place.empty()
