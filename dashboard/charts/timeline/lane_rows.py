"""Where each event of a lane chart stands: its row, and both ends of its bar."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from dashboard.charts.template import Record

LEAST_SHARE = 0.02
AIR_SHARE = 0.03
SIDE_SHARE = 0.2


def lane_rows(marks: Sequence[Record], *, labelled: bool) -> list[Record]:
    """Give each event its row, each lane a heading row above them, and each bar its ends.

    Parameters
    ----------
    marks : sequence of dict
        By lane: `lane` (str), `start` and `end` (float, in the unit of the axis; `None`
        where open), `point` (bool: drawn as a mark at `start`).
    labelled : bool
        Whether each event needs a row of its own, for the text beside it; otherwise
        events that do not overlap share rows.

    Returns
    -------
    list of dict
        The same with `row` and `head` (its lane's heading row), `open_start`,
        `open_end`, `start` and `end` with open sides drawn out a little beyond all that
        is known, and `side`, where the text stands: `left` or `right` of the mark,
        whichever has more room, or `inside` where neither has.
    """
    known = [mark[end] for mark in marks for end in ("start", "end") if mark[end] is not None]
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
    head = 0
    for _, lane in groupby(laid, key=itemgetter("lane")):
        own, lowest = list(lane), head
        for mark, slot in zip(own, _slots(own, least, shared=not labelled), strict=True):
            mark |= {"head": head, "row": head + 1 + slot, "side": _side(mark, first, last)}
            lowest = max(lowest, mark["row"])
        head = lowest + 1
    return laid


def _slots(lane: Sequence[Record], least: float, *, shared: bool) -> Iterator[int]:
    """Yield a row for each event of a lane: one of its own, or the first that is free."""
    taken: list[float] = []
    for mark in lane:
        free = (slot for slot, until in enumerate(taken) if shared and until <= mark["start"])
        slot = next(free, len(taken))
        taken[slot : slot + 1] = [max(mark["end"], mark["start"] + least)]
        yield slot


def _side(mark: Record, first: float, last: float) -> str:
    """Say where the text of a mark has room."""
    before, behind = mark["start"] - first, last - mark["end"]
    if not mark["point"] and max(before, behind) < SIDE_SHARE * (last - first):
        return "inside"
    return "left" if before > behind else "right"
