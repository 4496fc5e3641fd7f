"""The region from which two places can both be reached on one way of so many kilometres.

Of two points it is an ellipse on the ground, which ends where the ways to both add up to all
that there is. Where a place lies only within so many kilometres of its point, or at one of
several, the ways are measured to what of it is nearest. Geodesics on the WGS 84 ellipsoid.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import NamedTuple

from geographiclib.geodesic import Geodesic
from geographiclib.geodesicline import GeodesicLine

from dashboard.model.lookups.reaches import Point, Reach

BEARINGS = 120  # corners of an outline
MOST_KM = 10_000.0  # of both ways together: a larger region says nothing
NEAR_KM = 0.001  # how exact an outline is; it never lies outside
STEPS = 30  # in which that is found, at most
EARTH = Geodesic.WGS84
EARTH_KM, SHORTER = 6371.0088, 0.99  # a sphere is nowhere off by more than that
PLACE = EARTH.LATITUDE | EARTH.LONGITUDE


class Circle(NamedTuple):
    """All that lies within so many kilometres of a point."""

    point: Point
    radius_km: float = 0.0

    def km_to(self, point: Point) -> float:
        """Measure how far a point lies outside."""
        return max(0.0, _km(self.point, point) - self.radius_km)


@dataclass(frozen=True)
class Ellipse:
    """All points from which the ways to two circles are `km` together, or less."""

    start: Circle
    end: Circle
    km: float

    @cached_property
    def apart_km(self) -> float:
        """How far it is from circle to circle."""
        between = _km(self.start.point, self.end.point)
        return max(0.0, between - self.start.radius_km - self.end.radius_km)

    def spare_km(self, point: Point) -> float:
        """Give how many kilometres a way by this point leaves; less than 0 is too far."""
        return self.km - self.start.km_to(point) - self.end.km_to(point)

    def may_hold(self, point: Point) -> bool:
        """Tell quickly whether a point is not certainly outside."""
        ways = (_least_km(end.point, point) - end.radius_km for end in (self.start, self.end))
        return sum(max(0.0, way) for way in ways) <= self.km

    def outline(self) -> list[Point]:
        """Give its edge clockwise, the first point once more at the end; none where it is empty."""
        if self.apart_km > self.km:
            return []
        middle, ahead = self._middle()
        bearings = [ahead + 360 * n / BEARINGS for n in range(BEARINGS)]
        edge = [self._edge(EARTH.Line(*middle, bearing)) for bearing in bearings]
        return [*edge, edge[0]]

    def aside_km(self) -> float:
        """Give how far it reaches to the side of the straight way, in its middle."""
        middle, ahead = self._middle()
        sides = (self._edge(EARTH.Line(*middle, ahead + turn)) for turn in (-90, 90))
        return max(_km(middle, side) for side in sides)

    def _middle(self) -> tuple[Point, float]:
        """Give a point that has the most to spare, and the direction of the straight way there.

        Every straight line from it leaves the region but once, as less is to spare the farther
        one goes.
        """
        way = EARTH.InverseLine(*self.start.point, *self.end.point)
        between = way.s13 / 1000
        at = (self.start.radius_km + between - self.end.radius_km) / 2
        found = way.Position(min(max(at, 0.0), between) * 1000, PLACE | EARTH.AZIMUTH)
        return (found["lat2"], found["lon2"]), found["azi2"]

    def _edge(self, ray: GeodesicLine) -> Point:
        """Find where a straight line out of the middle leaves the region, by Newton's method."""
        inside: Point = ray.lat1, ray.lon1
        km = (self.km + self.start.radius_km + self.end.radius_km + self.apart_km) / 2
        for _ in range(STEPS):
            there = ray.Position(km * 1000, PLACE | EARTH.AZIMUTH)
            point, spare, slope = (there["lat2"], there["lon2"]), self.km, 0.0
            for circle in (self.start, self.end):
                way = EARTH.Inverse(*circle.point, *point, EARTH.DISTANCE | EARTH.AZIMUTH)
                if (far := way["s12"] / 1000 - circle.radius_km) > 0:
                    spare -= far
                    slope += math.cos(math.radians(way["azi2"] - there["azi2"]))
            if spare >= 0:
                inside = point
            if 0 <= spare <= NEAR_KM or slope <= 0:
                break
            km += (spare - NEAR_KM / 2) / slope
        return inside


@dataclass(frozen=True)
class Region:
    """All points of some ellipses: of each two spots at which the places may be, in any order."""

    ellipses: tuple[Ellipse, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is no such point."""
        return all(one.apart_km > one.km for one in self.ellipses)

    @property
    def is_too_large(self) -> bool:
        """Whether it is so large that it says nothing."""
        return any(one.km > MOST_KM for one in self.ellipses)

    @cached_property
    def outlines(self) -> list[list[Point]]:
        """The edges of its ellipses, of those that are not empty."""
        return [edge for one in self.ellipses if (edge := one.outline())]

    @property
    def apart_km(self) -> float:
        """The least kilometres from the one place to the other."""
        return min(one.apart_km for one in self.ellipses)

    @property
    def aside_km(self) -> float:
        """How far it reaches at most to the side of a straight way, in its middle."""
        return max(one.aside_km() for one in self.ellipses if one.apart_km <= one.km)

    def holds(self, point: Point) -> bool:
        """Tell whether a point lies in it."""
        return any(one.may_hold(point) and one.spare_km(point) >= 0 for one in self.ellipses)


def region(ways: Iterable[tuple[Reach, Reach, float]]) -> Region:
    """Give the region for two places, or for several pairs of them, each with its kilometres."""
    found = {
        Ellipse(Circle(one, start.radius_km), Circle(other, end.radius_km), km): None
        for start, end, km in ways
        for one, other in product(start.points, end.points)
    }
    return Region(tuple(found))


def _km(one: Point, other: Point) -> float:
    """Measure from one point to another."""
    return float(EARTH.Inverse(*one, *other, EARTH.DISTANCE)["s12"]) / 1000


def _least_km(one: Point, other: Point) -> float:
    """Give quickly somewhat less than lies between two points: on a sphere, a hundredth shorter."""
    (north, east), (up, right) = (map(math.radians, point) for point in (one, other))
    half = math.sin((up - north) / 2) ** 2
    half += math.cos(north) * math.cos(up) * math.sin((right - east) / 2) ** 2
    return 2 * EARTH_KM * SHORTER * math.asin(math.sqrt(min(half, 1.0)))
