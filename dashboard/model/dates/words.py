"""What an EDTF date says, as people write it and never more exactly than its text."""

import re
from calendar import monthrange

import pandas as pd

from dashboard.model.dates.grammar import ONE_DATE
from dashboard.model.dates.parts_of_day import said_part_of_day

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
FORMS = {  # D stands for a date; the words are what in_words makes of the form
    "D": "{}",
    "D/D": "from {} to {}",
    "D/..": "from {} on",
    "../D": "until {}",
    "D/": "from {} on, until when is not known",
    "/D": "until {}, from when is not known",
    "[D..D]": "between {} and {}",
    "[..D]": "by {}",
    "[D..]": "on or after {}",
}
_SEASONS = ("spring", "summer", "autumn", "winter")
_THIRD = re.compile(r"\[(\d{4})-(\d\d)-(01|11|21)\.\.\1-\2-(\d\d)\]")
_VAGUE = frozenset("~?%X")

BRACKETED = "In [square brackets]: not printed by the source; the curator's note says from what"
_YEAR = r"(?<![\d:])\d{4}s?(?![\d:])"
_PARTS = {
    "year": re.compile(_YEAR),
    "month": re.compile(rf"\b(?:{'|'.join(MONTHS)})\b(?: {_YEAR})?|{_YEAR}"),
}

Parts = dict[str, str | None]


def say(text: str) -> str:
    """Give the words for a date that is understood, as `edtf.in_words` does for a column."""
    if known := _say_third(text) or said_part_of_day(text):
        return known
    if "," in text or text.startswith("{"):
        return _say_list(text)
    found = [date.groupdict() for date in ONE_DATE.finditer(text) if date[0]]
    form = FORMS[ONE_DATE.sub(lambda date: "D" if date[0] else "", text)]
    if len(found) == 2 and found[0] == found[1]:
        return _say_both_ends(form, found[0])
    said = [_say_date(date) for date in found]
    if not found[-1]["day"]:
        form = form.replace("on or", "in or").replace("by", "in or before")
    elif found[-1]["hour"]:
        form = form.replace("on or", "at or")
    if len(found) == 2:
        ends = zip(said, found, reversed(found), strict=True)
        said = [f"some time in {end}" if _contains(one, other) else end for end, one, other in ends]
    alike = len(found) == 2 and [*map(bool, found[0].values())] == [*map(bool, found[1].values())]
    alike = alike and found[0]["offset"] == found[-1]["offset"]
    if alike and not _VAGUE.intersection(text):
        said[0] = _without_shared_ending(*said)
        form = form.removeprefix("from ")
    return form.format(*said)


def bracketed(said: str, supplied: object) -> str:
    """Put what was supplied of a date into square brackets.

    Parameters
    ----------
    said : str
        The date in words.
    supplied : str or missing
        ``year``; or ``month``, which is the month and the year; missing where all is printed.

    Returns
    -------
    str
        ``5 February [2025]``, ``5 to 8 [February 2025]``.
    """
    if not isinstance(supplied, str):
        return said
    return _PARTS[supplied].sub(lambda part: f"[{part[0]}]", said)


def all_bracketed(when: pd.Series, supplied: pd.Series) -> pd.Series:
    """Do the same for a column of dates in words."""
    some = supplied.notna()
    if not some.any():
        return when
    pairs = zip(when[some], supplied[some], strict=True)
    put = pd.Series([bracketed(*pair) for pair in pairs], when.index[some], dtype="str")
    return when.mask(some, put.reindex(when.index))


def is_any_bracketed(when: pd.Series) -> bool:
    """Tell whether anything was supplied of any date of a column of dates in words."""
    return bool(when.str.contains("[", regex=False).any())


def _say_list(text: str) -> str:
    """The words for several dates: one of them, or all."""
    one_of = text.startswith("[")
    *most, last = (
        say(part if ".." not in part else f"[{part}]" if one_of else _as_interval(part))
        for part in text[1:-1].split(",")
    )
    return f"{', '.join(most)} {'or' if one_of else 'and'} {last}" if most else last


def _as_interval(part: str) -> str:
    """What all the dates of a part of a list are together."""
    left, _, right = part.partition("..")
    return f"{left or '..'}/{right or '..'}"


def _say_both_ends(form: str, date: Parts) -> str:
    """The words for a form whose ends are one: it happened then, or lasted as long as that."""
    one = _say_date(date)
    if form != FORMS["D/D"]:
        return one
    return one.replace("some day", "a day or more") if date["of_month"] else f"throughout {one}"


def _contains(outer: Parts, inner: Parts) -> bool:
    """Whether one end is the month or the year of the other, and not marked."""
    names = ("year", "month", "day", "hour")
    told = [part for name in names if (part := outer[name])]
    vague = outer["of_month"] or outer["of_year"] or outer["mark"] or not told
    within = [inner[name] for name in names[: len(told)]] == told
    return not vague and len(told) < 3 and within and bool(inner[names[len(told)]])


def _say_third(text: str) -> str | None:
    """The words for one day in the first ten, the next ten or the last days of a month."""
    if not (found := _THIRD.fullmatch(text)):
        return None
    year, month, first, last = found.groups()
    thirds = {"01": ("early ", 10), "11": ("mid-", 20)}
    part, end = thirds.get(first) or ("late ", monthrange(int(year), int(month))[1])
    return f"{part}{MONTHS[int(month) - 1]} {year}" if int(last) == end else None


def _say_date(date: Parts) -> str:
    """The words for one date: about 5 April 2025 (uncertain)."""
    about = "about " if date["mark"] in ("~", "%") else ""
    if some := _what_is_not_told(date):
        words = f"some {some} in {about and 'or '}{about}{_say_known(date)}"
    else:
        words = f"{about}{_say_known(date)}"
    return f"{words} (uncertain)" if date["mark"] in ("?", "%") else words


def _what_is_not_told(date: Parts) -> str:
    """What X stands for in a date, if for anything."""
    if date["years"]:
        return "year"
    return {"-XX": "month"}.get(date["of_year"] or "", "day") * bool(
        date["of_year"] or date["of_month"]
    )


def _say_known(date: Parts) -> str:
    """The words for what is told of a date."""
    if years := date["years"]:
        decade = years[2] not in "0X"
        return (
            f"the {years[:3]}0s"
            if decade
            else f"{years.replace('X', '0')} to {years.replace('X', '9')}"
        )
    month, words = int(date["month"] or 0), date["year"] or ""
    if month > 12:
        hemisphere = ("", "northern ", "southern ")[(month - 21) // 4]
        return f"{hemisphere}{_SEASONS[(month - 21) % 4]} {words}"
    words = f"{MONTHS[month - 1]} {words}" if month else words
    words = f"{int(date['day'])} {words}" if date["day"] else words
    return f"{_say_clock(date)} on {words}" if date["hour"] else words


def _say_clock(date: Parts) -> str:
    """The words for a time of day: 10:45 UTC+3."""
    clock = ":".join(part for name in ("hour", "minute", "second") if (part := date[name]))
    offset = date["offset"] or ""
    if not offset:
        return clock
    hours, _, minutes = offset[1:].partition(":")
    ahead = (
        f"{offset[0]}{int(hours)}" + f":{minutes}" * (minutes not in ("", "00")) if hours else ""
    )
    return f"{clock} UTC{'' if ahead in ('+0', '-0') else ahead}"


def _without_shared_ending(left: str, right: str) -> str:
    """The left end without the month and year, or the year, that the right end says again."""
    ending = right
    while ending := ending.partition(" ")[2]:
        if left.endswith(f" {ending}"):
            return left.removesuffix(f" {ending}")
    return left
