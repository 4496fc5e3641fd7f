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
        "geojson",
        "GeoJSON",
        ".geojson",
        "application/geo+json",
        "geojson:geojson",
        "For QGIS and web maps: each account at its point, candidates of undecided places, circles "
        "of doubt, and journeys as lines. Accounts without a point are in the table alone.",
    ),
    Format(
        "kml",
        "KML",
        ".kml",
        "application/vnd.google-earth.kml+xml",
        "kml:kml",
        "For Google Earth: the same as in GeoJSON, in folders, each with the days that its date "
        "allows, so that the slider of time shows it.",
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
