"""Words of a dataset's own: how they are shown, and which of the program's kinds they are."""

import pytest

from dashboard.analysis.disagreements.contradictions import same_day
from dashboard.analysis.dossiers import gaps
from dashboard.analysis.journeys.since_arrival import since_arrival
from dashboard.describe import dictionary
from dashboard.model.columns import columns
from dashboard.model.load import build
from dashboard.model.schema import TABLES
from dashboard.model.vocabulary import OWN_KINDS, Column
from tests.conftest import WORDS

OWN = [
    {"column": "people.kind", "value": "vehicle", "label": "Fahrzeug", "means": "group"},
    {"column": "people.kind", "value": "pilot", "label": "Pilotin", "means": "person"},
    {"column": "people.kind", "value": "crew", "label": "Crew"},
    {"column": "people.status", "value": "missing", "label": "Missing since the crossing"},
    {"column": "people.status", "value": "detained", "label": "Held", "means": "prisoner-of-war"},
    {"column": "places.kind", "value": "checkpoint", "label": "Checkpoint"},
    {"column": "places.kind", "value": "oblast", "label": "Oblast", "means": "region"},
    {"column": "sources.kind", "value": "court-file", "label": "Court file"},
    {"column": "events.kind", "value": "entry", "label": "Entry", "means": "arrival"},
    {"column": "evidence.kind", "value": "photo", "label": "Photograph"},
]


@pytest.fixture
def own(dataset):
    """A dataset of a curator's own: vehicles, checkpoints and court files."""
    return dataset(
        vocabulary=[*WORDS, *OWN],
        sources=[{"kind": "court-file"}, {"source_id": "radio"}],
        people=[
            {"kind": "vehicle"},
            {"kind": "pilot", "status": "detained"},
            {"kind": "person", "status": "missing"},
            {"kind": "crew"},
        ],
        places=[{"kind": "checkpoint"}, {"kind": "oblast"}],
        events=[
            {"kind": "entry", "person_ids": "person-2", "date": "2025-02-05"},
            {"kind": "capture", "person_ids": "person-2", "date": "2025-02-07"},
            {"event_id": "a", "kind": "capture", "person_ids": "person-1", "date": "2025-03-01"},
            {
                "event_id": "b",
                "kind": "capture",
                "person_ids": "person-1",
                "date": "2025-03-01",
                "source_id": "radio",
            },
            {"event_id": "c", "person_ids": "person-2", "date": "2025-03-01"},
            {"event_id": "d", "person_ids": "person-2", "date": "2025-03-01", "source_id": "radio"},
        ],
    )


def test_words_of_ones_own_are_no_problem_and_have_their_labels(own):
    labels = own.words.labels("people.kind")
    assert labels == {
        **{"vehicle": "Fahrzeug", "pilot": "Pilotin", "crew": "Crew"},
        **{"person": "Person", "office": "Office", "group": "Group"},
    }
    assert own.words.labels("places.kind")["checkpoint"] == "Checkpoint"
    assert own.words.labels("sources.kind")["court-file"] == "Court file"
    assert own.words.labels("evidence.kind") == {
        **{"photo": "Photograph", "video": "Video", "document": "Document"},
        **{"audio": "Audio", "satellite": "Satellite image"},
    }


def test_a_word_counts_as_what_its_row_says(own):
    words = own.words
    assert words.counting_as("people.kind", "person") == {"person", "pilot"}
    assert words.counting_as("people.kind", "group", "office") == {"group", "office", "vehicle"}
    assert words.counting_as("places.kind", "region", "country") == {"region", "country", "oblast"}
    assert (words.means("people.kind", "crew"), words.means("people.kind", "nobody")) == ("", "")


def test_what_follows_from_a_kind_follows_from_words_that_count_as_it(own):
    assert own.prisoners == {"person-2"}
    days = since_arrival(own).set_index("event_id")["days_least"]
    assert days.to_dict() == {"event-1": 0.0, "event-2": 2.0, "c": 24.0, "d": 24.0}
    assert [one.id for one in same_day(own)] == ["c"]  # not of the vehicle
    assert "Arrival: no place is given." in gaps(own, "person-2")


def test_a_dataset_without_words_for_kinds_reads_on_unchanged(shipped, shipped_files):
    now = shipped_files["vocabulary.csv"].decode().splitlines()
    lines = [f"{line.rpartition(',')[0]}\n" for line in now]
    assert lines[0] == "column,value,label,description\n"
    asked_for = [line for line in lines[1:] if line.startswith(("events.", "statements."))]
    assert len(asked_for) < len(lines) - 1
    words = "".join([lines[0], *asked_for]).encode()
    old = build({**shipped_files, "vocabulary.csv": words}, name="old")
    assert (old.problems, old.set_aside) == (shipped.problems, ())
    for column in ("people.kind", "people.status", "places.kind", "sources.kind"):
        labels = old.words.labels(column)
        now = shipped.words.labels(column)
        assert {word: labels[word] for word in now} == now
    assert (old.prisoners, old.people_names) == (shipped.prisoners, shipped.people_names)
    assert old.vocabulary["means"].isna().all()
    assert old.vocabulary["fastest_kmh"].isna().all()


