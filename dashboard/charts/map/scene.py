"""What a map shows besides its places: the part of the Earth, journeys, areas, and an inset."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from dashboard.charts.map.camera import Camera
from dashboard.charts.map.extent import Bbox
from dashboard.charts.map.ground import DARK, LIGHT, Ground
from dashboard.charts.map.inset.corner import InsetCamera
from dashboard.charts.map.journeys.bundles import ways
from dashboard.charts.map.journeys.legs import journeys, of_events
from dashboard.charts.map.marks import pale
from dashboard.charts.map.orientation.tiles import Tiles
from dashboard.charts.template import Record

PALE_PX = 1.2  # of a line


@dataclass(frozen=True, eq=False)
class Inset:
    """What the corner of a map shows: all of what the map itself is a part of.

    Parameters
    ----------
    bbox
        What it shows, in full.
    marks
        As for `place_map`; or from `crowd` for its camera.
    bundles
        What stands for very many legs there; without them it has the legs of its map.
    """

    bbox: Bbox
    marks: pd.DataFrame
    bundles: pd.DataFrame | None = None

    @cached_property
    def camera(self) -> InsetCamera:
        """How it is projected."""
        return InsetCamera(self.bbox)


@dataclass(frozen=True, eq=False)
class Scene:
    """What a map shows besides its places.

    Parameters
    ----------
    bbox
        What is in view at first, from `extent` or `closeup`.
    height_px
        Height of the map, which is as wide as its container.
    dark
        Whether the page is dark.
    tinted
        ISO 3166 alpha-2 codes of the countries to tint.
    legs
        One row per leg of a journey: `from_latitude`, `from_longitude`, `to_latitude`,
        `to_longitude` (float, degrees), `certain`, `among` (bool: it joins places in no
        known order), `tooltip`, `colour` (str).
    bundles
        What stands for very many legs, from `bundle`.
    stretches
        The ways of events with several places, as for `journeys.legs.of_events`.
    faded
        Marks, as for `place_map`, of days that are not chosen: small, pale, without a name.
    faded_legs
        Legs of these days, as `legs`: thin and pale.
    area
        Where somebody can have been, from `marks.area`.
    gaps
        The lines of days on which no source places somebody, from `unplaced_on_map`.
    movable
        Whether a reader can zoom and move it, with controls below it.
    picked
        place_id of the place to emphasise.
    tiles
        What is drawn on the land, as detailed as a server of tiles has it.
    inset
        What stands in its lower right corner; `bbox` is in view at first beside it, or above it.
    """

    bbox: Bbox
    height_px: int
    dark: bool
    tinted: Sequence[str] = ()
    legs: pd.DataFrame | None = None
    bundles: pd.DataFrame | None = None
    stretches: pd.DataFrame | None = None
    faded: pd.DataFrame | None = None
    faded_legs: pd.DataFrame | None = None
    area: Sequence[Record] = ()
    gaps: Sequence[Record] = ()
    movable: bool = True
    picked: str | None = None
    tiles: Tiles | None = None
    inset: Inset | None = None

    @property
    def ground(self) -> Ground:
        """The colours."""
        return DARK if self.dark else LIGHT

    @cached_property
    def camera(self) -> Camera:
        """How it is projected."""
        return Camera(self.bbox, self.inset.camera if self.inset else None)

    @cached_property
    def lines(self) -> tuple[list[Record], list[Record]]:
        """The lines and the arrows of journeys."""
        return journeys(self.legs) if self.legs is not None else ([], [])

    @cached_property
    def bundled(self) -> tuple[list[Record], list[Record]]:
        """The lines and the numbers of very many journeys."""
        return ways(self.bundles, self.ground) if self.bundles is not None else ([], [])

    @cached_property
    def roads(self) -> list[Record]:
        """The lines of events with several places."""
        return of_events(self.stretches, self.ground) if self.stretches is not None else []

    @cached_property
    def pale(self) -> list[Record]:
        """The dots of days that are not chosen."""
        return pale(self.faded) if self.faded is not None else []

    @cached_property
    def _pale_lines(self) -> list[Record]:
        """The lines of days that are not chosen."""
        if self.faded_legs is None:
            return []
        lines, _ = journeys(self.faded_legs.assign(colour=self.ground.coast, tooltip=""))
        return [line | {"width": PALE_PX} for line in lines]

    @property
    def ways(self) -> list[Record]:
        """All areas and lines, the pale ones first, those of journeys last."""
        return [
            *self._pale_lines,
            *self.area,
            *self.roads,
            *self.gaps,
            *self.lines[0],
            *self.bundled[0],
        ]
