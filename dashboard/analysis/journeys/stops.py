"""Who was where, when: the dated and placed events of each person; and events along a way."""

from itertools import pairwise

import pandas as pd

from dashboard.analysis.accounts.leading import leading
from dashboard.analysis.journeys.order import in_time
from dashboard.analysis.journeys.told_order import told_order
from dashboard.model.dataset import Dataset
from dashboard.model.dates.spans import DATE_COLUMNS
from dashboard.model.lookups.several_places import each, is_several, manner

STRETCH_COLUMNS = {
    "event_id": "str",
    **dict.fromkeys(("from_latitude", "from_longitude"), "float64"),
    **dict.fromkeys(("to_latitude", "to_longitude"), "float64"),
    **dict.fromkeys(("manner", "tooltip"), "str"),
}
STOP_COLUMNS = ["event_id", "source_id", "kind", "place_id", "title", "when", "basis"]


def stops(dataset: Dataset) -> pd.DataFrame:
    """Put each person's dated and placed events in order of time.

    Returns
    -------
    DataFrame
        One row per person and event that names the person, a place and a date, as the
        leading one of the accounts with place and date has it; by person in the order
        of the table of people, then as `order.in_time` sorts them.
        `person_id`, `person` (name), the columns of `dataset.events` in
        `STOP_COLUMNS` and `spans.DATE_COLUMNS`, `place` (name), `group` and `sure` (of
        `order.in_time`). Where an account leaves a side of its date open, `earliest` or
        `latest` is missing.
    """
    events = leading(dataset, "precision", "place_id").events
    events = events[events["precision"].notna() & events["place_id"].notna()]
    found = by_person(events[["person_ids", *STOP_COLUMNS, *DATE_COLUMNS]], dataset)
    found["place"] = found["place_id"].map(dataset.where_names)
    return found


def travellers(dataset: Dataset) -> list[str]:
    """Give who was at several places, by person_id, in the order of the table: who has legs."""
    events = leading(dataset, "precision", "place_id").events
    events = events[events["precision"].notna() & events["place_id"].notna()]
    places: dict[str, set[str]] = {}
    for people, place in zip(
        events["person_ids"], events["place_id"].to_numpy(object), strict=True
    ):
        for person in people:
            places.setdefault(person, set()).add(place)
    return [person for person in dataset.people_names if len(places.get(person, ())) > 1]


def by_person(events: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """Give a row for each person of each event, by person, then as `order.in_time` sorts them."""
    rows = events.assign(person_id=events["person_ids"]).explode("person_id")
    rows = rows.drop(columns="person_ids").dropna(subset="person_id")
    rows["person"] = rows["person_id"].map(dataset.people_names)
    ranks = {person: rank for rank, person in enumerate(dataset.people_names)}
    rows["rank"] = rows["person_id"].map(ranks)
    return in_time(rows, "rank", told_order(dataset.events)).drop(columns="rank")


def stretches(dataset: Dataset) -> pd.DataFrame:
    """Give the lines that join the places of events that have several.

    Returns
    -------
    DataFrame
        One row per line, as the leading one of the accounts with a place has the event:
        `event_id`, `from_latitude`, `from_longitude`, `to_latitude`, `to_longitude` (degrees),
        `manner` (`along`, `between`, `one-of`, or empty where nobody says) and `tooltip`. A
        place that is not decided, or has no point, is passed over.
    """
    events = leading(dataset, "place_id").events
    events = events.loc[[is_several(one) for one in events["place_id"]]]
    rows = events[["event_id", "place_id", "title", "when", "precision"]]
    found = []
    for event, place, title, when, precision in rows.itertuples(index=False, name=None):
        reaches = [dataset.reaches.get(one) for one in each(place)]
        points = [one.points[0] for one in reaches if one and len(one.points) == 1]
        dated = f" ({when})" if isinstance(precision, str) else ""
        said = f"{title}{dated}: {dataset.where_names[place]}"
        found += [(event, *one, *other, manner(place), said) for one, other in pairwise(points)]
    return pd.DataFrame(found, columns=[*STRETCH_COLUMNS]).astype(STRETCH_COLUMNS)
