"""Dates: every form of the subset, what is refused and what the hint says, and the oracle."""

import calendar
import re
from datetime import date
from itertools import combinations, product

import numpy as np
import pandas as pd
import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.model.dates.edtf import bounds, in_words

FEW = settings(deadline=None, max_examples=20)  # the oracle takes 10 to 50 ms a date

# text, earliest, latest, precision, flags (D duration, ~ approximate, ? uncertain), words
UNDERSTOOD = [
    ("2025-02-05", "2025-02-05", "2025-02-05", "day", "", "5 February 2025"),
    ("2024-02-29", "2024-02-29", "2024-02-29", "day", "", "29 February 2024"),
    ("2025-04", "2025-04-01", "2025-04-30", "month", "", "April 2025"),
    ("2024-02", "2024-02-01", "2024-02-29", "month", "", "February 2024"),
    ("2025-12", "2025-12-01", "2025-12-31", "month", "", "December 2025"),
    ("2025", "2025-01-01", "2025-12-31", "year", "", "2025"),
    ("0001", "0001-01-01", "0001-12-31", "year", "", "0001"),
    ("9999-12-31", "9999-12-31", "9999-12-31", "day", "", "31 December 9999"),
    ("2025-04-XX", "2025-04-01", "2025-04-30", "month", "", "some day in April 2025"),
    ("2025-04-05~", "2025-04-05", "2025-04-05", "day", "~", "about 5 April 2025"),
    ("2025-04-05?", "2025-04-05", "2025-04-05", "day", "?", "5 April 2025 (uncertain)"),
    ("2025-04-05%", "2025-04-05", "2025-04-05", "day", "~?", "about 5 April 2025 (uncertain)"),
    ("2025~", "2025-01-01", "2025-12-31", "year", "~", "about 2025"),
    ("2025-04-XX~", "2025-04-01", "2025-04-30", "month", "~", "some day in or about April 2025"),
    (
        *("2025-02-01/2025-03-31", "2025-02-01", "2025-03-31", "range", "D"),
        "1 February to 31 March 2025",
    ),
    (
        *("2025-02/2025-03-15", "2025-02-01", "2025-03-15", "range", "D"),
        "from February 2025 to 15 March 2025",
    ),
    ("2025-02/2025-03", "2025-02-01", "2025-03-31", "range", "D", "February to March 2025"),
    ("2025-03-01/2025-03-05", "2025-03-01", "2025-03-05", "range", "D", "1 to 5 March 2025"),
    ("2024/2025", "2024-01-01", "2025-12-31", "range", "D", "2024 to 2025"),
    ("2025-02-25/..", "2025-02-25", None, "range", "D", "from 25 February 2025 on"),
    ("../2025-04-08", None, "2025-04-08", "range", "D", "until 8 April 2025"),
    (
        *("2025-04-01~/2025-04-08?", "2025-04-01", "2025-04-08", "range", "D~?"),
        "from about 1 April 2025 to 8 April 2025 (uncertain)",
    ),
    (
        *("[2025-04-01..2025-04-08]", "2025-04-01", "2025-04-08", "range", ""),
        "between 1 and 8 April 2025",
    ),
    (
        *("[2025-02-01..2025-02-10]", "2025-02-01", "2025-02-10", "range", ""),
        "early February 2025",
    ),
    (
        *("[2025-02-21..2025-02-28]", "2025-02-21", "2025-02-28", "range", ""),
        "late February 2025",
    ),
    (
        *("[2025-03-28..2025-04-03]", "2025-03-28", "2025-04-03", "range", ""),
        "between 28 March and 3 April 2025",
    ),
    (
        *("[2024-12-28..2025-01-03]", "2024-12-28", "2025-01-03", "range", ""),
        "between 28 December 2024 and 3 January 2025",
    ),
    (
        *("[2024-04-01..2025-04-08]", "2024-04-01", "2025-04-08", "range", ""),
        "between 1 April 2024 and 8 April 2025",
    ),
    (
        *("[2025-04-XX..2025-05-03]", "2025-04-01", "2025-05-03", "range", ""),
        "between some day in April 2025 and 3 May 2025",
    ),
    (
        *("[2025-02..2025]", "2025-02-01", "2025-12-31", "range", ""),
        "between February 2025 and some time in 2025",
    ),
    ("[..2025-04-08]", None, "2025-04-08", "range", "", "by 8 April 2025"),
    ("[..2025-04]", None, "2025-04-30", "range", "", "in or before April 2025"),
    ("[2025-02-25..]", "2025-02-25", None, "range", "", "on or after 25 February 2025"),
    ("[2025..]", "2025-01-01", None, "range", "", "in or after 2025"),
    ("[..2025%]", None, "2025-12-31", "range", "~?", "in or before about 2025 (uncertain)"),
]

