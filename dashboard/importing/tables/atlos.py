"""An Atlos export -> an incident for each row; `source_1`, `source_2`, ... are its sources."""

import re

from dashboard.importing.incidents.incident import MEANINGS, Incident, Origin
from dashboard.importing.incidents.listed import Listed
from dashboard.importing.incidents.said import as_date
from dashboard.importing.tables.rows import Rows
from dashboard.model.cells.kinds import web_address

NEEDED = {"slug", "inserted_at", "description", "latitude"}
READ = {"description", "date", "type", "latitude", "longitude"}
SOURCE = re.compile(r"source_\d+")
FORMULA = re.compile(r"'[=+\-@\t\r]")


def is_atlos(table: Rows) -> bool:
    """Tell an export of Atlos by its columns."""
    return table.names.keys() >= NEEDED


def incidents_of_atlos(table: Rows) -> Listed:
    """Read an export of Atlos.

    An apostrophe that Atlos puts before what a spreadsheet would take for a formula, a negative
    coordinate among them, is taken away again. Several types stand in one cell there, and are
    one kind here. How exact the point is (`geolocation_resolution`) is a word without a
    distance: it is the note of the place, and no radius.
    """
    listed = Listed("an Atlos export")
    unescaped = 0
    for line, row in table.rows:
        cells = {}
        for name, cell in row.items():
            escaped = FORMULA.match(cell) is not None
            unescaped += escaped
            cells[name] = cell[1:] if escaped else cell
        said = dict.fromkeys(MEANINGS, "") | {"id": cells["slug"].strip()}
        said |= {"date": as_date(cells.get("date", "")), "kind": cells.get("type", "").strip()}
        said |= {"summary": cells["description"].strip()}
        for name in ("latitude", "longitude"):
            said[name] = cells.get(name, "").strip()
        exactness = cells.get("geolocation_resolution", "").strip()
        if exactness and said["latitude"]:
            said["place_note"] = f"geolocation_resolution in Atlos: {exactness}"
        links = [cell.strip() for name, cell in cells.items() if SOURCE.fullmatch(name)]
        origins = tuple(Origin(url=link) for link in dict.fromkeys(links) if web_address(link))
        own = {
            name: cell
            for name, cell in cells.items()
            if cell.strip()
            and name not in READ
            and not (SOURCE.fullmatch(name) and web_address(cell.strip()))
        }
        listed.rows.append(Incident(f"line {line}", said, origins, own))
    if unescaped:
        told = (
            "had an apostrophe before what a spreadsheet may take for a formula, taken away again"
        )
        listed.remarks.append(f"{unescaped:,} of its cells {told}")
    return listed
