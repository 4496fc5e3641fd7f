"""A widget for each kind of part of the choice: drawn, set and read by the name of the part."""

from datetime import date
from functools import partial, singledispatch
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.analysis.choices.filters import Filters
from dashboard.analysis.choices.ids import One, Several
from dashboard.analysis.choices.part import Letters, Part, Words
from dashboard.analysis.choices.span import EVER, Days, Manner, Span, in_order, written
from dashboard.analysis.choices.typed_day import LONGEST, typed_day
from dashboard.analysis.clocks import clock, has_hours
from dashboard.model.dataset import Dataset
from dashboard.ui.choices import selection
from dashboard.ui.choices.changes import when_changed
from dashboard.ui.choices.long_list import AT_ONCE, LongList, listed_entries, long_list
from dashboard.ui.text import plain

FIRST, LAST = "filter first day", "filter last day"
STRIP = "span"


def keyed(name: str) -> str:
    """Give the key of what is chosen of a part in the session's state."""
    return f"filter {name}"


@singledispatch
def draw(part: Part, name: str, dataset: Dataset, now: Filters) -> None:
    """Draw the widget of a part, as all parts are chosen now."""
    raise NotImplementedError(type(part))


@singledispatch
def put(part: Part, name: str, chosen: Any) -> None:
    """Set what is chosen of a part; before its widget is drawn, or in a callback."""
    st.session_state[keyed(name)] = chosen


@singledispatch
def chosen(part: Part, name: str) -> Any:
    """Give what is chosen of a part."""
    return st.session_state.get(keyed(name)) or part.unset


@draw.register
def _(part: Several, name: str, dataset: Dataset, now: Filters) -> None:
    names, known = part.offered(dataset), part.names(dataset)
    before = {*st.session_state[keyed(name)]}
    taken = {one: called for one, called in known.items() if one in before}
    if len(names) > AT_ONCE:
        st.session_state[keyed(name)] = [*taken]  # else Streamlit drops what no widget holds
        listed, numbers = listed_entries(dataset, name, now)
        take = partial(_toggle, name)
        long_list(LongList(name, part.label, listed, take, numbers, taken, part.help))
        return
    names = {**names, **taken}
    st.multiselect(
        part.label,
        list(names),
        key=keyed(name),
        format_func=lambda one: names.get(one, one),
        placeholder="any",
        filter_mode="contains",
        select_all=False,  # Enter takes the first entry that fits, not all of them
        help=part.help,
    )


@put.register
def _(part: Several, name: str, chosen: Any) -> None:
    st.session_state[keyed(name)] = list(chosen)


@chosen.register
def _(part: Several, name: str) -> tuple[str, ...]:
    return tuple(st.session_state.get(keyed(name), ()))


def _toggle(name: str, one: str) -> None:
    """Choose an entry of a part besides the others, or let it go."""
    chosen: list[str] = st.session_state[keyed(name)]
    kept = [other for other in chosen if other != one]
    st.session_state[keyed(name)] = kept if one in chosen else [*chosen, one]
    selection.let_go()


@draw.register
def _(part: One, name: str, dataset: Dataset, now: Filters) -> None:
    names = part.offered(dataset)
    if len(names) < 2:
        return
    if len(names) > AT_ONCE:
        one = st.session_state[keyed(name)] = st.session_state.get(keyed(name)) or ""
        named = {one: names[one]} if one else {}
        listed, numbers = listed_entries(dataset, "sources", now)
        take = partial(_replace, name)
        long_list(
            LongList(name, part.label, listed, take, numbers, named, part.help, names, at_first=0)
        )
        return
    first, *others = names
    st.selectbox(
        part.label,
        ["", *others],
        key=keyed(name),
        format_func=lambda one: names.get(one or first, one),
        help=part.help,
    )


def _replace(name: str, one: str) -> None:
    """Choose an entry of a part instead of another, or let it go."""
    st.session_state[keyed(name)] = "" if st.session_state[keyed(name)] == one else one
    selection.let_go()


@draw.register
def _(part: Span, name: str, dataset: Dataset, now: Filters) -> None:
    for label, key in ((part.label, FIRST), (part.last_label, LAST)):
        with st.container(gap="xxsmall", key=f"{key} and what is wrong"):
            st.session_state.setdefault(_typed(key), _said(st.session_state[key]))
            st.text_input(
                label,
                key=_typed(key),
                max_chars=LONGEST,
                placeholder="day, month or year" + ", or time" * has_hours(dataset),
                autocomplete="off",
            )
            when_changed(_typed(key), partial(_read_day, key, dataset))
            if trouble := st.session_state.get(_wrong(key)):
                st.error(plain(f"{trouble} Until then nothing changes."))


def _read_day(key: str, dataset: Dataset) -> None:
    """Take over the day that somebody has typed, or say what is wrong with it."""
    text, by, told = st.session_state[_typed(key)], clock(dataset), _told(dataset)
    day, trouble = typed_day(text, last=key == LAST, clock=by, told=told)
    st.session_state[_wrong(key)] = trouble
    if not trouble:
        _put_day(key, day)
        selection.draw_anew(STRIP)


def _told(dataset: Dataset) -> tuple[date, date] | None:
    """Give the first and the last day that anything is told of."""
    days = pd.concat(
        [dataset.events[["earliest", "latest"]], dataset.statements[["earliest", "latest"]]]
    )
    known = days.stack().dropna()
    return (known.min().date(), known.max().date()) if len(known) else None


def _put_day(key: str, day: date | None) -> None:
    """Set one side of the span, and what its field says."""
    st.session_state[key], st.session_state[_typed(key)] = day, _said(day)
    st.session_state.pop(_wrong(key), None)


def _said(day: date | None) -> str:
    """Write a day, or a minute, as the fields do."""
    return written(day) if day else ""


def _typed(key: str) -> str:
    """Give the key of the field for a day."""
    return f"{key} as typed"


def _wrong(key: str) -> str:
    """Give the key of what is wrong with what is typed into it."""
    return f"{key} in vain"


@put.register
def _(part: Span, name: str, chosen: Days | None) -> None:
    first, last = chosen or EVER
    put_days(None if first == date.min else first, None if last == date.max else last)
    selection.draw_anew(STRIP)


@chosen.register
def _(part: Span, name: str) -> Days | None:
    days = st.session_state[FIRST] or date.min, st.session_state[LAST] or date.max
    ordered = in_order(*days)  # a reversed pair is put right
    return None if ordered == EVER else ordered


def put_days(first: date | None, last: date | None) -> None:
    """Set the span of days; before the widgets are drawn, or in a callback."""
    _put_day(FIRST, first)
    _put_day(LAST, last)


@draw.register
def _(part: Words, name: str, dataset: Dataset, now: Filters) -> None:
    st.text_input(
        part.label,
        key=keyed(name),
        type="search",
        max_chars=part.most,
        placeholder=part.placeholder,
        help=part.help,
    )


@chosen.register
def _(part: Letters, name: str) -> str:
    return " ".join(st.session_state[keyed(name)].split())


@draw.register
def _(part: Manner, name: str, dataset: Dataset, now: Filters) -> None:
    st.toggle(part.label, key=keyed(name), help=part.help)
