"""In which time zone each place lies, as far as the tables tell."""

from collections.abc import Callable, Mapping

import pandas as pd

from dashboard.model.dates.local_time import Zones
from dashboard.model.dates.time_zones import zone, zones_of


def place_zones(places: pd.DataFrame, default: str) -> dict[str, Zones]:
    """Give the zone of every place, or those of which it is one.

    Parameters
    ----------
    places : DataFrame
        As in the dataset.
    default : str
        The zone of the dataset; empty where it has none.

    Returns
    -------
    dict of str to tuple of str
        By place_id: its own zone, else that of the nearest place around it, else the default,
        else all zones of its country, which the nearest place around it may name; none where
        nothing is known.
    """
    around = dict(zip(places["place_id"], places["within"].fillna(""), strict=True))
    own = _stated(places, "time_zone", lambda name: bool(zone(name)))
    countries = _stated(places, "country", lambda code: bool(zones_of(code)))
    found: dict[str, Zones] = {}
    for place in around:
        name = _nearest(place, own, around) or default
        found[place] = (name,) if name else zones_of(_nearest(place, countries, around))
    return found


def _stated(places: pd.DataFrame, column: str, holds: Callable[[str], bool]) -> dict[str, str]:
    """Give what a column says of places, as far as that is known."""
    cells = zip(places["place_id"], places[column].fillna(""), strict=True)
    return {place: cell for place, cell in cells if cell and holds(cell)}


def _nearest(place: str, stated: Mapping[str, str], around: Mapping[str, str]) -> str:
    """Give what is stated of a place, or of the nearest around it; circles do no harm."""
    seen: set[str] = set()
    while place and place not in seen:
        if place in stated:
            return stated[place]
        seen.add(place)
        place = around.get(place, "")
    return ""
