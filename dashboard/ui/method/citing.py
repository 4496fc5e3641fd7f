"""Licence, how to cite, whom to tell of an error, and what all this cannot do."""

import streamlit as st

from dashboard.model.dataset import Dataset
from dashboard.model.package import Contributor
from dashboard.ui.text import linked, plain
from dashboard.ui.view import View

LIMITS = """
- It cannot tell whether a claim is true. It shows who is reported to have said or done what, by
  whom, and where that is printed.
- It does not weigh sources or speakers. That several tell the same does not make it so, least of
  all where they share an origin, or where the speaker was not free.
- It knows only what a curator has read and written down. What is missing here may well have
  happened, or been said.
- It adds nothing to the sources: an unknown day or place stays unknown, and a paraphrase is not
  somebody's words.
- It does not follow the sources. What a publisher corrects later is here only when a curator has
  read it again.
- Distances go straight over the ground, not along roads. They say how far apart places are, not how
  somebody travelled.
"""


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


def citation(dataset: Dataset, seen: str, address: str) -> str:
    """Write how to cite a dataset.

    Parameters
    ----------
    dataset : Dataset
        What is cited.
    seen : str
        The day of reading, in words.
    address : str
        Where it was read; empty where that is not known.

    Returns
    -------
    str
        One line of plain text, not markup. The publisher stands in it if the package
        names one, the dataset's own address rather than that of the reading.
    """
    package = dataset.package
    publishers = ", ".join(one.title for one in package.contributors if one.publisher)
    edition = f"Version {package.edition}, digest" if package.edition else "Digest"
    parts = [
        dataset.title,
        publishers,
        f"{edition} {dataset.version}",
        package.created,
        package.homepage or address,
    ]
    said = [" ".join(part.split()) for part in parts]
    return ". ".join([*filter(None, said), f"Seen on {seen}."])


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
    st.markdown(LIMITS)


def _contact(one: Contributor) -> str:
    """Name somebody, with what the package gives to reach them."""
    name = linked(one.title, one.url)
    return f"{name} ({plain(one.email)})" if one.email else name
