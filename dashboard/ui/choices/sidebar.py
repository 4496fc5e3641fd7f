"""The reader's choices: widgets <-> Filters <-> the address bar."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from dashboard.analysis.accounts.readable import FORMS
from dashboard.analysis.choices.filters import Filters
from dashboard.model.dataset import Dataset
from dashboard.ui.choices import selection, url

LIST_PARTS = ("people", "places", "kinds", "topics", "sources", "forms", "supposed")
FIRST, LAST, CERTAINLY = "filter first day", "filter last day", "filter certainly"
LEAD = "filter lead"
STRIP = "span"
INFERRED = "Inferred: no source says it; the curator concluded it, and the note tells from what."
WRITTEN, UNKNOWN = "written query", "unknown in address"


def choose(dataset: Dataset) -> Filters:
    """Show the widgets and give what they say; read the address before, write it after.

    The address wins when it is not the one that was written last: on the first run, and
    when the reader goes back in the browser's history. `unknown` then tells what of it
    could not be read.
    """
    query = {name: st.query_params.get_all(name) for name in st.query_params}
    if query != st.session_state.get(WRITTEN):
        _follow(query, dataset)
    with st.sidebar:
        _widgets(dataset)
    filters = _chosen()
    now = url.write(filters) | selection.write(selection.selected()) | selection.write_choices()
    if now != query:
        st.query_params.from_dict(now)
        if query == st.session_state.get(WRITTEN):
            st.session_state[UNKNOWN] = ()
    st.session_state[WRITTEN] = now
    return filters


def written() -> dict[str, list[str]]:
    """Give the query parameters of the choices as they are."""
    query: dict[str, list[str]] = st.session_state[WRITTEN]
    return query


def _follow(query: dict[str, list[str]], dataset: Dataset) -> None:
    """Take over what an address says."""
    now, lost = selection.read(query, dataset)
    rest = {name: values for name, values in query.items() if name not in selection.PARAMETERS}
    filters, unread = url.read(rest, dataset)
    put(filters)
    selection.put(now)
    lost += selection.follow_choices(query, filters, dataset)
    st.session_state[UNKNOWN] = (*lost, *unread)


def unknown() -> tuple[str, ...]:
    """Give what the address asked for and the dataset does not know."""
    found: tuple[str, ...] = st.session_state.get(UNKNOWN, ())
    return found


def put(filters: Filters) -> None:
    """Set the widgets to a choice; before they are drawn, or in a callback."""
    first, last = filters.days or (date.min, date.max)
    put_days(None if first == date.min else first, None if last == date.max else last)
    st.session_state[CERTAINLY] = filters.certainly
    selection.let_go()
    selection.draw_anew(STRIP)
    st.session_state["filter text"] = filters.text
    st.session_state[LEAD] = filters.lead
    for part in LIST_PARTS:
        st.session_state[f"filter {part}"] = list(getattr(filters, part))


def put_days(first: date | None, last: date | None) -> None:
    """Set the span of days; before the widgets are drawn, or in a callback."""
    st.session_state[FIRST], st.session_state[LAST] = first, last


def _chosen() -> Filters:
    """Read the widgets; a reversed pair of days is put right."""
    state = st.session_state
    first, last = state[FIRST] or date.min, state[LAST] or date.max
    days = (min(first, last), max(first, last))
    return Filters(
        **{part: tuple(state[f"filter {part}"]) for part in LIST_PARTS},
        days=None if days == (date.min, date.max) else days,
        certainly=state[CERTAINLY],
        text=" ".join(state["filter text"].split()),
        lead=state.get(LEAD) or "",
    )


def _widgets(dataset: Dataset) -> None:
    """Draw the widgets, those that are used most on top."""
    st.header("Show only", divider="gray")
    _many("people", "Person", dataset.people_names, "A group stands for all who belong to it.")
    _many("places", "Place", dataset.place_names, "A place stands for all that lies within it.")
    bounds = {"min_value": date.min, "max_value": date.max, "format": "YYYY-MM-DD"}
    st.date_input(
        "From", value=None, key=FIRST, on_change=selection.draw_anew, args=(STRIP,), **bounds
    )
    st.date_input(
        "To", value=None, key=LAST, on_change=selection.draw_anew, args=(STRIP,), **bounds
    )
    st.toggle(
        "Only dates that certainly lie between",
        key=CERTAINLY,
        help="Otherwise a row is shown when its date could lie between From and To.",
    )
    st.text_input(
        "Words",
        key="filter text",
        type="search",
        max_chars=url.TEXT_LIMIT,
        placeholder="in texts, quotes and names",
        help="All words must be found, in a row's texts or in the names it stands for.",
    )
    _many("topics", "Topic of a statement", dataset.topics)
    _many("kinds", "Kind of event", dataset.kinds)
    _many("forms", "How it is known", FORMS, INFERRED)
    _many("sources", "Source", dataset.source_names)
    if len(dataset.sources) > 1:
        _lead(dataset)


def _lead(dataset: Dataset) -> None:
    """Let the reader choose whose account of an event is drawn where several tell of it."""
    names = dataset.source_names
    first = next(iter(names))
    st.selectbox(
        "Shown first",
        ["", *list(names)[1:]],
        key=LEAD,
        format_func=lambda one: names.get(one or first, one),
        help="Where several sources tell of one event or claim, this one's account is drawn, "
        "and where it has none, the most exact one. Nothing is left out.",
    )


def _many(part: str, label: str, names: Mapping[str, str], tip: str | None = None) -> None:
    """Draw a choice of several."""
    st.multiselect(
        label,
        list(names),
        key=f"filter {part}",
        format_func=lambda one: names.get(one, one),
        placeholder="any",
        filter_mode="contains",
        help=tip,
    )
