"""A column of texts, signs and drawings as one SVG: texts are broken into lines that fit."""

from collections.abc import Iterable, Iterator, Sequence
from xml.etree import ElementTree as ET

from dashboard.charts.map.labels import whole_width_px
from dashboard.charts.theme import LIGHT
from dashboard.exporting.pictures.drawn import SVG, allowed
from dashboard.exporting.pictures.figure import Sign
from dashboard.exporting.pictures.signs import SIZE_PX, drawn_sign
from dashboard.exporting.pictures.specification import FONTS

LINE_SHARE = 1.35  # of the size of letters, from line to line
GAP_PX = 22.0  # between a sign and the next name


class Column:
    """Grows downwards: each thing goes below the last one.

    Parameters
    ----------
    width_px : float
        Of what is put in.
    margin_px : float
        On all four sides.
    """

    def __init__(self, width_px: float, margin_px: float = 0.0) -> None:
        self._width, self._margin = width_px, margin_px
        self._y = margin_px
        self._parts: list[ET.Element] = []

    def text(self, text: str, font_px: float, *, bold: bool = False, muted: bool = False) -> None:
        """Put a text, in as many lines as it takes."""
        look = {
            **{"font-family": FONTS, "font-size": f"{font_px:g}px"},
            **{"fill": LIGHT.muted if muted else LIGHT.text, "x": f"{self._margin:g}"},
            **({"font-weight": "bold"} if bold else {}),
        }
        for line in lines(text, font_px * (1.08 if bold else 1.0), self._width):
            part = ET.Element("text", look | {"y": f"{self._y + font_px:g}"})
            part.text = allowed(line)
            self._parts.append(part)
            self._y += font_px * LINE_SHARE

    def space(self, height_px: float) -> None:
        """Leave room."""
        self._y += height_px

    def drawing(self, drawing: ET.Element) -> None:
        """Put a drawing of the same width, as `drawn` gives it."""
        drawing.set("x", f"{self._margin:g}")
        drawing.set("y", f"{self._y:g}")
        self._parts.append(drawing)
        self._y += float(drawing.get("height", "0"))

    def signs(self, signs: Sequence[Sign], font_px: float) -> None:
        """Put signs with their names, as many on a line as fit."""
        x, height = self._margin, font_px * LINE_SHARE + 4
        for sign in signs:
            name, before = sign.name, 2 * SIZE_PX + 6
            width = before + whole_width_px(name, font_px)
            if x > self._margin and x + width > self._margin + self._width:
                x, self._y = self._margin, self._y + height
            [line, *_] = [*lines(name, font_px, self._width - before), ""]
            middle = self._y + height / 2
            self._parts.append(drawn_sign(sign, x + SIZE_PX, middle))
            look = {"font-family": FONTS, "font-size": f"{font_px:g}px", "fill": LIGHT.text}
            place = {"x": f"{x + before:g}", "y": f"{middle + font_px / 3:g}"}
            part = ET.Element("text", look | place)
            part.text = allowed(line if line == name else f"{line[:-1]}…")
            self._parts.append(part)
            x += width + GAP_PX
        self._y += height * bool(signs)

    def svg(self, title: str, says: str) -> str:
        """Give all of it as the text of a file, with what it is and says for screen readers."""
        width, height = (f"{edge:g}" for edge in (self._width + 2 * self._margin, self._bottom))
        root = ET.Element(
            f"{{{SVG}}}svg",
            {"width": width, "height": height, "viewBox": f"0 0 {width} {height}", "role": "img"},
        )
        for name, text in (("title", title), ("desc", says)):
            ET.SubElement(root, f"{{{SVG}}}{name}").text = allowed(text)
        ET.SubElement(root, f"{{{SVG}}}rect", width=width, height=height, fill=LIGHT.ground)
        root.extend(self._parts)
        for one in root.iter():
            if not one.tag.startswith("{"):
                one.tag = f"{{{SVG}}}{one.tag}"
        return ET.tostring(root, encoding="unicode")

    @property
    def _bottom(self) -> float:
        return round(self._y + self._margin)


def lines(text: str, font_px: float, width_px: float) -> Iterator[str]:
    """Break a text into lines that fit, at spaces where there are any."""
    line = ""
    for word in _pieces(text.split(), font_px, width_px):
        longer = f"{line} {word}" if line else word
        if line and whole_width_px(longer, font_px) > width_px:
            yield line
            longer = word
        line = longer
    if line:
        yield line


def _pieces(words: Iterable[str], font_px: float, width_px: float) -> Iterator[str]:
    """Yield words, and those that are wider than a line in pieces."""
    for word in words:
        piece = ""
        for sign in word:
            if piece and whole_width_px(piece + sign, font_px) > width_px:
                yield piece
                piece = ""
            piece += sign
        if piece:
            yield piece
