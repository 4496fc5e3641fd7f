"""The timeline's lanes: each person's dated events, in order."""

from collections.abc import Collection

import pandas as pd

from dashboard.analysis.accounts.leading import leading
from dashboard.analysis.accounts.readable import NOBODY, readable_events
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
        One row per event and person whom the leading one of its dated accounts names; an
        event of two people stands in two lanes, an event of nobody in a lane of its own. Lanes come
        in the order of the table of people, rows within by earliest, then latest day.
        `lane_id` (person_id, missing for nobody), `lane` (name), `order` (from 0, over
        all lanes), `earliest`, `latest` (days; missing where open), `duration` (bool),
        and the columns of `readable.readable_events`.
    """
    led = leading(dataset, "precision").events
    dated = led[led["precision"].notna()]
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
    """Give the events that no account dates, one account of each, as `readable_events` does."""
    led = leading(dataset, "precision")
    without = led.events["precision"].isna()
    return readable_events(led.with_tables(events=led.events[without]))
