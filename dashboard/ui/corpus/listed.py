"""The accounts themselves: page by page in an order, and as a folder that opens as a case."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from dashboard.analysis.choices.filters import Filters
from dashboard.analysis.phrases import count
from dashboard.corpus.as_case import as_case
from dashboard.corpus.errors import CorpusError
from dashboard.corpus.questions import Corpus
from dashboard.exporting.csv_folder import zipped_rows
from dashboard.ui.choices.turned import turned
from dashboard.ui.corpus.answers import Question, question
from dashboard.ui.corpus.served import Served
from dashboard.ui.tables.frame_table import MOST_PX, ROW_PX, height_px
from dashboard.ui.tables.long_table import ROWS_A_PAGE, order
from dashboard.ui.tables.paging import page_of

NAME, TITLE = "corpus", "Accounts in the corpus"
MOST_OPENED = 5_000
USUAL = "earliest"
DEEPEST = 1_000  # pages that are turned to; a choice finds what lies behind them
COLUMNS: Mapping[str, Any] = {
    "when": st.column_config.TextColumn("When", width=130),
    "place": st.column_config.TextColumn("Where", width=150),
    "who": st.column_config.TextColumn("Who", width=160),
    "what": st.column_config.TextColumn("What", width=380),
    "kind": st.column_config.TextColumn("Kind or topic", width=110),
    "source": st.column_config.TextColumn("Source", width=180),
    "locator": st.column_config.TextColumn("Paragraph", width=80),
    "url": st.column_config.LinkColumn("Link", display_text="open", width=60),
}
ORDERS = {"latest": "When it ends", "place": "Where", "kind": "Kind", "source": "Source"}


def page_asked(filters: Filters) -> Question:
    """Ask for the page that the reader has turned to."""
    now = turned(NAME)
    by = now.by if now.by in ORDERS else USUAL
    first = (min(now.page, DEEPEST) - 1) * ROWS_A_PAGE
    return question(page_in_words, filters=filters, by=by, descending=now.down and bool(now.by),
                    first=first, size=ROWS_A_PAGE)  # fmt: skip


def page_in_words(corpus: Corpus, **asked: Any) -> pd.DataFrame:
    """Give a page of rows with names."""
    return in_words(corpus, corpus.page(**asked))


def in_words(corpus: Corpus, rows: pd.DataFrame) -> pd.DataFrame:
    """Name who and what rows name: `who`, `kind` (or topic) and `what` in words."""
    ids = [ids.split(";") if isinstance(ids, str) else [] for ids in rows["person_ids"]]
    people = corpus.names("people", {one for several in ids for one in several})
    kinds = corpus.names("kinds", rows["kind"].dropna()) | corpus.names(
        "topics", rows["topic"].dropna()
    )
    sorted_by = rows["kind"].fillna(rows["topic"])
    titles = rows["title"].where(rows["title"].notna(), rows["summary"])
    return rows.assign(
        who=[", ".join(people.get(one, one) for one in several) for several in ids],
        kind=[kinds.get(one, one) for one in sorted_by],
        what=titles,
    )


def show_page(rows: pd.DataFrame, number: int) -> None:
    """Show a page of the rows that the choice leaves, and the way to the others."""
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"controls of {NAME}"):
        order(TITLE, NAME, ORDERS)
    reached = min(number, DEEPEST * ROWS_A_PAGE)
    page_of(reached, "Accounts", NAME, ROWS_A_PAGE)
    if reached < number:
        st.caption(
            f"{number - reached:,} more cannot be turned to: choose something, and they can."
        )
    show_rows(rows, COLUMNS, TITLE)


def show_rows(
    rows: pd.DataFrame, columns: Mapping[str, Any], title: str, most_px: int = MOST_PX
) -> None:
    """Show rows of a corpus."""
    st.dataframe(
        pa.Table.from_pandas(rows[[*columns]], preserve_index=False),
        hide_index=True,
        column_config=columns,
        row_height=ROW_PX,
        height=height_px(rows, most_px=most_px),
        placeholder="–",
        alt=f"{title}: {count(len(rows), 'row')}",
    )


def offer_case(served: Served, filters: Filters, number: int) -> None:
    """Offer the rows with all instruments, where they are few enough."""
    if not number:
        return
    if number > MOST_OPENED:
        st.caption(
            f"All instruments open {MOST_OPENED:,} accounts at most: choose more narrowly, and "
            "they can be taken from here as a case."
        )
        return
    st.download_button(
        f"Open these {count(number, 'account')} with all instruments",
        data=partial(_case_of, served, filters),
        file_name="from-corpus.zip",
        mime="application/zip",
        on_click="ignore",
        key="case from corpus",
        icon=":material/download:",
    )
    st.caption(HOW)


HOW = (
    "A folder of CSV files in the columns of a case, with the people, places and sources that the "
    "accounts name; evidence and candidates of places are not in a corpus. Bring it to *Data & "
    "method*, *Preview*, or start the dashboard with `--data`; a curator adds rows of it to the "
    "case by hand."
)


def _case_of(served: Served, filters: Filters) -> bytes:
    """Write what a choice leaves as a case."""
    corpus = served.corpus.own()
    rows = corpus.all_rows(filters, MOST_OPENED)
    if rows is None:
        raise CorpusError(f"There are more than {MOST_OPENED:,} accounts.")
    return case_of_rows(corpus, rows)


def case_of_rows(corpus: Corpus, rows: pd.DataFrame) -> bytes:
    """Write rows, with their cells, as a case."""
    said = f"{count(len(rows), 'account')} from a corpus, with what they refer to."
    return zipped_rows("From a corpus", said, as_case(corpus, rows))
