"""The database: every cell, keys that hold, indexes, and words that are found."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from dashboard.analysis.choices.filters import Filters
from dashboard.exporting.csv_folder import filed
from dashboard.exporting.extract import extract
from dashboard.exporting.sqlite import sqlite
from dashboard.model.load import build
from tests.hostile import HOSTILE
from tests.sound.functions import choices
from tests.sound.worlds import dice, folders, together

SOME = settings(
    max_examples=max(settings.default.max_examples // 25, 1),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[*HealthCheck],
)


NUMBERS = ("latitude", "longitude", "radius_km", "fastest_kmh")


def written(cell):
    """Write a cell as its file would, numbers in short."""
    return f"{cell:g}" if isinstance(cell, float) else "" if cell is None else str(cell)


def opened(part):
    """Open what was written, whose keys must all lead somewhere."""
    database = sqlite3.connect(":memory:")
    database.deserialize(sqlite(part))
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return closing(database)


def holds_every_cell(part):
    """Hold that each table has every cell of its file, and each list its items in order."""
    with opened(part) as database:
        for table in part.closed.tables:
            rows = filed(part.closed, table)
            found = database.execute(f'SELECT * FROM "{table}"').fetchall()
            shown = [[*map(written, row)] for row in found]
            numbers = [one for one in NUMBERS if one in rows]
            rows[numbers] = rows[numbers].map(lambda cell: f"{float(cell):g}" if cell else "")
            assert shown == rows.to_numpy().tolist(), table
        listed = database.execute(
            "SELECT person_id FROM events_person_ids ORDER BY event_id, source_id, position"
        ).fetchall()
        people = part.closed.events.sort_values(["event_id", "source_id"])["person_ids"]
        assert [one for (one,) in listed] == [one for cell in people for one in cell]


@SOME
@given(worlds=folders(10), die=dice)
def test_whatever_is_chosen_every_cell_is_there_and_every_key_holds(csvs, worlds, die):
    whole = build(csvs(**together(worlds)), name="worlds")
    holds_every_cell(extract(whole, choices(whole, die)))


def test_the_shipped_data_and_hostile_texts_are_there_as_they_are(shipped, csvs):
    holds_every_cell(extract(shipped, Filters(people=("wang-guangjun",), kinds=("capture",))))
    holds_every_cell(extract(build(csvs(**HOSTILE), name="hostile"), Filters()))


def test_words_are_found_in_accounts_as_they_are_read(shipped):
    with opened(extract(shipped, Filters())) as database:
        found = database.execute(
            "SELECT event_id FROM readable_events WHERE rowid IN "
            "(SELECT rowid FROM readable_events_fts WHERE readable_events_fts MATCH ?)",
            ["captured AND renbo"],
        ).fetchall()
        assert ("chang-capture",) in found
        words = database.execute(
            "SELECT who, place, earliest FROM readable_events WHERE event_id = 'chang-capture' "
            "AND source_id = 'babel-117135'"
        ).fetchone()
        assert words == ("Chang Renbo", "Donetsk region", "2025-04-05")
        about = dict(database.execute("SELECT what, said FROM about").fetchall())
        assert about["notice"].startswith("Told in part by prisoners of war")


def test_keys_are_there_for_those_who_follow_them(shipped):
    with opened(extract(shipped, Filters())) as database:

        def leads(table):
            rows = database.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
            return {(row[3], row[2]) for row in rows}

        assert leads("events") == {("source_id", "sources"), ("place_id", "places")}
        assert ("person_id", "people") in leads("events_person_ids")
        assert ("event_id", "event_ids") in leads("statements")
        assert ("within", "places") in leads("places")
        plan = database.execute(
            "EXPLAIN QUERY PLAN SELECT * FROM events_person_ids WHERE person_id = 'x'"
        ).fetchall()
        assert "USING INDEX" in str(plan)


@pytest.mark.parametrize("names", [("Unit", "unit", "UNIT (2)"), ('a"b', "a'b", "a;--")])
def test_own_columns_that_only_capitals_or_signs_tell_apart_are_all_there(csvs, names):
    whole = build(csvs(events=[{name: f"in {name}" for name in names}]), name="own")
    part = extract(whole, Filters())
    with opened(part) as database:
        called = database.execute(
            "SELECT in_column, called FROM column_names WHERE in_table = 'events'"
        ).fetchall()
        row = dict(
            zip(
                [column[1] for column in database.execute("PRAGMA table_info(events)")],
                database.execute("SELECT * FROM events").fetchone(),
                strict=True,
            )
        )
        assert {one: row[here] for here, one in called if one in names} == {
            name: f"in {name}" for name in names
        }
