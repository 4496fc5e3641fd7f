"""Cells, a column at a time -> what they say, and which rows are certainly all right.

Each text is looked at once, however many rows have it, and mostly in C++. Whatever is not
certainly right here is read by `row.read_row`, which finds what is wrong with it, if anything. A
form of cell of which nothing is written here is asked of its class, text by text.
"""

from collections.abc import Callable, Mapping, Sequence, Set
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from pydantic import BaseModel, ValidationError

from dashboard.model.cells import kinds
from dashboard.model.cells.grade import Grade
from dashboard.model.cells.kinds import (
    ADDRESS,
    FALSE,
    LONG,
    NUMBER,
    QUOTE_WORDS,
    TRUE,
    WHOLE,
    Doubt,
    split,
)
from dashboard.model.cells.language import Language, known_language
from dashboard.model.columns import Column, columns
from dashboard.model.reading.row import cell_classes
from dashboard.model.schema import Row
from dashboard.model.slips.text_slips import in_text

NOT_PLAIN = r"[^\x20-\x7e]"
ONE_OF = "one of"
Bools = npt.NDArray[np.bool_]
Judged = tuple[Sequence[Any], Bools]
Judge = Callable[[Column, Sequence[str], pa.Array], Judged]


def read_columns(
    row: type[Row], header: Sequence[str], rows: Sequence[Sequence[str]]
) -> tuple[list[dict[str, Any]], Bools]:
    """Read rows of which each has as many cells as the header.

    Parameters
    ----------
    row : subclass of Row
        What a row must be.
    header : sequence of str
        Names of the columns.
    rows : sequence of sequence of str
        The cells of each row, as they are meant.

    Returns
    -------
    values : list of dict
        What the cells of each row say by column, as the class reads them; of use only
        where the row is right.
    right : array of bool
        Whether `read_row` would have nothing to say of the row.
    """
    known = {column.name: column for column in columns(row)}
    right = np.array([cells != header for cells in rows], dtype=bool)
    said: dict[str, Sequence[Any]] = {
        name: [field.get_default()] * len(rows) for name, field in row.model_fields.items()
    }
    for name, texts in zip(header, zip(*rows, strict=True), strict=False):  # none without rows
        column = known.get(name)
        judge = _judge(row, column) if column else None
        wrong, meaning = _judged(column, judge, texts, said[name][0] if column else None)
        if wrong:
            right &= [text not in wrong for text in texts]
        if column:
            said[name] = [*map(meaning.__getitem__, texts)]
    names = list(said)
    values = [dict(zip(names, of_row, strict=True)) for of_row in zip(*said.values(), strict=True)]
    return values, right


def _judge(row: type[Row], column: Column) -> Judge:
    """Give what judges the texts of a column."""
    return JUDGES.get(column.form.words) or _one_by_one(cell_classes(row)[column.name])


def _judged(
    column: Column | None, judge: Judge | None, texts: Sequence[str], default: object
) -> tuple[Set[str], Mapping[str, Any]]:
    """Give the texts in a column that are not certainly right, and what each says."""
    distinct = [text for text in dict.fromkeys(texts) if text]
    array = pa.array(distinct, pa.large_string())
    right = _is_text(distinct, array, column.form.most if column else LONG)
    said: Sequence[Any] = distinct
    if column and judge:
        said, fits = judge(column, distinct, array)
        right &= fits
    wrong = {text for text, is_right in zip(distinct, right.tolist(), strict=True) if not is_right}
    if column and column.required:
        wrong.add("")
    return wrong, {"": default, **dict(zip(distinct, said, strict=True))}


def _is_text(texts: Sequence[str], array: pa.Array, most: int) -> Bools:
    """Tell which texts have nothing in them that `in_text` finds."""
    right = _bools(pc.less_equal(pc.utf8_length(array), most))
    for place in np.flatnonzero(_bools(pc.match_substring_regex(array, NOT_PLAIN))).tolist():
        text = texts[place]
        right[place] = bool(text.strip()) and in_text(text, most) is None
    return right


def _bools(array: pa.Array) -> Bools:
    """Give an array of Arrow as one that can be written to."""
    return np.array(array.to_numpy(zero_copy_only=False), dtype=bool)


