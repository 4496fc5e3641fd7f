"""Where accounts differ: sentences, who stands behind them, and all accounts side by side."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.analysis import alt_texts
from dashboard.analysis.disagreements import disagreements, same_day, told_differently
from dashboard.analysis.matrix import ORDERS, STANDINGS, in_order, matrix, told_by
from dashboard.analysis.positions import Disagreement
from dashboard.analysis.support import support
from dashboard.charts.agreement import agreement
from dashboard.ui.selection import Selected, pick_account, put
from dashboard.ui.tables import Columns, show_table
from dashboard.ui.text import plain
from dashboard.ui.view import View

MEASURE_PX = 860
MOST_ROWS = 60
CELL_COLUMNS: Columns = {
    "title": st.column_config.TextColumn("What", width=330),
    "source": st.column_config.TextColumn("Source", width=230),
    "said": st.column_config.TextColumn("Beside the one shown first", width=270),
    "accounts": st.column_config.NumberColumn("Accounts", width=85),
    "conflicts": st.column_config.NumberColumn("Contradict", width=90),
}


SAME_DAY = "same day"
KEY = (
    "■ shown first · ● agrees · ◇ more or less exact, no contradiction · ▲ contradicts · "
    "○ tells of it, but nothing that could be compared · no sign: does not tell of it"
)


def left(view: View, found: Sequence[Disagreement]) -> list[Disagreement]:
    """Keep what concerns an event or statement of which the choices leave an account."""
    kept = _left(view)
    return [one for one in found if (one.record, one.id) in kept]


def _left(view: View) -> set[tuple[str, str]]:
    """Give the events and statements of which the choices leave an account."""
    events = {("event", one) for one in view.shown.events["event_id"]}
    return events | {("statement", one) for one in view.shown.statements["statement_id"]}


def sentences(view: View, found: Sequence[Disagreement], name: str) -> None:
    """List differences, each with the way to the accounts behind it."""
    with st.container(width=MEASURE_PX):
        for place, one in enumerate(found):
            with st.container(gap="xxsmall", key=f"{name} {place}"):
                rest = one.sentence.removeprefix(one.question).strip()
                st.markdown(f"**{plain(one.question)}** {plain(rest)}")
                with st.container(horizontal=True, vertical_alignment="center"):
                    if one.aspect != SAME_DAY:
                        st.caption(reported(view, Selected(one.record, one.id)), width="content")
                    st.button(
                        "Side by side",
                        key=f"open {name} {place}",
                        on_click=put,
                        args=(Selected(one.record, one.id),),
                        type="tertiary",
                        help=f"Open the accounts of: {plain(one.question)}",
                    )


def elsewhere(view: View) -> None:
    """Say which of the events and statements on the page are told differently elsewhere."""
    found = left(view, view.of_whole("disagreements", disagreements))
    days = left(view, view.of_whole("same day", same_day))
    if found or days:
        st.header("Told differently elsewhere", anchor="elsewhere")
        sentences(view, [*found, *days], "elsewhere")


def reported(view: View, record: Selected) -> str:
    """Say how many tell of a record, and how many of them on their own."""
    row = _support(view).loc[(record.table, record.id)]
    if row["reports"] == 1:
        return "Reported by 1 source."
    return f"Reported by {row['reports']} sources, independently by {row['independent']}."


def agreed(view: View, now: Selected) -> None:
    """Say of one record who tells of it, how many of them on their own, and in what they differ."""
    why = _support(view).loc[(now.table, now.id), "why"]
    st.markdown(f"**{reported(view, now)}** {plain(why)}")
    differing = view.of_whole("told differently", told_differently)
    for one in differing.get((now.table, now.id), ()):
        st.markdown(f"- {plain(one.sentence)}")


def _support(view: View) -> pd.DataFrame:
    """Give who tells of each event and statement, by both."""
    return view.of_whole("support", lambda whole: support(whole).set_index(["record", "id"]))


def accounts_matrix(view: View) -> None:
    """Draw and list how the accounts of each event and claim stand to each other."""
    cells = view.of_whole("cells", matrix)
    kept = _left(view)
    cells = cells[[pair in kept for pair in zip(cells["record"], cells["id"], strict=True)]]
    if not len(cells):
        st.caption("Of what is left, no event and no claim has more than one account.")
        return
    order = st.segmented_control(
        "Order",
        list(ORDERS),
        format_func=lambda one: ORDERS[one],
        default="conflicts",
        required=True,
        key="order of accounts",
    )
    cells = in_order(cells, order)
    st.caption(KEY)
    records = cells.drop_duplicates(["record", "id"])
    drawn = cells.merge(records[["record", "id"]].head(MOST_ROWS), on=["record", "id"])
    now = view.selected.id if view.selected else None
    view.chart(
        f"agreement/{order} {now}",
        lambda: agreement(
            drawn, told_by(drawn, view.dataset), STANDINGS, picked=now, dark=view.dark
        ),
        alt_texts.of_cells(drawn),
        pick_account,
    )
    if (more := len(records) - MOST_ROWS) > 0:
        st.caption(f"Drawn: the first {MOST_ROWS}. {more} more stand in the table.")
    name = f"Accounts {order}"
    show_table(view, cells, CELL_COLUMNS, name, row_px=40, opens=partial(_open, cells))


def _open(cells: pd.DataFrame, table: str) -> None:
    """Open the record of the account that was chosen in the table, beside the one shown first."""
    rows = st.session_state[table]["selection"]["rows"]
    cell = cells.iloc[rows[0]] if rows else None
    put(None if cell is None else Selected(cell["record"], cell["id"], cell["source_id"]))
