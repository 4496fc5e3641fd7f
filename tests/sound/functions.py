"""All that the analysis can be asked of a dataset, found in its modules, and what to ask with."""

import inspect
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from importlib import import_module
from typing import Any

from dashboard import analysis
from dashboard.analysis.accounts.grades_and_tags import grades, tags
from dashboard.analysis.accounts.readable import FORMS
from dashboard.analysis.choices.address import write
from dashboard.analysis.choices.filters import Filters
from dashboard.analysis.choices.undecided_places import candidate_names
from dashboard.analysis.disagreements.of_choice import records_left
from dashboard.analysis.evidence.kinds import evidence_kinds
from dashboard.analysis.statement_groups import GROUPINGS
from dashboard.model.dataset import Dataset
from dashboard.model.schema import TABLES
from tests.sound.worlds import Die

ROWS_OF_OTHERS = {
    "cells",
    "rows",
    "row",
    "leg",
    "events",
    "pairs",
    "named",
    "own",
    *("gap", "region", "moment", "behind", "found", "records", "ways", "legs", "stops"),
}  # asked by who has them
SPANS = [
    (date(2031, 3, 1), date(2031, 3, 2)),
    (date.min, date(2031, 3, 2)),
    (date(2031, 3, 3), date.max),
    (date(2031, 4, 1), date(2031, 3, 1)),
]
WANTED = [(), ("place_id",), ("precision",), ("precision", "place_id")]


def asked() -> Iterator[Callable[..., Any]]:
    """Yield every public function of the analysis that takes a dataset and asks for no rows."""
    for module in pkgutil.walk_packages(analysis.__path__, f"{analysis.__name__}."):
        for name, function in vars(import_module(module.name)).items():
            own = inspect.isfunction(function) and function.__module__ == module.name
            if own and name[0] != "_" and _asks_of_a_dataset(function):
                yield function


def answer(function: Callable[..., Any], whole: Dataset, shown: Dataset, die: Die) -> Any:
    """Ask a function of what the choices leave, with all else that it wants to know.

    `None` where the dataset has nothing that it could be asked of.
    """
    positional, named = [], {}
    for name, parameter in _parameters(function).items():
        options = [whole] if name == "whole" else [shown]
        if parameter.annotation is not Dataset:
            options = _options(name, whole, shown)
        if not options:
            return None
        chosen = die.one(options)
        if parameter.kind is parameter.VAR_POSITIONAL:
            positional += chosen
        elif parameter.kind is parameter.KEYWORD_ONLY:
            named[name] = chosen
        else:
            positional.append(chosen)
    return function(*positional, **named)


def choices(whole: Dataset, die: Die) -> Filters:
    """Make choices: mostly one or two parts, of what the dataset has."""
    parts: dict[str, Any] = {
        "people": tuple(die.part(list(whole.people_names))),
        "places": tuple(die.part(list(whole.place_names))),
        "days": die.one(SPANS),
        "kinds": tuple(die.some(list(whole.kinds))),
        "topics": tuple(die.some(list(whole.topics))),
        "sources": tuple(die.part(list(whole.source_names))),
        "evidence": tuple(die.some(list(evidence_kinds(whole)))),
        "forms": tuple(die.some(list(FORMS))),
        "text": die.one(["ann", "олена", "it", "("]),
        "words": die.one(["an", "ол it", '"ann"', "("]),
        "of_any": True,
        "supposed": tuple(die.part(sorted(candidate_names(whole)))),
        "confidence": tuple(die.some(list(grades(whole)))),
        "tags": tuple(die.some(list(tags(whole)))),
        "utc": True,
        "lead": die.one(list(whole.source_names) or [""]),
    }
    chosen = {name: parts[name] for name in die.some(list(parts), most=2)}
    return Filters(**chosen, certainly=die.one([False, False, True]))


def _options(name: str, whole: Dataset, shown: Dataset) -> Sequence[Any]:
    """Give what a function may be asked with; an unknown parameter has to be added here."""
    known: dict[str, Callable[[], Sequence[Any]]] = {
        "person_id": lambda: list(whole.people_names),
        **dict.fromkeys(["place_id", "one", "other"], lambda: list(whole.place_names)),
        "place_ids": lambda: [frozenset(), frozenset([*whole.place_names][:3])],
        "event_id": lambda: sorted(whole.events["event_id"].unique()),
        "statement_id": lambda: sorted(whole.statements["statement_id"].unique()),
        "source_id": lambda: list(whole.source_names),
        "seen": lambda: ["1 March 2031"],
        "address": lambda: ["", "https://example.org/?person=ann"],
        "people": lambda: [(), tuple(whole.people_names)[:2]],
        "days": lambda: SPANS[:3],
        "first": lambda: [0, 12, 1_000_000],
        "wanted": lambda: WANTED,
        "single": lambda: [False, True],
        "kind": lambda: ["video", *evidence_kinds(whole)],
        "kinds": lambda: [(), ("video", "photo")],
        "record": lambda: ["event", "statement"],
        "records": lambda: [records_left(shown)],
        "one_side": lambda: [frozenset([*whole.source_names][::2])],
        "other_side": lambda: [frozenset([*whole.source_names][1::2]), frozenset()],
        "by": lambda: list(GROUPINGS),
        "supposed": lambda: [(), tuple(sorted(candidate_names(whole)))],
        "table": lambda: list(TABLES),
        "account_table": lambda: ["events", "statements"],
        "name": lambda: ["people", "places", "sources", "kinds", "topics", "forms", "evidence"],
        "file": lambda: [f"{table}.csv" for table in TABLES],
        "filters": lambda: [choices(whole, Die(n)) for n in range(3)],
        "query": lambda: [write(choices(whole, Die(3))), {"place": ["nowhere"], "other": [""]}],
        "choices": lambda: [(), (choices(whole, Die(1)), choices(whole, Die(2)))],
    }
    return known[name]()


def _parameters(function: Callable[..., Any]) -> dict[str, inspect.Parameter]:
    """Give the parameters of a function by name."""
    return dict(inspect.signature(function).parameters)


def _asks_of_a_dataset(function: Callable[..., Any]) -> bool:
    """Tell whether a function takes a dataset, and no rows."""
    parameters = _parameters(function)
    of_dataset = any(one.annotation is Dataset for one in parameters.values())
    return of_dataset and ROWS_OF_OTHERS.isdisjoint(parameters)
