"""Make a dataset of a flat list of incidents: `python -m tools.convert_incidents IN.csv FOLDER`.

The list has one row per incident, UTF-8, comma-separated; `NAMES` in `tools/incident_list.py` says
by which names its columns are known, whatever their case. Nothing is guessed, and nothing is left
out without a word:

- Each address under `link` is a source, and what the row says is an account by each of them.
  Its publisher is the address but for its last part, as far as a channel has it: whatever is
  published there belongs together. Without an address the list itself is the source. What stands
  there beside addresses is kept as it is.
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

import csv
import json
import re
import textwrap
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path

import click
from tools.incident_list import Incident, incidents

from dashboard.describe import describe
from dashboard.model.cells import SHORT
from dashboard.model.columns import columns
from dashboard.model.files import PACKAGE
from dashboard.model.lookups.distinct_names import numbered
from dashboard.model.problems import DataError
from dashboard.model.reading.encoding import decode
from dashboard.model.schema import TABLES, Event
from dashboard.new import make_empty

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


def write(folder: Path, tables: Mapping[str, Sequence[Mapping[str, str]]], title: str) -> None:
    """Write a dataset into a folder that is empty or not there yet.

    Raises
    ------
    FileExistsError
        If there is anything in it, or it is no folder.
    OSError
        If it cannot be written.
    """
    make_empty(folder)
    for table, rows in tables.items():
        header = [column.name for column in columns(TABLES[table])]
        header = [*dict.fromkeys([*header, *(name for row in rows for name in row)])]
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, header, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    (folder / PACKAGE).write_text(json.dumps({"title": title}), "utf-8")
    describe(folder)


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--country", metavar="NAME=CODE", multiple=True, help="Code of a country.")
def main(file: Path, folder: Path, country: tuple[str, ...]) -> None:
    """Make a dataset in FOLDER, which must be empty or not there yet, of the list in FILE."""
    codes = dict(one.rpartition("=")[::2] for one in country)
    try:
        rows, called = incidents(decode(file.name, file.read_bytes()))
        conversion = Conversion(file.name, called, codes)
        conversion.add(rows)
        write(folder, conversion.tables, file.stem)
    except (OSError, ValueError, csv.Error, DataError) as error:
        raise click.ClickException(str(error)) from error
    accounts = conversion.tables["events"]
    events = len({account["event_id"] for account in accounts})
    made = {table: len(conversion.tables[table]) for table in ("sources", "places")}
    click.echo(
        f"{len(rows):,} rows of {file.name}: {events:,} events in {len(accounts):,} accounts by "
        f"{made['sources']:,} sources, at {made['places']:,} places."
    )
    for row in conversion.left_out:
        click.echo(f"Left out: {row}.")


if __name__ == "__main__":
    main(prog_name="python -m tools.convert_incidents")
