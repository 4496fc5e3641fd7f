"""What a corpus answers, and how fast: DuckDB over Parquet, against SQLite and pandas in memory.

Run from the root of the project: ``python -m benchmarks.corpus`` (a few minutes, Linux). Rows are
made from a seed, shared out as in a real file of war events: a few months and towns have most of
them. Each choice is one that nobody has made before. Seconds are of CPU, so that other work on the
machine counts little; those of the clock stand beside them. SQLite is asked as Datasette asks it:
one table, indexes, and FTS5. Ends with 1 where a limit does not hold.
"""

import argparse
import csv
import json
import os
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pyarrow.parquet as pq

from benchmarks.reader import megabytes
from dashboard.analysis.choices.filters import Filters
from dashboard.corpus.bars import timed
from dashboard.corpus.building.build import build
from dashboard.corpus.discs import discs
from dashboard.corpus.engines.chosen import engine
from dashboard.corpus.opened import contents, open_corpus
from dashboard.corpus.questions import Corpus
from dashboard.model.columns import columns
from dashboard.model.schema import TABLES

ROWS, CHOICES = 1_000_000, 15
REGIONS, TOWNS, PEOPLE, GROUPS, SOURCES = 25, 4_000, 500, 10, 2_000
MONTHS = {"2022-02": 12, "2022-03": 28, "2022-04": 21, "2022-05": 13, "2022-06": 11, "2022-07": 6,
          "2022-08": 3, "2022-09": 2, "2022-10": 3, "2023-01": 1}  # fmt: skip
KINDS = {"damage": 40, "explosion": 15, "presence": 17, "losses": 10, "casualty": 9, "other": 9}
WORDS = [
    a + b + c
    for a in ("mar", "bel", "tor", "sin", "kal", "dun", "ves", "rop")
    for b in "aeiou"
    for c in ("ka", "ne", "ri", "tos", "mul", "gra", "pen")
]
LIMITS = {
    1_000_000: {"overview s": 0.5, "overview p95 s": 1.0, "MB": 700.0, "build s": 60.0},
    10_000_000: {"overview s": 2.0, "MB": 1_500.0, "build s": 600.0},
}  # of so many rows, on two cores
Question = Callable[[Corpus, Filters], Any]
QUESTIONS: dict[str, Question] = {
    "count": lambda corpus, filters: corpus.count(filters),
    "by month and kind": timed,
    "by cell": discs,
    "people": lambda corpus, filters: corpus.top("people", filters),
    "places": lambda corpus, filters: corpus.top("places", filters),
    "sources": lambda corpus, filters: corpus.top("sources", filters),
    "kinds": lambda corpus, filters: corpus.top("kinds", filters),
    "topics": lambda corpus, filters: corpus.top("topics", filters),
    "first page": lambda corpus, filters: corpus.page(filters, size=50),
}


def write(folder: Path, rows: int, seed: int = 0) -> None:
    """Write the tables of an invented dataset with so many accounts of events."""
    random = Random(seed)
    folder.mkdir(exist_ok=True)
    towns = [random.uniform(44.5, 52) for _ in range(TOWNS)]
    tables: dict[str, Iterator[dict[str, str]]] = {
        "sources": ({"source_id": f"s{n}", "title": f"Report {n}", "kind": "news",
                     "publisher": f"Paper {n % 40}"} for n in range(SOURCES)),
        "people": ({"person_id": f"p{n}", "name": f"Invented {n}", "kind": "person",
                    "member_of": f"p{n % GROUPS}" if n >= GROUPS else ""} for n in range(PEOPLE)),
        "places": ({"place_id": f"t{n}", "name": f"Town {n}", "kind": "city",
                    "within": f"t{n % REGIONS}" if n >= REGIONS else "",
                    "latitude": f"{towns[n]:.4f}", "longitude": f"{random.uniform(22, 40):.4f}"}
                   for n in range(TOWNS)),
        "vocabulary": ({"column": "events.kind", "value": kind, "label": kind.title()}
                       for kind in KINDS),
        "events": _events(random, rows),
    }  # fmt: skip
    for table, row in TABLES.items():
        if table in tables or not row.optional:
            with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, [one.name for one in columns(row)])
                writer.writeheader()
                writer.writerows(tables.get(table, ()))


def _events(random: Random, rows: int) -> Iterator[dict[str, str]]:
    """Yield accounts: few months, kinds and towns have most of them."""
    months = random.choices([*MONTHS], [*MONTHS.values()], k=rows)
    kinds = random.choices([*KINDS], [*KINDS.values()], k=rows)
    for n, (month, kind) in enumerate(zip(months, kinds, strict=True)):
        words = " ".join(random.choices(WORDS, k=random.randrange(6, 20)))
        yield {
            **{"event_id": f"e{n}", "source_id": f"s{int(random.paretovariate(0.6)) % SOURCES}"},
            **{"kind": kind, "date": f"{month}-{random.randrange(1, 29):02}"},
            **{"place_id": f"t{int(random.paretovariate(0.5)) % TOWNS}", "basis": "stated"},
            **{"person_ids": f"p{random.randrange(PEOPLE)}" if n % 3 == 0 else ""},
            **{"title": words[:40].rstrip(), "summary": words.capitalize() + "."},
        }


