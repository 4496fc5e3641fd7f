"""What belongs to a record: its accounts, what is said of it, what came before and after."""

from collections.abc import Sequence

import pandas as pd

from dashboard.analysis.accounts.leading import leading
from dashboard.analysis.accounts.readable import readable_events, readable_statements
from dashboard.analysis.journeys.order import in_time
from dashboard.analysis.journeys.stops import stops
from dashboard.analysis.journeys.told_order import told_order
from dashboard.model.dataset import Dataset
from dashboard.model.dates.spans import DATE_COLUMNS
from dashboard.model.lookups.several_places import each

BESIDE = {-1: "before", 0: "in no known order with it", 1: "after"}


def event_accounts(dataset: Dataset, event_id: str) -> pd.DataFrame:
    """Give all accounts of an event, the leading one first, as `readable_events` does.

    `after` names what, as the source says, came before (text, empty where it says nothing).
    """
    led = leading(dataset).events
    titles = dict(zip(led["event_id"], led["title"], strict=True))
    found = readable_events(dataset)
    found = found[found["event_id"] == event_id]
    before = dataset.events["after"].reindex(found.index)
    told = ["; ".join(titles.get(one, one) for one in ids) for ids in before]
    found = found.assign(after=pd.Series(told, index=found.index, dtype="str"))
    return _by_source(dataset, found, led)


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
    """Give the place of an event, as the leading one of the accounts with a place has it.

    Of several it is the first.
    """
    led = leading(dataset, "place_id").events
    places = led.loc[led["event_id"] == event_id, "place_id"].dropna()
    return each(places.iloc[0])[0] if len(places) else None


def on_the_way(dataset: Dataset, event_id: str) -> dict[str, str]:
    """Give the stops before and after an event in the journeys of its people.

    Returns
    -------
    dict of str to str
        What each stop is, by event_id, beginning with `before` or `after`, or with
        `perhaps before`, `perhaps after` where the order is not certain, or with `in no
        known order with it` where nothing tells one; empty where the event is no stop of
        a journey.
    """
    found: dict[str, str] = {}
    for _, journey in stops(dataset).groupby("person_id", sort=False):
        here = journey[journey["event_id"] == event_id]
        if not len(here):
            continue
        group = int(here["group"].iloc[0])
        near = journey[journey["group"].between(group - 1, group + 1)]
        near = near[near["event_id"] != event_id]
        for stop in near[["group", "sure", "event_id", "title"]].to_dict("records"):
            beside = stop["group"] - group
            sure = stop["sure"] if beside > 0 else here["sure"].iloc[0]
            said = BESIDE[beside] if sure or not beside else f"perhaps {BESIDE[beside]}"
            found.setdefault(stop["event_id"], f"{said}: {stop['title']}")
    return found


def sequence(dataset: Dataset) -> list[str]:
    """Give the ids of all events in order of time, those without a date at the end."""
    led = leading(dataset, "precision").events
    dated = led["precision"].notna()
    rows = led.loc[dated, ["event_id", *DATE_COLUMNS]].assign(all=0.0)
    in_order = in_time(rows, "all", told_order(dataset.events))
    return [*in_order["event_id"], *led.loc[~dated, "event_id"]]


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
