"""What the map shows of each place, and what it cannot show."""

import math
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis.accounts.otherwise import other_places, put_elsewhere
from dashboard.analysis.accounts.readable import NO_PLACE
from dashboard.analysis.choices.undecided_places import AMBIGUOUS
from dashboard.analysis.density.named_places import (
    NamedPlaces,
    Numbers,
    numbers_by_place,
)
from dashboard.analysis.phrases import count
from dashboard.model.dataset import Dataset
from dashboard.model.lookups.several_places import each
from dashboard.model.vocabulary import PLACES

LISTED = 3
Mark = Mapping[Hashable, Any]
PLACE = ["place_id", "name", "kind", "resolution", "latitude", "longitude", "radius_km"]
CANDIDATE = ["label", "latitude", "longitude", "chosen"]
COLUMNS = {
    **dict.fromkeys(("place_id", "name", "kind", "role", "label"), "str"),
    **dict.fromkeys(("latitude", "longitude", "radius_km"), "float64"),
    **dict.fromkeys(("accounts", "others"), "int64"),
}
UNSAID = {"looked_up": "str", "events": "int64", "statements": "int64"}  # what is put into words
SAID = ["name", "role", "radius_km", *UNSAID]


def marks(dataset: Dataset) -> pd.DataFrame:
    """Place the rows of a dataset on the map.

    Returns
    -------
    DataFrame
        One row per mark. `place_id`, `name`, `kind` as in the table; `role`: `place`
        (decided), `area` (a region), `candidate` (one of several for an ambiguous
        place) or `context` (a namesake that was considered and not chosen); `label`
        (beside the mark), `latitude`, `longitude` (degrees), `radius_km` (missing where
        none is stated), `accounts` (number of events and
        statements that name it in their leading account), `others` (number of events
        that another account puts there), `tooltip`. Places that no row names are left
        out, and those of `unplaced`.
    """
    return in_words(dataset, bare_marks(dataset))