def choices(seed: int = 1) -> Iterator[tuple[str, Filters]]:
    """Yield choices, each with what it is one of."""
    random = Random(seed)
    while True:
        first = date(2022, 2, 1) + timedelta(days=random.randrange(200))
        two_months = {"days": (first, first + timedelta(days=60))}
        words = {"text": " ".join(random.sample(WORDS, 2))}
        place = {"places": (f"t{random.randrange(REGIONS)}",)}
        person = {"people": (f"p{random.randrange(PEOPLE)}",)}
        yield "person", Filters(**person)
        yield "place and all in it", Filters(**place)
        yield "two months", Filters(**two_months)
        yield "two words", Filters(**words)
        yield "place, months, word", Filters(**place, **two_months, text=random.choice(WORDS))


def asked(corpus: Corpus, most: int) -> tuple[dict[str, list[float]], list[float], list[float]]:
    """Ask the whole overview for new choices: CPU by question, CPU and clock of the overview."""
    by_question: dict[str, list[float]] = defaultdict(list)
    cpu, clock = [], []
    corpus.count()
    for (_, filters), _ in zip(choices(), range(most), strict=False):
        began, ticked = time.process_time(), time.perf_counter()
        for name, question in QUESTIONS.items():
            start = time.process_time()
            question(corpus, filters)
            by_question[name].append(time.process_time() - start)
        cpu.append(time.process_time() - began)
        clock.append(time.perf_counter() - ticked)
    return by_question, cpu, clock


class Sqlite:
    """The same rows in SQLite, with indexes and full-text search."""

    def __init__(self, path: Path, parquet: list[Path]) -> None:
        self.db = sqlite3.connect(path)
        names = [
            "row",
            "source_id",
            "kind",
            "topic",
            "earliest",
            "earliest_month",
            "place_id",
            "x",
            "y",
        ]
        names += ["latitude", "longitude", "people", "places", "title", "summary", "words"]
        at = {part: names.index(part) for part in ("people", "places")}
        self.db.execute(f"CREATE TABLE rows ({', '.join(names)}, PRIMARY KEY (row))")
        self.db.execute("CREATE TABLE named (row, part, id)")
        for file in parquet:
            for batch in pq.ParquetFile(file).iter_batches(50_000, columns=names):
                own = list(zip(*(batch.column(name).to_pylist() for name in names), strict=True))
                self.db.executemany(f"INSERT INTO rows VALUES ({','.join('?' * len(names))})", own)
                links = [
                    (row[0], part, one)
                    for row in own
                    for part, column in at.items()
                    for one in (row[column] or "").strip(";").split(";")
                    if one
                ]
                self.db.executemany("INSERT INTO named VALUES (?, ?, ?)", links)
        self.db.execute("CREATE INDEX by_name ON named (part, id, row)")
        self.db.execute("CREATE INDEX by_row ON named (row, part, id)")
        for column in ("source_id", "kind", "earliest", "place_id"):
            self.db.execute(f"CREATE INDEX by_{column} ON rows ({column})")
        self.db.execute(
            "CREATE VIRTUAL TABLE fts USING fts5(words, content=rows, content_rowid=row)"
        )
        self.db.execute("INSERT INTO fts(fts) VALUES ('rebuild')")
        self.db.execute("ANALYZE")
        self.db.commit()

    def where(self, filters: Filters) -> str:
        """Say a choice in SQL; all that it says is from this file."""
        parts = ["1"]
        for part in ("people", "places"):
            for one in getattr(filters, part):
                parts.append(
                    f"row IN (SELECT row FROM named WHERE part = '{part}' AND id = '{one}')"
                )
        if filters.days:
            first, last = ((day - date(1970, 1, 1)).days for day in filters.days)
            parts.append(f"earliest BETWEEN {first} AND {last}")
        if filters.text:
            parts.append(f"row IN (SELECT rowid FROM fts WHERE fts MATCH '{filters.text}')")
        return " AND ".join(parts)

    def questions(self, filters: Filters) -> dict[str, str]:
        """Give the same questions in SQL."""
        left = f"FROM rows WHERE {self.where(filters)}"
        top = "GROUP BY 1 ORDER BY 2 DESC LIMIT 50"

        def named(part: str) -> str:
            others = self.where(filters.without(part))
            own = f"part = '{part}' AND row IN (SELECT row FROM rows WHERE {others})"
            return f"SELECT id, count(*) FROM named WHERE {own} {top}"

        cell = f"x / {2**8}, y / {2**8}, count(*), avg(latitude), avg(longitude)"
        return {
            "count": f"SELECT count(*) {left}",
            "by month and kind": f"SELECT earliest_month, kind, count(*) {left} GROUP BY 1, 2",
            "by cell": f"SELECT {cell}, min(place_id), max(place_id) {left} GROUP BY 1, 2",
            "people": named("people"),
            "places": named("places"),
            "sources": f"SELECT source_id, count(*) {left} {top}",
            "kinds": f"SELECT kind, count(*) {left} {top}",
            "topics": f"SELECT topic, count(*) {left} {top}",
            "first page": f"SELECT * {left} ORDER BY earliest, row LIMIT 50",
        }

    def asked(self, most: int) -> dict[str, list[float]]:
        """Ask them for new choices: CPU by question."""
        found: dict[str, list[float]] = defaultdict(list)
        for (_, filters), _ in zip(choices(), range(most), strict=False):
            for name, sql in self.questions(filters).items():
                start = time.process_time()
                self.db.execute(sql).fetchall()
                found[name].append(time.process_time() - start)
        return found


