"""Where accounts differ: sentences, who stands behind them, and all accounts side by side."""

from collections.abc import Hashable, Sequence
from itertools import islice
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from dashboard.analysis import alt_texts
from dashboard.analysis.accounts.matrix import ORDERS, STANDINGS, in_order, matrix, told_by
from dashboard.analysis.accounts.support import reported, support
from dashboard.analysis.disagreements.contradictions import Day, same_days
from dashboard.analysis.disagreements.exchanged import exchanges, in_words
from dashboard.analysis.disagreements.impossible import Apart
from dashboard.analysis.disagreements.of_choice import concerning, records_left
from dashboard.analysis.disagreements.parted_accounts import Contradiction
from dashboard.analysis.phrases import count
from dashboard.charts.matrix import KEY, agreement
from dashboard.ui import contradicting
from dashboard.ui.choices.changes import when_changed
from dashboard.ui.choices.selection import SELECTED, Selected, put
from dashboard.ui.choices.turned import turn, turned
from dashboard.ui.contradicting import Difference
from dashboard.ui.memo import Scope
from dashboard.ui.sections.record_tables import account
from dashboard.ui.tables.frame_table import Columns, show_table
from dashboard.ui.tables.paging import page_of
from dashboard.ui.text import plain
from dashboard.ui.view import View

Found = TypeVar("Found", bound=Difference)
MEASURE_PX = 860
ROWS_A_PAGE, MOST_COLUMNS = 20, 60
SHOWN_FIRST = (
    "An account is what one source says of one event or claim. Where there are several, map, "
    "timeline and lists show one first: that of the source chosen as *Source shown first*, else of "
    "the first source in the list of sources that says what is asked for."
)
CELL_COLUMNS: Columns = {
    "title": st.column_config.TextColumn("What", width=280),
    "source": st.column_config.TextColumn("Source", width=230),
    "said": st.column_config.TextColumn(
        "Compared with the account shown first", width=230, help=SHOWN_FIRST
    ),
    "accounts": st.column_config.NumberColumn("Accounts", width=85),
    "conflicts": st.column_config.NumberColumn("Contradict", width=90),
}


SAME_DAY = "same day"
INDEPENDENTLY = (
    "Sources that report from the same press conference, or the like, or of which one repeats what "
    "another reported, count as one independent source: they do not confirm each other."
)


def left(view: View, found: Sequence[Found]) -> list[Found]:
    """Keep what concerns an event or statement of which the choices leave an account."""
    return concerning(found, view.memo("left", records_left))


def sentences(view: View, found: Sequence[Difference], name: str) -> None:
    """List differences, page by page, each with the way to the accounts behind it.

    `name` is one of `turned.NAMES`, and says which list it is.
    """
    page = page_of(len(found), "", name)
    with st.container(width=MEASURE_PX):
        for place, one in enumerate(contradicting.said(view, found[page])):
            with st.container(gap="xxsmall", key=f"{name} {place}"):
                rest = one.sentence.removeprefix(one.question).strip()
                st.markdown(f"**{plain(one.question)}** {plain(rest)}")
                with st.container(horizontal=True, vertical_alignment="center"):
                    if one.aspect != SAME_DAY:
                        told = None if place else INDEPENDENTLY
                        st.caption(one.behind, width="content", help=told)
                    st.button(
                        "Read the accounts",
                        key=f"open {name} {place}",
                        on_click=put,
                        args=(Selected(one.record, one.id),),
                        type="tertiary",
                        help=f"Open the accounts of: {plain(one.question)}",
                    )


def apart(view: View) -> list[Apart]:
    """Give what cannot all be true of one person, of what the choices leave an account."""
    return left(view, contradicting.apart(view))


def contradictions(view: View) -> list[Contradiction]:
    """Give what accounts of one thing contradict each other in, of what the choices leave."""
    return left(view, contradicting.contradictions(view))


def exchanged(view: View, found: Sequence[Contradiction]) -> None:
    """Say of whom sources tell each what others tell of the other one."""
    own = tuple(found)
    told = view.memo(
        "exchanged", lambda every: in_words(every, exchanges(every, own)), Scope.ALL, about=own
    )
    with st.container(width=MEASURE_PX):
        for said in told:
            st.markdown(f"**One taken for the other?** {plain(said)}")


