"""Dates as exact as the sources leave them: EDTF text to bounds, and to words.

The method is the Extended Date/Time Format of ISO 8601-2:2019 in the form that the Library of
Congress publishes (https://www.loc.gov/standards/datetime/), of which a subset is read here:
a date with an optional mark behind it, and the six forms with two ends.
"""

import re
from calendar import monthrange

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.model.dates.hints import MONTHS, advise

_DATE = r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}|XX))?)?(?P<mark>[~?%]?)"
_FORMS = {  # D stands for a date; the words are what in_words makes of the form
    "D": "{}",
    "D/D": "from {} to {}",
    "D/..": "from {} on",
    "../D": "until {}",
    "[D..D]": "between {} and {}",
    "[..D]": "by {}",
    "[D..]": "on or after {}",
}
_THIRD = re.compile(r"\[(\d{4})-(\d\d)-(01|11|21)\.\.\1-\2-(\d\d)\]")
_NAMELESS = re.sub(r"\(\?P<\w+>", "(?:", _DATE)
_DATES, _VAGUE = re.compile(_DATE), frozenset("~?%X")
_SUBSET = "|".join(re.escape(form).replace("D", _NAMELESS) for form in _FORMS)
_ARROW = pd.ArrowDtype.construct_from_string("large_string[pyarrow]")  # regular expressions in C++
_YEAR_1 = np.datetime64("0001-01-01")

_Days = npt.NDArray[np.datetime64]


def bounds(dates: pd.Series) -> pd.DataFrame:
    """Give the first and the last day that each date leaves possible.

    Parameters
    ----------
    dates : pandas.Series of str
        EDTF text; missing or empty where no date is given. Spaces are not overlooked.

    Returns
    -------
    pandas.DataFrame
        One row per date, with the index of `dates` and the columns

        earliest, latest : datetime64[s]
            Days of the proleptic Gregorian calendar, both inclusive. NaT where the date is open
            on that side, where no date is given and where the text is refused.
        precision : str
            ``day``, ``month``, ``year``, or ``range`` for a date with two ends; missing where no
            date is given or the text is refused.
        duration : bool
            It lasted from earliest to latest (``/``); otherwise it happened once in between.
        approximate, uncertain : bool
            ``~`` or ``%``, ``?`` or ``%`` behind the date or behind one of its ends.
        problem, hint : str
            Why the text is refused, and what to write instead; missing where all is well.

    Notes
    -----
    A subset of EDTF (ISO 8601-2:2019, levels 0 to 2): ``2025-02-05``, ``2025-02``, ``2025``,
    ``2025-04-XX``; intervals ``2025-02-01/2025-03-31``, ``2025-02-25/..``, ``../2025-04-08``; one
    of a set ``[2025-04-01..2025-04-08]``, ``[..2025-04-08]``, ``[2025-02-25..]``; the marks ``~``,
    ``?`` and ``%`` behind each date. The ends of a form may differ in precision. Marks do not
    widen the bounds: the specification leaves open by how much.
    """
    codes, texts = _distinct(dates)
    read, refused = _read(texts)
    read[["problem", "hint"]] = _explain(texts[refused]).reindex(texts.index)
    return read.take(codes).set_axis(dates.index)


def in_words(dates: pd.Series) -> pd.Series:
    """Say each date as people write it, never more exactly than its text.

    Parameters
    ----------
    dates : pandas.Series of str
        EDTF text as `bounds` reads it (ISO 8601-2:2019); missing or empty where no date is given.

    Returns
    -------
    pandas.Series of str
        One phrase per date, with the index of `dates`: ``between 1 and 8 April 2025``. No date:
        ``no date given``. A refused text is given back as it is. Never missing.

    Notes
    -----
    Where a source says no more than "early February", curators write the first ten days as a
    range; "mid-February" is the next ten, and "late February" what is left of the month. Such a
    range is said in the source's words again.
    """
    codes, texts = _distinct(dates)
    _, refused = _read(texts)
    words = [
        (text if wrong else _say(text)) if text else "no date given"
        for text, wrong in zip(texts, refused, strict=True)
    ]
    said = pd.Series(words, dtype="str", name=dates.name)
    return said.take(codes).set_axis(dates.index)


