"""Dates as exact as the sources leave them: EDTF text to bounds, and to words.

The method is the Extended Date/Time Format of ISO 8601-2:2019 in the form that the Library of
Congress publishes (https://www.loc.gov/standards/datetime/), of which a subset is read here:
a date with an optional mark behind it, and the six forms with two ends.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
from pandas.api.typing import NaTType

from dashboard.model.dates.grammar import DATE, SUBSET
from dashboard.model.dates.hints import Advice, advise
from dashboard.model.dates.words import say

_ARROW = pd.ArrowDtype.construct_from_string("large_string[pyarrow]")  # regular expressions in C++
_YEAR_1 = np.datetime64("0001-01-01")

Day = pd.Timestamp | NaTType
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
        (text if wrong else say(text)) if text else "no date given"
        for text, wrong in zip(texts, refused, strict=True)
    ]
    said = pd.Series(words, dtype="str", name=dates.name)
    return said.take(codes).set_axis(dates.index)


def hints_within(
    refused: Sequence[str], earliest: Sequence[Day], latest: Sequence[Day]
) -> list[str]:
    """Say what to write for refused texts that can only mean something between two days.

    Parameters
    ----------
    refused : sequence of str
        Texts that `bounds` refuses.
    earliest, latest : sequence of Timestamp
        For each the first and the last day, inclusive; NaT where there is none.

    Returns
    -------
    list of str
        For each what `bounds` gives as its hint, without the readings that lie elsewhere.
    """
    advice = [advise(text) for text in refused]
    read = _understood(advice)
    ends = dict(zip(read.index, zip(read["earliest"], read["latest"], strict=True), strict=True))
    words = {text: text and say(text) for text in ends}
    hints = []
    for each, first, last in zip(advice, earliest, latest, strict=True):
        inside = [
            text
            for text in each.readings
            if text in ends and not (ends[text][0] > last or ends[text][1] < first)
        ]
        hints.append(each.hint({text: words[text] for text in inside}))
    return hints


def _distinct(dates: pd.Series) -> tuple[npt.NDArray[np.intp], pd.Series]:
    """Each text once, and which of them stands in each row: columns of dates mostly repeat."""
    codes, texts = pd.factorize(dates.astype("str").fillna(""))
    return codes, pd.Series(texts, dtype="str")


def _read(texts: pd.Series) -> tuple[pd.DataFrame, npt.NDArray[np.bool_]]:
    """Everything that `bounds` tells of a text but the advice, and which texts are refused."""
    arrow = texts.astype(_ARROW)
    left, right = arrow.str.extract(rf"^\[?{DATE}"), arrow.str.extract(rf"{DATE}\]?$")
    earliest, latest = _first_and_last(left)[0], _first_and_last(right)[1]
    no_such_day = (np.isnat(earliest) & left["year"].notna()) | (
        np.isnat(latest) & right["year"].notna()
    )
    understood = _where(arrow.str.fullmatch(SUBSET)) & ~no_such_day & ~(earliest > latest)

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
    words = {text: text and say(text) for text in _understood(advice).index}
    return pd.DataFrame(
        {
            "problem": [each.problem for each in advice],
            "hint": [each.hint(words) for each in advice],
        },
        index=refused.index,
        dtype="str",
    )


def _understood(advice: Iterable[Advice]) -> pd.DataFrame:
    """What readings mean that are understood; each once, indexed by its text."""
    readings = pd.Series([r for each in advice for r in each.readings], dtype="str")
    readings = readings.drop_duplicates(ignore_index=True)
    read, refused = _read(readings)
    return read[~refused].set_axis(readings[~refused])
