"""What must hold between rows: keys, dates, references, vocabulary, no circles.

Every rule takes the records that still stand, by table, and yields the problems of
some of them; `load` sets those aside and asks again until all that stand agree.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

import pandas as pd

from dashboard.model.columns import Column, columns
from dashboard.model.dates import bounds
from dashboard.model.problems import Problem
from dashboard.model.reading import Record
from dashboard.model.schema import TABLES

Records = Mapping[str, Sequence[Record]]
NAMED_LINES = 3


def alone(records: Records) -> Iterator[Problem]:
    """Yield what is wrong with rows whatever the other tables hold: dates, keys, choices."""
    yield from _dates(records)
    for table, rows in records.items():
        yield from _keys(table, rows)
    yield from _chosen(records["place_candidates"])


def together(standing: Records, read: Records) -> Iterator[Problem]:
    """Yield what is wrong between rows: references to nothing, and circles.

    Parameters
    ----------
    standing : mapping of str to sequence of Record
        The rows of each table that have no problem so far.
    read : mapping of str to sequence of Record
        All rows of each table, to tell an unknown id from one that was set aside.
    """
    for table, rows in standing.items():
        for column in columns(TABLES[table]):
            if column.refers_to:
                target, key = column.refers_to.table, column.refers_to.column
                known = {_value(record, key) for record in standing[target]}
                aside = {r.cells.get(key, ""): r for r in read[target]}
                for record, wanted in _values(rows, column):
                    if wanted not in known:
                        yield _dangling(record, column, wanted, known, aside.get(wanted))
            elif column.vocabulary:
                words = {
                    _value(record, "value")
                    for record in standing["vocabulary"]
                    if _value(record, "column") == column.vocabulary.column
                }
                for record, wanted in _values(rows, column):
                    if wanted not in words:
                        yield _unknown_word(record, column, wanted, words)
    yield from _circles(standing["places"], "place_id", "within")
    yield from _circles(standing["people"], "person_id", "member_of")


def _value(record: Record, column: str) -> Any:
    """Give a checked cell."""
    return getattr(record.row, column)


def _values(rows: Sequence[Record], column: Column) -> Iterator[tuple[Record, str]]:
    """Yield each id that a column holds, lists taken apart."""
    for record in rows:
        value = _value(record, column.name)
        for part in value if column.is_list else (value,):
            if part is not None:
                yield record, part


def _at(record: Record, column: str, value: str, message: str, hint: str) -> Problem:
    """Place a problem at a cell."""
    return Problem(record.file, record.line, column, value, message, hint)


def _dates(records: Records) -> Iterator[Problem]:
    """Yield the dates that cannot be read; all are read at once, as that is quickest."""
    cells = [
        (record, column.name, _value(record, column.name))
        for table, rows in records.items()
        for column in columns(TABLES[table])
        for record in rows
        if column.is_date
    ]
    read = bounds(pd.Series([date for _, _, date in cells], dtype=object))
    for place in read["problem"].notna().to_numpy().nonzero()[0].tolist():
        record, column, date = cells[place]
        message = str(read["problem"].iloc[place]).rpartition('" ')[2]
        yield _at(record, column, date, message, str(read["hint"].iloc[place]))


def _keys(table: str, rows: Sequence[Record]) -> Iterator[Problem]:
    """Yield the rows whose key another row has too; none of them can be trusted."""
    key = TABLES[table].primary_key
    for record, others in _alike(rows, key):
        value = " + ".join(record.cells[column] for column in key)
        message = f"stands in line {others} too"
        yield _at(record, key[0], value, message, f"Make {' + '.join(key)} different")


def _chosen(candidates: Sequence[Record]) -> Iterator[Problem]:
    """Yield the candidates that are chosen though another one of the place is."""
    chosen = [record for record in candidates if _value(record, "chosen")]
    for record, others in _alike(chosen, ("place_id",)):
        message = f"stands in line {others} too, for the same place"
        yield _at(record, "chosen", "true", message, "Choose one candidate of a place at most")


def _alike(rows: Sequence[Record], key: Sequence[str]) -> Iterator[tuple[Record, str]]:
    """Yield the rows whose key other rows have too, with the lines of a few of those."""
    found = [tuple(_value(record, column) for column in key) for record in rows]
    lines = defaultdict(list)
    for record, same in zip(rows, found, strict=True):
        lines[same].append(record.line)
    for record, same in zip(rows, found, strict=True):
        if len(lines[same]) > 1:
            others = [line for line in lines[same][: NAMED_LINES + 1] if line != record.line]
            more = " and more" if len(lines[same]) > NAMED_LINES + 1 else ""
            yield record, ", ".join(map(str, others[:NAMED_LINES])) + more


def _dangling(
    record: Record, column: Column, wanted: str, known: set[str], aside: Record | None
) -> Problem:
    """Tell of a reference that leads nowhere."""
    assert column.refers_to is not None  # noqa: S101
    file = f"{column.refers_to.table}.csv"
    if aside is not None:
        message = f"names a row of {file} that is set aside"
        return _at(record, column.name, wanted, message, f"Mend {file}:{aside.line} first")
    message = f"names no row of {file}"
    return _at(record, column.name, wanted, message, _nearest(wanted, known, f"Add it to {file}"))


def _unknown_word(record: Record, column: Column, wanted: str, words: set[str]) -> Problem:
    """Tell of a kind or topic that the vocabulary does not list."""
    assert column.vocabulary is not None  # noqa: S101
    message = f"is not in vocabulary.csv for {column.vocabulary.column}"
    return _at(record, column.name, wanted, message, _nearest(wanted, words, "Add it there"))


def _nearest(wanted: str, known: set[str], otherwise: str) -> str:
    """Suggest the id that was probably meant."""
    near = get_close_matches(wanted, sorted(known), n=1, cutoff=0.6)
    return f"Did you mean {near[0]}? Otherwise: {otherwise.lower()}" if near else otherwise


def _circles(rows: Sequence[Record], key: str, above: str) -> Iterator[Problem]:
    """Yield the rows that contain themselves, directly or through others."""
    parents: dict[str, tuple[str, ...]] = {}
    for record in rows:
        value = _value(record, above)
        parents[_value(record, key)] = value if isinstance(value, tuple) else (value,)
    for record in rows:
        own = _value(record, key)
        seen: set[str] = set()
        queue = list(parents[own])
        while queue:
            here = queue.pop()
            if here not in seen:
                seen.add(here)
                queue += parents.get(here, ())
        if own in seen:
            hint = f"Empty {above} in one of the rows of the circle"
            yield _at(record, above, record.cells[above], f"leads back to {own} itself", hint)
