"""The files of a dataset without the names of those whose status hides them, for public demos.

The names are taken out of the files before anything else reads them: what is not there
no table, chart, address or download can show. What is wrong is told without them, too.
"""

import csv
import io
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import chain, count, repeat

from dashboard.model.cells.kinds import LIST_SEPARATOR, LONG, SLUG
from dashboard.model.columns import Column
from dashboard.model.dataset import Dataset
from dashboard.model.files import PACKAGE
from dashboard.model.load import build
from dashboard.model.media.stored import NO_MEDIA, Media
from dashboard.model.problems import DataError, FaultyRow, Problem
from dashboard.model.reading.header import named
from dashboard.model.redaction.evidence import EVIDENCE, kept_back_cells, may_be_shown
from dashboard.model.redaction.hidden_people import PEOPLE, hide, is_hidden, names, people_as_read
from dashboard.model.redaction.other_files import anything, as_high, package
from dashboard.model.redaction.raw_tables import (
    Rows,
    as_they_stand,
    columns_of,
    ids,
    places,
    vocabulary,
)
from dashboard.model.redaction.spellings import NEUTRAL, Spellings, slug
from dashboard.model.slips.mojibake import garbled, ungarbled
from dashboard.model.slips.text_slips import bare
from dashboard.model.vocabulary import OWN_WORDS, Vocabulary

UNNAMED = "prisoner"
LEADS_TO_SITE = "url"  # the column whose address is of use without the name: it leads to the site
LETTER_BUT_X = re.compile(r"[^\W\dX_]")


def redact(contents: Mapping[str, bytes]) -> dict[str, bytes]:
    """Replace the names of prisoners of war, and of all whose status hides them, by labels.

    Ids with a name in them change alike in all tables and stay different from each
    other. A web address with a name in it is cut to its site or, where it does not say
    who published, emptied. A curator's own columns are texts; in somebody's own row they
    may hold any other spelling, and say `[redacted]`. Of evidence that may show one of them
    nothing is left that leads to it; see `redaction.evidence`. Rows stay on their lines. A
    file that is no table is treated as one text.

    Parameters
    ----------
    contents : mapping of str to bytes
        Content by file name, as `load.read_folder` gives it.

    Returns
    -------
    dict of str to bytes
        The same files; untouched where nobody is to be hidden.

    Raises
    ------
    DataError
        If `people.csv` is missing, cannot be read as a table, or has a row with more or
        fewer cells than the header, so that nobody can tell the names.
    """
    redaction = redaction_of(contents)
    return redaction.files(contents) if redaction else dict(contents)


def build_redacted(
    contents: Mapping[str, bytes],
    *,
    name: str,
    unread: Mapping[str, Problem] | None = None,
    media: Media = NO_MEDIA,
) -> Dataset:
    """Bundle what can be shown without the names; parameters and errors are those of `build`.

    A hint may read a name out of a cell in which nobody could find it, of which letters
    are garbled or of another script. Hence problems are redacted as well.
    """
    redaction = redaction_of(contents)
    if not redaction:
        return build(contents, name=name, unread=unread, media=media)
    try:
        dataset = build(redaction.files(contents), name=name, unread=unread, media=media)
    except DataError as error:
        raise DataError(map(redaction.problem, error.problems)) from None
    problems = tuple(map(redaction.problem, dataset.problems))
    return replace(
        dataset, problems=problems, set_aside=tuple(map(redaction.row, dataset.set_aside))
    )


def redaction_of(contents: Mapping[str, bytes]) -> "Redaction | None":
    """Learn the names; none where nobody is to be hidden. Raises as `redact` does."""
    people = people_as_read(contents)
    tables = {
        file: rows for file, content in contents.items() if (rows := as_they_stand(file, content))
    }
    words = vocabulary(tables)
    if not any(is_hidden(cells, words) for cells in people):
        return None
    return Redaction(people, words, tables)


