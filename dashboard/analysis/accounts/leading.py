"""Which of several accounts of one event or statement is shown first, and where others differ."""

from collections.abc import Sequence

import pandas as pd

from dashboard.analysis.accounts.bylines import says
from dashboard.model.dataset import Dataset

FOR_EVER = float("inf")
FIRST_DAY, LAST_DAY = pd.Timestamp(1, 1, 1), pd.Timestamp(9999, 12, 31)


def put_first(dataset: Dataset, source_id: str) -> Dataset:
    """Give the same dataset with one source as the first; unknown ids change nothing."""
    sources = dataset.sources
    first = sources["source_id"] == source_id
    return dataset.with_tables(sources=pd.concat([sources[first], sources[~first]]))


def leading(dataset: Dataset, *wanted: str) -> Dataset:
    """Leave one account of each event and of each statement.

    The account of the first source leads. Where it has none, what a source states goes
    before what the curator inferred, and a named speaker before one of several; then
    the shorter span of days goes first, the place that lies within more others, and at
    last the source that stands first in the table.

    Parameters
    ----------
    dataset : Dataset
        As loaded or as `filters.apply` left it.
    wanted : str
        Columns of both tables: an account with a value in all of them goes before one
        without. A date that only the third source gives is shown as it gives it.

    Returns
    -------
    Dataset
        The same with no `event_id` and no `statement_id` twice, in their order.
    """
    events, statements = dataset.events, dataset.statements
    unsure = events["basis"] == "inferred", statements["attribution"] == "one-of"
    return dataset.with_tables(
        events=_first(dataset, events, "event_id", unsure[0], wanted),
        statements=_first(dataset, statements, "statement_id", unsure[1], wanted),
    )


def other_dates(dataset: Dataset) -> pd.DataFrame:
    """Give the dates of events that are not the leading account's, nor merely less exact.

    Parameters
    ----------
    dataset : Dataset
        As loaded or as `filters.apply` left it.

    Returns
    -------
    DataFrame
        One row per event and other date, by event and then in order of time:
        `event_id`, `earliest`, `latest` (days; missing where open), `told` ("20
        December 2024, says Paper"). Sources that give the leading date are left out,
        and those without a date.
    """
    rows, lead = _others(dataset, "precision")
    starts = rows["earliest"].fillna(FIRST_DAY) <= lead["earliest"].fillna(FIRST_DAY)
    ends = rows["latest"].fillna(LAST_DAY) >= lead["latest"].fillna(LAST_DAY)
    rows = rows[~(starts & ends)]
    return _told(dataset, rows, "when", ["event_id", "earliest", "latest"])


def other_places(dataset: Dataset) -> pd.DataFrame:
    """Give the places of events that are not the leading account's, nor merely less exact.

    Returns
    -------
    DataFrame
        One row per event and other place: `event_id`, `place_id`, `title` (of the
        leading account) and `told` ("Tarasivka, says Paper"), as in `other_dates`.
    """
    rows, lead = _others(dataset, "place_id")
    pairs = zip(rows["place_id"], lead["place_id"], strict=True)
    wider = [ours in {theirs, *dataset.around(theirs)} for ours, theirs in pairs]
    rows = rows[~pd.Series(wider, index=rows.index, dtype=bool)]
    titles = leading(dataset).events.set_index("event_id")["title"]
    rows = rows.assign(
        title=rows["event_id"].map(titles), where=rows["place_id"].map(dataset.place_names)
    )
    return _told(dataset, rows, "where", ["event_id", "place_id", "title"])


def _first(
    dataset: Dataset, rows: pd.DataFrame, key: str, unsure: pd.Series, wanted: Sequence[str]
) -> pd.DataFrame:
    """Keep the leading one of the rows that share a key."""
    if not rows[key].duplicated().any():
        return rows
    precedence = {source: rank for rank, source in enumerate(dataset.sources["source_id"])}
    depths = {place: len(dataset.around(place)) for place in rows["place_id"].dropna().unique()}
    days = (rows["latest"] - rows["earliest"]).dt.days.fillna(FOR_EVER)
    rank = rows["source_id"].map(precedence)
    order = pd.DataFrame(
        {
            "lacks": rows[[*wanted]].isna().any(axis="columns"),
            "follows": rank != 0,
            "unsure": unsure,
            "days": days.where(rows["precision"].notna(), FOR_EVER),
            "depth": -rows["place_id"].map(depths).astype("float64").fillna(-1.0),
            "rank": rank,
        }
    )
    found: pd.DataFrame = rows.loc[order.sort_values([*order], kind="stable").index]
    return found.drop_duplicates(key).sort_index()


def _others(dataset: Dataset, wanted: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give the accounts of events that follow the leading one, and that one for each of them."""
    lead = leading(dataset, wanted).events
    rows = dataset.events[dataset.events[wanted].notna()].drop(index=lead.index, errors="ignore")
    return rows, lead.set_index("event_id").loc[rows["event_id"]].set_axis(rows.index)


def _told(dataset: Dataset, rows: pd.DataFrame, answer: str, by: list[str]) -> pd.DataFrame:
    """Join the sources that give one answer."""
    rows = rows.assign(publisher=rows["source_id"].map(dataset.publishers))
    groups = rows.groupby([*by, answer], dropna=False, as_index=False)["publisher"].agg(says)
    told = groups[answer] + ", " + groups["publisher"]
    found: pd.DataFrame = groups[by].assign(told=told.astype("str"))
    return found
