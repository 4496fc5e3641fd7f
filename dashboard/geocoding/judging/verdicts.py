"""What is found of an answer, written into `reason`, and read back from there.

A reason that the program wrote holds what was known: it can be judged anew without asking.
A reason in a curator's words is never written over.
"""

import re
from enum import StrEnum

from dashboard.geocoding.plain_text import plain

ALONE, ALONE_FITS = " The only one found.", " The only one that fits."
_NAME = r"(?:[^.;]|\.(?! ))+"  # a sentence that is added behind a verdict is a curator's
_COUNTRY = (
    r"in (?P<lies_in>[A-Z]{2})(?:, not in [A-Z]{2})?"
    r"|the place states no country to check (?P<checked>[A-Z]{2}|it) against"
    r"|(?P<unsaid>the geocoder does not say whether it lies in [A-Z]{2})"
    r"|no country was recorded with this answer"
)
_VERDICT = re.compile(
    rf"(?:Fits|May fit|Does not fit): (?:{_COUNTRY})"
    rf"(?:; its address (?:names|does not name) {_NAME})*"
    rf"(?:; {_NAME} is neither its name nor among its aliases)?"
    rf"\.(?P<alone>{re.escape(ALONE)}|{re.escape(ALONE_FITS)})?"
)


class Fit(StrEnum):
    """Whether a candidate may be the place, from best to worst; a reason begins with it."""

    FITS = "Fits"
    MAY_FIT = "May fit"
    DOES_NOT_FIT = "Does not fit"


def is_verdict(reason: str) -> bool:
    """Tell whether the program wrote a reason, and nobody changed it."""
    return _VERDICT.fullmatch(reason) is not None


def is_choice(reason: str) -> bool:
    """Tell whether the program chose for a reason that it wrote."""
    verdict = _VERDICT.fullmatch(reason)
    return verdict is not None and verdict["alone"] is not None


def recorded_country(reason: str) -> str | None:
    """Give the country of an answer, by its verdict.

    Returns
    -------
    str or None
        ISO 3166-1 alpha-2; empty if the geocoder named none; `None` if that was not
        recorded, which runs of before did where the place stated no country.
    """
    verdict = _VERDICT.fullmatch(reason)
    if verdict is None:
        return None
    if verdict["unsaid"]:
        return ""
    checked = verdict["checked"]
    return verdict["lies_in"] or (checked if checked != "it" else None)


def in_reason(name: str) -> str:
    """Write a name so that it does not end a part of a reason: St. Upper; A;B."""
    return plain(name).replace(". ", ".\N{NO-BREAK SPACE}").replace(";", ",")


def countries(found: str | None, stated: str) -> tuple[Fit, str]:
    """Compare the country of an answer, see `recorded_country`, with the one that is stated."""
    if not stated:
        return Fit.MAY_FIT, f"the place states no country to check {found or 'it'} against"
    if found is None:
        return Fit.MAY_FIT, "no country was recorded with this answer"
    if not found:
        return Fit.MAY_FIT, f"the geocoder does not say whether it lies in {stated}"
    if found != stated:
        return Fit.DOES_NOT_FIT, f"in {found}, not in {stated}"
    return Fit.FITS, f"in {stated}"
