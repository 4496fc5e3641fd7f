"""What belongs to a record: its accounts, what is said of it, what came before and after."""

from collections.abc import Sequence

import pandas as pd

from dashboard.analysis.accounts.leading import leading
from dashboard.analysis.accounts.readable import readable_events, readable_statements
from dashboard.analysis.journeys.stops import stops
from dashboard.model.dataset import Dataset


def event_accounts(dataset: Dataset, event_id: str) -> pd.DataFrame:
    """Give all accounts of an event, the leading one first, as `readable_events` does."""
    found = readable_events(dataset)
    return _by_source(dataset, found[found["event_id"] == event_id], leading(dataset).events)


def statement_accounts(dataset: Dataset, statement_id: str) -> pd.DataFrame:
    """Give all accounts of a statement, the leading one first, as `readable_statements` does."""
    found, led = readable_statements(dataset), leading(dataset).statements
    return _by_source(dataset, found[found["statement_id"] == statement_id], led)


def statements_on(dataset: Dataset, event_id: str) -> dict[str, str]:
    """Give the statements about an event: what each claims, by statement_id."""
    rows = dataset.statements
    about = rows.loc[rows["event_id"] == event_id, "statement_id"]
    led = leading(dataset).statements
    led = led[led["statement_id"].isin(about)]
    return dict(zip(led["statement_id"], led["text"], strict=True))


def events_of(dataset: Dataset, statement_id: str) -> dict[str, str]:
    """Give what the accounts of a statement say that it is about: titles by event_id."""
    rows = dataset.statements
    wanted = rows.loc[rows["statement_id"] == statement_id, "event_id"].dropna()
    led = leading(dataset).events
    led = led[led["event_id"].isin(wanted)]
    return dict(zip(led["event_id"], led["title"], strict=True))


def place_of(dataset: Dataset, event_id: str | None) -> str | None:
    """Give the place_id of an event, as the leading one of the accounts with a place has it."""
    led = leading(dataset, "place_id").events
    places = led.loc[led["event_id"] == event_id, "place_id"].dropna()
    return str(places.iloc[0]) if len(places) else None


def on_the_way(dataset: Dataset, event_id: str) -> dict[str, str]:
    """Give the stops before and after an event in the journeys of its people.

    Returns
    -------
    dict of str to str
        What each stop is, by event_id, beginning with `before` or `after`; empty where
        the event is no stop of a journey.
    """
    found: dict[str, str] = {}
    for _, journey in stops(dataset).groupby("person_id", sort=False):
        ids, titles = list(journey["event_id"]), list(journey["title"])
        if event_id in ids:
            here = ids.index(event_id)
            if here > 0:
                found.setdefault(ids[here - 1], f"before: {titles[here - 1]}")
            if here + 1 < len(ids):
                found.setdefault(ids[here + 1], f"after: {titles[here + 1]}")
    return found


def sequence(dataset: Dataset) -> list[str]:
    """Give the ids of all events in order of time, those without a date at the end."""
    return list(dict.fromkeys(readable_events(dataset)["event_id"]))


def step(ids: Sequence[str], now: str | None, by: int) -> str | None:
    """Give the id some places further; the first or last where there is none now."""
    if not ids:
        return None
    if now not in ids:
        return ids[0] if by > 0 else ids[-1]
    return ids[min(max(ids.index(now) + by, 0), len(ids) - 1)]


def _by_source(dataset: Dataset, accounts: pd.DataFrame, led: pd.DataFrame) -> pd.DataFrame:
    """Sort accounts by the precedence of their sources, behind the one that leads."""
    ranks = {source: rank for rank, source in enumerate(dataset.source_names)}
    order = pd.DataFrame(
        {"follows": ~accounts.index.isin(led.index), "rank": accounts["source_id"].map(ranks)}
    )
    return accounts.loc[order.sort_values(["follows", "rank"]).index]
