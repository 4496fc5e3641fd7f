"""A file that somebody has -> what it is, told by what is in it, and what it becomes."""

import csv
import io
import json
import re
from typing import Any

from dashboard.importing.entities.followthemoney import incidents_of_entities, is_entity
from dashboard.importing.incidents.json_text import TOO_DEEP, read_json
from dashboard.importing.incidents.listed import Listed
from dashboard.importing.maps import geojson
from dashboard.importing.maps.kml import placemarks
from dashboard.importing.maps.kmz import is_kmz, kml_of
from dashboard.importing.ours.database import tables_of_database
from dashboard.importing.ours.our_tables import Found, NoTableError, tables_of
from dashboard.importing.ours.workbook import MEMORY_BYTES, Sheet, read_workbook
from dashboard.importing.tables import acled, atlos, incident_list, timelinejs, ucdp
from dashboard.importing.tables.rows import (
    Rows,
    own_table,
    read_rows,
    rows_of_json,
    rows_of_sheet,
)
from dashboard.model.files import PACKAGE
from dashboard.model.problems import visible
from dashboard.model.reading.archive import read_archive, read_media
from dashboard.model.reading.encoding import decode
from dashboard.model.reading.formats import ARCHIVE, MARK, PACKED, other_format
from dashboard.model.schema import TABLES

OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
DATABASE = b"SQLite format 3"
TABLE_FORMATS = {  # how a table of others is known, and how it is read
    timelinejs.is_timeline: timelinejs.slides,
    acled.is_acled: acled.incidents_of_acled,
    ucdp.is_ucdp: ucdp.incidents_of_ucdp,
    atlos.is_atlos: atlos.incidents_of_atlos,
    incident_list.is_list: incident_list.incidents,
}
KML = re.compile(rb"(?s)\s*(<\?xml|<!--.*?-->\s*<kml|<(\w+:)?kml\b)")
BEGINNING = 5_000  # bytes
NO_KNOWN_JSON = (
    "It is JSON, but neither GeoJSON, nor a TimelineJS timeline, nor FollowTheMoney, nor a list "
    "of objects."
)


def read(name: str, content: bytes, memory: int = MEMORY_BYTES) -> Found | Listed | Rows:
    """Read what somebody has.

    Parameters
    ----------
    name : str
        What the file is called, which tells nothing but how to speak of it.
    content : bytes
        What is in it.
    memory : int
        How many bytes of memory a workbook may take.

    Returns
    -------
    Found
        If it holds our tables.
    Listed
        If it is of a format that is known.
    Rows
        If it is some other table, of which nobody knows what its columns mean.

    Raises
    ------
    ValueError
        If it is of another kind, or damaged, or has nothing that could be read.
    DataError
        If it is a text that cannot be read, or an archive that is refused.
    """
    form = other_format(content)
    if content.startswith(DATABASE):
        return tables_of_database(content)
    if is_kmz(content):
        kml, told = kml_of(content)
        listed = placemarks(kml)
        listed.remarks += told
        return listed
    if _is_workbook(content):
        return _of_workbook(read_workbook(content, memory))
    if content.startswith(ARCHIVE):
        found = _tables_of_files(read_archive(content))
        found.media = read_media(content).plain_files()
        return found
    if KML.match(content[:BEGINNING].removeprefix(MARK)):
        return placemarks(content)
    if form and form.name == "JSON":
        return _of_json(content)
    if form:
        raise ValueError(f"{name} is {form.name}, which cannot be imported. {form.remedy}.")
    table = read_rows(decode(name, content))
    return own_table(visible(name), table) or _of_table(table)


