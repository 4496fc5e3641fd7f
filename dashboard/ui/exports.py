"""The menu of formats in which the reader takes away what is shown, each made when it is wanted."""

from functools import partial

import streamlit as st

from dashboard.analysis.choices.filters import Filters
from dashboard.exporting.extract import extract
from dashboard.exporting.formats import FORMATS, Format
from dashboard.exporting.command import left_out
from dashboard.model.dataset import Dataset
from dashboard.model.load import build
from dashboard.model.slips.text_slips import as_id
from dashboard.ui.choices.selection import touch
from dashboard.ui.text import plain
from dashboard.ui.view import View

MENU = "menu of exports"


def menu(view: View) -> None:
    """Offer what is shown as a file, in any format; say what is in it and what not."""
    with st.popover("Export", type="tertiary", key=MENU, on_change=touch) as opened:
        if not opened.open:
            return
        st.markdown(view.memo("told of exports", lambda shown: _told(view, shown)))
        for form in FORMATS:
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
            st.caption(form.holds)


def _told(view: View, shown: Dataset) -> str:
    """Say what is in a file of any format, and what not."""
    part = extract(view.dataset, view.filters, shown)
    return plain(" ".join([part.sentence, *left_out(part)]))


def _file(dataset: Dataset, shown: Dataset, filters: Filters, form: Format) -> bytes:
    """Write a file of what is shown, with the texts as they were before they were made legible."""
    return form.write(extract(build(dataset.files, name=dataset.title), filters, shown))
