"""The checked tables as one frozen bundle, with lookups by id."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Protocol, TypeVar

import pandas as pd

from dashboard.model.cells.kinds import web_address
from dashboard.model.lookups.distinct_names import distinct
from dashboard.model.media.stored import NO_MEDIA, Media
from dashboard.model.nesting import Nesting
from dashboard.model.package import Package
from dashboard.model.problems import FaultyRow, Problem
from dashboard.model.reading.lines import Lines
from dashboard.model.schema import TABLES
from dashboard.model.vocabulary import EVENTS, PEOPLE, PRISONER_OF_WAR, TOPICS

Made = TypeVar("Made")
MADE_OF = {  # what is found out once, and of which parts
    **dict.fromkeys(("people_names", "prisoners", "_members"), ("people",)),
    **dict.fromkeys(("place_names", "where_names", "_inside", "_around"), ("places",)),
    **dict.fromkeys(
        ("source_names", "source_links", "publishers", "days_of_publication"), ("sources",)
    ),
    "candidates_with_points": ("place_candidates",),
    "reaches": ("places", "place_candidates"),
    "words": ("vocabulary",),
    "warnings": ("problems",),
}
KEEP_ROWS = {"events", "statements", "sources", "places", "place_candidates"}
BESIDE = "beside"  # of a dataset that is kept on disk, under which is found what was made of it


class Beside(Protocol):
    """Keeps on disk what is made of a dataset."""

    def give(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Give what was made before, or make it."""


