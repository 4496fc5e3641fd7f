"""FollowTheMoney entities as JSON lines, for Aleph, OpenAleph and whatever else reads them."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

from dashboard.analysis.accounts.readable import readable_events, readable_statements
from dashboard.exporting.extract import Extract
from dashboard.exporting.maps.features import in_words
from dashboard.model.dataset import Dataset
from dashboard.model.lookups.several_places import each
from dashboard.model.vocabulary import GROUP, PEOPLE, PERSON, STATUS

PLAIN_DATE = r"[12][0-9]{3}(-[0-9]{2}){0,2}"  # of the years that FollowTheMoney knows
Properties = dict[str, list[str]]
Entity = dict[str, Any]


def followthemoney(extract: Extract) -> bytes:
    """Write the closed part of a dataset as entities, one on a line.

    People are `Person`, `Organization` (groups) or `LegalEntity`; places `Address`; each
    account of an event an `Event` of its own, as sources may differ, with the id of the event
    as `recordId`; each account of a statement a `Note` on all whom it names. Who belongs to a
    group is a `Membership`. A date that is one day, month or year is `date`; of any other the
    bounds are `startDate` and `endDate`, and `notes` has it in words.
    """
    entities = [
        *_people(extract.closed),
        *_places(extract.closed),
        *_events(extract.closed),
        *_statements(extract.closed),
    ]
    lines = (json.dumps(one, ensure_ascii=False) + "\n" for one in entities)
    return "".join(lines).encode("utf-8", "replace")


def _entity(schema: str, entity_id: str, **properties: Any) -> Entity:
    """Write an entity; what is not known is left out."""
    told: Properties = {}
    for name, value in properties.items():
        several = value if isinstance(value, list | tuple) else [value]
        if kept := list(dict.fromkeys(str(one) for one in several if one and not pd.isna(one))):
            told[name.rstrip("_")] = kept
    return {"id": entity_id, "schema": schema, "properties": told}


def _people(dataset: Dataset) -> Iterator[Entity]:
    """Write people, offices and groups, and who belongs to which group."""
    statuses = dataset.words.labels(STATUS)
    schemas = {}
    for row in dataset.people.to_dict("records"):
        means = dataset.words.means(PEOPLE, row["kind"])
        schema = {PERSON: "Person", GROUP: "Organization"}.get(means, "LegalEntity")
        schemas[row["person_id"]] = schema
        country = "" if pd.isna(row["nationality"]) else row["nationality"].lower()
        own = {"country": country, "description": row["role"]}
        if schema == "Person":
            born = row["born"] if _is_plain(row["born"]) else ""
            own = {"nationality": country, "position": row["role"], "birthDate": born}
        notes = [statuses.get(row["status"], ""), row["note"]]
        about = {"name": row["name"], "alias": row["aliases"], "notes": notes}
        yield _entity(schema, _id("person", row["person_id"]), **about, **own)
    for person, groups in zip(
        dataset.people["person_id"], dataset.people["member_of"], strict=True
    ):
        for group in groups:
            one, other = _id("person", person), _id("person", group)
            schema, ends = "UnknownLink", {"subject": one, "object": other}
            if schemas[group] == "Organization":
                schema, ends = "Membership", {"member": one, "organization": other}
            yield _entity(schema, f"{one}-in-{group}", **ends, role="member")


def _places(dataset: Dataset) -> Iterator[Entity]:
    """Write places; the point of one that nobody has decided is nowhere."""
    for row in dataset.places.to_dict("records"):
        radius = row["radius_km"]
        doubt = "" if pd.isna(radius) else f"within about {radius:g} km of this point"
        point = {name: row[name] for name in ("latitude", "longitude") if not pd.isna(row[name])}
        yield _entity(
            "Address",
            _id("place", row["place_id"]),
            name=row["name"],
            full=dataset.place_names[row["place_id"]],
            alias=row["aliases"],
            country="" if pd.isna(row["country"]) else row["country"].lower(),
            remarks=[doubt, in_words(row["resolution"]) if not pd.isna(row["resolution"]) else ""],
            notes=row["note"],
            **{name: f"{degrees!r}" for name, degrees in point.items()},
        )


def _events(dataset: Dataset) -> Iterator[Entity]:
    """Write each account of an event."""
    told = readable_events(dataset).loc[dataset.events.index]
    for row, said in zip(dataset.events.to_dict("records"), told.to_dict("records"), strict=True):
        places = each(row["place_id"])
        yield _entity(
            "Event",
            f"event-{row['event_id']}-by-{row['source_id']}",
            name=row["title"],
            summary=row["summary"],
            **_dates(row, said["when"]),
            involved=[_id("person", one) for one in row["person_ids"]],
            location=said["place"] if places else "",
            addressEntity=[_id("place", one) for one in places],
            keywords=[said["kind"], *row["tags"]],
            recordId=row["event_id"],
            **_source(dataset, row, said),
        )


def _statements(dataset: Dataset) -> Iterator[Entity]:
    """Write each account of a statement."""
    told = readable_statements(dataset).loc[dataset.statements.index]
    for row, said in zip(
        dataset.statements.to_dict("records"), told.to_dict("records"), strict=True
    ):
        people = (*row["speaker_ids"], *row["about_ids"])
        quoted = "" if pd.isna(row["quote"]) else f"Quoted: “{row['quote']}”"
        source = _source(dataset, row, said)
        yield _entity(
            "Note",
            f"statement-{row['statement_id']}-by-{row['source_id']}",
            name=f"{said['who']}: {said['topic']}",
            description=row["text"],
            entity=[_id("person", one) for one in people],
            keywords=[said["topic"], *row["tags"]],
            **source
            | {"notes": [*_original(said), quoted, f"Said: {said['when']}", *source["notes"]]},
        )


def _original(said: dict[Any, Any]) -> list[str]:
    """Quote words as they were said, and say who has translated them."""
    words, language, by = (said.get(name) for name in ("original", "language", "translated"))
    original = f"As it was said, in {language}: “{words}”" if isinstance(words, str) else ""
    return [original, f"Translated by {by}" if isinstance(by, str) else ""]


def _dates(row: dict[Any, Any], when: str) -> dict[str, str]:
    """Give what FollowTheMoney can say of a date."""
    if _is_plain(row["date"]):
        return {"date": row["date"]}
    ends = {"startDate": row["earliest"], "endDate": row["latest"]}
    days = {name: day.date().isoformat() for name, day in ends.items() if not pd.isna(day)}
    return {name: day for name, day in days.items() if _is_plain(day)}


def _is_plain(date: Any) -> bool:
    """Tell a date that is a day, a month or a year, without a doubt."""
    return isinstance(date, str) and re.fullmatch(PLAIN_DATE, date) is not None


def _source(dataset: Dataset, row: dict[Any, Any], said: dict[Any, Any]) -> dict[str, Any]:
    """Give who says so, where, and what the curator noted."""
    told = [f"{said['source']}, {said['locator']}", f"How it is known: {said['given']}"]
    if isinstance(grade := said.get("confidence"), str):
        told.append(f"Confidence: {grade}")
    if "date" in row and not pd.isna(row["date"]):
        told.append(f"Date: {said['when']}")
    if isinstance(said.get("evidence"), str):
        told.append(f"Evidence: {said['evidence']}")
    return {
        "publisher": dataset.publishers.get(row["source_id"], ""),
        "sourceUrl": said["link"],
        "notes": [*told, row["note"]],
    }


def _id(table: str, one: str) -> str:
    """Give the id of an entity; ids of people and places may be alike."""
    return f"{table}-{one}"
