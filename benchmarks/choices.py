"""How long a choice takes to be applied to 10,000 accounts, as a ratio to one copy of their tables.

Run from the root of the project: ``python -m benchmarks.choices``. Each measurement is the median
of choices that nobody made before; what is found once for a dataset is told apart.
"""

import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from statistics import median
from time import thread_time

from dashboard.analysis.choices.excluded import undecided
from dashboard.analysis.choices.filters import Filters, apply
from dashboard.model.columns import columns
from dashboard.model.dataset import Dataset
from dashboard.model.load import build
from dashboard.model.schema import TABLES

EVENTS, STATEMENTS, PEOPLE, PLACES, SOURCES, WORDS = 6_000, 4_000, 1_000, 500, 40, 5_000
CHOICES = 30
FIRST = date(2022, 1, 1)
Cells = dict[str, object]


def made_up(chance: random.Random) -> Dataset:
    """Make up a dataset: groups of people, places in regions, accounts of thirty words each."""
    words = ["".join(chance.choices("abdeiklmnoprstuvyé", k=7)) for _ in range(WORDS)]

    def prose() -> str:
        return " ".join(chance.choices(words, k=30)).capitalize() + "."

    def day() -> str:
        return (FIRST + timedelta(chance.randrange(1_000))).isoformat()

    def people() -> str:
        return ";".join({f"person-{chance.randrange(PEOPLE)}" for _ in range(2)})

    def account() -> Cells:
        place = f"place-{chance.randrange(PLACES)}"
        return {"source_id": f"s{chance.randrange(SOURCES)}", "locator": "¶1", "place_id": place}

    tables: dict[str, Sequence[Cells]] = {
        "sources": [
            {"source_id": f"s{n}", "title": "Report", "publisher": f"Paper {n}", "kind": "news",
             "url": f"https://paper.example/{n}", "language": "en", "published": "2025-04-14",
             "accessed": "2025-04-15"}
            for n in range(SOURCES)
        ],
        "people": [
            {"person_id": f"person-{n}", "name": " ".join(chance.choices(words, k=2)),
             "kind": "group" if n < 20 else "person",
             "member_of": f"person-{n % 20}" if n >= 20 else ""}
            for n in range(PEOPLE)
        ],
        "places": [
            {"place_id": f"place-{n}", "name": chance.choice(words),
             "kind": "region" if n < 10 else "city", "within": f"place-{n % 10}" if n >= 10 else ""}
            for n in range(PLACES)
        ],
        "events": [
            {"event_id": f"event-{n}", "kind": f"kind-{n % 9}", "person_ids": people(),
             "date": day(), "title": prose()[:60], "summary": prose(), "basis": "stated"}
            | account()
            for n in range(EVENTS)
        ],
        "statements": [
            {"statement_id": f"statement-{n}", "speaker_ids": people(), "about_ids": people(),
             "attribution": "all", "event_id": f"event-{chance.randrange(EVENTS)}",
             "topic": f"topic-{n % 9}", "form": "paraphrase", "text": prose()}
            | account()
            for n in range(STATEMENTS)
        ],
        "vocabulary": [
            {"column": column, "value": f"{word}-{n}", "label": f"{word} {n}", "description": "-"}
            for column, word in (("events.kind", "kind"), ("statements.topic", "topic"))
            for n in range(9)
        ],
    }  # fmt: skip
    files = {"datapackage.json": b'{"title": "Made up"}'}
    for table, row in TABLES.items():
        names = [column.name for column in columns(row)]
        lines = [
            ",".join(str(cells.get(name, "")) for name in names) for cells in tables.get(table, ())
        ]
        files[f"{table}.csv"] = "\n".join([",".join(names), *lines, ""]).encode()
    dataset = build(files, name="made up")
    assert not dataset.problems, dataset.problems[:3]
    return dataset


def choices(dataset: Dataset, chance: random.Random) -> dict[str, Callable[[], Filters]]:
    """Say how a choice of each kind is drawn."""
    texts = [word for text in dataset.events["summary"].head(200) for word in text.split()]

    def some(ids: Sequence[str], most: int = 3) -> tuple[str, ...]:
        return tuple(chance.sample(list(ids), chance.randint(1, most)))

    def days() -> tuple[date, date]:
        first = FIRST + timedelta(chance.randrange(900))
        return first, first + timedelta(chance.randrange(200))

    people, places, sources = dataset.people_names, dataset.place_names, dataset.source_names
    return {
        "people": lambda: Filters(people=some([*people])),
        "a group": lambda: Filters(people=some([*people][:20], 1)),
        "places": lambda: Filters(places=some([*places])),
        "days": lambda: Filters(days=days(), certainly=chance.random() < 0.5),
        "kinds": lambda: Filters(kinds=some([*dataset.kinds])),
        "sources": lambda: Filters(sources=some([*sources])),
        "a word": lambda: Filters(text=chance.choice(texts)),
        "two letters": lambda: Filters(text="".join(chance.choices("aeionrst", k=2))),
        "several": lambda: Filters(
            people=some([*people][:20]), places=some([*places][:10]), days=days(),
            sources=some([*sources], 20),
        ),
    }  # fmt: skip


def seconds(work: Callable[[], object]) -> float:
    """How long it takes once."""
    start = thread_time()
    work()
    return thread_time() - start


def main() -> None:
    """Print one line per measurement."""
    chance = random.Random(0)
    dataset = made_up(chance)
    rows = len(dataset.events) + len(dataset.statements)
    unit = median(
        seconds(lambda: (dataset.events.copy(deep=True), dataset.statements.copy(deep=True)))
        for _ in range(CHOICES)
    )
    print(f"a copy of the tables, {rows:,} rows: {unit * 1e3:.2f} ms")
    kinds = choices(dataset, chance)
    first = seconds(lambda: [apply(dataset, draw()) for draw in kinds.values()])
    print(f"the first choice of each kind: {first * 1e3:.0f} ms together")
    for name, draw in kinds.items():
        drawn = [draw() for _ in range(CHOICES)]
        took = median(seconds(lambda one=one: apply(dataset, one)) for one in drawn)
        left = median(seconds(lambda one=one: undecided(dataset, one)) for one in drawn)
        print(
            f"{name:12}  apply {took * 1e9 / rows:8.0f} µs per 1,000 rows {took / unit:8.2f} x"
            f"   what is undecided {left * 1e3:7.2f} ms"
        )


if __name__ == "__main__":
    main()