def test_how_fast_a_kind_can_be_is_read_and_kept(dataset):
    word = {"column": "people.kind", "value": "buk", "label": "Buk", "fastest_kmh": "65"}
    assert dataset(vocabulary=[*WORDS, word]).vocabulary["fastest_kmh"].dropna().tolist() == [65.0]


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("0", 'fastest_kmh: "0" is not between 0.001 and 100000 km/h'),
        ("-50", 'fastest_kmh: "-50" is not between 0.001 and 100000 km/h'),
        ("fast", 'fastest_kmh: "fast" is not a number'),
        ("62,5", 'fastest_kmh: "62,5" has a decimal comma. Write 62.5'),
    ],
)
def test_how_fast_a_kind_can_be_is_a_positive_number(cell, told, complaints):
    word = {"column": "people.kind", "value": "buk", "label": "Buk", "fastest_kmh": cell}
    [problem] = complaints(vocabulary=[*WORDS, word])
    assert problem.startswith(f"vocabulary.csv:6:{told}")


@pytest.mark.parametrize(
    ("table", "cells", "told"),
    [
        ("people", {"kind": "wheel"}, 'kind: warning: "wheel" is not in vocabulary.csv for '
         "people.kind. Add it there"),
        ("people", {"kind": "Vehicle"}, 'kind: warning: "Vehicle" is not in vocabulary.csv for '
         "people.kind. Did you mean vehicle? Otherwise: add it there"),
        ("people", {"kind": "fahrzeug"}, 'kind: warning: "fahrzeug" is not in vocabulary.csv for '
         "people.kind. Did you mean vehicle? Otherwise: add it there"),
        ("people", {"kind": "Armoured car"}, 'kind: warning: "Armoured car" is not in '
         "vocabulary.csv for people.kind. Add it there, and write armoured-car"),
        ("people", {"status": "lost"}, 'status: warning: "lost" is not in vocabulary.csv for '
         "people.status. Add it there"),
        ("places", {"kind": "citty"}, 'kind: warning: "citty" is not in vocabulary.csv for '
         "places.kind. Did you mean city? Otherwise: add it there"),
        ("events", {"kind": "arival"}, 'kind: warning: "arival" is not in vocabulary.csv for '
         "events.kind. Did you mean arrival? Otherwise: add it there"),
    ],
)  # fmt: skip
def test_a_word_that_nobody_lists_hides_no_row(table, cells, told, csvs):
    made = build(csvs(vocabulary=[*WORDS, *OWN], **{table: [cells]}), name="x")
    assert [str(one) for one in made.problems] == [f"{table}.csv:2:{told}"]
    assert (len(getattr(made, table)), made.set_aside) == (1, ())
    ((column, word),) = cells.items()
    assert made.words.labels(f"{table}.{column}")[word] == word


def test_the_hint_about_a_word_makes_the_cell_right(csvs):
    for wrong, right in (("Vehicle", "vehicle"), ("fahrzeug", "vehicle"), ("persn", "person")):
        told = build(csvs(vocabulary=[*WORDS, *OWN], people=[{"kind": wrong}]), name="x").problems
        assert f"Did you mean {right}?" in told[0].hint
        again = build(csvs(vocabulary=[*WORDS, *OWN], people=[{"kind": right}]), name="x")
        assert again.problems == ()


def test_a_kind_that_the_program_does_not_have_is_told_and_counts_as_none(csvs):
    words = [
        {"column": "people.kind", "value": "vehicle", "label": "Vehicle", "means": "thing"},
        {"column": "statements.topic", "value": "fuel", "label": "Fuel", "means": "journey"},
    ]
    made = build(csvs(vocabulary=[*WORDS, *words], people=[{"kind": "vehicle"}]), name="x")
    assert [str(one).partition(": ")[2] for one in made.problems] == [
        'warning: "thing" is no kind that the program knows in people.kind. '
        "Write one of: person, office, group",
        'warning: "journey" is no kind that the program knows in statements.topic. '
        "Empty it: the program knows none",
    ]
    assert made.words.labels("people.kind")["vehicle"] == "Vehicle"
    assert made.words.means("people.kind", "vehicle") == ""


@pytest.mark.parametrize(
    ("status", "is_one"),
    [("prisoner-of-war", True), ("detained", True), ("prisoner of war", True), ("missing", False)],
)
def test_a_status_that_nobody_lists_is_taken_for_a_prisoner_misspelt(status, is_one, csvs):
    made = build(csvs(vocabulary=[*WORDS, *OWN], people=[{"status": status}]), name="x")
    assert made.prisoners == ({"person-1"} if is_one else set())


def test_the_programs_own_kinds_are_in_the_dictionary():
    text = dictionary()
    for column, own in OWN_KINDS.items():
        for word, kind in own.items():
            assert f"| `{column}` | `{word}` | {kind.means} |" in text


def test_every_column_that_takes_words_is_one_of_the_vocabulary():
    taking = {
        column.vocabulary.column
        for row in TABLES.values()
        for column in columns(row)
        if column.vocabulary
    }
    assert taking | {"evidence.kind"} == set(Column.__args__)
    assert OWN_KINDS.keys() <= taking
