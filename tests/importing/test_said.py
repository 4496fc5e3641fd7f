"""Dates as other programs write them: read where there is one way to, and else left."""

import pytest

from dashboard.importing.incidents.said import as_date, dates_among, from_to, numbered_day


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        ("2031-05-01", "2031-05-01"),
        ("2031-05", "2031-05"),
        ("17 July 2014", "2014-07-17"),
        ("17-Jul-2014", "2014-07-17"),
        ("July 17th, 2014", "2014-07-17"),
        ("1st of May 2031", "2031-05-01"),
        ("July 2014", "2014-07"),
        ("2031/5/1", "2031-05-01"),
        ("25/12/2031", "2031-12-25"),
        ("12/25/2031", "2031-12-25"),
        ("5.5.2031", "2031-05-05"),
        ("5/6/2031", "5/6/2031"),
        ("2031-05-01 00:00:00.000", "2031-05-01"),
        ("2031-05-01T00:00:00Z", "2031-05-01T00:00:00Z"),
        ("2031-05-01 10:05", "2031-05-01T10:05"),
        ("2031-05-01T10:05:07.123+0200", "2031-05-01T10:05:07+02:00"),
        ("2031-05-01 10:05:00 UTC", "2031-05-01T10:05:00Z"),
        ("N/A", ""),
        ("in May", "in May"),
        ("[2031-05-01..2031-05-03]", "[2031-05-01..2031-05-03]"),
        ("", ""),
    ],
)
def test_a_date_is_read_where_there_is_one_way_to(cell, date):
    assert as_date(cell) == date
    assert (date in dates_among([date])) == (date not in ("", "5/6/2031", "in May"))


def test_the_order_of_day_and_month_is_what_somebody_says():
    assert numbered_day("5/6/2031", day_first=True) == "2031-06-05"
    assert numbered_day("5/6/2031", day_first=False) == "2031-05-06"


@pytest.mark.parametrize(
    ("ends", "lasted", "date"),
    [
        (("2031", "2032"), True, "2031/2032"),
        (("2031", "2032"), False, "[2031..2032]"),
        (("", "2032"), True, "../2032"),
        (("", "2032"), False, "[..2032]"),
        (("2031", ""), True, "2031"),
        (("2031", "2031"), False, "2031"),
        (("", ""), True, ""),
    ],
)
def test_two_ends_are_what_lasted_or_when_it_may_have_been(ends, lasted, date):
    assert from_to(*ends, lasted=lasted) == date