def elsewhere(view: View) -> None:
    """Say which of the events and statements on the page are told differently elsewhere."""
    found: list[Difference] = [*apart(view), *contradictions(view)]
    found += days(view)
    if found:
        st.header("Where sources differ", anchor="elsewhere")
        sentences(view, found, "elsewhere")


def days(view: View) -> list[Day]:
    """Give the days of which sources tell different things, of what the choices leave."""
    return left(view, view.memo("same day", same_days, Scope.ALL))


def agreed(view: View, now: Selected) -> None:
    """Say of one record who tells of it, and how many of them on their own."""
    told: dict[Hashable, Any] = _support(view).loc[[(now.table, now.id)]].to_dict("records")[0]
    said = reported(told["reports"], told["independent"])
    st.markdown(f"**{said}** {plain(told['why'])}", help=INDEPENDENTLY)


def _support(view: View) -> pd.DataFrame:
    """Give who tells of each event and statement, by both."""
    return view.memo("support", lambda every: support(every).set_index(["record", "id"]), Scope.ALL)


def accounts_matrix(view: View) -> None:
    """Draw and list how the accounts of each event and claim stand to each other."""
    if not view.memo("number of cells", lambda _: len(_cells(view))):
        st.caption("No event and no claim of this choice has more than one account.")
        return
    order = _order()
    cells = view.memo("cells in order", lambda _: in_order(_cells(view), order), about=order)
    st.caption(KEY, help=SHOWN_FIRST)
    records = cells.drop_duplicates(["record", "id"])[["record", "id"]]
    page = page_of(len(records), "", "matrix", ROWS_A_PAGE)
    drawn = cells.merge(records.iloc[page], on=["record", "id"])
    sources = told_by(drawn, view.dataset)
    names = dict(islice(sources.items(), MOST_COLUMNS))
    now = f"{view.selected.table} {view.selected.id}" if view.selected else None
    view.chart(
        "agreement",
        lambda: agreement(
            drawn[drawn["source_id"].isin(names)], names, STANDINGS, picked=now, dark=view.dark
        ),
        alt_texts.of_cells(drawn),
        _pick,
        about=(order, page.start, now),
    )
    if len(sources) > MOST_COLUMNS:
        st.caption(
            f"Drawn are the first {MOST_COLUMNS} of the {count(len(sources), 'source')} that tell "
            "of these; the table has the accounts of all."
        )
    show_table(view, cells, CELL_COLUMNS, "Accounts", about=order, opens=_open)


def _cells(view: View) -> pd.DataFrame:
    """Give how the accounts stand to each other of what the choices leave an account of."""
    cells = view.memo("cells", matrix, Scope.ALL)
    kept = view.memo("left", records_left)
    pairs = zip(cells["record"].to_numpy(object), cells["id"].to_numpy(object), strict=True)
    return cells[[own in kept[record] for record, own in pairs]]


def _order() -> str:
    """Let the reader choose the order of the matrix; the address has it, too."""
    asked = turned("matrix").by or next(iter(ORDERS))
    if asked not in ORDERS:
        st.warning(f"The address asks for an order that there is not: {plain(asked)}")
    key = "order of accounts"
    now = asked if asked in ORDERS else next(iter(ORDERS))
    if st.session_state.get(key) != now:
        st.session_state[key] = now
    order = st.segmented_control(
        "Order",
        list(ORDERS),
        format_func=lambda one: ORDERS[one],
        required=True,
        key=key,
    )
    when_changed(key, lambda: _turn(st.session_state[key]))
    return order or now


def _turn(order: str) -> None:
    """Put the matrix and the table below it in an order, from their first pages on."""
    turn("matrix", by="" if order == next(iter(ORDERS)) else order)
    turn("accounts")


def _open(cell: pd.Series | None) -> None:
    """Open the record of the account that was chosen in the table, beside the one shown first."""
    put(None if cell is None else account(cell["record"], cell["id"], cell["source_id"]))


def _pick(chart: str) -> None:
    """Open the record of the account that was clicked, beside the one shown first."""
    points = st.session_state[chart]["selection"].get("pick", [])
    if points and points[-1].get("id"):
        cell = (points[-1][name] for name in ("record", "id", "source_id"))
        st.session_state[SELECTED] = account(*cell)