def _one_by_one(cell: type[BaseModel]) -> Judge:
    """Ask the class of a cell about each text, as nothing is written here of its form."""

    def judge(column: Column, texts: Sequence[str], _: pa.Array) -> Judged:
        said: list[Any] = []
        right: list[bool] = []
        for text in texts:
            doubts: list[Doubt] = []
            try:
                read = cell.model_validate({column.name: text}, context=doubts)
            except ValidationError:
                said.append(None)
                right.append(False)
            else:
                said.append(getattr(read, column.name))
                right.append(not doubts)
        return said, np.array(right, dtype=bool)

    return judge


def _anything(_: Column, texts: Sequence[str], array: pa.Array) -> Judged:
    """Take any text as it is."""
    return texts, np.ones(len(array), dtype=bool)


def _chosen(column: Column, texts: Sequence[str], _: pa.Array) -> Judged:
    """Take the texts that a column allows."""
    return texts, np.array([text in column.choices for text in texts], dtype=bool)


def _matching(pattern: str) -> Judge:
    """Take texts of plain letters that have a form as a whole: RE2 knows no other spaces."""

    def judge(_: Column, texts: Sequence[str], array: pa.Array) -> Judged:
        plain = ~_bools(pc.match_substring_regex(array, NOT_PLAIN))
        return texts, plain & _bools(pc.match_substring_regex(array, rf"\A(?:{pattern})\z"))

    return judge


def _number(pattern: str) -> Judge:
    """Take numbers as people write them, within the bounds of the column."""
    matching = _matching(pattern)

    def judge(column: Column, texts: Sequence[str], array: pa.Array) -> Judged:
        _, right = matching(column, texts, array)
        said = [float(text) if fits else None for text, fits in zip(texts, right, strict=True)]
        low, high = column.form.minimum, column.form.maximum
        assert low is not None and high is not None  # noqa: S101, PT018
        bounded = [number is not None and low <= number <= high for number in said]
        return said, np.array(bounded, dtype=bool)

    return judge


def _parts(judge: Judge) -> Judge:
    """Take lists whose cell another judge takes."""

    def parted(column: Column, texts: Sequence[str], array: pa.Array) -> Judged:
        return [split(text) for text in texts], judge(column, texts, array)[1]

    return parted


def _truth(_: Column, texts: Sequence[str], __: pa.Array) -> Judged:
    """Take what is read as true or false."""
    said = [text.strip().casefold() for text in texts]
    right = np.array([text in TRUE or text in FALSE for text in said], dtype=bool)
    return [text in TRUE for text in said], right


def _fragment(_: Column, texts: Sequence[str], __: pa.Array) -> Judged:
    """Take texts of a few words."""
    right = [len(text) < 2 * QUOTE_WORDS or len(text.split()) <= QUOTE_WORDS for text in texts]
    return texts, np.array(right, dtype=bool)


def _spoken(_: Column, texts: Sequence[str], __: pa.Array) -> Judged:
    """Take tags of languages that there are."""
    return texts, np.array([known_language(text) for text in texts], dtype=bool)


def _form(kind: Any) -> kinds.Form:
    """Give the form of a kind of cell."""
    return next(mark for mark in kind.__metadata__ if isinstance(mark, kinds.Form))


def _pattern(kind: Any) -> Judge:
    """Take what has the pattern of a kind of cell."""
    return _matching(_form(kind).pattern.removeprefix("^").removesuffix("$"))


_KINDS: dict[Any, Judge] = {
    **dict.fromkeys([kinds.Text, kinds.Prose, kinds.Term, kinds.Date, Grade], _anything),
    **{kind: _pattern(kind) for kind in (kinds.Id, kinds.Country)},
    Language: _spoken,
    kinds.Link: _matching(ADDRESS.pattern),
    kinds.Ids: _parts(_pattern(kinds.Ids)),
    kinds.Texts: _parts(_anything),
    kinds.Quote: _fragment,
    kinds.Truth: _truth,
    **dict.fromkeys([kinds.Latitude, kinds.Longitude], _number(NUMBER)),
    **dict.fromkeys([kinds.Kilometres, kinds.Speed], _number(NUMBER)),
    kinds.Rank: _number(WHOLE),
}
JUDGES: dict[str, Judge] = {_form(kind).words: judge for kind, judge in _KINDS.items()}
JUDGES[ONE_OF] = _chosen
