"""Places laid together into parts that are large enough to be told apart, and none of them twice.

Of a war in one country most events lie within one place, and of each village there are few: so
the outermost places are parted as long as one of them holds more than half of all.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from dashboard.model.dataset import Dataset


@dataclass(frozen=True)
class Part:
    """A place with all that lies within it, or (not `whole`) what no place within it has."""

    place_id: str
    whole: bool

    @property
    def key(self) -> str:
        """Tell it apart from all others; ids have no blanks."""
        return self.place_id if self.whole else f"{self.place_id} itself"

    def named(self, name: str) -> str:
        """Say which it is, by the name of the place."""
        return name if self.whole else f"{name}, no place within it"


def parted_places(dataset: Dataset, own: Mapping[str, int]) -> dict[str, Part]:
    """Find the part to which each place belongs.

    Parameters
    ----------
    own : mapping of str to int
        How many events each place has itself, at least one.

    Returns
    -------
    dict of str to Part
        By place_id, for each that is given.
    """
    ranks = {place: rank for rank, place in enumerate(dataset.place_names)}
    columns = dataset.places[["place_id", "within"]].itertuples(index=False, name=None)
    within = {place: around for place, around in columns if around in ranks}
    outer, inner, total = _added_up(own, within)
    largest = [(-total[one], ranks[one], one) for one in outer if outer[one] is None]
    heapify(largest)
    half, parted = sum(own.values()) / 2, set()
    while largest and -largest[0][0] > half and inner[largest[0][2]]:
        _, _, place = heappop(largest)
        parted.add(place)
        for one in inner[place]:
            heappush(largest, (-total[one], ranks[one], one))
    found = {place: Part(place, whole=True) for _, _, place in largest}
    found |= {place: Part(place, whole=False) for place in parted}
    return {place: _part(place, outer, found) for place in own}


def _added_up(
    own: Mapping[str, int], within: Mapping[str, str]
) -> tuple[dict[str, str | None], dict[str, list[str]], dict[str, int]]:
    """Give what each place lies in, what lies in it, and how many events it has with that.

    What lies in a circle counts as lying in nothing.
    """
    outer: dict[str, str | None] = {}
    for one in own:
        place: str | None = one
        while place is not None and place not in outer:
            outer[place] = within.get(place)
            place = outer[place]
    waiting = Counter(outer.values())
    total = {place: own.get(place, 0) for place in outer}
    inner: dict[str, list[str]] = defaultdict(list)
    done = [place for place in outer if not waiting[place]]
    for place in done:  # grows while it is walked
        around = outer[place]
        if around is not None:
            total[around] += total[place]
            inner[around].append(place)
            waiting[around] -= 1
            if not waiting[around]:
                done.append(around)
    for place in outer.keys() - {*done}:
        outer[place] = None
    return outer, inner, total


def _part(place: str, outer: Mapping[str, str | None], found: dict[str, Part]) -> Part:
    """Find the part that a place belongs to, and note it for all on the way there."""
    way = [place]
    while way[-1] not in found:
        around = outer[way[-1]]
        assert around is not None  # noqa: S101 - the outermost places are parts or parted
        way.append(around)
    part = found[way[-1]]
    found |= dict.fromkeys(way, part)
    return part
