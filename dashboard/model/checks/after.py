"""What came before what, as each source tells it: no circle, and what dates deny is told.

What several sources tell may contradict, as anything that they tell.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import pandas as pd

from dashboard.model.checks.circles import check_circles
from dashboard.model.checks.records import told, value
from dashboard.model.columns import columns
from dashboard.model.dates.spans import spans
from dashboard.model.problems import Problem
from dashboard.model.reading.table import Record
from dashboard.model.schema import Event

AFTER = next(column for column in columns(Event) if column.name == "after")


def check_circles_of_a_source(events: Sequence[Record]) -> Iterator[Problem]:
    """Yield the events that come before themselves by what one source says."""
    by_source: dict[str, list[Record]] = defaultdict(list)
    for record in events:
        by_source[value(record, "source_id")].append(record)
    for rows in by_source.values():
        yield from check_circles(rows, "event_id", "after")


def check_denied_by_dates(events: Sequence[Record], dates: pd.DataFrame) -> Iterator[Problem]:
    """Yield what is told to have come before an event and, by all dates, came after it.

    The dates are those of the source that tells the order; where it gives none, those of
    all others count.

    Parameters
    ----------
    events : sequence of Record
        The rows whose cells are all right.
    dates : DataFrame
        See `checks.alone`.
    """
    if not any(value(record, "after") for record in events):
        return
    read = dates[dates["precision"].notna()]
    span_of = dict(zip(read.index, spans(read), strict=True))
    dated: dict[str, dict[str, str]] = defaultdict(dict)
    for record in events:
        if (date := value(record, "date")) in span_of:
            dated[value(record, "event_id")][value(record, "source_id")] = date
    for record in events:
        source = value(record, "source_id")
        for one in value(record, "after"):
            ends = [_of(source, dated[event]) for event in (value(record, "event_id"), one)]
            if all(ends) and all(span_of[own].before(span_of[o]) for own, o in product(*ends)):
                words = " or ".join(dates["when"][other] for other in ends[1])
                message = f"came later by its date, {words}, so it gives no order"
                hint = "Correct after, or one of the dates"
                yield told(record, AFTER, one, "after-denied", message, hint)


def _of(source: str, dated: Mapping[str, str]) -> list[str]:
    """Give the date of a source, or where it gives none those of all others, each once."""
    return [dated[source]] if source in dated else [*dict.fromkeys(dated.values())]
