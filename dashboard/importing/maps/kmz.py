"""A KMZ -> the KML in it, read in memory and with limits."""

import io
from zipfile import ZipFile

from dashboard.model.reading.formats import ARCHIVE

MEGABYTE = 1024 * 1024
ENTRIES, UNPACKED_BYTES = 10_000, 100 * MEGABYTE
ENCRYPTED = 0x1
SUFFIX = ".kml"
DAMAGED = "It is no KMZ, or a damaged one."


def is_kmz(content: bytes) -> bool:
    """Tell a zip file with a KML in it by the list of its files."""
    return content.startswith(ARCHIVE) and b".kml" in content[-MEGABYTE:].lower()


def kml_of(content: bytes) -> tuple[bytes, list[str]]:
    """Give the KML of a KMZ, and say which other files are left alone.

    It is `doc.kml`, or else the first that stands in no folder, or the first of all.

    Raises
    ------
    ValueError
        If it has none, is too large, or is damaged or encrypted.
    """
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > ENTRIES:
                raise ValueError(f"It has more than {ENTRIES:,} files.")
            found = [one for one in entries if one.filename.lower().endswith(SUFFIX)]
            found.sort(key=lambda one: (one.filename != "doc.kml", one.filename.count("/")))
            if not found or found[0].flag_bits & ENCRYPTED:
                raise ValueError("It has no KML that can be read.")
            with archive.open(found[0]) as file:
                kml = file.read(UNPACKED_BYTES + 1)
    except ValueError:
        raise
    except Exception as error:  # zipfile raises many kinds where a file is damaged
        raise ValueError(DAMAGED) from error
    if len(kml) > UNPACKED_BYTES:
        raise ValueError(f"Its KML has more than {UNPACKED_BYTES // MEGABYTE} MB.")
    others = [one.filename for one in entries if one is not found[0] and not one.is_dir()]
    told = [f"{len(others):,} other files in it are left alone: {', '.join(others[:5])[:200]}"]
    return kml, told if others else []
