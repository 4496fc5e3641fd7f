"""What the tests share: the shipped dataset, a copy of it to break, and small ones in place."""

import csv
import io
import os
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis.strategies import none

from dashboard.analysis.choices.filters import Filters, apply
from dashboard.model.columns import columns
from dashboard.model.load import build
from dashboard.model.reading.folder import read_folder
from dashboard.model.schema import TABLES

settings.register_profile("untimed", settings(), deadline=None)  # a machine may be busy
settings.load_profile("untimed")
settings.register_profile("few", max_examples=10)  # while one works at something
settings.register_profile("many", max_examples=2_000)  # over night
os.environ["DASHBOARD_CACHE"] = "off"  # nothing of a test stays on the machine
DATA = Path(__file__).parents[1] / "data"
MAIN = sys.modules["__main__"]
WORDS = [
    {"column": "events.kind", "value": "arrival", "label": "Arrival"},
    {"column": "events.kind", "value": "capture", "label": "Capture"},
    {"column": "statements.topic", "value": "journey", "label": "Journey"},
    {"column": "statements.topic", "value": "combat", "label": "Combat"},
]
UNLESS_TOLD = {  # what a row holds, {n} being its number
    "sources": {
        **{"source_id": "paper", "title": "A report", "publisher": "Paper", "kind": "news"},
        **{"url": "https://paper.example/1", "language": "en"},
        **{"published": "2025-04-14", "accessed": "2025-04-15"},
    },
    "people": {"person_id": "person-{n}", "name": "Person {n}", "kind": "person"},
    "places": {"place_id": "place-{n}", "name": "Place {n}", "kind": "city"},
    "place_candidates": {
        **{"rank": "{n}", "label": "Candidate {n}", "latitude": "48", "longitude": "38"},
        **{"geocoder": "curator", "reason": "Considered."},
    },
    "events": {
        **{"event_id": "event-{n}", "source_id": "paper", "locator": "¶{n}", "kind": "arrival"},
        **{"title": "Event {n}", "summary": "It happens.", "basis": "stated"},
    },
    "statements": {
        **{"statement_id": "statement-{n}", "source_id": "paper", "locator": "¶{n}"},
        **{"attribution": "named", "topic": "journey", "form": "paraphrase"},
        **{"text": "Somebody says so."},
    },
    "evidence": {"evidence_id": "evidence-{n}", "kind": "document"},
    "vocabulary": {"description": "What it means."},
}


@pytest.fixture(scope="session", autouse=True)
def random_numbers() -> None:
    """Let Hypothesis make its random numbers before the app freezes what there is.

    Of what refers to them it asks the garbage collector, who then does not see it.
    """
    given(none())(lambda _: None)()


@pytest.fixture(autouse=True)
def main_module(monkeypatch):
    """Have the tests' own main module, which a process begun by a test runs first.

    Streamlit puts a page in its place and leaves it there.
    """
    monkeypatch.setitem(sys.modules, "__main__", MAIN)


@pytest.fixture(scope="session")
def shipped_files():
    """The files of the dataset that ships."""
    return read_folder(DATA)


@pytest.fixture(scope="session")
def shipped(shipped_files):
    """The dataset that ships."""
    return build(shipped_files, name="data")


@pytest.fixture(scope="session")
def babel(shipped):
    """What the first source of the dataset that ships tells, alone."""
    return apply(shipped, Filters(sources=("babel-117135",)))


@pytest.fixture
def folder(tmp_path):
    """A copy of the dataset that ships, to be broken."""
    return shutil.copytree(DATA, tmp_path / "data")


@pytest.fixture
def edit(folder):
    """Replace a text that stands once in a file of `folder`; give its physical line."""

    def replace(file: str, old: str, new: str) -> int:
        before, middle, after = (folder / file).read_text("utf-8").partition(old)
        assert middle
        assert old not in after
        (folder / file).write_text(before + new + after, "utf-8", newline="")
        return before.count("\n") + 1

    return replace


@pytest.fixture(scope="session")
def csvs():
    """Write the files of a small dataset; a test gives the cells that it is about.

    What is no column of the schema becomes one of the curator's own.
    """

    def write(**tables: list[dict[str, str]]) -> dict[str, bytes]:
        rows = {"sources": [{}], "vocabulary": WORDS, **tables}
        files = {"datapackage.json": b'{"title": "Small"}'}
        for table, row in TABLES.items():
            file = io.StringIO()
            given = [name for cells in rows.get(table, []) for name in cells]
            names = dict.fromkeys([*(column.name for column in columns(row)), *given])
            writer = csv.DictWriter(file, names, lineterminator="\n")
            writer.writeheader()
            for n, cells in enumerate(rows.get(table, []), 1):
                usual = {name: cell.format(n=n) for name, cell in UNLESS_TOLD[table].items()}
                writer.writerow(usual | cells)
            files[f"{table}.csv"] = file.getvalue().encode()
        return files

    return write


@pytest.fixture(scope="session")
def dataset(csvs):
    """Load a small dataset that is all right."""

    def make(**tables: list[dict[str, str]]):
        made = build(csvs(**tables), name="small")
        assert made.problems == ()
        return made

    return make


@pytest.fixture(scope="session")
def complaints(csvs):
    """Load a small dataset and give what is wrong with it, as it is told."""

    def told(**tables: list[dict[str, str]]) -> list[str]:
        return [str(problem) for problem in build(csvs(**tables), name="small").problems]

    return told