# text, part of the problem, the texts that the hint offers, in order
REFUSED = [
    ("2025-02-30", "is not a date (February has 28 days in 2025", ["2025-02"]),
    ("2023-02-29", "February has 28 days in 2023", ["2023-02"]),
    ("30/02/2025", "February has 28 days in 2025", ["2025-02"]),
    ("2025-13-01", "there is no month 13", ["2025-01-13"]),
    ("2025-33", "there is no month 33", []),
    ("0000", "years run from 0001 to 9999", []),
    ("0000-05-01/2025", "years run from 0001 to 9999", []),
    ("[2025-02-30..2025-03-05]", "February has 28 days in 2025", []),
    ("05.02.2025", "does not begin with the year", ["2025-02-05", "2025-05-02"]),
    ("5/2/2025", "does not begin with the year", ["2025-02-05", "2025-05-02"]),
    ("15/2/2025", "does not begin with the year", ["2025-02-15"]),
    ("2/15/2025", "does not begin with the year", ["2025-02-15"]),
    ("5-5-2025", "does not begin with the year", ["2025-05-05"]),
    ("02/2025", "does not begin with the year", ["2025-02"]),
    ("2025-2-5", "two digits each", ["2025-02-05"]),
    ("2025-2", "two digits each", ["2025-02"]),
    ("2025/02/05", "with hyphens", ["2025-02-05"]),
    ("2025.02.05", "with hyphens", ["2025-02-05"]),
    ("20250205", "with hyphens", ["2025-02-05"]),
    ("5.2.25", "year in four digits", ["2025-02-05", "2025-05-02"]),
    ("5-Feb-25", "year in four digits", ["2025-02-05"]),
    ("45000", "as spreadsheets store dates", ["2023-03-15"]),
    ("45000.75", "as spreadsheets store dates", ["2023-03-15"]),
    ("5/2/2025 0:00", "has a time", ["2025-02-05", "2025-05-02"]),
    (" 2025-02-05", "a space where none belongs", ["2025-02-05"]),
    ("2025-02-05\n", "a space where none belongs", ["2025-02-05"]),
    ("2025-02-05\u00a0", "a space where none belongs", ["2025-02-05"]),
    ("2025–02–05", "has a sign", ["2025-02-05"]),
    ("２０２５－０２－０５", "has a sign", ["2025-02-05"]),
    ("2025 - 2 -05", "two digits each", ["2025-02-05"]),
    ("'2025-02-05", "has a sign", ["2025-02-05"]),
    ("\ufeff2025", "has a sign", ["2025"]),
    ("٢٠٢٥-٠٢-٠٥", "has a sign", ["2025-02-05"]),
    ("~2025-04", "has a sign", ["2025-04~"]),
    ("2025?-04", "has a sign", ["2025-04?"]),
    ("2025-04?~", "has a sign", ["2025-04%"]),
    ("c. 2025", "has a sign", ["2025~"]),
    ("Feb 5, 2025", "as EDTF writes it", ["2025-02-05"]),
    ("Tuesday, 5th of February 2025", "as EDTF writes it", ["2025-02-05"]),
    ("about April 2025", "as EDTF writes it", ["2025-04~"]),
    ("April 2025?", "as EDTF writes it", ["2025-04?"]),
    ("early February 2025", "as EDTF writes it", ["[2025-02-01..2025-02-10]"]),
    ("mid-February 2025", "as EDTF writes it", ["[2025-02-11..2025-02-20]"]),
    ("late Feb 2024", "as EDTF writes it", ["[2024-02-21..2024-02-29]"]),
    ("early 2025", "sources differ in which months", ["[2025-01..2025-04]"]),
    ("spring 2025", "sources differ in which months", ["[2025-03..2025-05]"]),
    ("winter 2024", "sources differ in which months", ["[2024-12..2025-02]"]),
    ("2025-Q4", "sources differ in which months", ["[2025-10..2025-12]"]),
    ("1990s", "is a decade", ["[1990..1999]"]),
    ("2025-00-00", "there is no month 00", ["2025"]),
    ("2025-04-xx", "leaves out the month or the day", ["2025-04-XX"]),
    ("2025-04-??", "leaves out the month or the day", ["2025-04-XX"]),
    ("2025-04-00", "April has 30 days in 2025", ["2025-04-XX"]),
    ("[2025-04-08..2025-04-01]", "begins after it ends", ["[2025-04-01..2025-04-08]"]),
    ("2025-04-08/2025-04-01", "begins after it ends", ["2025-04-01/2025-04-08"]),
    ("2025-04/2025-03-15", "begins after it ends", ["2025-03-15/2025-04"]),
    ("[2025-04-01 .. 2025-04-08]", "is not a range", ["[2025-04-01..2025-04-08]"]),
    (
        *("2025-04-01 – 2025-04-08", "is not a range"),
        ["[2025-04-01..2025-04-08]", "2025-04-01/2025-04-08"],
    ),
    ("2025-04-01/08", "is not a range", ["2025-04-01/2025-04-08"]),
    (
        *("1-8 April 2025", "as EDTF writes it"),
        ["[2025-04-01..2025-04-08]", "2025-04-01/2025-04-08"],
    ),
    (
        *("13/1/2025 to 15/2/2025", "is not a range"),
        ["[2025-01-13..2025-02-15]", "2025-01-13/2025-02-15"],
    ),
    ("[2025-04- 01..2025-04-08]", "as EDTF writes it", ["[2025-04-01..2025-04-08]"]),
    ("2025-04 - 2025", "is not a range", ["[2025-04..2025]", "2025-04/2025"]),
    (
        *("2025-04-XX - 2025-04-08", "is not a range"),
        ["[2025-04-XX..2025-04-08]", "2025-04-XX/2025-04-08"],
    ),
    ("[2025-04-01…2025-04-08]", "is not a range", ["[2025-04-01..2025-04-08]"]),
    ("unknown/2025", "is not a range", ["/2025"]),
    ("open/2025", "is not a range", ["../2025"]),
    ("1 April 2025/", "is not a range", ["2025-04-01/"]),
    ("../2025-4-8", "is not a range", ["../2025-04-08"]),
    ("[8.4.2025..]", "is not a range", ["[2025-04-08..]", "[2025-08-04..]"]),
    ("[..8 April 2025]", "is not a range", ["[..2025-04-08]"]),
    ("before 8 April 2025", "is not a range", ["../2025-04-08", "[..2025-04-08]"]),
    ("since April 2025", "is not a range", ["2025-04/..", "[2025-04..]"]),
    ("[2025-04-08]", "is a list", ["2025-04-08"]),
    ("{2025-03, 2025-1}", "is not a list", ["{2025-03,2025-01}"]),
    ("5 or 8 April 2025", "is not a range", ["[2025-04-05,2025-04-08]"]),
    ("202x", "is a decade", ["[2020..2029]"]),
    ("5 and 8 and 9 April 2025", "as EDTF writes it", []),
    ("2025/2025/2025", "as EDTF writes it", []),
    ("D", "as EDTF writes it", []),
    ("2025" * 50, "is too long", []),
]


