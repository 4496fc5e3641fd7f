"""Where each event of the timeline stands: rows within lanes, ends in milliseconds."""

import pandas as pd

DAY_MS = 24 * 60 * 60 * 1000
LEAST_SHARE = 0.02


def span(lanes: pd.DataFrame) -> tuple[int, int]:
    """Choose first and last moment so that all known bounds lie inside, with air; in ms."""
    known = _ms(pd.concat([lanes["earliest"], lanes["latest"]]).dropna())
    first, last = (min(known), max(known) + DAY_MS) if known else (0, DAY_MS)
    air = max((last - first) // 33, DAY_MS)
    return first - air, last + air


def rows_of(lanes: pd.DataFrame, domain: tuple[int, int], *, labelled: bool) -> pd.DataFrame:
    """Give each event its row, each lane a heading row above them, and each bar its ends.

    Parameters
    ----------
    lanes : DataFrame
        As `lanes.lanes` gives it.
    domain : tuple of int
        First and last moment, in ms since 1970; open ends reach to it.
    labelled : bool
        Whether each event needs a row of its own, for the text beside it; otherwise
        events that do not overlap share rows.

    Returns
    -------
    DataFrame
        One row per row of `lanes`: its texts, `row` and `head` (its lane's heading row),
        `start` and `end` (ms), `day` (one day, not a span), `open_start`, `open_end`,
        and `late` (its middle lies in the second half of the domain).
    """
    first, last = domain
    day = (lanes["earliest"] == lanes["latest"]) & ~lanes["duration"]
    starts = lanes["earliest"].fillna(pd.Timestamp(first, unit="ms"))
    ends = lanes["latest"].fillna(pd.Timestamp(last - DAY_MS, unit="ms"))
    start = pd.Series(_ms(starts), index=lanes.index) + day * (DAY_MS // 2)
    end = pd.Series(_ms(ends), index=lanes.index) + DAY_MS
    least = int((last - first) * LEAST_SHARE)
    places, heads, top = [], [], 0
    for lane in lanes["lane"].unique():
        inside = lanes["lane"] == lane
        slots: list[int] = []
        for begin, until in zip(start[inside], end[inside], strict=True):
            free = [slot for slot, taken in enumerate(slots) if taken <= begin]
            slot = free[0] if free and not labelled else len(slots)
            slots[slot : slot + 1] = [max(until, begin + least)]
            places.append(top + 1 + slot)
            heads.append(top)
        top += 1 + len(slots)
    late = start + end > first + last
    return pd.DataFrame(
        {
            "event_id": lanes["event_id"],
            "lane": lanes["lane"],
            "row": places,
            "head": heads,
            "start": start,
            "end": end,
            "day": day,
            "duration": lanes["duration"],
            "open_start": lanes["earliest"].isna(),
            "open_end": lanes["latest"].isna(),
            "late": late,
            "basis": lanes["basis"],
            "kind": lanes["kind"],
            "what": lanes["what"],
            "when": lanes["when"],
            "who": lanes["who"],
            "place": lanes["place"],
            "given": lanes["given"],
            "source": lanes["source"] + ", " + lanes["locator"],
            "label": lanes["what"] + ", " + lanes["when"] + ", " + lanes["lane"],
        }
    )


def _ms(moments: pd.Series) -> list[int]:
    """Give moments as Vega counts time: milliseconds since 1970, UTC."""
    counted: list[int] = moments.astype("datetime64[ms]").astype("int64").tolist()
    return counted
