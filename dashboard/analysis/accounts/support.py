"""How many accounts an event or statement has, and how many of them stand on their own."""

from collections.abc import Callable
from functools import cache

import pandas as pd

from dashboard.analysis.accounts.comparison import accounts
from dashboard.analysis.accounts.independence import grouped, rests_on, ties
from dashboard.analysis.accounts.shared_origin import Account, Groups, Why
from dashboard.model.dataset import Dataset


def support(dataset: Dataset) -> pd.DataFrame:
    """Count who reports each event and statement, and from how many origins.

    Accounts that rest on one occasion, of which one relays the other, or which both relay
    a third, directly or through others, are not independent: together they count once. A
    statement rests on its own occasion where it has one, else on that of its source.
    Only what the accounts of this event or statement rest on ties them, as
    `independence.grouped` has it. "9 sources, 1 independent" is what a press
    conference comes to.

    Parameters
    ----------
    dataset : Dataset
        Its table of sources is whole.

    Returns
    -------
    DataFrame
        One row per event and statement, in the order of `comparison.accounts`. `record`
        (`event` or `statement`), `id`, `reports` (int, accounts), `independent` (int, 1
        at least and `reports` at most), `why` (plain text, a sentence or more: which
        accounts have one origin and what it is, and which stand on their own).
    """
    origins, why = grouping(dataset), Why(dataset)
    rows = accounts(dataset)
    found = rows.assign(account=told(rows)).groupby(["record", "id"], sort=False)["account"]
    records = found.agg(tuple).reset_index()
    say = cache(lambda told: why.say(origins(told)))
    return pd.DataFrame(
        {
            "record": records["record"].astype("str"),
            "id": records["id"].astype("str"),
            "reports": records["account"].map(len).astype("int64"),
            "independent": records["account"].map(origins).map(len).astype("int64"),
            "why": pd.Series(map(say, records["account"]), dtype="str"),
        }
    )


def reported(reports: int, independent: int) -> str:
    """Say how many tell of something, and how many of them on their own."""
    if reports == 1:
        return "1 source."
    return f"{reports} sources, {independent} independent."


def told(rows: pd.DataFrame) -> pd.Series:
    """Reduce accounts to what their independence depends on: source and own occasion."""
    own = (one if isinstance(one, str) else None for one in rows["occasion"])
    pairs = list(zip(rows["source_id"], own, strict=True))
    return pd.Series(pairs, index=rows.index, dtype=object)


def grouping(dataset: Dataset) -> Callable[[tuple[Account, ...]], Groups]:
    """Give what sorts accounts into groups of one origin, and remembers what it was asked."""
    above = ties(dataset.sources)

    @cache
    def origins(accounts: tuple[Account, ...]) -> Groups:
        groups: dict[int, list[Account]] = {}
        numbers = grouped([rests_on(*account) for account in accounts], above)
        for account, number in zip(accounts, numbers, strict=True):
            groups.setdefault(number, []).append(account)
        return tuple(map(tuple, groups.values()))

    return origins
