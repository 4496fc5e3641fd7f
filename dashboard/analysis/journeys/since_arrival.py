"""Events counted in days from the day of arrival, as numbers and in words."""

import math

import pandas as pd

from dashboard.analysis.accounts.leading import leading
from dashboard.analysis.accounts.readable import NO_PLACE
from dashboard.analysis.journeys.stops import DATE_COLUMNS, STOP_COLUMNS, by_person
from dashboard.model.dataset import Dataset
from dashboard.model.vocabulary import ARRIVAL, EVENTS


def since_arrival(dataset: Dataset) -> pd.DataFrame:
    """Count the days of each person's events from the day of their arrival.

    Parameters
    ----------
    dataset : Dataset
        As loaded or as `filters.apply` left it; only people with a dated event of kind
        `arrival` are counted, from the first of these.

    Returns
    -------
    DataFrame
        One row per dated event of such a person, in order of time. `person_id`,
        `person`, `event_id`, `source_id`, `kind`, `title`, `when`, `basis`,
        `place_id` (missing where no place is given), `duration`, `days_least`,
        `days_most`: whole days, 0 for the arrival itself, negative before it, missing
        where a date is open on that side.
    """
    dated = leading(dataset, "precision").events
    dated = dated[dated["precision"].notna()]
    found = by_person(dated[["person_ids", *STOP_COLUMNS, *DATE_COLUMNS]], dataset)
    kinds = dataset.words.counting_as(EVENTS, ARRIVAL)
    arrivals = found[found["kind"].isin(kinds)].drop_duplicates("person_id")
    counted = found.merge(
        arrivals[["person_id", "event_id", "earliest", "latest"]],
        on="person_id",
        suffixes=("", "_arrival"),
    )
    least = (counted["earliest"] - counted["latest_arrival"]).dt.days.astype("float64")
    most = (counted["latest"] - counted["earliest_arrival"]).dt.days.astype("float64")
    own = counted["event_id"] == counted["event_id_arrival"]
    counted = counted.assign(days_least=least.mask(own, 0.0), days_most=most.mask(own, 0.0))
    return counted.drop(columns=["event_id_arrival", "earliest_arrival", "latest_arrival"])


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
