"""Latitude and longitude that cannot be meant, and what probably was."""

import re
from collections.abc import Iterator, Mapping

from dashboard.model.cells.kinds import NUMBER
from dashboard.model.slips import borders

TOLERANCE_KM = 50
POLAR_DEGREES = 80  # beyond, the map's coasts are cut off or coarse


def is_outside(country: str | None, latitude: float, longitude: float, radius_km: float) -> bool:
    """Tell whether a point is certainly not in a country, or near it.

    Parameters
    ----------
    country : str or None
        ISO 3166-1 alpha-2; nothing lies outside one that is not stated or not on the map.
    latitude, longitude : float
        Degrees.
    radius_km : float
        How far from the point the truth may lie; at least `TOLERANCE_KM` are allowed.
    """
    if not country or not borders.knows(country) or abs(latitude) > POLAR_DEGREES:
        return False
    return borders.km_outside(country, latitude, longitude) > max(TOLERANCE_KM, radius_km)


def lies_in(country: str, latitude: float, longitude: float) -> str:
    """Say where a point lies that is outside the country that is stated for it."""
    if here := borders.country_at(latitude, longitude):
        return f"{here}, not in {country} as stated"
    return f"no country, {borders.km_outside(country, latitude, longitude):,.0f} km from {country}"


def meant(country: str | None, latitude: str, longitude: str) -> tuple[str, str] | None:
    """Find what slip would explain a point that is impossible, or outside its country.

    Parameters
    ----------
    country : str or None
        As stated; ISO 3166-1 alpha-2.
    latitude, longitude : str
        Two numbers, as they stand in the cells.

    Returns
    -------
    tuple of kind and hint
        `None` where no slip is found that puts the point into its country; without a
        country, into the range of degrees.
    """
    for kind, lat, lon, slip in _slips(latitude, longitude):
        if abs(float(lat)) <= 90 and abs(float(lon)) <= 180:
            if country and not is_outside(country, float(lat), float(lon), 0):
                return kind, f"{slip}: write latitude {lat} and longitude {lon}"
            if not country and kind == "swapped-coordinates":
                return kind, f"{slip}, it seems: write latitude {lat} and longitude {lon}"
    return None


def advice(texts: Mapping[str, str]) -> tuple[str, str] | None:
    """Find what slip would explain a row whose latitude or longitude is out of range."""
    latitude, longitude = texts.get("latitude", ""), texts.get("longitude", "")
    if not (re.fullmatch(NUMBER, latitude) and re.fullmatch(NUMBER, longitude)):
        return None
    return meant(texts.get("country"), latitude, longitude)


def strays(texts: Mapping[str, str]) -> bool:
    """Tell whether the point of a row, if it has one, lies outside its country."""
    cells = [texts.get(name, "").strip() for name in ("latitude", "longitude", "radius_km")]
    numbers = [float(cell) if re.fullmatch(NUMBER, cell) else None for cell in cells]
    latitude, longitude, radius_km = numbers
    if latitude is None or longitude is None:
        return False
    return is_outside(texts.get("country", "").strip(), latitude, longitude, radius_km or 0)


def _slips(latitude: str, longitude: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield kind, latitude, longitude and name of what may have been typed."""
    yield "swapped-coordinates", longitude, latitude, "Latitude and longitude are swapped"
    for lat, lon in (
        (latitude, _turned(longitude)),
        (_turned(latitude), longitude),
        (_turned(latitude), _turned(longitude)),
    ):
        yield "wrong-sign", lat, lon, "A minus sign is missing or too many"
    for lat in _with_point(latitude):
        for lon in _with_point(longitude):
            yield "out-of-range", lat, lon, "A decimal point is missing"


def _turned(number: str) -> str:
    """Give a number the other sign."""
    return number.removeprefix("-") if number.startswith("-") else f"-{number}"


def _with_point(number: str) -> Iterator[str]:
    """Yield a number as it is, or with a point behind its first digits if it has none."""
    if "." in number or len(number) < 4:
        yield number
        return
    for place in range(2, min(5, len(number))):
        yield f"{number[:place]}.{number[place:]}"
