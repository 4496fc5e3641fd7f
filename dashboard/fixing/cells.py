"""One cell as its column wants it, where there is but one way to read what stands in it."""

import re
from functools import lru_cache

import pandas as pd

from dashboard.model.cells.kinds import FALSE, LIST_SEPARATOR, SLUG, TRUE
from dashboard.model.columns import Column
from dashboard.model.dates.edtf import bounds
from dashboard.model.dates.hints import advise
from dashboard.model.dates.hyphens import SIGNS, may_be_years, with_hyphens
from dashboard.model.reading.as_meant import SPACES
from dashboard.model.slips.text_slips import separated_otherwise, without_slip

CERTAIN_SLIPS = ("stray-space", "curly-quotes")
CERTAIN_DATES = (  # beginnings of what `hints` says of a date that is refused
    "gives no date",
    "has a sign or a space where none belongs",
    "is not year, month and day with hyphens and two digits each",
    "does not begin with the year",
    "is not a date as EDTF writes it",
)
ONE_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?[~?%]?|")


def mended(cell: str, column: Column) -> str:
    """Write a cell as it is certainly meant; as it is where it is right, or nothing is certain.

    Parameters
    ----------
    cell : str
        What the cell says.
    column : Column
        What it may hold.
    """
    if not cell.strip():
        return cell.strip(SPACES)
    if column.is_date:
        return _date(cell)
    cell = cell.strip(SPACES)
    if column.form.type == "boolean":
        return _truth(cell)
    if column.is_list and SLUG in column.form.pattern:
        parts = (separated_otherwise(cell) or cell).split(LIST_SEPARATOR)
        words = [_word(part.strip(" "), column) for part in parts]
        as_they_are = [part.strip(" ") for part in cell.split(LIST_SEPARATOR)]
        return cell if words == as_they_are else LIST_SEPARATOR.join(words)
    return _word(cell, column) if column.choices or column.form.type != "list" else cell


def _word(text: str, column: Column) -> str:
    """Take away what does not show, and write hyphens as such; where that makes it right."""
    plain = text.translate(SIGNS)
    slip = without_slip(plain, column)
    if slip and slip[0] in CERTAIN_SLIPS:
        return slip[2]
    bare = without_slip(f" {plain}", column)  # right but for its hyphens
    return plain if bare and bare[2] == plain else text


def _truth(cell: str) -> str:
    """Write `true`, or nothing for what spreadsheets write for it."""
    said = cell.strip().casefold()
    if said in TRUE:
        return "true"
    return "" if said in FALSE else cell


@lru_cache(maxsize=4_096)
def _date(cell: str) -> str:
    """Write a date that has one reading; one that loses nothing and adds nothing."""
    meant = with_hyphens(cell.strip(SPACES))
    if _is_read(meant):
        return meant
    if may_be_years(cell):
        return cell
    advice = advise(cell)
    said = advice.problem.rpartition('" ')[2]
    readings = {one for one in advice.readings if _is_read(one)}
    if len(readings) != 1 or not said.startswith(CERTAIN_DATES):
        return cell
    reading = readings.pop()
    return reading if ONE_DATE.fullmatch(reading) and _says_as_much(cell, reading) else cell


def _is_read(text: str) -> bool:
    """Tell whether a text is a date, or none at all."""
    return bool(bounds(pd.Series([text], dtype="str"))["problem"].isna().iloc[0])


def _says_as_much(cell: str, reading: str) -> bool:
    """Tell whether a reading has all the numbers of a text, and no others."""
    given = sorted(int(number) for number in re.findall(r"\d+", cell))
    read = sorted(int(number) for number in re.findall(r"\d+", reading))
    named = len(read) - len(given)
    return named == 0 or (named == 1 and bool(re.search(r"[a-z]{3}", cell, re.IGNORECASE)))
