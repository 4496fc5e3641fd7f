"""A flat list of incidents as it stands in a CSV file: one row each, and what its columns mean."""

import re

from dashboard.importing.incidents.incident import MEANINGS, Incident, Origin
from dashboard.importing.incidents.listed import Listed
from dashboard.importing.tables.rows import Rows

NAMES = {  # what a column holds, and what lists call it
    "id": ("entry", "id", "event_id"),
    "date": ("date",),
    "kind": ("event_group", "kind"),
    "title": ("title",),
    "summary": ("brief description", "description", "summary"),
    "latitude": ("lat", "latitude"),
    "longitude": ("lon", "longitude"),
    "country": ("country",),
    "province": ("province",),
    "district": ("district",),
    "town": ("town/city", "place"),
    "link": ("link", "url"),
}
PART = re.compile(r"\s+|[,;]+(?=https?://)")
ADDRESS = re.compile(r"(https?://|([\w-]+\.)+[a-z]{2,}/)\S+")


def is_list(table: Rows) -> bool:
    """Tell a list by its columns: what happened, and when."""
    header = table.names.keys()
    return "date" in header and not header.isdisjoint([*NAMES["title"], *NAMES["summary"]])


def incidents(table: Rows) -> Listed:
    """Read a list: one incident per row with any text, in their order."""
    lower = table.names
    called = {
        meaning: next(lower[name] for name in names if name in lower)
        for meaning, names in NAMES.items()
        if not lower.keys().isdisjoint(names)
    }
    kept = [
        name for name in table.header if name not in called.values() or name == called.get("id")
    ]
    listed = Listed("a list of incidents", called=called, by_order=True)
    for line, cells in table.rows:
        said = {meaning: cells.get(called.get(meaning, ""), "").strip() for meaning in MEANINGS}
        links, beside = addresses(cells.get(called.get("link", ""), ""))
        own = {name: cells[name] for name in kept} | ({called["link"]: beside} if beside else {})
        listed.rows.append(Incident(f"line {line}", said, links, own))
    return listed


def addresses(cell: str) -> tuple[tuple[Origin, ...], str]:
    """Take the web addresses out of a cell; give them, and what stands beside them."""
    parts = PART.split(cell.strip())
    found = dict.fromkeys(part.rstrip(",;") for part in parts if ADDRESS.fullmatch(part))
    beside = " ".join(part for part in parts if not ADDRESS.fullmatch(part))
    return tuple(Origin(url=link) for link in found), beside
