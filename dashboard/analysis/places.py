"""What the rows tell of one place: what names it, what lies within it, what only contains it."""

from collections import Counter

import pandas as pd

from dashboard.analysis.accounts.readable import readable_events, readable_statements
from dashboard.model.dataset import Dataset
from dashboard.model.lookups.several_places import among, exploded, is_several

HERE = "here"
RESOLUTIONS = {
    "exact": "the gazetteer has one place that fits",
    "chosen": "one of several of that name was chosen",
    "described": "placed by a description only",
    "ambiguous": "not decided between several of that name",
    "area": "an area, of which a point is the middle",
}


def place_labels(dataset: Dataset) -> dict[str, str]:
    """Name each place with what contains it, by place_id, as in the table; no two are alike."""
    names = dataset.place_names
    within = dict(zip(dataset.places["place_id"], dataset.places["within"], strict=True))
    labels = {
        place: f"{name}, in {names[within[place]]}" if within[place] in names else name
        for place, name in names.items()
    }
    while alike := {label for label, number in Counter(labels.values()).items() if number > 1}:
        labels |= {one: f"{label} ({one})" for one, label in labels.items() if label in alike}
    return labels


def most_named(dataset: Dataset) -> str | None:
    """Give the place that most rows name, of those with a point if there are any, or `None`.

    Of several it is the first one of the table.
    """
    rows = exploded(pd.concat([dataset.events["place_id"], dataset.statements["place_id"]]))
    on_map = rows[rows.isin(dataset.places.loc[dataset.places["latitude"].notna(), "place_id"])]
    counted = (on_map if len(on_map) else rows).value_counts()
    return max(dataset.place_names, key=lambda one: counted.get(one, 0)) if len(counted) else None


def happened_at(dataset: Dataset, place_id: str) -> pd.DataFrame:
    """Give what happened at a place and within it, as `readable_events` does.

    Returns
    -------
    DataFrame
        One row per account, in order of time, those without a date last; `where` is
        `here`, or names the place within.
    """
    return _at(dataset, dataset.events, readable_events(dataset), place_id)


def said_about(dataset: Dataset, place_id: str) -> pd.DataFrame:
    """Give what was said about a place and what lies within it; `where` as in `happened_at`."""
    return _at(dataset, dataset.statements, readable_statements(dataset), place_id)


def events_at(dataset: Dataset, place_id: str) -> dict[str, str]:
    """Give when and what happened at a place and within it, by event_id, in order of time."""
    found = happened_at(dataset, place_id).drop_duplicates("event_id")
    within = (" (" + found["where"] + ")").where(found["where"] != HERE, "")
    told = found["when"] + ": " + found["what"] + within
    return dict(zip(found["event_id"], told, strict=True))


def claims_about(dataset: Dataset, place_id: str) -> dict[str, str]:
    """Give who claims what about a place and what lies within it, by statement_id."""
    found = said_about(dataset, place_id).drop_duplicates("statement_id")
    return dict(zip(found["statement_id"], found["who"] + ": " + found["what"], strict=True))


def happened_among(dataset: Dataset, place_ids: frozenset[str]) -> pd.DataFrame:
    """Give what happened at some places, and at no others; as `readable_events` does."""
    readable = readable_events(dataset)
    return readable[among(dataset.events["place_id"].reindex(readable.index), place_ids)]


def said_among(dataset: Dataset, place_ids: frozenset[str]) -> pd.DataFrame:
    """Give what was said about some places, and about no others; as `readable_statements`."""
    readable = readable_statements(dataset)
    return readable[among(dataset.statements["place_id"].reindex(readable.index), place_ids)]


def only_wider(dataset: Dataset, place_id: str) -> dict[str, int]:
    """Count the rows that name no more than a place which contains this one.

    Parameters
    ----------
    place_id : str
        Id of the place.

    Returns
    -------
    dict of str to int
        Numbers of events and statements by the name of the wider place, the nearest
        first; wider places that no row names are left out.
    """
    rows = pd.concat([dataset.events["place_id"], dataset.statements["place_id"]])
    counted = exploded(rows).value_counts()
    wider = dataset.around(place_id) - dataset.inside(place_id)
    outwards = sorted(wider, key=lambda one: (-len(dataset.around(one)), one))
    return {dataset.place_names[one]: int(counted[one]) for one in outwards if one in counted}


def _at(
    dataset: Dataset, rows: pd.DataFrame, readable: pd.DataFrame, place_id: str
) -> pd.DataFrame:
    """Keep the rows of a place and of what lies within it, and mark the latter."""
    places = rows["place_id"].reindex(readable.index)
    within = places.map(
        {
            one: name if is_several(one) else f"within: {name}"
            for one, name in dataset.where_names.items()
        }
    )
    where = within.astype("str").mask(places == place_id, HERE)
    return readable.assign(where=where)[among(places, dataset.inside(place_id))]
