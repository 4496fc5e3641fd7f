"""Damaged files of every format through the importers: read, or refused in a sentence."""

import csv
import io
import re
from functools import cache, partial
from random import Random

from dashboard.analysis.choices.filters import Filters
from dashboard.exporting.extract import extract
from dashboard.exporting.formats import by_name
from dashboard.importing.imported import files_of, imported
from dashboard.importing.incidents.listed import Listed
from dashboard.importing.recognised import read
from dashboard.importing.tables.any_table import incidents_of_table
from dashboard.importing.tables.mapping import as_toml, read_mapping
from dashboard.importing.tables.proposed import explained, proposed
from dashboard.importing.tables.rows import Rows
from dashboard.importing.uploaded import bring
from dashboard.model.load import build
from dashboard.model.problems import DataError
from tests.fuzzing.loading import accounted, small
from tests.fuzzing.mutating import damaged
from tests.fuzzing.packing import PACKED, opendocument, packed_damaged
from tests.importing.made_up import FORMATS, ROWS
from tests.importing.test_incidents import LIST
from tests.importing.test_timelinejs import ERA, MANY, TITLE, sheet

SUFFIXES = {
    **{"GeoJSON": ".geojson", "KML": ".kml", "FollowTheMoney entities": ".jsonl"},
    **{"a TimelineJS timeline": ".json"},
}
MADE = {"a workbook": "xlsx", "a database": "sqlite", "a folder, zipped": "csv", "KMZ": "kmz"}
OTHER_WORKBOOK = "a workbook of LibreOffice"
OTHERS = ("a list of incidents", "a TimelineJS sheet", "a mapping", OTHER_WORKBOOK)
FORMS = (*FORMATS, *OTHERS, *MADE)
LEFT_OUT = re.compile(r"; ([\d,]+) left out")


@cache
def example(form: str) -> tuple[str, bytes]:
    """Give a sound file of a format, and a name that tells how it is written."""
    if form in FORMATS:
        return f"x{SUFFIXES.get(form, '.csv')}", FORMATS[form](ROWS[:12])
    if form == "a list of incidents":
        return "x.csv", LIST.encode()
    if form == "a TimelineJS sheet":
        return "x.csv", sheet(TITLE, ERA, *MANY[:8]).encode()
    if form == "a mapping":
        table = read("x.csv", FORMATS["a table"](ROWS[:12]))
        assert isinstance(table, Rows)
        return "x.toml", as_toml(proposed(table), "x.csv").encode()
    if form == OTHER_WORKBOOK:
        tables = {one.removesuffix(".csv"): one for one in small() if one.endswith(".csv")}
        sheets = [(name, _rows(small()[file])) for name, file in tables.items()]
        return "x.ods", opendocument(sheets)
    made = build(small(), name="x")
    content = by_name("", MADE[form]).write(extract(made, Filters()))
    return "x.zip" if MADE[form] == "csv" else f"x.{MADE[form]}", content


def one_import(form: str, chance: Random) -> str:
    """Import a damaged file as the command does, or now and then as an upload."""
    name, content = example(form)
    try:
        if form == "a mapping":
            return _by_mapping(damaged("x.kml", content, chance))
        way = packed_damaged if name.endswith(PACKED) else partial(damaged, name)
        content = way(content, chance)
        if chance.random() < 0.2:
            found = bring(name, content)
            if not isinstance(found, Rows):
                return _loaded(found.files)
        else:
            found = read(name, content)
        if isinstance(found, Rows):
            meaning = proposed(found)
            assert all(one.becomes for one in explained(found, meaning))
            found = incidents_of_table(found, read_mapping(as_toml(meaning, name)))
        made = imported(name, found, {})
        if isinstance(found, Listed):
            left = LEFT_OUT.search(made.told[0])
            gone = int(left[1].replace(",", "")) if left else 0
            assert len(made.tables["events"]) >= found.read - found.others - gone, made.told
        return _loaded(files_of(made, "x"))
    except (ValueError, csv.Error) as error:
        return "refused" if str(error) else "refused without a word"


def _by_mapping(mapping: bytes) -> str:
    """Read a sound table by a damaged mapping."""
    table = read("x.csv", FORMATS["a table"](ROWS[:12]))
    assert isinstance(table, Rows)
    found = incidents_of_table(table, read_mapping(mapping.decode("utf-8", "replace")))
    return _loaded(files_of(imported("x.csv", found, {}), "x"))


def _loaded(files: dict[str, bytes]) -> str:
    """Load what has become of it."""
    try:
        made = build(files, name="x")
    except DataError:
        return "read, cannot be shown"
    accounted(made, files)
    return "read, with rows set aside" if made.set_aside else "read"


def _rows(table: bytes) -> list[list[str]]:
    """Take a table apart."""
    return list(csv.reader(io.StringIO(table.decode("utf-8-sig"), newline="")))
