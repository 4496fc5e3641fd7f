"""All that is known of one place: where it is, how that is known, and its namesakes."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from dashboard.analysis.choices.undecided_places import AMBIGUOUS, candidate_names
from dashboard.analysis.own_cells import own_cells
from dashboard.analysis.places import RESOLUTIONS
from dashboard.model.vocabulary import PLACES
from dashboard.ui.choices.changes import when_changed
from dashboard.ui.choices.long_list import AT_ONCE, LongList, listed_entries, long_list
from dashboard.ui.tables.frame_table import ODD, Columns, show_table
from dashboard.ui.text import facts, plain
from dashboard.ui.view import View

OPENSTREETMAP = "https://www.openstreetmap.org/?mlat={0:.5f}&mlon={1:.5f}#map=10/{0:.5f}/{1:.5f}"
CANDIDATE_COLUMNS: Columns = {
    "label": st.column_config.TextColumn("Candidate", width=220),
    "chosen": st.column_config.TextColumn(
        "Chosen", width=85, help="Where none is, nobody has decided: the map shows each, hollow."
    ),
    "reason": st.column_config.TextColumn("Why, or why not", width=360),
    "point": st.column_config.TextColumn("Latitude, longitude", width=150),
    "found": st.column_config.TextColumn("Looked up in", width=160),
    "link": st.column_config.LinkColumn("Map", display_text="OpenStreetMap", width=110),
}
UNDECIDED, CANDIDATE_LINES, PANEL = "", 8, "place panel"
MOST_TOLD = 8


def place_panel(view: View) -> None:
    """Let the reader pick a place of the dataset, and say all that is known of it."""
    names = view.dataset.place_names
    with st.expander("About a place: how it was found, and its namesakes"):
        place_id = _one_of_many(view) if len(names) > AT_ONCE else _one_of(names)
        if place_id:
            about_place(view, place_id)
            candidates(view, place_id)


def _one_of(names: Mapping[str, str]) -> str | None:
    """Let the reader pick a place."""
    return st.selectbox(
        "Place",
        list(names),
        format_func=lambda one: names.get(one, one),
        index=None,
        placeholder="choose one",
        key=PANEL,
    )


def _one_of_many(view: View) -> str | None:
    """Let the reader seek a place, and let it go."""
    names, now = view.dataset.place_names, st.session_state.get(PANEL)
    chosen = {one: name for one, name in names.items() if one == now}
    st.session_state[PANEL] = next(iter(chosen), None)
    listed, numbers = listed_entries(view.dataset, "places", view.filters)
    long_list(LongList(PANEL, "Place", listed, _take, numbers, chosen))
    return next(iter(chosen), None)


def _take(place_id: str) -> None:
    """Show a place in the panel, or no more."""
    st.session_state[PANEL] = None if st.session_state[PANEL] == place_id else place_id


def about_place(view: View, place_id: str) -> None:
    """Say where a place is, and how that was found."""
    places = view.dataset.places
    _describe(view, places[places["place_id"] == place_id].iloc[0])


def _describe(view: View, place: pd.Series) -> None:
    """Say what the table says, and nothing where it says nothing."""
    within = view.dataset.place_names.get(place["within"], "")
    said = {
        "Also written": ", ".join(place["aliases"]),
        "Kind": view.dataset.words.labels(PLACES)[place["kind"]],
        "Within": within,
        "Country": place["country"],
        "Point": _point(place),
        "Radius of doubt": f"{place['radius_km']:g} km" if place["radius_km"] >= 0 else "",
        "How it was placed": RESOLUTIONS.get(place["resolution"], ""),
        "Looked up": _joined(place["geocoder"], place["geocoded_on"]),
        "Note": place["note"],
        "Odd": view.dataset.oddities("places", place["line"]),
    }
    own = view.dataset.own_facts("places", place["line"])
    st.markdown("  \n".join(facts(said) + facts(own)))
    if spot := _spot(place):
        st.markdown(f"[Open the spot in OpenStreetMap]({spot})")


def candidates(view: View, place_id: str) -> None:
    """List the namesakes, and let the reader see the map as if one were the one."""
    found = view.dataset.place_candidates
    found = found[found["place_id"] == place_id]
    if not len(found):
        return
    st.markdown("**Places of that name that were considered:**")
    listed = found.assign(
        chosen=found["chosen"].map({True: "yes", False: "no"}),
        point=[_point(row) for _, row in found.iterrows()],
        found=[_joined(row["geocoder"], row["reference"]) for _, row in found.iterrows()],
        link=pd.Series([_spot(row) for _, row in found.iterrows()], found.index, dtype="str"),
        odd=found["line"].map(lambda line: view.dataset.oddities("place_candidates", line)),
    ).join(own_cells(view.dataset, "place_candidates", found))
    columns = CANDIDATE_COLUMNS | ({"odd": ODD} if listed["odd"].any() else {})
    title = f"Candidates of {place_id}"
    of, lines = "place_candidates", CANDIDATE_LINES
    show_table(view, listed, columns, title, name="candidates", most_lines=lines, of=of)
    places = view.dataset.places.set_index("place_id")
    if places.at[place_id, "resolution"] == AMBIGUOUS:
        _suppose(view, place_id)


def candidates_told(view: View, place_id: str) -> None:
    """Tell in words which namesakes were considered, and why one is the one, or is not."""
    found = view.dataset.place_candidates
    found = found[found["place_id"] == place_id]
    if not len(found):
        return
    st.markdown("**Places of that name that were considered:**")
    other = "not chosen" if found["chosen"].any() else "may be the one"
    for row in found.head(MOST_TOLD).to_dict("records"):
        verdict = "chosen" if row["chosen"] else other
        why = f": {row['reason']}" if isinstance(row["reason"], str) and row["reason"] else "."
        st.markdown(f"**{plain(row['label'])}**, {verdict}{plain(why)}")
    if len(found) > MOST_TOLD:
        st.caption(f"The page *Places* lists all {len(found):,}.")


def _suppose(view: View, place_id: str) -> None:
    """Offer to look at the map as if the place were decided; the data stay as they are."""
    names = candidate_names(view.dataset)
    own = [key for key in names if key.partition(":")[0] == place_id]
    others = [key for key in view.filters.supposed if key not in own]
    now = next((key for key in view.filters.supposed if key in own), UNDECIDED)
    key = f"suppose {place_id}"
    options = [UNDECIDED, *own]

    st.session_state[key] = now

    def change() -> None:
        chosen = st.session_state[key]
        st.session_state["filter supposed"] = [*others, chosen] if chosen else others

    st.selectbox(
        "Show the map as if this were the one",
        options,
        format_func=lambda one: names.get(one, "not decided: show all candidates"),
        key=key,
        help="This changes the view and its address, never the data.",
    )
    when_changed(key, change)


def _point(row: pd.Series) -> str:
    """Write a point as people do, in degrees."""
    return f"{row['latitude']:.5f}, {row['longitude']:.5f}" if _spot(row) else "none"


def _spot(row: pd.Series) -> str | None:
    """Give where to look at a point, if there is one."""
    if pd.isna(row["latitude"]) or pd.isna(row["longitude"]):
        return None
    return OPENSTREETMAP.format(row["latitude"], row["longitude"])


def _joined(*parts: object) -> str:
    """Join what is there."""
    return ", ".join(part for part in parts if isinstance(part, str) and part)