def column(*texts: object) -> pd.Series:
    """Texts as a column of a table."""
    return pd.Series(texts, dtype=object)


def offered(hint: str) -> list[str]:
    """The dates that a hint tells to write."""
    return re.findall(
        r"(?:^Write| or) ([\[{/.\d]\S*?)(?=,? |,?$)",
        re.sub(r" \((?:[^()]|\([^()]*\))*\)", "", hint),
    )


def iso(day: pd.Timestamp) -> str | None:
    """A day as text; nothing for an open end."""
    return None if pd.isna(day) else f"{day.year:04}-{day.month:02}-{day.day:02}"


class TestForms:
    READ = bounds(column(*(case[0] for case in UNDERSTOOD)))

    @pytest.mark.parametrize("number", range(len(UNDERSTOOD)), ids=[c[0] for c in UNDERSTOOD])
    def test_bounds(self, number):
        _, earliest, latest, precision, flags, _ = UNDERSTOOD[number]
        row = self.READ.iloc[number]
        assert (iso(row["earliest"]), iso(row["latest"])) == (earliest, latest)
        assert row["precision"] == precision
        assert row["duration"] == ("D" in flags)
        assert row["approximate"] == ("~" in flags)
        assert row["uncertain"] == ("?" in flags)
        assert row[["problem", "hint"]].isna().all()

    @pytest.mark.parametrize("case", UNDERSTOOD, ids=[c[0] for c in UNDERSTOOD])
    def test_words(self, case):
        assert in_words(column(case[0])).tolist() == [case[-1]]


