"""Levels 0 and 1 of EDTF, and what is read of level 2, against the published yardsticks.

The expressions are those of the Library of Congress' specification of 4 February 2019 and of the
tests of edtf.js and python-edtf; the bounds are what the specification says of them.
"""

import pandas as pd
import pytest

from dashboard.model.dates.edtf import bounds, in_words

# text, earliest, latest (days, or the first and the last second where a clock is given; nothing
# for a side without an end), what else is to be told, words
READ = [
    # level 0: date
    ("1985-04-12", "1985-04-12", "1985-04-12", "day", "12 April 1985"),
    ("1985-04", "1985-04-01", "1985-04-30", "month", "April 1985"),
    ("1985", "1985-01-01", "1985-12-31", "year", "1985"),
    ("0409", "0409-01-01", "0409-12-31", "year", "0409"),
    ("9999", "9999-01-01", "9999-12-31", "year", "9999"),
    ("2000-02-29", "2000-02-29", "2000-02-29", "day", "29 February 2000"),
    # level 0: date and time
    (
        *("1985-04-12T23:20:30", "1985-04-12 23:20:30", "1985-04-12 23:20:30", "second"),
        "23:20:30 on 12 April 1985",
    ),
    (
        *("1985-04-12T23:20:30Z", "1985-04-12 23:20:30", "1985-04-12 23:20:30", "second utc"),
        "23:20:30 UTC on 12 April 1985",
    ),
    (
        *("1985-04-12T23:20:30-04", "1985-04-13 03:20:30", "1985-04-13 03:20:30", "second utc"),
        "23:20:30 UTC-4 on 12 April 1985",
    ),
    (
        *("1985-04-12T23:20:30+04:30", "1985-04-12 18:50:30", "1985-04-12 18:50:30", "second utc"),
        "23:20:30 UTC+4:30 on 12 April 1985",
    ),
    (
        *("2016-05-02T16:54:59+14:00", "2016-05-02 02:54:59", "2016-05-02 02:54:59", "second utc"),
        "16:54:59 UTC+14 on 2 May 2016",
    ),
    (
        *("2016-05-02T16:54:59-12:00", "2016-05-03 04:54:59", "2016-05-03 04:54:59", "second utc"),
        "16:54:59 UTC-12 on 2 May 2016",
    ),
    (
        *("2016-05-02T16:54:59-00:15", "2016-05-02 17:09:59", "2016-05-02 17:09:59", "second utc"),
        "16:54:59 UTC-0:15 on 2 May 2016",
    ),
    (
        *("2016-05-02T24:00:00", "2016-05-03 00:00:00", "2016-05-03 00:00:00", "second"),
        "24:00:00 on 2 May 2016",
    ),
    # level 0: interval
    ("1964/2008", "1964-01-01", "2008-12-31", "range lasted", "1964 to 2008"),
    ("2004-06/2006-08", "2004-06-01", "2006-08-31", "range lasted", "June 2004 to August 2006"),
    (
        *("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08", "range lasted"),
        "1 February 2004 to 8 February 2005",
    ),
    (
        *("2004-02-01/2005-02", "2004-02-01", "2005-02-28", "range lasted"),
        "from 1 February 2004 to February 2005",
    ),
    (
        *("2004-02-01/2005", "2004-02-01", "2005-12-31", "range lasted"),
        "from 1 February 2004 to 2005",
    ),
    ("2005/2006-02", "2005-01-01", "2006-02-28", "range lasted", "from 2005 to February 2006"),
    # level 1: seasons; 21 to 24 leave the hemisphere open
    ("2001-21", "2001-03-01", "2001-11-30", "season about", "spring 2001"),
    ("2001-22", "2001-06-01", "2002-02-28", "season about", "summer 2001"),
    ("2001-23", "2001-03-01", "2001-11-30", "season about", "autumn 2001"),
    ("2003-24", "2003-06-01", "2004-02-29", "season about", "winter 2003"),
    ("9999-24", "9999-06-01", "9999-12-31", "season about", "winter 9999"),
    ("2001-21?", "2001-03-01", "2001-11-30", "season about unsure", "spring 2001 (uncertain)"),
    # level 1: qualification
    ("1984?", "1984-01-01", "1984-12-31", "year unsure", "1984 (uncertain)"),
    ("2004-06~", "2004-06-01", "2004-06-30", "month about", "about June 2004"),
    (
        *("2004-06-11%", "2004-06-11", "2004-06-11", "day about unsure"),
        "about 11 June 2004 (uncertain)",
    ),
    # level 1: what is not specified
    ("201X", "2010-01-01", "2019-12-31", "decade", "some year in the 2010s"),
    ("190X", "1900-01-01", "1909-12-31", "decade", "some year in 1900 to 1909"),
    ("20XX", "2000-01-01", "2099-12-31", "century", "some year in 2000 to 2099"),
    ("156X~", "1560-01-01", "1569-12-31", "decade about", "some year in or about the 1560s"),
    ("00XX", "0001-01-01", "0099-12-31", "century", "some year in 0000 to 0099"),
    ("2004-XX", "2004-01-01", "2004-12-31", "year", "some month in 2004"),
    ("1985-04-XX", "1985-04-01", "1985-04-30", "month", "some day in April 1985"),
    ("1985-XX-XX", "1985-01-01", "1985-12-31", "year", "some day in 1985"),
    # level 1: open and unknown ends
    ("1985-04-12/..", "1985-04-12", "", "range lasted", "from 12 April 1985 on"),
    ("1985-04/..", "1985-04-01", "", "range lasted", "from April 1985 on"),
    ("../1985", "", "1985-12-31", "range lasted", "until 1985"),
    (
        *("1985-04-12/", "1985-04-12", "", "range lasted no-end"),
        "from 12 April 1985 on, until when is not known",
    ),
    ("1985/", "1985-01-01", "", "range lasted no-end", "from 1985 on, until when is not known"),
    (
        *("/1985-04-12", "", "1985-04-12", "range lasted no-start"),
        "until 12 April 1985, from when is not known",
    ),
    ("1984~/2004-06", "1984-01-01", "2004-06-30", "range lasted about", None),
    ("1984/2004-06~", "1984-01-01", "2004-06-30", "range lasted about", None),
    ("1984?/2004%", "1984-01-01", "2004-12-31", "range lasted about unsure", None),
    ("2001-21/2003", "2001-03-01", "2003-12-31", "range lasted about", "from spring 2001 to 2003"),
    ("2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03", "range lasted", None),
    # level 2: one of a set, and all of it
    ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31", "range", None),
    ("[..1760-12-03]", "", "1760-12-03", "range", "by 3 December 1760"),
    ("[1760-12..]", "1760-12-01", "", "range", "in or after December 1760"),
    ("[1760-01,1760-02,1760-12..]", "1760-01-01", "", "range", None),
    ("[1667,1760-12]", "1667-01-01", "1760-12-31", "range", "1667 or December 1760"),
    ("[2025-03,2025-01]", "2025-01-01", "2025-03-31", "range", "March 2025 or January 2025"),
    (
        *("{1667,1668,1670..1672}", "1667-01-01", "1672-12-31", "range lasted"),
        "1667, 1668 and 1670 to 1672",
    ),
    ("{1960,1961-12}", "1960-01-01", "1961-12-31", "range lasted", "1960 and December 1961"),
    ("{..1984}", "", "1984-12-31", "range lasted", "until 1984"),
    ("2001-25", "2001-03-01", "2001-05-31", "season about", "northern spring 2001"),
    ("2001-28", "2001-12-01", "2002-02-28", "season about", "northern winter 2001"),
    ("2001-29", "2001-09-01", "2001-11-30", "season about", "southern spring 2001"),
    ("2001-32", "2001-06-01", "2001-08-31", "season about", "southern winter 2001"),
    # beyond: minutes, which ISO 8601 knows, and clocks in every form
    (
        *("2014-07-17T10:45", "2014-07-17 10:45:00", "2014-07-17 10:45:59", "minute"),
        "10:45 on 17 July 2014",
    ),
    (
        *("2014-07-17T10:45Z~", "2014-07-17 10:45:00", "2014-07-17 10:45:59", "minute utc about"),
        "about 10:45 UTC on 17 July 2014",
    ),
    (
        "2014-07-17T10:45/2014-07-17T12:00",
        *("2014-07-17 10:45:00", "2014-07-17 12:00:59", "range lasted"),
        "10:45 to 12:00 on 17 July 2014",
    ),
    (
        "2014-07-17T10:45/2014-07-18",
        *("2014-07-17 10:45:00", "2014-07-18 23:59:59", "range lasted"),
        "from 10:45 on 17 July 2014 to 18 July 2014",
    ),
    (
        "2014-07-18T01:00+03:00/2014-07-17T23:30Z",
        *("2014-07-17 22:00:00", "2014-07-17 23:30:59", "range lasted utc"),
        "from 01:00 UTC+3 on 18 July 2014 to 23:30 UTC on 17 July 2014",
    ),
    (
        *("[..2014-07-17T10:45]", "", "2014-07-17 10:45:59", "range"),
        "by 10:45 on 17 July 2014",
    ),
    (
        *("[2014-07-17T10:45..]", "2014-07-17 10:45:00", "", "range"),
        "at or after 10:45 on 17 July 2014",
    ),
    (
        "[2014-07-16T22:00..2014-07-17T05:00]",
        *("2014-07-16 22:00:00", "2014-07-17 05:00:59", "range"),
        "night of 16 to 17 July 2014",
    ),
]
SAYS = {
    "lasted": "duration",
    "about": "approximate",
    "unsure": "uncertain",
    "no-start": "start_unknown",
    "no-end": "end_unknown",
}

