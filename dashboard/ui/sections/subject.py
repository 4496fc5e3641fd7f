"""What a page is about: one person or place, chosen on the page and kept while others are open."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from dashboard.ui.choices import sidebar
from dashboard.ui.choices.changes import when_changed
from dashboard.ui.choices.long_list import AT_ONCE, LongList, listed_entries, long_list
from dashboard.ui.choices.selection import let_go
from dashboard.ui.choices.turned import to_first_pages
from dashboard.ui.view import View

SEARCH_PX = 480


def choice(view: View, part: str, label: str, names: Mapping[str, str], first: str) -> str:
    """Let the reader choose one of many, and look at that one alone on all pages.

    A filter that is set after the choice wins over it.

    Parameters
    ----------
    view : View
        The state of the dashboard.
    part : str
        Part of the filters that chooses the same: `people`, `places`.
    label : str
        What is chosen.
    names : mapping of str to str
        Names by id, no two alike, at least one.
    first : str
        Id to begin with where neither the reader nor the filter says anything.

    Returns
    -------
    str
        The id that is chosen, one of `names`.
    """
    key, kept = f"choose {part}", f"chosen {part}"
    asked = getattr(view.filters, part)
    filtered, chosen = st.session_state.get(kept, ((), None))
    wanted = [one for one in asked if one in names]
    if chosen not in names or (wanted and asked != filtered):
        chosen = wanted[0] if wanted else first
    if many := len(names) > AT_ONCE:
        listed, numbers = listed_entries(view.dataset, part, view.filters)
        with st.container(width=SEARCH_PX):
            long_list(
                LongList(key, label, listed, partial(_keep, part, asked), numbers, only=names)
            )
    else:
        st.session_state[key] = chosen
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if not many:
            chosen = st.selectbox(
                label,
                list(names),
                format_func=lambda one: names.get(one, one),
                key=key,
            )
            when_changed(key, lambda: _keep(part, asked, st.session_state[key]))
        alone: dict[str, Any] = {part: (chosen,)}
        st.button(
            "Show only this",
            on_click=sidebar.put,
            args=(replace(view.filters, **alone),),
            disabled=asked == (chosen,),
            help=f"Sets the filter {label}, for all pages.",
            key=f"only {part}",
        )
    return str(chosen)


def _keep(part: str, asked: tuple[str, ...], one: str) -> None:
    """Note what was chosen, and beside which filter."""
    st.session_state[f"chosen {part}"] = (asked, one)
    let_go()
    to_first_pages()