class TestPartsOfMonths:
    """Early, mid and late are said of just the days that curators write for them."""

    @pytest.mark.parametrize("month", ["2023-02", "2024-02", "2025-04", "2025-12"])
    def test_no_other_days_are_said_so(self, month):
        first = date.fromisoformat(f"{month}-01")
        length = calendar.monthrange(first.year, first.month)[1]
        pairs = list(combinations(range(1, length + 1), 2))
        dates = column(*(f"[{month}-{a:02}..{month}-{b:02}]" for a, b in pairs))
        words = dict(zip(pairs, in_words(dates), strict=True))
        assert {p: w for p, w in words.items() if not w.startswith("between ")} == {
            (1, 10): f"early {first:%B %Y}",
            (11, 20): f"mid-{first:%B %Y}",
            (21, length): f"late {first:%B %Y}",
        }

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("2025-02-01/2025-02-10", "1 to 10 February 2025"),
            (
                "[2025-02-01~..2025-02-10]",
                "between about 1 February 2025 and 10 February 2025",
            ),
            ("[2025-02-01..2025-03-10]", "between 1 February and 10 March 2025"),
            ("[2024-02-01..2025-02-10]", "between 1 February 2024 and 10 February 2025"),
            ("[2025-02-11..2025-02-20]", "mid-February 2025"),
            ("[2024-02-21..2024-02-28]", "between 21 and 28 February 2024"),
        ],
    )
    def test_what_lasted_is_marked_or_goes_beyond_a_month_is_not(self, text, words):
        assert in_words(column(text)).tolist() == [words]


ENDS = [f"{date}{mark}" for mark in ("", "~", "?", "%") for date in (
    *("2025-04-08", "2025-04-09", "2025-05-08", "2026-04-08", "2025-04-30", "2025-04-XX"),
    *("2025-04", "2025-05", "2026-04", "2025", "2026"),
)]  # fmt: skip
SPANS = [form.format(*pair) for form in ("{}/{}", "[{}..{}]") for pair in product(ENDS, repeat=2)]


@pytest.fixture(scope="module")
def said():
    """The words for each span that is not refused."""
    words = zip(SPANS, in_words(column(*SPANS)), strict=True)
    return {text: phrase for text, phrase in words if phrase != text}


class TestReadAloud:
    """Every pair of ends in every form is said as somebody would say it."""

    def test_nothing_is_said_twice(self, said):
        for text, words in said.items():
            left, *rest = re.split(" to | and ", re.sub("^(from|between) ", "", words))
            assert left not in rest, text

    @pytest.mark.parametrize("end", ENDS)
    def test_ends_that_are_one_are_one_date(self, said, end):
        once = in_words(column(end))[0]
        assert said[f"[{end}..{end}]"] == once
        lasted = said[f"{end}/{end}"]
        assert lasted == f"throughout {once}" or once == lasted.replace("a day or more", "some day")

    def test_what_means_another_thing_is_said_in_other_words(self, said):
        one_date = {in_words(column(end))[0] for end in ENDS}
        several = [words for words in said.values() if words not in one_date]
        assert len(several) == len(set(several))

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("2025-04-08/2025-04-08", "throughout 8 April 2025"),
            ("2025-04/2025-04", "throughout April 2025"),
            ("2025~/2025~", "throughout about 2025"),
            ("2025-04-XX/2025-04-XX", "a day or more in April 2025"),
            ("[2025-04-08..2025-04-08]", "8 April 2025"),
            ("[2025..2025]", "2025"),
            ("[2025-04-08..2025-04]", "between 8 April 2025 and some time in April 2025"),
            ("2025/2025-04", "from some time in 2025 to April 2025"),
            ("2025-04-08/2025-04-08~", "from 8 April 2025 to about 8 April 2025"),
            ("2025-04/2025-05", "April to May 2025"),
        ],
    )
    def test_words(self, text, words):
        assert in_words(column(text)).tolist() == [words]


