"""Rows of a table in an order, with words: nothing is lost, and what is alike stays as it is."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.lists.row_order import orders, places

DAYS = ["2025-03-01", None, "2025-01-31", "2025-03-01", "2024-12-24"]
FRAME = pd.DataFrame(
    {
        "when": ["1 March 2025", "no date", "31 January 2025", "1 March 2025", "24 December 2024"],
        "earliest": pd.to_datetime(pd.Series(DAYS)),
        "what": ["Event 10", "event 9", "Évent 2", None, "1,200 km"],
        "accounts": [3.0, 12.0, None, 3.0, 1.0],
    }
)
CELLS = st.one_of(st.none(), st.text(max_size=4), st.integers(0, 2_000).map("{:,} km".format))
TABLES = st.lists(st.tuples(CELLS, CELLS), max_size=30).map(
    lambda rows: pd.DataFrame(rows, columns=["one", "other"]).astype("str")
)
ORDER = st.sampled_from(["", "one", "other"])


@pytest.mark.parametrize(
    ("by", "down", "expected"),
    [
        ("", False, [0, 1, 2, 3, 4]),
        ("", True, [0, 1, 2, 3, 4]),
        ("when", False, [4, 2, 0, 3, 1]),
        ("when", True, [0, 3, 2, 4, 1]),
        ("what", False, [4, 2, 1, 0, 3]),
        ("what", True, [0, 1, 2, 4, 3]),
        ("accounts", False, [4, 0, 3, 1, 2]),
        ("accounts", True, [1, 0, 3, 4, 2]),
    ],
)
def test_rows_stand_in_the_order_that_people_expect(by, down, expected):
    assert list(places(FRAME, FRAME, "", by, down=down)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("EVENT", [0, 1, 2]),
        ("event march", [0]),
        ("2025 1 march", [0, 3]),
        ("nowhere", []),
        ("  ", [0, 1, 2, 3, 4]),
    ],
)
def test_words_are_sought_in_all_columns_that_are_shown(words, expected):
    assert list(places(FRAME, ["when", "what"], words)) == expected


def test_dates_in_words_without_a_day_beside_them_give_no_order():
    assert orders(["person", "from_when", "to_when", "km"]) == ["person", "km"]


@given(TABLES, ORDER, st.booleans())
def test_in_any_order_every_row_is_there_once_and_those_without_a_value_last(frame, by, down):
    found = places(frame, frame, "", by, down=down)
    assert sorted(found) == list(range(len(frame)))
    if by:
        missing = frame[by].isna().to_numpy()[found]
        assert list(missing) == sorted(missing)


@given(TABLES, ORDER, st.text(max_size=3))
def test_what_is_found_is_found_in_the_order_of_all(frame, by, words):
    every, found = places(frame, frame, "", by), places(frame, frame, words, by)
    kept = set(found)
    assert list(found) == [row for row in every if row in kept]
