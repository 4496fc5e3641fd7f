"""A made-up dataset of any size, and choices that a reader of it may make, drawn from a seed.

All persons, places, events and words in it are invented.
"""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple, Self
from urllib.parse import urlencode

from dashboard.model.columns import columns
from dashboard.model.schema import TABLES

SOURCES, PEOPLE, PLACES, DAYS = 20, 200, 100, 1_500
PLACES_OF_A_REGION = 50
ACCOUNTS_OF_ONE = 2
FIRST_DAY = date(2015, 1, 1)
KINDS, TOPICS = ("arrival", "capture", "journey", "battle"), ("combat", "journey", "money")
WORDS = ["river", "bridge", "letter", "winter", "officer", "train", "village", "border", "market"]
Rows = list[dict[str, str]]


class Size(NamedTuple):
    """How many of what accounts name there are."""

    sources: int = SOURCES
    people: int = PEOPLE
    places: int = PLACES

    @classmethod
    def growing(cls, accounts: int) -> Self:
        """Let everything grow with the accounts."""
        return cls(max(2, accounts // 50), max(2, accounts // 50), max(1, accounts // 5))


def write(folder: Path, accounts: int, seed: int = 0, size: Size | None = None) -> Path:
    """Write a dataset with so many accounts: half of events, half of statements, two of each."""
    random, size = Random(seed), size or Size()
    tables: dict[str, Rows] = {
        "sources": [_source(n) for n in range(size.sources)],
        "people": [
            {"person_id": f"person-{n}", "name": f"Invented person {n}", "kind": "person"}
            for n in range(size.people)
        ],
        "places": [_place(n, random, size) for n in range(size.places)],
        "events": _told_by_several(random, accounts // 2, _event, size),
        "statements": _told_by_several(random, accounts // 2, _statement, size),
        "vocabulary": [
            {"column": column, "value": word, "label": word.title(), "description": "A word."}
            for column, words in (("events.kind", KINDS), ("statements.topic", TOPICS))
            for word in words
        ],
    }
    folder.mkdir(exist_ok=True)
    package = {"title": "Made up", "description": "Nothing of this happened."}
    (folder / "datapackage.json").write_text(json.dumps(package), "utf-8")
    for table, row in TABLES.items():
        file = io.StringIO()
        writer = csv.DictWriter(file, [one.name for one in columns(row)], lineterminator="\n")
        writer.writeheader()
        writer.writerows(tables.get(table, []))
        (folder / f"{table}.csv").write_text(file.getvalue(), "utf-8")
    return folder


def choices(seed: int = 0) -> Iterator[str]:
    """Give one query string after the other: a span of days with a person, a place or a word."""
    random, given = Random(seed), set()
    while True:
        first = FIRST_DAY + timedelta(days=random.randrange(DAYS))
        last = first + timedelta(days=random.randrange(100, DAYS))
        chosen = {"from": str(first), "to": str(last)}
        part = random.choice(("person", "place", "words", ""))
        if part:
            chosen[part] = {
                "person": f"person-{random.randrange(PEOPLE)}",
                "place": f"place-{random.randrange(PLACES)}",
                "words": random.choice(WORDS),
            }[part]
        if (query := urlencode(chosen)) not in given:
            given.add(query)
            yield query


def _source(n: int) -> dict[str, str]:
    return {
        **{"source_id": f"source-{n}", "title": f"Report {n}", "publisher": f"Paper {n}"},
        **{"url": f"https://paper-{n}.example/", "language": "en", "kind": "news"},
        **{"published": "2025-04-14", "accessed": "2025-04-15"},
    }


def _place(n: int, random: Random, size: Size) -> dict[str, str]:
    point = {
        "latitude": f"{random.uniform(-50, 65):.3f}",
        "longitude": f"{random.uniform(-170, 170):.3f}",
    }
    cells = {"place_id": f"place-{n}", "name": f"Invented place {n}", "kind": "city"}
    if size.places > PLACES:  # some lie in others
        cells["within"] = f"place-{n - n % PLACES_OF_A_REGION}" if n % PLACES_OF_A_REGION else ""
    return cells | point | {"resolution": "exact"}


def _told_by_several(random: Random, accounts: int, row, size: Size) -> Rows:
    """Let several sources tell of each record, each with its own date or place at times."""
    rows: Rows = []
    for n in range(accounts // ACCOUNTS_OF_ONE):
        told = row(n, random, size)
        for source in random.sample(range(size.sources), ACCOUNTS_OF_ONE):
            own = row(n, random, size) if random.random() < 0.1 else told
            rows.append(own | {"source_id": f"source-{source}", "locator": f"¶{n % 40 + 1}"})
    return rows


def _event(n: int, random: Random, size: Size) -> dict[str, str]:
    return {
        **{"event_id": f"event-{n}", "kind": random.choice(KINDS), "basis": "stated"},
        **{
            "person_ids": _people(random, size),
            "place_id": f"place-{random.randrange(size.places)}",
        },
        **{"date": _day(random), "title": f"Event {n}", "summary": _prose(random)},
    }


def _statement(n: int, random: Random, size: Size) -> dict[str, str]:
    return {
        **{"statement_id": f"statement-{n}", "speaker_ids": _people(random, size)},
        **{"attribution": "named", "form": "paraphrase", "topic": random.choice(TOPICS)},
        **{"place_id": f"place-{random.randrange(size.places)}", "said_on": _day(random)},
        **{"event_id": f"event-{n}", "text": _prose(random)},
    }


def _people(random: Random, size: Size) -> str:
    return ";".join(
        f"person-{n}" for n in random.sample(range(size.people), random.choice((1, 1, 2)))
    )


def _prose(random: Random) -> str:
    return " ".join(random.choices(WORDS, k=random.randrange(8, 40))).capitalize() + "."


def _day(random: Random) -> str:
    """Give a day; some dates are less exact, some are missing."""
    day = FIRST_DAY + timedelta(days=random.randrange(DAYS))
    exact, month = f"{day}", f"{day:%Y-%m}"
    span = f"[{day}..{day + timedelta(days=20)}]"
    return random.choices((exact, month, span, ""), (70, 10, 12, 8))[0]
