"""A flat list of incidents -> the rows of our tables.

The list has one row per incident, UTF-8, comma-separated; `NAMES` in `incident_list.py` says by
which names its columns are known, whatever their case. Nothing is guessed, and nothing is left
out without a word:

- Each address under `link` is a source, and what the row says is an account by each of them.
  Without one the list itself is the source. What stands there beside addresses is kept as it is.
- Rows that are alike in all but the addresses are accounts of one event. Others that share an id
  become events of their own, and their notes say so. Of rows that are wholly alike one is kept,
  and the lines of the others are told.
- A place is one name in one country, province and district with one point: two points under one
  name are two places. A point without a name is named by its coordinates.
- A date stands as it was given; `python -m dashboard check --fix` knows what else is a date.
- Columns of other names become a curator's own, and so does the id as the list spells it.

Country codes are not guessed from names: `--country Ruritania=RU` gives them, and only then does
`check` compare points with borders.
"""

import re
import textwrap
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence

from dashboard.importing.tables.incident_list import Incident
from dashboard.model.cells.kinds import SHORT
from dashboard.model.lookups.distinct_names import numbered
from dashboard.model.schema import TABLES, Event

AREAS = ("country", "province", "district")
KINDS = {"events.kind": "Incident", "places.kind": "Point"}  # where the list has no word for it


class Conversion:
    """A list of incidents on its way into tables.

    Parameters
    ----------
    name : str
        Of the list.
    called : mapping of str to str
        By meaning, as in `NAMES`, what the list calls its column.
    codes : mapping of str to str
        Codes of countries by the names that the list has for them.
    """

    def __init__(self, name: str, called: Mapping[str, str], codes: Mapping[str, str]) -> None:
        self.tables: dict[str, list[dict[str, str]]] = {table: [] for table in TABLES}
        self.left_out: list[str] = []
        self._name, self._called, self._codes = name, called, codes
        self._ids: dict[str, dict[Hashable, str]] = defaultdict(dict)
        self._taken: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, rows: Sequence[Incident]) -> None:
        """Make events of all rows of the list, and whatever they need."""
        events: dict[Hashable, list[Incident]] = defaultdict(list)
        for incident in rows:
            events[incident.event].append(incident)
        sharing = Counter(accounts[0].said["id"] for accounts in events.values())
        for accounts in events.values():
            self._event(accounts, sharing[accounts[0].said["id"]])

    def _event(self, rows: Sequence[Incident], sharing: int) -> None:
        """Make the accounts of one event; a source tells it once."""
        said = rows[0].said
        event = {
            "event_id": self._id("events", rows[0].event, said["id"] or f"line {rows[0].line}"),
            "kind": self._word("events.kind", said["kind"]),
            "place_id": self._place(said),
            "date": said["date"],
            "title": said["title"] or textwrap.shorten(said["summary"], SHORT, placeholder=" …"),
            "summary": said["summary"] or said["title"],
        }
        if said["id"] and sharing > 1:
            event["note"] = f"{self._name} has {sharing} different rows under the id {said['id']}."
        told: dict[str, int] = {}
        for line, _, links, own in rows:
            sources = [self._source(link) for link in links or ("",)]
            if all(source in told for source in sources):
                self.left_out.append(f"line {line}, which says the same as line {told[sources[0]]}")
            for source in sources:
                if source not in told:
                    account = {"source_id": source} | ({} if links else {"locator": f"line {line}"})
                    self.tables["events"].append(event | account | _renamed(own))
                    told[source] = line

    def _source(self, link: str) -> str:
        """Give the source at an address; the list itself where there is none."""
        title = link[:SHORT] or self._name
        cells = {"title": title, "publisher": _channel(link), "url": link, "kind": "other"}
        return self._row("sources", link, title, cells)

    def _place(self, said: Mapping[str, str]) -> str:
        """Give the place of a row, and make it and what contains it; empty where none is given."""
        chain: tuple[str, ...] = ()
        within, country = "", self._codes.get(said["country"], "")
        for area in AREAS:
            chain += (said[area],)
            if said[area]:
                kind = self._word("places.kind", self._called[area], "region")
                cells = {"name": said[area], "kind": kind, "within": within, "country": country}
                within = self._row("places", chain, said[area], cells)
        point = {name: said[name] for name in ("latitude", "longitude") if said[name]}
        if not (said["town"] or point):
            return within
        name = said["town"] or ", ".join(point.values())
        kind = self._word("places.kind", self._called["town"] if said["town"] else "")
        cells = {"name": name, "kind": kind, "within": within, "country": country} | point
        cells |= {"geocoder": self._name} if point else {}
        return self._row("places", (*chain, said["town"], *point.items()), name, cells)

    def _word(self, column: str, label: str, means: str = "") -> str:
        """Give the word for a label, and list it."""
        label = label or KINDS[column]
        means = "" if label.casefold() == "country" else means
        return self._row(column, label, label, {"column": column, "label": label, "means": means})

    def _row(self, what: str, thing: Hashable, text: str, cells: Mapping[str, str]) -> str:
        """Give the id of a thing, be it of a table or a word of a column; write it once."""
        if thing in self._ids[what]:
            return self._ids[what][thing]
        own = self._id(what, thing, text)
        table = what if what in TABLES else "vocabulary"
        key = TABLES[table].primary_key[-1]
        self.tables[table].append({key: own} | dict(cells))
        return own

    def _id(self, what: str, thing: Hashable, text: str) -> str:
        """Make the id of a thing: its text as a slug, with a number where one is taken."""
        plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
        stem = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-") or "unnamed"
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
