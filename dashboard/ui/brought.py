"""A file of another format that a reader brings: what its columns mean, and how it was read."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.analysis.phrases import count
from dashboard.analysis.row_counts import errors_and_warnings
from dashboard.analysis.texts.legible import legible
from dashboard.exporting.zip_file import zipped
from dashboard.importing.tables.mapping import as_toml, read_mapping
from dashboard.importing.tables.proposed import EXAMPLES, explained, proposed
from dashboard.importing.tables.rows import Rows
from dashboard.model.dataset import Dataset
from dashboard.model.slips.text_slips import as_id
from dashboard.ui.text import plain

MAPPING = "what the columns mean"
MAPPING_PX, TOLD_PX = 320, 300
MOST_SIGNS, SHORT_REPORT = 80, 8


def ask(name: str, table: Rows, read_so: Callable[[], None]) -> None:
    """Show what the columns of a table probably mean, with three rows, and let it be mended.

    Parameters
    ----------
    name : str
        What the file is called.
    table : Rows
        What is in it.
    read_so : callable
        Is called when somebody says that it is right; the text stands in the state of the
        session, under `MAPPING`.
    """
    if not st.session_state.get(MAPPING):
        st.session_state[MAPPING] = as_toml(proposed(table), name)
    st.markdown(
        f"**{plain(name)}** is a table that nobody has explained. This is what its columns "
        "probably mean, and what becomes of its first rows. Where it is wrong, mend the text "
        "below; nothing is shown before you say so."
    )
    try:
        rows = explained(table, read_mapping(st.session_state[MAPPING]))
    except ValueError as error:
        st.text(str(error))
    else:
        numbers = [f"Row {number}" for number in range(1, EXAMPLES + 1)]
        cells = [
            [legible(cell, MOST_SIGNS) for cell in (one.column, one.becomes, *one.examples)]
            for one in rows
        ]
        st.dataframe(
            pd.DataFrame(cells, columns=["Column", "Is", *numbers[: len(table.rows)]], dtype="str"),
            hide_index=True,
            placeholder="",
            alt=f"What {count(len(rows), 'column')} mean",
        )
    st.text_area("What the columns mean", key=MAPPING, height=MAPPING_PX)
    st.button("Read it so", on_click=read_so, key="read it so")


def report(dataset: Dataset, form: str, told: tuple[str, ...], *, redacted: bool) -> None:
    """Say how a file was read, and offer what it has become as a folder.

    Parameters
    ----------
    dataset : Dataset
        What it has become.
    form : str
        What the file is.
    told : tuple of str
        What was read, what became of it, and what was left out.
    redacted : bool
        Whether names are hidden: what is told beside the counts may have some, and is not shown.
    """
    problems = [one for one in dataset.problems if not one.is_consequence]
    found = f"{errors_and_warnings(problems)}, {count(len(dataset.set_aside), 'row')} set aside"
    sentences = [f"It is read as {form}", *(told[:1] if redacted else told)]
    sentences.append(f"Checked: {found}; all of it stands under Counts & problems")
    is_long = len(sentences) > SHORT_REPORT
    with st.container(height=TOLD_PX) if is_long else st.container():
        st.markdown("\n".join(f"- {plain(sentence)}." for sentence in sentences))
    if redacted and len(told) > 1:
        st.caption("What else there is to tell may have names in it, which are redacted here.")
    called = as_id(dataset.title) or "dataset"
    st.download_button(
        "Download as a folder",
        data=partial(_folder, dataset, called),
        file_name=f"{called}.zip",
        mime="application/zip",
        on_click="ignore",
        key="download what was brought",
        icon=":material/download:",
    )


def _folder(dataset: Dataset, called: str) -> bytes:
    """Pack the files of a dataset."""
    return zipped({f"{called}/{file}": content for file, content in dataset.files.items()})
