"""The tables as their files have them, and the rows of them that are set aside."""

import pandas as pd

from dashboard.analysis.own_cells import own_cells, without_marks
from dashboard.model.columns import columns
from dashboard.model.dataset import Dataset
from dashboard.model.lookups.distinct_names import numbered
from dashboard.model.schema import TABLES


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
        One row per usable row of the file, in its order, with the file's columns, a
        curator's own last: texts and lists as str, numbers as float64 or Int64, truth as
        `true`; missing where the cell is empty.
    """
    frame: pd.DataFrame = getattr(dataset, table)
    filed = {}
    for column in columns(TABLES[table]):
        cells = frame[column.name]
        if column.is_list:
            cells = cells.map(";".join).astype("str").replace("", None)
        if column.since and cells.isna().all():
            continue
        if column.form.type == "boolean":
            cells = cells.map({True: "true", False: None}).astype("str")
        elif column.form.type == "integer":
            cells = cells.astype("Int64")
        filed[column.name] = cells
    if "place_ids" in filed:  # which tell of several places by themselves
        filed["place_id"] = filed["place_id"].where(filed["place_ids"].isna())
    return without_marks(pd.DataFrame(filed).join(own_cells(dataset, table, frame)))


def faulty_rows(dataset: Dataset, file: str) -> pd.DataFrame:
    """Give the rows of a file that are set aside, with what is wrong with each.

    Returns
    -------
    DataFrame
        One row per row that is set aside, in the order of the file: `line` (int, the
        physical line on which it begins), the file's columns as the file has them
        (str, missing where the row is too short), and `error` (str, all that is wrong). A
        column of the file that is called so, too, has a number behind its name.
    """
    errors: dict[int, list[str]] = {}
    for problem in dataset.problems:
        if problem.file == file:
            said = f"{problem.column}: {problem.sentence}. {problem.hint}"
            errors.setdefault(problem.line, []).append(said.removeprefix(": "))
    aside = [row for row in dataset.set_aside if row.file == file]
    rows = pd.DataFrame([row.cells for row in aside])
    rows = rows.set_axis(numbered(map(str, rows), ("line", "error")), axis="columns")
    rows.insert(0, "line", [row.line for row in aside])
    return rows.assign(error=[" | ".join(errors.get(row.line, [])) for row in aside])
