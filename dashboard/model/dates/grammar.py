"""What EDTF looks like as far as it is read: one date, and the forms that are made of dates.

A text and its shape, in which every digit is a 0, have one grammar: what a thousand dates of a
shape have in common is found out once.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

CLOCK = (
    r"T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?"
    r"(?P<offset>Z|[+-][0-9]{2}(?::[0-9]{2})?)?"
)
DATE = (
    rf"(?:(?P<years>[0-9]{{2}}[0-9X]X)|(?P<year>[0-9]{{4}})(?:(?P<of_year>-XX(?:-XX)?)"
    rf"|-(?P<month>[0-9]{{2}})(?:(?P<of_month>-XX)|-(?P<day>[0-9]{{2}})(?:{CLOCK})?)?)?)"
    r"(?P<mark>[~?%]?)"
)
ONE_DATE = re.compile(DATE)
LONGEST = 250  # signs of a form that is read


class Date(NamedTuple):
    """Where one date stands in texts of a shape, and what it says: positions in bytes.

    A part that it does not say is at -1; an offset of `Z` stands where its sign would. `years`
    are the last digits of the year that are X, `east` the sign of the offset, `minutes` whether
    it has any, and `some` is for a day that is not known of a month that is.
    """

    at: int
    years: int
    month: int
    day: int
    clock: int
    second: int
    offset: int
    east: int
    minutes: bool
    some: bool

    @property
    def in_utc(self) -> bool:
        """Whether it is an instant: a time with its offset."""
        return self.offset >= 0


class Form(NamedTuple):
    """What texts of a shape say.

    Parameters
    ----------
    members : tuple of (Date or None, Date or None)
        The two ends of each date or range that it names; `None` for a side without one.
    duration : bool
        From the first end to the last, not once in between.
    ranged : bool
        It is no single date.
    start_unknown, end_unknown : bool
        The side without a date is not open: it had an end, and nobody knows when.
    approximate, uncertain : bool
        It is marked so.
    """

    members: tuple[tuple[Date | None, Date | None], ...]
    duration: bool
    ranged: bool
    start_unknown: bool
    end_unknown: bool
    approximate: bool
    uncertain: bool

    @property
    def has_clock(self) -> bool:
        """Whether any of its dates has a time of day."""
        return any(date and date.clock > 0 for pair in self.members for date in pair)


def has_form(text: str) -> bool:
    """Tell whether a text is written as dates are, be there such days or not."""
    return form_of(re.sub("[0-9]", "0", text)) is not None


@lru_cache(maxsize=4_096)
def form_of(shape: str) -> Form | None:
    """Give what texts of a shape say, `None` where that is no date as EDTF writes it."""
    members = tuple(_members(shape)) if len(shape) <= LONGEST else ()
    if not members or None in members:
        return None
    if (
        shape.count(",")
        and len({date.in_utc for pair in members for date in pair or () if date}) > 1
    ):
        return None  # nobody could tell which of them was first
    interval, left, right = shape.find("/") >= 0, shape.startswith("/"), shape.endswith("/")
    return Form(
        members=tuple(pair for pair in members if pair),
        duration=interval or shape.startswith("{"),
        ranged=interval or shape.startswith(("[", "{")),
        start_unknown=left,
        end_unknown=right,
        approximate=not {"~", "%"}.isdisjoint(shape),
        uncertain=not {"?", "%"}.isdisjoint(shape),
    )


def _members(shape: str) -> Iterator[tuple[Date | None, Date | None] | None]:
    """Yield the ends of each date or range; `None` for what is none."""
    if "/" in shape:
        left, right = shape.split("/", 1)
        yield _pair(left.replace("..", ""), right.replace("..", ""), 0, len(left) + 1)
    elif shape[:1] + shape[-1:] in ("[]", "{}"):
        parts, at = shape[1:-1].split(","), 1
        for number, part in enumerate(parts):
            left, link, right = part.partition("..")
            inside = (left or not number) and (right or number == len(parts) - 1)
            if link:
                yield _pair(left, right, at, at + len(left) + 2) if inside else None
            else:
                yield _pair(left, left, at, at) if len(parts) > 1 else None
            at += len(part) + 1
    else:
        yield _pair(shape, shape, 0, 0)


def _pair(left: str, right: str, at: int, then: int) -> tuple[Date | None, Date | None] | None:
    """Give both ends of a range; one that is not written is `None`, and both are too few."""
    ends = []
    for text, place in ((left, at), (right, then)):
        found = ONE_DATE.fullmatch(text)
        if text and not found:
            return None
        ends.append(_date(found, place) if found else None)
    return (ends[0], ends[1]) if any(ends) else None


def _date(found: re.Match[str], at: int) -> Date:
    """Give where the parts of a date stand, which itself stands at a place."""

    def place(name: str) -> int:
        return at + found.start(name) if found.start(name) >= 0 else -1

    offset = found["offset"] or ""
    return Date(
        at=at,
        years=(found["years"] or "").count("X"),
        month=place("month"),
        day=place("day"),
        clock=place("hour"),
        second=place("second"),
        offset=place("offset"),
        east={"+": 1, "-": -1}.get(offset[:1], 0),
        minutes=":" in offset,
        some=bool(found["of_month"]),
    )
