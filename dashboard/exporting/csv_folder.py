"""A folder of CSV files, zipped, that opens here again: the rows, and all that they refer to."""

import json
import re
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from dashboard.analysis.filed_tables import as_filed
from dashboard.csv_file import written
from dashboard.describe import package_text
from dashboard.exporting.extract import Extract
from dashboard.exporting.zip_file import zipped
from dashboard.model.dataset import Dataset
from dashboard.model.files import PACKAGE
from dashboard.model.media.handed_on import all_handed_on
from dashboard.model.reading.header import UNNAMED
from dashboard.model.schema import TABLES

NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")
UNNAMED_DATASET = "dataset"


def zipped_folder(extract: Extract) -> bytes:
    """Write the closed part of a dataset as a zip file of one folder.

    Reading it gives the same rows, and writing what was read with no further choice gives
    the same bytes. Pictures of evidence go with it; see `handed_on`. A cell is what it
    says, also where it begins like a formula.
    """
    contents = folder_files(extract)
    name = json.loads(contents[PACKAGE])["name"]
    folder = name if isinstance(name, str) and NAME.fullmatch(name) else UNNAMED_DATASET
    return zipped({f"{folder}/{file}": content for file, content in contents.items()})


def zipped_rows(title: str, said: str, rows: Mapping[str, list[dict[str, str]]]) -> bytes:
    """Write rows that come from elsewhere as a folder that opens here.

    Parameters
    ----------
    title, said : str
        What they are, and what they are a part of.
    rows : mapping of str to list of rows
        The cells of each row as its file has them, by column, and by table.
    """
    frames = {}
    for table, row in TABLES.items():
        own = [name for cells in rows.get(table, []) for name in cells]
        names = [*dict.fromkeys([*row.model_fields, *own])]
        if rows.get(table) or not row.optional:
            frames[table] = pd.DataFrame(rows.get(table, []), columns=names, dtype=object).fillna(
                ""
            )
    headers = {table: [*map(str, frame)] for table, frame in frames.items()}
    package = package_text(
        {"title": title, "description": said}, name=UNNAMED_DATASET, headers=headers
    )
    files = {PACKAGE: package.encode("utf-8", "replace")}
    files |= {f"{table}.csv": _csv(frame) for table, frame in frames.items()}
    return zipped({f"{UNNAMED_DATASET}/{file}": content for file, content in files.items()})


def folder_files(extract: Extract) -> dict[str, bytes]:
    """Give the content of each file of the folder, by name."""
    tables = {table: filed(extract.closed, table) for table in extract.closed.tables}
    headers = {table: [*frame] for table, frame in tables.items()}
    files = {PACKAGE: _package(extract, headers).encode("utf-8", "replace")}
    files |= {f"{table}.csv": _csv(frame) for table, frame in tables.items()}
    return files | all_handed_on(extract.closed.media, extract.closed.evidence["file"].dropna())


def filed(dataset: Dataset, table: str) -> pd.DataFrame:
    """Give a table as its file has it, every cell as text, empty where nothing is known."""
    return without_bare(as_filed(dataset, table), table).astype(object).map(_text)


def without_bare(frame: pd.DataFrame, table: str) -> pd.DataFrame:
    """Take out of a filed table what nobody would read back as a column.

    Of a curator's own columns without a name those are left that have any text; of a table
    without rows, none.
    """
    own = [name for name in map(str, frame) if name not in TABLES[table].model_fields]
    bare = [
        name
        for name in own
        if not len(frame) or (re.fullmatch(UNNAMED, name) and frame[name].isna().all())
    ]
    return frame.drop(columns=bare)


def _csv(frame: pd.DataFrame) -> bytes:
    """Write a table in UTF-8, with quotation marks where a cell needs them."""
    rows = [[*map(str, frame)], *frame.itertuples(index=False, name=None)]
    return "".join(",".join(map(written, row)) + "\n" for row in rows).encode()


def _text(cell: Any) -> str:
    """Write a cell as a curator would."""
    if isinstance(cell, str):
        return cell
    if pd.isna(cell):
        return ""
    return np.format_float_positional(cell, trim="-") if isinstance(cell, float) else str(cell)


def _package(extract: Extract, headers: Mapping[str, list[str]]) -> str:
    """Say of the folder what was said of the whole, and what of it this is."""
    about = _said_of(extract.whole)
    about.setdefault("title", extract.whole.title)
    if extract.chosen:
        before = about.get("description")
        told = f"{before} " if isinstance(before, str) and before else ""
        about["description"] = f"{told}A part of it: {extract.sentence}"
        choices = about.get("choices")
        listed = choices if isinstance(choices, list) else []
        about["choices"] = [*listed, {"words": extract.chosen, "address": extract.query}]
        about |= {"sources": _sources(extract, about)} if "sources" in about else {}
    return package_text(about, name=UNNAMED_DATASET, headers=headers)


def _said_of(dataset: Dataset) -> dict[str, Any]:
    """Read what a dataset says of itself; nothing where it says it in no form that is read."""
    try:
        about: Any = json.loads(dataset.files.get(PACKAGE, b"").decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return {}
    return about if isinstance(about, dict) else {}


def _sources(extract: Extract, about: Mapping[str, Any]) -> list[Any]:
    """Give the sources that the package lists, without those that are left out."""
    left_out = {*extract.whole.sources["url"]} - {*extract.closed.sources["url"]}
    listed = about["sources"] if isinstance(about["sources"], list) else []
    return [one for one in listed if not (isinstance(one, dict) and one.get("path") in left_out)]
