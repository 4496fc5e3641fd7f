"""Bars: days, weeks and months that follow on each other, never more than can be told apart."""

from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.density.bars import MOST_BARS, bars

EPOCH = date(1970, 1, 1).toordinal()
DAYS = st.integers(date.min.toordinal() - EPOCH, date.max.toordinal() - EPOCH)


def cut(first: str, last: str):
    """Cut the days between two dates."""
    return bars(*(date.fromisoformat(day).toordinal() - EPOCH for day in (first, last)))


@given(ends=st.tuples(DAYS, DAYS).map(sorted))
def test_bars_follow_on_each_other_from_the_first_day_to_the_last(ends):
    first, last = ends
    found = bars(first, last)
    assert found.edges[0] == first
    assert found.edges[-1] == last + 1
    assert all(one < other for one, other in pairwise(found.edges.tolist()))
    assert len(found.edges) == len(found.labels) + 1 == len({*found.labels}) + 1
    assert len(found.labels) <= (101 if found.unit == "century" else MOST_BARS)
    days = np.array([first, last])
    assert found.of(days).tolist() == [0, len(found.labels) - 1]


@pytest.mark.parametrize(
    ("first", "last", "number", "begin", "end"),
    [
        ("2022-03-03", "2022-03-03", "1 day", "3 March 2022", "3 March 2022"),
        ("2022-02-27", "2022-03-02", "4 days", "27 February 2022", "2 March 2022"),
        ("2022-01-01", "2022-12-31", "53 weeks", "week of 27 December 2021",
         "week of 26 December 2022"),
        ("2022-01-05", "2024-02-26", "26 months", "January 2022", "February 2024"),
        ("1969-05-01", "2024-02-26", "56 years", "1969", "2024"),
        ("1066-10-14", "1499-01-01", "44 decades", "1060 to 1069", "1490 to 1499"),
        ("0001-01-01", "2031-12-31", "21 centuries", "1 to 99", "2000 to 2099"),
    ],
)  # fmt: skip
def test_the_longer_the_span_the_longer_the_bars(first, last, number, begin, end):
    found = cut(first, last)
    assert found.number == number
    assert (found.labels[0], found.labels[-1]) == (begin, end)


def test_weeks_begin_on_mondays_and_months_on_their_first_day():
    for first, last, wanted in (
        ("2021-11-03", "2022-12-01", lambda day: day.weekday() == 0),
        ("2020-11-03", "2022-12-01", lambda day: day.day == 1),
    ):
        inner = cut(first, last).edges[1:-1].tolist()
        assert inner
        assert all(wanted(date.fromordinal(EPOCH + day)) for day in inner)
