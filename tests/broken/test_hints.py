"""Whether hints lead where they say: each is followed to the letter, and the folder read again."""

import re
from collections.abc import Iterator

import pytest

from dashboard.csv_file import BOM, csv_rows, written
from dashboard.model.columns import columns
from dashboard.model.load import build
from dashboard.model.problems import DataError, Problem
from dashboard.model.reading.folder import read_folder
from dashboard.model.schema import TABLES
from tests.broken.folders import CASES, broken, sound

POINT = re.compile(r"write latitude (\S+) and longitude (\S+)")
HEADER = re.compile(r'Write (\w+) in place of "(.+)"')
PROPOSED = (  # the texts that a hint proposes, or a list of them
    re.compile(r"Did you mean (.+?)\?"),
    re.compile(r"(?:^|\? )Write one of: ([^.]+(?:\.\w+[^.]*)*)"),
    re.compile(r'^Write "(.+)"$'),
    re.compile(r"^Write (?:YYYY-MM-DD, with a day that exists, or )?(.+?)(?:, whichever .+)?$"),
)
IN_GENERAL = re.compile(  # hints that propose no text but say how to write one
    "Write (?:the names of its columns|the point that is meant|it with python|decimal d|digits"
    "|a d|kilometres|straight|true|quote )"
)
ONE_OF = "Write one of: "
NOTHING = re.compile("(?:Leave the cell empty|Empty the cell|Empty it)")


def problems(contents: dict[str, bytes]) -> tuple[Problem, ...]:
    """Give all that is wrong with the files of a folder."""
    try:
        return build(contents, name="x").problems
    except DataError as error:
        return error.problems


def proposed(hint: str) -> Iterator[str]:
    """Yield the texts that a hint proposes, each by itself."""
    for pattern in () if IN_GENERAL.match(hint) else PROPOSED:
        if found := pattern.search(hint):
            for text in re.split(r" or |(?<=[a-z]), ", found[1]):
                yield re.sub(r" \(.*\)$", "", text)
            if pattern is PROPOSED[0]:
                continue
            return
    if NOTHING.match(hint):
        yield ""


def edits(problem: Problem) -> Iterator[dict[str, str]]:
    """Yield what a hint would have one write, by column; each of several ways by itself."""
    if found := POINT.search(problem.hint):
        yield {"latitude": found[1], "longitude": found[2]}
    elif found := HEADER.match(problem.hint):
        yield {found[2]: found[1]}
    elif problem.line == 1:
        yield from ({problem.value: text} for text in proposed(problem.hint))
    elif problem.line:
        yield from ({problem.column: text} for text in proposed(problem.hint))


def edited(content: bytes, problem: Problem, edit: dict[str, str]) -> bytes:
    """Write texts into the row, or the header, that a problem is about."""
    text = content.decode()
    rows = list(csv_rows(text.removeprefix(BOM), problem.file))
    header, at = rows[0].texts, 1
    for row in rows:
        if at == problem.line:
            for name, new in edit.items():
                place = header.index(name)
                row.fields[place] = written(in_cell(row.texts[place], problem, name, new))
        at += sum(len(re.findall(r"\r\n|\r|\n", part)) for part in (*row.fields, row.end))
    return (BOM * text.startswith(BOM) + "".join(",".join(r.fields) + r.end for r in rows)).encode()


def in_cell(cell: str, problem: Problem, column: str, new: str) -> str:
    """Put a text in the place of the part of a cell that a problem names, or of the whole."""
    whole = column != problem.column or problem.value in ("", cell)
    return new if whole else cell.replace(problem.value, new)


def cell_problems(found: tuple[Problem, ...], one: Problem) -> set[tuple[str, str]]:
    """Give kind and value of all that is wrong with the cell that a problem is about."""
    return {(p.kind, p.value) for p in found if (p.file, p.line, p.column) == one_cell(one)}


def one_cell(problem: Problem) -> tuple[str, int, str]:
    return problem.file, problem.line, problem.column


def follow(
    contents: dict[str, bytes], only: Problem | None = None
) -> Iterator[tuple[Problem, dict[str, str], set[tuple[str, str]]]]:
    """Follow each hint, or those about one cell, and give what is wrong there all the same."""
    before = problems(contents)
    for problem in before:
        if only and one_cell(problem) != one_cell(only):
            continue
        others = cell_problems(before, problem) - {(problem.kind, problem.value)}
        for edit in edits(problem):
            file = edited(contents[problem.file], problem, edit)
            wrong = cell_problems(problems({**contents, problem.file: file}), problem) - others
            wrong = {one for one in wrong if one[0] != "unused-evidence"}  # others are to name it
            if ONE_OF in problem.hint:  # which of them belongs there, other cells may tell
                wrong = {one for one in wrong if one[0] == problem.kind}
            yield problem, edit, wrong


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "nothing" not in case])
def test_what_follows_a_hint_of_the_corpus_is_right(name, tmp_path):
    contents = read_folder(broken(tmp_path / "data", CASES[name]))
    assert [(str(told), edit) for told, edit, wrong in follow(contents) if wrong] == []


NOTHING_TO_SAY = ("N/A", "unknown", "-", "?", "#REF!")
WORDS = (
    *("Anna Koval", "KOVAL", "Стрий", "stryi_", "Hay;Stryi", "lviv, hay", "A report", "paper_1"),
    *("anna-koval / ivan-bondar", "Arrival", "mood;journey", "nobody", "ua", "Stated", "West"),
    *("Іван Бондар; Anna Koval", "the-twо", "briefing "),
)
TYPED = {  # by form of column
    "date": ("17/07/2014 ~09:15", "05.06.2025", "2025-13-05", "mid-March 2025", "45693", "5/6/24"),
    "number": ("45,5", "12°30'N", "12°30'E", "9999", "1,234.5", "−12.5"),
    "integer": ("one", "1.0", "1st"),
    "boolean": ("yes", "TRUE", "no"),
}


@pytest.mark.parametrize("table", TABLES)
def test_what_follows_a_hint_about_whatever_is_typed_is_right(table, tmp_path):
    folder, file = sound(tmp_path / "data", evidence=table == "evidence"), f"{table}.csv"
    contents = read_folder(folder)
    there = contents[file].decode().splitlines()[0].split(",")
    followed = 0
    for column in (each for each in columns(TABLES[table]) if each.name in there):
        texts = (*NOTHING_TO_SAY, *TYPED.get(column.form.type, WORDS))
        for typed in () if column.form.words.startswith("text") else texts:
            here = Problem(file, 2, column.name, "", "", "")
            typed_in = {**contents, file: edited(contents[file], here, {column.name: typed})}
            told = [(str(p), e) for p, e, wrong in follow(typed_in, only=here) if wrong]
            assert told == []
            followed += 1
    assert followed


def test_hints_that_propose_something_are_found_in_the_words():
    told = {
        "Write a or b, whichever is meant: the cell holds one": ["a", "b"],
        "Did you mean a? Write one of: a, b": ["a", "a", "b"],
        "Write 2025-02-05 (5 February 2025)": ["2025-02-05"],
        "Leave the cell empty where nothing is known": [""],
        "Write decimal digits with a point, like 48.025": [],
    }
    assert {hint: [*proposed(hint)] for hint in told} == told
