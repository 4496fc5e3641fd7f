"""A flat list of incidents as it stands in a CSV file: one row each, and what its columns mean."""

import csv
import io
import re
from collections.abc import Hashable
from typing import NamedTuple

from dashboard.model.lookups.distinct_names import numbered

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


class Incident(NamedTuple):
    """One row of a list: where it begins, what it says, and all that has no column of ours."""

    line: int
    said: dict[str, str]
    links: tuple[str, ...]
    own: dict[str, str]

    @property
    def event(self) -> Hashable:
        """What it has in common with other accounts of the same event."""
        alone = () if self.said["id"] else self.links
        return (*self.said.values(), *self.own.values(), alone)


def incidents(text: str) -> tuple[list[Incident], dict[str, str]]:
    """Read a list.

    Parameters
    ----------
    text : str
        Of the CSV file.

    Returns
    -------
    list of Incident
        One per row with any text, in their order.
    dict of str to str
        By meaning, as in `NAMES`, what the list calls the column, where it has one.

    Raises
    ------
    ValueError
        If it is no table, or says neither title nor description of anything.
    """
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    header = numbered(name.strip() for name in next(lines, []))
    lower = {name.casefold(): name for name in reversed(header)}
    called = {
        meaning: next(lower[name] for name in names if name in lower)
        for meaning, names in NAMES.items()
        if not lower.keys().isdisjoint(names)
    }
    if called.keys().isdisjoint({"title", "summary"}):
        raise ValueError(f"no column of the list is called {' or '.join(NAMES['title'])}")
    kept = [name for name in header if name not in called.values() or name == called.get("id")]
    found, line = [], lines.line_num + 1
    for row in lines:
        if any(map(str.strip, row)):
            if len(row) != len(header):
                raise ValueError(f"line {line} has {len(row)} cells, the header {len(header)}")
            cells = dict(zip(header, row, strict=True))
            said = {meaning: cells.get(called.get(meaning, ""), "").strip() for meaning in NAMES}
            parts = PART.split(said.pop("link"))
            links = dict.fromkeys(p.rstrip(",;") for p in parts if ADDRESS.fullmatch(p))
            beside = " ".join(part for part in parts if not ADDRESS.fullmatch(part))
            own = {name: cells[name] for name in kept} | (
                {called["link"]: beside} if beside else {}
            )
            found.append(Incident(line, said, tuple(links), own))
        line = lines.line_num + 1
    return found, called
