"""Dates as exact as the sources leave them: EDTF text to bounds, and to words.

The method is the Extended Date/Time Format of ISO 8601-2:2019 in the form that the Library of
Congress publishes (https://www.loc.gov/standards/datetime/), read here are its levels 0
and 1 in full, the sets of level 2, its seasons of either half of the earth, and minutes.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
from pandas.api.typing import NaTType

from dashboard.model.dates.ends import OPEN, PRECISIONS, Numbers, Signs, Truths, bounds_of
from dashboard.model.dates.grammar import Form, form_of
from dashboard.model.dates.hints import advise
from dashboard.model.dates.typed_dates import Advice
from dashboard.model.dates.words import say

Day = pd.Timestamp | NaTType
_UNITS = {"earliest": "D", "latest": "D", "first_second": "s", "last_second": "s"}
_OF_FORM = ("duration", "uncertain", "start_unknown", "end_unknown")
_EMPTY: dict[str, Any] = {  # what `bounds` gives of no date, in the order of its columns
    **{"earliest": OPEN, "latest": OPEN, "precision": np.int8(-1), "duration": False},
    **{"approximate": False, "uncertain": False, "start_unknown": False, "end_unknown": False},
    "hours": False,
    **{"first_second": OPEN, "last_second": OPEN, "first_in_utc": False, "last_in_utc": False},
}


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
            ``day``, ``month``, ``year``, ``decade``, ``century``, ``season``, ``minute`` or
            ``second``, or ``range`` for a date with two ends and for several; missing where no
            date is given or the text is refused.
        duration : bool
            It lasted from earliest to latest (``/``), or was on each of several dates (``{}``);
            otherwise it happened once in between.
        approximate, uncertain : bool
            ``~`` or ``%``, ``?`` or ``%`` behind the date or behind one of its ends. A season is
            always approximate.
        start_unknown, end_unknown : bool
            The side without a date is not open (``..``) but unknown.
        hours : bool
            The text has a time of day.
        first_second, last_second : datetime64[s]
            The same bounds by the clock, both inclusive; NaT where the text has no time of day,
            and where `earliest` or `latest` is. A side without a time reaches
            from midnight to midnight.
        first_in_utc, last_in_utc : bool
            Whether these seconds are of UTC, as the text has an offset. They are of the clocks
            of the place otherwise. `earliest` and `latest` are the days that are written.
        problem, hint : str
            Why the text is refused, and what to write instead; missing where all is well.

    Notes
    -----
    EDTF (ISO 8601-2:2019), levels 0 and 1: ``2025-02-05``, ``2025-02``, ``2025``, ``192X``,
    ``19XX``, ``2025-04-XX``, ``2025-XX``, ``2025-21``, ``2014-07-17T10:45Z``; intervals
    ``2025-02-01/2025-03-31``, ``2025-02-25/..``, ``/2025-04-08``; the marks ``~``, ``?`` and
    ``%`` behind each date. Of level 2 the sets ``[2025-04-01..2025-04-08]``, ``[..2025-04]``,
    ``[2025-02,2025-04]``, ``{2025-02,2025-04}``. The ends of a form may differ in precision.
    Marks do not widen the bounds: the specification leaves open by how much.
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


def _read(texts: pd.Series) -> tuple[pd.DataFrame, Truths]:
    """Everything that `bounds` tells of a text but the advice, and which texts are refused."""
    read = {name: np.full(len(texts), empty) for name, empty in _EMPTY.items()}
    for form, rows, signs, starts in _by_form(texts):
        found = bounds_of(form, signs, starts)
        kept = slice(None) if found.sound.all() else found.sound
        own = rows[kept]
        values: dict[str, Any] = {
            **dict(zip(("earliest", "latest"), found.days, strict=True)),
            **dict(zip(("first_in_utc", "last_in_utc"), found.in_utc, strict=True)),
            "precision": found.precision,
            "approximate": found.season | form.approximate,
            "hours": form.has_clock,
        }
        if found.seconds is not None:
            values |= zip(("first_second", "last_second"), found.seconds, strict=True)
        values |= {name: getattr(form, name) for name in _OF_FORM}
        for name, value in values.items():
            read[name][own] = value[kept] if isinstance(value, np.ndarray) else value
    precision = read["precision"]
    names = pd.array([*PRECISIONS], dtype="str").take(precision, allow_fill=True)
    made: dict[str, Any] = {"precision": names}
    for name, unit in _UNITS.items():
        made[name] = read[name].astype(f"datetime64[{unit}]").astype("datetime64[s]")
    return pd.DataFrame(read | made), (precision < 0) & (texts != "").to_numpy(bool)


def _by_form(texts: pd.Series) -> Iterator[tuple[Form, Numbers, Signs, Numbers]]:
    """Yield for each form its rows, all signs of the column, and where each text begins."""
    column = pa.array(texts, type=pa.large_string())
    column = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    _, offsets, content = column.buffers()
    signs = np.frombuffer(content or b"", np.uint8)
    shaped = np.where((signs >= ord("0")) & (signs <= ord("9")), np.uint8(ord("0")), signs)
    shapes = pa.LargeStringArray.from_buffers(
        len(column), offsets, pa.py_buffer(shaped), offset=column.offset
    ).dictionary_encode()
    codes = shapes.indices.to_numpy()
    starts = np.frombuffer(offsets or b"", np.int64)[column.offset :]
    parts = np.split(np.argsort(codes, kind="stable"), np.cumsum(np.bincount(codes))[:-1])
    for shape, rows in zip(shapes.dictionary.to_pylist(), parts, strict=False):
        if form := form_of(shape):
            yield form, rows, signs, starts[rows]


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
