"""Bars: days, weeks and months that follow on each other, never more than can be told apart."""

from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.density.bars import MOST_BARS, MOST_HOURLY, bars, clock_bars

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


def by_the_clock(first: str, last: str):
    """Cut the seconds between two times."""
    return clock_bars(*(int(np.datetime64(moment, "s").astype(int)) for moment in (first, last)))


@given(
    first=st.integers(-(10**9), 10**9),
    length=st.integers(0, MOST_HOURLY - 1),
)
def test_bars_by_the_clock_are_whole_and_hold_every_second(first, length):
    found = clock_bars(first, first + length)
    steps = {b - a for a, b in pairwise(found.edges.tolist())}
    assert len(steps) == 1
    (step,) = steps
    assert found.edges[0] % step == found.edges[-1] % step == 0
    assert found.edges[0] <= first < found.edges[1]
    assert found.edges[-2] <= first + length < found.edges[-1]
    assert len(found.labels) == len({*found.labels}) <= MOST_BARS + 1


@pytest.mark.parametrize(
    ("first", "last", "number", "begin", "end"),
    [
        ("2031-07-17T10:00:30", "2031-07-17T10:59", "60 minutes",
         "10:00 on 17 July 2031", "10:59 on 17 July 2031"),
        ("2031-07-17T08:00", "2031-07-17T12:00", "49 5-minute spans",
         "08:00 to 08:05 on 17 July 2031", "12:00 to 12:05 on 17 July 2031"),
        ("2031-07-17T05:10", "2031-07-17T18:00", "53 quarter hours",
         "05:00 to 05:15 on 17 July 2031", "18:00 to 18:15 on 17 July 2031"),
        ("2031-07-17T05:10", "2031-07-18T22:00", "42 hours",
         "05:00 to 06:00 on 17 July 2031", "22:00 to 23:00 on 18 July 2031"),
        ("2031-07-17T05:10", "2031-07-22T22:00", "47 3-hour spans",
         "03:00 to 06:00 on 17 July 2031", "21:00 to 00:00 on 22 July 2031"),
    ],
)  # fmt: skip
def test_a_day_or_a_few_are_cut_by_the_clock(first, last, number, begin, end):
    found = by_the_clock(first, last)
    assert (found.number, found.labels[0], found.labels[-1]) == (number, begin, end)
    day = " on 17 July" if last[:10] != first[:10] else ""
    assert found.when(0) == f"from {begin[:5]}{day}"
    assert found.each.split()[0] == ("an" if number == "42 hours" else "a")
