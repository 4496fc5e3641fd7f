"""The ground that a map is drawn on: its colours in both themes, and the base map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from dashboard.charts.map.camera import in_view
from dashboard.charts.theme import Theme, theme

BASEMAP_URL = "app/static/basemap.topojson"
RIVERS_URL = "app/static/rivers.topojson"
RIVERS_UNTIL = 9_000  # pixels per unit: from nearer they would lie beside where they are
QUIET: dict[str, Any] = {"clip": True, "aria": False}
REGIONS, BORDERS = "regions", "borders"  # ids in the base map; all others are countries


@dataclass(frozen=True)
class Ground:
    """Colours of one theme, as CSS hex; `tint` is that of a country named as a whole."""

    look: Theme
    sea: str
    land: str
    tint: str
    coast: str
    region: str
    border: str
    name: str
    river: str

    @property
    def accent(self) -> str:
        """What is certain about places stands out in this one colour."""
        return self.look.hues[0]


LIGHT = Ground(
    look=theme(dark=False),
    sea="#e3eaee",
    land="#f9f8f5",
    tint="#f3ead9",
    coast="#b7c1c7",
    region="#dedbd4",
    border="#a9a6a0",
    name="#74767b",
    river="#c3d3dc",
)
DARK = Ground(
    look=theme(dark=True),
    sea="#0d1218",
    land="#1f262f",
    tint="#2f2c2b",
    coast="#3a444f",
    region="#2e3741",
    border="#56616d",
    name="#8b95a1",
    river="#2c3d4d",
)


def base_map(ground: Ground, tinted: Sequence[str]) -> tuple[alt.Chart, ...]:
    """Make the layers of land, rivers, borders of regions, and the thicker ones of countries.

    Parameters
    ----------
    ground
        Colours.
    tinted
        ISO 3166 alpha-2 codes of the countries to tint.
    """
    rivers = (
        alt.Chart(
            alt.UrlData(RIVERS_URL, format=alt.TopoDataFormat(type="topojson", feature="rivers"))
        )
        .transform_filter(f"map_scale < {RIVERS_UNTIL} && {in_view()}")
        .mark_geoshape(filled=False, stroke=ground.river, strokeWidth=0.9, **QUIET)
    )
    return (
        land(ground, tinted, in_view()),
        rivers,
        _lines(REGIONS, ground.region, "0.6 * map_stroke"),
        _lines(BORDERS, ground.border, "map_stroke"),
    )


def land(ground: Ground, tinted: Sequence[str], shown: str) -> alt.Chart:
    """Make the layer of countries, as far as an expression shows them."""
    tint = alt.when(alt.FieldOneOfPredicate(field="id", oneOf=list(tinted)))
    chart: alt.Chart = (
        _base()
        .transform_filter(shown)
        .transform_filter(~alt.FieldOneOfPredicate(field="id", oneOf=[REGIONS, BORDERS]))
        .mark_geoshape(stroke=ground.coast, strokeWidth=0.6, **QUIET)
        .encode(fill=tint.then(alt.value(ground.tint)).otherwise(alt.value(ground.land)))
    )
    return chart


def borders(ground: Ground) -> alt.Chart:
    """Make thin borders of countries."""
    return _lines(BORDERS, ground.border, "0.7")


def _base() -> alt.Chart:
    """One address and one format: the browser fetches and reads the file once for all layers."""
    return alt.Chart(
        alt.UrlData(BASEMAP_URL, format=alt.TopoDataFormat(type="topojson", feature="basemap"))
    )


def _lines(name: str, colour: str, width: str) -> alt.Chart:
    """Make a layer of borders."""
    chart: alt.Chart = (
        _base()
        .transform_filter(alt.FieldEqualPredicate(field="id", equal=name))
        .mark_geoshape(
            filled=False, stroke=colour, strokeWidth=alt.expr(width), strokeJoin="round", **QUIET
        )
    )
    return chart
