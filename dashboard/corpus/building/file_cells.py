"""Rows of a dataset as their files have them, so that a corpus gives them back in our columns."""

import json
from collections.abc import Iterator
from typing import Any

import pandas as pd

from dashboard.corpus.columns import SEPARATOR
from dashboard.model.columns import columns
from dashboard.model.dataset import Dataset
from dashboard.model.schema import TABLES


def written(dataset: Dataset, table: str) -> Iterator[str]:
    """Yield the cells of each row as its file has them, a curator's own among them, as JSON."""
    rows: pd.DataFrame = getattr(dataset, table)
    own = dataset.own_columns.get(table)
    names = [column.name for column in columns(TABLES[table])]
    cells: dict[str, list[Any]] = {name: rows[name].tolist() for name in names if name in rows}
    if own is not None:
        cells |= {str(name): column.loc[rows["line"]].tolist() for name, column in own.items()}
    texts = {name: [_cell(cell) for cell in column] for name, column in cells.items()}
    if "place_ids" in texts:  # for all of which place_id stands
        places = zip(texts["place_id"], texts["place_ids"], strict=True)
        texts["place_id"] = ["" if several else one for one, several in places]
    filled = {name: column for name, column in texts.items() if any(column)}
    if not filled:
        yield from ["{}"] * len(rows)
        return
    for row in zip(*filled.values(), strict=True):
        said = {name: text for name, text in zip(filled, row, strict=True) if text}
        yield json.dumps(said, ensure_ascii=False, separators=(",", ":"))


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
