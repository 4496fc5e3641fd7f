"""Days on which no source places somebody, as lanes have them: between which two ends they lie."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime

import pandas as pd

from dashboard.analysis.accounts.leading import leading_rows
from dashboard.analysis.accounts.readable import readable_events
from dashboard.analysis.choices.filters import Filters, describe
from dashboard.analysis.clocks import A_DAY, on_the_axis, shown_at
from dashboard.analysis.journeys.known_around import KnownAround
from dashboard.analysis.journeys.readable_legs import days as days_in_words
from dashboard.model.dataset import Dataset

BEFORE, AFTER, INFERRED = "before", "after", "inferred"
A_MINUTE = pd.Timedelta(minutes=1)


def unplaced(
    dataset: Dataset, found: Iterable[KnownAround], days: tuple[date, date]
) -> pd.DataFrame:
    """Lay out for whom no source tells where they were on some days, and what is known beside.

    Parameters
    ----------
    dataset : Dataset
    found : iterable of KnownAround
        As `known_around.known_around` gives it of these days.
    days : tuple of (date, date)
        First and last day, or minute of UTC (datetime), both inclusive.

    Returns
    -------
    DataFrame
        One row per stop that is known next before or after, or inferred throughout: `lane_id`
        (person_id), `lane` (name), `side` (`before`, `after` or `inferred`), `event_id`, `what`,
        `place`, `when`, `who`, `kind`, `given`, `source`, `locator` (as `readable.readable_events`
        gives them), `earliest`, `latest` (days; missing where open), `duration`,
        `spans.BY_THE_CLOCK` (by the clocks of `clocks.clock`), `asked` (the days in words),
        `asked_first` and `asked_behind` (from when until before when, by the same clocks) and
        `between` (the days between both ends in words; empty where one of them is missing).
    """
    first, last = days
    asked = describe(dataset, Filters(days=days))["days"]
    told = [
        asdict(stop) | {"side": side, "asked": asked, "between": _between(known)}
        for known in found
        for side, stops in (
            (BEFORE, known.before.stops if known.before else ()),
            (AFTER, known.after.stops if known.after else ()),
            (INFERRED, known.inferred),
        )
        for stop in stops
    ]
    rows = pd.DataFrame(told).rename(columns={"person_id": "lane_id", "person": "lane"})
    if not len(rows):
        return rows
    events = dataset.whole.events.iloc[leading_rows(dataset, "event", "precision", "place_id")]
    events = events[events["event_id"].isin(rows["event_id"])]
    words = readable_events(dataset.with_tables(events=events)).set_index("event_id")
    rows = rows.join(words[["what", "who", "kind", "given", "source", "locator"]], on="event_id")
    step = A_MINUTE if isinstance(last, datetime) else A_DAY
    behind = pd.Series([shown_at(dataset, last)] * len(rows)) + step
    rows = rows.assign(asked_first=shown_at(dataset, first), asked_behind=behind)
    return on_the_axis(rows, dataset)


def _between(known: KnownAround) -> str:
    """Write how many days lie between what is known before and after."""
    return days_in_words(*known.days) if known.days else ""
