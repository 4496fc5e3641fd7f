"""How high the rows of a table are: as many lines as the longest text needs, two at most."""

from collections.abc import Iterable, Mapping
from math import ceil
from typing import Any
from unicodedata import east_asian_width

import pandas as pd

ONE_LINE_PX = 36
TWO_LINES_PX = 65  # Streamlit breaks texts into lines only in rows of more than 64
PADDING_PX, LINE_PX, LETTER_PX, WIDE_PX = 16, 20, 6.6, 14  # of the letters of a table
MOST_LINES = 2


def row_px(rows: pd.DataFrame, columns: Mapping[str, Any], most_lines: int = MOST_LINES) -> int:
    """Give how high the rows of a table have to be.

    Parameters
    ----------
    rows : DataFrame
        The rows that are shown.
    columns : mapping of str to column configuration
        What is shown of them; without a `width` in pixels, all of it has room in one line.
    most_lines : int
        How many lines a row may have, where it is more than one.
    """
    lines = max(
        (
            ceil(text_px(text) / (width - PADDING_PX))
            for name, column in columns.items()
            if isinstance(width := column.get("width"), int) and not _is_link(column)
            for text in _texts(rows[name])
        ),
        default=1,
    )
    if lines <= 1:
        return ONE_LINE_PX
    return max(TWO_LINES_PX, LINE_PX * min(lines, most_lines) + PADDING_PX)


def text_px(text: str) -> float:
    """Give about how wide a text is, in the letters of a table."""
    if text.isascii():
        return LETTER_PX * len(text)
    return sum(WIDE_PX if east_asian_width(sign) in "WF" else LETTER_PX for sign in text)


def _is_link(column: Mapping[str, Any]) -> bool:
    """Tell whether a column shows other words than its addresses."""
    return bool((column.get("type_config") or {}).get("display_text"))


def _texts(cells: pd.Series) -> Iterable[str]:
    """Give the texts of a column, each once."""
    return map(str, cells.dropna().unique())
