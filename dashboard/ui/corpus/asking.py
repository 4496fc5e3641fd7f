"""Asking a corpus beside the page: it waits a moment, says that it waits, and can be cancelled."""

import logging
from threading import Event, Thread
from typing import Any

import streamlit as st

from dashboard.corpus.errors import CorpusError, StoppedError
from dashboard.ui.corpus.answers import Question
from dashboard.ui.corpus.served import Served, said
from dashboard.ui.data.no_case import stands_alone
from dashboard.ui.text import plain
from dashboard.ui.turns import TURNS
from dashboard.ui.view import current

LOG = logging.getLogger(__name__)
NOT_TOUCHED = " The case is not touched by it."
GOES_ON = "\n\nThe case itself goes on as before."
PATIENCE_SECONDS, LOOK_SECONDS = 0.8, 0.5
Found = dict[Question, Any]


class Inquiry:
    """Questions that are put to a corpus one after the other, in a thread of their own.

    Parameters
    ----------
    served : Served
        The corpus.
    questions : tuple of Question
        What is asked; what others have asked before is known.
    """

    def __init__(self, served: Served, questions: tuple[Question, ...]) -> None:
        self.served, self.questions = served, questions
        self.found: Found = served.answers.of(questions)
        self.error: CorpusError | None = None
        self.done = Event()
        self._corpus = served.corpus.own()
        self._stopped = False
        Thread(target=self._work, daemon=True, name="corpus").start()

    def stop(self) -> None:
        """Want it no more."""
        self._stopped = True
        self._corpus.stop()

    def _work(self) -> None:
        """Ask, and keep what is answered."""
        try:
            for one in self.questions:
                if self._stopped:
                    raise StoppedError("The question was stopped.")
                if one not in self.found:
                    self.found[one] = one.put_to(self._corpus)
                    self.served.answers.keep(one, self.found[one])
        except CorpusError as error:
            self.error = error
        except Exception as error:  # of an engine that says it in no way that is known
            LOG.exception("the corpus has not answered")
            self.error = CorpusError(f"The corpus has not answered ({type(error).__name__}).")
        finally:
            self._corpus.forget()
            self.done.set()


def answered(served: Served, place: str, questions: tuple[Question, ...]) -> Found | None:
    """Give answers, or say on the page that they are on their way, or why there are none.

    No other reader waits meanwhile: the turn of this run goes to the next one.

    Parameters
    ----------
    served : Served
        What is asked.
    place : str
        What of the page asks; it asks one inquiry at a time, the one before is stopped.
    questions : tuple of Question
        All that it wants to know.

    Returns
    -------
    dict of Question to answer, or None
        None until all are there.
    """
    found = served.answers.of(questions)
    if len(found) == len({*questions}):
        return found
    now = _inquiry(place)
    if now is None or (now.served, now.questions) != (served, questions):
        if now:
            now.stop()
        try:
            now = st.session_state[_key(place)] = Inquiry(served, questions)
        except CorpusError as error:
            _why_not(served, place, error)
            return None
    with TURNS.aside():
        now.done.wait(PATIENCE_SECONDS)
    if not now.done.is_set():
        _on_its_way(place)
        return None
    if now.error:
        _why_not(served, place, now.error)
        return None
    return now.found


@st.fragment(run_every=LOOK_SECONDS)
def _on_its_way(place: str) -> None:
    """Say how far it is, and offer to cancel it; when it is there the page is drawn with it."""
    now = _inquiry(place)
    if now is None or now.done.is_set():
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center", key=f"asking {place}"):
        st.markdown(
            f":material/hourglass_top: Asking the corpus of {now.served.rows:,} accounts: "
            f"{len(now.found)} of {len({*now.questions})} questions are answered.",
            width="content",
        )
        st.button("Cancel", on_click=now.stop, key=f"cancel {place}")


def _why_not(served: Served, place: str, error: CorpusError) -> None:
    """Say why there is no answer, and offer to ask again."""
    if isinstance(error, StoppedError):
        st.info("You have cancelled this question to the corpus." + _and(NOT_TOUCHED))
    else:
        why = said(error, served.folder)
        LOG.warning("%s", why)
        unanswered(why)
    st.button("Ask again", on_click=_forget, args=(place,), key=f"ask again {place}")


def unanswered(why: str) -> None:
    """Say that a corpus cannot be asked, and that the case can."""
    st.warning(
        f"The corpus cannot be asked. {plain(why)}" + _and(GOES_ON),
        icon=":material/cloud_off:",
    )


def _and(what: str) -> str:
    """Give what is said of the case, where there is one."""
    return "" if stands_alone(current().dataset) else what


def _forget(place: str) -> None:
    """Let the next run ask again."""
    st.session_state.pop(_key(place), None)


def _inquiry(place: str) -> Inquiry | None:
    """Give what a part of the page asks, or has asked last."""
    found: Inquiry | None = st.session_state.get(_key(place))
    return found


def _key(place: str) -> str:
    """Give where the session keeps it."""
    return f"inquiry of {place}"
