"""What must hold whatever the data: of order, relays, rows that come in, and certain legs."""

import re
from collections.abc import Hashable, Mapping
from copy import copy
from dataclasses import is_dataclass, replace
from itertools import product
from typing import Any

import pandas as pd
from hypothesis import HealthCheck, Phase, given, settings

from dashboard.analysis.accounts.readable import undated
from dashboard.analysis.accounts.support import support
from dashboard.analysis.choices.entry_numbers import entry_numbers
from dashboard.analysis.choices.filters import Filters, apply
from dashboard.analysis.journeys.legs import legs
from dashboard.analysis.journeys.stops import stops
from dashboard.analysis.timeline import lanes
from dashboard.model.dataset import Dataset
from dashboard.model.load import build
from tests.sound.functions import answer, asked, choices
from tests.sound.worlds import Die, dice, folders, together, world

WORLDS = 60
SOME = settings(
    max_examples=max(settings.default.max_examples // 25, 1),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[*HealthCheck],
)
RANKED = ("sources", "people", "places", "vocabulary")  # the order of these says something
PLACES_IN_ORDER = {"line", "order", "group", "tie", "sure"}
KEYS = {"events": ["event_id", "source_id"], "statements": ["statement_id", "source_id"]}


@SOME
@given(worlds=folders(WORLDS), chosen=dice, asking=dice)
def test_the_order_of_rows_and_of_files_changes_nothing(csvs, worlds, chosen, asking):
    tables = together(worlds)
    mixed = {
        name: rows if name in RANKED else copy(asking).sample(rows, len(rows))
        for name, rows in tables.items()
    }
    whole = build(csvs(**tables), name="worlds")
    other = build(dict(reversed(csvs(**mixed).items())), name="worlds")
    other = replace(other, version=whole.version)  # the digest of the files, and so of the order
    filters = choices(whole, chosen)
    shown, again = apply(whole, filters), apply(other, filters)
    for n, function in enumerate(asked()):
        told = [
            _unordered(answer(function, *both, Die(n))) for both in ((whole, shown), (other, again))
        ]
        assert told[0] == told[1], function
    assert _groups(stops(whole)) == _groups(stops(other))


@SOME
@given(worlds=folders(WORLDS), chosen=dice)
def test_the_number_behind_an_entry_is_what_choosing_it_leaves(sound, worlds, chosen):
    whole = sound(worlds)
    filters = choices(whole, chosen)
    for name in ("people", "places", "sources"):
        listed = Filters.parts()[name].listed(whole).labels
        numbers = dict(zip(listed, entry_numbers(whole, name, filters), strict=True))
        for one in chosen.sample(list(listed), min(len(listed), 20)):
            left = apply(whole, replace(filters, **{name: (one,)}))
            assert numbers[one] == len(left.events) + len(left.statements), (name, one)


@SOME
@given(worlds=folders(WORLDS), die=dice)
def test_a_duplicate_relay_never_raises_independent_support(sound, worlds, die):
    before = support(sound(worlds)).set_index(["record", "id"])
    for one in worlds:
        source = die.one(one["sources"])
        relay = source | {"source_id": source["source_id"] + "-again", "publisher": "Relay"}
        relay |= {"based_on": source["source_id"], "occasion": die.one(["", source["occasion"]])}
        one["sources"].append(relay)
        for table in KEYS:
            own = [row for row in one[table] if row["source_id"] == source["source_id"]]
            one[table] += [row | {"source_id": relay["source_id"]} for row in own]
    after = support(sound(worlds)).set_index(["record", "id"]).loc[before.index]
    assert (after["reports"] >= before["reports"]).all()
    assert (after["reports"] > before["reports"]).any()
    assert (after["independent"] <= before["independent"]).all()


@SOME
@given(worlds=folders(WORLDS), die=dice)
def test_a_row_that_comes_in_takes_no_other_from_sight(csvs, worlds, die):
    tables = together(worlds)
    more = {name: [*rows] for name, rows in tables.items()}
    for n, one in enumerate(worlds):
        late = world(f"w{n}-", Die(f"{n} {die.random()}"))
        held = {row["source_id"] for row in one["sources"]}
        told = [row for row in one["events"] if die.rarely(3)]
        source = f"w{n}-late"
        more["sources"].append(one["sources"][0] | {"source_id": source, "based_on": ""})
        dates = [row["date"] for row in late["events"]] or [""]
        more["events"] += [row | {"source_id": source, "date": die.one(dates)} for row in told]
        assert source not in held
    whole, grown = (build(csvs(**rows), name="worlds") for rows in (tables, more))
    filters = choices(whole, die)
    for some in (Filters(), filters):
        shown, after = apply(whole, some), apply(grown, some)
        for table, key in KEYS.items():
            assert _rows(getattr(shown, table), key) <= _rows(getattr(after, table), key)
        assert _in_sight(shown) <= _in_sight(after)


@SOME
@given(worlds=folders(WORLDS))
def test_a_leg_is_certain_only_if_all_days_that_the_dates_allow_give_that_order(sound, worlds):
    whole = sound(worlds)
    before = _told_before(whole.events)
    when = {(row["person_id"], row["event_id"]): row for row in stops(whole).to_dict("records")}
    certain = 0
    for leg in legs(whole).to_dict("records"):
        if leg["certain"]:
            certain += 1
            for start, end in product(leg["from_event_ids"], leg["to_event_ids"]):
                rows = [when[leg["person_id"], one] for one in (start, end)]
                by_the_clock = any(row["hours"] for row in rows)
                ways = product(*(_ways(row, by_the_clock=by_the_clock) for row in rows))
                follows = all(a[0] < b[0] and a[1] < b[1] and a[1] <= b[0] for a, b in ways)
                assert follows or start in before(end)
    assert certain


def _unordered(told: Any) -> Any:
    """Make answers comparable whatever the order of what is in them."""
    if isinstance(told, Dataset):
        told = {name: one for name, one in vars(told).items() if isinstance(one, pd.DataFrame)}
    if isinstance(told, pd.DataFrame) and "from_event_ids" in told:  # equals stand as they came
        return sorted(repr(sorted(re.findall(r"[\w.]+", repr(row)))) for row in told.to_numpy())
    if isinstance(told, pd.DataFrame):
        rows = told.drop(columns=PLACES_IN_ORDER & {*told.columns})
        return sorted(map(repr, rows.astype(object).itertuples(index=False, name=None)))
    if isinstance(told, pd.Series):
        told = told.to_dict()
    if isinstance(told, Mapping):
        return sorted(repr((key, _unordered(one))) for key, one in told.items())
    if isinstance(told, list | tuple | set | frozenset):
        return sorted(repr(_unordered(one)) for one in told)
    return repr(told) if type(told).__module__ == "builtins" or is_dataclass(told) else type(told)


def _groups(rows: pd.DataFrame) -> dict[Hashable, frozenset[str]]:
    """Give the stops between which nothing tells an order, by person and place in the journey."""
    return rows.groupby(["person_id", "group"])["event_id"].agg(frozenset).to_dict()


def _rows(table: pd.DataFrame, key: list[str]) -> set[tuple[str, ...]]:
    """Give the keys of the rows of a table."""
    return {*table[key].itertuples(index=False, name=None)}


def _in_sight(shown: Any) -> set[str]:
    """Give the events that stand on the timeline or beside it."""
    return {*lanes(shown)["event_id"], *undated(shown)["event_id"]}


def _told_before(events: pd.DataFrame):
    """Give what finds all that is told to have come before an event, through any others."""
    direct: dict[str, set[str]] = {}
    for event, after in zip(events["event_id"], events["after"], strict=True):
        direct.setdefault(event, set()).update(after)

    def before(event: str) -> set[str]:
        found: set[str] = set()
        queue = [event]
        while queue:
            fresh = direct.get(queue.pop(), set()) - found
            found |= fresh
            queue += fresh
        return found

    return before


def _ways(row: Mapping[Hashable, Any], *, by_the_clock: bool) -> list[tuple[float, float]]:
    """Give the first and last days, or seconds, that a date allows.

    Of what happened once, the outermost.
    """
    names = ("first_second", "last_second") if by_the_clock else ("earliest", "latest")
    number = (lambda at: at.timestamp()) if by_the_clock else (lambda at: float(at.toordinal()))
    first, last = (
        none if pd.isna(row[name]) else number(row[name])
        for name, none in zip(names, (float("-inf"), float("inf")), strict=True)
    )
    marked = row["approximate"] or row["uncertain"]
    open_sided, least = (86_400, 3_600) if by_the_clock else (1, 1)
    slack = max(last - first + 1, least) if marked else 0
    slack = open_sided if slack == float("inf") else slack
    if row["duration"] and not marked:
        starts = [first] if first > float("-inf") else [first, last]
        ends = [last] if last < float("inf") else [first, last]
        return [(a, b) for a, b in product(starts, ends) if a <= b]
    return [(at, at) for at in (first - slack, last + slack)]
