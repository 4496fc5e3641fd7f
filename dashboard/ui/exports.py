"""The menu of formats in which the reader takes away what is shown, each made when it is wanted."""

from functools import partial

import streamlit as st

from dashboard.analysis.choices.filters import Filters
from dashboard.exporting.extract import extract
from dashboard.exporting.formats import FORMATS, Format
from dashboard.model.dataset import Dataset
from dashboard.model.load import build
from dashboard.model.slips.text_slips import as_id
from dashboard.ui.text import plain
from dashboard.ui.view import View

MENU = "menu of exports"


def menu(view: View) -> None:
    """Offer what is shown as a file, in any format; say what is in it and what not."""
    with st.popover("Export", type="tertiary", key=MENU, on_change="rerun") as opened:
        if not opened.open:
            return
        told, *each = view.memo("told of exports", lambda shown: _told(view, shown))
        st.write(plain(told))
        for form, said in zip(FORMATS, each, strict=True):
            with st.container(gap="xxsmall", key=f"export as {form.name}"):
                st.download_button(
                    form.label,
                    data=partial(_file, view.dataset, view.shown, view.filters, form),
                    file_name=f"{as_id(view.dataset.title) or 'dataset'}{form.suffix}",
                    mime=form.mime,
                    on_click="ignore",
                    key=f"export {form.name}",
                    type="tertiary",
                    icon=":material/download:",
                )
                st.caption(plain(said))


def _told(view: View, shown: Dataset) -> list[str]:
    """Say what is in a file of any format, then what else is to be said of each."""
    part = extract(view.dataset, view.filters, shown)
    return [f"{part.sentence} {part.aside}", *(form.said(part) for form in FORMATS)]


def _file(dataset: Dataset, shown: Dataset, filters: Filters, form: Format) -> bytes:
    """Write a file of what is shown, with the texts as they were before they were made legible."""
    return form.write(extract(build(dataset.files, name=dataset.title), filters, shown))
