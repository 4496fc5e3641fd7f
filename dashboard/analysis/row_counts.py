"""Counts that add up: what was read, what is usable, what the reader's choices leave."""

import pandas as pd

from dashboard.model.columns import columns
from dashboard.model.dataset import Dataset
from dashboard.model.schema import TABLES


def read_rows(dataset: Dataset) -> pd.DataFrame:
    """Count the rows of each file.

    Returns
    -------
    DataFrame
        One row per file: `file` (str), `read`, `usable` and `aside` (int, rows), of
        which the first is the sum of the other two. Lines without any text are not
        rows.
    """
    aside = pd.Series([row.file for row in dataset.set_aside], dtype="str").value_counts()
    files = [f"{table}.csv" for table in TABLES]
    usable = [len(getattr(dataset, table)) for table in TABLES]
    left_out = [int(aside.get(file, 0)) for file in files]
    read = [kept + lost for kept, lost in zip(usable, left_out, strict=True)]
    return pd.DataFrame({"file": files, "read": read, "usable": usable, "aside": left_out})


def chosen_rows(dataset: Dataset, shown: Dataset) -> pd.DataFrame:
    """Count what the reader's choices leave of the events and statements.

    Parameters
    ----------
    dataset, shown : Dataset
        The whole, and what `filters.apply` left of it.

    Returns
    -------
    DataFrame
        One row for `events`, `statements` and `together` (`rows`, str) with numbers of
        rows (int): `all` = `shown` + `out`; of those shown, `dated` + `undated` =
        `shown` and `placed` + `placeless` = `shown`.
    """
    counted = []
    for table in ("events", "statements"):
        rows, kept = getattr(dataset, table), getattr(shown, table)
        dated, placed = kept["precision"].notna(), kept["place_id"].notna()
        counted.append(
            {
                "rows": table,
                "all": len(rows),
                "shown": len(kept),
                "out": len(rows) - len(kept),
                "dated": int(dated.sum()),
                "undated": int((~dated).sum()),
                "placed": int(placed.sum()),
                "placeless": int((~placed).sum()),
            }
        )
    frame = pd.DataFrame(counted)
    total = frame.drop(columns="rows").sum().to_dict()
    return pd.concat([frame, pd.DataFrame([{"rows": "together", **total}])], ignore_index=True)


def as_filed(dataset: Dataset, table: str) -> pd.DataFrame:
    """Give a table as its file writes it, so that the file could be made again.

    Parameters
    ----------
    dataset : Dataset
        As it was loaded.
    table : str
        A key of `schema.TABLES`.

    Returns
    -------
    DataFrame
        One row per usable row of the file, in its order, with the file's columns:
        texts and lists as str, numbers as float64 or Int64, truth as `true`; missing
        where the cell is empty.
    """
    frame: pd.DataFrame = getattr(dataset, table)
    filed = {}
    for column in columns(TABLES[table]):
        cells = frame[column.name]
        if column.is_list:
            cells = cells.map(";".join).astype("str").replace("", None)
        elif column.form.type == "boolean":
            cells = cells.map({True: "true", False: None}).astype("str")
        elif column.form.type == "integer":
            cells = cells.astype("Int64")
        filed[column.name] = cells
    return pd.DataFrame(filed)


def faulty_rows(dataset: Dataset, file: str) -> pd.DataFrame:
    """Give the rows of a file that are set aside, with what is wrong with each.

    Returns
    -------
    DataFrame
        One row per row that is set aside, in the order of the file: `line` (int, the
        physical line on which it begins), the file's columns as the file has them
        (str, missing where the row is too short), and `error` (str, all that is wrong).
    """
    errors: dict[int, list[str]] = {}
    for problem in dataset.problems:
        if problem.file == file:
            said = f"{problem.column}: {problem.sentence}. {problem.hint}"
            errors.setdefault(problem.line, []).append(said.removeprefix(": "))
    rows = [
        {"line": 0} | row.cells | {"line": row.line, "error": " | ".join(errors.get(row.line, []))}
        for row in dataset.set_aside
        if row.file == file
    ]
    return pd.DataFrame(rows)
