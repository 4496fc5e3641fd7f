"""Names and sentences about sources: plain text, as a newspaper would print it."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache

import pandas as pd

from dashboard.model.dataset import Dataset
from dashboard.model.dates.edtf import in_words
from dashboard.model.lookups.distinct_names import numbered
from dashboard.model.vocabulary import PEOPLE, PERSON

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
ENDING_IN_A_DAY = re.compile(r"(.+)-(\d{4}(?:-\d{2}){0,2})")


class Bylines:
    """Names sources by their publishers, as briefly as they can be told apart."""

    def __init__(self, dataset: Dataset) -> None:
        titles = zip(dataset.sources["source_id"], dataset.sources["title"], strict=True)
        publishers, days = dataset.publishers, dataset.days_of_publication
        self._names = {
            one: (
                name := publishers[one],
                f"{name} ({days[one]})",
                f"{name} ({days[one]}, “{title}”)",
                f"{name} ({days[one]}, “{title}”, {one})",
            )
            for one, title in titles
        }

    def publisher(self, source: str) -> str:
        """Give the publisher of a source, else its title; a text that is no id as it stands."""
        return self._names[source][0] if source in self._names else source

    def __call__(self, sides: Iterable[Iterable[str]]) -> dict[str, str]:
        """Name the sources that stand on different sides.

        Parameters
        ----------
        sides : iterable of iterable of str
            Ids of sources that stand together.

        Returns
        -------
        dict of str to str
            The publisher by source_id. Where sources of one publisher stand on different
            sides, the day of publication in brackets behind it; day and title where the
            day does not tell them apart, and at last the id.
        """
        side = {source: place for place, together in enumerate(sides) for source in together}
        found = {source: self._names[source][0] for source in side}
        for longer in (1, 2, 3):
            standing = defaultdict(set)
            for source, name in found.items():
                standing[name].add(side[source])
            for source, name in found.items():
                if len(standing[name]) > 1:
                    found[source] = self._names[source][longer]
        return found


def short_names(dataset: Dataset) -> dict[str, str]:
    """Name all sources by source_id as briefly as they can be told apart: `Paper 14 Apr 2025`.

    By the publisher alone where it has one source, else with the day of publication, and
    numbered where that does not tell them apart.
    """
    sources, publishers = dataset.sources, dataset.publishers
    days = dict(zip(sources["source_id"], sources["published"], strict=True))
    alone = Counter(publishers.values())
    names = [
        name if alone[name] == 1 else f"{name} {_short_day(days[one])}".rstrip()
        for one, name in publishers.items()
    ]
    return dict(zip(publishers, numbered(names), strict=True))


def _short_day(published: object) -> str:
    """Write a day as briefly as it can be read: `14 Apr 2025`; empty where it is none."""
    if not isinstance(published, str) or not DAY.fullmatch(published):
        return ""
    day = date.fromisoformat(published)
    return f"{day.day} {day:%b %Y}"


def where_told(rows: pd.DataFrame, names: Mapping[str, str]) -> pd.Series:
    """Say in which source, and where in it, each account stands: `Paper ¶9`.

    Parameters
    ----------
    rows : DataFrame
        One row per account, with `source_id` and `locator` (as `readable.readable_events` has it).
    names : mapping of str to str
        Names by source_id.
    """
    said = [
        f"{names[source]} {place}" if place.startswith("¶") else f"{names[source]}, {place}"
        for source, place in zip(rows["source_id"], rows["locator"], strict=True)
    ]
    return pd.Series(said, index=rows.index, dtype="str")


def occasion_names(dataset: Dataset) -> Callable[[str], str]:
    """Give what writes the id of an occasion as words: `SBU press conference, 14 April 2025`.

    A day, month or year at its end is written as one; a word that is a name in the
    tables of people and places, or part of the name of a person, is written as there.
    What was written once is remembered.
    """

    @cache
    def spelled() -> dict[str, str]:
        people, places = dataset.people, dataset.places
        names = [*people["name"], *places["name"], *people["aliases"].explode().dropna()]
        known = [name for name in names if " " not in name]
        persons = people["kind"].isin(dataset.words.counting_as(PEOPLE, PERSON))
        known += [part for name in people.loc[persons, "name"] for part in name.split()]
        return {name.casefold(): name for name in reversed(known)}

    @cache
    def name(occasion: str) -> str:
        ending = ENDING_IN_A_DAY.fullmatch(occasion)
        words = (ending[1] if ending else occasion).split("-")
        said = " ".join(spelled().get(word, word) for word in words)
        return f"{said}, {in_words(pd.Series([ending[2]])).iloc[0]}" if ending else said

    return name


def says(publishers: Sequence[str]) -> str:
    """Write who says something: `says Paper`, `say Paper and Post`."""
    names = list(dict.fromkeys(publishers))
    *first, last = names
    return f"say {', '.join(first)} and {last}" if first else f"says {last}"