def table_of(name: str, content: bytes, sheet: str = "") -> Rows:
    """Read a file as a table of columns, whatever they are called.

    Raises
    ------
    ValueError
        If it is none, or has no sheet of that name.
    DataError
        If it is a text that cannot be read.
    """
    if _is_workbook(content):
        sheets = [one for one in read_workbook(content) if any(map(any, one.rows))]
        wanted = [one for one in sheets if not sheet or one.name == sheet]
        if not wanted:
            known = ", ".join(visible(one.name) for one in sheets)
            raise ValueError(
                f"It has no sheet {sheet}; it has {known or 'no sheet with any text'}."
            )
        table = rows_of_sheet(wanted[0])
        others = [visible(one.name) for one in sheets if one is not wanted[0]]
        if others:
            table.remarks.append(f"Other sheets are left alone: {', '.join(others)}")
        return table
    form = other_format(content)
    if form and form.name == "JSON":
        if objects := rows_of_json(_json(content)):
            return objects
        raise ValueError("It is JSON, but no list of objects.")
    return read_rows(decode(name, content))


def _is_workbook(content: bytes) -> bool:
    """Tell a workbook, old or new, from other archives."""
    packed = content.startswith(ARCHIVE) and other_format(content) == PACKED
    return content.startswith(OLD_WORKBOOK) or (content.startswith(ARCHIVE) and not packed)


def _of_workbook(sheets: list[Sheet]) -> Found | Listed | Rows:
    """Read a workbook: our tables, or the first sheet that is a table of others."""
    try:
        return tables_of(sheets)
    except NoTableError as error:
        tables = [one for one in map(rows_of_sheet, sheets) if len(one.header) > 2 and one.rows]
        if not tables:
            raise ValueError(str(error)) from None
    found = _of_table(tables[0])
    if len(tables) > 1:
        found.remarks.append("Only the first sheet with a table is read")
    return found


def _of_table(table: Rows) -> Listed | Rows:
    """Read a table by the columns that it has."""
    for is_one, incidents in TABLE_FORMATS.items():
        if is_one(table):
            listed = incidents(table)
            listed.remarks += table.remarks
            return listed
    return table


def _of_json(content: bytes) -> Listed | Rows:
    """Read JSON, one thing or one to a line."""
    read = _json(content)
    try:
        if is_entity(read) or (isinstance(read, list) and any(map(is_entity, read))):
            return incidents_of_entities(read if isinstance(read, list) else [read])
        if geojson.is_geojson(read):
            return geojson.features_of(read)
        if isinstance(read, list) and any(map(geojson.is_geojson, read)):
            return geojson.features_of({"type": geojson.COLLECTION, "features": read})
        if timelinejs.is_timeline_json(read):
            return timelinejs.slides_of_json(read)
    except RecursionError:
        raise ValueError(TOO_DEEP) from None
    if (table := rows_of_json(read)) is None:
        raise ValueError(NO_KNOWN_JSON)
    return _of_table(table)


def _json(content: bytes) -> Any:
    """Read JSON; what stands one to a line becomes a list."""
    try:
        text = content.decode(json.detect_encoding(content)).removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise ValueError("It is JSON, but no UTF-8 text.") from None
    try:
        return read_json(text)
    except json.JSONDecodeError as error:
        lines = [line.strip("\x1e \t\r") for line in text.split("\n")]
        if error.msg != "Extra data" and not text.startswith("\x1e"):
            raise ValueError(f"It is no JSON, or it was cut off ({error}).") from None
    found = []
    for number, line in enumerate(lines, 1):
        if line:
            try:
                found.append(read_json(line))
            except json.JSONDecodeError as error:
                raise ValueError(f"Line {number} is no JSON ({error}).") from None
    return found


def _tables_of_files(contents: dict[str, bytes]) -> Found:
    """Read the tables of a folder that is zipped."""
    found = Found()
    for table in TABLES:
        file = f"{table}.csv"
        if file in contents:
            rows = list(csv.reader(io.StringIO(decode(file, contents[file]), newline="")))
            if rows:
                found.add(table, file, rows, 1)
    found.package = contents.get(PACKAGE, b"")
    return found
