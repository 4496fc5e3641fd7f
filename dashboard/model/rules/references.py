"""References that lead nowhere, words that the vocabulary lacks, and circles."""

from collections.abc import Callable, Collection, Iterator, Sequence

from dashboard.model.columns import Column, columns
from dashboard.model.nearness import nearest
from dashboard.model.problems import Problem
from dashboard.model.reading import Record
from dashboard.model.rules.records import Records, at, value, values
from dashboard.model.schema import TABLES

SUGGESTIONS = 100  # of a column; where more ids are unknown, it is no slip of the finger


def check_references(standing: Records, read: Records) -> Iterator[Problem]:
    """Yield the rows that refer to a row that is not there or set aside; see `together`."""
    for table, rows in standing.items():
        for column in columns(TABLES[table]):
            if column.refers_to:
                yield from _dangling(rows, column, standing, read)
            elif column.vocabulary:
                yield from _unknown_words(rows, column, standing["vocabulary"])


def check_circles(rows: Sequence[Record], key: str, above: str) -> Iterator[Problem]:
    """Yield the rows that contain themselves, directly or through others."""
    parents: dict[str, tuple[str, ...]] = {}
    for record in rows:
        cell = value(record, above)
        parents[value(record, key)] = cell if isinstance(cell, tuple) else (cell,)
    for record in rows:
        own = value(record, key)
        seen: set[str] = set()
        queue = list(parents[own])
        while queue:
            here = queue.pop()
            if here not in seen:
                seen.add(here)
                queue += parents.get(here, ())
        if own in seen:
            hint = f"Empty {above} in one of the rows of the circle"
            yield at(record, above, "circle", f"leads back to {own} itself", hint)


def _dangling(
    rows: Sequence[Record], column: Column, standing: Records, read: Records
) -> Iterator[Problem]:
    """Yield the references of a column that lead nowhere."""
    assert column.refers_to is not None  # noqa: S101
    target, key = column.refers_to.table, column.refers_to.column
    known = {value(record, key) for record in standing[target]}
    aside = {record.cells.get(key, ""): record for record in reversed(read[target])}
    suggest = _suggesting(known)
    for record, wanted in values(rows, column):
        if wanted in known:
            continue
        if rows is standing[target]:  # what refers to this row is to go, too
            known.discard(value(record, key))
        if other := aside.get(wanted):
            message = f"names a row of {target}.csv that is set aside"
            hint = f"Mend {target}.csv:{other.line} first"
            yield _told(record, column, wanted, "rests-on-set-aside", message, hint)
        else:
            hint = suggest(wanted, f"Add it to {target}.csv")
            message = f"names no row of {target}.csv"
            yield _told(record, column, wanted, "unknown-id", message, hint)


def _unknown_words(
    rows: Sequence[Record], column: Column, vocabulary: Sequence[Record]
) -> Iterator[Problem]:
    """Yield the kinds or topics that the vocabulary does not list."""
    assert column.vocabulary is not None  # noqa: S101
    used_in = column.vocabulary.column
    words = {value(word, "value") for word in vocabulary if value(word, "column") == used_in}
    suggest = _suggesting(words)
    for record, wanted in values(rows, column):
        if wanted not in words:
            message = f"is not in vocabulary.csv for {used_in}"
            hint = suggest(wanted, "Add it there")
            yield _told(record, column, wanted, "unknown-word", message, hint)


def _told(
    record: Record, column: Column, wanted: str, kind: str, message: str, hint: str
) -> Problem:
    """Tell of one id in a cell, whatever other ids stand beside it."""
    return Problem(record.file, record.line, column.name, wanted, message, hint, kind)


def _suggesting(known: Collection[str]) -> Callable[[str, str], str]:
    """Make what suggests the id that was probably meant, or says what to do otherwise."""
    found: dict[str, str] = {}

    def suggest(wanted: str, otherwise: str) -> str:
        if wanted not in found and len(found) < SUGGESTIONS:
            found[wanted] = nearest(wanted, known)
        near = found.get(wanted)
        return f"Did you mean {near}? Otherwise: {otherwise.lower()}" if near else otherwise

    return suggest
