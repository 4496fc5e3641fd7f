"""What came before what, as each source tells it: no circle, and what dates deny is told.

What several sources tell may contradict, as anything that they tell.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import pandas as pd

from dashboard.model.checks.cycles import in_circles
from dashboard.model.dates.local_time import localised
from dashboard.model.dates.spans import spans
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
    for record in telling:
        for one in record["after"]:
            ends = [_of(record["source_id"], dated[event]) for event in (record["event_id"], one)]
            if all(ends) and all(span_of[own].before(span_of[o]) for own, o in product(*ends)):
                words = " or ".join(dates["when"][other] for other in ends[1])
                message = f"came later by its date, {words}, so it gives no order"
                hint = "Correct after, or one of the dates"
                yield Finding(record, "after", "after-denied", message, hint, one)


def _of(source: str, dated: Mapping[str, str]) -> list[str]:
    """Give the date of a source, or where it gives none those of all others, each once."""
    return [dated[source]] if source in dated else sorted({*dated.values()})