class TestRefused:
    READ = bounds(column(*(case[0] for case in REFUSED)))

    @pytest.mark.parametrize("number", range(len(REFUSED)), ids=[repr(c[0])[:40] for c in REFUSED])
    def test_problem_and_hint(self, number):
        text, problem, readings = REFUSED[number]
        row = self.READ.iloc[number]
        assert problem in row["problem"]
        assert offered(row["hint"]) == readings
        assert row[["earliest", "latest", "precision"]].isna().all()
        assert not row[["duration", "approximate", "uncertain"]].any()
        assert in_words(column(text)).tolist() == [text]

    def test_both_readings_are_said_in_words(self):
        row = bounds(column("5/2/2025")).iloc[0]
        assert row["problem"] == '"5/2/2025" does not begin with the year'
        assert row["hint"] == (
            "Write 2025-02-05 (5 February 2025) or 2025-05-02 (2 May 2025), "
            "whichever the source means"
        )

    def test_hint_for_a_text_that_means_nothing_shows_how_dates_are_written(self):
        hint = bounds(column("when the snow melts"))["hint"].iloc[0]
        assert "a day as 2025-02-05" in hint
        assert "leave the cell empty" in hint

    @pytest.mark.parametrize("text", [" ", "-", "?", "n/a", "unknown", "no date", "..", "../.."])
    def test_a_text_for_no_date_is_to_be_left_out(self, text):
        hint = bounds(column(text))["hint"].iloc[0]
        assert hint == "Leave the cell empty where the source gives no date"

    def test_problem_shows_what_cannot_be_seen_and_stays_on_one_line(self):
        problem = bounds(column("2025\u202e-02\n-05"))["problem"].iloc[0]
        assert problem.startswith(r'"2025\u202e-02\n-05" ')

    def test_problem_of_a_long_text_is_short(self):
        assert len(bounds(column("a" * 100_000))["problem"].iloc[0]) < 100


class TestColumn:
    @pytest.mark.parametrize("dtype", ["str", "string", object, "category"])
    def test_missing_and_empty_mean_no_date(self, dtype):
        dates = pd.Series(["2025", None, "", np.nan], dtype=dtype)
        read = bounds(dates)
        assert read["precision"].notna().tolist() == [True, False, False, False]
        assert read["earliest"].notna().tolist() == [True, False, False, False]
        assert read[["problem", "hint"]].isna().all(axis=None)
        assert in_words(dates).tolist() == ["2025", *["no date given"] * 3]

    @pytest.mark.parametrize("texts", [[], [None], ["2025-02-05"], ["nonsense"]])
    def test_dtypes_do_not_depend_on_the_content(self, texts):
        dtypes = bounds(pd.Series(texts, dtype=object)).dtypes.astype("str").to_dict()
        assert dtypes == {
            **{"earliest": "datetime64[s]", "latest": "datetime64[s]", "precision": "str"},
            **{"duration": "bool", "approximate": "bool", "uncertain": "bool"},
            **{"start_unknown": "bool", "end_unknown": "bool", "hours": "bool"},
            **{"first_second": "datetime64[s]", "last_second": "datetime64[s]"},
            **{"first_in_utc": "bool", "last_in_utc": "bool"},
            **{"problem": "str", "hint": "str"},
        }
        assert in_words(pd.Series(texts, dtype=object)).dtype == "str"

    def test_index_is_kept_even_if_it_repeats(self):
        dates = pd.Series(["2025", "2025-02-30", "2025"], index=["b", "a", "b"], name="date")
        assert bounds(dates).index.tolist() == ["b", "a", "b"]
        assert bounds(dates)["problem"].notna().tolist() == [False, True, False]
        assert in_words(dates).to_list() == ["2025", "2025-02-30", "2025"]
        assert (in_words(dates).name, in_words(dates).index.tolist()) == ("date", ["b", "a", "b"])

    def test_input_is_left_alone(self):
        dates = pd.Series(["2025", None, "5/2/2025"])
        before = dates.copy()
        bounds(dates)
        in_words(dates)
        pd.testing.assert_series_equal(dates, before)


