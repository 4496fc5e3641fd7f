"""Places that a geocoder was asked about and that have no point all the same."""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set

from dashboard.model.checks.records import at, value
from dashboard.model.problems import Problem
from dashboard.model.reading.table import Record

OPEN = (None, "ambiguous")
HINT = (
    "Run python -m dashboard geocode, which says what to decide; if it stays open, write "
    "ambiguous under resolution and why in note"
)


def check_looked_up(
    places: Sequence[Record], candidates: Sequence[Record], areas: Set[str]
) -> Iterator[Problem]:
    """Yield places that were asked about and have no point, and no word on why.

    Of an area, a place of a kind in `areas`, no point is expected; of a place whose
    candidate is chosen, `check_candidates` tells.
    """
    considered = defaultdict(list)
    for record in candidates:
        considered[value(record, "place_id")].append(value(record, "chosen"))
    for record in places:
        resolution, day = value(record, "resolution"), value(record, "geocoded_on")
        asked = value(record, "geocoder") and day and value(record, "kind") not in areas
        explained = resolution is not None and value(record, "note")
        chosen = considered[value(record, "place_id")]
        unplaced = value(record, "latitude") is None and not any(chosen)
        if asked and unplaced and resolution in OPEN and not explained:
            found = f"{len(chosen)} found, none chosen" if chosen else "nothing found"
            message = f"was asked on {day}, and the place has no point: {found}"
            yield at(record, "geocoder", "asked-unplaced", message, HINT)
