"""What a page shows: the dataset, the reader's choices, and what they leave of it."""

import json
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from dashboard.analysis.choices.filters import Filters, apply
from dashboard.analysis.journeys.chosen import event_numbers, of_numbered
from dashboard.analysis.journeys.legs import legs
from dashboard.analysis.journeys.stops import travellers
from dashboard.charts.template import Drawing
from dashboard.model.dataset import Dataset
from dashboard.ui.choices.changes import when_changed
from dashboard.ui.choices.selection import PLACE, Selected, keyed, selected
from dashboard.ui.memo import EVERYTHING, MEMO, Key, Scope

Made = TypeVar("Made")
PRINTED_DARK = Path(__file__).parents[2] / "static" / "printed_dark.css"


@dataclass(frozen=True)
class View:
    """One state of the dashboard.

    Parameters
    ----------
    dataset : Dataset
        All that there is.
    filters : Filters
        What the reader chose.
    shown : Dataset
        What the choices leave.
    dark : bool
        Whether the page is dark.
    selected : Selected or None
        The record that the reader points at.
    page : Filters
        What the page itself looks for among what the choices leave; see `narrowed`.
    """

    dataset: Dataset
    filters: Filters
    shown: Dataset
    dark: bool
    selected: Selected | None = None
    page: Filters = EVERYTHING

    @property
    def event(self) -> str | None:
        """Id of the event that the reader points at."""
        return self.selected.id if self.selected and self.selected.table == "event" else None

    @property
    def place(self) -> str | None:
        """Id of the place that the reader points at."""
        return self.selected.id if self.selected and self.selected.table == PLACE else None

    @property
    def empty(self) -> bool:
        """Whether the choices leave nothing."""
        return not len(self.shown.events) + len(self.shown.statements)

    @property
    def travellers(self) -> list[str]:
        """Ids of all who have a journey, in order: they have colours of their own."""
        return self.memo("travellers", travellers, Scope.FILES)

    @property
    def legs(self) -> pd.DataFrame:
        """The legs of the journeys that the chosen sources tell, as `legs.legs` gives them."""
        return self.memo("legs of all", legs, Scope.SOURCES)

    def memo(
        self,
        name: str,
        make: Callable[[Dataset], Made],
        scope: Scope = Scope.CHOICES,
        *,
        about: Hashable = None,
    ) -> Made:
        """Make a thing once, and give the same one to all who ask for it; nobody changes it.

        Parameters
        ----------
        name : str
            Tells the things of a scope apart.
        make : callable
            Makes it of the accounts of the scope, and of nothing else that `about` does
            not name. What is made of the choices may use this whole state, but for what
            the reader points at and whether the page is dark.
        scope : Scope
            Of which accounts it is made. A thing of a wider scope is made for fewer states.
        about : hashable
            What else it depends on.
        """
        page = self.page if scope is Scope.CHOICES else EVERYTHING
        key = Key(name, scope, self._shaping(scope), page, about)
        return MEMO.give(self.dataset, key, lambda: make(self.accounts(scope)))

    def accounts(self, scope: Scope) -> Dataset:
        """Give the accounts of a scope.

        Candidates that the reader supposes count as decided in all but the files, and the
        source that is to be shown first is the first. Journeys are made of all that the
        chosen sources tell, whatever else is chosen.
        """
        if scope is Scope.FILES:
            return self.dataset
        return self.shown if scope is Scope.CHOICES else left(self.dataset, self._shaping(scope))

    def _shaping(self, scope: Scope) -> Filters:
        """Give the choices that shape a scope."""
        if scope is Scope.FILES:
            return EVERYTHING
        if scope is Scope.CHOICES:
            return self.filters
        sources = self.filters.sources if scope is Scope.SOURCES else ()
        return replace(self.filters.shaping, sources=sources)

    def of_journeys(self, name: str, rows: pd.DataFrame, *events: str) -> pd.DataFrame:
        """Keep what is chosen of the journeys that the chosen sources tell; see `of_choice`.

        `name` says what the rows are, which are made of nothing but these sources.
        """
        numbers = self.memo(
            f"events of {name}", lambda told: event_numbers(told, rows, *events), Scope.SOURCES
        )
        people = self.page.people or self.filters.people
        return of_numbered(rows, self.shown, people, numbers)

    def narrowed(self, page: Filters) -> "View":
        """Give the same state, of which the page shows only a part, one person's for instance."""
        return replace(self, page=page, shown=left(self.dataset, self.filters, page))

    def specification(
        self,
        name: str,
        make: Callable[[], Drawing],
        scope: Scope = Scope.CHOICES,
        *,
        about: Hashable = None,
    ) -> dict[str, Any]:
        """Give the specification of a chart, made once; see `memo`.

        It is kept as text: so it takes a quarter of the memory, and nothing of it is
        searched for garbage.
        """
        text = self.memo(
            f"chart: {name}",
            lambda _: json.dumps(_with_inline_rows(make().to_dict())).encode(),
            scope,
            about=(about, self.dark),
        )
        specification: dict[str, Any] = json.loads(text)
        return specification

    def chart(
        self,
        name: str,
        make: Callable[[], Drawing],
        alt_text: str,
        on_pick: Callable[[str], None] | None = None,
        *,
        about: Hashable = None,
    ) -> None:
        """Show a chart whose specification is made once for this state.

        Parameters
        ----------
        name : str
            Tells the charts of a page apart.
        make : callable
            Makes the chart from this state, whether the page is dark, and `about`.
        alt_text : str
            What the chart says, for those who do not see it.
        on_pick : callable, optional
            Called with the key of the chart when the reader clicks on a mark.
        about : hashable
            What else it depends on: what the reader points at, for instance.
        """
        specification = self.specification(name, make, about=about)
        _keep_room(name if on_pick is None else keyed(name), specification)
        if on_pick is None:
            st.vega_lite_chart(specification, key=name, alt=alt_text)
            return
        key = keyed(name)
        st.vega_lite_chart(
            specification,
            key=key,
            alt=alt_text,
            on_select="rerun",
            selection_mode=["pick"],
        )
        when_changed(key, partial(on_pick, key))


