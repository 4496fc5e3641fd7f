"""A drawing as Vega-Lite takes it without a page around: its width, its rows, and the base map."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from dashboard.charts.map.orientation.names import STATIC
from dashboard.charts.template import Drawing

FONTS = "Arial, 'Liberation Sans', Helvetica, sans-serif"  # all as wide, so that texts fit
CONFIG = {"font": FONTS, "axis": {"labelSeparation": 6}}


def specification(drawing: Drawing, width_px: int) -> dict[str, Any]:
    """Write a drawing as a specification that fetches nothing.

    Parameters
    ----------
    width_px : int
        Of all of it, axes included.
    """
    spec = drawing.to_dict()
    rows = spec.pop("datasets", {})
    _fill(spec, rows)
    return spec | {"width": width_px, "config": CONFIG, "background": None}


def _fill(layer: dict[str, Any], rows: dict[str, Any]) -> None:
    """Put rows, or a part of the base map, into a layer and those in it."""
    data = layer.get("data", {})
    if "name" in data:
        layer["data"] = {"values": rows.get(data["name"], [])}
    elif "url" in data:
        layer["data"] = {"values": _values(Path(data["url"]).name), "format": data["format"]}
    for inner in layer.get("layer", ()):
        _fill(inner, rows)


@cache
def _values(file: str) -> Any:
    """Read a part of the base map."""
    return json.loads((STATIC / file).read_bytes())