@dataclass(frozen=True, eq=False)
class Dataset(Nesting):
    """Everything that a folder of CSV files says, checked.

    Every frame has one row per row of its file, the file's columns and `line`, the
    physical line on which the row begins. Texts are `str`, lists are tuples (empty
    where the cell is), numbers are floats; a missing value means unknown. Frames with
    a date also have what `edtf.bounds` tells of it but advice, and `when`, the date in
    words; where any date of the dataset has a time of day, as `local_time.localised` has it.
    The `place_id` of an event with several places is that of all, see `several_places`.

    Parameters
    ----------
    title, standfirst, custody : str
        What it is called, what it is in a sentence or two, and what a reader must
        know of the words of prisoners in it; empty where the folder does not say.
    sources, people, places, place_candidates, events, statements, evidence, vocabulary : DataFrame
        The tables, as `schema` describes them.
    problems : tuple of Problem
        All that is wrong with the folder, sorted by place.
    set_aside : tuple of FaultyRow
        The rows that are left out of the frames because of a problem.
    lines : mapping of str to Lines
        What the lines of each file are.
    version : str
        Digest of the folder's content: equal digests, equal datasets.
    package : Package
        What else `datapackage.json` says: licences, who made it, where to find it.
    words_in_use : mapping of str to tuple of str
        By column of the vocabulary, `events.kind` for one, the words that stand in tables.
    own_columns : mapping of str to DataFrame
        By table the columns of a curator's own; see `own_columns.own_columns`.
    files : mapping of str to bytes
        What was read, by file name; without the names where these are redacted.
    media : Media
        Where the files are that `evidence` names.
    """

    title: str
    standfirst: str
    custody: str
    sources: pd.DataFrame
    people: pd.DataFrame
    places: pd.DataFrame
    place_candidates: pd.DataFrame
    events: pd.DataFrame
    statements: pd.DataFrame
    evidence: pd.DataFrame
    vocabulary: pd.DataFrame
    problems: tuple[Problem, ...]
    set_aside: tuple[FaultyRow, ...]
    lines: Mapping[str, Lines]
    version: str
    package: Package
    words_in_use: Mapping[str, tuple[str, ...]]
    own_columns: Mapping[str, pd.DataFrame]
    files: Mapping[str, bytes]
    media: Media = NO_MEDIA

    @cached_property
    def warnings(self) -> dict[tuple[str, int], tuple[Problem, ...]]:
        """What is odd, by file and line of the row; rows that are set aside among them."""
        found: dict[tuple[str, int], tuple[Problem, ...]] = {}
        for problem in self.problems:
            if problem.is_warning and not problem.is_note:
                place = problem.file, problem.line
                found[place] = (*found.get(place, ()), problem)
        return found

    def oddities(self, table: str, line: int) -> str:
        """Say what is odd about a row, in as many sentences; empty where nothing is."""
        odd = self.warnings.get((f"{table}.csv", line), ())
        return " ".join(f"{problem.column}: {problem.sentence}." for problem in odd)

    def own_facts(self, table: str, line: int) -> dict[str, str]:
        """What stands in a curator's own columns of a row, by their names; none where blank."""
        own = self.own_columns.get(table)
        cells = {} if own is None else own.loc[[line]].iloc[0].dropna().to_dict()
        return {str(name): cell for name, cell in cells.items()}

    @cached_property
    def people_names(self) -> dict[str, str]:
        """Names by person_id, in the order of the table; no two are alike."""
        kinds = self.words.labels(PEOPLE)
        return distinct(self.people, "person_id", lambda row: row["role"] or kinds[row["kind"]])

    @cached_property
    def source_names(self) -> dict[str, str]:
        """Publisher and date of publication by source_id; no two are alike."""
        ids = self.sources["source_id"]
        names = ids.map(self.publishers) + ", " + ids.map(self.days_of_publication)
        return distinct(self.sources.assign(name=names), "source_id", lambda row: row["title"])

    @cached_property
    def publishers(self) -> dict[str, str]:
        """Publisher by source_id; the title where nobody is known to have published it."""
        sources = self.sources
        named = sources["publisher"].fillna("“" + sources["title"] + "”")
        return dict(zip(sources["source_id"], named, strict=True))

    @cached_property
    def days_of_publication(self) -> dict[str, str]:
        """Date of publication in words by source_id, or that it is not known."""
        sources = self.sources
        said = sources["when"].where(sources["published"].notna(), "date not known")
        return dict(zip(sources["source_id"], said, strict=True))

    @cached_property
    def source_links(self) -> dict[str, str]:
        """Addresses by source_id, of the sources that have one that may be linked to."""
        urls = zip(self.sources["source_id"], self.sources["url"], strict=True)
        return {source: address for source, url in urls if (address := web_address(url))}

    @property
    def tables(self) -> list[str]:
        """The tables of which there are files; without `evidence` most often."""
        return [table for table in TABLES if f"{table}.csv" in self.lines]

    @property
    def kinds(self) -> dict[str, str]:
        """Labels of the kinds of event, in the order in which they are shown."""
        return self.words.labels(EVENTS)

    @property
    def topics(self) -> dict[str, str]:
        """Labels of the topics of statements, in the order in which they are shown."""
        return self.words.labels(TOPICS)

    @cached_property
    def prisoners(self) -> frozenset[str]:
        """Ids of the prisoners of war."""
        people = zip(self.people["person_id"], self.people["status"].fillna(""), strict=True)
        own = self.words.stands_for
        return frozenset(one for one, status in people if own(status) == PRISONER_OF_WAR)

    def with_tables(self, **tables: Any) -> "Dataset":
        """Give the same with other tables; what is known of those that stay is not lost.

        Parameters
        ----------
        tables : DataFrame
            Of events and statements some of the rows; of places and sources the same rows
            and names, in another order or with other points. With any other table, what is
            known of rows is found out anew.
        """
        made = replace(self, **tables)
        for name, parts in MADE_OF.items():
            if tables.keys().isdisjoint(parts):
                vars(made)[name] = getattr(self, name)
        if tables.keys() <= KEEP_ROWS:
            vars(made)["whole"] = self.whole
        return made

    @cached_property
    def whole(self) -> "Dataset":
        """The same before rows were left out or points moved: a twin, which holds nothing else."""
        twin = replace(self)
        vars(twin)[BESIDE] = vars(self).get(BESIDE)
        return twin

    def of_whole(self, make: Callable[["Dataset"], Made]) -> Made:
        """Find out something about every row, once for all that is ever left of the rows.

        `make` makes it of the whole. It must depend neither on the order of the sources nor
        on the points of places.
        """
        known: dict[Any, Made] = vars(self.whole).setdefault("known", {})
        if make not in known:
            name = "of whole", make.__module__, make.__qualname__
            known[make] = self.whole.made_before(name, lambda: make(self.whole))
        return known[make]

    def made_before(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Give what was made of a dataset that is kept on disk, even before a restart, or make it.

        `make` makes it of this dataset and of nothing else that `key` does not name.
        """
        beside: Beside | None = vars(self).get(BESIDE)
        return beside.give(key, make) if beside else make()
