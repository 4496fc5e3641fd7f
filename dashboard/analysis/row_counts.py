"""Counts that add up: what was read, what is usable, what the reader's choices leave."""

import pandas as pd

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
