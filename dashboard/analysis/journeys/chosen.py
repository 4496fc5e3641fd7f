"""What a choice leaves of journeys that are told by more than the choice."""

from collections.abc import Collection

import numpy as np
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
    kept = np.ones(len(rows), dtype=bool)
    ids_shown = {*shown.events["event_id"]}
    for column in events:
        kept &= np.fromiter(
            (
                one in ids_shown if isinstance(one, str) else not ids_shown.isdisjoint(one)
                for one in rows[column].to_numpy(object)
            ),
            dtype=bool,
        )
    if people:
        wanted = frozenset().union(*map(shown.members, people))
        kept &= rows["person_id"].isin(wanted).to_numpy()
    return rows[kept]
