"""Words that the vocabulary lacks, and kinds of its own that the program does not have."""

from collections.abc import Iterator, Mapping, Sequence

from dashboard.model.checks.records import Records, at, told, value, values
from dashboard.model.columns import Column, columns
from dashboard.model.problems import Problem
from dashboard.model.reading.table import Record
from dashboard.model.schema import TABLES
from dashboard.model.slips.edit_distance import nearest
from dashboard.model.slips.text_slips import suggestion
from dashboard.model.vocabulary import OWN_KINDS, Vocabulary, Word


def vocabulary_of(rows: Sequence[Record]) -> Vocabulary:
    """Give the words that the rows of vocabulary.csv list."""
    cells = ((value(row, name) or "" for name in Word._fields) for row in rows)
    return Vocabulary(Word(*each) for each in cells)


def words_in_use(standing: Records) -> dict[str, tuple[str, ...]]:
    """Give the words that stand in tables, by column of the vocabulary."""
    return {
        column.vocabulary.column: tuple(dict.fromkeys(part for _, part in values(rows, column)))
        for table, rows in standing.items()
        for column in columns(TABLES[table])
        if column.vocabulary
    }


def check_words(standing: Records) -> Iterator[Problem]:
    """Yield the words that nobody lists, and meanings that are none of the program's kinds."""
    words = vocabulary_of(standing["vocabulary"])
    for table, rows in standing.items():
        for column in columns(TABLES[table]):
            if column.vocabulary:
                yield from _unknown(rows, column, words.labels(column.vocabulary.column), words)
    for record in standing["vocabulary"]:
        means, own = value(record, "means"), OWN_KINDS.get(value(record, "column"), {})
        if means and means not in own:
            message = f"is no kind that the program knows in {value(record, 'column')}"
            hint = f"Write one of: {', '.join(own)}" if own else "Empty it: the program knows none"
            yield at(record, "means", "unknown-meaning", message, hint)


def _unknown(
    rows: Sequence[Record], column: Column, labels: Mapping[str, str], words: Vocabulary
) -> Iterator[Problem]:
    """Yield the words of a column that nobody lists."""
    assert column.vocabulary is not None  # noqa: S101
    hints: dict[str, str] = {}
    for record, wanted in values(rows, column):
        if not words.knows(column.vocabulary.column, wanted):
            if wanted not in hints:
                hints[wanted] = _hint(wanted, column, labels)
            message = f"is not in vocabulary.csv for {column.vocabulary.column}"
            yield told(record, column, wanted, "unknown-word", message, hints[wanted])


def _hint(wanted: str, column: Column, labels: Mapping[str, str]) -> str:
    """Say which word was probably meant: one that is shown so, is written so, or is near."""
    small = wanted.strip().casefold()
    slug = suggestion(wanted, column) or small
    shown = (word for word, label in labels.items() if label.casefold() == small)
    meant = next(shown, "") or (slug if slug in labels else nearest(small, labels))
    if meant:
        return f"Did you mean {meant}? Otherwise: add it there"
    return f"Add it there, and write {slug}" if slug != wanted else "Add it there"
