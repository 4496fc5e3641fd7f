"""A curator's own columns: no problem, nothing lost, and no way around what is hidden."""

import csv
import io

import pytest

from dashboard.analysis.accounts.readable import readable_events
from dashboard.analysis.choices.filters import Filters, apply
from dashboard.analysis.filed_tables import as_filed, faulty_rows
from dashboard.analysis.own_cells import MARK, without_marks
from dashboard.analysis.texts.legible import WORD_JOINER, made_legible
from dashboard.exporting.table_csv import csv_bytes
from dashboard.model.load import build
from dashboard.model.problems import DataError
from dashboard.model.reading.header import named
from dashboard.model.redaction.redacted_files import build_redacted, redact
from tests.hostile import FORMULA, MARKUP, TURNED


@pytest.fixture
def widened(csvs):
    """Write the files of a small dataset, with more columns at the end of one table or more."""

    def write(more: dict[str, list[list[str]]], **tables: list[dict[str, str]]) -> dict[str, bytes]:
        files = csvs(**tables)
        for table, rows in more.items():
            lines = list(csv.reader(io.StringIO(files[f"{table}.csv"].decode())))
            file = io.StringIO()
            csv.writer(file).writerows(a + b for a, b in zip(lines, rows, strict=True))
            files[f"{table}.csv"] = file.getvalue().encode()
        return files

    return write


EVERYWHERE = {
    "sources": [["box"], ["archive-7"]],
    "people": [["call sign"], ["Ryba"]],
    "places": [["grid"], ["37U"]],
    "place_candidates": [["seen by"], ["Oleh"]],
    "events": [["weather"], ["fog"]],
    "statements": [["tone"], ["calm"]],
    "vocabulary": [["colour"], ["red"], [""], [""], [""]],
}
NAMED = {
    "people": [{}],
    "places": [{}],
    "place_candidates": [{"place_id": "place-1"}],
    "events": [{"person_ids": "person-1", "place_id": "place-1"}],
    "statements": [{"speaker_ids": "person-1"}],
}


def test_own_columns_of_every_table_are_no_problem_and_are_kept(widened):
    made = build(widened(EVERYWHERE, **NAMED), name="x")
    assert made.problems == ()
    for table, ((name,), (cell, *_), *_) in EVERYWHERE.items():
        assert as_filed(made, table)[name].tolist()[0] == cell
        assert made.own_facts(table, 2) == {name: cell}
    assert made.own_facts("vocabulary", 3) == {}
    assert without_marks(readable_events(made))["weather"].tolist() == ["fog"]


@pytest.mark.parametrize("word", ["archive", "ryba", "37u", "FOG"])
def test_a_row_is_found_by_its_own_columns_and_by_those_of_what_it_names(word, widened):
    made = build(widened(EVERYWHERE, **NAMED), name="x")
    assert len(apply(made, Filters(text=word)).events) == 1
    assert len(apply(made, Filters(text=f"{word} elsewhere")).events) == 0


def test_a_row_is_not_found_by_the_own_columns_of_another(widened):
    more = {"events": [["weather"], ["fog"], ["sun"]]}
    made = build(widened(more, events=[{}, {}]), name="x")
    assert apply(made, Filters(text="sun")).events["event_id"].tolist() == ["event-2"]


def test_no_own_column_is_lost_whatever_it_is_called(widened):
    header = ["when", "line", "error", "", "box", " box ", "BOX", "earliest", ""]
    cells = ["dawn", "7", "none", "nameless", "1", "2", "3", "soon", ""]
    files = widened({"events": [header, cells, cells]}, events=[{}, {"source_id": "nobody"}])
    place = len(files["events.csv"].decode().partition("\r\n")[0].split(",")) - len(header) + 4
    made = build(files, name="x")
    assert made.own_facts("events", 2) == {
        **{"when": "dawn", "line": "7", "error": "none", f"column {place}": "nameless"},
        **{"box": "1", "box (2)": "2", "BOX": "3", "earliest": "soon"},
    }
    assert [problem.column for problem in made.problems] == ["source_id"]
    read = without_marks(readable_events(made))
    assert (read["when"].tolist(), read["when (2)"].tolist()) == (["no date given"], ["dawn"])
    aside = faulty_rows(made, "events.csv")
    assert (aside["line"].tolist(), aside["line (2)"].tolist()) == ([3], ["7"])
    assert aside["error (2)"].tolist() == ["none"]
    assert aside["box (2)"].tolist() == ["2"]


def test_as_many_columns_of_one_name_as_there_may_be_are_named_at_once():
    names = named(["id", *["box"] * 100_000], {"id"})
    assert (names[:3], names[-1]) == (["id", "box", "box (2)"], "box (100000)")


@pytest.mark.parametrize(
    ("cell", "told", "shown"),
    [
        ("x" * 5_001, "has 5,001 characters, and a cell of this column may have 5,000", 0),
        ("a\0b", "has a NUL byte in it", 0),
        ("Ð¢Ð°Ñ€Ð°ÑÑ–Ð²ÐºÐ°", "is garbled", 1),
        ("#REF!", "", 1),
        ("1,5;2", "", 1),
    ],
)
def test_no_text_of_ones_own_is_wrong_that_can_be_shown(cell, told, shown, csvs):
    made = build(csvs(events=[{"weather": cell}]), name="x")
    assert [problem.where for problem in made.problems] == ["events.csv:2:weather"] * bool(told)
    assert all(told in problem.message for problem in made.problems)
    assert len(made.events) == shown


