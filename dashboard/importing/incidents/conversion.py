"""Incidents, as another format tells them -> the rows of our tables.

Nothing is guessed, and nothing is left out without a word:

- Each source that a row names is a source, and what the row says is an account by each of them.
  Without one the file itself is the source.
- Rows that are alike in all but their sources are accounts of one event. Others that share an id
  become events of their own, and their notes say so. Of rows that are wholly alike one is kept,
  and where the others stand is told.
- A place is one name in one country, province and district with one point: two points under one
  name are two places. A point without a name is named by its coordinates.
- A date stands as it was given; `python -m dashboard check --fix` knows what else is a date.
- Columns of other names become a curator's own, and so does the id as the file spells it.

An id is a text as a slug. Where that text does not tell the thing from all others, a few letters
stand behind it that follow from the thing alone: the same file gives the same ids, and a longer
one keeps them, whatever comes in between. Only of names that differ in nothing but capitals,
spaces and hyphens, the first has none. Flat lists and TimelineJS have a number there instead, by
their order, as they always had.

Country codes are not guessed from names: `--country Ruritania=RU` gives them, and only then does
`check` compare points with borders.
"""

import re
import textwrap
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence

from dashboard.importing.incidents.incident import (
    MEANINGS,
    OF_PLACES,
    Incident,
    Origin,
    Party,
    digest,
)
from dashboard.importing.incidents.listed import Listed
from dashboard.model.cells.kinds import SHORT
from dashboard.model.lookups.distinct_names import numbered
from dashboard.model.schema import TABLES, Event

AREAS = ("country", "province", "district")
KINDS = {  # where the file has no word for it
    "events.kind": "Incident",
    "places.kind": "Point",
    "people.kind": "Party",
}
LONGEST_STEM = 100


