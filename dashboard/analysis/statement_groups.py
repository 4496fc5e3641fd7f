"""Statements in the order in which they are read: by group, and in time within each."""

from collections.abc import Hashable, Mapping

import pandas as pd

from dashboard.analysis.accounts.leading import by_precedence, leading
from dashboard.analysis.accounts.readable import readable_statements
from dashboard.model.dataset import Dataset

GROUPINGS: Mapping[str, str] = {"topic": "Topic", "who": "Speaker"}


def grouped(whole: Dataset, shown: Dataset, by: str) -> pd.DataFrame:
    """Sort statements into groups.

    Parameters
    ----------
    whole : Dataset
        Gives the titles of events, also of those that the reader's choices leave out.
    shown : Dataset
        What the choices leave; its statements are grouped.
    by : str
        A key of `GROUPINGS`: `topic`, in the order of the vocabulary; or `who`, the
        speakers exactly as the source names them, in the order in which they first
        speak. "One of" two speakers is a group of its own, apart from either of them.

    Returns
    -------
    DataFrame
        One row per statement, its leading account as `readable_statements` gives it,
        with `group` (str, its heading), `size` (int, rows of the group), `place`
        missing where none is given, `event` (str, title of the event that it is about
        as the leading source has it) and `also` (str, other sources that have it);
        both missing where there is none.
    """
    led = leading(shown)
    said = readable_statements(led)
    rows = led.statements.loc[said.index]
    titles = leading(whole).events.set_index("event_id")["title"]
    said["event"] = rows["event_id"].map(titles).astype("str")
    said["also"] = rows["statement_id"].map(_others(shown, led)).astype("str")
    said["place"] = said["place"].where(rows["place_id"].notna())
    order = list(shown.topics.values()) if by == "topic" else said[by].unique()
    ranks = {group: rank for rank, group in enumerate(order)}
    said["group"] = said[by]
    said["size"] = said["group"].map(said["group"].value_counts()).astype("int64")
    return said.sort_values("group", key=lambda groups: groups.map(ranks), kind="stable")


def _others(shown: Dataset, led: Dataset) -> dict[Hashable, str]:
    """Name the sources that have a statement beside the one that leads, by statement_id."""
    rows = by_precedence(shown, shown.statements.drop(index=led.statements.index))
    names = rows["source_id"].map(shown.source_names)
    return names.groupby(rows["statement_id"]).agg("; ".join).to_dict()
