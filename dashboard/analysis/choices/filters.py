"""The reader's choices: which rows they leave, and how they read as a sentence."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

import pandas as pd

from dashboard.analysis.accounts.leading import put_first
from dashboard.analysis.accounts.people_named import people_of
from dashboard.analysis.accounts.readable import FORMS
from dashboard.analysis.choices.search import contains
from dashboard.analysis.choices.undecided_places import candidate_names, suppose
from dashboard.model.dataset import Dataset


@dataclass(frozen=True)
class Filters:
    """Active choices; an empty one leaves everything.

    Several values of one part are alternatives; the parts must all hold. `kinds`
    speak of events alone and `topics` of statements alone: they leave the other table
    as it is.

    Parameters
    ----------
    people : tuple of str
        person_ids; a group stands for itself and its members.
    places : tuple of str
        place_ids; a place stands for itself and what lies within it.
    days : tuple of date, or None
        First and last day, both inclusive; `date.min` and `date.max` leave a side open.
        A row is left where its date could lie between them; a statement also where the
        event that it is about could. A row without a date is never left.
    certainly : bool
        Whether a date must lie between the days as a whole, not just possibly.
    kinds, topics : tuple of str
        Words of the vocabulary for events and for statements.
    sources : tuple of str
        source_ids.
    forms : tuple of str
        Keys of `FORMS`: `quote` and `paraphrase` are forms of statements, `stated` and
        `inferred` of events.
    text : str
        Words to be found; see `search.contains`.
    supposed : tuple of str
        Candidates of undecided places, as `place_id:rank`, that are shown as if they
        were chosen; see `undecided_places.suppose`. They exclude no row.
    lead : str
        source_id of the source whose accounts are shown first; empty for the first of
        the table. It excludes no row.
    """

    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    days: tuple[date, date] | None = None
    certainly: bool = False
    kinds: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    text: str = ""
    supposed: tuple[str, ...] = ()
    lead: str = ""

    @property
    def active(self) -> tuple[str, ...]:
        """Names of the parts that are set; `certainly` is none of its own."""
        names = [part.name for part in fields(self) if part.name != "certainly"]
        return tuple(name for name in names if getattr(self, name))

    def without(self, part: str) -> "Filters":
        """Give the same choices with one part dropped."""
        return replace(self, **{part: getattr(Filters(), part)})


def apply(dataset: Dataset, filters: Filters) -> Dataset:
    """Leave the events and statements that the choices leave.

    Parameters
    ----------
    dataset : Dataset
        The dataset as it was loaded.
    filters : Filters
        The choices; ids that the dataset does not know match nothing.

    Returns
    -------
    Dataset
        The same with fewer events and statements, in their order.
    """
    dataset = put_first(suppose(dataset, filters.supposed), filters.lead)
    events = pd.Series(True, index=dataset.events.index)
    statements = pd.Series(True, index=dataset.statements.index)
    for part in filters.active:
        only = Filters(certainly=filters.certainly, **{part: getattr(filters, part)})
        events &= _matching_events(dataset, only)
        statements &= _matching_statements(dataset, only)
    return replace(
        dataset, events=dataset.events[events], statements=dataset.statements[statements]
    )


def _matching_events(dataset: Dataset, filters: Filters) -> pd.Series:
    """Tell which events one part of the choices leaves."""
    rows = dataset.events
    if filters.kinds:
        return rows["kind"].isin(filters.kinds)
    if filters.forms:
        return rows["basis"].isin(filters.forms)
    return _matching(dataset, rows, filters)


def _matching_statements(dataset: Dataset, filters: Filters) -> pd.Series:
    """Tell which statements one part of the choices leaves."""
    rows = dataset.statements
    if filters.topics:
        return rows["topic"].isin(filters.topics)
    if filters.forms:
        return rows["form"].isin(filters.forms)
    matching = _matching(dataset, rows, filters)
    if filters.days:
        events = dataset.events.loc[_matching(dataset, dataset.events, filters), "event_id"]
        return matching | rows["event_id"].isin(events)
    return matching


def _matching(dataset: Dataset, rows: pd.DataFrame, filters: Filters) -> pd.Series:
    """Tell which rows of either table a part leaves; one of the other table leaves all."""
    if filters.people:
        wanted = frozenset().union(*map(dataset.members, filters.people))
        return people_of(rows).map(lambda ids: not wanted.isdisjoint(ids)).astype(bool)
    if filters.places:
        return rows["place_id"].isin(frozenset().union(*map(dataset.inside, filters.places)))
    if filters.sources:
        return rows["source_id"].isin(filters.sources)
    if filters.text:
        return contains(dataset, rows, filters.text)
    if filters.days and filters.certainly:
        return _lies_between(rows, *filters.days)
    if filters.days:
        return _could_lie_between(rows, *filters.days)
    return pd.Series(True, index=rows.index)


def _could_lie_between(rows: pd.DataFrame, first: date, last: date) -> pd.Series:
    """Tell which dates could lie between two days; an open side reaches for ever."""
    starts = rows["earliest"].isna() | (rows["earliest"] <= pd.Timestamp(last))
    ends = rows["latest"].isna() | (rows["latest"] >= pd.Timestamp(first))
    return rows["precision"].notna() & starts & ends


def _lies_between(rows: pd.DataFrame, first: date, last: date) -> pd.Series:
    """Tell which dates certainly lie between two days; an open side never does."""
    starts, ends = pd.Timestamp(first), pd.Timestamp(last)
    return (rows["earliest"] >= starts) & (rows["latest"] <= ends)


def describe(dataset: Dataset, filters: Filters) -> dict[str, str]:
    """Say each active part of the choices in words.

    Returns
    -------
    dict of str to str
        Words by name of the part, in a fixed order; plain text, not markup. Ids that
        the dataset does not know stand as they are.
    """
    words = {
        "people": _either(filters.people, dataset.people_names),
        "places": "in " + _either(filters.places, _reach(dataset, filters.places)),
        "days": ("certainly " if filters.certainly else "")
        + _span(*(filters.days or (date.min, date.max))),
        "kinds": f"events of kind {_either(filters.kinds, dataset.kinds)}",
        "topics": f"statements on {_either(filters.topics, dataset.topics)}",
        "sources": f"told by {_either(filters.sources, dataset.source_names)}",
        "forms": _either(filters.forms, FORMS),
        "text": f"containing “{filters.text}”",
        "supposed": f"as if decided for {_either(filters.supposed, candidate_names(dataset))}",
        "lead": f"first as {_either((filters.lead,), dataset.source_names)} has it",
    }
    return {part: words[part] for part in filters.active}


def _either(ids: Collection[str], names: Mapping[str, str]) -> str:
    """Join names as alternatives."""
    *first, last = [names.get(one, one) for one in ids] or [""]
    return f"{', '.join(first)} or {last}" if first else last


def _reach(dataset: Dataset, places: Collection[str]) -> dict[str, str]:
    """Name places so that it is clear what they stand for."""
    return {
        place: f"{name} or within it" if len(dataset.inside(place)) > 1 else name
        for place, name in dataset.place_names.items()
        if place in places
    }


def _span(first: date, last: date) -> str:
    """Write a span of days as people do."""
    if first == last:
        return f"on {_day(first)}"
    if last == date.max:
        return f"from {_day(first)}"
    return f"until {_day(last)}" if first == date.min else f"from {_day(first)} to {_day(last)}"


def _day(day: date) -> str:
    """Write a day as people do."""
    return f"{day.day} {day:%B %Y}"
