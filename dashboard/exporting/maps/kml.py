"""KML 2.2 and KMZ, for Google Earth: folders, spans of time, texts that are shown and never run."""

import re
from collections.abc import Iterable
from html import escape
from typing import Any
from xml.etree import ElementTree as ET

from dashboard.analysis.own_cells import MARK
from dashboard.analysis.phrases import capital
from dashboard.analysis.texts.legible import legible
from dashboard.exporting.about import about
from dashboard.exporting.extract import Extract
from dashboard.exporting.maps.features import Feature, features, in_words
from dashboard.exporting.maps.geometry import Geometry
from dashboard.exporting.zip_file import zipped
from dashboard.model.cells.kinds import web_address

NAMESPACE = "http://www.opengis.net/kml/2.2"
FOLDERS = {
    "event": "Events",
    "statement": "Statements",
    "candidate": "Candidates of undecided places",
    "circle": "How far off a place may be",
    "leg": "Journeys",
}
UNSURE_LEG = "unsure-leg"
COLOURS = {  # alpha, blue, green, red
    "event": "ffb27200",
    "statement": "ff1459d9",
    "candidate": "ffaaaaaa",
    "circle": "ff888888",
    "leg": "ff739e00",
    UNSURE_LEG: "90739e00",
}
FILL = "20888888"
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ENTITY = re.compile(r"\$\[")  # what Google Earth would put something else for
BALLOON = "$[description]"  # not the name, which is no HTML
IN_KMZ = "doc.kml"  # by which Google Earth finds it
FOR_MACHINES = ("_id", "_ids", "precision", "earliest", "latest")


def kml(extract: Extract) -> bytes:
    """Write an extract as placemarks in a folder for each role; those without a point have none.

    What is read as HTML, the balloon, is escaped twice; the same facts stand as they are in
    `ExtendedData`, but for signs that XML forbids, which are written out.
    """
    root = ET.Element("kml", xmlns=NAMESPACE)
    document = ET.SubElement(root, "Document")
    told = about(extract)
    _text(document, "name", told["name"])
    _text(document, "description", _balloon((), told.items()))
    for style, colour in COLOURS.items():
        _style(document, style, colour)
    found: dict[str, list[Feature]] = {role: [] for role in FOLDERS}
    for feature in features(extract):
        found[feature.role].append(feature)
    for role, several in found.items():
        if several:
            folder = ET.SubElement(document, "Folder")
            _text(folder, "name", FOLDERS[role])
            for feature in several:
                _placemark(folder, feature)
    written: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written


def kmz(extract: Extract) -> bytes:
    """Write the same, packed into a tenth and less."""
    return zipped({IN_KMZ: kml(extract)})


def _placemark(folder: ET.Element, feature: Feature) -> None:
    """Add a placemark; its parts stand in the order of the schema."""
    mark = ET.SubElement(folder, "Placemark")
    _text(mark, "name", feature.title)
    ET.SubElement(mark, "Snippet", maxLines="0")
    _text(mark, "description", _balloon([feature.title], feature.facts.items()))
    _time(mark, feature)
    _text(mark, "styleUrl", f"#{_style_id(feature)}")
    data = ET.SubElement(mark, "ExtendedData")
    for name, fact in feature.facts.items():
        each = ET.SubElement(data, "Data", name=_allowed(name))
        _text(each, "value", in_words(fact))
    if feature.geometry:
        _geometry(mark, feature.geometry)


def _time(mark: ET.Element, feature: Feature) -> None:
    """Add the days that the date of an account allows."""
    ends = [feature.facts.get(name) for name in ("earliest", "latest")]
    if ends[0] and ends[0] == ends[1]:
        _text(ET.SubElement(mark, "TimeStamp"), "when", ends[0])
    elif any(ends):
        span = ET.SubElement(mark, "TimeSpan")
        for name, day in zip(("begin", "end"), ends, strict=True):
            if day:
                _text(span, name, day)


def _geometry(parent: ET.Element, geometry: Geometry) -> None:
    """Add a geometry of GeoJSON."""
    kind, at = geometry["type"], geometry["coordinates"]
    if kind.startswith("Multi"):
        several = ET.SubElement(parent, "MultiGeometry")
        for one in at:
            _geometry(several, {"type": kind.removeprefix("Multi"), "coordinates": one})
    elif kind == "Polygon":
        polygon = ET.SubElement(parent, "Polygon")
        outer = ET.SubElement(ET.SubElement(polygon, "outerBoundaryIs"), "LinearRing")
        _text(outer, "coordinates", _positions(at[0]))
    else:
        element = ET.SubElement(parent, kind)
        if kind == "LineString":
            _text(element, "tessellate", "1")
        _text(element, "coordinates", _positions([at] if kind == "Point" else at))


def _positions(at: Iterable[Iterable[float]]) -> str:
    """Write positions."""
    return " ".join(",".join(map(str, one)) for one in at)


def _style(document: ET.Element, name: str, colour: str) -> None:
    """Add the looks of a role."""
    style = ET.SubElement(document, "Style", id=name)
    _text(ET.SubElement(style, "IconStyle"), "color", colour)
    line = ET.SubElement(style, "LineStyle")
    _text(line, "color", colour)
    _text(line, "width", "2")
    _text(ET.SubElement(style, "PolyStyle"), "color", FILL)
    _text(ET.SubElement(style, "BalloonStyle"), "text", BALLOON)


def _style_id(feature: Feature) -> str:
    """Name the style of a feature."""
    unsure = feature.role == "leg" and not feature.facts["certain"]
    return UNSURE_LEG if unsure else feature.role


def _balloon(titles: Iterable[str], facts: Iterable[tuple[str, Any]]) -> str:
    """Write HTML that shows facts as text; only addresses of the web are links."""
    lines = [f"<b>{_html(title)}</b>" for title in titles]
    for name, fact in facts:
        if name.endswith(FOR_MACHINES):
            continue
        shown = _html(in_words(fact))
        if web_address(fact):
            shown = f'<a href="{shown}">{shown}</a>'
        label = name if name.startswith(MARK) else capital(name.replace("_", " "))
        lines.append(f"<i>{_html(label)}:</i> {shown}")
    return "<br/>".join(lines)


def _html(text: str) -> str:
    """Write a text so that HTML shows it as it is, and Google Earth puts nothing else for it."""
    return ENTITY.sub("&#36;[", escape(legible(text)))


def _text(parent: ET.Element, name: str, text: str) -> None:
    """Add an element that is a text."""
    ET.SubElement(parent, name).text = _allowed(text)


def _allowed(text: str) -> str:
    """Write out what XML forbids."""
    return NOT_XML.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)
