"""What is chosen, as chips above the charts: each takes away itself and nothing else."""

import streamlit as st

from dashboard.analysis.choices.filters import Filters, each_chosen
from dashboard.analysis.choices.part import Part
from dashboard.model.dataset import Dataset
from dashboard.ui.choices import selection, widgets
from dashboard.ui.text import plain


def chips(dataset: Dataset, filters: Filters) -> None:
    """Show a chip for each thing that is chosen."""
    chosen = each_chosen(dataset, filters)
    if not chosen:
        return
    with st.container(horizontal=True, gap="xsmall", key="chosen"):
        for (name, one), words in chosen.items():
            st.button(
                f"*Take away* {plain(words)}",  # page.css shows only what is chosen
                key=f"chip {name} {one}",
                icon=":material/close:",
                icon_position="right",
                on_click=_take_away,
                args=(filters.parts()[name], name, one),
            )
    told = f'"Search, filter ({len(chosen)})"'  # where a phone has put the choices away
    st.html(f'<style>[data-testid="stExpandSidebarButton"]::after {{ content: {told}; }}</style>')


def _take_away(part: Part, name: str, one: str) -> None:
    """Take one thing away from what is chosen now, which may be more than the page shows yet."""
    selection.let_go()
    widgets.put(part, name, part.without(widgets.chosen(part, name), one))
