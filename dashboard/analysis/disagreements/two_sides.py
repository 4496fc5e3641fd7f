"""What two sources tell: of the same, what differs first, and what only one of them tells."""

from collections.abc import Collection, Mapping

import pandas as pd

from dashboard.analysis.accounts.aspects import CONFLICTS, WORST_FIRST
from dashboard.analysis.accounts.comparison import ASPECTS, EVENT, STATEMENT, accounts, compared
from dashboard.analysis.accounts.matrix import standing_in_words
from dashboard.analysis.accounts.readable import readable_events, readable_statements
from dashboard.analysis.disagreements.parted_accounts import RANKED
from dashboard.model.dataset import Dataset
from dashboard.model.vocabulary import EVENTS, MILESTONES

ONE, OTHER, BOTH = "one", "other", "both"
KEY = ["record", "id"]
VERDICTS = [*ASPECTS, "overall"]
TOLD = [
    *("record", "id", "source_id", "side", "head", "text", "quote", "when", "place", "who"),
    *("about", "given", "note", "source", "locator", "link"),
]


def two_sides(
    dataset: Dataset,
    records: Mapping[str, Collection[str]],
    one_side: Collection[str],
    other_side: Collection[str],
) -> pd.DataFrame:
    """Compare what two sides tell of some events and statements.

    Parameters
    ----------
    dataset : Dataset
        All accounts.
    records : mapping of str to collection of str
        Which events and statements are compared: ids by record (`event`, `statement`).
    one_side, other_side : collection of str
        source_ids of each side, of which none stands on both.

    Returns
    -------
    DataFrame
        One row per event or statement that a side tells of: `record`, `id`, `part` (`both`, or
        the side that alone tells of it), and of what both tell `date`, `place`, `people`,
        `claim` and `overall` as in `comparison.compare`, the worst of any two accounts that
        stand on two sides, and `said` (these in words); missing of what only one tells. What
        both tell stands first: contradictions before what is only more exact, before the
        rest; of contradictions who it was before what is said, when and where, arrivals and
        captures before all else. What is alike stands in order of time.
    """
    side = dict.fromkeys(one_side, ONE) | dict.fromkeys(other_side, OTHER)
    rows = accounts(_told_by(dataset, side))
    kept = zip(rows["record"], rows["id"], strict=True)
    rows = rows[[own in records[record] for record, own in kept]].reset_index(drop=True)
    rows = rows.assign(side=rows["source_id"].map(side).astype("str"))
    major = dataset.words.counting_as(EVENTS, *MILESTONES)
    rows["minor"] = ~((rows["record"] == EVENT) & rows["kind"].isin(major))
    found = rows.groupby(KEY, sort=False).agg(
        sides=("side", "nunique"),
        part=("side", "first"),
        minor=("minor", "min"),
        earliest=("earliest", "min"),
    )
    found["part"] = found["part"].where(found["sides"] == 1, BOTH)
    found = found.join(_worst(compared(dataset, rows), side)).reset_index()
    found["of_statement"] = found["record"] == STATEMENT
    order = ["first", "aspect", "minor", "of_statement", "earliest"]
    found = found.sort_values(order, kind="stable", ignore_index=True)
    return found[[*KEY, "part", *VERDICTS, "said"]].astype("str")


def told_of(
    dataset: Dataset,
    rows: pd.DataFrame,
    one_side: Collection[str],
    other_side: Collection[str],
) -> pd.DataFrame:
    """Put what both sides tell of some events and statements into words.

    Parameters
    ----------
    dataset, one_side, other_side
        As for `two_sides`.
    rows : DataFrame
        Some of what that gives.

    Returns
    -------
    DataFrame
        One row per account, in the order of `rows`, the one side before the other one, with
        the columns of `TOLD`: `head` (title of the event, topic of the statement), `text` (what
        this source says), and the others as `readable` has them; and `part` and `said` of `rows`.
    """
    side = dict.fromkeys(one_side, ONE) | dict.fromkeys(other_side, OTHER)
    own = _told_by(dataset, side)
    ids = {record: rows.loc[rows["record"] == record, "id"] for record in (EVENT, STATEMENT)}
    own = own.with_tables(
        events=own.events[own.events["event_id"].isin(ids[EVENT])],
        statements=own.statements[own.statements["statement_id"].isin(ids[STATEMENT])],
    )
    events = readable_events(own).rename(columns={"event_id": "id", "what": "head"})
    events = events.rename(columns={"summary": "text"}).assign(record=EVENT)
    said = readable_statements(own).rename(columns={"statement_id": "id", "topic": "head"})
    said = said.rename(columns={"what": "text"}).assign(record=STATEMENT)
    every = pd.concat([events, said], ignore_index=True)
    every = every.assign(
        side=every["source_id"].map(side).astype("str"),
        rank=every["source_id"].map({one: rank for rank, one in enumerate(dataset.source_names)}),
    )
    asked = rows[[*KEY, "part", "said"]].assign(nth=range(len(rows)))
    told = asked.merge(every.reindex(columns=[*TOLD, "rank"]), on=KEY)
    told = told.assign(is_other=told["side"] == OTHER)
    told = told.sort_values(["nth", "is_other", "rank"], kind="stable", ignore_index=True)
    return told[[*TOLD, "part", "said"]]


def _told_by(dataset: Dataset, sources: Collection[str]) -> Dataset:
    """Leave the accounts of some sources."""
    events, statements = dataset.events, dataset.statements
    return dataset.with_tables(
        events=events[events["source_id"].isin([*sources])],
        statements=statements[statements["source_id"].isin([*sources])],
    )


def _worst(pairs: pd.DataFrame, side: dict[str, str]) -> pd.DataFrame:
    """Give the worst verdict on accounts of two sides, by event or statement, and its rank."""
    apart = pairs["first"].map(side).to_numpy(object) != pairs["second"].map(side).to_numpy(object)
    ranks = {verdict: rank for rank, verdict in enumerate(WORST_FIRST)}
    worst = pairs[apart].replace(ranks).groupby(KEY, sort=False)[VERDICTS].min()
    verdicts = worst.replace(dict(enumerate(WORST_FIRST))).astype("str")
    contradicts = verdicts[[*RANKED]] == CONFLICTS
    said = [standing_in_words(row | {"leads": False}) for row in verdicts.to_dict("records")]
    found: pd.DataFrame = verdicts.assign(
        first=worst["overall"],
        aspect=contradicts.to_numpy().argmax(axis=1),
        said=pd.Series(said, index=verdicts.index, dtype="str"),
    )
    return found
