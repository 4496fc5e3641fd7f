"""Points that cannot be meant, and candidates at odds with their places."""

from collections import Counter
from collections.abc import Iterator, Sequence, Set

from dashboard.model.checks.keys import alike
from dashboard.model.checks.records import Records, at, value
from dashboard.model.problems import Problem
from dashboard.model.reading.table import Record
from dashboard.model.slips import borders
from dashboard.model.slips.coordinates import is_outside, meant

SAME_DEGREES = 0.01  # about a kilometre
BY_DESCRIPTION = ("described", "area")  # such a point may be another than the candidate's


def check_points(places: Sequence[Record], candidates: Sequence[Record]) -> Iterator[Problem]:
    """Yield points at 0, 0, and places outside their country."""
    for record in (*places, *candidates):
        if value(record, "latitude") == 0 == value(record, "longitude"):
            message = "with longitude 0 is a point in the Atlantic that stands for no point"
            hint = "Write the point that is meant; if a place has none, empty both cells"
            yield at(record, "latitude", "zero-point", message, hint)
    for record in places:
        latitude, longitude = value(record, "latitude"), value(record, "longitude")
        country, radius = value(record, "country"), value(record, "radius_km") or 0
        if latitude is None or latitude == 0 == longitude:
            continue
        if is_outside(country, latitude, longitude, radius):
            yield _outside(record, country, latitude, longitude)


def check_candidates(
    places: Sequence[Record], candidates: Sequence[Record], read: Records, areas: Set[str]
) -> Iterator[Problem]:
    """Yield what contradicts itself between places and the candidates chosen for them.

    Of an area, a place of a kind in `areas`, the candidate that is chosen says what gazetteers
    call it, not where it is.
    """
    chosen = [record for record in candidates if value(record, "chosen")]
    for record, others in alike(chosen, ("place_id",)):
        message = f"stands in line {others} too, for the same place"
        hint = "Choose one candidate of a place at most"
        yield at(record, "chosen", "chosen-twice", message, hint)
    decided = {r.cells.get("place_id") for r in read["place_candidates"] if r.cells.get("chosen")}
    by_id = {value(record, "place_id"): record for record in places}
    for place_id, place in by_id.items():
        if value(place, "resolution") == "chosen" and place_id not in decided:
            message = "is not borne out: no candidate of this place is chosen"
            hint = "Write true under chosen in place_candidates.csv, or another resolution here"
            yield at(place, "resolution", "none-chosen", message, hint)
    counts = Counter(value(record, "place_id") for record in chosen)
    for record in chosen:
        its_place = by_id.get(value(record, "place_id"))
        alone = counts[value(record, "place_id")] == 1
        if its_place and alone and value(its_place, "kind") not in areas:
            yield from _at_odds(record, its_place)


def _at_odds(candidate: Record, place: Record) -> Iterator[Problem]:
    """Yield that a place has no point though this candidate is chosen, or another one."""
    latitude, longitude = value(place, "latitude"), value(place, "longitude")
    here, there = value(candidate, "latitude"), value(candidate, "longitude")
    where = f"{place.file}:{place.line}"
    if latitude is None:
        message = f"is not carried out: the place has no point in {where}"
        hint = "Run python -m dashboard geocode, copy the point there yourself, or empty this cell"
        yield at(candidate, "chosen", "chosen-unplaced", message, hint)
        return
    if here is None or there is None:
        return
    away, along = abs(latitude - here), abs(longitude - there)
    if max(away, along % 360) > SAME_DEGREES and value(place, "resolution") not in BY_DESCRIPTION:
        point = f"{place.cells['latitude']}, {place.cells['longitude']}"
        message = f"is at odds with {where}, which has the point {point}"
        hint = "Copy this candidate's point there, or choose the candidate that is meant"
        yield at(candidate, "chosen", "chosen-elsewhere", message, hint)


def _outside(record: Record, country: str, latitude: float, longitude: float) -> Problem:
    """Tell where a point lies instead, and by what slip it may have got there."""
    here = borders.country_at(latitude, longitude)
    cells = record.cells["latitude"].strip(), record.cells["longitude"].strip()
    kind, hint = meant(country, *cells) or (
        "outside-country",
        "Correct latitude and longitude, or country",
    )
    away = borders.km_outside(country, latitude, longitude)
    where = f"no country, {away:,.0f} km from {country}"
    if here:
        where = f"{here}, not in {country} as stated"
    message = f"with longitude {cells[1]} lies in {where}"
    return at(record, "latitude", kind, message, hint)