def in_words(dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    """Give the marks of `bare_marks`, of which every one is put into words."""
    return rows[[*COLUMNS]].assign(tooltip=tooltips(dataset, rows))


def tooltips(dataset: Dataset, rows: pd.DataFrame) -> pd.Series:
    """Say of some of the marks of `bare_marks` what each is, and how much stands behind it."""
    also: dict[str, list[str]] = {}
    if rows["others"].any():
        wanted, others = {*rows["place_id"]}, other_places(dataset)
        for places, title in zip(others["place_id"], others["title"], strict=True):
            for place in each(places):
                if place in wanted:
                    also.setdefault(place, []).append(title)
    told = [
        _tooltip(mark, _listed(also.get(place, ())))
        for place, mark in zip(rows["place_id"], rows[SAID].to_dict("records"), strict=True)
    ]
    return pd.Series(told, index=rows.index, dtype="str")


def bare_marks(dataset: Dataset) -> pd.DataFrame:
    """Place the rows of a dataset on the map, without a word of it.

    Returns
    -------
    DataFrame
        As `marks` gives it, without `tooltip`; `events` and `statements` (how many of each
        are `accounts`), `looked_up` (what a candidate is called; missing for a place).
    """
    named = NamedPlaces.of(dataset)
    numbers = numbers_by_place(dataset)
    events, statements = _apart(named, numbers["event"]), numbers["statement"]
    others = _elsewhere(dataset, named)
    places, candidates = dataset.places[PLACE], dataset.candidates_with_points
    rows = pd.Index(places["place_id"]).get_indexer(candidates["place_id"])
    own = places.take(rows).reset_index(drop=True)
    own = own.assign(**{one: candidates[one].to_numpy() for one in CANDIDATE})
    own = own.assign(looked_up=own["label"], radius_km=math.nan)
    open_ = own["resolution"].to_numpy(object) == AMBIGUOUS
    rejected = own[~open_ & ~own["chosen"].to_numpy(bool)]
    area = places["resolution"].to_numpy(object) == "area"
    parts = [
        places.assign(role=np.where(area, "area", "place"), label=places["name"], looked_up=None)[
            places["latitude"].notna()
        ],
        own[open_].assign(role="candidate", label=own["name"] + "?"),
        rejected.assign(role="context"),
    ]
    kept = []
    for part in parts:
        at = named.index.get_indexer(pd.Index(part["place_id"]))
        numbered = {"events": events, "statements": statements, "others": others}
        found = {name: np.append(number, 0)[at] for name, number in numbered.items()}
        found |= {"accounts": found["events"] + found["statements"]}
        named_or_told = (found["accounts"] > 0) | (found["others"] > 0)
        kept.append(part.assign(**found)[named_or_told])
    wanted = COLUMNS | UNSAID
    placed: pd.DataFrame = pd.concat([one.astype(wanted)[[*wanted]] for one in kept])
    return placed.reset_index(drop=True)


def unplaced(dataset: Dataset) -> pd.DataFrame:
    """Count the rows that the map cannot show.

    Returns
    -------
    DataFrame
        One row per place without a point of its own, and one for what no account gives
        a place: `place` (name), `kind` (label, missing for no place), `country` (ISO 3166
        alpha-2, missing where not known), `events`, `statements` (numbers).
    """
    numbers = _undrawn(dataset)
    named = NamedPlaces.of(dataset)
    at = named.index.get_indexer(pd.Index(dataset.places["place_id"]))
    candidates = dataset.candidates_with_points["place_id"]
    open_ = dataset.places["resolution"].to_numpy(object) == AMBIGUOUS
    shown = open_ & dataset.places["place_id"].isin(candidates).to_numpy()
    events, statements = (np.append(own, 0)[at] for own in numbers.values())
    left = dataset.places["latitude"].isna().to_numpy() & ~shown & (events + statements > 0)
    places = dataset.places[left]
    nowhere = [int(own[named.places.index("")]) for own in numbers.values()]
    found = pd.DataFrame(
        {
            "place": [*map(dataset.place_names.__getitem__, places["place_id"]), NO_PLACE],
            "kind": [*places["kind"].map(dataset.words.labels(PLACES)), None],
            "country": [*places["country"], None],
            "events": [*events[left].tolist(), nowhere[0]],
            "statements": [*statements[left].tolist(), nowhere[1]],
        }
    ).astype({"place": "str", "kind": "str", "country": "str"})
    return found if any(nowhere) else found.iloc[:-1]


def _apart(named: NamedPlaces, events: Numbers) -> Numbers:
    """Count what has several places at each of them."""
    found = events.copy()
    for several, parts in named.several.items():
        found[several] = 0
        found[[*{*parts}]] += events[several]
    return found


def _elsewhere(dataset: Dataset, named: NamedPlaces) -> Numbers:
    """Count the events that another account than the leading one puts at each place."""
    found = np.zeros(len(named.places), dtype=np.intp)
    numbers = named.numbers["event"]
    events = dataset.of_whole(_event_ids)
    for _, place in {(events[row], numbers[row]) for row in put_elsewhere(dataset).tolist()}:
        np.add.at(found, [*named.several.get(int(place), (place,))], 1)
    return found


def _event_ids(dataset: Dataset) -> npt.NDArray[np.object_]:
    """Give the event_id of each account of an event."""
    return dataset.events["event_id"].to_numpy(object)


def _undrawn(dataset: Dataset) -> dict[str, Numbers]:
    """Count by each place without a point; what has several only where none of them has one."""
    numbers, named = numbers_by_place(dataset), NamedPlaces.of(dataset)
    if not any(numbers["event"][one] for one in named.several):
        return numbers
    placed = bare_marks(dataset)
    spots = placed.loc[placed["role"] != "context", "place_id"]
    drawn = {*named.index.get_indexer(pd.Index(spots)).tolist()}
    events = numbers["event"]
    for several, parts in named.several.items():
        if events[several] and drawn.isdisjoint(parts):
            events[parts[0]] += events[several]
        events[several] = 0
    return numbers


def _tooltip(mark: Mark, also: str) -> str:
    """Say what a mark is and how much stands behind it."""
    events, statements = count(int(mark["events"]), "event"), int(mark["statements"])
    said = f"{events}, {count(statements, 'statement')}"
    said += f"; by other accounts also: {also}" if also else ""
    if mark["role"] == "candidate":
        return f"{mark['looked_up']}: one of the places that {mark['name']} may be ({said})"
    if mark["role"] == "context":
        return f"{mark['looked_up']}: a namesake of {mark['name']}, considered and not chosen"
    if mark["role"] == "area":
        return f"{mark['name']}: somewhere in this area ({said})"
    if mark["radius_km"] > 0:
        return f"{mark['name']}: within about {mark['radius_km']:g} km of this point ({said})"
    return f"{mark['name']}: {said}"


def _listed(titles: Sequence[str]) -> str:
    """Name a few things, and say how many more there are; empty where there are none."""
    names = list(dict.fromkeys(titles))
    more = f" and {len(names) - LISTED} more" if len(names) > LISTED else ""
    return ", ".join(names[:LISTED]) + more
