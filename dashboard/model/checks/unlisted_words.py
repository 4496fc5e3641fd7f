"""Words that the vocabulary lacks, kinds that the program does not have, and tags that differ."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dashboard.model.cells.grade import ADMIRALTY
from dashboard.model.columns import Column, columns
from dashboard.model.reading.finding import Finding
from dashboard.model.reading.record import Record, Records, values
from dashboard.model.schema import TABLES
from dashboard.model.slips.folding import fold
from dashboard.model.vocabulary import OWN_KINDS, Vocabulary, Word

OWN_GRADE = (
    "Give a letter A to F for the source and a digit 1 to 6 for what it says, like B2; a scale of "
    "your own is a row for each grade in vocabulary.csv for confidence"
)


def vocabulary_of(rows: Iterable[Record]) -> Vocabulary:
    """Give the words that rows of vocabulary.csv list."""
    return Vocabulary(Word(*(row.text(name) for name in Word._fields)) for row in rows)


def words_in_use(standing: Records) -> dict[str, tuple[str, ...]]:
    """Give the words that stand in tables, by column of the vocabulary."""
    found: dict[str, dict[str, None]] = {}
    for table, rows in standing.items():
        for column in columns(TABLES[table]):
            if column.vocabulary:
                words = found.setdefault(column.vocabulary.column, {})
                words |= dict.fromkeys(word for _, word in values(rows, column.name))
    return {column: tuple(words) for column, words in found.items()}


def check_words(records: Records) -> Iterator[Finding]:
    """Yield the words that nobody lists, and meanings that are none of the program's kinds.

    A word that a row lists which is set aside is known: that row is to be mended.
    """
    if "vocabulary" not in records:
        return
    listed = vocabulary_of(records["vocabulary"])
    for table in records:
        for column in columns(TABLES[table]):
            if column.vocabulary:
                yield from _unknown(records[table], column, listed)
    for row in records["vocabulary"]:
        means, own = row["means"], OWN_KINDS.get(row["column"], {})
        if means and means not in own and row["column"]:
            message = f"is no kind that the program knows in {row['column']}"
            hint = f"Write one of: {', '.join(own)}" if own else "Empty it: the program knows none"
            yield Finding(row, "means", "unknown-meaning", message, hint)


def _unknown(rows: Sequence[Record], column: Column, listed: Vocabulary) -> Iterator[Finding]:
    """Yield the words of a column that nobody lists."""
    assert column.vocabulary is not None  # noqa: S101
    asked, hint, kind = column.vocabulary.column, "Add it there", "unknown-word"
    message = f"is not in vocabulary.csv for {asked}"
    if column.vocabulary.closed:
        hint, kind = OWN_GRADE, "unknown-grade"
        message = "is no grade of the Admiralty scale, A1 to F6"
        if (scale := [*listed.labels(asked)]) != [*ADMIRALTY]:
            hint = f"Write one of: {', '.join(scale)}. Or add it to vocabulary.csv for {asked}"
            message = "is no grade of the dataset's own scale in vocabulary.csv"
    for row, word in values(rows, column.name):
        if not listed.knows(asked, word):
            yield Finding(row, column.name, kind, message, hint, word)


def check_tags(records: Records) -> Iterator[Finding]:
    """Yield the tags that other rows write with other capitals, accents or spaces, more often."""
    rows = [*records.get("events", ()), *records.get("statements", ())]
    tagged = [*values(rows, "tags")]
    numbers = Counter(tag for _, tag in tagged)
    alike: dict[str, list[str]] = defaultdict(list)
    for tag in numbers:
        alike["".join(filter(str.isalnum, fold(tag)))].append(tag)
    usual = {
        tag: most
        for word, tags in alike.items()
        if word and len(tags) > 1
        for most in [max(tags, key=numbers.__getitem__)]
        for tag in tags
        if tag != most
    }
    for record, tag in tagged:
        if tag in usual:
            message = f"is written {usual[tag]} in other rows"
            yield Finding(record, "tags", "near-tag", message, f"Write {usual[tag]}", tag)