def main() -> int:
    """Measure, print, and tell whether the limits hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--choices", type=int, default=CHOICES)
    parser.add_argument("--keep", type=Path, help="a folder for the files, to measure again")
    parser.add_argument("--alone", action="store_true", help="without SQLite and pandas")
    parser.add_argument("--spark", help="ask a Spark as well: local[2], spark://host:7077")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        return _measured(wanted.keep or Path(temporary), wanted)


def _measured(folder: Path, wanted: argparse.Namespace) -> int:
    """Build what is not there, ask, and print."""
    figures: dict[str, float] = {}
    out = folder / "corpus"
    if not (out / "corpus.json").exists():
        folder.mkdir(exist_ok=True)
        write(folder / "csv", wanted.rows)
        before, start = _children(), time.perf_counter()
        built = build([folder / "csv"], out, redacting=False, say=lambda text: print(f"  {text}"))
        figures["build s"] = time.perf_counter() - start
        figures["build CPU s"] = _children() - before
        print(f"{built.read:,} read = {built.kept:,} kept + {built.refused:,} refused")
    corpus = open_corpus(out, by=engine("duckdb"))
    found = contents(out)
    megabytes_of_files = sum(found.accounts.values()) / 1e6
    by_question, cpu, clock = asked(corpus, wanted.choices)
    figures |= {
        "overview s": statistics.median(clock),
        "overview p95 s": sorted(clock)[int(0.95 * (len(clock) - 1))],
        "overview CPU s": statistics.median(cpu),
        "MB": megabytes(os.getpid()),
        "MB of Parquet": megabytes_of_files,
    }
    others = {}
    if not wanted.alone:
        parquet = [out / found.version / name for name in found.accounts]
        database = folder / "rows.sqlite"
        database.unlink(missing_ok=True)
        start = time.process_time()
        sqlite = Sqlite(database, parquet)
        figures["SQLite built, CPU s"] = time.process_time() - start
        figures["MB of SQLite"] = database.stat().st_size / 1e6
        others["SQLite"] = sqlite.asked(wanted.choices)
        others["pandas"], _, _ = asked(open_corpus(out, by=engine("pandas")), wanted.choices)
    if wanted.spark:
        start = time.perf_counter()
        _, _, seconds = asked(open_corpus(out, by=engine(wanted.spark)), wanted.choices)
        figures["Spark, overview s"] = statistics.median(seconds)
        figures["Spark, begun s"] = time.perf_counter() - start - sum(seconds)
    print(f"{'CPU ms, median':22} {'DuckDB':>9}" + "".join(f"{name:>10} factor" for name in others))
    for name, seconds in by_question.items():
        own = statistics.median(seconds)
        line = f"{name:22} {own * 1000:9.0f}"
        for other in others.values():
            middle = statistics.median(other[name])
            line += f"{middle * 1000:10.0f} {middle / own:5.1f}x"
        print(line)
    missed, limits = False, LIMITS.get(wanted.rows, {})
    for name, value in figures.items():
        limit = limits.get(name)
        above = limit is not None and value > limit
        missed |= above
        print(f"{name:22} {value:9.2f}  {f'limit {limit:g}' if limit else ''}{'  ABOVE' * above}")
    print(json.dumps({name: round(value, 3) for name, value in figures.items()}))
    return int(missed)


def _children() -> float:
    """CPU seconds of this process and of those that it has ended."""
    return sum(os.times()[:4])


if __name__ == "__main__":
    sys.exit(main())
