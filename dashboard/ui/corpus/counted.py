"""What a corpus counts of a choice: over time, on the map, and of whom and what it tells most."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import pairwise

import pandas as pd
import streamlit as st

from dashboard.analysis.choices.filters import Filters
from dashboard.analysis.density.words import density_said
from dashboard.analysis.phrases import count
from dashboard.charts.map.chart import place_map
from dashboard.charts.map.extent import Bbox, extent
from dashboard.charts.map.scene import Scene
from dashboard.charts.timeline.bars.density import density_chart
from dashboard.corpus.bars import Timed
from dashboard.corpus.discs import Discs, box_of
from dashboard.ui.choices import part_of_map, widgets
from dashboard.ui.choices.selection import let_go, picked
from dashboard.ui.corpus.answers import Question
from dashboard.ui.corpus.choice import toggle
from dashboard.ui.maps.background import say_background, tiles
from dashboard.ui.tables.frame_table import ONE_LINE_PX, show_table
from dashboard.ui.view import View

TOPS = {
    "people": "People named most",
    "places": "Places named most",
    "sources": "Sources that tell most",
    "kinds": "Kinds of event",
    "topics": "Topics of statements",
}
TOP_PX, MAP_PX, PART_KM = 300, 440, 1.0
HEADS = {"people": "Person", "places": "Place", "sources": "Source", "kinds": "Kind",
         "topics": "Topic"}  # fmt: skip


def show_times(view: View, about: tuple[str, Question], found: Timed) -> None:
    """Show when how many accounts are."""
    without = f"{count(found.undated, 'account')} without a date" if found.undated else ""
    if found.density is None:
        st.caption(
            f"Nothing that is left has a date: {without}." if without else "Nothing is left."
        )
        return
    density = found.density
    kinds = [*dict.fromkeys([*view.dataset.kinds.values(), *density.kinds])]
    edges = pairwise(density.cut.edges.tolist())
    spans = [(_day(first), _day(behind - 1)) for first, behind in edges]
    view.chart(
        "corpus by time",
        lambda: density_chart(density, kinds, dark=view.dark, counted="Accounts"),
        density_said(density).replace("Events", "Accounts", 1),
        partial(_choose_days, tuple(spans)),
        about=about,
    )
    st.caption(
        "Each account stands where it can begin at the earliest; faint where it may be later. "
        "A click on a bar chooses its days. "
        f"{count(found.dated, 'account')} with a date" + f", {without}" * bool(without) + "."
    )


def _day(number: int) -> date:
    """Give the day of a number of days since 1970."""
    return date.fromordinal(number + date(1970, 1, 1).toordinal())


def _choose_days(spans: Sequence[tuple[date, date]], chart: str) -> None:
    """Choose the days of the bar that was clicked."""
    points = st.session_state[chart]["selection"].get("pick", [])
    if points and "t" in points[-1]:
        widgets.put(Filters.parts()["days"], "days", spans[int(points[-1]["t"])])
        let_go()


def show_map(
    view: View, about: tuple[str, Question], found: Discs, number: int, whole: int | None
) -> None:
    """Show where how many accounts are, as discs.

    Parameters
    ----------
    number : int
        Accounts that the choice leaves.
    whole : int or None
        Accounts with a point anywhere, where only a part of the map is looked at.
    """
    looked_at = part_of_map.part_of_map()
    placed = found.placed if whole is None else whole
    if not len(found.marks):
        where = "in this part of the map" if looked_at else "that is left"
        st.caption(f"Nothing {where} has a point on the map.")
    else:
        box = extent(found.marks, least_km=PART_KM if looked_at else 100.0)
        view.chart(
            "corpus on the map",
            lambda: place_map(found.marks, Scene(box, MAP_PX, view.dark, tiles=tiles())),
            f"Map: {count(found.placed, 'account')} in {count(len(found.marks), 'disc')}",
            _look_or_choose,
            about=(about, looked_at),
        )
        say_background()
    if looked_at:
        st.button("Show the whole map", on_click=part_of_map.look, args=(None,),
                  key="whole map of corpus")  # fmt: skip
        st.caption(f"In this part of the map: {found.placed:,} of {placed:,} on the map.")
    st.caption(
        "A disc says how many accounts lie around it; a click looks closer, or chooses the place "
        f"where all are of one. {count(placed, 'account')} on the map, "
        f"{number - placed:,} without a point."
    )


def looked_at() -> Bbox | None:
    """Give the part of the map that is looked at."""
    return part_of_map.part_of_map()


def _look_or_choose(chart: str) -> None:
    """Look closer at the cell that was clicked, or choose its place."""
    for one in picked(chart, "place_id"):
        if box := box_of(one):
            part_of_map.look(Bbox(*box))
            let_go()
        else:
            toggle("places", one)


def show_tops(view: View, about: str, tops: dict[str, pd.DataFrame], filters: Filters) -> None:
    """Show of whom and of what most is told, with numbers; a click on a row chooses it."""
    st.caption(
        "Numbers of accounts, by the choice without the part itself: so that another entry can be "
        "seen and chosen. A click on a row chooses it, or lets it go."
    )
    for pair in (("people", "places"), ("sources", "kinds"), ("topics",)):
        for part, column in zip(pair, st.columns(2), strict=False):
            with column:
                _top(view, (about, part, filters.without(part)), part, tops[part])


def _top(view: View, about: tuple[str, str, Filters], part: str, frame: pd.DataFrame) -> None:
    """Show the entries of a part of the choice."""
    st.subheader(TOPS[part], anchor=False)
    if not len(frame):
        st.caption("None is named.")
        return
    columns = {
        "name": st.column_config.TextColumn(HEADS[part], width=200),
        "rows": st.column_config.NumberColumn("Accounts", width=80, format="localized"),
    }
    show_table(
        view,
        frame,
        columns,
        TOPS[part],
        about=about,
        row_px=ONE_LINE_PX,
        most_px=TOP_PX,
        opens=partial(_choose, part),
    )


def _choose(part: str, row: pd.Series | None) -> None:
    """Choose the entry of a row."""
    if row is not None:
        toggle(part, str(row["id"]))
