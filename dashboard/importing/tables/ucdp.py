"""A UCDP GED export -> an incident for each event; its precision codes as its codebook has them.

The codebook says of `where_prec`: 1 the place itself; 2 at most some 25 km around it; 3 the
district, 4 the province, whose middle the point is; 5 a stretch or a part of an area, of which the
point is one; 6 the country; 7 waters or air outside of any. `date_start` and `date_end` are the
first and the last day on which it may have been; `date_prec` 1 is a day that is known, and 2 to 5
are ranges of days, a week, a month, a year. `event_clarity` 2 is a sum of several events.
"""

import csv
import re

from dashboard.importing.incidents.incident import MEANINGS, Incident, Origin, Party
from dashboard.importing.incidents.listed import Listed
from dashboard.importing.incidents.said import as_date, from_to, names_in
from dashboard.importing.tables.rows import Rows
from dashboard.model.vocabulary import GROUP

NEEDED = {"type_of_violence", "side_a", "side_b", "where_prec", "date_start"}
SAID = {
    "id": "id",
    "title": "dyad_name",
    "latitude": "latitude",
    "longitude": "longitude",
    "country": "country",
    "province": "adm_1",
    "district": "adm_2",
    "town": "where_coordinates",
}
VIOLENCE = {"1": "State-based conflict", "2": "Non-state conflict", "3": "One-sided violence"}
SIDES = ("side_a", "side_b")
READ = {*SAID.values(), "date_start", "date_end", "where_description"} - {"id", "dyad_name"}
KNOWN, SUM = "1", "2"
EXACTNESS = {  # resolution, radius in km, what the codebook says
    "2": ("described", "25", "at most some 25 km around this point"),
    "3": ("area", "", "somewhere in this district; the point is its middle"),
    "4": ("area", "", "somewhere in this province; the point is its middle"),
    "5": ("area", "", "along a line or in a part of an area, of which this is a point"),
    "6": ("area", "", "somewhere in the country; the point is its middle"),
    "7": ("area", "", "in waters or airspace outside of any country"),
}
RECORDS = re.compile(r'"\s*;\s*"')


def is_ucdp(table: Rows) -> bool:
    """Tell an export of UCDP GED by its columns."""
    return table.names.keys() >= NEEDED


def incidents_of_ucdp(table: Rows) -> Listed:
    """Read an export of UCDP GED.

    Each record under `source_article` (outlet, day, headline) is a source, and where there is
    none those under `source_original`. Both sides are people here, of the kind Side, which
    means a group. Numbers of deaths and all codes stay in columns of the curator's own.
    """
    lower = table.names
    listed = Listed("a UCDP GED export", called=SAID)
    for line, row in table.rows:
        cells = {name: row[column].strip() for name, column in lower.items()}
        said = {meaning: cells.get(SAID.get(meaning, ""), "") for meaning in MEANINGS}
        said["kind"] = VIOLENCE.get(cells["type_of_violence"], cells["type_of_violence"])
        said["title"] = said["title"] or " - ".join(filter(None, map(cells.get, SIDES)))
        said["summary"] = cells.get("where_description", "")
        said["date"] = _date(cells)
        resolution, radius, meant = EXACTNESS.get(cells["where_prec"], ("", "", ""))
        if resolution and said["latitude"]:
            said |= {"resolution": resolution, "radius_km": radius}
            said["place_note"] = f"where_prec {cells['where_prec']} in UCDP GED: {meant}"
        sides = [name for side in SIDES for name in names_in(cells[side])]
        origins, used = _sources(cells)
        listed.rows.append(
            Incident(
                f"line {line}",
                said,
                origins,
                {
                    lower[name]: cell
                    for name, cell in cells.items()
                    if cell and name not in READ | used
                },
                tuple(Party(name, name, "Side", GROUP) for name in dict.fromkeys(sides)),
            )
        )
    return listed


def _date(cells: dict[str, str]) -> str:
    """Write the days between which it was; one that is not known for certain is approximate."""
    start, end = as_date(cells["date_start"]), as_date(cells.get("date_end", ""))
    if start == (end or start):
        known = not start or cells.get("date_prec", KNOWN) in (KNOWN, "")
        return start if known else f"{start}~"
    return from_to(start, end, lasted=cells.get("event_clarity") == SUM)


def _sources(cells: dict[str, str]) -> tuple[tuple[Origin, ...], set[str]]:
    """Give the sources of an event, and the columns that say nothing else."""
    records = RECORDS.split(cells.get("source_article", "").strip().strip('"'))
    parts = [next(csv.reader([" ".join(one.split())]), []) for one in records if one.strip()]
    if parts and all(len(part) >= 3 for part in parts):
        found = [
            Origin("", outlet.strip(), ",".join(headline).strip(), as_date(day))
            for outlet, day, *headline in parts
        ]
        return tuple(dict.fromkeys(found)), {"source_article"}
    named = names_in(cells.get("source_original", ""))
    return tuple(Origin(publisher=name) for name in named), set()
