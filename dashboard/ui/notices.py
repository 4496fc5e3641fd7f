"""What a reader must be told: custody, what is shown, what is not, and what is wrong."""

from collections.abc import Sequence
from urllib.parse import urlencode, urlsplit, urlunsplit

import pandas as pd
import streamlit as st

from dashboard.analysis.accounts.leading import number_left
from dashboard.analysis.accounts.readable import one_of
from dashboard.analysis.choices import address as choices_in_address
from dashboard.analysis.choices.excluded import most_excluding, undecided
from dashboard.analysis.choices.filters import Filters, describe
from dashboard.analysis.phrases import count
from dashboard.analysis.row_counts import errors_and_warnings, read_rows
from dashboard.analysis.texts.custody import are_hidden, notices
from dashboard.analysis.texts.legible import legible
from dashboard.model.dataset import Dataset
from dashboard.model.problems import Problem
from dashboard.ui import alone, exports
from dashboard.ui.choices import (
    found_words,
    in_corpus,
    more_columns,
    part_of_map,
    selection,
    sidebar,
    turned,
)
from dashboard.ui.choices.chips import chips
from dashboard.ui.choices.selection import Selected
from dashboard.ui.data.shown_dataset import redacting
from dashboard.ui.data.watched import Trouble
from dashboard.ui.memo import Scope
from dashboard.ui.tables.paging import page_of
from dashboard.ui.text import plain
from dashboard.ui.tray import tray
from dashboard.ui.view import View

MOST_SIGNS = 80
PROBLEMS_A_PAGE = 200
ACCOUNT = "An account is what one source says of one event or statement."
HEADER_PX, PROBLEM_PX, MOST_PX = 40, 60, 400
LISTED = ["Is", "File", "Line", "Column", "What is wrong", "What to do"]


