"""Rows of a dataset as their files have them, so that a corpus gives them back in our columns."""

import json
from collections.abc import Iterator
from typing import Any

import pandas as pd

from dashboard.corpus.columns import SEPARATOR
from dashboard.model.columns import columns
from dashboard.model.dataset import Dataset
from dashboard.model.lookups.several_places import is_several
from dashboard.model.schema import TABLES


def written(dataset: Dataset, table: str) -> Iterator[str]:
    """Yield the cells of each row as its file has them, a curator's own among them, as JSON."""
    rows: pd.DataFrame = getattr(dataset, table)
    own = dataset.own_columns.get(table)
    names = [column.name for column in columns(TABLES[table])]
    cells: dict[str, list[Any]] = {name: rows[name].tolist() for name in names if name in rows}
    if own is not None:
        cells |= {str(name): column.loc[rows["line"]].tolist() for name, column in own.items()}
    for row in zip(*cells.values(), strict=True):
        written = {
            name: text for name, cell in zip(cells, row, strict=True) if (text := _cell(cell))
        }
        if is_several(written.get("place_id")):
            del written["place_id"]
        yield json.dumps(written, ensure_ascii=False, separators=(",", ":"))


def _cell(cell: Any) -> str:
    """Write what a cell says."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, tuple):
        return SEPARATOR.join(cell)
    if cell is True:
        return "true"
    if cell is None or cell is False or cell != cell:
        return ""
    return str(cell).removesuffix(".0")
