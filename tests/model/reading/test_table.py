"""Reading a CSV file: physical lines, quoting, encodings, columns."""

import pytest

from dashboard.model.columns import columns
from dashboard.model.problems import DataError
from dashboard.model.reading import header
from dashboard.model.reading.finding import placed
from dashboard.model.reading.table import read_table
from dashboard.model.schema import TABLES
from dashboard.model.slips.text_slips import bare

HEADER = b"column,value,label,description\n"
GOOD = b"events.kind,%s,Arrival,They come.\n"
BAD = b"events.kind,Not An Id,Arrival,They come.\n"


def read(content: bytes) -> tuple[list[tuple[int, bool]], list[str]]:
    """Give line and goodness of each row, and what is told."""
    records, findings, problems, _ = read_table("vocabulary", content)
    faulty = {finding.record for finding in findings}
    told = [*problems, *placed(findings)]
    return [(r.line, r not in faulty) for r in records], [str(problem) for problem in told]


def fatal(content: bytes) -> list[str]:
    with pytest.raises(DataError) as caught:
        read_table("vocabulary", content)
    return [str(problem) for problem in caught.value.problems]


def test_lines_are_those_an_editor_shows_after_cells_of_several_lines():
    rows, told = read(
        HEADER
        + b'events.kind,arrival,Arrival,"They\ncome\n\n, at last."\n'
        + GOOD % b"capture"
        + BAD
        + b'events.kind,Bad Id,"Two\r\nlines",x\n'
        + GOOD % b"front"
    )
    assert rows == [(2, True), (6, True), (7, False), (8, False), (10, True)]
    assert [line.split(" is not")[0] for line in told] == [
        'vocabulary.csv:7:value: "Not An Id"',
        'vocabulary.csv:8:value: "Bad Id"',
    ]


@pytest.mark.parametrize("end", [b"\r\n", b"\r"])
def test_line_ends_of_other_systems_are_read(end):
    rows, told = read((HEADER + GOOD % b"arrival" + BAD).replace(b"\n", end))
    assert rows == [(2, True), (3, False)]
    assert told[0].startswith("vocabulary.csv:3:value:")


def test_a_byte_order_mark_is_no_part_of_the_first_column():
    assert read(b"\xef\xbb\xbf" + HEADER + GOOD % b"arrival") == ([(2, True)], [])


def test_rows_without_any_text_are_no_rows_and_count_as_lines():
    blank = b"\n,,,\n  , ,,\n"
    assert read(HEADER + blank + GOOD % b"arrival" + blank) == ([(5, True)], [])


def test_a_missing_line_end_at_the_end_loses_nothing():
    assert read(HEADER + (GOOD % b"arrival").rstrip(b"\n")) == ([(2, True)], [])


def test_cells_too_many_and_too_few_are_told_and_other_rows_are_read():
    rows, told = read(
        HEADER
        + b"events.kind,arrival,Arrival,They come, they see, they go\n"
        + b"events.kind,arrival,Arrival\n"
        + b"events.kind,arrival,Arrival,They come.,\n"
        + GOOD % b"arrival"
    )
    assert told == [
        "vocabulary.csv: note: empty cells behind the last column are overlooked in 1 row, first "
        "in line 4. Nothing needs to be done; check --fix mends the file",
        'vocabulary.csv:2: " they see, they go" is too much: the row has 6 cells where the '
        "header has 4. A text with a comma needs quotation marks around it",
        "vocabulary.csv:3: the row has 3 cells where the header has 4. "
        "An empty cell needs its comma; a text of several lines needs quotation marks",
    ]
    assert rows == [(2, False), (3, False), (4, True), (5, True)]


def test_all_that_is_wrong_with_a_row_is_told_at_once():
    _, told = read(HEADER + b"places.sort,A,,\n")
    assert [line.split(": ")[0] for line in told] == [
        "vocabulary.csv:2:column",
        "vocabulary.csv:2:label",
        "vocabulary.csv:2:value",
    ]


def test_columns_may_stand_in_any_order():
    assert read(b"label,description,value,column\nArrival,x,arrival,events.kind\n") == (
        [(2, True)],
        [],
    )


def test_a_column_of_ones_own_is_no_problem_and_hides_no_row():
    rows, told = read(
        b"column,value,label,description,colour,,\nevents.kind,arrival,Arrival,x,red,,\n"
    )
    assert (rows, told) == ([(2, True)], [])


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", ": the file is empty"),
        (b"\n", ": the file is empty"),
        (b"\n" + HEADER, ":1: the first line is empty"),
        (b"a,b,c,d\n", ':1: "a" is not the name of a column, nor is any other cell of this line'),
        (b"column;value;label;description\n", ":1: the cells are separated by semicolons"),
    ],
)
def test_a_file_without_the_header_is_told_in_one_sentence(content, told):
    (problem,) = fatal(content)
    assert problem.startswith(f"vocabulary.csv{told}")


def test_a_column_that_stands_twice_is_refused_as_nobody_knows_which_counts():
    assert fatal(b"column,value,value,label,description\n") == [
        "vocabulary.csv:1:value: the column is there more than once. "
        "Delete all but one, with their cells"
    ]


def test_a_file_in_another_encoding_is_refused_at_the_line_that_shows_it():
    content = HEADER + GOOD % b"arrival" + GOOD % "é".encode("cp1252")
    assert fatal(content) == [
        'vocabulary.csv:3: byte 0xE9 is not UTF-8 text; in windows-1252 it is "é". '
        "Save the file again as CSV UTF-8"
    ]


def test_a_file_saved_as_unicode_text_is_refused():
    assert fatal((HEADER + GOOD % b"arrival").decode().encode("utf-16"))[0].startswith(
        "vocabulary.csv: the file is UTF-16"
    )


@pytest.mark.parametrize(
    ("row", "line", "why"),
    [
        (b'events.kind,capture,"Capture,x\n', 3, "a quotation mark is opened here"),
        (b'events.kind,capture,"Cap"ture,x\n', 3, '"ture" follows a closing quotation mark'),
        (b'a,"b\nc",d,"e\nf\nq,r,"s",t\n', 4, "a quotation mark is opened here"),
        (b'a,"b\nc ""d"" "e,f,g\n', 3, '"e" follows a closing quotation mark'),
    ],
)
def test_a_broken_quotation_mark_is_told_where_it_stands(row, line, why):
    (told,) = fatal(HEADER + GOOD % b"arrival" + row)
    assert told.startswith(f"vocabulary.csv:{line}: {why}")


def test_very_long_names_of_columns_are_not_compared_with_those_that_are_known(monkeypatch):
    looked_at = []
    monkeypatch.setattr(header, "bare", lambda name: looked_at.append(len(name)) or bare(name))
    known = [column.name for column in columns(TABLES["events"])]
    own = [f"{n}{'x' * 100_000}" for n in range(500)]
    assert header.check_header("events.csv", [*known, *own, "Own"], TABLES["events"]) == []
    with pytest.raises(DataError, match="not the name of a column"):
        header.check_header("events.csv", own, TABLES["events"])
    assert sum(looked_at) < 1_000
