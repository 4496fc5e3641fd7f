"""What a workbook changes in a folder: the cells that differ, and rows that are new."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dashboard.analysis.phrases import count
from dashboard.csv_file import CsvFile, CsvRow
from dashboard.fixing.fix import Fix
from dashboard.importing.ours.our_tables import Found
from dashboard.model.cells.kinds import FALSE, LIST_SEPARATOR, NUMBER, TRUE
from dashboard.model.columns import Column, columns
from dashboard.model.problems import visible
from dashboard.model.reading.header import named
from dashboard.model.schema import TABLES

SAME_NUMBER = 1e-12  # a workbook keeps 16 digits
SHOWN = 5  # of what the workbook does not have
LINE_END = re.compile(r"\r\n?")
Key = tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """A cell that differs, or a row that is new, and then `column` is empty."""

    file: str
    key: Key
    column: str
    before: str
    after: str

    def __str__(self) -> str:
        """Say it on one line, fit for a terminal."""
        where = f"{self.file}: {visible(' '.join(self.key))}"
        if not self.column:
            return f"{where}: a new row, {visible(self.after)}"
        return f"{where}: {visible(self.column)}: {_shown(self.before)} -> {_shown(self.after)}"


@dataclass
class Update:
    """All changes, the files with them, and what stays although the workbook lacks it."""

    changes: list[Change]
    fixes: list[Fix]
    remarks: list[str]


def update(folder: Path, found: Found) -> Update:
    """Find what a workbook changes in a folder; rows are the same by their ids.

    A cell has changed if it says something else: numbers, lists and truth are compared as
    what they mean, so that another way to write them is no change. Nothing is ever deleted.

    Raises
    ------
    ValueError
        If a row has no id, two have one, or a file of the folder cannot be read.
    OSError
        If a file is not there.
    """
    told = Update([], [], [*found.remarks])
    for table, rows in found.tables.items():
        if TABLES[table].optional and not (folder / f"{table}.csv").exists():
            told.remarks += [f"{table}.csv is not there: add it with its header first"] * bool(rows)
            continue
        file = CsvFile(folder / f"{table}.csv")
        before = file.content
        known = {column.name: column for column in columns(TABLES[table])}
        names = dict(zip(named(file.columns, known), file.columns, strict=True))
        new = _by_key(table, rows)
        old = _own_rows(table, file, names)
        for key, cells in new.items():
            if key not in old:
                file.add({names.get(name, name): text for name, text in cells.items()})
                said = "; ".join(f"{name} {text}" for name, text in cells.items() if text)
                told.changes.append(Change(f"{table}.csv", key, "", "", said))
                continue
            was = dict(zip(names, [old[key].cells[raw] for raw in names.values()], strict=True))
            for name, text in cells.items():
                if not _is_same(known.get(name), was.get(name, ""), text):
                    file.change(old[key], {names.get(name, name): text})
                    told.changes.append(Change(f"{table}.csv", key, name, was.get(name, ""), text))
        lacking = {
            name
            for name, raw in names.items()
            if name not in found.headers[table] and any(row.cells[raw].strip() for row in file.rows)
        }
        told.remarks += _kept(table, [*old], new, lacking)
        if file.content != before:
            told.fixes.append(Fix(f"{table}.csv", before, file.content))
    return told


def _by_key(table: str, rows: list[tuple[int, dict[str, str]]]) -> dict[Key, dict[str, str]]:
    """Give the rows of a sheet by their ids."""
    by_key: dict[Key, dict[str, str]] = {}
    for line, cells in rows:
        key = tuple(cells.get(name, "").strip() for name in TABLES[table].primary_key)
        if not all(key):
            names = " and ".join(TABLES[table].primary_key)
            raise ValueError(f"{table}, line {line}: a row needs {names}.")
        if key in by_key:
            raise ValueError(f"{table}, line {line}: {' '.join(key)} is there twice.")
        by_key[key] = cells
    return by_key


def _own_rows(table: str, file: CsvFile, names: Mapping[str, str]) -> dict[Key, CsvRow]:
    """Give the rows of a file by their ids; of several with the same, the first."""
    found: dict[Key, CsvRow] = {}
    for row in file.rows:
        cells = row.cells
        key = tuple(cells.get(names[one], "").strip() for one in TABLES[table].primary_key)
        found.setdefault(key, row)
    return found


def _kept(
    table: str, old: list[Key], new: Mapping[Key, object], lacking: set[str]
) -> Iterator[str]:
    """Say what a file has and the workbook does not."""
    missing = [" ".join(key) for key in old if key not in new]
    if missing:
        named_ones = ", ".join(map(visible, missing[:SHOWN]))
        more = f" and {len(missing) - SHOWN:,} more" if len(missing) > SHOWN else ""
        told = f"{count(len(missing), 'row')} not in the workbook, left as it is"
        yield f"{table}.csv: {told}: {named_ones}{more}"
    if lacking:
        listed = ", ".join(map(visible, sorted(lacking)))
        yield f"{table}.csv: columns not in the workbook, left as they are: {listed}"


def _is_same(column: Column | None, one: str, other: str) -> bool:
    """Tell whether two cells say the same."""
    if LINE_END.sub("\n", one) == LINE_END.sub("\n", other):
        return True
    if not one.strip() or not other.strip():
        return one.strip() == other.strip() or _is_false(column, one, other)
    if column is None:
        return False
    if column.is_list:
        return _parts(one) == _parts(other)
    if column.form.type in ("number", "integer"):
        numbers = [float(cell) for cell in (one, other) if re.fullmatch(NUMBER, cell.strip())]
        return len(numbers) == 2 and math.isclose(*numbers, rel_tol=SAME_NUMBER)
    return column.form.type == "boolean" and (_truth(one), _truth(other)) in ((1, 1), (0, 0))


def _is_false(column: Column | None, one: str, other: str) -> bool:
    """Tell whether an empty cell and another both say no."""
    of_truth = column is not None and column.form.type == "boolean"
    return of_truth and _truth(one) == _truth(other) == 0


def _truth(cell: str) -> int | None:
    """Read what spreadsheets and people write for yes and no."""
    said = cell.strip().casefold()
    return 1 if said in TRUE else 0 if said in FALSE else None


def _parts(cell: str) -> list[str]:
    """Take a list apart, in which each part counts once."""
    parts = (one.strip() for one in cell.split(LIST_SEPARATOR))
    return [*dict.fromkeys(part for part in parts if part)]


def _shown(cell: str) -> str:
    """Write a cell between quotation marks."""
    return f"“{visible(cell)}”" if cell else "(empty)"
