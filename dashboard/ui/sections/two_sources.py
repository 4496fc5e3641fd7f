"""Two sources, side by side: what differs in what both tell, and what only one of them tells."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, cast

import pandas as pd
import streamlit as st

from dashboard.analysis.accounts.aspects import AGREES, CONFLICTS, REFINES, SILENT
from dashboard.analysis.accounts.comparison import EVENT
from dashboard.analysis.choices.filters import Filters
from dashboard.analysis.choices.ids import Several
from dashboard.analysis.disagreements.of_choice import records_left
from dashboard.analysis.disagreements.two_sides import BOTH, ONE, OTHER, told_of, two_sides
from dashboard.analysis.lists.publishers import BY, publications, publisher_groups
from dashboard.analysis.own_cells import without_marks
from dashboard.analysis.phrases import capital
from dashboard.exporting.table_csv import csv_bytes
from dashboard.model.dataset import Dataset
from dashboard.ui.choices import selection, widgets
from dashboard.ui.choices.changes import when_changed
from dashboard.ui.choices.long_list import AT_ONCE
from dashboard.ui.choices.selection import Selected
from dashboard.ui.choices.turned import turn, turned
from dashboard.ui.memo import Scope
from dashboard.ui.tables.paging import page_of
from dashboard.ui.text import linked, plain
from dashboard.ui.view import View

NAME, RECORDS_A_PAGE = "two-sources", 20
SOURCES = cast(Several, Filters.parts()["sources"])
BOXES, COMPARED = ("one of two sources", "other of two sources"), "sources that are compared"
ALIKE = {
    CONFLICTS: "contradicted",
    REFINES: "told more exactly by one",
    AGREES: "told alike",
    SILENT: "told by both with nothing to compare",
}
FACTS = {"when": ("When", "date"), "place": ("Where", "place"), "who": ("Who", "people")}
FACTS |= {"about": ("About", "claim")}
Row = Mapping[Hashable, Any]


def two_sources(view: View) -> None:
    """Let the reader choose two sources, and show what they tell side by side, page by page."""
    if len(view.dataset.sources) < 2:
        return
    st.header("Two sources, side by side", anchor=NAME)
    _boxes(view)
    if not (pair := _pair(view)):
        st.caption("Choose two sources here, or as *Source* among the choices, to compare them.")
        return
    sides, names = _sides(view.dataset, pair), _names(view.dataset, pair)
    every = view.accounts(Scope.ALL)
    found = view.memo("two sources", lambda shown: two_sides(every, records_left(shown), *sides))
    st.markdown(plain(_in_all(found, names)))
    part = _part(found, names)
    st.download_button(
        "Download the comparison as CSV",
        data=lambda: csv_bytes(without_marks(told_of(every, found, *sides))),
        file_name="two-sources.csv",
        mime="text/csv",
        on_click="ignore",
        key="download two sources",
        type="tertiary",
        icon=":material/download:",
    )
    rows = found[found["part"] == part]
    page = page_of(len(rows), "", NAME, RECORDS_A_PAGE)
    told = view.memo(
        "told by two sources",
        lambda _: told_of(every, rows[page], *sides),
        about=(part, page.start),
    )
    own = dict([*told.groupby(["record", "id"], sort=False)])
    for place, row in enumerate(rows[page].to_dict("records")):
        _record(place, row, own[row["record"], row["id"]], names)


def _pair(view: View) -> list[str]:
    """Give the two sources that are chosen; none where not two are."""
    known = SOURCES.names(view.dataset)
    both = [one for one in known if one in view.filters.sources]
    return both if len(both) == 2 else []


def _sides(dataset: Dataset, pair: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Give the source_ids of both; what both stand for is of the one that stands for less."""
    one, other = (publications(dataset, each) for each in pair)
    return (one - other, other) if other < one else (one, other - one)


def _names(dataset: Dataset, pair: Sequence[str]) -> dict[str, str]:
    """Name both sides by their publishers, or as sources where that tells them not apart."""
    short = [dataset.publishers.get(one.removeprefix(BY), "") for one in pair]
    if not all(short) or short[0] == short[1]:
        known = SOURCES.names(dataset)
        short = [known[one] for one in pair]
    return dict(zip((ONE, OTHER), short, strict=True))


