"""Events counted in days from the day of arrival, as numbers and in words."""

import math
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

import pandas as pd

from dashboard.analysis.accounts.leading import leading
from dashboard.analysis.accounts.readable import NO_PLACE
from dashboard.analysis.journeys.order import ties
from dashboard.analysis.journeys.stops import STOP_COLUMNS, by_person
from dashboard.model.dataset import Dataset
from dashboard.model.dates.spans import DATE_COLUMNS
from dashboard.model.vocabulary import ARRIVAL, EVENTS

Arrival = tuple[str, pd.Timestamp, pd.Timestamp]  # event_id, earliest, latest


def since_arrival(dataset: Dataset) -> pd.DataFrame:
    """Count the days of each person's events from the day of their arrival.

    Parameters
    ----------
    dataset : Dataset
        Only people with a dated event of kind
        `arrival` are counted, from the first of these, whichever that is.

    Returns
    -------
    DataFrame
        One row per dated event of such a person, in order of time. `person_id`,
        `person`, `event_id`, `source_id`, `kind`, `title`, `when`, `basis`,
        `place_id` (missing where no place is given), `duration`, `days_least`,
        `days_most`: whole days, 0 for the arrival itself, negative before it, missing
        where a date is open on that side; `tie` as in `timeline.lanes`. Where it is not
        certain which arrival was the first, each lies some days behind it, or none.
    """
    dated = leading(dataset, "precision").events
    dated = dated[dated["precision"].notna()]
    found = by_person(dated[["person_ids", *STOP_COLUMNS, *DATE_COLUMNS]], dataset)
    kinds = dataset.words.counting_as(EVENTS, ARRIVAL)
    arrivals = found.loc[found["kind"].isin(kinds), ["person_id", "event_id", "earliest", "latest"]]
    rows = groupby(arrivals.itertuples(index=False, name=None), key=itemgetter(0))
    firsts = {person: _first([arrival[1:] for arrival in own]) for person, own in rows}
    counted = found[found["person_id"].isin(firsts)].reset_index(drop=True)
    first = pd.DataFrame(
        [firsts[person] for person in counted["person_id"]], columns=["start", "end", "ids"]
    ).astype({"start": counted["earliest"].dtype, "end": counted["latest"].dtype})
    least = (counted["earliest"] - first["end"]).dt.days.astype("float64")
    most = (counted["latest"] - first["start"]).dt.days.astype("float64")
    least = least.mask(counted["kind"].isin(kinds) & (least < 0), 0.0)
    pairs = zip(counted["event_id"], first["ids"], strict=True)
    own = pd.Series([event in ids for event, ids in pairs], dtype=bool)
    days = {"days_least": least.mask(own, 0.0), "days_most": most.mask(own, 0.0)}
    return counted.assign(tie=ties(counted, "person_id"), **days)


def _first(arrivals: Sequence[Arrival]) -> tuple[pd.Timestamp, pd.Timestamp, set[str]]:
    """Give the bounds of somebody's first arrival, and those that are it for certain."""
    _, starts, ends = zip(*arrivals, strict=True)
    known = [end for end in ends if pd.notna(end)]
    certain = {
        event
        for place, (event, _, end) in enumerate(arrivals)
        if all(end <= start for start in (*starts[:place], *starts[place + 1 :]))
    }
    first = pd.Series([pd.NaT if any(map(pd.isna, starts)) else min(starts)])
    return first[0], pd.Series(known or [pd.NaT]).min(), certain


def readable_days(dataset: Dataset) -> pd.DataFrame:
    """Put the days since arrival into words.

    Returns
    -------
    DataFrame
        One row per event, with the columns of `legs.since_arrival` and the texts
        `what`, `kind` (label), `place` and `days` ("day 4", "day 39 to 48").
    """
    found = since_arrival(dataset)
    bounds = zip(found["days_least"], found["days_most"], strict=True)
    return found.assign(
        what=found["title"],
        kind=found["kind"].map(dataset.kinds),
        place=found["place_id"].map(dataset.place_names).astype("str").fillna(NO_PLACE),
        days=[_day(least, most) for least, most in bounds],
    )


def _day(least: float, most: float) -> str:
    """Write which day since arrival it is."""
    if math.isnan(most):
        return "not known" if math.isnan(least) else f"day {least:g} or later"
    if math.isnan(least):
        return f"day {most:g} or earlier"
    return f"day {least:g}" if least == most else f"day {least:g} to {most:g}"