class Conversion:
    """Incidents on their way into tables.

    Parameters
    ----------
    codes : mapping of str to str
        Codes of countries by the names that files have for them.
    """

    def __init__(self, codes: Mapping[str, str]) -> None:
        self.tables: dict[str, list[dict[str, str]]] = {table: [] for table in TABLES}
        self.left_out: list[str] = []
        self._codes = codes
        self._name, self._by_order = "", False
        self._called: Mapping[str, str] = {}
        self._ids: dict[str, dict[Hashable, str]] = defaultdict(dict)
        self._taken: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, name: str, listed: Listed) -> None:
        """Make events of all rows of a file, and whatever they need; what is there is not again."""
        self._name, self._called, self._by_order = name, listed.called, listed.by_order
        for party in listed.people:
            self._person(party)
        rows = {row["person_id"]: row for row in self.tables["people"]}
        for member, groups in listed.members.items():
            ids = [self._ids["people"][group] for group in dict.fromkeys(groups)]
            rows[self._ids["people"][member]]["member_of"] = ";".join(ids)
        for said in listed.places:
            self._place(dict.fromkeys(MEANINGS, "") | said)
        events: dict[Hashable, list[Incident]] = defaultdict(list)
        for incident in listed.rows:
            events[incident.event].append(incident)
        sharing = Counter(accounts[0].said["id"] for accounts in events.values())
        for accounts in events.values():
            self._event(accounts, sharing[accounts[0].said["id"]])

    def _event(self, rows: Sequence[Incident], sharing: int) -> None:
        """Make the accounts of one event; a source tells it once."""
        said, thing = rows[0].said, rows[0].event
        text = said["id"] if self._by_order else said["id"] or f"{said['title']} {said['date']}"
        event_id = self._id("events", thing, text.strip() or rows[0].at, alone=bool(said["id"]))
        told: dict[str, str] = {}
        for row in rows:
            sources = [self._source(one) for one in row.sources or (Origin(),)]
            if all(source in told for source in sources):
                self.left_out.append(f"{row.at}, which says the same as {told[sources[0]]}")
            event = self._account(event_id, row, sharing)
            for source in sources:
                if source not in told:
                    account = {"source_id": source}
                    account |= {} if row.sources else {"locator": self._locator(row)}
                    self.tables["events"].append(event | account | _renamed(row.own))
                    told[source] = row.at

    def _locator(self, row: Incident) -> str:
        """Say where in the file a row stands: by its id, as lines move when others come in."""
        called = "" if self._by_order else row.said["id"]
        return called[:SHORT] or row.at

    def _account(self, event_id: str, row: Incident, sharing: int) -> dict[str, str]:
        """Write what a row says, whoever says so."""
        said = row.said
        event = {
            "event_id": event_id,
            "kind": self._word("events.kind", said["kind"]),
            "person_ids": ";".join(dict.fromkeys(map(self._person, row.people))),
            "place_id": self._place(said),
            "date": said["date"],
            "title": said["title"] or textwrap.shorten(said["summary"], SHORT, placeholder=" …"),
            "summary": said["summary"] or said["title"],
        }
        notes = [said.get("note", "")]
        if said["id"] and sharing > 1:
            notes.append(f"{self._name} has {sharing} different rows under the id {said['id']}.")
        note = "\n".join(filter(None, notes))
        return event | ({"note": note} if note else {})

    def _source(self, origin: Origin) -> str:
        """Give the source at an address, or by a publisher; the file itself where there is none."""
        link, publisher, title, published = origin
        named = " ".join(filter(None, (publisher, published, title)))
        called = title or link or publisher or self._name
        cells = {"title": called[:SHORT], "publisher": (publisher or _channel(link))[:SHORT]}
        cells |= {"url": link, "kind": "other"} | ({"published": published} if published else {})
        thing: Hashable = link or (tuple(origin) if named else "")
        alone = not link and named in (publisher, "")
        return self._row("sources", thing, link or named or self._name, cells, alone=alone)

    def _person(self, party: Party) -> str:
        """Give somebody who was there, and make them."""
        kind = self._word("people.kind", party.kind, party.means)
        cells = {"name": party.name[:SHORT], "kind": kind} | dict(party.cells)
        return self._row("people", party.key, party.key, cells, alone=True)

    def _place(self, said: Mapping[str, str]) -> str:
        """Give the place of a row, and make it and what contains it; empty where none is given."""
        chain: tuple[str, ...] = ()
        within, country = "", said.get("code") or self._codes.get(said["country"], "")
        for area in AREAS:
            chain += (said[area],)
            if said[area]:
                kind = self._word("places.kind", self._called.get(area, area), "region")
                cells = {"name": said[area], "kind": kind, "within": within, "country": country}
                within = self._row("places", chain, said[area], cells, alone=not within)
        point = {name: said[name] for name in ("latitude", "longitude") if said[name]}
        if not (said["town"] or point):
            return within
        name = said["town"] or ", ".join(point.values())
        label = self._called.get("town", "town") if said["town"] else ""
        kind = self._word("places.kind", label)
        cells = {"name": name[:SHORT], "kind": kind, "within": within, "country": country} | point
        cells |= {"geocoder": self._name[:SHORT]} if point else {}
        of_point = {column: said[column] for column in OF_PLACES if said.get(column)}
        cells |= {column.removeprefix("place_"): text for column, text in of_point.items()}
        thing = (*chain, said["town"], *point.items(), *of_point.items())
        return self._row("places", thing, name, cells)

    def _word(self, column: str, label: str, means: str = "") -> str:
        """Give the word for a label, and list it."""
        label = label or KINDS[column]
        means = "" if label.casefold() == "country" else means
        cells = {"column": column, "label": label[:SHORT], "means": means}
        return self._row(column, label, label, cells, alone=True)

    def _row(
        self,
        what: str,
        thing: Hashable,
        text: str,
        cells: Mapping[str, str],
        *,
        alone: bool = False,
    ) -> str:
        """Give the id of a thing, be it of a table or a word of a column; write it once."""
        if thing in self._ids[what]:
            return self._ids[what][thing]
        own = self._id(what, thing, text, alone=alone)
        table = what if what in TABLES else "vocabulary"
        key = TABLES[table].primary_key[-1]
        self.tables[table].append({key: own} | dict(cells))
        return own

    def _id(self, what: str, thing: Hashable, text: str, *, alone: bool = False) -> str:
        """Make the id of a thing of its text, which alone may tell what it is, or not."""
        plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
        stem = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-") or "unnamed"
        if not self._by_order and what not in KINDS:
            whole = stem == text.casefold().replace(" ", "-") or not thing
            short = stem[:LONGEST_STEM].rstrip("-")
            stem = stem if alone and whole else f"{short}-{digest(thing)}"
        taken, own = self._taken[what], stem
        while own in taken:
            taken[stem] += 1
            own = f"{stem}-{taken[stem]}"
        taken[own] = 1
        self._ids[what][thing] = own
        return own


def _channel(link: str) -> str:
    """Give the address under which a link and others were published; empty where there is none."""
    address = link.partition("://")[2] or link
    host, *path = address.partition("?")[0].rstrip("/").split("/")
    return "/".join([host, *path[:-1]])[:SHORT]


def _renamed(own: Mapping[str, str]) -> dict[str, str]:
    """Name a list's other columns so that none is taken for a column of ours."""
    return dict(zip(numbered(own, Event.model_fields), own.values(), strict=True))