def _boxes(view: View) -> None:
    """Ask for two sources, where these are not too many to be listed."""
    dataset, pair = view.dataset, _pair(view)
    if len(dataset.sources) > AT_ONCE:
        return
    known = SOURCES.names(dataset)
    called = {one: known[one] for one in pair}  # by another source of the publisher, perhaps
    offered = {**publisher_groups(dataset), **dataset.source_names}.items()
    names = called | {one: name for one, name in offered if name not in called.values()}
    if st.session_state.get(COMPARED) != pair or BOXES[0] not in st.session_state:
        for box, one in zip(BOXES, pair or (None, None), strict=True):
            st.session_state[box] = one
    st.session_state[COMPARED] = pair
    with st.container(horizontal=True):
        for box, label in zip(BOXES, ("One source", "Another source"), strict=True):
            st.selectbox(
                label,
                [*names],
                index=None,
                format_func=lambda one: names.get(one, one),
                placeholder="choose a source",
                filter_mode="contains",
                key=box,
                width=340,
            )
            when_changed(box, _compare)


def _compare() -> None:
    """Choose the two sources of the boxes, once they are two."""
    both = [st.session_state[box] for box in BOXES]
    if all(both) and both[0] != both[1]:
        widgets.put(SOURCES, "sources", both)
        selection.let_go()


def _in_all(found: pd.DataFrame, names: Mapping[str, str]) -> str:
    """Count what both tell, and how it stands to each other, and what only one tells."""
    parts = found["part"].value_counts()
    number = {part: int(parts.get(part, 0)) for part in (BOTH, ONE, OTHER)}
    verdicts = found["overall"].value_counts()
    stands = [f"{verdicts[one]:,} {said}" for one, said in ALIKE.items() if one in verdicts]
    both = f"Both tell of {_records(number[BOTH])}"
    said = f"{both}: {', '.join(stands)}." if stands else f"{both}."
    alone = (f"only {names[part]} of {number[part]:,}" for part in (ONE, OTHER))
    return f"{said} {capital(', '.join(alone))}."


def _records(number: int) -> str:
    """Count events and claims."""
    return "1 event or claim" if number == 1 else f"{number:,} events and claims"


def _part(found: pd.DataFrame, names: Mapping[str, str]) -> str:
    """Let the reader choose what both tell, or what only one does; the address has it, too."""
    labels = {BOTH: "Both", ONE: f"Only {names[ONE]}", OTHER: f"Only {names[OTHER]}"}
    asked = turned(NAME).by
    if asked and asked not in labels:
        st.warning(f"The address asks for a part that there is not: {plain(asked)}")
    now, key = asked if asked in labels else BOTH, "part of two sources"
    if st.session_state.get(key) != now:
        st.session_state[key] = now
    parts = found["part"].value_counts()
    part = st.segmented_control(
        "What is told",
        [*labels],
        format_func=lambda one: plain(f"{labels[one]} ({parts.get(one, 0):,})"),
        required=True,
        key=key,
    )
    when_changed(
        key, lambda: turn(NAME, by="" if st.session_state[key] == BOTH else st.session_state[key])
    )
    return part or now


def _record(place: int, row: Row, told: pd.DataFrame, names: Mapping[str, str]) -> None:
    """Show what is told of one event or statement, a side beside the other."""
    with st.container(border=True, gap="xsmall", key=f"{NAME} {place}"):
        head, differs = str(told["head"].iloc[0]), row["said"] if row["part"] == BOTH else ""
        marked = f"**{plain(head)}**" + f" · {plain(capital(differs))}" * bool(differs)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(marked, width="stretch")
            st.button(
                "Read the accounts",
                key=f"open {NAME} {place}",
                on_click=selection.put,
                args=(Selected(row["record"], row["id"]),),
                type="tertiary",
                help=f"Open the accounts of: {plain(head)}",
            )
        sides = [side for side in names if (told["side"] == side).any()]
        for side, column in zip(sides, st.columns(len(sides)), strict=True):
            with column:
                for account in told[told["side"] == side].to_dict("records"):
                    _account(account, row)


def _account(account: Row, row: Row) -> None:
    """Show what one source says, and what of it the other side says otherwise."""
    text = plain(account["text"])
    if isinstance(account["quote"], str):
        text += f" “{plain(account['quote'])}”"
    said = []
    for name, (label, aspect) in FACTS.items():
        if isinstance(account[name], str) and account[name]:
            title = "Said" if name == "when" and row["record"] != EVENT else label
            line = f"{title}: {plain(account[name])}"
            said.append(f"**{line}**" if row[aspect] == CONFLICTS else line)
    source = linked(f"{account['source']}, {account['locator']}", account["link"])
    st.markdown(f"{text}  \n:small[{' · '.join(said)}]  \n:small[Source: {source}]")
