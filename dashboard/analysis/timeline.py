"""The timeline's lanes: the dated events of each person, or place, in order."""

from collections.abc import Collection

import pandas as pd

from dashboard.analysis.accounts.readable import NOBODY, readable_events
from dashboard.analysis.clocks import on_the_axis
from dashboard.analysis.density.groups import groups
from dashboard.analysis.journeys.order import in_time, ties
from dashboard.analysis.journeys.told_order import told_order
from dashboard.analysis.lanes.families import families
from dashboard.analysis.lanes.named_events import SIDES, is_by_place, named_events
from dashboard.model.dataset import Dataset
from dashboard.model.dates.spans import DATE_COLUMNS


def lanes(dataset: Dataset, people: Collection[str] = ()) -> pd.DataFrame:
    """Lay the dated events into a lane for each person, office or group.

    Of a dataset that names nobody, into a lane for each part of its places, as `groups.groups`
    has them, most events first.

    Parameters
    ----------
    people : collection of str
        person_ids of those who get a lane, groups with all their members; everybody
        where it is empty.

    Returns
    -------
    DataFrame
        One row per event and person whom the leading one of its dated accounts names; an
        event of two people stands in two lanes, an event of nobody in a lane of its own. Lanes come
        in the order of the table of people, rows within as `order.in_time` sorts them.
        `lane_id` (person_id, missing for nobody, and for a place), `lane` (name), `order` (from
        0, over all lanes), `earliest`, `latest` (days; missing where open), `duration` (bool),
        `spans.BY_THE_CLOCK` (by the clocks of `clocks.clock`), `end_unknown`, `start_unknown`,
        `tie` (number, the same for rows of a lane between which nothing tells an order,
        missing for a row alone), `family` (as `families.families` gives it)
        and the columns of `readable.readable_events`.
    """
    named = named_events(dataset, people)
    lane, rank = _by_place(dataset, named) if is_by_place(dataset) else _by_person(dataset, named)
    rows = named[["event_id", "basis", *DATE_COLUMNS, *SIDES, "lane_id"]].assign(
        lane=lane,
        rank=rank,
        label=named.index,
        family=families(dataset, named["kind"]),
    )
    rows = in_time(rows, "rank", told_order(dataset.events))
    told = readable_events(dataset)
    rows = on_the_axis(rows, dataset)
    told = told.drop(columns=["event_id", "earliest"]).loc[rows["label"]].set_axis(rows.index)
    unneeded = ["label", "rank", "group", "sure", "approximate", "uncertain"]
    own = rows.assign(tie=ties(rows, "rank")).drop(columns=unneeded)
    return pd.concat([own, told], axis="columns").assign(order=range(len(rows)))


def _by_person(dataset: Dataset, named: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Give the name of the person of each mark, and where their lane stands."""
    ranks = {person: rank for rank, person in enumerate(dataset.people_names)}
    return (
        named["lane_id"].map(dataset.people_names).astype("str").fillna(NOBODY),
        named["lane_id"].map(ranks).fillna(len(ranks)).astype("int64"),
    )


def _by_place(dataset: Dataset, named: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Give the name of the place of each mark, and where its lane stands."""
    found = groups(dataset, named)
    names = [found.names[group] for group in found.group.tolist()]
    return (
        pd.Series(names, index=named.index, dtype="str"),
        pd.Series(found.group, index=named.index, dtype="int64"),
    )
