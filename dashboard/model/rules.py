"""What must hold between rows: keys, dates, references, vocabulary, no circles.

Every rule takes the records that still stand, by table, and yields the problems of
some of them; `load` sets those aside and asks again until all that stand agree.
"""

from collections import Counter
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


def alone(records: Records) -> Iterator[Problem]:
    """Yield what is wrong with rows whatever the other tables hold: dates and keys."""
    for table, rows in records.items():
        yield from _dates(table, rows)
        yield from _keys(table, rows)


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


def _dates(table: str, rows: Sequence[Record]) -> Iterator[Problem]:
    """Yield the dates that cannot be read."""
    for column in columns(TABLES[table]):
        if column.is_date:
            read = bounds(pd.Series([_value(r, column.name) for r in rows], dtype=object))
            for place in read["problem"].notna().to_numpy().nonzero()[0].tolist():
                record, refused = rows[place], read.iloc[place]
                text = _value(record, column.name)
                message = str(refused["problem"]).removeprefix(f'"{text}" ')
                yield _at(record, column.name, text, message, str(refused["hint"]))


def _keys(table: str, rows: Sequence[Record]) -> Iterator[Problem]:
    """Yield the rows whose key another row has too; none of them can be trusted."""
    key = TABLES[table].primary_key
    keys = [tuple(_value(record, column) for column in key) for record in rows]
    counts = Counter(keys)
    for record, found in zip(rows, keys, strict=True):
        if counts[found] > 1:
            same = [r.line for r, k in zip(rows, keys, strict=True) if k == found and r != record]
            lines = ", ".join(map(str, same))
            value = " + ".join(record.cells[column] for column in key)
            message = f"stands in line {lines} too"
            yield _at(record, key[0], value, message, f"Make {' + '.join(key)} different")


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
