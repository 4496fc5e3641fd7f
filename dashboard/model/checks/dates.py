"""Dates that cannot be read, and dates that the day of publication makes doubtful."""

from collections.abc import Iterator

import pandas as pd

from dashboard.model.checks.records import Records, at, value
from dashboard.model.columns import columns
from dashboard.model.problems import Problem
from dashboard.model.schema import TABLES

KINDS = {  # by how the message begins
    "is not a date (": "no-such-day",
    "is a day number": "day-number",
    "does not begin with the year": "day-order",
    "begins after it ends": "reversed-range",
}
A_DAY = pd.Timedelta(days=1)  # where it is already tomorrow, or still yesterday
TOLD = {"events": "date", "statements": "said_on"}


def check_dates(records: Records, dates: pd.DataFrame) -> Iterator[Problem]:
    """Yield the dates that are refused, and those that their source could hardly know.

    A day more or less is no reason for doubt: a source may write in another time zone.

    Parameters
    ----------
    records : mapping of str to sequence of Record
        The rows of each table whose cells are all right.
    dates : DataFrame
        See `checks.alone`.
    """
    refused = dates[dates["problem"].notna()]
    faults = {d: (said.rpartition('" ')[2], hint)
              for d, said, hint in refused[["problem", "hint"]].itertuples()}  # fmt: skip
    for table, rows in records.items():
        for column in columns(TABLES[table]):
            if column.is_date:
                for record in rows:
                    if fault := faults.get(value(record, column.name)):
                        yield at(record, column.name, _kind(fault[0]), *fault)
    earliest = dict(zip(dates.index, dates["earliest"], strict=True))
    latest = dict(zip(dates.index, dates["latest"], strict=True))
    words = dict(zip(dates.index, dates["when"], strict=True))
    for source in records["sources"]:
        published, accessed = value(source, "published") or "", value(source, "accessed") or ""
        if earliest[published] - latest[accessed] > A_DAY:
            message = f"lies before the publication, {words[published]}"
            hint = "Correct accessed, or published"
            yield at(source, "accessed", "read-too-early", message, hint)
    sources = {value(record, "source_id"): record for record in records["sources"]}
    for table, column_name in TOLD.items():
        for record in records[table]:
            told, source_id = value(record, column_name), value(record, "source_id")
            if told and (by := sources.get(source_id)):
                published = value(by, "published") or ""
                if earliest[told] - latest[published] > A_DAY:
                    message = f"lies after the publication of {source_id}, {words[published]}"
                    hint = f"Correct it, or published in {by.file}:{by.line}"
                    yield at(record, column_name, "after-publication", message, hint)


def _kind(message: str) -> str:
    """Name the kind of a refused date by what is said of it."""
    return next((kind for start, kind in KINDS.items() if message.startswith(start)), "not-a-date")
