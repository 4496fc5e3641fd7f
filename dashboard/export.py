"""What is shown, as a CSV file that a spreadsheet opens without running any of it."""

import pandas as pd

FORMULA = (*"=+-@\t\r\n", *"＝＋－＠")


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """Write a frame as CSV in UTF-8 with a byte order mark, as spreadsheets expect it.

    A text that a spreadsheet would run as a formula begins with an apostrophe, as
    OWASP's advice on CSV injection has it; full-width signs count as well. Lists are
    joined by `;`, days are ISO 8601.

    Parameters
    ----------
    frame : DataFrame
        Any columns; missing values become empty cells. The index is left out.
    """
    days = frame.select_dtypes("datetime").columns
    shown = frame.assign(**{day: frame[day].dt.strftime("%Y-%m-%d") for day in days})
    return shown.map(_safe).to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _safe(cell: object) -> object:
    """Disarm a cell."""
    if isinstance(cell, tuple):
        cell = ";".join(cell)
    if isinstance(cell, str) and cell.lstrip(" ").startswith(FORMULA):
        return f"'{cell}"
    return cell