# text, a part of what is said of it
REFUSED = [
    *((text, "years run from 0001 to 9999") for text in ("0000", "-0002", "-1985", "-9999")),
    *((text, "years run from 0001 to 9999") for text in ("Y170000002", "Y-170002", "Y10000")),
    *((text, "years run from 0001 to 9999") for text in ("Y-17E7", "12345-01", "-0001-05-01")),
    *((text, "years run from 0001 to 9999") for text in ("0000-05/2025", "[0000..2025]")),
    *((text, "there is no month") for text in ("2016-13", "2016-00", "2016-20", "2016-41")),
    *((text, "has 31 days") for text in ("2016-05-00", "2016-05-32")),
    *((text, "has 29 days") for text in ("2016-02-30", "2016-02-31")),
    *((text, "has 30 days") for text in ("2016-04-31", "2016-06-31", "2016-09-31", "2016-11-31")),
    ("2016-21-05", "there is no month 21"),
    ("2016-21-XX", "is not a date"),
    ("2016-05-02T24:00:01", "clocks run from 00:00 to 23:59"),
    ("2016-05-02T25:00", "clocks run from 00:00 to 23:59"),
    ("2016-05-02T00:61:00", "minutes and seconds run from 00 to 59"),
    ("2016-05-02T01:01:60", "minutes and seconds run from 00 to 59"),
    *((f"2016-05-02T12:00:00{offset}", "from -12:00 to +14:00") for offset in ("-00:00", "-12:01")),
    *((f"2016-05-02T12:00:00{offset}", "from -12:00 to +14:00") for offset in ("-13:00", "+14:01")),
    ("2016-05-02T12:00:00+02:61", "from -12:00 to +14:00"),
    ("9999-12-31T24:00:00", "years run from 0001 to 9999"),
    ("2016-05-02T16:54:59.042Z", "has a time"),
    ("2016-05-02T16", "is not"),
    ("2016-05T16:54", "is not"),
    ("2016-05-XXT16:54", "is not"),
    ("20160502T165459Z", "is not"),
    ("2008/2004", "begins after it ends"),
    ("2014-07-17T12:00/2014-07-17T10:00", "begins after it ends"),
    ("2014-07-17T12:00Z/2014-07-17T14:00+03:00", "begins after it ends"),
    ("[2014-07-17T12:00Z,2014-07-17T10:00]", "is not a list"),
    ("[2025-05..2025-04,2026]", "is not"),
    ("[2025..2026..2027]", "is not"),
    ("[2025..,2026]", "is not"),
    ("[2025,..2026]", "is not"),
    ("[2025,]", "is not"),
    ("{2025]", "is not"),
    *((text, "gives no date") for text in ("XXXX", "XXXX-XX", "XXXX-XX-XX", "../..", "/", "../")),
    *((text, "is not") for text in ("1XXX", "156X-12-25", "15XX-12", "1984-1X")),
    ("2004-06~-11", "has a sign or a space where none belongs"),
]


