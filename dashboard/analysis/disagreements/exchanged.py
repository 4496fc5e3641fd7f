"""Where one source tells of one person what another tells of a second, and the other way round."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations, product

import pandas as pd

from dashboard.analysis.accounts.bylines import Bylines
from dashboard.analysis.disagreements.answers import Row
from dashboard.analysis.disagreements.contradictions import accounts_of
from dashboard.analysis.disagreements.parted_accounts import Contradiction
from dashboard.analysis.phrases import listed
from dashboard.model.dataset import Dataset
from dashboard.model.vocabulary import PEOPLE, PERSON

FEWEST = 3  # events or claims that two sources tell of opposite people, before it is said


@dataclass(frozen=True)
class Exchange:
    """Two people of whom a source tells what others tell of the other one, both ways.

    Parameters
    ----------
    people : tuple of str
        Their two person_ids, sorted.
    source_id : str
        The first of the sources, by precedence.
    times : tuple of (str, int)
        The others by source_id, and of how many events and statements each tells the
        other way round: `FEWEST` or more, and not all in the same direction.
    ids : tuple of str
        These events and statements.
    """

    people: tuple[str, str]
    source_id: str
    times: tuple[tuple[str, int], ...]
    ids: tuple[str, ...]


def exchanges(dataset: Dataset, found: Sequence[Contradiction]) -> list[Exchange]:
    """Find those whom sources may have taken for each other.

    It counts only what each of two sources tells of one individual alone, groups aside. One
    direction alone is no exchange: then one source tells everything of one of the two.

    Parameters
    ----------
    found : sequence of Contradiction
        As `contradictions` gives them.

    Returns
    -------
    list of Exchange
        Those of sources that go before others first.
    """
    parted = [one for one in found if one.aspect == "people"]
    if len(parted) < FEWEST:
        return []
    persons = dataset.words.counting_as(PEOPLE, PERSON)
    individuals = {*dataset.people.loc[dataset.people["kind"].isin(persons), "person_id"]}
    told = accounts_of(dataset, pd.DataFrame([one[:2] for one in parted], columns=["record", "id"]))
    opposite: dict[tuple[tuple[str, str], str, str], dict[str, str]] = defaultdict(dict)
    places = {one: place for place, one in enumerate(dataset.sources["source_id"])}
    for one in parted:
        rows = told[one.record, one.id]
        for side, beyond in combinations(one.sides, 2):
            for pair in product(side, beyond):
                first, second = sorted(pair, key=places.__getitem__)
                mine, theirs = (_alone(rows[source], individuals) for source in (first, second))
                if mine and theirs:
                    people = (min(mine, theirs), max(mine, theirs))
                    opposite[people, first, second][one.id] = mine
    grouped: dict[tuple[tuple[str, str], str], list[tuple[str, dict[str, str]]]] = defaultdict(list)
    for (people, first, second), of_whom in opposite.items():
        if len(of_whom) >= FEWEST and len({*of_whom.values()}) > 1:
            grouped[people, first].append((second, of_whom))
    return [
        Exchange(
            people,
            first,
            tuple((second, len(of_whom)) for second, of_whom in others),
            tuple(dict.fromkeys(own for _, of_whom in others for own in of_whom)),
        )
        for (people, first), others in sorted(grouped.items(), key=lambda each: places[each[0][1]])
    ]


def in_words(dataset: Dataset, found: Sequence[Exchange]) -> list[str]:
    """Say who may have been taken for whom, a sentence for each: plain text, and no verdict."""
    named, names = Bylines(dataset), dataset.people_names
    told = []
    for one in found:
        of_each = named([[one.source_id], *([source] for source, _ in one.times)])
        others = [f"{of_each[source]} of {number}" for source, number in one.times]
        told.append(
            f"{listed(names[person] for person in one.people)}: what {of_each[one.source_id]} "
            "tells of the one, others tell of the other, and the other way round: "
            f"{listed(others)} events or claims. "
            "Somebody may have taken one person for the other; the accounts do not tell who."
        )
    return told


def _alone(account: Row, individuals: Collection[str]) -> str:
    """Give the only individual whom an account names, groups aside; empty where there is none."""
    named = [one for one in account["people"] if one in individuals]
    return named[0] if len(named) == 1 else ""