TWO_ENDS, OPEN_ENDS = ["{}/{}", "[{}..{}]"], ["{}/..", "../{}", "[{}..]", "[..{}]"]


@st.composite
def one_date(draw: st.DrawFn, precisions: str = "dmxy", marks: str = "~?%") -> str:
    """One date of the subset: day, month, some day of the month (x) or year, marked or not."""
    day = draw(st.dates())
    year, month = f"{day.year:04}", f"{day.year:04}-{day.month:02}"
    texts = {"d": day.isoformat(), "m": month, "x": f"{month}-XX", "y": year}
    return texts[draw(st.sampled_from(precisions))] + draw(st.sampled_from(["", *marks]))


@st.composite
def any_text(draw: st.DrawFn, precisions: str = "dmxy", marks: str = "~?%") -> str:
    """A text of any form of the subset; the first of its ends may lie behind the second."""
    form = draw(st.sampled_from(["{}", *TWO_ENDS, *OPEN_ENDS]))
    ends = one_date(precisions, marks)
    return form.format(draw(ends), draw(ends))


def alike(precisions: str = "dmxy", marks: str = "~?%") -> st.SearchStrategy[str]:
    """Texts whose ends are one, or of which one lies within the other."""
    ends = one_date(precisions, marks).flatmap(
        lambda end: st.tuples(*[st.sampled_from([end, end[:7], end[:4]])] * 2)
    )
    return st.builds(lambda form, pair: form.format(*pair), st.sampled_from(TWO_ENDS), ends)


def same_precision(marks: str = "") -> st.SearchStrategy[str]:
    """Texts whose ends are alike: days, months or years."""
    return st.sampled_from("dmy").flatmap(lambda precision: any_text(precision, marks))


def oracle(left: str, right: str) -> tuple[str | None, str | None]:
    """The first day of one text and the last of another as edtf reads them; none if reversed."""
    days = [parse_edtf(left).lower_strict(), parse_edtf(right).upper_strict()]
    first, last = (
        None if isinstance(day, float) else "{:04}-{:02}-{:02}".format(*day[:3]) for day in days
    )
    return (None, None) if first and last and first > last else (first, last)


def read(text: str) -> tuple[str | None, str | None]:
    """The first and the last day as text, for one text."""
    row = bounds(column(text)).iloc[0]
    return iso(row["earliest"]), iso(row["latest"])


class TestOracle:
    """The edtf package finds the same days and marks, wherever it can read the text."""

    @FEW
    @given(one_date())
    def test_one_date(self, text):
        assert read(text) == oracle(text, text)

    @FEW
    @given(same_precision())
    def test_unmarked_texts_of_one_precision(self, text):
        assert read(text) == oracle(text, text)

    @FEW
    @given(one_date("dmy"), one_date("dmy"), st.sampled_from(["{}/{}", "{}/..", "../{}"]))
    def test_intervals_with_marks(self, left, right, form):
        text = form.format(left, right)
        assert read(text) == oracle(text, text)

    @FEW
    @given(one_date(), one_date(), st.sampled_from(TWO_ENDS))
    def test_the_whole_subset_end_by_end(self, left, right, form):
        assert read(form.format(left, right)) == oracle(left, right)

    @FEW
    @given(one_date(), st.sampled_from(OPEN_ENDS))
    def test_open_ends(self, end, form):
        first, last = oracle(end, end)
        opens_late = form.startswith(("{}", "[{}"))
        assert read(form.format(end)) == ((first, None) if opens_late else (None, last))

    @pytest.mark.parametrize("text", ["2025-04{}", "2025-04{}/2026", "2024/2026-01-01{}"])
    @pytest.mark.parametrize("mark", ["", "~", "?", "%"])
    def test_marks(self, text, mark):
        marked = text.format(mark)
        row, edtf = bounds(column(marked)).iloc[0], parse_edtf(marked)
        both = bool(edtf.is_uncertain_and_approximate)
        assert row["approximate"] == (edtf.is_approximate or both)
        assert row["uncertain"] == (edtf.is_uncertain or both)


