"""One view by itself, for a frame on another site: its address, its code, and its source line."""

from html import escape
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from dashboard.analysis.texts.told_by import sources_said
from dashboard.model.dataset import Dataset
from dashboard.ui.choices import sidebar
from dashboard.ui.text import linked, plain
from dashboard.ui.view import View

VIEWS = {"map": "Map", "timeline": "Timeline", "table": "Tables"}
PAGES = {*VIEWS, "people", "places", "statements", "accounts", "method"}
FRAMED = {"embed": "true"}  # by which Streamlit leaves its own header away
WIDTH, HEIGHT_PX = "100%", {"map": 900, "timeline": 700, "table": 800}


def codes(view: View) -> None:
    """Give the code that shows one view of this choice in a page on another site."""
    st.write("This code shows one view of it in a page of your own, if the host allows that page:")
    shown = st.segmented_control(
        "View",
        [*VIEWS],
        default="map",
        format_func=VIEWS.__getitem__,
        key="view to embed",
    )
    if shown:
        st.code(_code(view.dataset, shown), language=None, wrap_lines=True)


def source_line(view: View) -> None:
    """Say below a view that stands alone what it shows, whose it is, and where the rest is."""
    sources = view.memo("sources named", sources_said)
    title = linked(view.dataset.title, _address("", sidebar.written()))
    licences = [linked(one.title, one.url) for one in view.dataset.package.licences]
    st.caption(". ".join([title, plain(sources), *licences]))


def _code(dataset: Dataset, shown: str) -> str:
    """Write the frame for a view."""
    address = _address(shown, sidebar.written() | {name: [v] for name, v in FRAMED.items()})
    return (
        f'<iframe src="{escape(address)}" title="{escape(dataset.title)}" '
        f'width="{WIDTH}" height="{HEIGHT_PX[shown]}" style="border: 0"></iframe>'
    )


def _address(page: str, query: dict[str, list[str]]) -> str:
    """Give the address of a page with a query."""
    here = urlsplit(st.context.url or "")
    before, _, last = here.path.rpartition("/")
    root = before if last in {*PAGES, ""} else here.path
    written = urlencode(query, doseq=True)
    return urlunsplit(here._replace(path=f"{root}/{page}", query=written, fragment=""))
