"""Places that a geocoder was asked about and that have no point all the same."""

from collections import defaultdict
from collections.abc import Iterator, Set

from dashboard.model.reading.finding import Finding
from dashboard.model.reading.record import Records

OPEN = (None, "ambiguous")
HINT = (
    "Run python -m dashboard geocode, which says what to decide; if it stays open, write "
    "ambiguous under resolution and why in note"
)


def check_looked_up(records: Records, areas: Set[str]) -> Iterator[Finding]:
    """Yield places that were asked about and have no point, and no word on why.

    Of an area, a place of a kind in `areas`, no point is expected; of a place whose
    candidate is chosen, `check_candidates` tells.
    """
    considered = defaultdict(list)
    for record in records.get("place_candidates", ()):
        considered[record["place_id"]].append(record["chosen"])
    for place in records.get("places", ()):
        resolution, day = place["resolution"], place["geocoded_on"]
        asked = place["geocoder"] and day and place["kind"] not in areas
        explained = resolution is not None and place["note"]
        chosen = considered[place["place_id"]]
        open_still = place.reads("latitude", "resolution", "note") and resolution in OPEN
        unplaced = place["latitude"] is None and not any(chosen)
        if asked and unplaced and open_still and not explained:
            found = f"{len(chosen)} found, none chosen" if chosen else "nothing found"
            message = f"was asked on {day}, and the place has no point: {found}"
            yield Finding(place, "geocoder", "asked-unplaced", message, HINT)
