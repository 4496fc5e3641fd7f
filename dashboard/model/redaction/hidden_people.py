"""Whom redaction hides: which rows of people.csv, how they are spelt, and their labels."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from dashboard.model.cells.kinds import LIST_SEPARATOR
from dashboard.model.problems import DataError, Problem
from dashboard.model.reading.as_meant import EMPTY
from dashboard.model.reading.finding import placed
from dashboard.model.reading.table import read_table
from dashboard.model.redaction.spellings import NEUTRAL, Hidden, Spellings, parts, slug
from dashboard.model.vocabulary import (
    GROUP,
    MINOR,
    OFFICE,
    PRISONER_OF_WAR,
    PROTECTED_SOURCE,
    VICTIM,
    Vocabulary,
)
from dashboard.model.vocabulary import PEOPLE as KINDS

PEOPLE = "people.csv"
CALLED = {PRISONER_OF_WAR: "Prisoner", MINOR: "Minor", VICTIM: "Victim", PROTECTED_SOURCE: "Source"}
TELLING = ("aliases", "status")  # without which names may be left
QUOTED = re.compile('".+"', re.DOTALL)
WHY = "Only this file tells which names are to be redacted, so nothing is shown until it is mended"


def people_as_read(contents: Mapping[str, bytes]) -> list[dict[str, str]]:
    """Read the cells of people.csv by column, or stop where it does not tell names for certain.

    Raises
    ------
    DataError
        If it is missing, cannot be read as a table, lacks a column that tells who is to be
        hidden, or has a row with more or fewer cells than the header.
    """
    if PEOPLE not in contents:
        message = "the file is missing or cannot be read"
        raise DataError([Problem(PEOPLE, 0, "", "", message, WHY, "missing-file")])
    try:
        read = read_table("people", contents[PEOPLE])
    except DataError as error:
        raise DataError(map(_untold, error.problems)) from None
    message = "the row has more cells than the header, or fewer"
    misfits = [f for f in read.findings if not f.column and f.kind != "repeated-header"]
    if misfits:
        raise DataError(placed(f._replace(message=message, hint=WHY, part="") for f in misfits))
    if any(problem.kind == EMPTY for problem in read.problems):
        message = "rows go on behind the last column, so which cell is which is not certain"
        raise DataError([Problem(PEOPLE, 0, "", "", message, WHY, "extra-cell")])
    cells = [record.cells for record in read.records]
    if left_out := [name for name in TELLING if cells and name not in cells[0]]:
        message = "the column is missing"
        raise DataError(Problem(PEOPLE, 1, c, "", message, WHY, "missing-column") for c in left_out)
    return cells


def _untold(problem: Problem) -> Problem:
    """Tell of a problem without what it quotes from a file of which nobody knows the names."""
    value = NEUTRAL if problem.value else ""
    message, hint = (QUOTED.sub(NEUTRAL, text) for text in (problem.message, problem.hint))
    return replace(problem, value=value, message=message, hint=hint)


def is_hidden(cells: Mapping[str, str], words: Vocabulary) -> bool:
    """Tell whether a row of people.csv is of somebody whose status has redaction hide them.

    A status that the vocabulary does not list is taken for one of them, misspelt.
    """
    return words.is_hidden(cells.get("status", "").strip())


def hide(
    people: Sequence[Mapping[str, str]], words: Vocabulary, *, in_ids: bool = False
) -> list[Hidden]:
    """Say how each of some people is spelt, and choose a label that spells none of them.

    Parameters
    ----------
    people : sequence of mapping of str to str
        Cells by column, one mapping for each who is to be hidden.
    words : Vocabulary
        Tells who is a group or an office, of which no part is the name of somebody.
    in_ids : bool
        Whether the words of somebody's id count as parts of the name: in texts they
        may be everyday words, in other ids they mean the person.

    Returns
    -------
    list of Hidden
        One for each, in their order.
    """
    spelt = [_spelt(cells, words) for cells in people]
    spellings = Spellings(spelt)
    taken = {person.label for person in spelt}
    hidden = []
    for n, (cells, person) in enumerate(zip(people, spelt, strict=True), 1):
        label = person.label
        if not label or spellings.replace_all(label, put=lambda _: "") != label:
            noun = CALLED.get(words.stands_for(cells.get("status", "").strip()), "Person")
            label = next(free for m in count(n) if (free := f"{noun} {m}") not in taken)
            taken.add(label)
        own = cells.get("person_id", "")
        wholes = person.wholes if own == slug(label) else (*person.wholes, own)
        own_parts = tuple(parts(own)) if in_ids and person.singles else ()
        hidden.append(Hidden(label, wholes, person.singles + own_parts))
    return hidden


def _spelt(cells: Mapping[str, str], words: Vocabulary) -> Hidden:
    """Say how somebody is spelt by name; the id counts where no name has Latin letters."""
    label = " ".join(cells.get("public_label", "").replace(LIST_SEPARATOR, ",").split())
    own = cells.get("person_id", "")
    spelt = tuple(names(cells))
    if own != slug(label) and not slug(" ".join(spelt)):
        spelt += (own,)
    is_person = words.means(KINDS, cells.get("kind", "").strip()) not in (GROUP, OFFICE)
    return Hidden(label, spelt, tuple(p for name in spelt for p in parts(name) if is_person))


def names(cells: Mapping[str, str]) -> Iterator[str]:
    """Yield name and aliases of a row."""
    listed = [cells.get("name", ""), *cells.get("aliases", "").split(LIST_SEPARATOR)]
    yield from (name.strip() for name in listed if name.strip())
