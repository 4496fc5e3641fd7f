"""The timeline's lanes: each person's dated events, in order."""

from collections.abc import Collection

import pandas as pd

from dashboard.analysis.accounts.leading import leading, leading_rows
from dashboard.analysis.accounts.readable import NOBODY, readable_events
from dashboard.analysis.clocks import on_the_axis
from dashboard.analysis.journeys.order import in_time, ties
from dashboard.analysis.journeys.told_order import told_order
from dashboard.analysis.lanes.families import families
from dashboard.model.dataset import Dataset
from dashboard.model.dates.spans import DATE_COLUMNS

SIDES = ["start_unknown", "end_unknown"]
LED = ["event_id", "kind", "person_ids", "place_id", "basis", "precision", *DATE_COLUMNS]
LED += SIDES


def lanes(dataset: Dataset, people: Collection[str] = ()) -> pd.DataFrame:
    """Lay the dated events into a lane for each person, office or group.

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
        `lane_id` (person_id, missing for nobody), `lane` (name), `order` (from 0, over
        all lanes), `earliest`, `latest` (days; missing where open), `duration` (bool),
        `spans.BY_THE_CLOCK` (by the clocks of `clocks.clock`), `end_unknown`, `start_unknown`,
        `tie` (number, the same for rows of a lane between which nothing tells an order,
        missing for a row alone), `family` (as `families.families` gives it)
        and the columns of `readable.readable_events`.
    """
    named = named_events(dataset, people)
    ranks = {person: rank for rank, person in enumerate(dataset.people_names)}
    rows = named[["event_id", "basis", *DATE_COLUMNS, *SIDES, "lane_id"]].assign(
        lane=named["lane_id"].map(dataset.people_names).astype("str").fillna(NOBODY),
        rank=named["lane_id"].map(ranks).fillna(len(ranks)).astype("int64"),
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


def named_events(dataset: Dataset, people: Collection[str] = ()) -> pd.DataFrame:
    """Give the dated events with each person, office or group whom they name: a mark each.

    Parameters
    ----------
    people : collection of str
        As for `lanes`.

    Returns
    -------
    DataFrame
        One row per event and person whom the leading one of its dated accounts names, in
        the order of the table; one with a missing `lane_id` (person_id) for an event of
        nobody. Its index is that of the account; `event_id`, `kind` (as in the table),
        `place_id` (missing where no place is given), `basis` and `DATE_COLUMNS` are the
        account's.
    """
    led = dataset.whole.events[LED].iloc[leading_rows(dataset, "event", "precision")]
    dated = led[led["precision"].notna()]
    wanted = frozenset().union(*map(dataset.members, people))
    named = [
        (place, person)
        for place, persons in enumerate(dated["person_ids"])
        for person in persons or (None,)
        if not people or person in wanted
    ]
    rows = dated.drop(columns=["person_ids", "precision"]).iloc[[place for place, _ in named]]
    persons = pd.Series([person for _, person in named], index=rows.index, dtype="str")
    return rows.assign(lane_id=persons)


def undated(dataset: Dataset) -> pd.DataFrame:
    """Give the events that no account dates, one account of each, as `readable_events` does."""
    led = leading(dataset, "precision")
    without = led.events["precision"].isna()
    return readable_events(led.with_tables(events=led.events[without]))
