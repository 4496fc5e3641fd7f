"""Dates between whose parts a word processor or a spreadsheet has put another sign than a hyphen.

A hyphen that breaks no line, or a minus sign, is always meant as one. A dash may also part the
first from the last of several years: it is read as a hyphen only where that cannot be.
"""

import re

from dashboard.model.dates.grammar import has_form

_DASHES = "‒–—―"
SIGNS = str.maketrans(dict.fromkeys(f"‐‑−﹣－{_DASHES}", "-"))
_YEARS = re.compile(rf"(?<!\d)\d\d(\d\d)[{_DASHES}](\d\d)(?![\d{_DASHES}‐‑−﹣－-])")


def with_hyphens(text: str) -> str:
    """Write a date with hyphens, if it then has a form that is read in one way; else as it is."""
    plain = text.translate(SIGNS)
    is_certain = plain != text and has_form(plain) and not may_be_years(text)
    return plain if is_certain else text


def may_be_years(text: str) -> bool:
    """Tell whether a dash stands where it may part two years: 2010–12, but not 2025–02."""
    return any(int(later) > int(year) for year, later in _YEARS.findall(text))
