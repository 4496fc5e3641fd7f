"""Tallies: the counts add up, and a table that is given away can be read again."""

from datetime import date

import pytest

from dashboard.analysis.choices.filters import Filters, apply
from dashboard.analysis.filed_tables import as_filed, faulty_rows
from dashboard.analysis.row_counts import chosen_rows, read_rows
from dashboard.exporting.table_csv import csv_bytes
from dashboard.model.load import build, load
from dashboard.model.schema import TABLES


def test_rows_read_are_those_in_the_files(folder, edit):
    before = read_rows(load(folder)).set_index("file")["read"]
    told = "arrival,wang-guangjun,moscow,2025-02-"
    edit("events.csv", f"babel-117135,¶8,{told}05,", f"babel-117135,¶8,{told}30,")
    path = folder / "people.csv"
    path.write_text(path.read_text("utf-8") + "\n,,,\n,Nobody,,\n", "utf-8")
    counted = read_rows(load(folder)).set_index("file")
    assert (counted["read"] - before)[counted["read"] != before].to_dict() == {"people.csv": 1}
    assert counted["aside"].to_dict() == dict.fromkeys(counted.index, 0) | {
        "events.csv": 1,
        "people.csv": 1,
    }
    assert (counted["read"] == counted["usable"] + counted["aside"]).all()
    assert list(counted.index) == [f"{table}.csv" for table in TABLES if table != "evidence"]


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(people=("chang-renbo",)),
        Filters(places=("donetsk-region",), text="front"),
        Filters(days=(date(2025, 4, 1), date(2025, 4, 8))),
        Filters(topics=("numbers",), kinds=("capture",)),
        Filters(people=("nobody",)),
    ],
)
def test_what_is_shown_and_left_out_are_all(shipped, filters):
    counted = chosen_rows(shipped, apply(shipped, filters)).set_index("rows")
    rows = len(shipped.events), len(shipped.statements)
    assert counted["all"].tolist() == [*rows, sum(rows)]
    for parts in (["shown", "out"], ["dated", "undated"], ["placed", "placeless"]):
        whole = counted["all" if "out" in parts else "shown"]
        assert (counted[parts].sum(axis="columns") == whole).all()
    assert (counted.loc["together"] == counted.loc["events"] + counted.loc["statements"]).all()


def test_no_row_is_counted_as_none(dataset):
    empty = dataset(sources=[], vocabulary=[])
    assert not read_rows(empty)[["read", "usable", "aside"]].any(axis=None)
    assert not chosen_rows(empty, empty).drop(columns="rows").any(axis=None)
    assert all(as_filed(empty, table).empty for table in TABLES)
    assert faulty_rows(empty, "events.csv").empty


def test_a_dataset_made_of_its_own_downloads_is_the_same(shipped, shipped_files):
    files = {f"{table}.csv": csv_bytes(as_filed(shipped, table)) for table in TABLES}
    again = build({**shipped_files, **files}, name="again")
    assert again.problems == ()
    for table in TABLES:
        before, after = getattr(shipped, table), getattr(again, table)
        assert after.drop(columns="line").equals(before.drop(columns="line"))


def test_a_row_that_is_set_aside_comes_as_it_stands_with_all_that_is_wrong(csvs):
    bad = {"date": "2025-13-40", "person_ids": "nobody", "title": "Fällt"}
    whole = build(csvs(events=[{}, bad, {"basis": "Stated"}]), name="small")
    rows = faulty_rows(whole, "events.csv")
    assert rows["line"].tolist() == [3, 4]
    assert rows.loc[0, "title"] == "Fällt"
    assert rows.loc[0, "date"] == "2025-13-40"
    assert "date: " in rows.loc[0, "error"]
    assert "basis: " in rows.loc[1, "error"]
    assert [*rows.columns][:: len(rows.columns) - 1] == ["line", "error"]
    assert faulty_rows(whole, "people.csv").empty


def test_columns_called_line_and_error_do_not_hide_what_is_wrong_and_where(csvs):
    files = csvs(people=[{"born": "never"}])
    header, row = files["people.csv"].decode().splitlines()
    files["people.csv"] = f"{header},line,error\n{row},none,fine\n".encode()
    rows = faulty_rows(build(files, name="x"), "people.csv")
    assert rows["line"].tolist() == [2]
    assert "born: " in rows["error"].iloc[0]
