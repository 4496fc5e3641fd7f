"""The reader's choices: widgets <-> Filters <-> the address bar."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.analysis.choices import address
from dashboard.analysis.choices.filters import Filters, each_chosen
from dashboard.analysis.choices.part import Words
from dashboard.model.dataset import Dataset
from dashboard.ui.choices import in_corpus, more_columns, part_of_map, selection, turned, widgets
from dashboard.ui.choices.long_list import forget_choosing

WRITTEN, UNKNOWN = "written query", "unknown in address"
PAGED = "filters of pages"
IN_SIGHT = 2  # the last rank that is never folded


def choose(dataset: Dataset) -> Filters:
    """Show the widgets and give what they say; read the address before, write it after.

    The address wins on the first run, when the reader goes back or forth in the browser's
    history, and where the browser says nothing of the widgets: then it alone knows of the
    choice. `unknown` tells what of it could not be read. Otherwise the widgets win: whoever
    is fast is not waited for, and the browser tells of it with an address that is behind.
    """
    query = {name: st.query_params.get_all(name) for name in st.query_params}
    last = st.session_state.get(WRITTEN)
    followed = last is None or _says_nothing() or _in_history()
    if followed:
        _follow(query, dataset)
    with st.sidebar:
        _widgets(dataset)
    if st.session_state.get(PAGED, _chosen()) != _chosen() and not followed:
        turned.to_first_pages()
    st.session_state[PAGED] = _chosen()
    now = _said()
    if now != query:
        st.query_params.from_dict(now)
    if not followed and now != last:
        st.session_state[UNKNOWN] = ()
    st.session_state[WRITTEN] = now
    return _chosen()


def _says_nothing() -> bool:
    """Tell whether the session has no state of the widgets."""
    drawn = (name for name, part in Filters.parts().items() if isinstance(part, Words))
    return widgets.keyed(next(drawn)) not in st.session_state


def _in_history() -> bool:
    """Tell whether the reader has gone back or forth in the browser's history."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def _said() -> dict[str, list[str]]:
    """Give the query parameters of what is chosen now."""
    chosen = address.write(_chosen())
    chosen |= selection.write(selection.selected()) | selection.write_choices()
    chosen |= more_columns.write() | turned.write() | part_of_map.write()
    return chosen | in_corpus.write()


def written() -> dict[str, list[str]]:
    """Give the query parameters of the choices as they are."""
    query: dict[str, list[str]] = st.session_state[WRITTEN]
    return query


def _follow(query: dict[str, list[str]], dataset: Dataset) -> None:
    """Take over what an address says."""
    now, lost = selection.read(query, dataset)
    rest = {name: values for name, values in query.items() if not address.only_looks(name)}
    filters, unread = address.read(rest, dataset)
    put(filters)
    selection.put(now)
    lost += selection.follow_choices(query, filters, dataset)
    lost += more_columns.follow(query, dataset) + turned.follow(query) + part_of_map.follow(query)
    lost += in_corpus.follow(query)
    st.session_state[UNKNOWN] = (*lost, *unread)


def unknown() -> tuple[str, ...]:
    """Give what the address asked for and the dataset does not know."""
    found: tuple[str, ...] = st.session_state.get(UNKNOWN, ())
    return found


def put(filters: Filters) -> None:
    """Set the widgets to a choice; before they are drawn, or in a callback."""
    selection.let_go()
    for name, part in filters.parts().items():
        widgets.put(part, name, getattr(filters, name))


def _chosen() -> Filters:
    """Read the widgets."""
    return Filters(**{name: widgets.chosen(part, name) for name, part in Filters.parts().items()})


def _widgets(dataset: Dataset) -> None:
    """Draw the widgets, those that are used most in sight, the others folded away.

    What is folded is drawn all the same: only so a browser tells of it.
    """
    forget_choosing()
    now = _chosen()
    st.header("Show only", divider="gray")
    ranked = sorted(Filters.parts().items(), key=lambda one: one[1].rank)
    asked = [one for one in ranked if one[1].label and one[1].asked(dataset)]
    folded = dict(one for one in asked if one[1].rank > IN_SIGHT)
    active = sum(name in folded for name, _ in each_chosen(dataset, now))
    for name, part in asked[: len(asked) - len(folded)]:
        widgets.draw(part, name, dataset, now)
    with st.expander("More choices" + f" ({active})" * bool(active), key="more choices"):
        for name, part in folded.items():
            widgets.draw(part, name, dataset, now)