def told(row: pd.Series) -> set[str]:
    """Everything else that is told of a date, in the words of the table."""
    utc = {"utc"} if row["first_in_utc"] and row["last_in_utc"] else set()
    return {row["precision"]} | utc | {word for word, column in SAYS.items() if row[column]}


def shown(moment: pd.Timestamp, *, clock: bool) -> str:
    """A day or a second as text; nothing for an open side."""
    if pd.isna(moment):
        return ""
    day = f"{moment.year:04}-{moment.month:02}-{moment.day:02}"
    return f"{day} {moment:%H:%M:%S}" if clock else day


class TestRead:
    BOUNDS = bounds(pd.Series([case[0] for case in READ], dtype="str"))

    @pytest.mark.parametrize("number", range(len(READ)), ids=[case[0] for case in READ])
    def test_bounds_and_words(self, number):
        text, first, last, what, words = READ[number]
        row = self.BOUNDS.iloc[number]
        clock = "T" in text
        ends = ("first_second", "last_second") if clock else ("earliest", "latest")
        assert [shown(row[end], clock=clock) for end in ends] == [first, last]
        assert told(row) == set(what.split())
        assert row[["problem", "hint"]].isna().all()
        assert clock or row[["first_second", "last_second"]].isna().all()
        if words is not None:
            assert in_words(pd.Series([text])).tolist() == [words]

    def test_days_of_a_time_are_those_of_its_clock(self):
        texts = ["2014-07-17T23:30Z", "2014-07-17T01:00+03:00", "2014-07-17T24:00"]
        read = bounds(pd.Series(texts))
        assert [day.day for day in read["earliest"]] == [17, 17, 18]
        assert read["earliest"].tolist() == read["latest"].tolist()


class TestRefused:
    BOUNDS = bounds(pd.Series([case[0] for case in REFUSED], dtype="str"))

    @pytest.mark.parametrize("number", range(len(REFUSED)), ids=[case[0] for case in REFUSED])
    def test_problem_and_hint(self, number):
        row = self.BOUNDS.iloc[number]
        assert REFUSED[number][1] in row["problem"]
        assert row["hint"]
        assert row[["earliest", "latest", "first_second", "last_second"]].isna().all()


def test_a_list_counts_from_its_first_date_to_its_last_in_any_order():
    read = bounds(pd.Series(["[2025-03,2024-01-05,2026]", "[2026,2025-03,2024-01-05]"]))
    assert read["earliest"].nunique() == read["latest"].nunique() == 1


def test_signs_beyond_ascii_shift_nothing():
    texts = ["é2025", "2025-02-05", "二〇二五", "2025-03", "𝟚𝟘𝟚𝟝", "2026"]
    read = bounds(pd.Series(texts))
    assert read["precision"].fillna("").tolist() == ["", "day", "", "month", "", "year"]
    assert read["earliest"].dropna().dt.strftime("%Y-%m-%d").tolist() == [
        *("2025-02-05", "2025-03-01", "2026-01-01")
    ]
