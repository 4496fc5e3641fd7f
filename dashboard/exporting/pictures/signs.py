"""What colours and shapes stand for, drawn as Vega draws them."""

from xml.etree import ElementTree as ET

from dashboard.exporting.pictures.figure import LINE, Sign

SIZE_PX = 10.0
PATHS = {  # in a square of one, around its middle
    "circle": "M.5,0A.5,.5,0,1,1-.5,0A.5,.5,0,1,1,.5,0Z",
    "square": "M-.45,-.45h.9v.9h-.9Z",
    "diamond": "M0,-.6L.5,0L0,.6L-.5,0Z",
    "triangle-up": "M0,-.5L.55,.5H-.55Z",
    "triangle-down": "M0,.5L.55,-.5H-.55Z",
    "cross": "M-.5,-.18H-.18V-.5H.18V-.18H.5V.18H.18V.5H-.18V.18H-.5Z",
}


def drawn_sign(sign: Sign, x: float, y: float) -> ET.Element:
    """Draw a sign around a point."""
    if sign.shape == LINE:
        look = {"stroke": sign.colour, "stroke-width": "2"}
        ends = {"x1": f"{x - SIZE_PX:g}", "x2": f"{x + SIZE_PX:g}", "y1": f"{y:g}", "y2": f"{y:g}"}
        return ET.Element("line", ends | look)
    place = f"translate({x:g},{y:g}) scale({SIZE_PX:g})"
    look = {"d": PATHS[sign.shape], "fill": sign.colour, "transform": place}
    return ET.Element("path", look)
