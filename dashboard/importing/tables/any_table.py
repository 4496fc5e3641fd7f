"""Somebody's table, and what its columns mean -> incidents."""

import re
from collections.abc import Mapping

from dashboard.importing.incidents.incident import MEANINGS, Incident, Origin, Party
from dashboard.importing.incidents.listed import Listed
from dashboard.importing.incidents.said import (
    DAY,
    NUMBERS,
    as_date,
    from_to,
    names_in,
    numbered_day,
)
from dashboard.importing.tables.incident_list import addresses
from dashboard.importing.tables.mapping import Meaning
from dashboard.importing.tables.rows import Rows
from dashboard.model.vocabulary import GROUP

CLOCK = re.compile(r"(\d\d?)[:.](\d\d)(?:[:.](\d\d))?")
POINT = re.compile(r"\(?\s*([+-]?\d+(?:\.\d+)?)\s*°?[\s,;/]\s*([+-]?\d+(?:\.\d+)?)\s*°?\s*\)?")
DECIMAL_COMMA = re.compile(r"-?\d+,\d+")
PLAIN = {"kind", "title", "summary", "note"}
AREAS = ("country", "province", "district")


def incidents_of_table(table: Rows, meaning: Meaning) -> Listed:
    """Read a table as somebody says what its columns mean.

    A cell that cannot be what its column should hold stays as it stands, for `check` to tell
    of; a time without a day, and what stands beside addresses, stay in columns of one's own.

    Raises
    ------
    ValueError
        If a column is not there, or nothing says what happened.
    """
    columns = {
        what: tuple(_column(table, name) for name in names)
        for what, names in meaning.columns.items()
    }
    if columns.keys().isdisjoint({"title", "summary"}):
        raise ValueError(
            "no column of the list is called title or description, and none is said to be: "
            "write into a mapping which one says what happened"
        )
    called = {what: names[0] for what, names in columns.items()}
    listed = Listed("a table", called={**called, "town": called.get("place", "place")})
    listed.remarks += table.remarks
    for line, cells in table.rows:
        listed.rows.append(_incident(line, cells, columns, meaning))
    return listed


def _incident(
    line: int, cells: Mapping[str, str], columns: Mapping[str, tuple[str, ...]], meaning: Meaning
) -> Incident:
    """Read a row."""

    def asked(what: str, between: str = "\n") -> str:
        return between.join(filter(None, (cells[name].strip() for name in columns.get(what, ()))))

    used = {name for names in columns.values() for name in names}
    said = dict.fromkeys(MEANINGS, "")
    said |= {name: asked(name) for name in (*PLAIN, *AREAS, "id")}
    said |= {"town": asked("place"), "radius_km": _number(asked("radius_km"))}
    said |= {name: _number(asked(name)) for name in ("latitude", "longitude")}
    if (point := asked("point")) and not said["latitude"]:
        found = POINT.fullmatch(point)
        if found:
            said |= {"latitude": found[1], "longitude": found[2]}
        else:
            used -= {*columns["point"]}
    date = _date(asked("date"), meaning.day_first)
    if time := asked("time"):
        date, read = _timed(date, time)
        used -= set() if read else {*columns["time"]}
    said["date"] = from_to(date, _date(asked("until"), meaning.day_first), lasted=True)
    if not (said["title"] or said["summary"]):
        said["title"] = said["kind"] or said["town"] or said["id"] or f"line {line}"
    links, beside = addresses(asked("link", " "))
    names = names_in(asked("source", ";"), meaning.separators["source"])
    origins = links or tuple(Origin(publisher=name) for name in names)
    if links and names:  # which address is whose is known of one alone, and rows may differ in it
        publisher = names[0] if len(links) == len(names) == 1 else ""
        origins = tuple(link._replace(publisher=publisher) for link in links)
        used -= {*columns["source"]}
    own = {name: cell for name, cell in cells.items() if name not in used and cell.strip()}
    own |= {columns["link"][0]: beside} if beside else {}
    own |= {columns["id"][0]: said["id"]} if said["id"] else {}
    people = [
        Party(name, name, *kind)
        for what, kind in (("people", ("Person",)), ("groups", ("Group", GROUP)))
        for name in names_in(asked(what, ";"), meaning.separators.get(what, ";"))
    ]
    known = {one.key: one for one in reversed(people)}
    return Incident(f"line {line}", said, origins, own, tuple(known[key] for key in known)[::-1])


def _column(table: Rows, name: str) -> str:
    """Find a column, however its name is written."""
    if name in table.header:
        return name
    if found := table.names.get(name.casefold()):
        return found
    raise ValueError(f"The table has no column {name}; it has {', '.join(table.header)}.")


def _date(cell: str, day_first: bool | None) -> str:
    """Write a date, in whichever order somebody has said that days and months stand."""
    day, _, time = cell.partition(" ")
    if day_first is None or not NUMBERS.fullmatch(day):
        return as_date(cell)
    return as_date(f"{numbered_day(day, day_first)} {time}".strip())


def _number(cell: str) -> str:
    """Write a number with a point."""
    return cell.replace(",", ".") if DECIMAL_COMMA.fullmatch(cell) else cell


def _timed(date: str, time: str) -> tuple[str, bool]:
    """Write a time behind a day, and tell whether it could be read."""
    found = CLOCK.fullmatch(time)
    if not found or not DAY.fullmatch(date) or int(found[1]) > 23 or int(found[2]) > 59:
        return date, False
    second = f":{found[3]}" if (found[3] or "").strip("0") else ""
    return f"{date}T{found[1].zfill(2)}:{found[2]}{second}", True
