"""Rows of a file -> the accounts among them that are sound, and the others with the reason."""

import csv
import json
import os
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.analysis.texts.legible import is_formula
from dashboard.corpus.building.accounts import accounts
from dashboard.corpus.building.input_files import Input
from dashboard.corpus.building.referred import Referred, read_lines
from dashboard.corpus.columns import COMPRESSION
from dashboard.model.dataset import Dataset
from dashboard.model.load import assembled
from dashboard.model.problems import Problem
from dashboard.model.reading.record import Record
from dashboard.model.reading.table import Parted, TableRead
from dashboard.model.schema import TABLES

REFUSED = ("file", "line", "column", "value", "reason", "hint", "kind")
OUTSIDE = 0  # the line of an event that is in another batch
REFERENCES = pa.schema([(one, pa.string()) for one in ("table", "id", "source_id", "event_id")])
KEYS = {"events": "event_id", "statements": "statement_id"}


@dataclass(frozen=True)
class Batch:
    """Some rows of one file.

    Parameters
    ----------
    number : int
        Its place among the batches of a build.
    file : Input
        Where they stand.
    rows : list of tuple
        For each the line on which it begins, how many lines it has, and its cells; the header
        of the file first.
    """

    number: int
    file: Input
    rows: list[Parted]


def write_batch(batch: Batch, known: Referred, parts: Path) -> dict[str, int]:
    """Check a batch, and write its accounts and what is refused; give how many of each.

    What it has to do with other batches is left to the end: events that are not in it are
    taken to be sound, and told of.
    """
    read = read_lines(batch.file, iter(batch.rows))
    own = batch.file.table
    tables = known.needed_by(read.records)
    outside = _outside(read.records)
    tables["events"] = _stubs(outside, tables)
    tables[own] = read if own != "events" else _joined(read, tables["events"])
    tables.setdefault("statements", TableRead([], [], [], read.lines.__class__()))
    dataset = assembled(tables, name="batch")
    events = dataset.events[dataset.events["line"] != OUTSIDE]
    dataset = replace(dataset, events=events if own == "events" else events.head(0))
    made = accounts(dataset)
    lines = getattr(dataset, own)["line"].to_numpy()
    files = pa.array([batch.file.path.name] * len(lines), pa.string())  # be there any rows or none
    made = made.append_column("line", pa.array(lines)).append_column("file", files)
    aside = {row.line for row in dataset.set_aside if row.file == f"{own}.csv"} - {OUTSIDE}
    _write(parts, batch.number, made, _references(dataset, own, outside), dataset, batch.file)
    counts = {"read": read.lines.rows, "kept": made.num_rows, "refused": len(aside)}
    _finish(parts, batch.number, counts)
    return counts


def _outside(records: list[Record]) -> dict[str, Record]:
    """Give the events that rows refer to and that are not among them, with one that does."""
    here = {record.text("event_id") for record in records if record.table == "events"}
    column = "after" if records and records[0].table == "events" else "event_id"
    found = {one: record for record in records for one in record.parts(column)}
    return {one: record for one, record in found.items() if one not in here}


def _stubs(outside: dict[str, Record], tables: dict[str, TableRead]) -> TableRead:
    """Make rows of events that are elsewhere, of which nothing is known but their ids."""
    kinds = (row.text("value") for row in tables["vocabulary"].records)
    kind = next(kinds, "event")
    empty = {name: field.get_default() for name, field in TABLES["events"].model_fields.items()}
    rows = []
    for one, by in outside.items():
        told = {"event_id": one, "source_id": by.text("source_id"), "kind": kind}
        told |= {"title": one, "summary": one}
        rows.append(Record("events", OUTSIDE, told, empty | told))
    return TableRead(rows, [], [], next(iter(tables.values())).lines)


def _joined(one: TableRead, other: TableRead) -> TableRead:
    """Put the rows of one table together."""
    return one._replace(records=[*one.records, *other.records])


def _references(dataset: Dataset, table: str, outside: dict[str, Record]) -> pa.Table:
    """Give which kept accounts refer to which events of other batches."""
    rows = getattr(dataset, table)
    named = rows["after"] if table == "events" else [(one,) for one in rows["event_id"]]
    ids = zip(rows[KEYS[table]], rows["source_id"], named, strict=True)
    found = [
        (table, one, source, event)
        for one, source, events in ids
        for event in events
        if event in outside
    ]
    by_column = list(zip(*found, strict=True)) or [()] * 4
    return pa.Table.from_arrays(
        [pa.array(own, pa.string()) for own in by_column], schema=REFERENCES
    )


def _write(
    parts: Path, number: int, made: pa.Table, references: pa.Table, dataset: Dataset, file: Input
) -> None:
    """Write the files of a batch."""
    pq.write_table(made, parts / f"accounts-{number:06}.parquet", compression=COMPRESSION)
    pq.write_table(references, parts / f"references-{number:06}.parquet")
    own = [
        one
        for one in dataset.problems
        if one.file == f"{file.table}.csv" and one.line and not one.is_warning
    ]
    with (parts / f"refused-{number:06}.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows(refused_row(file, one) for one in own)


def refused_row(file: Input, problem: Problem) -> list[str]:
    """Write why a row is refused, so that no spreadsheet runs anything of it."""
    cells = [problem.value, problem.message, problem.hint]
    value, reason, hint = (f"'{cell}" if is_formula(cell) else cell for cell in cells)
    return [file.path.name, str(problem.line), problem.column, value, reason, hint, problem.kind]


def _finish(parts: Path, number: int, counts: dict[str, int]) -> None:
    """Record that a batch is finished, which counts only when all of it is on the disk."""
    fresh = parts / f"done-{number:06}.json.new"
    fresh.write_text(json.dumps(counts), "utf-8")
    os.replace(fresh, parts / f"done-{number:06}.json")
