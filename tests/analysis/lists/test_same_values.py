"""A column tells rows apart, or it goes into a line above them."""

import pandas as pd

from dashboard.analysis.lists.same_values import MOST_SIGNS, same_in_all

ROWS = pd.DataFrame(
    {
        "where": ["Donetsk", "Donetsk", "Donetsk"],
        "who": ["Wang", "Chang", "Wang"],
        "number": [2, 2, 2],
        "some": ["x", None, "x"],
        "none": [None, None, None],
        "empty": ["", "", ""],
        "long": ["x" * (MOST_SIGNS + 1)] * 3,
    }
)


def test_what_all_rows_have_is_given_once_and_what_none_has_as_nothing():
    found = same_in_all(ROWS, ROWS.columns)
    assert found == {"where": "Donetsk", "number": "2", "none": "", "empty": ""}
    assert [*same_in_all(ROWS, ["number", "who"])] == ["number"]


def test_a_single_row_has_nothing_in_common_with_others():
    assert same_in_all(ROWS.iloc[:1], ROWS.columns) == {}
    assert same_in_all(ROWS.iloc[:0], ROWS.columns) == {}
