"""FollowTheMoney, an entity to a line -> incidents, with who was involved, and where.

Aleph, OpenAleph and OpenSanctions write it, and so does `export`. An entity may stand there in
fragments, each with a part of its properties; entities may stand inside the properties of others.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from dashboard.importing.incidents.incident import MEANINGS, Incident, Origin, Party
from dashboard.importing.incidents.json_text import as_text
from dashboard.importing.incidents.listed import Listed
from dashboard.importing.incidents.said import as_date, from_to
from dashboard.model.cells.kinds import web_address
from dashboard.model.lookups.distinct_names import numbered
from dashboard.model.schema.named import Person
from dashboard.model.vocabulary import GROUP, PERSON

PEOPLE = {  # schema, and what it means here
    "Person": PERSON,
    "Organization": GROUP,
    "Company": GROUP,
    "PublicBody": GROUP,
    "LegalEntity": "",
}
EVENTS, ADDRESS, MEMBERSHIP = {"Event", "Trip"}, "Address", "Membership"
NAMED = ("name", "alias", "weakAlias", "previousName")
DATES = ("date", "startDate", "endDate")
INVOLVED = ("involved", "organizer")
READ_OF_EVENTS = {
    *("name", "summary", "description", *DATES, *INVOLVED, "location", "addressEntity"),
    *("publisher", "sourceUrl", "notes"),
}
OWN_EXPORT = "event-{}-by-"
CODE = re.compile(r"[a-z]{2}", re.IGNORECASE)
Properties = dict[str, list[str]]


class _Entities:
    """The entities of a file, whole, by id and in their order."""

    def __init__(self) -> None:
        self.schemas: dict[str, str] = {}
        self.properties: dict[str, Properties] = {}
        self.fragments = 0

    def add(self, entity: Mapping[str, Any]) -> str:
        """Add an entity, or more of one that is there; those inside it are added as well."""
        called = as_text(entity.get("id"))
        if called in self.schemas:
            self.fragments += 1
        self.schemas.setdefault(called, as_text(entity.get("schema")))
        known = self.properties.setdefault(called, {})
        given = entity.get("properties")
        for name, values in (given if isinstance(given, dict) else {}).items():
            for value in values if isinstance(values, list) else [values]:
                text = self.add(value) if isinstance(value, dict) else as_text(value)
                if text and text not in known.setdefault(str(name), []):
                    known[str(name)].append(text)
        return called


def is_entity(read: Any) -> bool:
    """Tell an entity of FollowTheMoney."""
    return isinstance(read, dict) and {"id", "schema", "properties"} <= read.keys()


def incidents_of_entities(read: Iterable[Any]) -> Listed:
    """Read entities.

    An event has whoever is `involved` or `organizer` in it, the place of its `addressEntity` or
    its `location`, and its sources by `sourceUrl` and `publisher`. Several dates are one of
    them. Memberships say who belongs to which group. Entities of other schemata have no table
    here, and are told.
    """
    listed = Listed("FollowTheMoney entities", noun="entities")
    entities = _Entities()
    for number, one in enumerate(read, 1):
        if is_entity(one):
            entities.add(one)
        else:
            listed.left_out.append(f"line {number}, which is no entity")
    if entities.fragments:
        told = f"{entities.fragments:,} times an entity stands there again: one is made of them"
        listed.remarks.append(told)
    people = {
        called: _party(called, schema, entities.properties[called])
        for called, schema in entities.schemas.items()
        if schema in PEOPLE
    }
    listed.people = [*people.values()]
    missing: Counter[str] = Counter()
    for called, schema in entities.schemas.items():
        properties = entities.properties[called]
        if schema in EVENTS:
            listed.rows.append(_incident(called, schema, entities, people, missing))
        elif schema == ADDRESS:
            listed.places.append(_place(properties))
        elif schema == MEMBERSHIP and (ends := _ends(properties, people)):
            listed.members.setdefault(ends[0], []).append(ends[1])
            listed.others += 1
        elif schema not in PEOPLE:
            listed.left_out.append(f"{called[:60]}, a {schema[:40]}: no table here is for those")
    listed.others += len(people) + len(listed.places)
    if missing:
        told = f"{len(missing):,} that events refer to and that are no people of this file"
        listed.remarks.append(f"{told}: their ids stand in columns of your own")
    return listed


def _incident(
    called: str,
    schema: str,
    entities: _Entities,
    people: Mapping[str, Party],
    missing: Counter[str],
) -> Incident:
    """Read an event."""
    properties = entities.properties[called]
    said = dict.fromkeys(MEANINGS, "") | {"id": called, "date": _date(properties)}
    said |= {"title": _first(properties, "name"), "note": _all(properties, "notes")}
    said["summary"] = "\n".join(properties.get("summary", []) + properties.get("description", []))
    own = {name: _all(properties, name) for name in properties if name not in READ_OF_EVENTS}
    keywords = properties.get("keywords", [])
    said["kind"] = keywords[0] if len(keywords) == 1 else schema
    if len(keywords) == 1:
        own.pop("keywords")
    record = _first(properties, "recordId")
    shared = record if record and called.startswith(OWN_EXPORT.format(record)) else ""
    if shared:
        said["id"] = shared
        own.pop("recordId")
    addresses = [one for one in properties.get("addressEntity", []) if _is(entities, one)]
    if addresses:
        said |= _place(entities.properties[addresses[0]])
    else:
        said |= {"town": _first(properties, "location"), **_code(properties)}
    own |= _beside(properties, addresses)
    if not (said["title"] or said["summary"]):
        said["title"] = called
    there = [one for name in INVOLVED for one in properties.get(name, [])]
    unknown = [one for one in dict.fromkeys(there) if one not in people]
    if unknown:
        missing.update(unknown)
        own["involved"] = "; ".join(unknown)
    parties = tuple(people[one] for one in dict.fromkeys(there) if one in people)
    return Incident(f"entity {called[:60]}", said, _sources(properties), own, parties, shared)


def _beside(properties: Properties, addresses: list[str]) -> dict[str, str]:
    """Give what of an event is read in part, or may be said otherwise by another."""
    dated = bool(properties.get("date"))
    taken = {"name": 1, "location": not addresses, "startDate": not dated, "endDate": not dated}
    rest = {name: properties.get(name, [])[number:] for name, number in taken.items()}
    others = properties.get("addressEntity", [])
    rest |= {"addressEntity": [one for one in others if one not in addresses[:1]]}
    rest |= {"publisher": properties.get("publisher", [])}
    rest |= {"sourceUrl": [one for one in properties.get("sourceUrl", []) if not web_address(one)]}
    return {name: "; ".join(texts) for name, texts in rest.items() if texts}


def _party(called: str, schema: str, properties: Properties) -> Party:
    """Read somebody."""
    names = [*dict.fromkeys(name for one in NAMED for name in properties.get(one, []))]
    cells = {"aliases": ";".join(name.replace(";", ",") for name in names[1:])}
    country = _first(properties, "nationality") or _first(properties, "country")
    cells["nationality"] = country.upper() if CODE.fullmatch(country) else ""
    cells["born"] = as_date(_first(properties, "birthDate"))
    role = "position" if properties.get("position") else "description"
    cells |= {"role": _all(properties, role), "note": _all(properties, "notes")}
    read = {*NAMED, "birthDate", role, "notes"}
    read |= {name for name in ("nationality", "country") if len(properties.get(name, [])) < 2}
    if properties.get("nationality") and properties.get("country") != properties["nationality"]:
        read.discard("country")
    if country and not cells["nationality"]:
        read -= {"nationality", "country"}
    read -= {"birthDate"} if len(properties.get("birthDate", [])) > 1 else set()
    own = {name: _all(properties, name) for name in properties if name not in read}
    own = dict(zip(numbered(own, Person.model_fields), own.values(), strict=True))
    filled = tuple((name, text) for name, text in (cells | own).items() if text)
    return Party(called, names[0] if names else called, schema, PEOPLE[schema], filled)


def _place(properties: Properties) -> dict[str, str]:
    """Read an address."""
    name = _first(properties, "full") or _first(properties, "name")
    parts = [_all(properties, one) for one in ("street", "city", "region", "postalCode")]
    read = {"full", "name", "latitude", "longitude", "country"}
    read |= set() if name else {"street", "city", "region", "postalCode"}
    left = [one for one, texts in properties.items() if one not in read or len(texts) > 1]
    rest = {one: _all(properties, one) for one in left}
    return {
        "town": name or ", ".join(filter(None, parts)),
        "latitude": _first(properties, "latitude"),
        "longitude": _first(properties, "longitude"),
        "place_note": "\n".join(f"{one}: {text}" for one, text in rest.items()),
        **_code(properties),
    }


def _ends(properties: Properties, people: Mapping[str, Party]) -> tuple[str, str] | None:
    """Give who belongs to which group, where both are known."""
    member, group = _first(properties, "member"), _first(properties, "organization")
    return (member, group) if member in people and group in people else None


def _sources(properties: Properties) -> tuple[Origin, ...]:
    """Give who says so: addresses, with the publisher if there is one, or publishers alone."""
    links = [one for one in properties.get("sourceUrl", []) if web_address(one)]
    publishers = properties.get("publisher", [])
    if not links:
        return tuple(Origin(publisher=one) for one in publishers)
    publisher = publishers[0] if len(publishers) == 1 else ""
    return tuple(Origin(url=link, publisher=publisher) for link in links)


def _date(properties: Properties) -> str:
    """Write the date of an event; of several it is one."""
    days = [*dict.fromkeys(map(as_date, properties.get("date", [])))]
    if days:
        return f"[{','.join(sorted(days))}]" if days[1:] else days[0]
    start, end = (as_date(_first(properties, name)) for name in DATES[1:])
    return from_to(start, end, lasted=True)


def _code(properties: Properties) -> dict[str, str]:
    """Give the code of a country, where it is one and of two letters."""
    codes = [one for one in properties.get("country", []) if CODE.fullmatch(one)]
    return {"code": codes[0].upper()} if len(codes) == 1 else {}


def _is(entities: _Entities, called: str) -> bool:
    """Tell an address of the file."""
    return entities.schemas.get(called) == ADDRESS


def _first(properties: Properties, name: str) -> str:
    """Give the first value of a property."""
    return next(iter(properties.get(name, [])), "")


def _all(properties: Properties, name: str) -> str:
    """Give all values of a property."""
    return "; ".join(properties.get(name, []))
