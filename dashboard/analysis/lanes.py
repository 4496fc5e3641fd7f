"""The timeline's lanes: each person's dated events, in order."""

from collections.abc import Collection

import pandas as pd

from dashboard.analysis.accounts import NOBODY, readable_events
from dashboard.model.dataset import Dataset


def lanes(dataset: Dataset, people: Collection[str] = ()) -> pd.DataFrame:
    """Lay the dated events into a lane for each person, office or group.

    Parameters
    ----------
    dataset : Dataset
        As loaded or as `filters.apply` left it.
    people : collection of str
        person_ids of those who get a lane, groups with all their members; everybody
        where it is empty.

    Returns
    -------
    DataFrame
        One row per dated account of an event and person whom it names; an event of two
        people stands in two lanes, an event of nobody in a lane of its own. Lanes come
        in the order of the table of people, rows within by earliest, then latest day.
        `lane_id` (person_id, missing for nobody), `lane` (name), `order` (from 0, over
        all lanes), `earliest`, `latest` (days; missing where open), `duration` (bool),
        and the columns of `accounts.readable_events`.
    """
    dated = dataset.events[dataset.events["precision"].notna()]
    rows = dated[["event_id", "source_id", "person_ids", "latest", "duration", "basis"]]
    rows = rows.assign(lane_id=rows["person_ids"]).explode("lane_id").drop(columns="person_ids")
    if people:
        rows = rows[rows["lane_id"].isin(frozenset().union(*map(dataset.members, people)))]
    ranks = {person: rank for rank, person in enumerate(dataset.people_names)}
    rows = rows.merge(readable_events(dataset), on=["event_id", "source_id"])
    rows["lane_id"] = rows["lane_id"].astype("str")
    rows["lane"] = rows["lane_id"].map(dataset.people_names).astype("str").fillna(NOBODY)
    rows["rank"] = rows["lane_id"].map(ranks)
    rows = rows.sort_values(
        ["rank", "earliest", "latest"], kind="stable", na_position="last", ignore_index=True
    )
    return rows.drop(columns="rank").assign(order=range(len(rows)))


def undated(dataset: Dataset) -> pd.DataFrame:
    """Give the events without a date, as `accounts.readable_events` does."""
    without = dataset.events.loc[dataset.events["precision"].isna(), ["event_id", "source_id"]]
    return readable_events(dataset).merge(without, on=["event_id", "source_id"])
