"""Whether an answer of a geocoder may be the place that is asked about."""

from collections.abc import Iterator
from dataclasses import dataclass

from geopy.distance import geodesic

from dashboard.geocoding.judging.question import Area, Cells, Question, alike
from dashboard.geocoding.judging.verdicts import Fit, countries, in_reason


@dataclass(frozen=True)
class Found:
    """One answer of a geocoder.

    Parameters
    ----------
    label : str
        The name, then what it lies in, from small to large, between commas.
    latitude, longitude : float
        Degrees, WGS 84.
    reference : str
        Its id, like `osm:node/123`; empty if it has none.
    country : str or None
        ISO 3166-1 alpha-2; empty if the geocoder names none; `None` if that was not
        recorded.
    """

    label: str
    latitude: float
    longitude: float
    reference: str
    country: str | None

    @property
    def name(self) -> str:
        """What the geocoder calls it."""
        return self.label.split(",")[0]


def judge(found: Found, asked: Question) -> tuple[Fit, str]:
    """Tell whether an answer fits name, country and areas of the place, and why."""
    checks = [countries(found.country, asked.country)]
    checks += (_check_area(found, area) for area in asked.areas)
    if alike(found.name) not in map(alike, asked.names):  # some geocoders give what sounds alike
        words = f"{in_reason(found.name)} is neither its name nor among its aliases"
        checks.append((Fit.MAY_FIT, words))
    fit = max((fit for fit, _ in checks), key=list(Fit).index)
    return fit, "; ".join(words for _, words in checks)


def unnamed(found: Found, asked: Question) -> Iterator[Area]:
    """Yield what contains the place, and is not named in the address of an answer."""
    return (area for area in asked.areas if _name_in_address(found, area) is None)


def distance_km(row: Cells, found: Found) -> float:
    """Give the geodesic distance between a recorded point and an answer."""
    point = (float(row["latitude"]), float(row["longitude"]))
    return float(geodesic(point, (found.latitude, found.longitude)).km)


def _name_in_address(found: Found, area: Area) -> str | None:
    """Give the name by which the address of an answer names an area, if it does."""
    _, *address = map(alike, found.label.split(","))
    return next((name for name in area.names if alike(name) in address), None)


def _check_area(found: Found, area: Area) -> tuple[Fit, str]:
    """Look for an area in the address of an answer; failing that, measure."""
    place, name = area.place, _name_in_address(found, area)
    if name is not None:
        by = area.names[name]
        whose = f", as {in_reason(by)} calls {in_reason(place['name'])}" if by else ""
        return Fit.FITS, f"its address names {in_reason(name)}{whose}"
    without = f"its address does not name {in_reason(place['name'])}"
    if place["latitude"] and place["radius_km"]:
        away, radius = distance_km(place, found), float(place["radius_km"])
        how_far = f"{away:.0f} km from its middle, radius {radius:g} km"
        return Fit.MAY_FIT if away <= radius else Fit.DOES_NOT_FIT, f"{without} ({how_far})"
    return Fit.DOES_NOT_FIT, without
