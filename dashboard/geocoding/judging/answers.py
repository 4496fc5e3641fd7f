"""Whether an answer of a geocoder may be the place that is asked about.

A place is a row of `places.csv`, its cells as they stand there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from geopy.distance import geodesic

from dashboard.geocoding.plain_text import plain

Cells = Mapping[str, str]

AREAS = ("country", "region")


class Fit(StrEnum):
    """Whether a candidate may be the place, from best to worst; a reason begins with it."""

    FITS = "Fits"
    MAY_FIT = "May fit"
    DOES_NOT_FIT = "Does not fit"


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
    country : str
        ISO 3166-1 alpha-2; empty if the geocoder names none.
    """

    label: str
    latitude: float
    longitude: float
    reference: str
    country: str


@dataclass(frozen=True)
class Question:
    """What is asked of a geocoder about one place, and what an answer must fit.

    Parameters
    ----------
    place_id, query : str
        As in `places.csv`.
    names : tuple of str
        What the place is called: its name, its aliases, how the query begins.
    settlement : bool
        Whether only towns and villages can be meant.
    country : str
        ISO 3166-1 alpha-2; empty if not stated.
    areas : tuple of Cells
        The rows of what contains the place, countries left out.
    """

    place_id: str
    query: str
    names: tuple[str, ...]
    settlement: bool
    country: str
    areas: tuple[Cells, ...]


def question(place: Cells, places: Mapping[str, Cells]) -> Question:
    """Say what is asked about a place; `places` are all rows by their id."""
    around = list(_around(place, places))
    return Question(
        place["place_id"],
        place["geocode_query"],
        (*_names(place), place["geocode_query"].split(",")[0]),
        place["kind"] not in AREAS,
        next((row["country"] for row in (place, *around) if row["country"]), ""),
        tuple(row for row in around if row["kind"] != "country"),
    )


def judge(found: Found, asked: Question) -> tuple[Fit, str]:
    """Tell whether an answer fits name, country and areas of the place, and why."""
    checks = [_check_country(found, asked), *(_check_area(found, area) for area in asked.areas)]
    checks += _check_name(found, asked)
    fit = max((fit for fit, _ in checks), key=list(Fit).index)
    return fit, "; ".join(words for _, words in checks)


def distance_km(row: Cells, found: Found) -> float:
    """Give the geodesic distance between a recorded point and an answer."""
    point = (float(row["latitude"]), float(row["longitude"]))
    return float(geodesic(point, (found.latitude, found.longitude)).km)


def _around(place: Cells, places: Mapping[str, Cells]) -> Iterator[Cells]:
    """Yield the rows of what contains a place, from small to large."""
    while place["within"]:
        place = places[place["within"]]
        yield place


def _names(place: Cells) -> tuple[str, ...]:
    """Give the name and the aliases of a place."""
    names = (place["name"], *place["aliases"].split(";"))
    return tuple(name.strip() for name in names if name.strip())


def _check_name(found: Found, asked: Question) -> list[tuple[Fit, str]]:
    """Doubt an answer that bears another name: some geocoders give what sounds alike."""
    name = found.label.split(",")[0]
    if _alike(name) in map(_alike, asked.names):
        return []
    return [(Fit.MAY_FIT, f"{name} is neither its name nor among its aliases")]


def _check_country(found: Found, asked: Question) -> tuple[Fit, str]:
    """Compare the countries."""
    if not asked.country:
        return Fit.MAY_FIT, "the place states no country to check it against"
    if not found.country:
        return Fit.MAY_FIT, f"the geocoder does not say whether it lies in {asked.country}"
    if found.country != asked.country:
        return Fit.DOES_NOT_FIT, f"in {found.country}, not in {asked.country}"
    return Fit.FITS, f"in {asked.country}"


def _check_area(found: Found, area: Cells) -> tuple[Fit, str]:
    """Look for an area in the address of an answer; failing that, measure."""
    _, *address = map(_alike, found.label.split(","))
    named = next((name for name in _names(area) if _alike(name) in address), None)
    if named:
        return Fit.FITS, f"its address names {plain(named)}"
    unnamed = f"its address does not name {plain(area['name'])}"
    if area["latitude"] and area["radius_km"]:
        away, radius = distance_km(area, found), float(area["radius_km"])
        how_far = f"{away:.0f} km from its middle, radius {radius:g} km"
        return Fit.MAY_FIT if away <= radius else Fit.DOES_NOT_FIT, f"{unnamed} ({how_far})"
    return Fit.DOES_NOT_FIT, unnamed


def _alike(name: str) -> str:
    """Make spellings of one name equal."""
    return " ".join(name.casefold().split())
