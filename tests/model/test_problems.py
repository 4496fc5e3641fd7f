"""Problems as a curator reads them: one line, whatever stands in the cell."""

from dashboard.model.problems import DataError, Problem


def told(**parts) -> str:
    usual = {"file": "events.csv", "line": 14, "column": "date", "value": "x", "message": "is odd"}
    return str(Problem(**{"hint": "Mend it"} | usual | parts))


def test_place_value_fault_and_remedy_stand_in_one_line():
    assert told() == 'events.csv:14:date: "x" is odd. Mend it'


def test_a_row_or_a_file_as_a_whole():
    assert told(column="", value="") == "events.csv:14: is odd. Mend it"
    assert told(line=0, column="", value="") == "events.csv: is odd. Mend it"


def test_signs_that_do_not_show_are_made_visible():
    value = "a\u200bb\u00a0c\nd\r\ne\x1b[31m\u202e"
    assert told(value=value).splitlines() == [
        'events.csv:14:date: "a\\u200bb\\xa0c\\nd\\r\\ne\\x1b[31m\\u202e" is odd. Mend it'
    ]
    assert told(column="da\nte").startswith("events.csv:14:da\\nte: ")


def test_what_stands_in_other_rows_is_made_visible_too():
    said = told(message="is written a\u202eb in other rows", hint="Write a\u202eb", resting=1)
    assert r"is written a\u202eb in other rows. Write a\u202eb. And 1 row" in said


def test_letters_of_all_scripts_are_left_as_they_are():
    assert told(value="Білогорівка 王广军 é").startswith(
        'events.csv:14:date: "Білогорівка 王广军 é"'
    )


def test_a_long_cell_is_cut():
    assert told(value="y" * 81) == f'events.csv:14:date: "{"y" * 80}…" is odd. Mend it'


def test_problems_come_file_by_file_and_line_by_line():
    places = [("people.csv", 2), ("events.csv", 10), ("events.csv", 9)]
    problems = [Problem(file, line, "", "", "", "") for file, line in places]
    assert [p.where for p in sorted(problems)] == ["events.csv:9", "events.csv:10", "people.csv:2"]


def test_an_error_tells_every_problem_on_a_line_of_its_own():
    problems = [Problem("a.csv", 0, "", "", f"fault {n}", "Mend it") for n in (1, 2)]
    error = DataError(iter(problems))
    assert error.problems == tuple(problems)
    assert str(error) == "a.csv: fault 1. Mend it\na.csv: fault 2. Mend it"
    assert isinstance(error, ValueError)