@pytest.mark.parametrize(
    ("table", "instead", "told"),
    [
        ("places", ("longitude", "longtitude"), "longitude"),
        ("people", ("aliases", "aliasses"), "aliases"),
        ("events", ("locator", "locators"), "locator"),
        ("statements", ("about_ids", "about-ids"), "about_ids"),
    ],
)
def test_a_column_that_is_nearly_a_known_one_is_told_and_kept(table, instead, told, csvs):
    rows = {"sources": [{}], table: [{}]}
    files = csvs(**rows)
    known, near = instead
    text = files[f"{table}.csv"].decode()
    files[f"{table}.csv"] = text.replace(f",{known},", f",{near},", 1).encode()
    made = build(files, name="x")
    assert [str(problem) for problem in made.problems] == [
        f'{table}.csv:1:{told}: warning: "{near}" is a column of your own, and all cells of '
        f"{told} count as empty. Did you mean {told}? Otherwise: nothing is wrong, it is kept"
    ]
    assert near in as_filed(made, table)


@pytest.mark.parametrize("name", ["later", "route", "mean", "notes", "hashtags", "Source", "Ids"])
def test_a_column_of_another_name_is_not_taken_for_a_known_one(name, widened):
    more = {"events": [[name], ["x"]], "statements": [[name], ["x"]]}
    made = build(widened(more, events=[{}], statements=[{}]), name="x")
    assert made.problems == ()


def test_what_is_nearer_to_nothing_is_a_column_of_ones_own(csvs):
    files = csvs(events=[{}])
    files["events.csv"] = files["events.csv"].replace(b",locator,", b",location,")
    (problem,) = build(files, name="x").problems
    assert problem.kind == "column-left-out"


def test_rows_set_aside_are_taken_away_without_formulas_in_their_header(csvs):
    made = build(csvs(events=[{"source_id": "nobody", "=1+1": "=2"}]), name="x")
    header, row = csv.reader(
        io.StringIO(csv_bytes(faulty_rows(made, "events.csv")).decode("utf-8-sig"))
    )
    assert dict(zip(header, row, strict=True))["'=1+1"] == "'=2"


@pytest.mark.parametrize("text", [MARKUP, FORMULA, TURNED, "=1+1", "@cmd", "\u202e=1"])
def test_hostile_names_and_cells_are_legible_and_no_formula_when_taken_away(text, widened):
    made = made_legible(build(widened({"events": [[text], [text]]}, events=[{}]), name="x"))
    ((name, cell),) = made.own_facts("events", 2).items()
    assert "\u202e" not in name + cell
    for frame in (as_filed(made, "events"), without_marks(readable_events(made))):
        header, row = csv.reader(io.StringIO(csv_bytes(frame).decode("utf-8-sig")))
        for cell in (header[-1], row[-1]):
            assert WORD_JOINER not in cell
            assert not cell.startswith(("=", "@", "+", "-"))


def test_names_that_look_alike_when_legible_stay_apart(widened):
    more = {"events": [["a\u202eb", "a[U+202E]b"], ["1", "2"]]}
    made = made_legible(build(widened(more, events=[{}]), name="x"))
    assert made.own_facts("events", 2) == {"a[U+202E]b": "1", "a[U+202E]b (2)": "2"}
    assert [*without_marks(readable_events(made))][-1] == "a[U+202E]b (2)"
    assert [*readable_events(made)][-1] == f"{MARK}a[U+202E]b (2)"


WANG = {
    **{"person_id": "wang", "name": "Wang Guangjun", "status": "prisoner-of-war"},
    "public_label": "Prisoner A",
}


def test_in_redaction_own_columns_are_texts_and_a_prisoners_own_say_nothing(widened):
    more = {
        "people": [
            ["call sign", "box", "box", "of Wang", ""],
            ["Panda", "王广军", "", "x", "Guang"],
            ["Ryba", "7", "8", "9", ""],
        ],
        "events": [["who saw Wang Guangjun"], ["Wang Guangjun himself"]],
    }
    files = widened(more, people=[WANG, {}], events=[{}])
    written = b"".join(redact(files).values()).decode()
    for name in ("Wang", "Guang", "Panda", "王广军"):
        assert name not in written
    made = build_redacted(files, name="x")
    assert made.problems == ()
    assert made.own_facts("people", 2) == {
        **{"call sign": "[redacted]", "box": "[redacted]", "of Prisoner A": "[redacted]"},
        "column 16": "[redacted]",
    }
    assert made.own_facts("people", 3) == {
        **{"call sign": "Ryba", "box": "7", "box (2)": "8", "of Prisoner A": "9"}
    }
    assert made.own_facts("events", 2) == {"who saw Prisoner A": "Prisoner A himself"}


def test_a_name_in_a_header_never_becomes_the_name_of_a_known_column(widened):
    more = {"people": [["Wang Guangjun"], ["x"]], "events": [["Wang Guangjun"], ["x"]]}
    files = widened(more, people=[WANG | {"public_label": "note"}], events=[{}])
    made = build_redacted(files, name="x")
    assert made.own_facts("events", 2) == {"[redacted]": "x"}


def test_in_redaction_a_column_nearly_called_aliases_stops_the_load(csvs):
    files = csvs(people=[WANG])
    files["people.csv"] = files["people.csv"].replace(b",aliases,", b",aliasses,")
    with pytest.raises(DataError, match=r"people\.csv:1:aliases: the column is missing"):
        build_redacted(files, name="x")
