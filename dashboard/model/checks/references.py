"""References that lead nowhere, and words that the vocabulary lacks."""

from collections.abc import Callable, Collection, Iterator, Sequence

from dashboard.model.checks.records import Records, rests_on, told, value, values
from dashboard.model.columns import Column, columns
from dashboard.model.problems import Problem
from dashboard.model.reading.table import Record
from dashboard.model.schema import TABLES
from dashboard.model.slips.edit_distance import nearest

SUGGESTIONS = 100  # of a column; where more ids are unknown, it is no slip of the finger
COMPARISONS = 10_000_000_000  # of signs in a column: a second; then nothing is suggested


def check_references(standing: Records, read: Records) -> Iterator[Problem]:
    """Yield the rows that refer to a row that is not there, or set aside so far."""
    for table, rows in standing.items():
        for column in columns(TABLES[table]):
            if column.refers_to:
                yield from _dangling(rows, column, standing, read)
            elif column.vocabulary:
                yield from _unknown_words(rows, column, standing["vocabulary"])


def _dangling(
    rows: Sequence[Record], column: Column, standing: Records, read: Records
) -> Iterator[Problem]:
    """Yield the references of a column that lead nowhere."""
    assert column.refers_to is not None  # noqa: S101
    target, key = column.refers_to.table, column.refers_to.column
    known = {value(record, key) for record in standing[target]}
    aside = {record.cells.get(key, ""): record for record in reversed(read[target])}
    suggest = _suggesting(known)
    is_of_one_row = TABLES[target].primary_key == (key,)
    for record, wanted in values(rows, column):
        if wanted in known:
            continue
        if is_of_one_row and rows is standing[target]:  # what refers to this row is to go, too
            known.discard(value(record, key))
        if other := aside.get(wanted):
            yield rests_on(other, record, column, wanted)
        else:
            hint = suggest(wanted, f"Add it to {target}.csv")
            message = f"names no row of {target}.csv"
            yield told(record, column, wanted, "unknown-id", message, hint)


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
            yield told(record, column, wanted, "unknown-word", message, hint)


def _suggesting(known: Collection[str]) -> Callable[[str, str], str]:
    """Make what suggests the id that was probably meant, or says what to do otherwise."""
    found: dict[str, str] = {}
    in_order = sorted(known)
    signs, left = sum(map(len, known)), COMPARISONS

    def suggest(wanted: str, otherwise: str) -> str:
        nonlocal left
        needed = len(wanted) * signs
        if wanted not in found and len(found) < SUGGESTIONS and needed <= left:
            left -= needed
            found[wanted] = nearest(wanted, in_order)
        near = found.get(wanted)
        return f"Did you mean {near}? Otherwise: {otherwise.lower()}" if near else otherwise

    return suggest
