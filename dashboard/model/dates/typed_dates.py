"""One date as people type it: what is wrong with it as EDTF, what it may be, as yet unchecked."""

import calendar
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import zip_longest
from typing import NamedTuple

from dashboard.model.dates.typed_times import times
from dashboard.model.dates.words import MONTHS

_NUMBERS = {m[:n].lower(): i for i, m in enumerate(MONTHS, 1) for n in range(3, len(m) + 1)}
_PARTS_OF_MONTH = {"early": 1, "beginning": 1, "start": 1, "mid": 11, "late": 21, "end": 21}
_PARTS_OF_YEAR = {  # the first month, and how many months
    **{"spring": (3, 3), "summer": (6, 3), "autumn": (9, 3), "fall": (9, 3), "winter": (12, 3)},
    **{"q1": (1, 3), "q2": (4, 3), "q3": (7, 3), "q4": (10, 3)},
    **{"early": (1, 4), "mid": (5, 4), "late": (9, 4)},
}
_NAMES = "|".join(_PARTS_OF_YEAR)
_FILLERS = {"of", "the", "in", "on", "from", "between", "and", "to", "some", "time"}
NO_VALUE = r"n/?a|nan|none|null|unknown"
_ABOUT = r"^(about|around|circa|approximately|approx|ca?)\b\.? ?"
FORMS = ONE_OF, LASTED = "[{}..{}]", "{}/{}"
_HOW_TO_WRITE = (
    "Write a day as 2025-02-05, a month as 2025-02, a year as 2025, a time as "
    "2025-02-05T10:45, one day in a range as [2025-02-01..2025-02-10]; leave the cell empty "
    "where the source gives no date"
)


class Advice(NamedTuple):
    """What is wrong with one text, and what it may mean in EDTF, as yet unchecked."""

    problem: str
    readings: list[str]

    def hint(self, words: Mapping[str, str]) -> str:
        """Say what to write; `words` holds the readings that are understood, and says them."""
        readings = [reading for reading in dict.fromkeys(self.readings) if reading in words]
        if not readings:
            return _HOW_TO_WRITE
        if readings == [""]:
            return "Leave the cell empty where the source gives no date"
        choice = " or ".join(f"{r} ({words[r]})" if r != words[r] else r for r in readings)
        lead = "YYYY-MM-DD, with a day that exists, or " * (" days in " in self.problem)
        return f"Write {lead}{choice}{', whichever the source means' * (len(readings) > 1)}"


def one_date(text: str) -> Advice:
    """Advice on a text of one date, wherever its marks stand."""
    text = re.sub(_ABOUT, "~", text, flags=re.I)
    signs = set(re.findall("[~?%]", text))
    bare, mark = re.sub("[~?%]", "", text).strip(), "%" if len(signs) > 1 else "".join(signs)
    if timed := times(bare, lambda one: one_date(one).readings):
        return Advice("has a time that EDTF writes otherwise", [r + mark for r in timed])
    for problem, (pattern, readings) in _RULES.items():
        if match := re.fullmatch(pattern, bare, re.I):
            return Advice(problem, [reading and reading + mark for reading in readings(match)])
    return Advice("is not a date as EDTF writes it", [r + mark for r in _in_english(bare)])


def _iso(year: str | int, month: str | int, day: str | int | None = None) -> str:
    """Year, month and day as EDTF writes them, be there such a day or not."""
    return f"{int(year):04}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def _part_of_year(name: str, year: str) -> str:
    """One day in a few months, over the turn of the year if need be."""
    first, count = _PARTS_OF_YEAR[name.lower()]
    beyond, last = divmod(first + count - 2, 12)
    return ONE_OF.format(_iso(year, first), _iso(int(year) + beyond, last + 1))


def _in_english(text: str) -> list[str]:
    """Readings of words with one year: 5th of Feb 2025, Feb 1-8, 2025, early May 2025."""
    words = re.findall(r"[a-z]+|\d+", re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", text.lower()))
    words = [word for word in words if word not in _FILLERS and not word.endswith("day")]
    years = [word for word in words if word.isdecimal() and len(word) == 4]
    days = [int(word) for word in words if word.isdecimal() and len(word) < 3]
    months = [_NUMBERS[word] for word in words if word in _NUMBERS]
    parts = [_PARTS_OF_MONTH[word] for word in words if word in _PARTS_OF_MONTH]
    if len(years) != 1 or len(words) != 1 + len(days) + len(months) + len(parts):
        return []
    if len(parts) == len(months) == 1 and not days:
        month_end = calendar.monthrange(int(years[0]), months[0])[1]
        days = [parts[0], parts[0] + 9 if parts[0] < 21 else month_end]
        return [ONE_OF.format(*(_iso(years[0], months[0], day) for day in days))]
    months = months * len(days) if len(months) == 1 and days else months
    if days and len(days) != len(months):
        return []
    ends = [_iso(years[0], *both) for both in zip_longest(months, days)] or years * (not parts)
    return ends if len(ends) == 1 else [form.format(*ends) for form in FORMS if len(ends) == 2]


_RULES: dict[str, tuple[str, Callable[[re.Match[str]], list[str]]]] = {
    "gives no date": (
        rf"[-./\[\]]*|x{{4}}(-xx){{0,2}}|{NO_VALUE}|undated|no date( given)?|n\. ?d\.",
        lambda m: [""],
    ),
    "is a day number, as spreadsheets store dates": (
        r"(\d{5})(\.\d+)?",
        lambda m: [(date(1899, 12, 30) + timedelta(int(m[1]))).isoformat()],
    ),
    "is a part of a year, and sources differ in which months that is": (
        rf"({_NAMES})[- ](\d{{4}})|(\d{{4}})[- ]({_NAMES})",
        lambda m: [_part_of_year(m[1] or m[4], m[2] or m[3])],
    ),
    "is a decade or a century": (
        r"(\d{3})(x|0s)|(\d\d)xx",
        lambda m: [ONE_OF.format(*((m[1] or m[3]).ljust(4, end) for end in "09"))],
    ),
    "leaves out the month or the day": (
        r"(\d{4})-(?:(0[1-9]|1[0-2])-)?(xx|uu|00|__)?(-..)?",
        lambda m: [f"{m[1]}-{m[2]}-XX" if m[2] else m[1]],
    ),
    "has a sign or a space where none belongs": (
        r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?",
        lambda m: [m[0]],
    ),
    "is not year, month and day with hyphens and two digits each": (
        r"(\d{4}) ?([-/.]?) ?(\d\d?)(?: ?\2 ?(\d\d?))?",
        lambda m: [_iso(m[1], m[4], m[3]) if m[4] and int(m[3]) > 12 else _iso(m[1], m[3], m[4])],
    ),
    "does not begin with the year": (
        r"(?:(\d\d?)[-/. ]+)?(\d\d?)[-/. ]+(\d{4})",
        lambda m: [_iso(m[3], m[2], m[1]), _iso(m[3], m[1] or m[2], m[1] and m[2])],
    ),
    "does not give the year in four digits": (
        r"((?:\d\d?[-/. ])?(?:[a-z]{3,9}|\d\d?)[-/. ']+)(\d\d)",
        lambda m: one_date(f"{m[1]}20{m[2]}").readings + one_date(f"20{m[0]}").readings,
    ),
}
