"""What people type where an EDTF date belongs: what is wrong with it, what they may have meant.

Nothing here decides what a date is. `advise` offers readings, and `dates` keeps those that it
understands: a rule may offer more than it is sure of.
"""

import calendar
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import product, zip_longest
from typing import NamedTuple

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NUMBERS = {m[:n].lower(): i for i, m in enumerate(MONTHS, 1) for n in range(3, len(m) + 1)}
_PARTS_OF_MONTH = {"early": 1, "beginning": 1, "start": 1, "mid": 11, "late": 21, "end": 21}
_PARTS_OF_YEAR = {  # the first month, and how many months
    **{"spring": (3, 3), "summer": (6, 3), "autumn": (9, 3), "fall": (9, 3), "winter": (12, 3)},
    **{"21": (3, 3), "22": (6, 3), "23": (9, 3), "24": (12, 3)},
    **{"q1": (1, 3), "q2": (4, 3), "q3": (7, 3), "q4": (10, 3)},
    **{"early": (1, 4), "mid": (5, 4), "late": (9, 4)},
}
_NAMES = "|".join(_PARTS_OF_YEAR)
_FILLERS = {"of", "the", "in", "on", "from", "between", "and", "to", "some", "time"}
NO_VALUE = r"n/?a|nan|none|null|unknown"
_ABOUT = r"^(about|around|circa|approximately|approx|ca?)\b\.? ?"
_FROM = r"([^/]+)/(?:open|unknown|\.\.)?|(?:(?:[io]n or )?after|since|from) (.+)|\[(.+)\.\.\]"
_UNTIL = r"(?:open|unknown|\.\.)?/([^/]+)|(?:(?:[io]n or )?before|until|till|by) (.+)|\[\.\.(.+)\]"
_LINKS = (r"\.\.", "--| - | and | to | until ", "/")
_TWO_ENDS = r"(?:between |from )?([\[({{]?)(.+?)({})(.+?)[\])}}]?"
_FORMS = _ONE_OF, _LASTED = "[{}..{}]", "{}/{}"
_NO_RANGE, _LONGEST = "is not a range as EDTF writes it", 60
_HOW_TO_WRITE = (
    "Write a day as 2025-02-05, a month as 2025-02, a year as 2025, one day in a range as "
    "[2025-02-01..2025-02-10]; leave the cell empty where the source gives no date"
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


def advise(text: str) -> Advice:
    """Explain a text that is refused as EDTF (ISO 8601-2:2019).

    Parameters
    ----------
    text : str
        What stands in the cell, of any length and content.

    Returns
    -------
    Advice
        Its problem is one line that begins with the text in quotes.
    """
    shown = repr(text[:_LONGEST])[1:-1]  # signs that cannot be seen are escaped
    if len(text) > _LONGEST:
        return Advice(f'"{shown}…" is too long for a date', [])
    tidy = _tidy(text)
    single = _one_date(tidy)
    several = None if single.readings else _two_ends(tidy) or _list(tidy)
    problem, readings = _one_end(tidy) or several or single
    faults = [fault for reading in readings if (fault := _impossible(reading))]
    if readings and len(faults) == len(readings):  # there is no such day: the month is left
        problem, readings = faults[0], [*readings, *(reading[:7] for reading in readings)]
    readings = [re.sub(r"\s", "", tidy), *readings]
    return Advice(f'"{shown}" {_impossible(tidy) or problem}', readings)


def _tidy(text: str) -> str:
    """The text in plain digits, hyphens and single spaces, without quotes or invisible signs."""
    text = unicodedata.normalize("NFKC", text)
    text = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    text = re.sub(r"\d", lambda digit: str(int(digit[0])), text)
    text = re.sub("[‐-―−]", "-", text).replace("-??", "-XX").replace("...", "..")
    text = re.sub(r"\s*(\.\.|[/\[\]])\s*", r"\1", text)
    text = re.sub(r"\s+", " ", text).strip(" '\"`´‘’“”")
    return re.sub("^throughout (.+)", r"\1/\1", text, flags=re.I)


def _impossible(text: str) -> str | None:
    """What the calendar has against the first well-written date in a text that it does not know."""
    for year, month, day in re.findall(r"(?<!\d)(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d-])", text):
        if year == "0000":
            return "is not a date (years run from 0001 to 9999)"
        if month and not 1 <= int(month) <= 12:
            return f"is not a date (there is no month {month})"
        days = calendar.monthrange(int(year), int(month))[1] if month else 0
        if day and not 1 <= int(day) <= days:
            return f"is not a date ({MONTHS[int(month) - 1]} has {days} days in {year})"
    return None


def _two_ends(text: str) -> Advice | None:
    """Advice on a text with a date, a link and a date."""
    for link in _LINKS:
        match = re.fullmatch(_TWO_ENDS.format(link), text, re.I)
        if match and (pairs := _pairs(match[2], match[4])):
            forms = {"[..": (_ONE_OF,), "/": (_LASTED,)}.get(match[1] + match[3], _FORMS)
            reverse = all(_begins_after(*pair) for pair in pairs)
            pairs = [pair[::-1] for pair in pairs] if reverse else pairs
            readings = [form.format(*pair) for pair in pairs for form in forms]
            return Advice("begins after it ends" if reverse else _NO_RANGE, readings)
    return None


def _pairs(left: str, right: str) -> list[tuple[str, str]]:
    """What two ends may mean, read the same way round; 2025-02-01 and 05 share their month."""
    if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", left) and re.fullmatch(r"\d\d(-\d\d)?", right):
        right = left[: -len(right)] + right
    lefts, rights = _dates(left), _dates(right)
    alike = len(lefts) == len(rights)
    return [*zip(lefts, rights, strict=True)] if alike else [*product(lefts, rights)]


def _begins_after(left: str, right: str) -> bool:
    """Whether the left end lies behind the right one, as far as both are told."""
    left, right = (re.sub(r"(-XX)?[~?%]?$", "", end) for end in (left, right))
    return next((a > b for a, b in zip(left, right, strict=False) if a != b), False)


def _one_end(text: str) -> Advice | None:
    """Advice on a text that leaves one end open."""
    for pattern, forms in ((_FROM, ["{}/..", "[{}..]"]), (_UNTIL, ["../{}", "[..{}]"])):
        match = re.fullmatch(pattern, text.removesuffix(" on"), re.I)
        if match and (dates := _dates(next(filter(None, match.groups())))):
            forms = forms[:1] if match[1] else forms[1:] if match[3] else forms
            return Advice(_NO_RANGE, [form.format(each) for each in dates for form in forms])
    return None


def _list(text: str) -> Advice | None:
    """Advice on one or more dates in brackets."""
    if not (match := re.fullmatch(r"[\[{]([^.]+)[\]}]", text)):
        return None
    dates = sorted(part.strip() for part in match[1].split(","))
    reading = _ONE_OF.format(dates[0], dates[-1]) if len(dates) > 1 else dates[0]
    return Advice("is a list of dates, which the subset does not know", [reading])


def _one_date(text: str) -> Advice:
    """Advice on a text of one date, wherever its marks stand."""
    text = re.sub(r"[~?%] ?(?=\d\d?:\d\d)|(?<=:\d\d)[~?%]+", "", text)  # marks of the time
    text = re.sub(_ABOUT, "~", text, flags=re.I)
    signs = set(re.findall("[~?%]", text))
    bare, mark = re.sub("[~?%]", "", text).strip(), "%" if len(signs) > 1 else "".join(signs)
    for problem, (pattern, readings) in _RULES.items():
        if match := re.fullmatch(pattern, bare, re.I):
            return Advice(problem, [reading and reading + mark for reading in readings(match)])
    return Advice("is not a date as EDTF writes it", [r + mark for r in _in_english(bare)])


def _dates(text: str) -> list[str]:
    """The readings of one end of a range, which is no range itself."""
    return [each for each in _one_date(text).readings if re.fullmatch("[^./]+", each)]


def _iso(year: str | int, month: str | int, day: str | int | None = None) -> str:
    """Year, month and day as EDTF writes them, be there such a day or not."""
    return f"{int(year):04}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def _part_of_year(name: str, year: str) -> str:
    """One day in a few months, over the turn of the year if need be."""
    first, count = _PARTS_OF_YEAR[name.lower()]
    beyond, last = divmod(first + count - 2, 12)
    return _ONE_OF.format(_iso(year, first), _iso(int(year) + beyond, last + 1))


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
        return [_ONE_OF.format(*(_iso(years[0], months[0], day) for day in days))]
    months = months * len(days) if len(months) == 1 and days else months
    if days and len(days) != len(months):
        return []
    ends = [_iso(years[0], *both) for both in zip_longest(months, days)] or years * (not parts)
    return ends if len(ends) == 1 else [form.format(*ends) for form in _FORMS if len(ends) == 2]


_RULES: dict[str, tuple[str, Callable[[re.Match[str]], list[str]]]] = {
    "gives no date": (
        rf"[-./\[\]]*|{NO_VALUE}|undated|no date( given)?|n\. ?d\.",
        lambda m: [""],
    ),
    "has a time behind the date": (
        r"(.*?\d)(t|,? | at )\d\d?(:\d\d)+(\.\d+)? ?(z|utc|am|pm|[-+]\d\d:?\d\d)?",
        lambda m: _one_date(m[1]).readings,
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
        lambda m: [_ONE_OF.format(*((m[1] or m[3]).ljust(4, end) for end in "09"))],
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
        lambda m: _one_date(f"{m[1]}20{m[2]}").readings + _one_date(f"20{m[0]}").readings,
    ),
}
