"""Points that cannot be meant, and candidates at odds with their places."""

import re
from collections import Counter
from collections.abc import Iterator, Set

from dashboard.model.checks.keys import alike
from dashboard.model.reading.finding import Finding
from dashboard.model.reading.record import Record, Records
from dashboard.model.slips.coordinates import is_outside, lies_in, meant

SAME_DEGREES = 0.01  # about a kilometre
COPIED = re.compile(r"-?[0-9]+\.[0-9]{3,}")  # too exact to be the same number by chance
BY_DESCRIPTION = ("described", "area")  # such a point may be another than the candidate's


def check_points(records: Records) -> Iterator[Finding]:
    """Yield points at 0, 0, those of one number twice, and places outside their country."""
    places, candidates = records.get("places", ()), records.get("place_candidates", ())
    for record in (*places, *candidates):
        if record["latitude"] == 0 == record["longitude"]:
            message = "with longitude 0 is a point in the Atlantic that stands for no point"
            hint = "Write the point that is meant; if a place has none, empty both cells"
            yield Finding(record, "latitude", "zero-point", message, hint)
        if _is_copied(record):
            message = "stands under longitude too, to the last digit"
            hint = "Look the point up again: one number was copied over the other, it seems"
            yield Finding(record, "latitude", "same-number", message, hint)
    for record in places:
        latitude, longitude = record["latitude"], record["longitude"]
        if latitude is None or longitude is None or latitude == 0 == longitude:
            continue
        if _is_copied(record):
            continue
        if is_outside(record["country"], latitude, longitude, record["radius_km"] or 0):
            yield _outside(record, record["country"], latitude, longitude)


def check_candidates(records: Records, areas: Set[str]) -> Iterator[Finding]:
    """Yield what contradicts itself between places and the candidates chosen for them.

    Of an area, a place of a kind in `areas`, the candidate that is chosen says what gazetteers
    call it, not where it is.
    """
    if "places" not in records or "place_candidates" not in records:
        return
    candidates = records["place_candidates"]
    chosen = [record for record in candidates if record["chosen"] and record["place_id"]]
    for record, others in alike(chosen, ("place_id",)):
        message = f"stands in line {others} too, for the same place"
        hint = "Choose one candidate of a place at most"
        yield Finding(record, "chosen", "chosen-twice", message, hint)
    decided = {r["place_id"] for r in candidates if r["chosen"] or not r.reads("chosen")}
    by_id = {place["place_id"]: place for place in records["places"] if place["place_id"]}
    for place_id, place in by_id.items():
        if place["resolution"] == "chosen" and place_id not in decided:
            message = "is not borne out: no candidate of this place is chosen"
            hint = "Write true under chosen in place_candidates.csv, or another resolution here"
            yield Finding(place, "resolution", "none-chosen", message, hint)
    counts = Counter(record["place_id"] for record in chosen)
    for record in chosen:
        its_place = by_id.get(record["place_id"])
        alone = counts[record["place_id"]] == 1
        if its_place and alone and its_place["kind"] not in areas:
            yield from _at_odds(record, its_place)


def _at_odds(candidate: Record, place: Record) -> Iterator[Finding]:
    """Yield that a place has no point though this candidate is chosen, or another one."""
    point = "latitude", "longitude"
    if not (place.reads(*point) and candidate.reads(*point)):
        return
    latitude, longitude = (place[column] for column in point)
    here, there = (candidate[column] for column in point)
    if latitude is None and longitude is None:
        message = f"is not carried out: the place has no point in {place.where}"
        hint = "Run python -m dashboard geocode, copy the point there yourself, or empty this cell"
        yield Finding(candidate, "chosen", "chosen-unplaced", message, hint)
        return
    if None in (latitude, longitude, here, there):
        return
    away, along = abs(latitude - here), abs(longitude - there)
    if max(away, along % 360) > SAME_DEGREES and place["resolution"] not in BY_DESCRIPTION:
        written = f"{place.cells['latitude']}, {place.cells['longitude']}"
        message = f"is at odds with {place.where}, which has the point {written}"
        hint = "Copy this candidate's point there, or choose the candidate that is meant"
        yield Finding(candidate, "chosen", "chosen-elsewhere", message, hint)


def _is_copied(record: Record) -> bool:
    """Tell whether latitude and longitude are one number, which is too exact for chance."""
    latitude, longitude = (record.cells.get(name, "") for name in ("latitude", "longitude"))
    return latitude == longitude and COPIED.fullmatch(latitude) is not None


def _outside(record: Record, country: str, latitude: float, longitude: float) -> Finding:
    """Tell where a point lies instead, and by what slip it may have got there."""
    cells = record.cells["latitude"].strip(), record.cells["longitude"].strip()
    kind, hint = meant(country, *cells) or (
        "outside-country",
        "Correct latitude and longitude, or country",
    )
    message = f"with longitude {cells[1]} lies in {lies_in(country, latitude, longitude)}"
    return Finding(record, "latitude", kind, message, hint)
