"""Which row or word was meant by a cell that names none: what to write, if that makes it right."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from dashboard.model.cells.kinds import SLUG
from dashboard.model.checks.cycles import ABOVE
from dashboard.model.checks.unlisted_words import vocabulary_of
from dashboard.model.columns import Column, columns
from dashboard.model.reading.finding import Finding
from dashboard.model.reading.record import Record, Records
from dashboard.model.schema import TABLES
from dashboard.model.slips.names import Names
from dashboard.model.slips.text_slips import (
    EMPTY,
    FAILED,
    NO_FORMULA,
    as_id,
    bare,
    says_nothing,
)

OF_ITSELF = ("not-an-id", "stray-space", "curly-quotes", "look-alike", "wrong-separator")
OF_OTHERS = ("unknown-id", "unknown-word", "unknown-grade")
MOST = 3  # that are offered: whoever has to choose among more is as wise as before
BETWEEN = re.compile(r"\s*(?:[;,|/\n&+]|\band\b)\s*")
IDS = "of lower-case letters a-z, digits and single hyphens"
CALLED = {  # columns of names by table
    "people": ("name", "aliases"),
    "places": ("name", "aliases"),
    "sources": ("title", "publisher", "url"),
    "events": ("title",),
    "evidence": ("caption",),
}


def with_hints(findings: Iterable[Finding], records: Records) -> Iterator[Finding]:
    """Say in findings about cells that should hold ids or words which ones to write.

    Names and aliases are looked up before letters are compared, and only what the cell may
    hold is named: no id that is not there, that is another row's, or that leads in a circle.

    Parameters
    ----------
    findings : iterable of Finding
        All that is wrong with rows.
    records : mapping of str to sequence of Record
        All rows of each table.
    """
    known = _Known(records)
    for finding in findings:
        column = known.column(finding)
        if column is None or (finding.kind == "not-an-id" and _text(finding).startswith("#")):
            yield finding
        elif column.refers_to or column.vocabulary:
            yield finding._replace(hint=known.hint(finding, column))
        else:
            yield finding._replace(hint=known.hint_of_key(finding, column))


class _Known:
    """What cells may refer to, and which keys there are; looked up when first asked for."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._names = cache(self._names_of)
        self._keys = cache(self._keys_of)
        self._above = cache(self._above_of)

    def column(self, finding: Finding) -> Column | None:
        """Give the column of a cell that says no id or word that is known; else nothing."""
        row = TABLES[finding.record.table]
        if finding.kind not in (*OF_ITSELF, *OF_OTHERS):
            return None
        column = next((each for each in columns(row) if each.name == finding.column), None)
        if column is None:
            return None
        table = column.refers_to.table if column.refers_to else "vocabulary"
        names_others = column.refers_to or column.vocabulary
        known = table in self._records if names_others else column.name in row.primary_key
        return column if known else None

    def hint(self, finding: Finding, column: Column) -> str:
        """Say which id or word to write in place of one that is none."""
        text, names = _text(finding), self._names(column)
        if FAILED.fullmatch(text):
            return NO_FORMULA
        called = names.named(text)
        named = [one for one in called if self._fits(finding, column, one)]
        if called and not named:
            why = "another row has it already" if column.required else "it leads back here"
            return f"Give another id than {' or '.join(called[:MOST])}: {why}"
        if named == [bare(text)]:
            return f"Write {named[0]}"
        if not named and (several := self._several(finding, column, names)):
            return several
        if not named and says_nothing(text):
            return EMPTY if not column.required else f"Fill it in: {column.description}"
        is_grade = finding.kind == "unknown-grade"  # of which any is as near as the next
        near = [] if named or is_grade else names.near(text)
        listed = [part.strip() for part in finding.record.text(column.name).split(";")]
        near = [one for one in near if one not in listed and self._fits(finding, column, one)]
        if 0 < len(meant := named or near) <= MOST:
            otherwise = _uncapitalised(_otherwise(finding, column, meant))
            return f"Did you mean {' or '.join(meant)}? Otherwise: {otherwise}"
        return _otherwise(finding, column, called)

    def hint_of_key(self, finding: Finding, column: Column) -> str:
        """Say what to write for an id that is none, unless another row has that."""
        text, record = _text(finding), finding.record
        meant = _as_id(text)
        if meant and _key(record, column.name, meant) in self._keys(record.table):
            return f"Give it an id of its own: another row has {meant}"
        return finding.hint

    def _several(self, finding: Finding, column: Column, names: Names) -> str:
        """Say how to write a text that is several ids or names, if each of them is known."""
        parts = [names.named(part) for part in BETWEEN.split(_text(finding)) if part]
        ids = [*dict.fromkeys(one for part in parts for one in part)]
        if len(ids) < 2 or not all(len(part) == 1 for part in parts):
            return ""
        if not all(self._fits(finding, column, one) for one in ids):
            return ""
        if column.is_list:
            return f"Write {';'.join(ids)}"
        return f"Write {' or '.join(ids)}, whichever is meant: the cell holds one"

    def _fits(self, finding: Finding, column: Column, one: str) -> bool:
        """Tell whether a row can name an id: without a circle, or a key that is there already."""
        record = finding.record
        if column.name in TABLES[record.table].primary_key:
            return _key(record, column.name, one) not in self._keys(record.table)
        key, above = ABOVE.get(record.table, ("", ""))
        if column.name != above:
            return True
        seen, ring = {one}, [one]
        for here in ring:
            fresh = [
                other for other in self._above(record.table).get(here, ()) if other not in seen
            ]
            seen.update(fresh)
            ring += fresh
        return record.text(key) not in seen

    def _names_of(self, column: Column) -> Names:
        """Give the ids or words of a column that stand in a row whose id can be read."""
        if column.vocabulary:
            rows = self._records["vocabulary"]
            right = vocabulary_of(row for row in rows if row.reads("column", "value"))
            asked = column.vocabulary.column
            return Names({word: [label] for word, label in right.labels(asked).items()})
        assert column.refers_to is not None  # noqa: S101
        table, key = column.refers_to.table, column.refers_to.column
        called: dict[str, list[str]] = {}
        for row in self._records[table]:
            if row.reads(key):
                names = [name for each in CALLED[table] for name in row.parts(each)]
                called.setdefault(row[key], []).extend(names)
        return Names(called)

    def _keys_of(self, table: str) -> set[tuple[str, ...]]:
        """Give the keys of a table."""
        key = TABLES[table].primary_key
        return {_key(row) for row in self._records[table] if row.reads(*key)}

    def _above_of(self, table: str) -> dict[str, tuple[str, ...]]:
        """Give what contains each row of a table."""
        key, above = ABOVE[table]
        return {row.text(key): row.parts(above) for row in self._records[table]}