def columns(texts: st.SearchStrategy[str]) -> st.SearchStrategy[pd.Series]:
    """Columns of up to twenty texts."""
    return st.lists(texts, max_size=20).map(lambda drawn: column(*drawn))


ODD_TEXTS = st.text("0123456789-/.,[]{}~?%XxT: –FebMarchJune'\n") | st.text()


class TestProperties:
    @FEW
    @given(columns(any_text()))
    def test_earliest_is_not_after_latest_unless_refused(self, dates):
        read = bounds(dates)
        reversed_ends = ('"' + dates + '" begins after it ends') == read["problem"]
        assert (read["problem"].isna() | reversed_ends).all()
        assert not (read["earliest"] > read["latest"]).any()
        assert (read["precision"].isna() == reversed_ends).all()

    def test_only_days_of_the_calendar_are_days(self):
        expected = {}
        for year, month, day in product(
            [0, 1, 4, 100, 1900, 2000, 2023, 2024, 9999], range(14), range(33)
        ):
            try:
                found = date(year, month, day).isoformat()
            except ValueError:
                found = None
            expected[f"{year:04}-{month:02}-{day:02}"] = found
        read = bounds(column(*expected))
        assert [iso(day) for day in read["earliest"]] == list(expected.values())
        assert [iso(day) for day in read["latest"]] == list(expected.values())

    @FEW
    @given(st.lists(st.one_of(any_text(), ODD_TEXTS, st.none()), max_size=8), st.data())
    def test_rows_do_not_depend_on_each_other(self, texts, data):
        dates = column(*texts)
        shuffled = dates[data.draw(st.permutations(range(len(texts))))]
        pd.testing.assert_frame_equal(bounds(shuffled).sort_index(), bounds(dates))
        pd.testing.assert_series_equal(in_words(shuffled).sort_index(), in_words(dates))

    @FEW
    @given(columns(any_text() | alike()))
    def test_words_keep_the_years_and_add_no_day(self, dates):
        for text, words in zip(dates, in_words(dates), strict=True):
            assert set(re.findall(r"\d{4}", text)) == set(re.findall(r"\d{4}", words))
            if words != text:  # not refused
                once = re.sub(r"(.+)(/|\.\.)\1", r"\1", text.strip("[]"))
                days = [int(day) for day in re.findall(r"-\d\d-(\d\d)", once)]
                said = [int(day) for day in re.findall(r"\b\d\d?\b", words)]
                assert said == days or (words.startswith(("early", "mid", "late")) and not said)

    @FEW
    @given(columns(ODD_TEXTS))
    def test_any_text_is_understood_or_explained(self, dates):
        read = bounds(dates)
        refused = read["problem"].notna()
        assert ((dates == "") | refused | read["precision"].notna()).all()
        assert not (refused & read["precision"].notna()).any()
        assert (refused == read["hint"].notna()).all()
        assert in_words(dates)[refused].tolist() == dates[refused].tolist()
        readings = [reading for hint in read["hint"].dropna() for reading in offered(hint)]
        assert bounds(column(*readings))["problem"].isna().all()

    @FEW
    @given(columns(any_text("dmy", marks="") | alike("dmy", marks="")))
    def test_words_typed_back_lead_to_the_text_they_came_from(self, dates):
        words = in_words(dates)
        hints = bounds(words)["hint"]
        for text, phrase, hint in zip(dates, words, hints, strict=True):
            once = re.sub(r"\[(.+)\.\.\1\]", r"\1", text)  # one of that one
            assert phrase in (text, once) or {text, once} & {*offered(hint)}
