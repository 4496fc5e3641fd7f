"""A table on paper: heads, how wide each column is, and cells that are texts, some with a link."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.model.cells.kinds import web_address


@dataclass(frozen=True)
class Cell:
    """A text of some lines, each of which may be empty; with an address where it leads anywhere."""

    lines: tuple[str, ...]
    link: str = ""


@dataclass(frozen=True)
class Column:
    """What stands in a column: its head, its share of the width, and of which names it is made.

    Parameters
    ----------
    head : str
        What stands above it.
    share : int
        How wide it is, in percent.
    names : tuple of str
        Columns of the frame, a line for each that says anything.
    link : str
        The column of the frame that has the address.
    """

    head: str
    share: int
    names: tuple[str, ...]
    link: str = ""


@dataclass(frozen=True)
class Table:
    """A table.

    Parameters
    ----------
    caption : str
        What its rows are.
    columns : sequence of Column
        In order; the shares come to 100.
    rows : sequence of sequence of Cell
        Each as long as `columns`.
    more : str
        What is said below it, of rows that are not in it for instance.
    """

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    more: str = ""


def table(frame: pd.DataFrame, caption: str, columns: Sequence[Column], more: str = "") -> Table:
    """Make a table of a frame; what is missing is left out."""
    rows = [[_cell(row, column) for column in columns] for row in frame.to_dict("records")]
    return Table(caption, columns, rows, more)


def numbers(caption: str, heads: tuple[str, str], told: Iterable[tuple[str, str]]) -> Table:
    """Make a table of names with a number each."""
    columns = [Column(heads[0], 75, ("name",)), Column(heads[1], 25, ("number",))]
    return Table(caption, columns, [[Cell((name,)), Cell((number,))] for name, number in told])


def _cell(row: Mapping[Any, Any], column: Column) -> Cell:
    """Make a cell."""
    said = (_text(row[name]) for name in column.names)
    link = web_address(row[column.link]) if column.link else None
    return Cell(tuple(filter(None, said)), link or "")


def _text(value: Any) -> str:
    """Write a value of a frame; what is missing is empty."""
    if isinstance(value, str):
        return value
    return "" if pd.isna(value) else f"{value:,}"
