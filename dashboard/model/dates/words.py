"""What an EDTF date says, as people write it and never more exactly than its text."""

import re
from calendar import monthrange
from collections.abc import Sequence

from dashboard.model.dates.grammar import DATE, FORMS
from dashboard.model.dates.hints import MONTHS

_THIRD = re.compile(r"\[(\d{4})-(\d\d)-(01|11|21)\.\.\1-\2-(\d\d)\]")
_DATES, _VAGUE = re.compile(DATE), frozenset("~?%X")


def say(text: str) -> str:
    """Give the words for a date that is understood, as `edtf.in_words` does for a column."""
    if third := _say_third(text):
        return third
    found = [date.groups() for date in _DATES.finditer(text)]
    form = FORMS[_DATES.sub("D", text)]
    if len(found) == 2 and found[0] == found[1]:
        return _say_both_ends(form, *found[0])
    said = [_say_date(*date) for date in found]
    if not found[-1][2]:  # no day
        form = form.replace("on or", "in or").replace("by", "in or before")
    if len(found) == 2:
        ends = zip(said, found, reversed(found), strict=True)
        said = [f"some time in {end}" if _contains(one, other) else end for end, one, other in ends]
    alike = len(found) == 2 and [*map(bool, found[0])] == [*map(bool, found[1])]
    if alike and not _VAGUE.intersection(text):
        said[0] = _without_shared_ending(*said)
        form = form.removeprefix("from ")
    return form.format(*said)


def _say_both_ends(form: str, year: str, month: str | None, day: str | None, mark: str) -> str:
    """The words for a form whose ends are one: it happened then, or lasted as long as that."""
    one = _say_date(year, month, day, mark)
    if form != FORMS["D/D"]:
        return one
    return one.replace("some day", "a day or more") if day == "XX" else f"throughout {one}"


def _contains(outer: Sequence[str | None], inner: Sequence[str | None]) -> bool:
    """Whether one end is the month or the year of the other, and not marked; parts in order."""
    told = [part for part in outer[:3] if part]
    within = len(told) < 3 and [*inner[: len(told)]] == told and inner[len(told)]
    return bool(within) and not outer[3]


def _say_third(text: str) -> str | None:
    """The words for one day in the first ten, the next ten or the last days of a month."""
    if not (found := _THIRD.fullmatch(text)):
        return None
    year, month, first, last = found.groups()
    thirds = {"01": ("early ", 10), "11": ("mid-", 20)}
    part, end = thirds.get(first) or ("late ", monthrange(int(year), int(month))[1])
    return f"{part}{MONTHS[int(month) - 1]} {year}" if int(last) == end else None


def _say_date(year: str, month: str | None, day: str | None, mark: str) -> str:
    """The words for one date: about 5 April 2025 (uncertain)."""
    about = "about " if mark in ("~", "%") else ""
    words = f"{MONTHS[int(month) - 1]} {year}" if month else year
    if day == "XX":
        words = f"some day in {about and 'or '}{about}{words}"
    else:
        words = f"{about}{int(day)} {words}" if day else f"{about}{words}"
    return f"{words} (uncertain)" if mark in ("?", "%") else words


def _without_shared_ending(left: str, right: str) -> str:
    """The left end without the month and year, or the year, that the right end says again."""
    ending = right
    while ending := ending.partition(" ")[2]:
        if left.endswith(f" {ending}"):
            return left.removesuffix(f" {ending}")
    return left
