"""An ACLED export -> an incident for each event; its precision codes as its codebook has them.

The codebook (ACLED, 2023) says of `time_precision`: 1 the day is known, 2 it is some day of a
week, 3 some day of a month. Of `geo_precision`: 1 a town that the source names; 2 near a town, or
a small part of a region, coded to a town that stands for it; 3 a larger region, coded to its
capital or a natural feature. It gives no distances, so no radius is written.
"""

from dashboard.importing.incidents.incident import MEANINGS, Incident, Origin, Party
from dashboard.importing.incidents.listed import Listed
from dashboard.importing.incidents.said import DAY, as_date, names_in
from dashboard.importing.tables.rows import Rows
from dashboard.model.slips.text_slips import says_nothing
from dashboard.model.vocabulary import GROUP

NEEDED = {"event_id_cnty", "event_date", "event_type", "notes"}
SAID = {
    "id": "event_id_cnty",
    "kind": "event_type",
    "summary": "notes",
    "latitude": "latitude",
    "longitude": "longitude",
    "country": "country",
    "province": "admin1",
    "district": "admin2",
    "town": "location",
}
ACTORS = ("actor1", "assoc_actor_1", "actor2", "assoc_actor_2")
READ = {*SAID.values(), "event_date", "source"} - {"event_id_cnty"}
WEEK, MONTH = "2", "3"
NEAR, REGION = "2", "3"
EXACTNESS = {  # resolution, and what the codebook says
    NEAR: ("described", "near this town, or in a part of a region that it stands for"),
    REGION: ("area", "somewhere in a region, coded to its capital or to a natural feature"),
}


def is_acled(table: Rows) -> bool:
    """Tell an export of ACLED by its columns."""
    return table.names.keys() >= NEEDED


def incidents_of_acled(table: Rows) -> Listed:
    """Read an export of ACLED.

    Each outlet under `source` is a source; ACLED has one text for all of them. Actors are
    people here, of the kind Actor, which means a group; what else ACLED says of them stays in
    its columns, as the curator's own, and so do the codes.
    """
    lower = table.names
    listed = Listed("an ACLED export", called=SAID)
    for line, row in table.rows:
        cells = {name: row[column].strip() for name, column in lower.items()}
        said = {meaning: cells.get(SAID.get(meaning, ""), "") for meaning in MEANINGS}
        said["date"] = _date(cells["event_date"], cells.get("time_precision", ""))
        if not said["summary"]:
            said["title"] = ": ".join(
                filter(None, (cells.get("sub_event_type") or said["kind"], said["town"]))
            )
        resolution, meant = EXACTNESS.get(cells.get("geo_precision", ""), ("", ""))
        if resolution and said["latitude"]:
            said |= {"resolution": resolution}
            said["place_note"] = f"geo_precision {cells['geo_precision']} in ACLED: {meant}"
        outlets = names_in(cells.get("source", ""))
        named = [name for column in ACTORS for name in names_in(cells.get(column, ""))]
        actors = [name for name in dict.fromkeys(named) if not says_nothing(name)]
        own = {lower[name]: cell for name, cell in cells.items() if cell and name not in READ}
        listed.rows.append(
            Incident(
                f"line {line}",
                said,
                tuple(Origin(publisher=outlet) for outlet in outlets),
                own,
                tuple(Party(name, name, "Actor", GROUP) for name in actors),
            )
        )
    return listed


def _date(cell: str, precision: str) -> str:
    """Write a date as exactly as the code says it is known.

    Some day of a week stays the day that ACLED gives, marked as approximate: which days the
    week has is not said.
    """
    day = as_date(cell)
    if not DAY.fullmatch(day):
        return day
    return {WEEK: f"{day}~", MONTH: day[: len("2014-07")]}.get(precision, day)
