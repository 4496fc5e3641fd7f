"""Events and claims by sources: who tells what, and how each account stands to the leading one."""

from collections.abc import Collection, Hashable, Mapping
from typing import Any

import pandas as pd

from dashboard.analysis.accounts.aspects import AGREES, CONFLICTS, REFINES, SILENT, WORST_FIRST
from dashboard.analysis.accounts.comparison import ASPECTS, EVENT, SINGLE, accounts, verdicts
from dashboard.model.dataset import Dataset

LEADS = "leads"
STANDINGS: Mapping[str, str] = {
    LEADS: "shown first",
    AGREES: "agrees with it",
    REFINES: "one is more exact, no contradiction",
    CONFLICTS: "contradicts it",
    SILENT: "tells of it, nothing to compare",
}
WORDS: Mapping[str, Mapping[str, str]] = {
    AGREES: {
        **{"date": "same date", "place": "same place"},
        **{"people": "same people", "claim": "same claim"},
    },
    REFINES: {
        **{"date": "one date is more exact", "place": "one place is more exact"},
        **{"people": "one says more exactly who", "claim": "one claim says more"},
    },
    CONFLICTS: {
        **{"date": "another date", "place": "another place"},
        **{"people": "other people", "claim": "another claim"},
    },
}
ORDERS: Mapping[str, str] = {
    "conflicts": "Most contradicted first",
    "accounts": "Most told first",
    "time": "In order of time",
}


def matrix(dataset: Dataset, *, single: bool = False) -> pd.DataFrame:
    """Give a cell for each account of an event or statement.

    Parameters
    ----------
    single : bool
        Whether events and statements of one account have cells as well.

    Returns
    -------
    DataFrame
        One row per account: `record` (`event` or `statement`), `id`, `source_id`; `title`
        (of the leading account); `source` (publisher and day), `standing` (a key of
        `STANDINGS`), `said` (how it stands to the leading account, in words); and, the
        same for all accounts of one record, `accounts`, `conflicts` (numbers) and
        `earliest` (first day of the leading account that has one, missing where none).
    """
    told = accounts(dataset)[["record", "id", "source_id", "text", "earliest"]]
    rows = told.merge(verdicts(dataset), on=["record", "id", "source_id"])
    rows = rows if single else rows[rows["overall"] != SINGLE]
    standing = rows["overall"].where(~rows["leads"], LEADS)
    by = [rows["record"], rows["id"]]
    leading = rows["text"].where(rows["leads"])
    found = pd.DataFrame(
        {
            "record": rows["record"].astype("str"),
            "id": rows["id"].astype("str"),
            "source_id": rows["source_id"],
            "title": leading.groupby(by).transform("first"),
            "source": rows["source_id"].map(dataset.source_names),
            "standing": standing,
            "accounts": rows.groupby(by)["source_id"].transform("size"),
            "conflicts": (standing == CONFLICTS).groupby(by).transform("sum"),
            "earliest": rows["earliest"]
            .where(rows["record"] == EVENT)
            .groupby(by)
            .transform("first"),
        }
    )
    said = [
        standing_in_words(row) for row in rows[["leads", "overall", *ASPECTS]].to_dict("records")
    ]
    return found.assign(said=pd.Series(said, index=found.index, dtype="str"))


def standings(dataset: Dataset) -> dict[tuple[str, str, str], tuple[str, str]]:
    """Give `standing` and `said` of each account that is not alone, by record, id and source."""
    cells = matrix(dataset)
    keys = zip(cells["record"], cells["id"], cells["source_id"], strict=True)
    return dict(zip(keys, zip(cells["standing"], cells["said"], strict=True), strict=True))


def in_order(cells: pd.DataFrame, order: str) -> pd.DataFrame:
    """Sort the records of a matrix by a key of `ORDERS`; the cells of one stay together."""
    keys = {
        "conflicts": (["conflicts", "accounts"], [False, False]),
        "accounts": (["accounts", "conflicts"], [False, False]),
        "time": (["earliest"], [True]),
    }
    columns, ascending = keys[order]
    return cells.sort_values(columns, ascending=ascending, kind="stable", ignore_index=True)


def told_by(cells: pd.DataFrame, dataset: Dataset) -> dict[str, str]:
    """Name the sources that have a cell, by source_id, in the order of precedence."""
    present: Collection[str] = set(cells["source_id"])
    return {one: name for one, name in dataset.source_names.items() if one in present}


def standing_in_words(row: Mapping[Hashable, Any]) -> str:
    """Say how an account stands to another, which leads unless the row itself does."""
    if row["leads"]:
        return STANDINGS[LEADS]
    verdicts = sorted(ASPECTS, key=lambda one: WORST_FIRST.index(row[one]))
    parts = [WORDS[row[one]][one] for one in verdicts if row[one] in WORDS]
    return ", ".join(parts) or STANDINGS[SILENT]
