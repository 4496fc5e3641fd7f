"""What came before what, as each source tells it: no circle, and what dates deny is told.

What several sources tell may contradict, as anything that they tell.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import pandas as pd

from dashboard.model.checks.cycles import in_circles
from dashboard.model.dates.local_time import localised
from dashboard.model.dates.spans import Span, spans
from dashboard.model.reading.finding import Finding
from dashboard.model.reading.record import Record


def check_after(events: Sequence[Record], dates: pd.DataFrame) -> Iterator[Finding]:
    """Yield events that a source tells to have come before themselves, or against their dates.

    The dates are those of the source that tells the order; where it gives none, those of
    all others count.

    Parameters
    ----------
    events : sequence of Record
        All rows of the table.
    dates : DataFrame
        See `checks.check`.
    """
    telling = [record for record in events if record["after"]]
    by_source: dict[str, list[Record]] = defaultdict(list)
    for record in telling:
        by_source[record["source_id"]].append(record)
    for rows in by_source.values():
        yield from in_circles(rows, "event_id", "after")
    if telling:
        dated = dates[dates["precision"].notna()]
        if dated["hours"].any():  # wherever it was
            dated = localised(dated, [()] * len(dated))
        yield from _denied(telling, events, dated)


def _denied(
    telling: Sequence[Record], events: Sequence[Record], dates: pd.DataFrame
) -> Iterator[Finding]:
    """Yield what is told to have come before an event and, by all dates, came after it."""
    span_of = dict(zip(dates.index, spans(dates), strict=True))
    dated: dict[str, dict[str, str]] = defaultdict(dict)
    for record in events:
        if record["date"] in span_of:
            dated[record["event_id"]][record["source_id"]] = record["date"]
    by_source: dict[str, list[Record]] = defaultdict(list)
    for record in telling:
        by_source[record["source_id"]].append(record)
    for source, rows in by_source.items():
        of = {
            one: _of(source, dated[one]) for row in rows for one in (row["event_id"], *row["after"])
        }
        ends = {event: [span_of[date] for date in found] for event, found in of.items()}
        onward = _through_undated(rows, ends)
        for record in rows:
            for one in record["after"]:
                last, _ = onward.get(one, (one, ""))
                own, others = ends[record["event_id"]], ends[last]
                if own and others and all(a.before(b) for a, b in product(own, others)):
                    words = " or ".join(dates["when"][date] for date in of[last])
                    yield _denial(record, [one, *_way(one, onward)], words)


def _denial(record: Record, way: Sequence[str], words: str) -> Finding:
    """Tell of an event that came later than the one that it is told to have come before.

    `way` leads to it from what stands in the cell, through events without a date.
    """
    through = "".join(f"is told to be after {one}, and that " for one in way[1:])
    message = f"{through}came later by its date, {words}, so it gives no order"
    hint = "Correct after, or one of the dates"
    return Finding(record, "after", "after-denied", message, hint, way[0])


def _through_undated(
    rows: Sequence[Record], ends: Mapping[str, Sequence[Span]]
) -> dict[str, tuple[str, str]]:
    """Give for each event without a date the latest dated one that its source tells came before.

    Returns
    -------
    dict of str to tuple
        By event_id that one, and the next on the way to it. Each event is reached once, from
        the latest first, however long chains are.
    """
    behind: dict[str, list[str]] = defaultdict(list)
    for record in rows:
        for one in record["after"]:
            behind[one].append(record["event_id"])
    first = {
        one: (min(s.ticks.first for s in those), min(s.ticks.ended for s in those))
        for one, those in ends.items()
        if those
    }
    onward: dict[str, tuple[str, str]] = {}
    for last in sorted(first, key=first.__getitem__, reverse=True):
        ring = [last]
        for here in ring:
            fresh = [one for one in behind[here] if one not in first and one not in onward]
            onward |= dict.fromkeys(fresh, (last, here))
            ring += dict.fromkeys(fresh)
    return onward


def _way(one: str, onward: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    """Yield what lies behind an event, up to one that has a date."""
    while one in onward:
        one = onward[one][1]
        yield one


def _of(source: str, dated: Mapping[str, str]) -> list[str]:
    """Give the date of a source, or where it gives none those of all others, each once."""
    return [dated[source]] if source in dated else sorted({*dated.values()})
