"""Where each event of a lane chart stands: its row, and both ends of its bar."""

import pandas as pd

LEAST_SHARE = 0.02
AIR_SHARE = 0.03
SIDE_SHARE = 0.2


def lane_rows(events: pd.DataFrame, *, labelled: bool) -> pd.DataFrame:
    """Give each event its row, each lane a heading row above them, and each bar its ends.

    Parameters
    ----------
    events : DataFrame
        One row per mark, by lane: `lane` (str), `start` and `end` (float, in the unit of
        the axis; missing where open), `point` (bool: drawn as a mark at `start`).
    labelled : bool
        Whether each event needs a row of its own, for the text beside it; otherwise
        events that do not overlap share rows.

    Returns
    -------
    DataFrame
        The same rows with `row` and `head` (its lane's heading row), `open_start`,
        `open_end`, `start` and `end` with open sides drawn out a little beyond all that
        is known, and `side`, where the text stands: `left` or `right` of the mark,
        whichever has more room, or `inside` where neither has.
    """
    known = pd.concat([events["start"], events["end"]]).dropna()
    first, last = (known.min(), known.max()) if len(known) else (0.0, 1.0)
    air = max((last - first) * AIR_SHARE, 1.0)
    rows = events.assign(
        open_start=events["start"].isna(),
        open_end=events["end"].isna(),
        start=events["start"].fillna(first - air),
        end=events["end"].fillna(last + air),
    )
    places, heads, top = [], [], 0
    for lane in rows["lane"].unique():
        inside = rows["lane"] == lane
        slots: list[float] = []
        for start, end in zip(rows["start"][inside], rows["end"][inside], strict=True):
            free = [slot for slot, taken in enumerate(slots) if taken <= start]
            slot = free[0] if free and not labelled else len(slots)
            slots[slot : slot + 1] = [max(end, start + (last - first) * LEAST_SHARE)]
            places.append(top + 1 + slot)
            heads.append(top)
        top += 1 + len(slots)
    before, behind = rows["start"] - first, last - rows["end"]
    side = (before > behind).map({True: "left", False: "right"})
    cramped = (before < SIDE_SHARE * (last - first)) & (behind < SIDE_SHARE * (last - first))
    side = side.mask(cramped & ~rows["point"], "inside")
    return rows.assign(row=places, head=heads, side=side)
