"""What readers change in a widget is taken over by the run that sees it, not by a call before it.

Streamlit calls back once, before a run, and cuts that call short where the next choice comes at
once. The run after it sees the changed widget as it is and calls nobody: a day stood in its field
and nothing followed. Here a change counts until it has been taken over.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import streamlit as st

WATCHED = "watched widgets"


class _Watched(NamedTuple):
    """What a widget said when it was drawn or taken over last, and who takes over a change."""

    said: Any
    take: Callable[[], None]


def when_changed(key: str, take: Callable[[], None]) -> None:
    """Let a change of a widget be taken over; to be called once it is drawn.

    Parameters
    ----------
    key : str
        Of the widget.
    take : callable
        Called at the beginning of a run, before any widget is drawn, and once more where that
        run was cut short in it: it takes over what the widget says, however often.
    """
    st.session_state.setdefault(WATCHED, {})[key] = _Watched(st.session_state[key], take)


def take_changes() -> None:
    """Take over what the reader has changed since widgets were drawn; before they are drawn."""
    watched: dict[str, _Watched] = st.session_state.setdefault(WATCHED, {})
    for key, (said, take) in [*watched.items()]:
        if key not in st.session_state:
            del watched[key]
        elif st.session_state[key] != said:
            take()
            watched[key] = _Watched(st.session_state[key], take)