def look(dataset: Dataset, filters: Filters) -> View:
    """Give the state of the dashboard for a choice, and remember it for the page."""
    if dark := st.context.theme.type == "dark":
        st.html(PRINTED_DARK)
    shown = left(dataset, filters)
    st.session_state["view"] = View(dataset, filters, shown, dark, selected())
    return current()


def current() -> View:
    """Give the state that the entry script has set."""
    view: View = st.session_state["view"]
    return view


def left(dataset: Dataset, filters: Filters, page: Filters = EVERYTHING) -> Dataset:
    """Give what the choices leave, and of that what a page looks for; applied once."""
    key = Key("accounts", Scope.CHOICES, filters, page)
    return MEMO.give(dataset, key, lambda: apply(dataset, filters, page))


def _keep_room(key: str, spec: Mapping[str, Any]) -> None:
    """Keep the room of a chart until it is drawn, in a quiet colour, so that nothing jumps."""
    around = spec.get("usermeta", {}).get("around_px")
    if around is not None:
        chart = f".st-key-{key.replace(' ', '-')}:not(:has(.marks))"
        look = "background: color-mix(in srgb, currentColor 4%, transparent); border-radius: 4px"
        st.html(f"<style>{chart} {{ min-height: {spec['height'] + around:.0f}px; {look} }}</style>")


def _with_inline_rows(spec: dict[str, Any]) -> dict[str, Any]:
    """Put the rows of a chart into its layers.

    Streamlit sends them there as they are; datasets beside the layers it would convert
    to Arrow on every rerun, at some milliseconds each.
    """
    datasets, shared = spec.pop("datasets", {}), spec.pop("data", {})
    for layer in spec["layer"]:
        data = layer.get("data", shared)
        layer["data"] = {"values": datasets[data["name"]]} if "name" in data else data
    return spec
