"""Licence, how to cite, whom to tell of an error, and what all this cannot do."""

import streamlit as st

from dashboard.analysis.texts.citing import LIMITS, citation
from dashboard.model.dataset import Dataset
from dashboard.model.package import Contributor
from dashboard.ui.text import linked, plain
from dashboard.ui.view import View


def licence(dataset: Dataset) -> None:
    """Say under what licence the curation stands."""
    named = [linked(one.title, one.url) for one in dataset.package.licences]
    st.markdown("; ".join(named) if named else "The dataset names no licence.")
    st.markdown(
        "A licence of a curation covers the choice of the rows and the curator's own words. "
        "Quotations stay their speakers' and publishers'."
    )


def cite(view: View, seen: str, address: str) -> None:
    """Give a text to be copied that says what was seen, in which state, when and where."""
    st.code(citation(view.dataset, seen, address), language=None, wrap_lines=True)
    st.caption(
        "The digest tells one state of the data from another. To cite a single claim, name its "
        "source and paragraph as well; the address of the page keeps your choice."
    )


def errors(dataset: Dataset) -> None:
    """Say whom to tell of an error, as far as the dataset does."""
    package = dataset.package
    known = [_contact(one) for one in package.contributors]
    if package.homepage:
        known.append(linked("the dataset's own page", package.homepage))
    if known:
        st.markdown(f"Tell {', '.join(known)}.")
    else:
        st.markdown(
            "The dataset does not say whom to tell. Whoever runs this dashboard can pass it on."
        )
    st.markdown(
        "Say which row is wrong: copy the address of the page with the record open, and name the "
        "source and the paragraph that say otherwise."
    )


def limits() -> None:
    """Say what the dashboard does not do."""
    st.markdown("\n".join(f"- {plain(limit)}" for limit in LIMITS))


def _contact(one: Contributor) -> str:
    """Name somebody, with what the package gives to reach them."""
    name = linked(one.title, one.url)
    return f"{name} ({plain(one.email)})" if one.email else name
