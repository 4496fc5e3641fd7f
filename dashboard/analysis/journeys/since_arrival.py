"""Events counted in days from the day of arrival, as numbers and in words."""

import math

import pandas as pd

from dashboard.analysis.accounts.leading import leading
from dashboard.analysis.accounts.readable import NO_PLACE
from dashboard.analysis.journeys.order import ties
from dashboard.analysis.journeys.readable_legs import duration, hours
from dashboard.analysis.journeys.stops import STOP_COLUMNS, by_person
from dashboard.analysis.lanes.families import families
from dashboard.model.dataset import Dataset
from dashboard.model.dates.ends import SECONDS_A_DAY
from dashboard.model.dates.spans import DATE_COLUMNS
from dashboard.model.vocabulary import ARRIVAL, EVENTS


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
    counted = found[found["person_id"].isin(arrivals["person_id"])]
    own, least, most = _counted(counted, arrivals, "earliest", "latest")
    clock = arrivals.groupby("person_id")["hours"].all()
    counted = counted.assign(hours=counted["hours"] & counted["person_id"].map(clock).astype(bool))
    if counted["hours"].any():
        exact, *by_clock = _counted(counted, arrivals, "first_second", "last_second")
        least, most = (
            days.mask(counted["hours"], seconds)
            for days, seconds in zip((least, most), by_clock, strict=True)
        )
        own = own.mask(counted["hours"], exact)
    least = least.mask(counted["kind"].isin(kinds) & (least < 0), 0.0)
    days = {"days_least": least.mask(own, 0.0), "days_most": most.mask(own, 0.0)}
    return counted.assign(tie=ties(counted, "person_id"), **days).reset_index(drop=True)


def _counted(
    counted: pd.DataFrame, arrivals: pd.DataFrame, start: str, end: str
) -> tuple[pd.Series, pd.Series, pd.Series]:
    """Tell which rows are the first arrival for certain; give the least and most days since it."""
    people = arrivals.groupby("person_id")
    no_start = people[start].count() < people.size()
    bounds = people[start].min().mask(no_start), people[end].min()
    begun, ended = (bound.reindex(counted["person_id"]).set_axis(counted.index) for bound in bounds)
    least, most = counted[start] - ended, counted[end] - begun
    seconds = least.dt.total_seconds(), most.dt.total_seconds()
    own = _certainly_first(arrivals, start, end).reindex(counted.index, fill_value=False)
    return own, seconds[0] / SECONDS_A_DAY, seconds[1] / SECONDS_A_DAY


def _certainly_first(arrivals: pd.DataFrame, start: str, end: str) -> pd.Series:
    """Tell which arrivals had ended when any other of the same person began."""
    rows = arrivals.sort_values(start, kind="stable")
    people = rows.groupby("person_id")
    earliest, next_one = people[start].transform("min"), people[start].shift(-1)
    at_first = people.cumcount() == 0
    others = next_one.where(at_first, earliest)  # when the first of the others began
    open_others = rows[start].isna().groupby(rows["person_id"]).transform("sum")
    open_others -= rows[start].isna()
    alone = people[start].transform("size") == 1
    return alone | ((rows[end] <= others) & (open_others == 0))


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
