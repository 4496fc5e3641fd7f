"""A database that somebody else may have made: read as ours, and nothing in it is run."""

import sqlite3

import pytest

from dashboard.analysis.choices.filters import Filters
from dashboard.exporting.extract import extract
from dashboard.exporting.formats import by_name
from dashboard.model.load import load

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"


@pytest.fixture
def exported(folder):
    """The shipped data as a database."""
    return by_name("", "sqlite").write(extract(load(folder), Filters()))


@pytest.fixture
def changed(tmp_path):
    """Change a database by statements."""

    def run(content, *statements):
        path = tmp_path / "changed.sqlite"
        path.write_bytes(content)
        with sqlite3.connect(path) as database:
            for statement in statements:
                database.execute(statement)
        database.close()
        return path.read_bytes()

    return run


def test_views_triggers_and_generated_columns_are_no_tables(run_import, exported, changed):
    content = changed(
        exported,
        "DROP TABLE place_candidates",
        f"CREATE VIEW place_candidates AS {ENDLESS}",
        "ALTER TABLE people ADD COLUMN large TEXT AS (printf('%.*c', 900000000, 'x'))",
        "CREATE TRIGGER t AFTER INSERT ON people BEGIN SELECT load_extension('x'); END",
    )
    ran, made = run_import(content)
    assert ran.exit_code == 0, ran.output
    assert "people: " in ran.stdout
    assert "place_candidates" not in ran.stdout
    assert "large" not in (made / "people.csv").read_text("utf-8")


def test_a_database_with_a_log_beside_it_is_read_and_told(run_import, exported, changed):
    content = changed(exported, "PRAGMA journal_mode = WAL")
    assert content[18:20] == b"\x02\x02"
    ran, made = run_import(content)
    assert ran.exit_code == 0, ran.output
    assert "what stood only in the -wal file beside it is not read." in ran.stdout
    assert len(load(made).people) > 0


def test_a_database_that_takes_for_ever_is_refused(run_import, exported, monkeypatch):
    monkeypatch.setattr("dashboard.importing.ours.database.STEPS", 10)
    monkeypatch.setattr("dashboard.importing.ours.database.MOST_STEPS", 5)
    ran, made = run_import(exported)
    assert ran.exit_code == 2
    assert "The database cannot be read (interrupted)" in ran.output
    assert not made.exists()


def test_a_damaged_database_is_told(run_import, exported):
    ran, made = run_import(exported[:9000] + b"\xff" * 60_000)
    assert ran.exit_code == 2
    assert "The database cannot be read" in ran.output
    assert not made.exists()
