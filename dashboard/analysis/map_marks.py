"""What the map shows of each place, and what it cannot show."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from dashboard.analysis.accounts.leading import leading, other_places
from dashboard.analysis.accounts.readable import NO_PLACE
from dashboard.analysis.phrases import count
from dashboard.model.dataset import Dataset
from dashboard.model.vocabulary import PLACES

LISTED = 3
Record = Mapping[Hashable, Any]


def marks(dataset: Dataset) -> pd.DataFrame:
    """Place the rows of a dataset on the map.

    Parameters
    ----------
    dataset : Dataset
        As loaded or as `filters.apply` left it.

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
    named = _counts(dataset)
    others = other_places(dataset)
    named = named.reindex(named.index.union(pd.Index(others["place_id"].unique())), fill_value=0)
    places = dataset.places[dataset.places["place_id"].isin(named.index)]
    candidates = dataset.candidates_with_points.merge(
        places[["place_id", "name", "kind", "resolution"]], on="place_id"
    )
    ambiguous = candidates["resolution"] == "ambiguous"
    possible, context = candidates[ambiguous], candidates[~ambiguous & ~candidates["chosen"]]
    decided = places[places["latitude"].notna()]
    role = decided["resolution"].eq("area").map({True: "area", False: "place"})
    frames = [
        decided.assign(role=role, label=decided["name"], text=decided["name"]),
        possible.assign(role="candidate", label=possible["name"] + "?", text=possible["label"]),
        context.assign(role="context", text=context["label"]),
    ]
    found = pd.concat([_columns(frame) for frame in frames], ignore_index=True)
    found["accounts"] = found["place_id"].map(named["events"] + named["statements"]).astype(int)
    found["others"] = found["place_id"].map(others["place_id"].value_counts()).fillna(0).astype(int)
    also = others.groupby("place_id")["title"].agg(_listed).to_dict()
    counts = named.to_dict("index")
    found["tooltip"] = [
        _tooltip(mark, counts[mark["place_id"]], also.get(mark["place_id"]))
        for mark in found.to_dict("records")
    ]
    return found.drop(columns="text")


def unplaced(dataset: Dataset) -> pd.DataFrame:
    """Count the rows that the map cannot show.

    Returns
    -------
    DataFrame
        One row per place without a point of its own, and one for what no account gives
        a place: `place` (name), `kind` (label, missing for no place), `country` (ISO 3166
        alpha-2, missing where not known), `events`, `statements` (numbers).
    """
    dataset = leading(dataset, "place_id")
    named = _counts(dataset)
    places = dataset.places[dataset.places["latitude"].isna()]
    candidates = dataset.candidates_with_points["place_id"]
    shown = (places["resolution"] == "ambiguous") & places["place_id"].isin(candidates)
    places = places[~shown & places["place_id"].isin(named.index)]
    found = places[["place_id", "kind", "country"]].merge(
        named, left_on="place_id", right_index=True
    )
    found.insert(0, "place", found.pop("place_id").map(dataset.place_names))
    found["kind"] = found["kind"].map(dataset.words.labels(PLACES))
    nowhere = pd.DataFrame(
        {
            "place": [NO_PLACE],
            "events": [int(dataset.events["place_id"].isna().sum())],
            "statements": [int(dataset.statements["place_id"].isna().sum())],
        }
    )
    found = pd.concat([found, nowhere], ignore_index=True)
    return found[found["events"] + found["statements"] > 0]


def _counts(dataset: Dataset) -> pd.DataFrame:
    """Count the events and statements by the place_id that they name."""
    dataset = leading(dataset, "place_id")
    events = dataset.events["place_id"].value_counts()
    statements = dataset.statements["place_id"].value_counts()
    counted = pd.DataFrame({"events": events, "statements": statements})
    return counted.fillna(0).astype(int)


def _columns(frame: pd.DataFrame) -> pd.DataFrame:
    """Keep what a mark has, in one order and with one type for each."""
    texts = ["place_id", "name", "kind", "role", "label", "text"]
    numbers = ["latitude", "longitude", "radius_km"]
    return frame.reindex(columns=[*texts, *numbers]).astype(
        {**dict.fromkeys(texts, "str"), **dict.fromkeys(numbers, "float64")}
    )


def _tooltip(mark: Record, counts: Record, also: str | None) -> str:
    """Say what a mark is and how much stands behind it."""
    said = f"{count(counts['events'], 'event')}, {count(counts['statements'], 'statement')}"
    said += f"; by other accounts also: {also}" if also else ""
    if mark["role"] == "candidate":
        return f"{mark['text']}: one of the places that {mark['name']} may be ({said})"
    if mark["role"] == "context":
        return f"{mark['text']}: a namesake of {mark['name']}, considered and not chosen"
    if mark["role"] == "area":
        return f"{mark['name']}: somewhere in this area ({said})"
    if mark["radius_km"] > 0:
        return f"{mark['name']}: within about {mark['radius_km']:g} km of this point ({said})"
    return f"{mark['name']}: {said}"


def _listed(titles: pd.Series) -> str:
    """Name a few things, and say how many more there are."""
    names = list(titles.drop_duplicates())
    more = f" and {len(names) - LISTED} more" if len(names) > LISTED else ""
    return ", ".join(names[:LISTED]) + more
