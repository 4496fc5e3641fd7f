"""What the map shows of each place, and what it cannot show."""

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis.accounts.leading import leading_rows
from dashboard.analysis.accounts.otherwise import other_places
from dashboard.analysis.accounts.readable import NO_PLACE
from dashboard.analysis.choices.undecided_places import AMBIGUOUS
from dashboard.analysis.phrases import count
from dashboard.model.dataset import Dataset
from dashboard.model.lookups.several_places import each, exploded, is_several
from dashboard.model.vocabulary import PLACES

LISTED = 3
Mark = dict[str, Any]
PLACE = ("place_id", "name", "kind", "resolution", "latitude", "longitude", "radius_km")
CANDIDATE = ("place_id", "label", "latitude", "longitude", "chosen")
COLUMNS = {
    **dict.fromkeys(("place_id", "name", "kind", "role", "label"), "str"),
    **dict.fromkeys(("latitude", "longitude", "radius_km"), "float64"),
    **dict.fromkeys(("accounts", "others"), "int64"),
    "tooltip": "str",
}


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
    named = _counts(dataset, apart=True)
    others = other_places(dataset)
    elsewhere = Counter(exploded(others["place_id"]))
    also: dict[str, list[str]] = {}
    for places, title in zip(others["place_id"], others["title"], strict=True):
        for place in each(places):
            also.setdefault(place, []).append(title)
    wanted = named.keys() | elsewhere.keys()
    known = _records(dataset.places, PLACE, wanted)
    own = {place["place_id"]: place for place in known}
    candidates = [
        {**own[one["place_id"]], **one, "radius_km": math.nan}
        for one in _records(dataset.candidates_with_points, CANDIDATE, wanted)
    ]
    found = [_decided(place) for place in known if not math.isnan(place["latitude"])]
    found += [_undecided(one) for one in candidates if one["resolution"] == AMBIGUOUS]
    found += [
        _rejected(one) for one in candidates if one["resolution"] != AMBIGUOUS and not one["chosen"]
    ]
    for mark in found:
        place = mark["place_id"]
        events, statements = named.get(place, (0, 0))
        mark |= {"accounts": events + statements, "others": elsewhere[place]}
        mark["tooltip"] = _tooltip(mark, events, statements, _listed(also.get(place, ())))
    return pd.DataFrame(
        {
            name: pd.Series([mark[name] for mark in found], dtype=kind)
            for name, kind in COLUMNS.items()
        }
    )


def unplaced(dataset: Dataset) -> pd.DataFrame:
    """Count the rows that the map cannot show.

    Returns
    -------
    DataFrame
        One row per place without a point of its own, and one for what no account gives
        a place: `place` (name), `kind` (label, missing for no place), `country` (ISO 3166
        alpha-2, missing where not known), `events`, `statements` (numbers).
    """
    named = _undrawn(dataset, _counts(dataset))
    nowhere = named.pop("", (0, 0))
    places = dataset.places[dataset.places["latitude"].isna()]
    candidates = dataset.candidates_with_points["place_id"]
    shown = (places["resolution"] == AMBIGUOUS) & places["place_id"].isin(candidates)
    places = places[~shown & places["place_id"].isin(named)]
    counts = [named[place] for place in places["place_id"]]
    names = [dataset.place_names[place] for place in places["place_id"]]
    found = pd.DataFrame(
        {
            "place": [*names, NO_PLACE],
            "kind": [*places["kind"].map(dataset.words.labels(PLACES)), None],
            "country": [*places["country"], None],
            "events": [*(events for events, _ in counts), nowhere[0]],
            "statements": [*(statements for _, statements in counts), nowhere[1]],
        }
    ).astype({"place": "str", "kind": "str", "country": "str"})
    return found if any(nowhere) else found.iloc[:-1]


def rows_at(dataset: Dataset, place_ids: Collection[str]) -> int:
    """Count the events and statements at some places, each once, as `marks` counts them."""
    named = _counts(dataset)
    return sum(sum(named[one]) for one in named if any(part in place_ids for part in each(one)))


def _undrawn(dataset: Dataset, named: Mapping[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """Count by each place without a point; what has several only where none of them has one."""
    if not any(map(is_several, named)):
        return dict(named)
    placed = marks(dataset)
    drawn = {*placed.loc[placed["role"] != "context", "place_id"]}
    found: dict[str, tuple[int, int]] = {}
    for places, (events, statements) in named.items():
        parts = each(places) if places else ("",)
        if len(parts) == 1 or drawn.isdisjoint(parts):
            before = found.get(parts[0], (0, 0))
            found[parts[0]] = before[0] + events, before[1] + statements
    return found


def _counts(dataset: Dataset, *, apart: bool = False) -> dict[str, tuple[int, int]]:
    """Count the events and statements by the place_id that they name, "" for none.

    What has several places counts at them together, or at each of them if these are told apart.
    """
    events, statements = (
        Counter(ids[leading_rows(dataset, record, "place_id")].tolist())
        for record, ids in dataset.of_whole(_place_ids).items()
    )
    if apart:
        for one in [one for one in events if is_several(one)]:
            number = events.pop(one)
            events.update(dict.fromkeys(each(one), number))
    return {place: (events[place], statements[place]) for place in events | statements}


def _place_ids(dataset: Dataset) -> dict[str, npt.NDArray[np.object_]]:
    """Give the place_id that each account of events and of statements names, "" for none."""
    tables = {"event": dataset.events, "statement": dataset.statements}
    return {record: rows["place_id"].fillna("").to_numpy(object) for record, rows in tables.items()}


def _records(frame: pd.DataFrame, columns: Sequence[str], places: Collection[str]) -> list[Mark]:
    """Give what is known of some places, or of their candidates."""
    rows = zip(*(frame[column].to_numpy(object) for column in columns), strict=True)
    return [
        mark for row in rows if (mark := dict(zip(columns, row, strict=True)))["place_id"] in places
    ]


def _decided(place: Mark) -> Mark:
    """Mark a place, or an area, that has a point."""
    role = "area" if place["resolution"] == "area" else "place"
    return {**place, "role": role, "label": place["name"]}


def _undecided(candidate: Mark) -> Mark:
    """Mark one of several places between which nobody has decided."""
    looked_up, name = candidate["label"], f"{candidate['name']}?"
    return {**candidate, "role": "candidate", "label": name, "looked_up": looked_up}


def _rejected(candidate: Mark) -> Mark:
    """Mark a namesake that was considered."""
    return {**candidate, "role": "context", "looked_up": candidate["label"]}


def _tooltip(mark: Mark, events: int, statements: int, also: str) -> str:
    """Say what a mark is and how much stands behind it."""
    said = f"{count(events, 'event')}, {count(statements, 'statement')}"
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
