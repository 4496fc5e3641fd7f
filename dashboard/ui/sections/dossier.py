"""The parts of a dossier: who it is, who tells of them, where and when, and what is missing."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.analysis import dossiers
from dashboard.analysis.phrases import count
from dashboard.model.dates.edtf import in_words
from dashboard.model.vocabulary import PEOPLE, STATUS
from dashboard.ui.memo import Scope
from dashboard.ui.sections import undrawn
from dashboard.ui.sections.journeys import LEG_COLUMNS, legs_table
from dashboard.ui.sections.record_tables import EVENT_COLUMNS, STATEMENT_COLUMNS, record_table
from dashboard.ui.sections.subject import choice
from dashboard.ui.sections.timeline import chosen_legs, show_timeline
from dashboard.ui.tables.frame_table import SOURCE_COLUMNS, Columns, height_px, show_table
from dashboard.ui.text import facts, plain
from dashboard.ui.tray import tray
from dashboard.ui.view import View

TOLD_PX, MOST_NAMED = 300, 50
TOLD_COLUMNS: Columns = {
    "source": st.column_config.TextColumn("Source", width=210),
    "events": st.column_config.NumberColumn("Events", width=70),
    "statements": st.column_config.NumberColumn("Statements", width=85),
    "link": st.column_config.LinkColumn("Link", display_text="open", width=60),
    "title": st.column_config.TextColumn("Title", width=420),
}
OF_COLUMNS: Columns = {
    name: STATEMENT_COLUMNS[name]
    for name in ("who", "when", "what", "topic", "quote", "about", "place", "given", "asked")
}
BY_COLUMNS: Columns = {
    **{name: OF_COLUMNS[name] for name in ("who", "when", "what", "topic")},
    "how": st.column_config.TextColumn("How said", width=95),
    **{name: OF_COLUMNS[name] for name in ("quote", "about", "place", "given", "asked")},
}
INFERRED_COLUMNS: Columns = {
    **{name: EVENT_COLUMNS[name] for name in ("when", "who", "what", "place")},
    "reason": st.column_config.TextColumn("Inferred from", width=380),
    **SOURCE_COLUMNS,
}
PLACELESS_COLUMNS: Columns = {
    **{name: EVENT_COLUMNS[name] for name in ("when", "who", "what", "summary")},
    **SOURCE_COLUMNS,
}


def choose_person(view: View) -> str | None:
    """Let the reader choose one whom a row names; `None` where none names anybody."""
    named = view.memo("named people", dossiers.named_people)
    names = {one: view.dataset.people_names[one] for one in named}
    if not names:
        return None
    first = next((one for one in view.travellers if one in names), named[0])
    return choice(view, "people", "Person", names, first)


def who(view: View, person_id: str) -> None:
    """Say what the table of people says, and nothing where it says nothing."""
    names = view.dataset.people_names
    people, words = view.dataset.people, view.dataset.words
    person = people[people["person_id"] == person_id].iloc[0]
    members = view.dataset.members(person_id) - {person_id}
    said = {
        "Also written": ", ".join(one for one in person["aliases"] if one != person["name"]),
        "Kind": words.labels(PEOPLE)[person["kind"]],
        "Role": person["role"],
        "Status": words.labels(STATUS).get(person["status"], ""),
        "Nationality": person["nationality"],
        "Born": in_words(pd.Series([person["born"]]))[0] if pd.notna(person["born"]) else "",
        "Belongs to": _named(names, dossiers.groups_of(view.dataset, person_id)),
        "Members": _named(names, [one for one in names if one in members]),
        "Note": person["note"],
        "Odd": view.dataset.oddities("people", person["line"]),
    }
    own = view.dataset.own_facts("people", person["line"])
    st.markdown("  \n".join(facts(said) + facts(own)))


def told_by(view: View) -> None:
    """Show who tells of the person, and in how many rows."""
    told = view.memo("told by", dossiers.told_by)
    st.markdown(f"**Told by {count(len(told), 'source')}:**")
    show_table(view, told, TOLD_COLUMNS, "Sources", row_px=36, most_px=TOLD_PX)


def when(view: View, person_id: str) -> None:
    """Show the person's own lane of the timeline, and those of a group's members."""
    show_timeline(view, (person_id,), "No event that names them has a date.")


def legs(view: View) -> None:
    """Show the way from one dated place to the next."""
    found = chosen_legs(view)
    if len(found):
        alone = found["person_id"].nunique() == 1
        columns = {name: LEG_COLUMNS[name] for name in LEG_COLUMNS if name != "person" or not alone}
        legs_table(view, found, columns)


def said_by(view: View, person_id: str) -> None:
    """Show what the person said, by topic."""
    found = view.memo("said by", lambda shown: dossiers.said_by(shown, person_id))
    st.header("What they said, by topic", anchor="said-by")
    if not len(found):
        st.caption("No statement of this choice is by them.")
        return
    said = count(found["statement_id"].nunique(), "statement")
    if found["statement_id"].duplicated().any():
        said += f", in {count(len(found), 'account')}"
    how = found["how"].value_counts()
    parts = [
        f"{how[one]} {one}"
        for one in ("alone", "together", "with others", "one of several")
        if one in how
    ]
    st.caption(
        f"{said}: {', '.join(parts)}."
        + " One of several: the source does not say which of them." * ("one of several" in how)
    )
    record_table(view, found, BY_COLUMNS | SOURCE_COLUMNS, "Statements by them", record="statement")


def said_of(view: View, person_id: str) -> None:
    """Show what others said of the person."""
    found = view.memo("said of", lambda shown: dossiers.said_of(shown, person_id))
    st.header("What others said about them", anchor="said-of")
    if len(found):
        columns = OF_COLUMNS | SOURCE_COLUMNS
        record_table(view, found, columns, "Statements about them", record="statement")
    else:
        st.caption("No statement of this choice by others is about them.")


def inferred(view: View) -> None:
    """Show which events no source states, and from what they were inferred."""
    found = view.memo("inferred", dossiers.inferred)
    if len(found):
        st.header("What is inferred", anchor="inferred")
        reasons = found.assign(reason=found["note"])
        record_table(view, reasons, INFERRED_COLUMNS, "Inferred events")


def missing(view: View, person_id: str) -> None:
    """Say what no row tells, and show the events that lack a date or a place."""
    st.header("What is missing", anchor="missing")
    gaps = view.memo(
        "gaps", lambda files: dossiers.gaps(files, person_id), Scope.FILES, about=person_id
    )
    if gaps:
        st.markdown("\n".join(f"- {plain(gap)}" for gap in gaps))
        if view.filters.active:
            st.caption("This is about all the data, whatever you choose.")
    undrawn.without_date(view)
    found = view.memo("placeless", dossiers.placeless)
    if len(found):
        label = f"Without a place: {count(len(found), 'event')}"
        with tray(label, "placeless", height_px(found)) as is_open:
            if is_open:
                record_table(view, found, PLACELESS_COLUMNS, "Events without a place")


def _named(names: dict[str, str], ids: Sequence[str]) -> str:
    """Join names, and count those that are too many; the list of people has them all."""
    more = [f"and {len(ids) - MOST_NAMED:,} more"] if len(ids) > MOST_NAMED else []
    return ", ".join([*(names[one] for one in ids[:MOST_NAMED]), *more])