class Redaction:
    """What replaces what, and where."""

    def __init__(
        self, people: Sequence[dict[str, str]], words: Vocabulary, tables: Mapping[str, Rows]
    ) -> None:
        hidden_rows = [cells for cells in people if is_hidden(cells, words)]
        hidden = hide(hidden_rows, words)
        others = [cells for cells in people if not is_hidden(cells, words)] + places(tables)
        free = [name for cells in others for name in names(cells)]
        self._tables = tables
        self._texts = Spellings(hidden, free)
        self._free = may_be_shown(tables, people, hidden_rows, self._texts)
        own_ids = [cells.get("person_id", "") for cells in hidden_rows]
        self._labels = {own: one.label for own, one in zip(own_ids, hidden, strict=True)}
        self._ids = self._new_ids(Spellings(hide(hidden_rows, words, in_ids=True), free))

    def _new_ids(self, spellings: Spellings) -> dict[str, str]:
        """Give every id its new one, no two alike; the hidden choose first."""
        own = {one: label for one, label in self._labels.items() if re.fullmatch(SLUG, one)}
        wanted = {one: slug(label) or UNNAMED for one, label in own.items()}
        wanted |= {word: word for word in OWN_WORDS - own.keys()}  # which no name is known by
        for file, rows in self._tables.items():
            for one in ids(file, rows):
                if one not in wanted:  # read in capitals: no part of an id is an everyday word
                    wanted[one] = slug(spellings.replace(one.upper())) or UNNAMED
        new = {one: same for one, same in wanted.items() if one == same}
        taken = set(new)
        for one, best in wanted.items():
            if one not in new:
                numbered = chain([best], (f"{best}-{n}" for n in count(2)))
                new[one] = next(free for free in numbered if free not in taken)
                taken.add(new[one])
        return new

    def files(self, contents: Mapping[str, bytes]) -> dict[str, bytes]:
        """Redact each file as what it is."""
        new = {}
        for file, content in contents.items():
            if rows := self._tables.get(file):
                new[file] = self._table(file, rows)
            elif file == PACKAGE:
                new[file] = package(content, self._texts)
            else:
                new[file] = anything(content, self._texts)
        return new

    def problem(self, problem: Problem) -> Problem:
        """Redact a problem."""
        value, message, hint = map(self.told, (problem.value, problem.message, problem.hint))
        return replace(problem, value=value, message=message, hint=hint)

    def row(self, row: FaultyRow) -> FaultyRow:
        """Redact the cells of a row that is set aside."""
        return replace(row, cells={name: self.told(cell) for name, cell in row.cells.items()})

    def told(self, text: str) -> str:
        """Redact what is told of a cell, as a whole where only mended letters spell a name."""
        new = self._texts.replace_all(text)
        return NEUTRAL if not new.isascii() and self._texts.in_text(bare(new)) else new

    def _table(self, file: str, rows: Rows) -> bytes:
        """Redact a table."""
        known = columns_of(file)
        header = named(rows[0], known)
        new = [[name if name in known else self._header(name, known) for name in header]]
        for cells in rows[1:]:
            row = list(zip(chain(header, repeat("")), cells, strict=False))
            own = self._instead(file, dict(row), known)
            new.append([own.get(name, self._cell(known.get(name), cell)) for name, cell in row])
        written = io.StringIO(newline="")
        lines = ([*map(as_high, *pair)] for pair in zip(new, rows, strict=True))
        csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(lines)
        return written.getvalue().encode()

    def _instead(
        self, file: str, cells: Mapping[str, str], known: Mapping[str, Column]
    ) -> dict[str, str]:
        """Give the cells of a row that say something else as the row is of somebody hidden."""
        if file == EVIDENCE and cells.get("evidence_id", "") not in self._free:
            return kept_back_cells(cells, known)
        return self._own(cells, known) if file == PEOPLE else {}

    def _header(self, name: str, known: Collection[str]) -> str:
        """Redact the name of a curator's own column; it stays one of these."""
        new = self._texts.replace_all(name)
        return NEUTRAL if new in known else new

    def _own(self, cells: Mapping[str, str], known: Collection[str]) -> dict[str, str]:
        """Give the cells that name somebody hidden, or may, in their own row."""
        label = self._labels.get(cells.get("person_id", ""))
        own = {name: NEUTRAL for name, cell in cells.items() if name not in known and cell.strip()}
        return own | {"name": label, "public_label": label, "aliases": ""} if label else {}

    def _cell(self, column: Column | None, cell: str) -> str:
        """Redact a cell, a garbled one as what it was, so that no hint brings a name to light."""
        new = self._as_it_is(column, cell)
        if len(new) <= LONG and (meant := ungarbled(new)):
            original, encodings = meant
            if (hidden := self._cell(column, original)) != original:
                return garbled(hidden, encodings)
        return new

    def _as_it_is(self, column: Column | None, cell: str) -> str:
        """Redact a cell as its column has it, or as a text where it does not fit there."""
        if column is None:
            return self._texts.replace_all(cell)
        form = column.form
        if column.is_list:
            listed = cell.split(LIST_SEPARATOR)
            new = (self._ids.get(one.strip()) or self._texts.replace_all(one) for one in listed)
            return LIST_SEPARATOR.join(new)
        if SLUG in form.pattern and cell in self._ids:
            return self._ids[cell]
        if cell in column.choices or (form.type != "string" and not LETTER_BUT_X.search(cell)):
            return cell
        if form.pattern and re.fullmatch(form.pattern, cell):
            return self._code(column, cell)
        if column.name.startswith("quote"):  # which may have so many words and no more
            return self._texts.replace_all(cell, put=lambda label: "-".join(label.split()))
        return self._texts.replace_all(cell)

    def _code(self, column: Column, cell: str) -> str:
        """Redact a web address, or what else has no words: of a language tag the rest goes."""
        if cell.startswith("http"):
            site = self._texts.address(cell)
            return site if column.name == LEADS_TO_SITE or site == cell else ""
        return cell.partition("-")[0] if self._texts.in_text(cell) else cell
