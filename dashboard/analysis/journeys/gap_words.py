"""What lies between two sightings, in words: as a choice, on the map, and in full."""

import math
from collections.abc import Sequence

from dashboard.analysis.journeys.gaps import AFTER, AROUND, BEFORE, Gap, Sighting
from dashboard.analysis.journeys.reachable import Region
from dashboard.analysis.journeys.readable_legs import duration
from dashboard.analysis.phrases import count, listed
from dashboard.model.dataset import Dataset
from dashboard.model.dates.ends import SECONDS_A_DAY

NAMED = 8  # places that lie in it
SIDES = {
    BEFORE: "before this",
    AFTER: "after this",
    AROUND: "before and after, leaving this aside",
}


def gap_named(gap: Gap) -> str:
    """Name a gap so that it can be chosen: `The lorry, before this: from Depot to Motel`."""
    ends = f"from {_places(gap.starts)} to {_places(gap.ends)}"
    return f"{gap.person}, {SIDES[gap.side]}: {ends}"


def gap_on_map(gap: Gap) -> str:
    """Say what the area on the map stands for."""
    return (
        f"{gap.person} could have been anywhere in here between {_seen(gap.starts)} and "
        f"{_seen(gap.ends)}, at {gap.speed.kmh:,.0f} km/h; nobody says so"
    )


def gap_said(dataset: Dataset, gap: Gap, region: Region) -> str:
    """Say in full where somebody could have been, and from what that follows."""
    ends = f"between {_seen(gap.starts)} and {_seen(gap.ends)}"
    most = duration(math.ceil(gap.most_seconds / 60) * 60 / SECONDS_A_DAY)
    why = "the usual speed" if gap.speed.usual else "the most, as no usual speed is known,"
    speed = f"{gap.speed.kmh:,.0f} km/h, {why} of its kind ({gap.kind})"
    if region.is_empty:
        return (
            f"{gap.person}: {ends} lie at most {most} and at least {region.apart_km:,.0f} km. At "
            f"{speed}, that is too far: no area is drawn."
        )
    if region.is_too_large:
        return (
            f"{gap.person}: {ends} lie at most {most}. At {speed}, that is enough for an area "
            "larger than a continent: it would say nothing, and is not drawn."
        )
    return (
        f"{gap.person} could have been anywhere in the dotted area {ends}: within at most {most}, "
        f"at {speed}, both can be reached from there. It stretches up to {region.aside_km:,.0f} km "
        f"to the side of the straight way. {_lying_in(dataset, gap, region)} Doubts about places "
        "and times are read so that it is as large as can be. That follows from the times; no "
        "source says that anybody was there."
    )


def _lying_in(dataset: Dataset, gap: Gap, region: Region) -> str:
    """Say which other places of the dataset lie in a region: wherever their points may be."""
    ends = {one.place_id for one in (*gap.starts, *gap.ends)}
    found = [
        dataset.place_names[place]
        for place, reach in dataset.reaches.items()
        if place not in ends and not reach.area and all(map(region.holds, reach.points))
    ]
    if not found:
        return "No other place that is named here lies in it."
    more = [count(len(found) - NAMED, "other")] if len(found) > NAMED else []
    return f"Places named here that lie in it: {listed([*found[:NAMED], *more])}."


def _places(ends: Sequence[Sighting]) -> str:
    """Name where one end of a gap is."""
    return listed((one.place for one in ends), "or")


def _seen(ends: Sequence[Sighting]) -> str:
    """Say where one end of a gap is, and when."""
    return listed((f"{one.place} ({one.when})" for one in ends), "or")
