"""What the reader points at: an event, a statement or a place, in all views and the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.analysis.choices.filters import Filters
from dashboard.analysis.journeys.gaps import SIDES
from dashboard.model.dataset import Dataset

SELECTED, ROUND = "selected record", "round of selections"
ROUNDS = 16  # of keys that are used by turns, as Streamlit remembers each one for ever
PLACE = "place"
TABLES = {"event": "event", "statement": "statement", "spot": PLACE}  # by name in the address
CHOSEN = {"of": "people", "at": "places"}
BESIDE, REACH = "beside", "reach"
PARAMETERS = (*TABLES, *CHOSEN, BESIDE, REACH)


@dataclass(frozen=True)
class Selected:
    """A record, by its table (`event`, `statement` or `place`) and id.

    `beside` is the source_id whose account the reader compares with the one shown first;
    `reach`, which gap between sightings next to an event is on the map, as `gaps.Gap.key` has it.
    """

    table: str
    id: str
    beside: str | None = None
    reach: str | None = None


def selected() -> Selected | None:
    """Give what is selected now."""
    now: Selected | None = st.session_state.get(SELECTED)
    return now


def select(table: str, record_id: str | None) -> None:
    """Select a record, or none; for callbacks of buttons and choices."""
    put(Selected(table, record_id) if record_id else None)


def put(now: Selected | None) -> None:
    """Set what is selected."""
    st.session_state[SELECTED] = now
    let_go()


def let_go() -> None:
    """Make charts and tables forget what was clicked, so that a click on the same counts again.

    Only those that hold something are drawn anew.
    """
    for name in st.session_state.get(ROUND, {}):
        drawn = st.session_state.get(keyed(name))
        if isinstance(drawn, Mapping) and any(drawn.get("selection", {}).values()):
            draw_anew(name)


def draw_anew(name: str) -> None:
    """Draw a chart or table as if for the first time."""
    keyed(name)
    st.session_state[ROUND][name] = (st.session_state[ROUND][name] + 1) % ROUNDS


def follow_choices(
    query: Mapping[str, Sequence[str]], filters: Filters, dataset: Dataset
) -> list[str]:
    """Choose what an address says that a page is about; give what the dataset does not have."""
    known = {"people": dataset.people_names, "places": dataset.place_names}
    unknown = []
    for name, part in CHOSEN.items():
        st.session_state.pop(f"chosen {part}", None)
        for one in query.get(name, ()):
            if one in known[part]:
                st.session_state[f"chosen {part}"] = (getattr(filters, part), one)
            else:
                unknown.append(f"{name}={one}")
    return unknown


def write_choices() -> dict[str, list[str]]:
    """Give the query parameters of what pages are about, where the reader has chosen it."""
    chosen = {name: st.session_state.get(f"chosen {part}") for name, part in CHOSEN.items()}
    return {name: [pair[1]] for name, pair in chosen.items() if pair}


def pick_event(chart: str) -> None:
    """Select the event that was clicked in a chart; the chart itself shows it as picked."""
    if events := picked(chart, "event_id"):
        st.session_state[SELECTED] = Selected("event", events[-1])


def picked(chart: str, field: str) -> list[str]:
    """Give the ids that a click on a chart has picked; none where it missed all marks."""
    points = st.session_state[chart]["selection"].get("pick", [])
    return [point[field] for point in points if point.get(field)]


def keyed(name: str) -> str:
    """Give the key of what selects: with a new one a chart, table or list of pages begins anew."""
    rounds: dict[str, int] = st.session_state.setdefault(ROUND, {})
    return f"{name} {rounds.setdefault(name, 0)}"


def read(query: Mapping[str, Sequence[str]], dataset: Dataset) -> tuple[Selected | None, list[str]]:
    """Read the selected record off an address.

    Returns
    -------
    selected : Selected or None
        The record, if the dataset has it.
    unknown : list of str
        What the dataset does not have, as `name=value`.
    """
    asked = [(name, one) for name in TABLES for one in query.get(name, ())]
    known = {name: _ids(dataset, TABLES[name]) for name, _ in asked}
    beside = next((one for one in query.get(BESIDE, ()) if one in dataset.source_names), None)
    reach = next((one for one in query.get(REACH, ()) if _may_be_gap(one, dataset)), None)
    found = [
        Selected(TABLES[name], one, beside, reach) for name, one in asked if one in known[name]
    ]
    unknown = [f"{name}={one}" for name, one in asked if one not in known[name]]
    for name, read_ in ((BESIDE, beside), (REACH, reach)):
        unknown += [f"{name}={one}" for one in query.get(name, ()) if one != read_]
    return (found[0] if found else None), unknown


def _ids(dataset: Dataset, table: str) -> set[str]:
    """Give the ids of a table."""
    return {*getattr(dataset, f"{table}s")[f"{table}_id"]}


def _may_be_gap(text: str, dataset: Dataset) -> bool:
    """Tell whether a text names a gap between sightings of somebody."""
    person, _, side = text.rpartition(":")
    return person in dataset.people_names and side in SIDES


def write(now: Selected | None) -> dict[str, list[str]]:
    """Give the query parameter of a selected record."""
    if now is None:
        return {}
    more = {BESIDE: now.beside, REACH: now.reach}
    name = next(name for name, table in TABLES.items() if table == now.table)
    return {name: [now.id]} | {name: [one] for name, one in more.items() if one}


def pick_topic(chart: str) -> None:
    """Filter by the topic that was clicked in a chart; a second click shows all again."""
    if topics := picked(chart, "topic"):
        labels: dict[str, str] = st.session_state["view"].dataset.topics
        if not (ids := [topic for topic, label in labels.items() if label in topics]):
            return  # of those that share a column none is meant
        now = st.session_state["filter topics"]
        st.session_state["filter topics"] = [] if now == ids else ids
        let_go()


def pick_place(chart: str) -> None:
    """Open what is known of the place that was clicked."""
    if places := picked(chart, "place_id"):
        st.session_state[SELECTED] = Selected(PLACE, places[-1])


def show_only(place_id: str | None) -> None:
    """Filter by a place alone, or by none, and close what is open: it lies over what is left."""
    st.session_state["filter places"] = [place_id] if place_id else []
    put(None)
