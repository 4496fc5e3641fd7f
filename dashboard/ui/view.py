"""What a page shows: the dataset, the reader's choices, and what they leave of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeVar

import altair as alt
import pandas as pd
import streamlit as st

from dashboard.analysis.filters import Filters, apply
from dashboard.analysis.journeys import legs
from dashboard.model.dataset import Dataset

Made = TypeVar("Made")


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
    """

    dataset: Dataset
    filters: Filters
    shown: Dataset
    dark: bool

    @property
    def empty(self) -> bool:
        """Whether the choices leave nothing."""
        return not len(self.shown.events) + len(self.shown.statements)

    @property
    def travellers(self) -> list[str]:
        """Ids of all who have a journey, in order: they have colours of their own."""
        made = _Thing("travellers", self.dataset.version, Filters(), False, self._travellers)
        travellers: list[str] = _made(made)
        return travellers

    def _travellers(self) -> list[str]:
        """Read the travellers off the legs of all journeys."""
        return list(legs(self.dataset)["person_id"].unique())

    def of_chosen_people(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Keep the rows, by `person_id`, of the people whom the reader chose, if any."""
        if not self.filters.people:
            return rows
        wanted = frozenset().union(*map(self.dataset.members, self.filters.people))
        return rows[rows["person_id"].isin(wanted)]

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """Make a thing once for this state, and give the same one afterwards.

        Parameters
        ----------
        name : str
            Tells the things of one state apart.
        make : callable
            Makes it from this state alone.
        """
        thing = _Thing(name, self.dataset.version, self.filters, self.dark, make)
        made: Made = _made(thing)
        return made

    def chart(
        self, name: str, make: Callable[[], alt.Chart | alt.LayerChart], alt_text: str
    ) -> Any:
        """Show a chart whose specification is made once for this state."""
        spec = self.once(name, lambda: _with_inline_rows(make().to_dict()))
        return st.vega_lite_chart(spec, key=name, alt=alt_text)


def look(dataset: Dataset, filters: Filters) -> View:
    """Give the state of the dashboard for a choice, and remember it for the page."""
    dark = st.context.theme.type == "dark"
    left = _Thing("shown", dataset.version, filters, False, lambda: apply(dataset, filters))
    st.session_state["view"] = View(dataset, filters, _made(left), dark)
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
    """What is made once for a state; how it is made does not tell things apart."""

    name: str
    version: str
    filters: Filters
    dark: bool
    make: Callable[[], Any] = field(compare=False)


@lru_cache(maxsize=2_000)
def _made(thing: _Thing) -> Any:
    """Make a thing, and keep it for all sessions; nobody changes what is kept."""
    return thing.make()