def _distinct(dates: pd.Series) -> tuple[npt.NDArray[np.intp], pd.Series]:
    """Each text once, and which of them stands in each row: columns of dates mostly repeat."""
    codes, texts = pd.factorize(dates.astype("str").fillna(""))
    return codes, pd.Series(texts, dtype="str")


def _read(texts: pd.Series) -> tuple[pd.DataFrame, npt.NDArray[np.bool_]]:
    """Everything that `bounds` tells of a text but the advice, and which texts are refused."""
    arrow = texts.astype(_ARROW)
    left, right = arrow.str.extract(rf"^\[?{_DATE}"), arrow.str.extract(rf"{_DATE}\]?$")
    earliest, latest = _first_and_last(left)[0], _first_and_last(right)[1]
    no_such_day = (np.isnat(earliest) & left["year"].notna()) | (
        np.isnat(latest) & right["year"].notna()
    )
    understood = _where(arrow.str.fullmatch(_SUBSET)) & ~no_such_day & ~(earliest > latest)

    lasted = understood & _where(arrow.str.contains("/", regex=False))
    ranged = lasted | _where(arrow.str.startswith("["))
    precision = pd.Series("day", index=texts.index, dtype="str")
    precision = precision.mask(_where(left["day"].isin(["", "XX"])), "month")
    precision = precision.mask(_where(left["month"] == ""), "year").mask(ranged, "range")
    read = pd.DataFrame(
        {
            "earliest": np.where(understood, earliest, np.datetime64("NaT")),
            "latest": np.where(understood, latest, np.datetime64("NaT")),
            "precision": precision.where(understood),
            "duration": lasted,
            "approximate": understood & _where(arrow.str.contains("[~%]")),
            "uncertain": understood & _where(arrow.str.contains("[?%]")),
        }
    )
    return read, ~understood & _where(texts != "")


def _first_and_last(parts: pd.DataFrame) -> tuple[_Days, _Days]:
    """The first and the last day of dates cut into parts; NaT where there is no such date."""
    month, day = parts["month"], parts["day"]
    text = parts["year"] + "-" + month.replace("", "01") + "-"
    text += day.replace({"": "01", "XX": "01"})
    parsed = pd.to_datetime(text.astype("str"), format="%Y-%m-%d", errors="coerce")
    first = parsed.to_numpy(dtype="datetime64[D]")
    first = np.where(first < _YEAR_1, np.datetime64("NaT"), first)
    of_month = (first.astype("datetime64[M]") + 1).astype("datetime64[D]") - 1
    of_year = (first.astype("datetime64[Y]") + 1).astype("datetime64[D]") - 1
    whole = [_where(month == ""), _where(day.isin(["", "XX"]))]
    return first, np.select(whole, [of_year, of_month], first)


def _where(condition: pd.Series) -> npt.NDArray[np.bool_]:
    """A condition as plain booleans: what is missing does not hold."""
    return condition.to_numpy(dtype=bool, na_value=False)


def _explain(refused: pd.Series) -> pd.DataFrame:
    """Problem and hint of refused texts; a hint names only what would be understood."""
    advice = [advise(text) for text in refused]
    readings = pd.Series([r for each in advice for r in each.readings], dtype="str")
    readings = readings[~_read(readings)[1]].drop_duplicates()
    words = {text: text and _say(text) for text in readings}
    return pd.DataFrame(
        {
            "problem": [each.problem for each in advice],
            "hint": [each.hint(words) for each in advice],
        },
        index=refused.index,
        dtype="str",
    )


def _say(text: str) -> str:
    """The words for a text that is understood."""
    if third := _say_third(text):
        return third
    found = [date.groups() for date in _DATES.finditer(text)]
    said = [_say_date(*date) for date in found]
    form = _FORMS[_DATES.sub("D", text)]
    if not found[-1][2]:  # no day
        form = form.replace("on or", "in or").replace("by", "in or before")
    alike = len(found) == 2 and [*map(bool, found[0])] == [*map(bool, found[1])]
    if alike and not _VAGUE.intersection(text):
        said[0] = _without_shared_ending(*said)
        form = form.removeprefix("from ")
    return form.format(*said)


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
