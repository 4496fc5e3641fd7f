"""Where each event of a lane chart stands: its row, and both ends of its bar."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from dashboard.analysis.lanes.families import WORDS
from dashboard.charts.template import Record

LEAST_SHARE = 0.02
AIR_SHARE = 0.03
SIDE_SHARE = 0.2
WAY = 0.8  # of a row, for the line of a journey
PARTED = 0.3  # of a row, between what a person did and what was said


@dataclass(frozen=True)
class Taken:
    """What stands on a lane chart besides marks.

    Parameters
    ----------
    head : float
        The row of the first heading that is free.
    rows : mapping of str to float
        How many rows below their headings are taken in which lanes.
    reach : tuple of float
        Where on the axis something stands.
    """

    head: float = 0
    rows: Mapping[str, float] = field(default_factory=dict)
    reach: tuple[float, ...] = ()


NOTHING = Taken()
NO_TICKS: Mapping[str, tuple[float, float]] = {}


def lane_rows(
    marks: Sequence[Record],
    *,
    labelled: bool,
    ways: Collection[str] = (),
    beside: Mapping[str, tuple[float, float]] = NO_TICKS,
    taken: Taken = NOTHING,
) -> list[Record]:
    """Give each event its row, each lane a heading row above them, and each bar its ends.

    Parameters
    ----------
    marks : sequence of dict
        By lane: `lane` (str), `family` (what is words stands below the rest), `start` and
        `end` (float, in the unit of the axis; `None` where open), `point` (bool: drawn as
        a mark at `start`).
    labelled : bool
        Whether each event needs a row of its own, for the text beside it; otherwise
        events that do not overlap share rows.
    ways : collection of str
        The lanes that need a row for the line of a journey, above their events.
    beside : mapping of str to tuple of float
        From where to where the ticks of an event stand, by `event_id`, if it has any.
    taken : Taken
        What else stands on the chart.

    Returns
    -------
    list of dict
        Lane by lane, with `row` and `head` (its lane's heading row), `way` (that of its journey's
        line, behind what is taken there), `apart` (bool: below the
        rest of its lane), `edge` (between these, `None` in a lane without both), `open_start`,
        `open_end`, `start` and `end` with open sides drawn out a little beyond all that
        is known, `reach` (from where to where mark and ticks stand), and `side`, where the
        text stands: `left` or `right` of these, whichever has more room, or `inside` where
        neither has.
    """
    known = [mark[end] for mark in marks for end in ("start", "end") if mark[end] is not None]
    known += taken.reach
    first, last = (min(known), max(known)) if known else (0.0, 1.0)
    air, least = max((last - first) * AIR_SHARE, 1.0), (last - first) * LEAST_SHARE
    laid = [
        mark
        | {
            "open_start": mark["start"] is None,
            "open_end": mark["end"] is None,
            "start": first - air if mark["start"] is None else mark["start"],
            "end": last + air if mark["end"] is None else mark["end"],
        }
        for mark in marks
    ]
    head = taken.head
    found: list[Record] = []
    for name, lane in groupby(laid, key=itemgetter("lane")):
        deeds, words = _parted(list(lane))
        edge = None
        lowest = round(head + taken.rows.get(name, 0), 1)
        way = lowest + 1
        if name in ways:
            lowest += WAY
        for part in filter(None, (deeds, words)):
            if part is words and deeds:
                edge, lowest = lowest + (1 + PARTED) / 2, round(lowest + PARTED, 1)
            top = round(lowest + 1, 1)
            for mark, slot in zip(part, _slots(part, least, shared=not labelled), strict=True):
                mark |= {"head": head, "way": way, "row": top + slot}
                mark["reach"] = _reach(mark, beside.get(mark.get("event_id", "")))
                mark["side"] = _side(mark, first, last)
                mark["apart"] = part is words and bool(deeds)
                lowest = max(lowest, mark["row"])
        for mark in (*deeds, *words):
            found.append(mark | {"edge": edge})
        head = round(lowest + 1, 1)
    return found


def _parted(lane: Sequence[Record]) -> tuple[list[Record], list[Record]]:
    """Part what somebody did from what was said by them or about them."""
    words = [mark["family"] == WORDS for mark in lane]
    deeds, said = (
        [mark for mark, is_words in zip(lane, words, strict=True) if is_words is wanted]
        for wanted in (False, True)
    )
    return deeds, said


def _slots(lane: Sequence[Record], least: float, *, shared: bool) -> Iterator[int]:
    """Yield a row for each event of a lane: one of its own, or the first that is free."""
    taken: list[float] = []
    for mark in lane:
        free = (slot for slot, until in enumerate(taken) if shared and until <= mark["start"])
        slot = next(free, len(taken))
        taken[slot : slot + 1] = [max(mark["end"], mark["start"] + least)]
        yield slot


def _reach(mark: Record, ticks: tuple[float, float] | None) -> tuple[float, float]:
    """Give from where to where a mark, or a bar, and its ticks stand."""
    start, end = mark["start"], mark["start"] if mark["point"] else mark["end"]
    return (min(start, ticks[0]), max(end, ticks[1])) if ticks else (start, end)


def _side(mark: Record, first: float, last: float) -> str:
    """Say where the text of a mark has room."""
    before, behind = mark["reach"][0] - first, last - mark["reach"][1]
    if not mark["point"] and max(before, behind) < SIDE_SHARE * (last - first):
        return "inside"
    return "left" if before > behind else "right"
