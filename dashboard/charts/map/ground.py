"""Colours of the ground that a map is drawn on, for a light and a dark page."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.charts.theme import Theme, theme


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
)
DARK = Ground(
    look=theme(dark=True),
    sea="#0d1218",
    land="#1f262f",
    tint="#2f2c2b",
    coast="#3a444f",
    region="#2e3741",
    border="#56616d",
)
