"""Rows of our tables -> a new folder of CSV files."""

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from dashboard.describe import describe
from dashboard.model.columns import columns
from dashboard.model.files import PACKAGE
from dashboard.model.schema import TABLES
from dashboard.new import make_empty


def write(
    folder: Path,
    tables: Mapping[str, Sequence[Mapping[str, str]]],
    title: str,
    description: str = "",
) -> None:
    """Write a dataset into a folder that is empty or not there yet.

    Raises
    ------
    FileExistsError
        If there is anything in it, or it is no folder.
    OSError
        If it cannot be written.
    """
    make_empty(folder)
    for table in TABLES:
        rows = tables.get(table, ())
        if TABLES[table].optional and not rows:
            continue
        header = [column.name for column in columns(TABLES[table])]
        header = [*dict.fromkeys([*header, *(name for row in rows for name in row)])]
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, header, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    about = {"title": title} | ({"description": description} if description else {})
    (folder / PACKAGE).write_text(json.dumps(about), "utf-8")
    describe(folder)
