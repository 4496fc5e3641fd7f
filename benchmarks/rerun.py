"""How long each page takes for a choice that nobody made before, against an empty page.

Speaks Streamlit's protocol to three servers by turns: to an empty page, to an empty page that
imports what the app imports and has its garbage frozen likewise, and to the app. Run from the
root of the project: ``python -m benchmarks.rerun``. Ends with 1 where a limit does not hold.
"""

import argparse
import asyncio
import csv
import itertools
import random
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urlencode

from benchmarks.reader import PAGES, ROOT, reading, run, side_by_side

EMPTY = "import streamlit as st\nst.title('Empty')\n"
IMPORTING = """import importlib
import pkgutil
import streamlit as st
import dashboard.ui
from dashboard.ui.data.garbage import search_only_what_is_new

@st.cache_resource
def likewise():
    for folder in pkgutil.walk_packages(dashboard.__path__, "dashboard."):
        if not folder.name.startswith(("dashboard.pages", "dashboard.__main__")):
            importlib.import_module(folder.name)
    search_only_what_is_new()

likewise()
st.title('Empty')
"""
FIRST_DAY, DAYS = date(2024, 11, 1), 170
WORDS = ["army", "front", "captured", "Rostov", "contract", "money", "training", "commander"]
# In reruns of the empty page.
LIMITS = {"new": 4.0, "again": 1.5, "no choice": 3.0}


def choices(seed: int = 0) -> Iterator[str]:
    """Give queries of which none comes twice: days, with people, a place or words at times."""
    draw, given = random.Random(seed), set()
    people, places = ids("people"), ids("places")
    while True:
        first, last = sorted(draw.sample(range(DAYS), 2))
        chosen: dict[str, str] = {
            "from": str(FIRST_DAY + timedelta(days=first)),
            "to": str(FIRST_DAY + timedelta(days=last)),
        }
        part = draw.choice(("person", "person", "place", "words"))
        ids_or_words = {"person": people, "place": places, "words": WORDS}[part]
        chosen[part] = draw.choice(ids_or_words)
        if (query := urlencode(chosen)) not in given:
            given.add(query)
            yield query


def ids(table: str, column: int = 0) -> list[str]:
    """Read the ids of a table of the shipped dataset, or another column."""
    with (ROOT / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return [row[column] for row in itertools.islice(csv.reader(file), 1, None)]


async def measure(ports: dict[str, int], rounds: int) -> dict[str, dict[str, float]]:
    """Run every page by turns; medians in seconds, by page and by what was asked."""
    taken: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    drawn = choices()
    async with (
        reading(ports["empty"]) as empty,
        reading(ports["importing"]) as importing,
        reading(ports["app"]) as app,
    ):
        for page in list(PAGES.values()) * 2:
            await run(app, page)
            await run(empty)
            await run(importing)
        for _ in range(rounds):
            for name, page in PAGES.items():
                here, query = taken[name], next(drawn)
                here["empty"].append(await run(empty))
                here["importing"].append(await run(importing))
                here["new"].append(await run(app, page, query))
                here["again"].append(await run(app, page, query))
                here["no choice"].append(await run(app, page))
    return {
        page: {asked: statistics.median(seconds) for asked, seconds in asked_for.items()}
        for page, asked_for in taken.items()
    }


def main() -> int:
    """Measure, print, and tell whether the limits hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20, help="choices that each page is given")
    asked = parser.parse_args()
    with side_by_side(empty=EMPTY, importing=IMPORTING) as ports:
        medians = asyncio.run(measure(ports, asked.rounds))
    missed = False
    print(f"medians of {asked.rounds} runs in ms; in brackets, in runs of the empty page")
    for page, seconds in medians.items():
        told = []
        for one, taken in seconds.items():
            ratio = taken / seconds["empty"]
            missed |= ratio > LIMITS.get(one, ratio)
            told.append(f"{one} {taken * 1000:.0f} ({ratio:.2f})")
        print(f"{page}: {', '.join(told)}")
    print("limits: " + ", ".join(f"{one} {limit}" for one, limit in LIMITS.items()))
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
