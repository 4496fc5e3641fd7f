"""What a page shows: the dataset, the reader's choices, and what they leave of it."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import altair as alt
import pandas as pd
import streamlit as st

from dashboard.analysis.choices.filters import Filters, apply
from dashboard.analysis.journeys.legs import legs
from dashboard.model.dataset import Dataset
from dashboard.ui.choices.selection import Selected, keyed, selected

Made = TypeVar("Made")
EVERYTHING = Filters()
MOST_KEPT, MISSING = 2_000, object()


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
    def empty(self) -> bool:
        """Whether the choices leave nothing."""
        return not len(self.shown.events) + len(self.shown.statements)

    @property
    def travellers(self) -> list[str]:
        """Ids of all who have a journey, in order: they have colours of their own."""
        made = _Thing("travellers", self.dataset, Filters(), False, self._travellers)
        travellers: list[str] = _made(made)
        return travellers

    def _travellers(self) -> list[str]:
        """Read the travellers off the legs of all journeys."""
        return list(legs(self.dataset)["person_id"].unique())

    @property
    def told(self) -> Dataset:
        """All that the chosen sources tell, whatever else is chosen: journeys are made of it."""
        own = replace(self._shaping, sources=self.filters.sources)
        made = _Thing("shown", self.dataset, own, False, lambda: apply(self.dataset, own))
        told: Dataset = _made(made)
        return told

    def of_told(self, name: str, make: Callable[[Dataset], Made]) -> Made:
        """Make a thing of `told` once, whatever else is chosen."""
        own = replace(self._shaping, sources=self.filters.sources)
        thing = _Thing(f"told: {name}", self.dataset, own, False, lambda: make(self.told))
        made: Made = _made(thing)
        return made

    @property
    def whole(self) -> Dataset:
        """All that there is, shaped as the reader chose: nothing is left out of it."""
        own = self._shaping
        made = _Thing("shown", self.dataset, own, False, lambda: apply(self.dataset, own))
        whole: Dataset = _made(made)
        return whole

    def of_whole(self, name: str, make: Callable[[Dataset], Made]) -> Made:
        """Make a thing of `whole` once, whatever else is chosen."""
        own = self._shaping
        thing = _Thing(f"whole: {name}", self.dataset, own, False, lambda: make(self.whole))
        made: Made = _made(thing)
        return made

    @property
    def _shaping(self) -> Filters:
        """The choices that leave nothing out: candidates supposed, and who is shown first."""
        return Filters(supposed=self.filters.supposed, lead=self.filters.lead)

    def of_journeys(self, rows: pd.DataFrame, *events: str) -> pd.DataFrame:
        """Keep what the reader chose of the journeys that are told.

        Only so is a leg one between stops that follow on each other: what the choices
        leave may lack a stop between.

        Parameters
        ----------
        rows : DataFrame
            By `person_id`, made of `told`.
        events : str
            Columns with the ids of the events that a row is about; all must be shown.
        """
        kept = pd.Series(True, index=rows.index)
        for column in events:
            kept &= rows[column].isin(self.shown.events["event_id"])
        if people := self.page.people or self.filters.people:
            wanted = frozenset().union(*map(self.dataset.members, people))
            kept &= rows["person_id"].isin(wanted)
        return rows[kept]

    def narrowed(self, page: Filters) -> "View":
        """Give the same state, of which the page shows only a part, one person's for instance."""
        narrow = replace(self, page=page)
        left = narrow.once("shown", lambda: apply(self.dataset, self.filters, page))
        return replace(narrow, shown=left)

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """Make a thing once for this state, and give the same one afterwards.

        Parameters
        ----------
        name : str
            Tells the things of one state apart.
        make : callable
            Makes it from this state alone.
        """
        thing = _Thing(name, self.dataset, self.filters, self.dark, make, self.page)
        made: Made = _made(thing)
        return made

    def drawn(self, name: str, make: Callable[[], alt.LayerChart]) -> dict[str, Any]:
        """Give the specification of a chart, made once for this state."""
        return self.once(name, lambda: _with_inline_rows(make().to_dict()))

    def chart(
        self,
        name: str,
        make: Callable[[], alt.LayerChart],
        alt_text: str,
        on_pick: Callable[[str], None] | None = None,
    ) -> None:
        """Show a chart whose specification is made once for this state.

        Parameters
        ----------
        name : str
            Tells the charts of a page apart; a part behind a slash tells states apart of
            which the rest of the view does not know.
        make : callable
            Makes the chart from this state, and from what the name says.
        alt_text : str
            What the chart says, for those who do not see it.
        on_pick : callable, optional
            Called with the key of the chart when the reader clicks on a mark.
        """
        spec = self.drawn(name, make)
        name = name.partition("/")[0]
        if on_pick is None:
            st.vega_lite_chart(spec, key=name, alt=alt_text)
            return
        key = keyed(name)
        st.vega_lite_chart(
            spec,
            key=key,
            alt=alt_text,
            on_select=lambda: on_pick(key),
            selection_mode=["pick"],
        )


def look(dataset: Dataset, filters: Filters) -> View:
    """Give the state of the dashboard for a choice, and remember it for the page."""
    dark = st.context.theme.type == "dark"
    left = _Thing("shown", dataset, filters, False, lambda: apply(dataset, filters))
    st.session_state["view"] = View(dataset, filters, _made(left), dark, selected())
    return current()


def current() -> View:
    """Give the state that the entry script has set."""
    view: View = st.session_state["view"]
    return view


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


@dataclass(frozen=True)
class _Thing:
    """What is made once for a state of a dataset."""

    name: str
    dataset: Dataset
    filters: Filters
    dark: bool
    make: Callable[[], Any]
    page: Filters = EVERYTHING


def _made(thing: _Thing) -> Any:
    """Make a thing, and keep it for all sessions; nobody changes what is kept.

    It is kept on the dataset itself, and goes with it. How it is made is not kept.
    """
    kept = vars(thing.dataset).setdefault("made", OrderedDict())
    key = thing.name, thing.filters, thing.dark, thing.page
    made = kept.pop(key, MISSING)
    if made is MISSING:
        made = thing.make()
    kept[key] = made  # what was wanted last stands last
    if len(kept) > MOST_KEPT:
        kept.popitem(last=False)
    return made
