"""Counts that add up: what was read, what is usable, what the reader's choices leave."""

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.analysis.phrases import count
from dashboard.model.dataset import Dataset
from dashboard.model.problem_kinds import ERROR, NOTE, WARNING
from dashboard.model.problems import Problem


def read_rows(dataset: Dataset) -> pd.DataFrame:
    """Count the rows of each file.

    Returns
    -------
    DataFrame
        One row per file: `file` (str), `read`, `usable`, `aside` and `warned` (int,
        rows): what was read is usable or set aside, and some of what is usable has a
        warning. `lines`, `comments`, `empty` and `continued` (int, physical lines): all
        lines are the header, begin a row that was read, continue one or the header, or
        are a comment or empty.
    """
    aside = pd.Series([row.file for row in dataset.set_aside], dtype="str").value_counts()
    files = [f"{table}.csv" for table in dataset.tables]
    usable = [len(getattr(dataset, table)) for table in dataset.tables]
    left_out = [int(aside.get(file, 0)) for file in files]
    read = [kept + lost for kept, lost in zip(usable, left_out, strict=True)]
    shown = [set(getattr(dataset, table)["line"]) for table in dataset.tables]
    warned = [
        sum(line in kept for named, line in dataset.warnings if named == file)
        for file, kept in zip(files, shown, strict=True)
    ]
    counts = {"read": read, "usable": usable, "aside": left_out, "warned": warned}
    lines = [dataset.lines[file] for file in files]
    return pd.DataFrame(
        {
            **{"file": files, **counts, "lines": [each.total for each in lines]},
            "comments": [each.comments for each in lines],
            "empty": [each.empty for each in lines],
            "continued": [each.continued for each in lines],
        }
    )


def lines_in_words(counts: Mapping[str, int]) -> str:
    """Add up the lines of a file, of which `read_rows` has the counts; what is 0 goes unsaid."""
    parts = [
        "header",
        f"{count(counts['usable'], 'row')} usable",
        f"{counts['aside']:,} set aside" * bool(counts["aside"]),
        f"{count(counts['continued'], 'further line')} of rows" * bool(counts["continued"]),
        count(counts["comments"], "comment line") * bool(counts["comments"]),
        count(counts["empty"], "empty line") * bool(counts["empty"]),
    ]
    return f"{count(counts['lines'], 'line')} = {' + '.join(filter(None, parts))}"


def records_and_accounts(dataset: Dataset) -> str:
    """Count events and statements, each once, and their accounts: one row is one account."""
    events, statements = dataset.events, dataset.statements
    return (
        f"{count(events['event_id'].nunique(), 'event')} and "
        f"{count(statements['statement_id'].nunique(), 'statement')}, "
        f"in {count(len(events) + len(statements), 'account')},"
    )


def errors_and_warnings(problems: Sequence[Problem]) -> str:
    """Count what is wrong, what is only odd, and what is noted: `1 error, 2 warnings`.

    What there is none of goes unsaid, unless there is neither an error nor a warning.
    """
    told = Counter(problem.severity for problem in problems)
    counts = {kind: told[kind] for kind in (ERROR, WARNING)}
    said = [count(n, noun) for noun, n in counts.items() if n or not any(counts.values())]
    return ", ".join(said + [count(told[NOTE], NOTE)] * bool(told[NOTE]))


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
