"""Rows of a dataset as their files have them, so that a corpus gives them back in our columns."""

from collections.abc import Iterator
from json.encoder import encode_basestring
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
    texts = {name: [*map(_cell, column)] for name, column in cells.items()}
    if "place_ids" in texts:  # for all of which place_id stands
        places = zip(texts["place_id"], texts["place_ids"], strict=True)
        texts["place_id"] = ["" if several else one for one, several in places]
    said = [_said(name, column) for name, column in texts.items() if any(column)]
    if not said:
        yield from ["{}"] * len(rows)
        return
    for row in zip(*said, strict=True):
        yield f"{{{','.join(filter(None, row))}}}"


def _said(name: str, texts: list[str]) -> list[str]:
    """Write the cells of a column with its name, as JSON has them; nothing of empty ones."""
    begins = f"{encode_basestring(name)}:"
    return [text and begins + encode_basestring(text) for text in texts]


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
