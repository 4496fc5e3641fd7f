"""The table of filters: which rows the reader's choices leave, and how they read as a sentence."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.analysis.accounts.grades_and_tags import are_graded, are_tagged, grades, tags
from dashboard.analysis.accounts.leading import put_first
from dashboard.analysis.accounts.readable import FORMS
from dashboard.analysis.choices.ids import One, Several
from dashboard.analysis.choices.part import Choice, Letters, Words, describe, each_chosen, fitting
from dashboard.analysis.choices.row_index import Table
from dashboard.analysis.choices.span import Manner, Span
from dashboard.analysis.choices.undecided_places import candidate_names, suppose
from dashboard.analysis.clocks import has_hours, in_utc
from dashboard.analysis.evidence.kinds import evidence_kinds, has_evidence, of_kind
from dashboard.analysis.lists.listings import people_listed, places_listed, sources_listed
from dashboard.analysis.lists.publishers import publications, publisher_names
from dashboard.model.dataset import Dataset

__all__ = ["Filters", "apply", "describe", "each_chosen", "fitting"]


@dataclass(frozen=True)
class Filters(Choice):
    """Active choices; an empty one leaves everything.

    Several values of one part are alternatives; the parts must all hold. Each field is one
    row of the table of filters: what applies choices, says them, writes and reads their
    address and asks for them walks over the rows in their order.
    """

    people: tuple[str, ...] = Several(
        parameter="person",
        label="Person",
        help="A group stands for all who belong to it.",
        rank=1,
        offered=lambda dataset: dataset.people_names,
        events=("person_ids",),
        statements=("speaker_ids", "about_ids"),
        reach=Dataset.members,
        listing=people_listed,
    ).row()
    """person_ids; a group stands for itself and its members."""

    places: tuple[str, ...] = Several(
        parameter="place",
        label="Place",
        help="A place stands for all that lies within it.",
        rank=1,
        offered=lambda dataset: dataset.place_names,
        said="in {}",
        events=("place_id", "place_ids"),
        statements=("place_id",),
        reach=Dataset.inside,
        wider=" or within it",
        lacking="without a place",
        outward=Dataset.around,
        vaguer="that name only a wider place",
        listing=places_listed,
    ).row()
    """place_ids; a place stands for itself and what lies within it."""

    days: tuple[date, date] | None = Span(
        parameter="from",
        last="to",
        label="From",
        last_label="To",
        noun="dates",
        rank=1,
        manner="certainly",
        lacking="without a date",
    ).row()
    """As `span.Days`. Left is what could lie between them, a statement also where its event
    could; what has no date is never left."""

    certainly: bool = Manner(
        parameter="dates",
        label="Only dates that certainly lie between",
        help="Otherwise a row is shown when its date could lie between From and To.",
        rank=1,
        yes="certain",
    ).row()
    """Whether a date must lie between the days as a whole, not just possibly."""

    kinds: tuple[str, ...] = Several(
        parameter="kind",
        label="Kind of event",
        rank=4,
        offered=lambda dataset: dataset.kinds,
        said="events of kind {}",
        events=("kind",),
    ).row()
    """Words of the vocabulary for events; statements are left as they are."""

    topics: tuple[str, ...] = Several(
        parameter="topic",
        label="Topic of a statement",
        noun="topic",
        rank=3,
        offered=lambda dataset: dataset.topics,
        said="statements on {}",
        statements=("topic",),
    ).row()
    """Words of the vocabulary for statements; events are left as they are."""

    sources: tuple[str, ...] = Several(
        parameter="source",
        label="Source",
        rank=6,
        offered=lambda dataset: dataset.source_names,
        said="told by {}",
        events=("source_id",),
        statements=("source_id",),
        reach=publications,
        groups=publisher_names,
        listing=sources_listed,
    ).row()
    """source_ids; behind `by:` one stands for all sources of its publisher."""

    forms: tuple[str, ...] = Several(
        parameter="as",
        label="How it is known",
        help="Inferred: no source says it; the curator concluded it, and the note tells from what.",
        rank=5,
        offered=lambda _: FORMS,
        events=("basis",),
        statements=("form",),
    ).row()
    """Keys of `FORMS`: two of them are forms of statements, two of events."""

    confidence: tuple[str, ...] = Several(
        parameter="confidence",
        label="Confidence",
        help="As the curator has graded an account; nothing here is computed.",
        rank=5,
        offered=lambda dataset: dataset.of_whole(grades),
        said="graded {}",
        events=("confidence",),
        statements=("confidence",),
        lacking="without a grade",
        asked=are_graded,
    ).row()
    """Grades, each by itself: A1 is no part of another."""

    tags: tuple[str, ...] = Several(
        parameter="tag",
        label="Tag",
        rank=5,
        offered=lambda dataset: dataset.of_whole(tags),
        said="tagged {}",
        events=("tags",),
        statements=("tags",),
        asked=are_tagged,
    ).row()
    """Tags as the curator writes them."""

    words: str = Words(
        parameter="words",
        label="Words",
        rank=2,
        manner="of_any",
    ).row()
    """Words, or beginnings of words, to be found; see `search.runs`."""

    of_any: bool = Manner(
        parameter="words-in",
        label="Words in any account of the same",
        help="Also shows accounts with other words, where one of the same event has these.",
        rank=5,
        yes="any-account",
    ).row()
    """Whether the words may stand in another account of the same."""

    text: str = Letters(parameter="q", noun="letters").row()
    """Letters to be found anywhere in words; addresses have them, and no widget asks for them."""

    evidence: tuple[str, ...] = Several(
        parameter="evidence",
        label="Evidence",
        help="Only accounts for which the data name evidence of this kind: a video, for instance.",
        rank=5,
        asked=has_evidence,
        offered=evidence_kinds,
        said="with evidence of kind {}",
        events=("evidence_ids",),
        statements=("evidence_ids",),
        reach=of_kind,
    ).row()
    """Words of the vocabulary for evidence, of which an account rests on any."""

    supposed: tuple[str, ...] = Several(
        parameter="as-if",
        noun="candidate",
        offered=candidate_names,
        said="as if decided for {}",
        shaping=suppose,
    ).row()
    """Candidates, as `place_id:rank`, shown as if they were chosen; they exclude no row."""

    lead: str = One(
        parameter="lead",
        label="Source shown first",
        help="Where several sources tell of one event or claim, map and timeline show what this "
        "one says, and where it says nothing, what the most exact one says. Nothing is left out.",
        rank=7,
        offered=lambda dataset: dataset.source_names,
        said="first as {} has it",
        shaping=put_first,
    ).row()
    """source_id of the source that is shown first; empty for the first. It excludes no row."""

    utc: bool = Manner(
        parameter="clock",
        label="All times in UTC",
        help="Otherwise each time is by the clocks of its place.",
        rank=8,
        yes="utc",
        asked=has_hours,
        shaping=lambda dataset, _: in_utc(dataset),
    ).row()
    """Whether times are said in UTC. It excludes no row and changes no verdict."""


def apply(dataset: Dataset, *choices: Filters) -> Dataset:
    """Leave the events and statements that the choices leave.

    Parameters
    ----------
    dataset : Dataset
        As it was loaded: what is found out about its rows is kept with it.
    choices : Filters
        All of which must hold; ids that the dataset does not know match nothing.

    Returns
    -------
    Dataset
        The same with fewer events and statements, in their order.
    """
    shown, left = dataset, fitting(dataset, *choices)
    if any(filters.utc for filters in choices):
        dataset = shown = in_utc(dataset)
    for filters in choices:
        for name in filters.active:
            shown = filters.parts()[name].shaped(shown, *filters.chosen(name))
    tables: dict[Table, pd.DataFrame] = {"events": dataset.events, "statements": dataset.statements}
    return shown.with_tables(
        **{one: rows if left[one].all() else rows[left[one]] for one, rows in tables.items()}
    )
