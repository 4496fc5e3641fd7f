"""What of a date the source does not print: in square brackets, as catalogues write it."""

import re

import pandas as pd

from dashboard.model.dates.words import MONTHS

BRACKETED = "In [square brackets]: not printed by the source; the curator's note says from what"
_YEAR = r"(?<![\d:])\d{4}s?(?![\d:])"
_PARTS = {
    "year": re.compile(_YEAR),
    "month": re.compile(rf"\b(?:{'|'.join(MONTHS)})\b(?: {_YEAR})?|{_YEAR}"),
}


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
