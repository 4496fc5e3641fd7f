"""A workbook as people make them: titles, merged cells, native dates, empty rows; all made up."""

import io
from datetime import date, datetime

import pytest
from click.testing import CliRunner
from xlsxwriter import Workbook

from dashboard.__main__ import main
from dashboard.importing.ours.our_tables import tables_of
from dashboard.importing.ours.workbook import read_workbook
from dashboard.model.load import load

KINDS = [
    ["column", "value", "label"],
    ["events.kind", "arrival", "Arrival"],
    ["statements.topic", "journey", "Journey"],
]
SOURCES = [["source_id", "title", "kind", "published"], ["paper", "A report", "news", "2025-04-14"]]


def made(**sheets):
    """Write a workbook; a cell is written as what it is."""
    content = io.BytesIO()
    with Workbook(content, {"default_date_format": "dd/mm/yyyy"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, tuple):
                        sheet.merge_range(at, column, at + cell[1] - 1, column, cell[0])
                    elif isinstance(cell, str) and not cell.startswith("="):
                        sheet.write_string(at, column, cell)
                    elif cell is not None:
                        sheet.write(at, column, cell)
    return content.getvalue()


@pytest.fixture
def bring_in(tmp_path):
    """Import a file into a folder that is not there yet."""

    def run(content, *options, name="case.xlsx"):
        file, folder = tmp_path / name, tmp_path / "dataset"
        file.write_bytes(content)
        return CliRunner().invoke(main, ["import", str(file), str(folder), *options]), folder

    return run


def events_of(rows):
    """Give the rows of the sheet of events, read off a workbook."""
    found = tables_of(read_workbook(made(Events=rows)))
    return [cells for _, cells in found.tables["events"]], found


HEAD = ["event_id", "source_id", "kind", "title", "summary", "date"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (date(2025, 2, 5), "2025-02-05"),
        (datetime(2025, 2, 5), "2025-02-05"),
        (datetime(2025, 2, 5, 10, 5), "2025-02-05T10:05:00"),
        (2025, "2025"),
        ("2025-02", "2025-02"),
        ("[2025-02-01..2025-02-10]", "[2025-02-01..2025-02-10]"),
        (" 2025 ", " 2025 "),
        (None, ""),
    ],
)
def test_a_mixed_column_of_dates_is_read_as_it_is_meant(cell, text):
    (row,), _ = events_of([HEAD, ["e", "paper", "arrival", "T", "S", cell]])
    assert row["date"] == text


@pytest.mark.parametrize(
    ("cell", "text"),
    [(48.025, "48.025"), (48, "48"), (0.00001, "0.00001"), (True, "true"), ("00123", "00123")],
)
def test_numbers_and_truth_are_written_as_a_curator_would(cell, text):
    (row,), _ = events_of([[*HEAD, "own"], ["e", "paper", "arrival", "T", "S", "", cell]])
    assert row["own"] == text


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (45778 + 10.0833333 / 24, "2025-05-01T10:05:00"),
        (45778 + (9 * 60 + 59.99999) / 1440, "2025-05-01T10:00:00"),
        (45778, "2025-05-01"),
        (0.4201388889, "10:05:00"),
    ],
)
def test_a_time_of_day_is_read_to_the_second_that_is_shown(share, text):
    content = io.BytesIO()
    with Workbook(content) as book:
        shown = book.add_format({"num_format": "yyyy-mm-dd hh:mm" if share > 1 else "hh:mm"})
        sheet = book.add_worksheet("Events")
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, ["e", "paper", "arrival", "T", "S"])
        sheet.write_number(1, 5, share, shown)
    [(_, row)] = tables_of(read_workbook(content.getvalue())).tables["events"]
    assert row["date"] == text


def test_a_workbook_that_asks_for_too_much_memory_stops_nobody_but_itself(bring_in):
    content = io.BytesIO()
    with Workbook(content) as book:
        sheet = book.add_worksheet("events")
        sheet.write_row(0, 0, HEAD)
        sheet.write(1_048_575, 16_383, "far")
    ran, folder = bring_in(content.getvalue())
    assert ran.exit_code == 2
    assert "Is there a cell far below or to the right of its tables?" in " ".join(
        ran.output.split()
    )
    assert not folder.exists()


