"""What strangers wrote, fit to be shown: no sign unseen, none that turns the line, no formula.

It is done once, when a dataset has been read. What a page, a table, a chart or a widget
shows of it has passed here, whatever else its place asks for (`text.plain` for Markdown).
"""

import re
import unicodedata
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.model.cells.kinds import LONG, SHORT
from dashboard.model.dataset import Dataset
from dashboard.model.lookups.distinct_names import numbered
from dashboard.model.schema import TABLES

FORMULA = (*"=+-@\t\r\n", *"＝＋－＠")
WORD_JOINER = "\u2060"
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
SET_APART = re.compile(f"{FIRST_STRONG_ISOLATE}([^\u2066-\u2069]*){POP_ISOLATE}")
MARKS = 4
SIGNS = range(0x300, 0x1F000)  # among which are all that stand above or below a letter
ABOVE_OR_BELOW = "".join(chr(sign) for sign in SIGNS if unicodedata.combining(chr(sign)))
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters but for tabs and line ends
    "\u202a-\u202e\u2066-\u2069"  # what turns the direction of writing
    "\ud800-\udfff]"  # halves of a character
)
HEAPED = re.compile(f"([{ABOVE_OR_BELOW}]{{{MARKS}}})([{ABOVE_OR_BELOW}]+)")
RIGHT_TO_LEFT = re.compile(
    "[\u200f\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


ODD = rf"[^\x20-\x7e]|\A *[{re.escape(''.join(FORMULA[:4]))}]"  # all that is not plain


def legible(text: str, most: int = LONG) -> str:
    """Make a text fit to be shown as it is, beside others.

    What is not seen but acts on what is, is written out, `[U+202E]`; so is a text of
    which nothing is seen. Words from right to left are set apart, so that they do not
    turn what stands beside them, and a word joiner, which is not seen, stands before
    what a spreadsheet would run. What is cut off is counted in the text itself; of a
    checked cell nothing is, as none may be longer.

    Parameters
    ----------
    text : str
        Any text, hostile or not.
    most : int
        Number of characters that are left of it.
    """
    if text.isascii() and text.isprintable() and len(text) <= most and not is_formula(text):
        return text
    if len(text) > most:
        text = f"{text[:most]}… [{len(text) - most:,} more characters]"
    if not any(sign.isprintable() and sign != " " for sign in text):
        text = "".join(map(_code, text))
    text = written_out(text)
    text = HEAPED.sub(lambda found: f"{found[1]}[{len(found[2])} more marks]", text)
    if RIGHT_TO_LEFT.search(text):
        text = f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"
    return f"{WORD_JOINER}{text}" if is_formula(text) else text


def written_out(text: str, but: str = "") -> str:
    """Write out what is not seen and acts on what is; some signs may stay."""
    return UNSEEN.sub(lambda found: found[0] if found[0] in but else _code(found[0]), text)


def is_formula(text: str) -> bool:
    """Tell whether a spreadsheet would run a text instead of showing it."""
    return text.lstrip(f" {FIRST_STRONG_ISOLATE}").startswith(FORMULA)


def made_legible(dataset: Dataset) -> Dataset:
    """Give the same dataset with all of its texts fit to be shown."""
    changed: dict[str, Any] = {table: legible_frame(getattr(dataset, table)) for table in TABLES}
    own = {table: legible_frame(frame) for table, frame in dataset.own_columns.items()}
    changed["own_columns"] = {table: _header(frame) for table, frame in own.items()}
    words = dataset.words_in_use.items()
    changed["words_in_use"] = {column: _each(tuple(used)) for column, used in words}
    for name in ("title", "standfirst", "custody"):
        changed[name] = legible(getattr(dataset, name))
    return replace(dataset, package=_each(dataset.package), **changed)


def legible_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """Go through the columns of texts and of lists of texts."""
    made: dict[str, pd.Series] = {}
    for name in map(str, frame.select_dtypes(["str", "object"])):
        new = _changed(frame[name])
        if new:
            cells = [new.get(cell, cell) for cell in frame[name].tolist()]
            made[name] = pd.Series(cells, index=frame.index, dtype=frame[name].dtype)
    return frame.assign(**made)


def _changed(cells: pd.Series) -> dict[Any, Any]:
    """Give what becomes of the cells of a column that change; most have nothing to be changed."""
    if cells.dtype != object:
        texts = pa.array(cells, pa.large_string(), from_pandas=True)
        odd = pc.or_(pc.match_substring_regex(texts, ODD), pc.greater(pc.utf8_length(texts), LONG))
        cells = cells[odd.fill_null(False).to_numpy(zero_copy_only=False)]
    return {cell: made for cell in {*cells.tolist()} if (made := _each(cell)) != cell}


def _header(frame: pd.DataFrame) -> pd.DataFrame:
    """Make the names of columns fit to be shown, too, no two alike."""
    return frame.set_axis(
        numbered(legible(name, SHORT) for name in map(str, frame)), axis="columns"
    )


def _each(value: Any) -> Any:
    """Go through all texts of a value."""
    if isinstance(value, str):
        return legible(value)
    if isinstance(value, tuple):
        return tuple(_each(part) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        texts = {part.name: _each(getattr(value, part.name)) for part in fields(value)}
        return replace(value, **texts)
    return value


def _code(sign: str) -> str:
    """Write a sign by its number."""
    return f"[U+{ord(sign):04X}]"
