"""The formats in which a dataset, or part of it, leaves: what each is for, holds and lacks."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from dashboard.exporting.extract import Extract
from dashboard.exporting.extras import VEGA, WEASYPRINT, missing

CHARTS = {
    "map": "Map",
    "timeline": "Timeline",
    "arrival": "Days since arrival",
    "topics": "Who speaks of what",
    "accounts": "Accounts side by side",
}
FILES_OF_PICTURES = {"png": ("PNG", "image/png"), "svg": ("SVG", "image/svg+xml")}
PICTURED = (
    "What the choice shows, with how to read it, the notice of custody, sources and date. PNG has "
    "two pixels for one, SVG can be made any size."
)


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
    of : str
        What of the choice the function is to write, where it writes several things.
    legible : bool
        Whether it is to be read by people, so that texts must have been made fit to be seen.
    needs : tuple of str
        Packages that are not among the usual ones; see `missing`.
    """

    name: str
    label: str
    suffix: str
    mime: str
    makes: str
    holds: str
    closed: bool = False
    of: str = ""
    legible: bool = False
    needs: tuple[str, ...] = ()

    @property
    def missing(self) -> str:
        """What it takes to write this format here, as a sentence; empty if it can be written."""
        return missing(self.needs)

    def said(self, extract: Extract) -> str:
        """Say what is in a file, and what not."""
        return f"{self.holds} {extract.added}".rstrip() if self.closed else self.holds

    def write(self, extract: Extract) -> bytes:
        """Write part of a dataset as a file of this format.

        Raises
        ------
        ValueError
            If something is `missing`.
        OSError
            If a program that has part in it fails.
        """
        if lacking := self.missing:
            raise ValueError(lacking)
        module, function = self.makes.split(":")
        make: Callable[..., bytes] = getattr(
            import_module(f"dashboard.exporting.{module}"), function
        )
        return make(extract, self.of) if self.of else make(extract)


DATA = (
    Format(
        "csv",
        "Folder of CSVs",
        ".zip",
        "application/zip",
        "csv_folder:zipped_folder",
        "Opens here again: every table with its ids, and all that the rows refer to, pictures of "
        "evidence without what a camera wrote into them, and no other files of evidence. Cells "
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
PICTURES = tuple(
    Format(
        f"{chart}.{ending}",
        f"{label}, {told}",
        f".{chart}.{ending}",
        mime,
        f"pictures.picture:{ending}_file",
        PICTURED,
        of=chart,
        legible=True,
        needs=(VEGA,),
    )
    for chart, label in CHARTS.items()
    for ending, (told, mime) in FILES_OF_PICTURES.items()
)
REPORTS = (
    Format(
        "html",
        "Report, HTML",
        ".html",
        "text/html",
        "report.document:html",
        "To be read, printed and attached: map, timeline, every account with its source, "
        "quotations, contradictions, sources with their archived copies, method and limits, how to "
        "cite. One file that needs no network. Very many accounts are counted instead, and the "
        "report says so.",
        legible=True,
        needs=(VEGA,),
    ),
    Format(
        "pdf",
        "Report, PDF",
        ".pdf",
        "application/pdf",
        "report.pdf:pdf",
        "The same report on pages of A4.",
        legible=True,
        needs=(VEGA, WEASYPRINT),
    ),
)
FORMATS = (*DATA, *PICTURES, *REPORTS)


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
