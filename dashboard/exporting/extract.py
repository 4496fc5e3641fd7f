"""What of a dataset goes into a file: the rows of a choice, and all that they refer to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

import pandas as pd

from dashboard.analysis.accounts.leading import leading
from dashboard.analysis.choices import address
from dashboard.analysis.choices.filters import Filters, apply, describe
from dashboard.analysis.phrases import count
from dashboard.model.columns import columns
from dashboard.model.dataset import Dataset
from dashboard.model.schema import TABLES

LeadsTo = Mapping[str, Iterable[str]]


@dataclass(frozen=True)
class Extract:
    """Part of a dataset, or all of it, on its way into a file.

    Points and the order of sources are those of the files, whatever a reader supposes or
    wants to see first.

    Parameters
    ----------
    whole : Dataset
        The dataset as it was read.
    shown : Dataset
        The same with the events and statements that are left by the choice, and no others.
    closed : Dataset
        Those, and of every table the rows that they need: events that they refer to, in the
        leading account of each; people with their groups; places with what contains them and
        with their candidates; sources with those they relay; evidence; words of the vocabulary. All
        of it where nothing is chosen.
    filters : Filters
        The choice.
    redacted : bool
        Whether names have been replaced by labels.
    """

    whole: Dataset
    shown: Dataset
    closed: Dataset
    filters: Filters
    redacted: bool = False

    @cached_property
    def chosen(self) -> str:
        """The choice in words; empty where nothing is chosen."""
        names = set(narrowing(self.filters))
        words = describe(self.whole, self.filters)
        return ", ".join(said for name, said in words.items() if name in names)

    @property
    def query(self) -> str:
        """The choice as it stands in an address."""
        parts = address.write(self.filters)
        return urlencode(parts, doseq=True)

    @property
    def sentence(self) -> str:
        """What of the whole it is, with counts."""
        counts = f"{self._of('event')} and {self._of('statement')}"
        return f"{counts}: {self.chosen}." if self.chosen else f"{counts}."

    @property
    def added(self) -> str:
        """What is in `closed` besides the choice, as a sentence; empty where nothing is."""
        more = len(self.closed.events) - len(self.shown.events)
        told = f"{count(more, 'event')} more, one account of each, because others refer to "
        return f"{told}{'it' if more == 1 else 'them'}." if more else ""

    @property
    def aside(self) -> str:
        """What of the folder is in no file, as a sentence; empty where nothing is."""
        rows = len(self.whole.set_aside)
        return f"Not in it: {count(rows, 'row')} set aside for an error." if rows else ""

    def _of(self, record: str) -> str:
        """Count the events or statements of those there are."""
        some, every = (
            getattr(dataset, f"{record}s")[f"{record}_id"].nunique()
            for dataset in (self.shown, self.whole)
        )
        return f"{some:,} of {count(every, record)}"


def narrowing(filters: Filters) -> list[str]:
    """Name the parts of a choice that leave rows out."""
    parts = filters.parts()
    return [name for name in filters.active if not parts[name].shaping]


def extract(
    whole: Dataset, filters: Filters, shown: Dataset | None = None, *, redacted: bool = False
) -> Extract:
    """Take out of a dataset what a choice leaves.

    Parameters
    ----------
    whole : Dataset
        As it was read.
    filters : Filters
        The choice; the part of it that leaves no row out is said nowhere.
    shown : Dataset, optional
        What the choice leaves, where that is known: its rows are found by their lines.
    redacted : bool
        Whether names have been replaced by labels in the dataset.
    """
    found = shown or apply(whole, filters)
    rows = whole.with_tables(
        events=whole.events[whole.events["line"].isin(found.events["line"])],
        statements=whole.statements[whole.statements["line"].isin(found.statements["line"])],
    )
    closed = _closed(whole, rows) if narrowing(filters) else whole
    return Extract(whole, rows, closed, filters, redacted)


def _closed(whole: Dataset, shown: Dataset) -> Dataset:
    """Give some rows with those that they need."""
    events = _with_referred(whole, shown)
    rows = {"events": events, "statements": shown.statements}
    people = _reached(
        _ids([events["person_ids"], *(shown.statements[c] for c in ("speaker_ids", "about_ids"))]),
        _leads_to(whole.people, "person_id", "member_of"),
    )
    rests_on = _ids([events["evidence_ids"], shown.statements["evidence_ids"]])
    evidence = whole.evidence[whole.evidence["evidence_id"].isin(rests_on)]
    rows["evidence"] = evidence
    places = _reached(
        _ids(
            [
                *(events["place_id"], events["place_ids"]),
                *(shown.statements["place_id"], evidence["place_id"]),
            ]
        ),
        _leads_to(whole.places, "place_id", "within"),
    )
    sources = _reached(
        _ids([events["source_id"], shown.statements["source_id"]]),
        _leads_to(whole.sources, "source_id", "based_on"),
    )
    rows |= {
        "sources": whole.sources[whole.sources["source_id"].isin(sources)],
        "people": whole.people[whole.people["person_id"].isin(people)],
        "places": whole.places[whole.places["place_id"].isin(places)],
        "place_candidates": whole.place_candidates[whole.place_candidates["place_id"].isin(places)],
    }
    words = _words(rows)
    kept = [
        pair in words
        for pair in zip(whole.vocabulary["column"], whole.vocabulary["value"], strict=True)
    ]
    return whole.with_tables(**rows, vocabulary=whole.vocabulary[kept])


def _with_referred(whole: Dataset, shown: Dataset) -> pd.DataFrame:
    """Give the events with the leading account of each that they or the statements refer to."""
    leads = leading(whole).events
    wanted = _reached(
        _ids([shown.events["event_id"], shown.statements["event_id"], shown.events["after"]]),
        _leads_to(leads, "event_id", "after"),
    )
    missing = wanted - {*shown.events["event_id"]}
    added = leads["line"][leads["event_id"].isin(missing)]
    return whole.events[whole.events["line"].isin([*shown.events["line"], *added])]


def _words(rows: Mapping[str, pd.DataFrame]) -> set[tuple[str, str]]:
    """Give the words that stand in some rows, each with the column it is listed under."""
    return {
        (column.vocabulary.column, word)
        for table, frame in rows.items()
        for column in columns(TABLES[table])
        if column.vocabulary
        for word in frame[column.name].dropna()
    }


def _ids(cells: Iterable[pd.Series]) -> set[str]:
    """Give all ids that stand in cells, be they lists or not."""
    return {one for each in cells for one in each.explode().dropna()}


def _leads_to(rows: pd.DataFrame, key: str, column: str) -> LeadsTo:
    """Say of each id to which others it leads."""
    cells = rows[column]
    lists = [cell if isinstance(cell, tuple) else (cell,) for cell in cells.fillna("")]
    return dict(zip(rows[key], lists, strict=True))


def _reached(start: Iterable[str], leads_to: LeadsTo) -> set[str]:
    """Follow ids to all that they lead to; what is no id leads nowhere."""
    found: set[str] = set()
    ahead = [*start]
    while ahead:
        if (one := ahead.pop()) not in found:
            found.add(one)
            ahead += leads_to.get(one, ())
    return found
