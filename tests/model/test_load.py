"""Loading a folder: what is wrong is told, and everything else is shown."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.model.load import build, load
from dashboard.model.problems import DataError
from dashboard.model.schema import TABLES
from tests.broken.folders import CASES, broken, sound

NEEDED = [table for table, row in TABLES.items() if not row.optional]


def test_the_shipped_data_has_no_problem(shipped):
    assert shipped.problems == ()
    assert shipped.set_aside == ()
    assert set(TABLES) - {*shipped.tables} == {"evidence"}  # which it does without
    assert all(len(getattr(shipped, table)) for table in shipped.tables)


@pytest.mark.parametrize(
    ("name", "aside"),
    [
        ("no-such-day", {"events.csv": ["anna-arrival"]}),
        ("mistyped-reference", {"events.csv": ["anna-arrival"]}),
        (
            "range-reversed",
            {"events.csv": ["ivan-drive"], "statements.csv": ["who-drove"]},
        ),
        (
            "ambiguous-with-a-point",
            {"place_candidates.csv": ["hay", "hay"], "places.csv": ["hay"]},
        ),
    ],
)
def test_only_what_rests_on_a_faulty_cell_is_set_aside(name, aside, tmp_path):
    dataset = load(broken(tmp_path / "broken", CASES[name]))
    whole = load(sound(tmp_path / "sound"))
    found: dict[str, list[str]] = {}
    for row in dataset.set_aside:
        found.setdefault(row.file, []).append(next(iter(row.cells.values())))
    assert found == aside
    for table in TABLES:
        left_out = len(aside.get(f"{table}.csv", []))
        assert len(getattr(dataset, table)) == len(getattr(whole, table)) - left_out


def test_a_changed_column_name_is_told_with_what_the_first_line_must_be(folder, edit):
    edit("events.csv", ",after,title,", ",after,headline,")
    with pytest.raises(DataError) as caught:
        load(folder)
    assert str(caught.value) == (
        "events.csv:1:title: the column is missing. The first line must name the columns "
        "event_id,source_id,locator,kind,person_ids,place_id,date,title,summary,basis,note"
    )


def test_everything_that_stops_the_load_is_told_at_once(folder, edit):
    (folder / "vocabulary.csv").unlink()
    (folder / "sources.csv").write_bytes(b"\xff")
    edit("places.csv", ",kind,", ",sort,")
    edit("people.csv", "person_id,name,aliases,", "person_id,Name,Aliases,")
    edit("events.csv", "event_id,", '"event_id,')
    with pytest.raises(DataError) as caught:
        load(folder)
    assert [str(problem).partition(". ")[0] for problem in caught.value.problems] == [
        "events.csv:1: a quotation mark is opened here and not closed",
        "people.csv:1:aliases: the column is missing",
        "people.csv:1:name: the column is missing",
        "places.csv:1:kind: the column is missing",
        'sources.csv:1: byte 0xFF is not UTF-8 text; in windows-1252 it is "ÿ"',
        "vocabulary.csv: the file is missing",
    ]
    assert str(caught.value.problems[-1]).endswith(
        "Every dataset has this file, if only with its header row"
    )


def test_a_column_of_which_all_cells_may_be_empty_need_not_be_there(folder, edit, shipped):
    edit("events.csv", ",place_id,date,", ",place_id,day,")
    made = load(folder)
    assert [str(one) for one in made.problems if one.kind == "column-left-out"] == [
        "events.csv:1:date: warning: the column is not there, so all its cells count as empty. "
        "Add it if there is anything to say; if it is there under another name, rename that: day"
    ]
    assert not any(problem.severity == "error" for problem in made.problems)
    assert len(made.events) == len(shipped.events)
    assert made.events["date"].isna().all()


@pytest.mark.parametrize("written", ["Date", " Date", "DATE "])
def test_a_column_that_is_there_under_nearly_its_name_is_not_left_out(written, folder, edit):
    edit("events.csv", ",place_id,date,", f",place_id,{written},")
    with pytest.raises(DataError) as caught:
        load(folder)
    assert "events.csv:1:date: the column is missing" in str(caught.value)


def test_a_folder_with_nothing_in_it_lacks_every_file(tmp_path):
    with pytest.raises(DataError) as caught:
        load(tmp_path)
    files = ["datapackage.json", *(f"{table}.csv" for table in NEEDED)]
    assert [problem.file for problem in caught.value.problems] == sorted(files)


def test_headers_alone_are_a_dataset_without_rows(csvs):
    dataset = build(csvs(sources=[], vocabulary=[]), name="empty")
    assert dataset.problems == ()
    assert all(len(getattr(dataset, table)) == 0 for table in TABLES)
    assert "earliest" in dataset.events


@pytest.mark.parametrize(
    ("package", "told"),
    [
        (None, "datapackage.json: warning: the file is missing. "),
        (b'{"title": ', "datapackage.json:1:11: the file is not JSON here (Expecting value). "),
        (b'{\n "title": "\xff"}', "datapackage.json:2: byte 0xFF is not UTF-8 text; "),
    ],
)
def test_without_its_description_a_folder_is_shown_under_its_own_name(package, told, csvs):
    files = {**csvs(events=[{}]), "datapackage.json": package}
    dataset = build({f: content for f, content in files.items() if content is not None}, name="x")
    assert (dataset.title, len(dataset.events), dataset.set_aside) == ("x", 1, ())
    (problem,) = dataset.problems
    assert str(problem).startswith(told)


def test_title_standfirst_and_custody_come_from_the_description(csvs, shipped):
    assert shipped.title == "What two Chinese men captured in Ukraine said"
    assert "prisoners of war" in shipped.custody
    about = b'{"title": "T", "description": "S", "custody": 7}'
    dataset = build({**csvs(), "datapackage.json": about}, name="x")
    assert (dataset.title, dataset.standfirst, dataset.custody) == ("T", "S", "")


def test_dates_come_with_bounds_and_words(dataset):
    dates = ["2025-02-05", "[2025-04-01..2025-04-08]", "../2025-04-08~", ""]
    events = dataset(events=[{"date": date} for date in dates]).events
    days = events[["earliest", "latest"]].map(lambda day: f"{day:%Y-%m-%d}", na_action="ignore")
    assert days.fillna("").to_numpy().tolist() == [
        ["2025-02-05", "2025-02-05"],
        ["2025-04-01", "2025-04-08"],
        ["", "2025-04-08"],
        ["", ""],
    ]
    assert events["when"].tolist() == [
        "5 February 2025",
        "between 1 and 8 April 2025",
        "until about 8 April 2025",
        "no date given",
    ]
    assert events["duration"].tolist() == [False, False, True, False]


def test_a_changed_file_is_a_new_version_and_an_equal_one_is_not(csvs):
    files = csvs(events=[{}])
    same, other = csvs(events=[{}]), csvs(events=[{"title": "Else"}])
    versions = [build(content, name="x").version for content in (files, same, other)]
    assert versions[0] == versions[1] != versions[2]


SPOILT = ["", "x", "2025-13-01", "nowhere", "999", "two;three", 'a "quote"', "line\nbreak", "true"]


@settings(deadline=None, max_examples=10)
@given(data=st.data())
def test_whatever_is_typed_every_row_is_shown_or_set_aside(data, shipped_files):
    files, counts = dict(shipped_files), {}
    for table in data.draw(st.sets(st.sampled_from(sorted(NEEDED)), min_size=1, max_size=3)):
        header, *rows = csv.reader(io.StringIO(files[f"{table}.csv"].decode(), newline=""))
        for row in data.draw(st.sets(st.integers(0, len(rows) - 1), max_size=4)):
            column = data.draw(st.integers(0, len(header) - 1))
            rows[row][column] = data.draw(st.sampled_from([*SPOILT, rows[0][column]]))
        file = io.StringIO()
        csv.writer(file).writerows([header, *rows])
        files[f"{table}.csv"] = file.getvalue().encode()
    for table in NEEDED:
        rows = csv.reader(io.StringIO(files[f"{table}.csv"].decode(), newline=""))
        counts[f"{table}.csv"] = sum(any(cell.strip() for cell in row) for row in rows) - 1
    dataset = build(files, name="x")
    aside = [row.file for row in dataset.set_aside]
    for table in NEEDED:
        file = f"{table}.csv"
        assert len(getattr(dataset, table)) + aside.count(file) == counts[file]
    told = {(one.file, one.line) for one in dataset.problems if not one.is_warning}
    assert told == {(row.file, row.line) for row in dataset.set_aside}
