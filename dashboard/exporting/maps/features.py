"""What of an extract stands on a map: accounts, candidates, circles of doubt, and journeys."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.analysis.accounts.people_named import people_of
from dashboard.analysis.accounts.readable import readable_events, readable_statements
from dashboard.analysis.choices.filters import Filters, apply
from dashboard.analysis.journeys.chosen import of_choice
from dashboard.analysis.journeys.routes import LEG_ENDS, routes
from dashboard.analysis.own_cells import own_names
from dashboard.analysis.phrases import count
from dashboard.exporting.extract import Extract
from dashboard.exporting.maps.geometry import Geometry, circle, line, point, points, way
from dashboard.model.dataset import Dataset
from dashboard.model.lookups.several_places import ALONG, each, is_several, manner
from dashboard.model.vocabulary import PLACES

AMBIGUOUS, AREA = "ambiguous", "area"
ACCOUNTS = {"events": "event", "statements": "statement"}
GIVEN = ("when", "date", "place", "given", "confidence", "tags")
TOLD = (*GIVEN, "source", "locator", "link", "note")
SAID = {
    "event": ("kind", "summary", *TOLD),
    "statement": (
        *("topic", "quote", "original", "language", "translated", "about", "asked"),
        *TOLD,
    ),
}
PLACE_COLUMNS = ["place_id", "latitude", "longitude", "radius_km", "resolution", "kind", "country"]


@dataclass(frozen=True)
class Feature:
    """Something that stands on a map, or would if anybody knew where.

    Parameters
    ----------
    role : str
        `event` or `statement`, one account of it; `candidate`, one of the places that a name
        may mean; `circle`, how far off a place may be; `leg` of a journey.
    title : str
        What it is, in a few words.
    geometry : dict or None
        As RFC 7946 has it; `None` where there is no point that is decided.
    facts : dict of str to Any
        What else is known of it, by name, in an order to be read; what is not known is left
        out. A curator's own columns keep the mark of `own_cells`.
    earliest, latest : Timestamp or None
        Days, both inclusive, of what has a date; `None` on a side that is open.
    """

    role: str
    title: str
    geometry: Geometry | None
    facts: dict[str, Any]
    earliest: pd.Timestamp | None = None
    latest: pd.Timestamp | None = None


def features(extract: Extract) -> Iterator[Feature]:
    """Yield an extract as features: one for each account, and what there is beside them."""
    shown = extract.shown
    places = {row["place_id"]: row for row in shown.places[PLACE_COLUMNS].to_dict("records")}
    at: dict[str, list[str]] = {}
    for table, record in ACCOUNTS.items():
        for feature in _accounts(shown, table, places):
            yield feature
            own = feature.facts.get("place_id")
            for place in feature.facts.get("place_ids", [own] if own else []):
                at.setdefault(place, []).append(feature.facts[f"{record}_id"])
    yield from _candidates(shown, places, at)
    yield from _circles(shown, places, at)
    yield from _legs(extract)


def _accounts(shown: Dataset, table: str, places: Mapping[str, Any]) -> Iterator[Feature]:
    """Yield the accounts of a table as they are read, each where its place is."""
    record, rows = ACCOUNTS[table], getattr(shown, table)
    readable = (readable_events if table == "events" else readable_statements)(shown)
    ids = rows[[f"{record}_id", "source_id", "place_id", "earliest", "latest", "precision"]]
    more = ids.assign(person_ids=people_of(rows)).loc[readable.index]
    own = list(own_names(readable))
    for told, row in zip(readable.to_dict("records"), more.to_dict("records"), strict=True):
        place = places.get(row["place_id"], {})
        days = [None if pd.isna(row[day]) else row[day] for day in ("earliest", "latest")]
        facts = {
            f"{record}_id": row[f"{record}_id"],
            "who": told["who"],
            **{name: told.get(name) for name in SAID[record]},
            **_dated(days, row["precision"]),
            **(_placed(shown, place) if place else {}),
            "person_ids": list(row["person_ids"]),
            "source_id": row["source_id"],
            **{name: told.get(name) for name in ("evidence", "odd", *own)},
        }
        if is_several(row["place_id"]):
            facts |= {"place_ids": list(each(row["place_id"])), "whereabouts": told["place"]}
        geometry = _geometry(row["place_id"], places)
        known = {name: fact for name, fact in facts.items() if _is_known(fact)}
        yield Feature(record, told["what"], geometry, known, *days)


def _geometry(place_id: Any, places: Mapping[str, Any]) -> Geometry | None:
    """Give the point of a place; of several a way along them or points, as far as there are any."""
    decided = [places[one] for one in each(place_id) if _has_point(places.get(one, {}))]
    found = [(one["latitude"], one["longitude"]) for one in decided]
    if len(found) > 1:
        return way(found) if manner(place_id) == ALONG else points(found)
    return point(*found[0]) if found else None


def _dated(days: list[pd.Timestamp | None], precision: Any) -> dict[str, Any]:
    """Give the bounds of a date as days, and how exact it is."""
    ends = (f"{day:%Y-%m-%d}".zfill(10) if day is not None else None for day in days)
    return dict(zip(("earliest", "latest"), ends, strict=True)) | {"precision": precision}


def _placed(shown: Dataset, place: Mapping[str, Any]) -> dict[str, Any]:
    """Say which place it is, how sure its point is, and among what nobody has decided."""
    undecided = place["resolution"] == AMBIGUOUS and not _has_point(place)
    return {
        "place_id": place["place_id"],
        "resolution": place["resolution"],
        "radius_km": place["radius_km"],
        "doubt": _doubt(shown, place),
        "candidates": _candidates_of(shown, place["place_id"]) if undecided else None,
    }


def _doubt(shown: Dataset, place: Mapping[str, Any]) -> str | None:
    """Say how far a point can be trusted."""
    radius = place["radius_km"]
    if not _has_point(place):
        number = len(_candidates_of(shown, place["place_id"]))
        if place["resolution"] == AMBIGUOUS and number:
            return f"one of {count(number, 'place')} of that name; nobody has decided which"
        return "no point is known"
    if place["resolution"] == AREA:
        return f"somewhere within {radius:g} km" if radius > 0 else "somewhere in this area"
    return f"within about {radius:g} km of this point" if radius > 0 else None


def _candidates_of(shown: Dataset, place_id: str) -> list[dict[str, Any]]:
    """Give the candidates of a place that have points."""
    rows = shown.candidates_with_points
    rows = rows[rows["place_id"] == place_id]
    columns = ["rank", "label", "latitude", "longitude"]
    return [
        dict(zip(columns, row, strict=True))
        for row in rows[columns].astype({"rank": "int64"}).itertuples(index=False, name=None)
    ]


def _candidates(
    shown: Dataset, places: Mapping[str, Any], at: Mapping[str, list[str]]
) -> Iterator[Feature]:
    """Yield each candidate of the places of the accounts between which nobody has decided."""
    for place_id in shown.places["place_id"]:
        place = places[place_id]
        if place_id in at and place["resolution"] == AMBIGUOUS and not _has_point(place):
            for one in _candidates_of(shown, place_id):
                name = shown.place_names[place_id]
                facts = {
                    "place": name,
                    "place_id": place_id,
                    "rank": one["rank"],
                    "doubt": f"one of the places that {name} may be",
                    "record_ids": list(dict.fromkeys(at[place_id])),
                }
                where = point(one["latitude"], one["longitude"])
                yield Feature("candidate", one["label"], where, facts)


def _circles(
    shown: Dataset, places: Mapping[str, Any], at: Mapping[str, list[str]]
) -> Iterator[Feature]:
    """Yield how far off the places of the accounts may be, around their points or candidates."""
    kinds = shown.words.labels(PLACES)
    for place_id, reach in shown.reaches.items():
        if place_id not in at:
            continue
        for latitude, longitude in reach.points:
            if outline := circle(latitude, longitude, reach.radius_km):
                place = places[place_id]
                facts = {
                    "place": shown.place_names[place_id],
                    "place_id": place_id,
                    "kind": kinds[place["kind"]],
                    "country": place["country"],
                    "resolution": place["resolution"],
                    "radius_km": reach.radius_km,
                    "doubt": _doubt(shown, place),
                    "record_ids": list(dict.fromkeys(at[place_id])),
                }
                known = {name: fact for name, fact in facts.items() if _is_known(fact)}
                yield Feature("circle", shown.place_names[place_id], outline, known)


def _legs(extract: Extract) -> Iterator[Feature]:
    """Yield the lines of the journeys that the chosen sources tell, as far as they are chosen."""
    told = apply(extract.whole, Filters(sources=extract.filters.sources))
    rows = of_choice(routes(told), extract.shown, extract.filters.people, *LEG_ENDS)
    for leg in rows.to_dict("records"):
        start = leg["from_latitude"], leg["from_longitude"]
        end = leg["to_latitude"], leg["to_longitude"]
        facts = {
            "person": extract.whole.people_names[leg["person_id"]],
            "person_id": leg["person_id"],
            "certain": bool(leg["certain"]),
            "order_known": not leg["among"],
            **{name: list(leg[name]) for name in LEG_ENDS},
        }
        yield Feature("leg", leg["tooltip"], line(start, end), facts)


def in_words(fact: Any) -> str:
    """Write a fact as text."""
    if isinstance(fact, list):
        return "; ".join(map(in_words, fact))
    if isinstance(fact, dict):  # a candidate
        return f"{fact['label']} ({fact['latitude']}, {fact['longitude']})"
    if isinstance(fact, bool):
        return "yes" if fact else "no"
    return f"{fact:g}" if isinstance(fact, float) else str(fact)


def _has_point(place: Mapping[str, Any]) -> bool:
    """Tell whether a place, if there is any, has a point of its own."""
    return not pd.isna(place.get("latitude"))


def _is_known(fact: Any) -> bool:
    """Tell a fact from a cell without any; lists without items are none."""
    return bool(fact) if isinstance(fact, list | str) else fact is not None and not pd.isna(fact)