def title(dataset: Dataset) -> None:
    """Say what the dataset is called, and on demand what it is about."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="title"):
        st.title(plain(dataset.title), anchor=False, width="content")
        if dataset.standfirst:
            with st.popover("About", type="tertiary"):
                st.write(plain(dataset.standfirst))


def fictitious(dataset: Dataset) -> None:
    """Say on every page of a dataset that is made up that it is."""
    if dataset.package.fictitious:
        st.warning("**Fictitious.** Everything here is made up, to show what the dashboard does.")


def custody(view: View) -> None:
    """Say so where words of prisoners of war and of others who are protected are on the page."""
    due: dict[str, str] = view.memo("custody", notices)
    for place, (said, more) in enumerate(due.items()):
        with st.container(
            horizontal=True, vertical_alignment="center", gap="small", key=f"custody {place}"
        ):
            st.text(said, width="content")
            if more:
                with st.popover("What that means", type="tertiary"):
                    st.write(plain(more))
    if due and redacting() and view.memo("hidden", are_hidden):
        st.caption("Their names are replaced by labels here.")


def sentence(view: View, differences: int = 0) -> None:
    """Say what is shown, with counts, and offer the way back to everything.

    `differences` is the number of contradictions that the page leads on to.
    """
    with st.container(horizontal=True, vertical_alignment="center", key="sentence"):
        _counted(view)
        with st.popover("Link", type="tertiary"):
            st.write("This address opens exactly this view:")
            st.code(address(view), language=None, wrap_lines=True)
            alone.codes(view)
        exports.menu(view)
        if differences:
            st.page_link(
                "dashboard/pages/accounts.py",
                label=f"{count(differences, 'contradiction')} between accounts",
                query_params=sidebar.written(),
            )
        _caveats(view)
        if view.filters != Filters():
            st.button("Show everything", on_click=sidebar.put, args=(Filters(),), key="clear")
    chips(view.dataset, view.filters)
    if not view.empty:
        found_words.found(view.dataset, view.filters)
    elif not found_words.instead(view.dataset, view.filters):
        _way_out(view)


def choice(view: View) -> None:
    """Say what is shown, with counts and in words; where there are no chips that say it."""
    _counted(view, ", ".join(describe(view.dataset, view.filters).values()))


def _counted(view: View, words: str = "") -> None:
    """Count what is shown, and say how it was chosen."""
    counts = view.memo("counts in words", lambda shown: _counts(shown, view.dataset))
    st.markdown(f"**{counts}**" + (f": {plain(words)}" if words else "."), help=ACCOUNT)


def _counts(shown: Dataset, whole: Dataset) -> str:
    """Count what is shown of what there is, and in how many accounts where they are several."""
    counts = (
        f"{number_left(shown, 'event'):,} of {count(number_left(whole, 'event'), 'event')} and "
        f"{number_left(shown, 'statement'):,} of "
        f"{count(number_left(whole, 'statement'), 'statement')}"
    )
    several = len(set(shown.events["source_id"]) | set(shown.statements["source_id"]))
    if several > 1:
        accounts = count(len(shown.events) + len(shown.statements), "account")
        counts += f", in {accounts} by {count(several, 'source')}"
    return counts


def address(view: View, record: Selected | None = None) -> str:
    """Give the address of this view, or of a record by itself."""
    page = urlsplit(st.context.url or "")
    page = page._replace(path=page.path or "/", query="", fragment="")
    if record:
        query = selection.write(record)
    else:
        query = choices_in_address.write(view.filters) | selection.write(view.selected)
        query |= selection.write_choices() | more_columns.write() | turned.write()
        query |= part_of_map.write() | in_corpus.write()
    return urlunsplit(page._replace(query=urlencode(query, doseq=True)))


def _caveats(view: View) -> None:
    """Count the rows on which the choices cannot decide, and say on demand which these are."""
    said = []
    several = one_of(view.shown) if view.filters.people else 0
    if several:
        verb = "names" if several == 1 else "name"
        said.append(
            f"{count(several, 'statement')} {verb} only “one of” several speakers, "
            "and count for each of them."
        )
    unsure = view.memo("undecided", lambda _: undecided(view.dataset, view.filters))
    left_out = [f"{count(n, 'row')} {what}" for what, n in unsure.items()]
    if left_out:
        said.append(f"Left out, though they may belong here: {', '.join(left_out)}.")
    if said:
        with st.popover(
            f"{count(several + sum(unsure.values()), 'row')} in doubt", type="tertiary"
        ):
            st.write(" ".join(said))


def _way_out(view: View) -> None:
    """Offer to drop the part of the choices that excludes most."""
    part = most_excluding(view.dataset, view.filters)
    if part is None:
        st.info("Nothing fits. Show everything, and choose again.")
        return
    words = describe(view.dataset, view.filters)[part]
    st.info(f"Nothing fits all of this at once. Without “{plain(words)}” the most would be left.")
    rest = view.filters.without(part)
    name = rest.parts()[part].name
    st.button(f"Drop the choice of {name}", on_click=sidebar.put, args=(rest,), key="drop")


def unknown() -> None:
    """Tell what the address asked for in vain."""
    if found := sidebar.unknown():
        asked = ", ".join(map(plain, found[:5])) + (" and more" if len(found) > 5 else "")
        st.warning(f"The address asks for something that this data does not have: {asked}")


def set_aside(view: View) -> None:
    """Tell that something is wrong with the data, or odd, and what."""
    told = (p for p in view.dataset.problems if not p.is_note)
    if problems := [p for p in told if not p.is_consequence]:
        label = f"{errors_and_warnings(problems)} in the data: {_usable(view)}"
        with tray(label, "problems", _list_px(problems)) as is_open:
            if is_open:
                listed(problems)


def _usable(view: View) -> str:
    """Count the rows that can be used, and those that cannot."""
    rows = view.memo("read rows", read_rows, Scope.FILES).sum(numeric_only=True)
    if not rows["aside"]:
        return "all rows are usable"
    return f"{rows['usable']} of {rows['read']} rows; {rows['aside']} set aside"


def stale(trouble: Trouble | None) -> None:
    """Say since when and why something older than the files is shown."""
    if trouble:
        first = legible(str(trouble.problems[0]), 5 * MOST_SIGNS)
        st.info(
            f"Since {trouble.since:%Y-%m-%d %H:%M} UTC the files of this dashboard cannot be shown "
            "as they are. You see the data as it was before; as soon as the files are mended, the "
            f"new data appears here by itself.\n\n{plain(first)}",
            icon=":material/history:",
        )
        if len(trouble.problems) > 1:
            label = f"All {len(trouble.problems)} problems of the files"
            with tray(label, "trouble", _list_px(trouble.problems)) as is_open:
                if is_open:
                    listed(trouble.problems)


def unusable(trouble: Trouble | None) -> None:
    """Say why there is nothing to show."""
    st.title("The data cannot be shown")
    st.write("As soon as this is mended, the dashboard appears here by itself.")
    listed(trouble.problems if trouble else ())


def _list_px(problems: Sequence[Problem]) -> int:
    """Give how high a list of problems is shown."""
    return min(HEADER_PX + PROBLEM_PX * len(problems), MOST_PX)


def listed(problems: Sequence[Problem]) -> None:
    """List problems, so that a curator finds each cell."""
    page = page_of(len(problems), "Problems", "problems", PROBLEMS_A_PAGE)
    cells = [
        (p.severity, p.file, p.line or None, legible(p.column, MOST_SIGNS), p.sentence, p.advice)
        for p in problems[page]
    ]
    frame = pd.DataFrame(cells, columns=LISTED)
    st.dataframe(
        frame.astype({"Line": "Int64"}),
        hide_index=True,
        row_height=PROBLEM_PX,
        height=_list_px(problems),
        column_config={
            "Line": st.column_config.NumberColumn(format="plain"),
            "What to do": st.column_config.TextColumn(width="large"),
        },
        placeholder="",
        alt=f"List of {count(len(problems), 'problem')}",
    )
