"""What is known of one place, open as a record is: what happened there, and how it was found."""

from functools import partial
from itertools import islice

import streamlit as st

from dashboard.analysis import places as at_places
from dashboard.analysis.phrases import count
from dashboard.ui.choices.selection import select, show_only
from dashboard.ui.layout.sheet import sheet
from dashboard.ui.memo import Scope
from dashboard.ui.record.linked import linked
from dashboard.ui.sections.place import about_place, candidates_told
from dashboard.ui.text import plain
from dashboard.ui.view import View

AT_FIRST = 6  # events, each with a button; the others in a list


def known_place(view: View, place_id: str) -> None:
    """Say what the choices leave of a place, and offer to show only what names it."""
    names = view.memo("place labels", at_places.place_labels, Scope.FILES)
    happened = view.memo(
        "events at", lambda shown: at_places.events_at(shown, place_id), about=place_id
    )
    said = view.memo(
        "claims about", lambda shown: at_places.claims_about(shown, place_id), about=place_id
    )
    with sheet(names[place_id]):
        with st.container(gap="xsmall", key="detail text"):
            st.markdown(
                f"**{count(len(happened), 'event')} and {count(len(said), 'statement')}** of this "
                "choice name it, or a place within it."
            )
            first = dict(islice(happened.items(), AT_FIRST))
            with st.container(gap="xxsmall", key="happened there"):
                for event, what in first.items():
                    st.button(
                        plain(what),
                        key=f"there {event}",
                        type="tertiary",
                        on_click=partial(select, "event", event),
                    )
            more = {one: what for one, what in happened.items() if one not in first}
            linked("More events there", "event", more)
            linked("Statements about it", "statement", said)
            about_place(view, place_id)
            candidates_told(view, place_id)
        with st.container(horizontal=True, gap="small", key="detail steps"):
            _only(view, place_id)


def _only(view: View, place_id: str) -> None:
    """Filter by the place, or show all places again."""
    alone = view.filters.places == (place_id,)
    st.button(
        "Show all places again" if alone else "Show only this place",
        key="only this place",
        on_click=show_only,
        args=(None if alone else place_id,),
        help="On map, timeline and lists: only what names it, or what lies in it.",
    )