def _text(finding: Finding) -> str:
    """Give what was written for an id or a word."""
    return finding.part or finding.record.text(finding.column)


def _key(record: Record, column: str = "", instead: str = "") -> tuple[str, ...]:
    """Give the key of a row, with another text in one of its columns."""
    key = TABLES[record.table].primary_key
    return tuple(instead if name == column else record.text(name) for name in key)


def _as_id(text: str) -> str:
    """Give the id that a text would be, with what does not show or in other letters."""
    return bare(text) if re.fullmatch(SLUG, bare(text)) else as_id(text)


def _otherwise(finding: Finding, column: Column, meant: Collection[str]) -> str:
    """Say what to do about a text that is meant for no id or word that is known."""
    text = _text(finding)
    new = _as_id(text)
    if finding.kind == "unknown-grade":
        return finding.hint
    if column.vocabulary:
        as_what = f"write {new}" if new else f"write a word {IDS}"
        return "Add it there" if new in (text, *meant) else f"Add it there, and {as_what}"
    assert column.refers_to is not None  # noqa: S101
    to = f"Add it to {column.refers_to.table}.csv"
    if finding.kind == "unknown-id":
        return to
    if re.search(r"[;,|/\n]", text):
        return "Separate ids by ;" if column.is_list else f"Give one id, {IDS}"
    under = "another id" if new in meant else f"an id like {new}" if new else f"an id {IDS}"
    return f"{to} under {under}, and write that here"


def _uncapitalised(sentence: str) -> str:
    """Let a sentence go on another one."""
    return sentence[0].lower() + sentence[1:]
