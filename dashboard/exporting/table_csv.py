"""What is shown, as a CSV file that a spreadsheet opens without running any of it."""

import pandas as pd

from dashboard.analysis.texts.legible import SET_APART, WORD_JOINER, is_formula


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """Write a frame as CSV in UTF-8 with a byte order mark, as spreadsheets expect it.

    A text that a spreadsheet would run as a formula begins with an apostrophe, as
    OWASP's advice on CSV injection has it; full-width signs count as well, and so do the
    names of columns, which may be a curator's own. The unseen
    signs with which texts are shown (`analysis/texts/legible.py`) are taken out. Lists are joined
    by `;`, days are ISO 8601.

    Parameters
    ----------
    frame : DataFrame
        Any columns; missing values become empty cells. The index is left out.
    """
    days = frame.select_dtypes("datetime").columns
    shown = frame.assign(**{day: frame[day].dt.strftime("%Y-%m-%d") for day in days})
    return (
        shown.map(_safe)
        .rename(columns=_safe)
        .to_csv(index=False, lineterminator="\r\n")
        .encode("utf-8-sig")
    )


def _safe(cell: object) -> object:
    """Disarm a cell."""
    if isinstance(cell, tuple):
        cell = ";".join(cell)
    if isinstance(cell, str):
        cell = SET_APART.sub(r"\1", cell)
        cell = cell[1:] if cell[:1] == WORD_JOINER and is_formula(cell[1:]) else cell
        return f"'{cell}" if is_formula(cell) else cell
    return cell
