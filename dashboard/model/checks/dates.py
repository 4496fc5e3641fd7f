"""Dates that cannot be read, and dates that the day of publication makes doubtful."""

from collections.abc import Iterator, Mapping
from functools import cache

import pandas as pd

from dashboard.model.checks.evidence import published_first, taken_too_late
from dashboard.model.columns import columns
from dashboard.model.dates.edtf import Day, hints_within
from dashboard.model.reading.finding import Finding
from dashboard.model.reading.record import Record, Records
from dashboard.model.schema import TABLES

KINDS = {  # by how the message begins
    "is not a date (": "no-such-day",
    "is a day number": "day-number",
    "does not begin with the year": "day-order",
    "begins after it ends": "reversed-range",
}
A_DAY = pd.Timedelta(days=1)  # where it is already tomorrow, or still yesterday
TOLD = {"events": "date", "statements": "said_on"}


def check_dates(records: Records, dates: pd.DataFrame) -> Iterator[Finding]:
    """Yield the dates that are refused, and those that their source could hardly know.

    A day more or less is no reason for doubt: a source may write in another time zone.
    Parameters are those of `checks.check`.
    """
    earliest = dict(zip(dates.index, dates["earliest"], strict=True))
    latest = dict(zip(dates.index, dates["latest"], strict=True))
    words = dict(zip(dates.index, dates["when"], strict=True))

    @cache
    def after(one: str | None, other: str | None) -> bool:
        return one is not None and other is not None and earliest[one] - latest[other] > A_DAY

    sources = {record["source_id"]: record for record in records.get("sources", ())}
    yield from _refused(records, dates, sources)
    for source in records.get("sources", ()):
        published = source["published"]
        if after(published, source["accessed"]):
            message = f"lies before the publication, {words[published]}"
            hint = "Correct accessed, or published"
            yield Finding(source, "accessed", "read-too-early", message, hint)
    for table, column in TOLD.items():
        for record in records.get(table, ()):
            by = sources.get(record["source_id"])
            if by and after(record[column], published := by["published"]):
                message = f"lies after the publication of {by['source_id']}, {words[published]}"
                hint = f"Correct it, or published in {by.where}"
                yield Finding(record, column, "after-publication", message, hint)
    for record, by in taken_too_late(records, after):
        message = f"lies after the publication of {by['source_id']}, {words[by['published']]}"
        hint = f"Correct it, or published in {by.where}, or what rests on it"
        yield Finding(record, "captured", "after-publication", message, hint)


def _refused(
    records: Records, dates: pd.DataFrame, sources: Mapping[str, Record]
) -> Iterator[Finding]:
    """Yield the dates that are none; what is to be written is no doubtful one."""
    refused = dates[dates["problem"].notna()]
    said = {date: text.rpartition('" ')[2] for date, text in refused["problem"].items()}
    cells = [
        (record, column.name)
        for table, rows in records.items()
        for column in columns(TABLES[table])
        if column.is_date
        for record in rows
        if record[column.name] in said
    ]
    texts = [record[column] for record, column in cells]
    earliest: list[Day] = [pd.NaT] * len(cells)
    latest: list[Day] = [pd.NaT] * len(cells)
    shown = published_first(records, dict(zip(dates.index, dates["latest"], strict=True)))
    for at, (record, column) in enumerate(cells):
        if record.table == "evidence" and record["evidence_id"] in shown:
            latest[at] = shown[record["evidence_id"]] + A_DAY
        by = record if record.table == "sources" else sources.get(record["source_id"])
        published = by["published"] if by else None
        if published and published not in said:
            if TOLD.get(record.table) == column:
                latest[at] = dates["latest"][published] + A_DAY
            elif column == "accessed":
                earliest[at] = dates["earliest"][published] - A_DAY
    hints = hints_within(texts, earliest, latest)
    for (record, column), text, hint in zip(cells, texts, hints, strict=True):
        yield Finding(record, column, _kind(said[text]), said[text], hint)


def _kind(message: str) -> str:
    """Name the kind of a refused date by what is said of it."""
    return next((kind for start, kind in KINDS.items() if message.startswith(start)), "not-a-date")
