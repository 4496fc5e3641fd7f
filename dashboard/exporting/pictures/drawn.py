"""Figures drawn by Vega, as SVG elements and as PNG."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

from dashboard.exporting.apart import made_apart
from dashboard.exporting.pictures.figure import Figure
from dashboard.exporting.pictures.specification import specification

SVG = "http://www.w3.org/2000/svg"
VEGA = Path(__file__).with_name("vega.py")
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
REFERENCE = re.compile(r"^url\(#(.+)\)$")
FOR_SCREEN_READERS = ("aria-", "role")  # of each mark; a picture says once what it says
ET.register_namespace("", SVG)


def drawn(figures: Sequence[Figure], width_px: int) -> list[list[ET.Element]]:
    """Draw the panels of figures, all in one process: an element for each."""
    panels = [(figure, panel) for figure in figures for panel in figure.panels]
    specs = [json.dumps(specification(panel.drawing, width_px)) for _, panel in panels]
    asked = json.dumps({"draw": specs}).encode()
    texts = json.loads(made_apart(VEGA, asked)) if specs else []
    found = iter(_element(text, f"p{number}-") for number, text in enumerate(texts))
    return [[next(found) for _ in figure.panels] for figure in figures]


def png(svg: str, scale: float) -> bytes:
    """Draw an SVG text as a PNG, so many pixels for each of its own."""
    return made_apart(VEGA, json.dumps({"svg": svg, "scale": scale}).encode())


def allowed(text: str) -> str:
    """Write out what XML forbids."""
    return NOT_XML.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def _element(text: str, mark: str) -> ET.Element:
    """Read what Vega has drawn; ids get a mark, so that those of several drawings stay apart."""
    root = ET.fromstring(allowed(text))  # noqa: S314  (Vega has escaped the texts of strangers)
    for one in root.iter():
        for name, value in [*one.attrib.items()]:
            if name.startswith(FOR_SCREEN_READERS):
                del one.attrib[name]
            elif name == "id":
                one.set(name, f"{mark}{value}")
            elif found := REFERENCE.match(value):
                one.set(name, f"url(#{mark}{found[1]})")
    return root
