"""Times as people type them: what the hint says to write, and that it is read."""

import re

import pandas as pd
import pytest

from dashboard.model.dates.edtf import bounds, in_words
from dashboard.model.dates.parts_of_day import PARTS_OF_DAY

DAY = "2014-07-17"
TYPED = [
    ("2014-07-17 14:30", [f"{DAY}T14:30"]),
    ("2014-07-17, 14:30", [f"{DAY}T14:30"]),
    ("2014-07-17T14:30:05.5", [f"{DAY}T14:30:05"]),
    ("2014-07-17 14:30 local", [f"{DAY}T14:30"]),
    ("2014-07-17 14:30 local time", [f"{DAY}T14:30"]),
    ("14:30 on 17 July 2014", [f"{DAY}T14:30"]),
    ("14:30, 17 July 2014", [f"{DAY}T14:30"]),
    ("17 July 2014 at 14:30", [f"{DAY}T14:30"]),
    ("17.7.2014 9:05", [f"{DAY}T09:05"]),
    ("5/7/2014 14:30", ["2014-07-05T14:30", "2014-05-07T14:30"]),
    ("2014-07-17 2:30 pm", [f"{DAY}T14:30"]),
    ("2014-07-17 12 am", [DAY]),
    ("12:15 a.m. on 17 July 2014", [f"{DAY}T00:15"]),
    ("about 10:45 on 17 July 2014", [f"{DAY}T10:45~"]),
    ("2014-07-17 ~10:45", [f"{DAY}T10:45~"]),
    ("noon on 17 July 2014", [f"{DAY}T12:00"]),
    ("2014-07-17 23:30 UTC", [f"{DAY}T23:30Z"]),
    ("2014-07-17 23:30 GMT", [f"{DAY}T23:30Z"]),
    ("2014-07-17 08:00 UTC+3", [f"{DAY}T08:00+03:00"]),
    ("2014-07-17 08:00 +0530", [f"{DAY}T08:00+05:30"]),
    ("08:00 Kyiv time on 17 July 2014", [f"{DAY}T08:00+03:00"]),
    ("17 January 2014, 08:00 Kyiv time", ["2014-01-17T08:00+02:00"]),
    ("2014-07-17 08:00 New York time", [f"{DAY}T08:00-04:00"]),
    ("2014-10-26 03:30 Kyiv time", ["2014-10-26T03:30+02:00", "2014-10-26T03:30+03:00"]),
    ("2014-07-17 08:00 Atlantis time", []),
    ("night of 16 to 17 July 2014", ["[2014-07-16T22:00..2014-07-17T05:00]"]),
    ("the night of 31 July to 1 August 2014", ["[2014-07-31T22:00..2014-08-01T05:00]"]),
    (
        *("night of 17 July 2014",),
        ["[2014-07-16T22:00..2014-07-17T05:00]", "[2014-07-17T22:00..2014-07-18T05:00]"],
    ),
    ("morning of 17 July 2014", ["[2014-07-17T05:00..2014-07-17T12:00]"]),
    ("2014-07-17 afternoon", ["[2014-07-17T12:00..2014-07-17T18:00]"]),
    ("2014-07-17, evening", ["[2014-07-17T18:00..2014-07-17T22:00]"]),
    (
        *("between 10:45 and 12:00 on 17 July 2014",),
        [f"[{DAY}T10:45..{DAY}T12:00]", f"{DAY}T10:45/{DAY}T12:00"],
    ),
    ("2014-07-17 25:30", [DAY]),
    ("31 June 2014 10:00", []),
    ("14:30 local", []),
    ("08:00 Kyiv time", []),
    ("noon", []),
]


def offered(hint: str) -> list[str]:
    """The texts that a hint tells to write, without what it says of them."""
    bare = re.sub(
        r" \((?:[^()]|\([^()]*\))*\)", "", hint.removesuffix(", whichever the source means")
    )
    found = re.fullmatch(
        r"Write (?:YYYY-MM-DD, with a day that exists, or )?(\S+(?: or \S+)*)", bare
    )
    return found[1].split(" or ") if found else []


@pytest.mark.parametrize(("text", "readings"), TYPED, ids=[case[0] for case in TYPED])
def test_hint(text, readings):
    hint = bounds(pd.Series([text]))["hint"].iloc[0]
    assert [one for one in offered(hint) if len(one) > len("2014-06")] == readings


@pytest.mark.parametrize("text", ["noon", "14:30 local", "08:00 Kyiv time"])
def test_a_time_alone_lacks_its_day(text):
    assert bounds(pd.Series([text]))["problem"].iloc[0] == f'"{text}" has a time and no day'


@pytest.mark.parametrize("part", PARTS_OF_DAY)
@pytest.mark.parametrize("day", ["17 July 2014", "31 December 2014", "28 February 2015"])
def test_words_of_a_part_of_a_day_lead_back_to_it(part, day):
    texts = [offered(bounds(pd.Series([f"{part} of {day}"]))["hint"].iloc[0])[-1]]
    words = in_words(pd.Series(texts)).iloc[0]
    assert words.startswith(f"{part} of ")
    assert offered(bounds(pd.Series([words]))["hint"].iloc[0]) == texts
