"""A list of too many entries to send: sought on the server while the reader types."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

import streamlit as st

from dashboard.analysis.choices.entry_numbers import entry_numbers
from dashboard.analysis.choices.filters import Filters
from dashboard.analysis.choices.ids import Several
from dashboard.analysis.lists.entries import Entries, Numbers, found
from dashboard.model.dataset import Dataset
from dashboard.ui.memo import MEMO, Key, Scope
from dashboard.ui.text import plain

AT_ONCE = 200
AT_FIRST, AT_A_TIME = 3, 6  # before anything is typed, and after
MOST_SIGNS = 100
CHOSEN = "chosen from a long list"


def listed_entries(dataset: Dataset, name: str, filters: Filters) -> tuple[Entries, Numbers]:
    """Give the entries of a part of the choice, and how many accounts the other parts leave each.

    Parameters
    ----------
    dataset : Dataset
        As it was loaded.
    name : str
        Of a part that is ids.
    filters : Filters
        The choices.
    """
    key = Key("numbers of entries", Scope.CHOICES, filters.without(name), about=name)
    numbers = MEMO.give(dataset, key, lambda: entry_numbers(dataset, name, filters))
    return cast(Several, Filters.parts()[name]).listed(dataset), numbers


@dataclass(frozen=True)
class LongList:
    """What a reader can choose from a long list, and what is chosen.

    Parameters
    ----------
    name : str
        Tells the long lists of a page apart.
    label : str
        What is chosen.
    listed : Entries
        All entries.
    take : callable
        Called with the id of an entry that is chosen, or chosen no more. It must hold no frame.
    numbers : sequence of int
        Of the accounts of each entry, which then stand behind it.
    chosen : mapping of str to str
        What is chosen now: names by id.
    tells : str, optional
        What a reader must know to choose.
    only : collection of str, optional
        Ids that are offered; all unless told.
    at_first : int
        How many entries are shown before anything is typed.
    """

    name: str
    label: str
    listed: Entries
    take: Callable[[str], None]
    numbers: Sequence[int] | Numbers = ()
    chosen: Mapping[str, str] = field(default_factory=dict)
    tells: str | None = None
    only: Collection[str] | None = None
    at_first: int = AT_FIRST


def forget_choosing() -> None:
    """Note that the page as a whole is drawn, with whatever was chosen; as a run begins."""
    st.session_state.pop(CHOSEN, None)


@st.fragment
def long_list(one_of: LongList) -> None:
    """Let the reader seek an entry and choose it; what is chosen stands above, to be let go.

    Only this list is drawn while somebody types.
    """
    if st.session_state.pop(CHOSEN, False):
        st.rerun()
    name, listed, only, numbers = one_of.name, one_of.listed, one_of.only, one_of.numbers
    with st.container(gap="xxsmall", key=f"long list {name}"):
        words = st.text_input(
            one_of.label,
            key=f"words for {name}",
            type="search",
            max_chars=MOST_SIGNS,
            placeholder=f"find one of {len(listed.texts if only is None else only):,}",
            help=one_of.tells,
            live=True,
        )
        for place, (one, called) in enumerate(one_of.chosen.items()):
            st.button(
                plain(called),
                key=f"let go {name} {place}",
                on_click=_choose,
                args=(one_of.take, one),
                icon=":material/close:",
                help=f"Let go: {plain(called)}",
            )
        fitting = found(listed, words, numbers, but=one_of.chosen, only=only)
        first = _first(name, words, len(fitting))
        last = min(first + (AT_A_TIME if words or first else one_of.at_first), len(fitting))
        for place, entry in enumerate(fitting[first:last]):
            one, behind = listed.ids[entry], f" · {numbers[entry]:,}" if len(numbers) else ""
            st.button(
                plain(listed.labels[one]) + behind,
                key=f"entry {name} {place}",
                on_click=_choose,
                args=(one_of.take, one),
                type="tertiary",
            )
        _further(name, words, first, last, len(fitting))


def _first(name: str, words: str, number: int) -> int:
    """Say from which one on the entries are shown that were found: from 0 after other words."""
    sought, first = st.session_state.get(_shown(name), ("", 0))
    st.session_state[_shown(name)] = (words, first if sought == words and first < number else 0)
    return int(st.session_state[_shown(name)][1])


def _further(name: str, words: str, first: int, last: int, number: int) -> None:
    """Say how many entries are not shown, and lead to them."""
    if not number:
        st.caption("No entry has these words." if words else "There is no other entry.")
    elif last - first < number:
        rest = number - last
        st.button(
            f"{rest:,} more" if rest else "from the first one",
            key=f"further {name}",
            on_click=_show,
            args=(name, words, last % number),
            type="tertiary",
            icon=":material/more_horiz:",
            help=f"Entries {first + 1:,} to {last:,} of {number:,} are shown.",
        )


def _choose(take: Callable[[str], None], one: str) -> None:
    """Take an entry, or let it go; the whole page follows."""
    take(one)
    st.session_state[CHOSEN] = True


def _show(name: str, words: str, first: int) -> None:
    """Show the entries that were found, from another one on."""
    st.session_state[_shown(name)] = (words, first)


def _shown(name: str) -> str:
    """Give the key of what was sought, and which of what was found is shown first."""
    return f"shown of {name}"
