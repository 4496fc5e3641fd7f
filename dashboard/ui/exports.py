"""The menu of formats in which the reader takes away what is shown, each made when it is wanted."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from dashboard.analysis.choices.filters import Filters
from dashboard.exporting.extract import extract
from dashboard.exporting.formats import DATA, PICTURES, REPORTS, Format
from dashboard.model.dataset import Dataset
from dashboard.model.load import build
from dashboard.model.slips.text_slips import as_id
from dashboard.ui.data.shown_dataset import redacting
from dashboard.ui.text import plain
from dashboard.ui.view import View

MENU = "menu of exports"
SECTIONS = {"Report": REPORTS, "Pictures": PICTURES}
SLOWLY = "Each takes some seconds, a large one more."


def menu(view: View) -> None:
    """Offer what is shown as a file, in any format; say what is in it and what not."""
    with st.popover("Export", type="tertiary", key=MENU, on_change="rerun") as opened:
        if not opened.open:
            return
        told, *each = view.memo("told of exports", lambda shown: _told(view, shown))
        st.write(plain(told))
        for title, forms in SECTIONS.items():
            st.markdown(f"**{title}**")
            _section(view, forms)
        st.markdown("**Data**")
        for form, said in zip(DATA, each, strict=True):
            with st.container(gap="xxsmall", key=f"export as {form.name}"):
                _button(view, form)
                st.caption(plain(said))


def _section(view: View, forms: Sequence[Format]) -> None:
    """Offer formats two by two, and say what is in them, or what it takes."""
    lacking = [form for form in forms if form.missing]
    said = [form.holds for form in forms if form not in lacking]
    said += [form.missing for form in lacking]
    st.caption(plain(" ".join([*dict.fromkeys(said), SLOWLY * (len(lacking) < len(forms))])))
    with st.container(gap="xxsmall"):
        for pair in zip(forms[::2], forms[1::2], strict=True):
            _in_a_row(view, [form for form in pair if form not in lacking])


def _in_a_row(view: View, forms: Sequence[Format]) -> None:
    """Offer the formats of one chart side by side."""
    with st.container(horizontal=True, gap="small"):
        for form in forms:
            _button(view, form)


def _button(view: View, form: Format) -> None:
    """Offer a format."""
    st.download_button(
        form.label,
        data=partial(_file, view.dataset, view.shown, view.filters, form, redacted=redacting()),
        file_name=f"{as_id(view.dataset.title) or 'dataset'}{form.suffix}",
        mime=form.mime,
        on_click="ignore",
        key=f"export {form.name}",
        type="tertiary",
        icon=":material/download:",
    )


def _told(view: View, shown: Dataset) -> list[str]:
    """Say what is in a file of any format, then what else is to be said of each."""
    part = extract(view.dataset, view.filters, shown)
    return [f"{part.sentence} {part.aside}", *(form.said(part) for form in DATA)]


def _file(
    dataset: Dataset, shown: Dataset, filters: Filters, form: Format, *, redacted: bool
) -> bytes:
    """Write a file of what is shown; for programs with the texts as they are in the files."""
    whole = dataset
    if not form.legible:
        whole = build(dataset.files, name=dataset.title, media=dataset.media)
    return form.write(extract(whole, filters, shown, redacted=redacted))
