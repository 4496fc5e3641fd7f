"""An Excel workbook, a sheet for each table: texts stay texts, and addresses are links."""

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import pandas as pd

from dashboard.analysis.filed_tables import as_filed
from dashboard.analysis.texts.legible import is_formula, written_out
from dashboard.exporting.about import about
from dashboard.exporting.csv_folder import without_bare
from dashboard.exporting.extract import Extract
from dashboard.model.cells.kinds import web_address
from dashboard.model.columns import columns
from dashboard.model.schema import TABLES

ABOUT, DICTIONARY = "about", "dictionary"
ORDER = (
    *("events", "statements", "evidence", "people", "places", "place_candidates", "sources"),
    "vocabulary",
)
NARROWEST, WIDEST, LOOKED_AT = 10, 60, 500  # signs of a line, and rows that a width goes by
LONGEST_LINK, MOST_LINKS = 2_079, 65_530  # of a sheet, as Excel has it
TEXT = {"num_format": "@", "text_wrap": True, "valign": "top"}  # what is typed here stays a text
LOOKS: dict[str, dict[str, Any]] = {
    "text": TEXT,
    "formula": {**TEXT, "quote_prefix": True},  # a text also when the cell has been edited
    "link": {**TEXT, "font_color": "blue", "underline": 1},
    "number": {"valign": "top"},
    "header": {"bold": True, "bottom": 1, "num_format": "@"},
    "formula header": {"bold": True, "bottom": 1, "num_format": "@", "quote_prefix": True},
}
MADE = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # the same rows make the same file
SAFELY = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook(extract: Extract) -> bytes:
    """Write the closed part of a dataset as a workbook.

    The sheets are named as the tables and have their columns, so that it can be read again; two
    more say what it is, and what each column holds. No cell is a formula.
    """
    from xlsxwriter import Workbook  # it takes a while, and is seldom wanted

    packed = io.BytesIO()
    with Workbook(packed, SAFELY) as book:
        book.set_properties({"created": MADE, "title": written_out(extract.whole.title)})
        looks = {name: book.add_format(look) for name, look in LOOKS.items()}
        _sheet(book, looks, ABOUT, _about(extract))
        tables = [table for table in ORDER if table in extract.closed.tables]
        for table in tables:
            rows = without_bare(as_filed(extract.closed, table), table)
            _sheet(book, looks, table, rows, frozen=len(TABLES[table].primary_key))
        _sheet(book, looks, DICTIONARY, _dictionary(tables))
    return packed.getvalue()


def _about(extract: Extract) -> pd.DataFrame:
    """Give what is to be known of the file, a fact in a row."""
    told = {**about(extract), "also in it": extract.added}
    said = [(name, written_out(text, "\n\t")) for name, text in told.items() if text]
    return pd.DataFrame(said, columns=["what", "said"])


def _dictionary(tables: Iterable[str]) -> pd.DataFrame:
    """Give what each column of some tables holds."""
    rows = [
        (table, one.name, " or ".join(one.choices) or one.form.words, one.description)
        for table in tables
        for one in columns(TABLES[table])
    ]
    return pd.DataFrame(rows, columns=["table", "column", "holds", "meaning"])


def _sheet(
    book: Any, looks: dict[str, Any], name: str, rows: pd.DataFrame, *, frozen: int = 0
) -> None:
    """Add a sheet with a header that stays in sight, and columns wide enough to be read."""
    sheet = book.add_worksheet(name)
    links = 0
    for at, column in enumerate(map(str, rows)):
        cells = [None if pd.isna(cell) else cell for cell in rows[column]]
        sheet.set_column(at, at, _width(column, cells[:LOOKED_AT]), looks["text"])
        head = "formula header" if is_formula(column) else "header"
        sheet.write_string(0, at, column, looks[head])
        for row, cell in enumerate(cells, 1):
            if cell is None:
                continue
            if not isinstance(cell, str):
                sheet.write_number(row, at, cell, looks["number"])
            elif links < MOST_LINKS and _is_link(cell):
                sheet.write_url(row, at, cell, looks["link"], cell)
                links += 1
            else:
                sheet.write_string(row, at, cell, looks["formula" if is_formula(cell) else "text"])
    sheet.freeze_panes(1, frozen)
    sheet.autofilter(0, 0, len(rows), max(len(rows.columns) - 1, 0))


def _is_link(cell: str) -> bool:
    """Tell whether a cell is an address that Excel can lead to."""
    return len(cell) <= LONGEST_LINK and web_address(cell) is not None


def _width(column: str, cells: list[Any]) -> int:
    """Give how many signs wide a column is to be: as its longest line, within bounds."""
    lines = [line for cell in (column, *cells) for line in str(cell or "").split("\n")]
    return min(max(NARROWEST, max(map(len, lines)) + 2), WIDEST)
