"""Damaged folders through every page, and addresses that nobody has written."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from functools import cache
from pathlib import Path
from random import Random
from unittest.mock import patch

from dashboard.analysis.choices.address import LOOKS, TURNED
from dashboard.analysis.choices.filters import Filters
from dashboard.model.load import build
from dashboard.model.problems import DataError
from dashboard.ui.alone import VIEWS
from dashboard.ui.choices.turned import NAMES
from tests.fuzzing.loading import one_folder, small
from tests.fuzzing.mutating import CELLS, Files
from tests.pages.script import TABS, opened, pulled_out, shown, to, turned

PAGES = ("overview", "people", "places", "statements", "accounts", "method", *VIEWS)
PARTS = Filters.parts()
PARAMETERS = (
    *(parameter for part in PARTS.values() for parameter in part.parameters),
    *LOOKS,
    *(f"{turned_}.{name}" for turned_ in TURNED for name in sorted(NAMES)),
    *("embed", "embed_options", "view", "preview", "Q", "person[]", "event.", ".", "page.", ""),
)
VALUES = (
    *CELLS,
    *("-", "--", "-1", "0", "1", "2", "999999", "9999999", "-place", "date", "by:", "by:x", ":"),
    *("certain", "utc", "one", "a:1", "a:b:c", "0,0,0,0", "1,2,3", "nan,nan,nan,nan", "180,90"),
    *("x" * 100_000, "%" * 30_000, "a&b=c#d", "+", "%00", "%ff", "\n", "\u202e", "ß" * 30_000),
)
LONGEST = 400_000


@cache
def sound() -> tuple[str, tuple[str, ...]]:
    """Give the folder of a small dataset, which stays, and words that it has."""
    place = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, place)
    for name, content in small().items():
        (Path(place) / name).write_bytes(content)
    made = build(small(), name="x")
    ids = [key for one in made.tables for key in getattr(made, one).iloc[:, 0].astype(str)]
    return place, (*ids, *made.events["kind"])


@contextmanager
def served(files: Files) -> Iterator[None]:
    """Serve a folder of these files."""
    with tempfile.TemporaryDirectory() as place:
        for name, content in files.items():
            (Path(place) / name).write_bytes(content)
        with patch.dict(os.environ, DASHBOARD_DATA=place):
            yield


def one_tour(chance: Random) -> str:
    """Show a damaged folder on all pages, with everything pulled out and a record open."""
    while True:
        files = one_folder(chance)
        try:
            made = build(files, name="fuzzed")
        except DataError:
            if chance.random() < 0.05:
                with served(files):
                    opened("overview")
                return "said why not"
            continue
        break
    record = {}
    for table in ("event", "statement"):
        ids = list(getattr(made, f"{table}s")[f"{table}_id"])
        record |= {table: chance.choice(ids)} if ids and chance.random() < 0.5 else {}
    pages = PAGES + ("evidence",) * bool(len(made.evidence))
    with served(files):
        app = pulled_out(opened("overview", **record))
        for page in pages[1:]:
            app = to(page, app)
            if page == "method":
                app = turned(app, chance.choice(TABS))
    return "shown on all pages"


def one_address(chance: Random) -> str:
    """Open a page at an address of garbage, some of it close to what could be meant."""
    place, meant = sound()
    query: dict[str, list[str]] = {}
    for _ in range(chance.choice([1, 2, 3, 8, 40])):
        values = []
        for _ in range(chance.choice([1, 1, 1, 2, 30])):
            value = chance.choice([chance.choice(VALUES), chance.choice(meant)])
            cut = chance.randrange(len(value) + 1) if chance.random() < 0.3 else len(value)
            values.append(value[:cut])
        query[chance.choice(PARAMETERS)] = values
    if sum(len(value) for values in query.values() for value in values) > LONGEST:
        return "longer than a server takes"
    with patch.dict(os.environ, DASHBOARD_DATA=place):
        app = opened(chance.choice(PAGES), **query)
    assert " of " in shown(app)
    return "opened"


assert {field.name for field in fields(Filters)} == set(PARTS)
