"""KML, and KMZ that holds it -> an incident for each placemark; nothing is fetched.

Elements are known by their local names, as files have them in the namespaces of Google, of OGC,
and in none. Document types and entities are refused, whatever they are for.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from dashboard.importing.incidents.listed import Listed
from dashboard.importing.incidents.said import as_date, from_to
from dashboard.importing.incidents.shown_text import plain_text
from dashboard.importing.maps.features import incident
from dashboard.importing.maps.geometry import Placed, placed, told_of

FOLDERS = {"Document", "Folder", "kml"}
GEOMETRIES = {
    "Point",
    "LineString",
    "LinearRing",
    "Polygon",
    "MultiGeometry",
    "Track",
    "MultiTrack",
}
NO_PLACEMARKS = ("NetworkLink", "GroundOverlay", "ScreenOverlay", "PhotoOverlay", "Tour")
TAKEN = {"name", "description", "ExtendedData", "TimeStamp", "TimeSpan", "link", *GEOMETRIES}
LOOKS = {"Style", "StyleMap", "styleUrl", "LookAt", "Camera", "Region", "visibility", "open"}
LOOKS |= {"balloonVisibility", "Metadata"}
DEEPEST = 60
Coordinates = list[Any]


def placemarks(content: bytes) -> Listed:
    """Read KML.

    The folder that a placemark lies in is its kind, and the way to it stands in a column of its
    own where it is longer. A time stamp or a span is the date, as exact as it is written. What
    stands under `ExtendedData` is read by name as properties of GeoJSON are; a description that
    is HTML as what it shows.

    Raises
    ------
    ValueError
        If it is no XML, has a document type or entities, or has no placemark.
    """
    from defusedxml import DefusedXmlException  # seldom wanted
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(content, forbid_dtd=True)
    except DefusedXmlException:
        raise ValueError("It has a document type or entities, which are not read.") from None
    except (ParseError, ValueError, LookupError) as error:
        raise ValueError(f"It is no XML, or a damaged one ({error}).") from error
    if _local(root) not in FOLDERS | {"Placemark"}:
        raise ValueError(f"It is XML, but no KML: it begins with <{_local(root)[:50]}>.")
    listed = Listed("KML", noun="placemarks", title=_title(root))
    kinds: Counter[str] = Counter()
    skipped: Counter[str] = Counter()
    long = 0
    for folders, element in _features(root, (), DEEPEST):
        if _local(element) != "Placemark":
            name = _text(element, "name")
            told = f"{_local(element)}{f' “{name[:100]}”' * bool(name)}"
            listed.left_out.append(f"{told}, which is no placemark; nothing is fetched")
            continue
        at = f"placemark {len(listed.rows) + 1}"
        skipped.update(_local(child) for child in element if _local(child) in LOOKS)
        where = _placed(listed, at, element)
        kinds[where.kind] += 1
        long += bool(where.said.get("resolution")) and "geometry" not in where.own
        listed.rows.append(incident(at, "", _properties(element, folders), where, _when(element)))
    if not listed.rows:
        raise ValueError("It has no placemark.")
    listed.remarks += told_of(kinds, long)
    if skipped:
        listed.remarks.append("How it looks (styles, views, what is switched on) is left alone")
    return listed


def _features(
    element: Element, folders: tuple[str, ...], left: int
) -> Iterator[tuple[tuple[str, ...], Element]]:
    """Yield what stands in a file, each with the names of the folders that it lies in."""
    if left < 0:
        raise ValueError("It is nested too deeply to be read.")
    if _local(element) == "Placemark":
        yield folders, element
        return
    for child in element:
        name = _local(child)
        if name == "Placemark" or name in NO_PLACEMARKS:
            yield folders, child
        elif name in FOLDERS:
            called = _text(child, "name") if name == "Folder" else ""
            yield from _features(child, (*folders, called) if called else folders, left - 1)


def _properties(element: Element, folders: tuple[str, ...]) -> dict[str, str]:
    """Give all that is said of a placemark, by name, but its time and its place."""
    said: dict[str, str] = {}
    for child in element:
        name = _local(child)
        if name == "ExtendedData":
            said |= {key: text for key, text in _extended(child) if key not in said}
        elif name == "link" and child.get("href"):
            said.setdefault("link", child.get("href", ""))
        elif name not in TAKEN | LOOKS:
            said.setdefault(name, plain_text(" ".join(child.itertext())))
    written = {name: _text(element, name) for name in ("name", "description")}
    said = {f"{name} (data)" if written.get(name) else name: text for name, text in said.items()}
    said |= {name: text for name, text in written.items() if text}
    if element.get("id"):
        said.setdefault("id", element.get("id", ""))
    if folders:
        said.setdefault("kind", folders[-1])
    if len(folders) > 1:
        said.setdefault("folder", " / ".join(folders))
    return said


def _extended(data: Element) -> Iterator[tuple[str, str]]:
    """Yield custom data, typed or not, by name."""
    for child in data.iter():
        if _local(child) == "Data":
            yield child.get("name", "data"), _text(child, "value")
        elif _local(child) == "SimpleData":
            yield child.get("name", "data"), (child.text or "").strip()


def _when(element: Element) -> str:
    """Give the date of a placemark: a stamp, a span, or from the first to the last of a track."""
    for child in element:
        if _local(child) == "TimeStamp":
            return as_date(_text(child, "when"))
        if _local(child) == "TimeSpan":
            begin, end = (as_date(_text(child, name)) for name in ("begin", "end"))
            return from_to(begin, end, lasted=True) if end else f"{begin}/.." if begin else ""
    whens = [(one.text or "").strip() for one in element.iter() if _local(one) == "when"]
    known = sorted(filter(None, whens))
    return from_to(as_date(known[0]), as_date(known[-1]), lasted=True) if known else ""


def _placed(listed: Listed, at: str, element: Element) -> Placed:
    """Read where a placemark is; what cannot be read is told."""
    found = [child for child in element if _local(child) in GEOMETRIES]
    if not found:
        return placed(None)
    try:
        return placed(_geometry(found[0]))
    except ValueError as error:
        listed.remarks.append(f"{at} {error}: it has no point")
        return Placed({}, {}, "")


def _geometry(element: Element) -> Mapping[str, Any]:
    """Write a geometry as GeoJSON has it."""
    kind = _local(element)
    if kind in ("MultiGeometry", "MultiTrack"):
        inner = [_geometry(child) for child in element if _local(child) in GEOMETRIES]
        return {"type": "GeometryCollection", "geometries": inner}
    if kind == "Polygon":
        rings = [_positions(one) for one in element.iter() if _local(one) == "LinearRing"]
        return {"type": "Polygon", "coordinates": rings}
    positions = _positions(element)
    if kind == "Point":
        return {"type": "Point", "coordinates": positions[0] if positions else []}
    return {"type": "LineString", "coordinates": positions}


def _positions(element: Element) -> list[list[float]]:
    """Read coordinates: commas inside a position, spaces between them; in a track the reverse."""
    found = []
    for child in element.iter():
        text = child.text or ""
        if _local(child) == "coord":
            found.append([*map(_number, text.split())])
        elif _local(child) == "coordinates":
            together = ",".join(part.strip() for part in text.split(","))
            found += [[*map(_number, one.split(","))] for one in together.split()]
    return found


def _number(text: str) -> float:
    """Read a number of a position; one that is missing behind a comma is a height of none."""
    try:
        return float(text) if text else 0.0
    except ValueError:
        raise ValueError(f"has a position that is no number ({text[:20]})") from None


def _title(root: Element) -> str:
    """Give what a document calls itself."""
    documents = [root, *(child for child in root if _local(child) == "Document")]
    return next(filter(None, (_text(one, "name") for one in documents)), "")


def _text(element: Element, name: str) -> str:
    """Give the text of the first child of a name."""
    return next(((one.text or "").strip() for one in element if _local(one) == name), "")


def _local(element: Element) -> str:
    """Give the name of an element without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
