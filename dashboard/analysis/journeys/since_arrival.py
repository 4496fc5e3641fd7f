"""Events counted in days from the day of arrival, as numbers and in words."""

import math
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

import pandas as pd

from dashboard.analysis.accounts.leading import leading
from dashboard.analysis.accounts.readable import NO_PLACE
from dashboard.analysis.journeys.order import ties
from dashboard.analysis.journeys.readable_legs import duration, hours
from dashboard.analysis.journeys.stops import STOP_COLUMNS, by_person
from dashboard.analysis.kinds.families import families
from dashboard.model.dataset import Dataset
from dashboard.model.dates.ends import SECONDS_A_DAY
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
        where a date is open on that side; `hours` (bool: these are parts of days, as the
        event and every arrival have hours); `tie` as in `timeline.lanes`. Where it is not
        certain which arrival was the first, each lies some days behind it, or none.
    """
    dated = leading(dataset, "precision").events
    dated = dated[dated["precision"].notna()]
    found = by_person(dated[["person_ids", *STOP_COLUMNS, *DATE_COLUMNS]], dataset)
    kinds = dataset.words.counting_as(EVENTS, ARRIVAL)
    arrivals = found[found["kind"].isin(kinds)]
    counted = found[found["person_id"].isin(arrivals["person_id"])].reset_index(drop=True)
    first, least, most = _counted(counted, arrivals, "earliest", "latest")
    clock = arrivals.groupby("person_id")["hours"].all()
    counted["hours"] &= counted["person_id"].map(clock).astype(bool)
    if counted["hours"].any():
        exact, *by_clock = _counted(counted, arrivals, "first_second", "last_second")
        least, most = (
            days.mask(counted["hours"], seconds)
            for days, seconds in zip((least, most), by_clock, strict=True)
        )
        first = first.mask(counted["hours"], exact)
    least = least.mask(counted["kind"].isin(kinds) & (least < 0), 0.0)
    pairs = zip(counted["event_id"], first, strict=True)
    own = pd.Series([event in ids for event, ids in pairs], dtype=bool)
    days = {"days_least": least.mask(own, 0.0), "days_most": most.mask(own, 0.0)}
    return counted.assign(tie=ties(counted, "person_id"), **days)


def _counted(
    counted: pd.DataFrame, arrivals: pd.DataFrame, start: str, end: str
) -> tuple[pd.Series, pd.Series, pd.Series]:
    """Give the certain first arrivals of each row's person, and the least and most days since."""
    rows = arrivals[["person_id", "event_id", start, end]].itertuples(index=False, name=None)
    firsts = {
        person: _first([arrival[1:] for arrival in own])
        for person, own in groupby(rows, key=itemgetter(0))
    }
    first = pd.DataFrame(
        [firsts[person] for person in counted["person_id"]], columns=["start", "end", "ids"]
    ).astype({"start": counted[start].dtype, "end": counted[end].dtype})
    least, most = counted[start] - first["end"], counted[end] - first["start"]
    seconds = least.dt.total_seconds(), most.dt.total_seconds()
    return first["ids"], seconds[0] / SECONDS_A_DAY, seconds[1] / SECONDS_A_DAY


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
        `what`, `kind` (label), `place` and `days` ("day 4", "day 39 to 48"); `family` is as
        `families.families` gives it.
    """
    found = since_arrival(dataset)
    bounds = zip(found["days_least"], found["days_most"], found["hours"], strict=True)
    return found.assign(
        what=found["title"],
        family=families(dataset, found["kind"]),
        kind=found["kind"].map(dataset.kinds),
        place=found["place_id"].map(dataset.where_names).astype("str").fillna(NO_PLACE),
        days=[(_time if exact else _day)(least, most) for least, most, exact in bounds],
    )


def _time(least: float, most: float) -> str:
    """Write how long after the arrival it is, or before it."""
    if least == most == 0:
        return "the arrival"
    if math.isnan(least) or math.isnan(most):
        return "not known"
    if most < 0:
        return f"{hours(-most, -least)} before"
    if least < 0 < most:
        return f"{duration(least)} before to {duration(most)} after"
    return f"{hours(least, most)} after"


def _day(least: float, most: float) -> str:
    """Write which day since arrival it is."""
    if math.isnan(most):
        return "not known" if math.isnan(least) else f"day {least:g} or later"
    if math.isnan(least):
        return f"day {most:g} or earlier"
    return f"day {least:g}" if least == most else f"day {least:g} to {most:g}"