def test_what_is_empty_beside_a_table_becomes_no_column(bring_in):
    far = [*HEAD, *[None] * 16_000, " "]
    event = ["e", "paper", "arrival", "T", "S"]
    ran, folder = bring_in(made(events=[far, event], sources=SOURCES, vocabulary=KINDS))
    assert ran.exit_code == 0, ran.output
    assert "column 7" not in (folder / "events.csv").read_text("utf-8")
    assert "column 7" not in (folder / "datapackage.json").read_text("utf-8")


def test_more_columns_than_anybody_keeps_are_refused(bring_in):
    wide = [*HEAD, *(f"own {number}" for number in range(2_000))]
    ran, folder = bring_in(made(events=[wide], sources=SOURCES, vocabulary=KINDS))
    assert ran.exit_code == 2
    told = "events has 2,006 columns, and more than 2,000 are not read."
    assert told in " ".join(ran.output.split())
    assert not folder.exists()


def test_a_title_empty_rows_and_merged_cells_are_coped_with_and_told():
    rows, found = events_of(
        [
            ["The case, second draft"],
            [],
            [" Event ID ", "SOURCE_ID", "Kind", "Title", "Summary", "Date", ""],
            ["e-1", ("paper", 2), "arrival", "T", "S"],
            ["e-2", None, "arrival", "T", "S", "", "no header above it"],
            [],
            ["e-3", "paper", "arrival", "T", "S"],
        ]
    )
    assert [row["event_id"] for row in rows] == ["e-1", "e-2", "e-3"]
    assert [row["source_id"] for row in rows] == ["paper"] * 3
    assert rows[1]["column 7"] == "no header above it"
    assert found.remarks == [
        "Events: 1 cell above its header left alone: The case, second draft",
        "Events: column 7 has no name, and is kept as your own",
        "Events: lines 4 to 5 of column 2 are merged; each of them has what stands there",
    ]


def test_a_sheet_is_known_by_its_columns_where_its_name_says_nothing():
    row = ["e", "paper", "arrival", "T", "S", ""]
    found = tables_of(read_workbook(made(Sheet1=[HEAD, row], Notes=[["remember the milk"]])))
    assert [*found.tables] == ["events"]
    assert found.remarks == ["Notes: left alone, as it is none of the tables"]


def test_of_a_formula_the_result_is_read_and_what_failed_is_told_by_check(bring_in):
    events = [HEAD, ["e", "paper", "arrival", '="a"&"b"', "S", ""]]
    ran, folder = bring_in(made(events=events, sources=SOURCES, vocabulary=KINDS))
    assert ran.exit_code in (0, 1)
    text = (folder / "events.csv").read_text("utf-8")
    assert '="a"' not in text


def test_fifty_rows_become_a_folder_that_opens_here(bring_in):
    rows = [
        [f"e-{n}", "paper", "arrival", f"Title {n}", f"It says {n}.", date(2025, 1, 1 + n % 28)]
        for n in range(60)
    ]
    ran, folder = bring_in(made(events=[HEAD, *rows], sources=SOURCES, vocabulary=KINDS))
    assert ran.exit_code == 0, ran.output
    assert "events: 60 rows read and written." in ran.stdout
    dataset = load(folder)
    assert dataset.problems == ()
    assert len(dataset.events) == 60
    assert dataset.events["precision"].eq("day").all()
    assert dataset.title == "case"
    again, _ = bring_in(made(events=[HEAD, *rows], sources=SOURCES, vocabulary=KINDS))
    assert again.exit_code == 1
    assert "is not empty" in again.output


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04" + b"\0" * 80, "the file is no zip file, or a damaged one"),
        (made(Notes=[["remember"]]), "No sheet is one of the tables."),
        (made(Events=[HEAD], events2=[HEAD]), "Two sheets are the table events."),
        (made(events=[HEAD])[:-900], "Make the zip file again"),
        (b"%PDF-1.4", "is a PDF document, which cannot be imported."),
        (b"SQLite format 3\0" + b"\0" * 100, "The database"),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_is_written(bring_in, content, said):
    ran, folder = bring_in(content)
    assert ran.exit_code != 0
    assert said in " ".join(ran.output.split())
    assert not folder.exists()
