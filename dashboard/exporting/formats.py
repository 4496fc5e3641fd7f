"""The formats in which a dataset, or part of it, leaves: what each is for, holds and lacks."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from dashboard.exporting.extract import Extract


@dataclass(frozen=True)
class Format:
    """A format of files.

    Parameters
    ----------
    name : str
        How the command line calls it.
    label : str
        How a menu calls it.
    suffix : str
        What the name of a file ends with.
    mime : str
        Its media type.
    makes : str
        Module and function of this room that write an `Extract` as bytes; the module is read
        only when it is wanted.
    holds : str
        What is in it, and what not, as a sentence or two.
    closed : bool
        Whether it also holds what the rows of the choice refer to.
    """

    name: str
    label: str
    suffix: str
    mime: str
    makes: str
    holds: str
    closed: bool = False

    def said(self, extract: Extract) -> str:
        """Say what is in a file, and what not."""
        return f"{self.holds} {extract.added}".rstrip() if self.closed else self.holds

    def write(self, extract: Extract) -> bytes:
        """Write part of a dataset as a file of this format."""
        module, function = self.makes.split(":")
        make: Callable[[Extract], bytes] = getattr(
            import_module(f"dashboard.exporting.{module}"), function
        )
        return make(extract)


FORMATS = (
    Format(
        "csv",
        "Folder of CSVs",
        ".zip",
        "application/zip",
        "csv_folder:zipped_folder",
        "Opens here again: every table with its ids, and all that the rows refer to. Cells "
        "that begin like a formula are left as they are, so do not open these in a spreadsheet.",
        closed=True,
    ),
    Format(
        "xlsx",
        "Excel workbook",
        ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "workbook:workbook",
        "For Excel and LibreOffice: a sheet for each table, with its ids, and all that the rows "
        "refer to. Texts stay texts, also where they begin like a formula.",
        closed=True,
    ),
    Format(
        "geojson",
        "GeoJSON",
        ".geojson",
        "application/geo+json",
        "maps.geojson:geojson",
        "For QGIS and web maps: each account at its point, candidates of undecided places, circles "
        "of doubt, and journeys as lines. Accounts without a point are in the table alone.",
    ),
    Format(
        "kml",
        "KML",
        ".kml",
        "application/vnd.google-earth.kml+xml",
        "maps.kml:kml",
        "For Google Earth: the same as in GeoJSON, in folders, each with the days that its date "
        "allows, so that the slider of time shows it.",
    ),
    Format(
        "kmz",
        "KMZ",
        ".kmz",
        "application/vnd.google-earth.kmz",
        "maps.kml:kmz",
        "The same as KML, packed: less than a tenth as large.",
    ),
    Format(
        "timelinejs",
        "TimelineJS",
        ".timeline.json",
        "application/json",
        "timelinejs:timelinejs",
        "For TimelineJS: a slide for each event that has a date, with the date in words; events "
        "without one and statements are not in it.",
    ),
    Format(
        "sqlite",
        "SQLite database",
        ".sqlite",
        "application/vnd.sqlite3",
        "sqlite:sqlite",
        "For Datasette and SQL: every table with its keys, lists taken apart, full-text search.",
        closed=True,
    ),
    Format(
        "ftm",
        "FollowTheMoney",
        ".ftm.json",
        "application/json+ftm",
        "followthemoney:followthemoney",
        "For Aleph and OpenAleph: people, groups, places, each account of an event with who was "
        "involved, and statements as notes. Candidates of places and own columns are not in it.",
        closed=True,
    ),
)


def by_name(file: str, name: str = "") -> Format:
    """Give the format of a name or, without one, that of a file by how it ends.

    Raises
    ------
    ValueError
        If there is none.
    """
    for one in FORMATS:
        if one.name == name or (not name and file.lower().endswith(one.suffix)):
            return one
    known = ", ".join(f"{one.suffix} ({one.name})" for one in FORMATS)
    raise ValueError(f"No format is known by this name. Known are {known}.")
