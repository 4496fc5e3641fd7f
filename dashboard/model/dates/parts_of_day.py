"""Parts of a day as hours of the clock: what is written for "morning", and said of it."""

import re
from datetime import date, timedelta

PARTS_OF_DAY = {  # from which hour to which; what ends before it begins ends on the next day
    "morning": ("05:00", "12:00"),
    "afternoon": ("12:00", "18:00"),
    "evening": ("18:00", "22:00"),
    "night": ("22:00", "05:00"),
}
_RANGE = re.compile(
    r"\[(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})T(?P<begin>[0-9:]{5})"
    r"\.\.(?P<next>[0-9]{4}-[0-9]{2}-[0-9]{2})T(?P<end>[0-9:]{5})\]"
)


def part_of_day(name: str, day: date) -> str:
    """Give the range that is written for a part of a day; a night is that which then begins."""
    begin, end = PARTS_OF_DAY[name]
    following = day + timedelta(days=int(end < begin))
    return f"[{day.isoformat()}T{begin}..{following.isoformat()}T{end}]"


def said_part_of_day(text: str) -> str | None:
    """Say a range that is written for a part of a day as such, and no other."""
    if not (found := _RANGE.fullmatch(text)):
        return None
    hours = found["begin"], found["end"]
    name = next((name for name, one in PARTS_OF_DAY.items() if one == hours), None)
    try:
        day = date.fromisoformat(found["day"])
        if not name or part_of_day(name, day) != text:
            return None
    except (ValueError, OverflowError):
        return None
    following = date.fromisoformat(found["next"])
    last = f"{following.day} {following:%B} {following.year:04}"
    if following == day:
        return f"{name} of {last}"
    month = "" if day.month == following.month else f" {day:%B}"
    year = "" if day.year == following.year else f" {day.year:04}"
    return f"{name} of {day.day}{month}{year} to {last}"
