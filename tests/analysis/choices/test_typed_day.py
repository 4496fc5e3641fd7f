"""A day as a reader types it: understood where it can mean but one thing, or told what is wrong."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis.choices.typed_day import LONGEST, TypedDay, typed_day

DAY = date(2025, 4, 5)


@pytest.mark.parametrize(
    "text",
    [
        *("2025-04-05", " 2025-04-05 ", "2025/4/5", "2025.04.05", "20250405", "٢٠٢٥-٠٤-٠٥"),
        *("5 April 2025", "April 5, 2025", "Saturday, 5th of April 2025", "5 apr 2025"),
        *("2025‑04‑05", "\u200e2025-04-05", "2025–04–05"),
    ],
)
def test_one_day_is_understood_however_it_is_written(text):
    assert typed_day(text, last=False) == typed_day(text, last=True) == TypedDay(DAY)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-04", date(2025, 4, 1), date(2025, 4, 30)),
        ("April 2025", date(2025, 4, 1), date(2025, 4, 30)),
        ("4/2025", date(2025, 4, 1), date(2025, 4, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("25.4.2025", date(2025, 4, 25), date(2025, 4, 25)),
    ],
)
def test_a_month_and_a_year_stand_for_their_first_and_last_day(text, first, last):
    assert typed_day(text, last=False).day == first
    assert typed_day(text, last=True).day == last


@pytest.mark.parametrize("text", ["", "  ", "\n\t", "\u00a0"])
def test_an_empty_field_is_no_day_and_no_trouble(text):
    assert typed_day(text, last=False) == TypedDay(None, "")


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("05/04/2025", "Write 2025-04-05 (5 April 2025) or 2025-05-04 (4 May 2025)."),
        ("25/04/25", "does not give the year in four digits. Write 2025-04-25 (25 April 2025)."),
        ("2025-02-30", "February has 28 days in 2025"),
        ("2025-13-01", "there is no month 13"),
        ("45678", "is a day number, as spreadsheets store dates"),
        (
            "2025-04-05 09:15",
            "has a time that EDTF writes otherwise. Write 2025-04-05 (5 April 2025).",
        ),
        ("2025-04-05~", "is more than a day, a month or a year. Write a day as 2025-04-05"),
        ("[2025-04-01..2025-04-08]", "is more than a day, a month or a year"),
        ("spring 2025", "sources differ in which months that is"),
        ("0000-01-01", "years run from 0001 to 9999"),
        ("soon", '"soon" is not a date that can be read here. Write a day as 2025-04-05'),
    ],
)
def test_what_may_mean_another_day_is_not_guessed(text, trouble):
    day, told = typed_day(text, last=False)
    assert day is None
    assert trouble in told
    assert told.endswith(".")


@settings(deadline=None)
@given(day=st.dates(date(1, 1, 1)), last=st.booleans())
def test_every_day_of_the_calendar_can_be_typed_as_the_field_writes_it(day, last):
    assert typed_day(day.isoformat(), last=last) == TypedDay(day)


@settings(deadline=None)
@given(text=st.text(max_size=LONGEST), last=st.booleans())
def test_whatever_is_typed_is_a_day_or_nothing_or_trouble(text, last):
    day, trouble = typed_day(text, last=last)
    assert (day is None) or trouble == ""
    assert bool(trouble) == (day is None and bool(text.split()))


WINTER = date(2024, 12, 20), date(2025, 4, 15)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1 January", date(2025, 1, 1), date(2025, 1, 1)),
        ("Dec 24", date(2024, 12, 24), date(2024, 12, 24)),
        ("December", date(2024, 12, 1), date(2024, 12, 31)),
        ("5 April 2024", date(2024, 4, 5), date(2024, 4, 5)),
    ],
)
def test_a_day_without_a_year_is_the_only_one_that_anything_is_told_of(text, first, last):
    assert typed_day(text, last=False, told=WINTER) == TypedDay(first)
    assert typed_day(text, last=True, told=WINTER) == TypedDay(last)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1 June", WINTER),
        ("1 January", (date(2023, 12, 1), date(2025, 4, 15))),
        ("30 February", WINTER),
        ("5", WINTER),
        ("8.4.", WINTER),
        ("somewhen", WINTER),
        ("1 January", None),
    ],
)
def test_a_year_is_not_guessed(text, told):
    day, trouble = typed_day(text, last=False, told=told)
    assert day is None
    assert trouble
