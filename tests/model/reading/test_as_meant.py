"""What spreadsheets do by themselves is read as it is meant, wherever it stands."""

import pytest

from dashboard.analysis.filed_tables import as_filed
from dashboard.exporting.table_csv import csv_bytes
from dashboard.model.dates.hyphens import with_hyphens
from dashboard.model.load import build
from dashboard.model.redaction.redacted_files import build_redacted
from dashboard.model.schema import TABLES

POINT = {"latitude": "49.5", "longitude": "24.25"}
ROWS = {
    "people": [{"aliases": "Anna;Hanna", "member_of": "person-2"}, {"kind": "group"}],
    "places": [{"radius_km": "3"} | POINT],
    "place_candidates": [{"place_id": "place-1", "chosen": "true"} | POINT],
    "events": [{"person_ids": "person-1;person-2", "place_id": "place-1", "date": "2025-04-08"}],
    "statements": [{"speaker_ids": "person-1", "event_id": "event-1", "said_on": "2025-04"}],
}
ENDS = [" ", "\u00a0", "\u202f\t", "\u3000 \u2009"]


def padded(content: bytes, before: str, behind: str) -> bytes:
    """Put spaces to the ends of every cell; none of them needs quotation marks."""
    lines = [line.split(",") for line in content.decode().splitlines()]
    rows = [[f"{before}{cell}{behind}" for cell in line] for line in lines]
    return "\n".join(map(",".join, rows)).encode()


@pytest.mark.parametrize("space", ENDS)
def test_spaces_at_the_ends_of_every_cell_change_nothing_that_is_shown(csvs, space):
    files = csvs(**ROWS)
    there = {f"{table}.csv" for table in TABLES}
    odd = {f: padded(c, space, space) if f in there else c for f, c in files.items()}
    plain, made = build(files, name="x"), build(odd, name="x")
    assert {problem.severity for problem in made.problems} == {"note"}
    assert {problem.file for problem in made.problems} == there
    assert made.set_aside == ()
    for table in TABLES:
        assert csv_bytes(as_filed(made, table)) == csv_bytes(as_filed(plain, table))
        assert getattr(made, table).equals(getattr(plain, table))


def test_a_column_of_ones_own_that_differs_by_a_space_stays_one(csvs):
    made = build(csvs(people=[{"role": "driver", "role ": " cook "}]), name="x")
    assert made.people["role"].tolist() == ["driver"]
    assert made.own_columns["people"].iloc[0].tolist() == ["cook"]


def test_a_space_hides_no_prisoner_from_redaction(csvs):
    files = csvs(
        people=[
            {
                **{"person_id": "wang", "name": "Wang", "status": "prisoner-of-war"},
                "public_label": "Prisoner A",
            }
        ],
        events=[{"person_ids": "wang", "title": "Wang arrives"}],
    )
    odd = files | {
        file: padded(files[file], "\u00a0", "\u00a0") for file in ("people.csv", "events.csv")
    }
    made = build_redacted(odd, name="x")
    assert made.set_aside == ()
    assert made.events["person_ids"].tolist() == [("prisoner-a",)]
    assert made.events["title"].tolist() == ["Prisoner A arrives"]
    assert "wang" not in repr([made.people.to_dict(), made.problems]).lower()


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2025‑04‑08", "2025-04-08"),
        ("2025–04–08", "2025-04-08"),
        ("2025−04", "2025-04"),
        ("[2025‐04‐01..2025—04—08]", "[2025-04-01..2025-04-08]"),
        ("2025–02", "2025-02"),  # years do not go backwards
        ("2010‑12", "2010-12"),  # a hyphen parts no years
        ("2010–12", "2010–12"),  # from 2010 to 2012, or December
        ("../2010–12", "../2010–12"),
        ("2025–2026", "2025–2026"),
        ("2025-04-01–2025-04-08", "2025-04-01–2025-04-08"),  # lasted, or once in between
        ("8–9 April 2025", "8–9 April 2025"),
    ],
)
def test_a_sign_is_read_as_a_hyphen_where_one_reading_exists(typed, read):
    assert with_hyphens(typed) == read


def test_a_date_with_other_signs_is_that_date(csvs):
    made = build(csvs(events=[{"date": "2025‑04‑08"}, {"date": "2010–12"}]), name="x")
    assert made.events["date"].tolist() == ["2025-04-08"]
    assert made.events["when"].tolist() == ["8 April 2025"]
    assert [row.line for row in made.set_aside] == [3]


HEADER = "event_id,source_id,locator,kind,person_ids,place_id,date,after,title,summary,basis,note"
EVENT = "event-1,paper,¶1,arrival,,,,,{},It happens.,stated,{}"


@pytest.mark.parametrize(
    ("title", "behind", "usable"),
    [
        ("A title", ",,", True),
        ("A title", ", ,\u00a0", True),
        ("A title", ",,more", False),  # something stands there
        ("A title, and more", ",", False),  # a comma moved all cells behind it
        ("A title,and more", ",", False),
        ("“A title,and more”", ",", False),
    ],
)
def test_empty_cells_are_cut_off_only_if_no_comma_of_a_text_has_made_them(
    csvs, title, behind, usable
):
    files = csvs(events=[{}])
    row = EVENT.format(title, "").removesuffix(",")
    made = build(files | {"events.csv": f"{HEADER}\n{row},{behind}\n".encode()}, name="x")
    assert (made.events["title"].tolist() == ["A title"]) is usable
    assert (len(made.set_aside) == 0) is usable


def test_a_comma_too_many_in_the_middle_of_a_row_is_no_empty_column(shipped_files):
    people = shipped_files["people.csv"].replace(b",CN,1991,", b",,CN,1991,", 1)
    made = build(shipped_files | {"people.csv": people}, name="x")
    (told, *_) = (p for p in made.problems if p.file == "people.csv")
    assert (told.kind, told.line) == ("extra-cell", 2)
