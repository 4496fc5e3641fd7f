"""What a choice leaves of journeys that are told by more than the choice."""

from collections.abc import Collection

import pandas as pd

from dashboard.model.dataset import Dataset


def of_choice(
    rows: pd.DataFrame, shown: Dataset, people: Collection[str], *events: str
) -> pd.DataFrame:
    """Keep what is chosen of the journeys that the chosen sources tell.

    Only so is a leg one between stops that follow on each other: what the choices leave may
    lack a stop between.

    Parameters
    ----------
    rows : DataFrame
        By `person_id`, made of the accounts of the chosen sources.
    shown : Dataset
        What the choices leave.
    people : collection of str
        person_ids that are chosen, groups with all their members; everybody where it is empty.
    events : str
        Columns with the ids of the events that a row is about, one or a tuple of them; of each
        column one must be shown.
    """
    kept = pd.Series(True, index=rows.index)
    ids_shown = set(shown.events["event_id"])
    for column in events:
        ids = rows[column].map(lambda one: {one} if isinstance(one, str) else one)
        kept &= ~ids.map(ids_shown.isdisjoint).astype(bool)
    if people:
        wanted = frozenset().union(*map(shown.members, people))
        kept &= rows["person_id"].isin(wanted)
    return rows[kept]
