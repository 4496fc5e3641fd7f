"""Grades, tags and words as they were said: filtered, said, found, linked to and handed on."""

import csv
import io
from zipfile import ZipFile

import pytest

from dashboard.analysis.accounts.grades_and_tags import OPTIONAL, grades, meanings, tags
from dashboard.analysis.accounts.readable import readable_events, readable_statements
from dashboard.analysis.choices import address
from dashboard.analysis.choices.excluded import undecided
from dashboard.analysis.choices.filters import Filters, apply, describe
from dashboard.exporting.csv_folder import folder_files, zipped_folder
from dashboard.exporting.extract import extract
from dashboard.exporting.maps.features import features
from dashboard.model.load import build
from dashboard.model.redaction.redacted_files import build_redacted

SAID = {
    **{"form": "quote", "quote": "at night we drove", "quote_original": "їхали вночі"},
    **{"quote_language": "uk", "translated_by": "the curator", "speaker_ids": "person-1"},
}
ROWS = {
    "people": [{}],
    "events": [
        {"confidence": "B2", "tags": "column; night"},
        {"confidence": "A1", "tags": "Night bus"},
        {},
    ],
    "statements": [{**SAID, "confidence": "B2", "tags": "column"}, {}],
}


@pytest.fixture
def made(dataset):
    return dataset(**ROWS)


def ids(shown) -> list[str]:
    return [*shown.events["event_id"], *shown.statements["statement_id"]]


def test_a_grade_leaves_what_the_curator_has_graded_so_and_says_what_is_not_graded(made):
    choice = Filters(confidence=("B2",))
    assert ids(apply(made, choice)) == ["event-1", "statement-1"]
    assert describe(made, choice) == {
        "confidence": "graded B2: usually reliable source, probably true"
    }
    assert undecided(made, choice) == {"without a grade": 2}


def test_tags_are_alternatives_each_by_itself(made):
    assert tags(made) == {"column": "column", "night": "night", "Night bus": "Night bus"}
    assert ids(apply(made, Filters(tags=("night",)))) == ["event-1"]
    assert ids(apply(made, Filters(tags=("Night bus", "column")))) == [
        *("event-1", "event-2"),
        "statement-1",
    ]
    assert describe(made, Filters(tags=("Night bus", "night"))) == {
        "tags": "tagged Night bus or night"
    }


def test_both_stand_in_the_address_and_what_no_row_has_is_told(made):
    choice = Filters(confidence=("A1",), tags=("Night bus",))
    query = address.write(choice)
    assert {name: value for name, value in query.items() if value} == {
        "confidence": ["A1"],
        "tag": ["Night bus"],
    }
    assert address.read(query, made) == (choice, ())
    _, unknown = address.read({"tag": ["day"], "confidence": ["F6"]}, made)
    assert sorted(unknown) == ["confidence=F6", "tag=day"]


def test_search_finds_tags_the_meaning_of_grades_the_words_as_said_and_who_translated(made):
    found = {
        words: ids(apply(made, Filters(text=words)))
        for words in ("night bus", "usually reliable", "вночі", "the curator", "ukrainian")
    }
    assert found == {
        "night bus": ["event-2"],
        "usually reliable": ["event-1", "statement-1"],
        "вночі": ["statement-1"],
        "the curator": ["statement-1"],
        "ukrainian": ["statement-1"],
    }


def test_a_scale_of_its_own_is_shown_in_its_order_with_what_it_means(dataset):
    scale = [
        {"column": "confidence", "value": "firm", "label": "Firm", "description": "Several agree."},
        {"column": "confidence", "value": "weak", "label": "Weak", "description": ""},
    ]
    words = [{"column": "events.kind", "value": "arrival", "label": "Arrival"}, *scale]
    made = dataset(vocabulary=words, events=[{"confidence": "weak"}, {"confidence": "firm"}])
    assert grades(made) == {"firm": "Firm", "weak": "Weak"}
    assert meanings(made) == {"firm": "Firm: Several agree.", "weak": "Weak"}
    assert readable_events(made)["confidence"].tolist() == ["Weak", "Firm: Several agree."]


def test_words_as_said_stand_apart_from_their_translation(made):
    said = readable_statements(made).iloc[0]
    assert said[["original", "language", "translated", "quote"]].tolist() == [
        *("їхали вночі", "Ukrainian", "the curator"),
        "at night we drove",
    ]


def test_a_dataset_without_any_has_no_column_for_them_in_tables_and_files(dataset, shipped):
    made = dataset(people=[{}], events=[{}], statements=[{}])
    for one in (made, shipped):
        columns = {*readable_events(one), *readable_statements(one)}
        assert columns.isdisjoint(OPTIONAL)
        files = folder_files(extract(one, Filters()))
        for table in ("events", "statements"):
            header = files[f"{table}.csv"].decode().splitlines()[0].split(",")
            assert {"confidence", "tags", "quote_original"}.isdisjoint(header)


def test_they_go_through_a_folder_and_come_back(made):
    part = extract(made, Filters(tags=("column",)))
    with ZipFile(io.BytesIO(zipped_folder(part))) as archive:
        files = {name.split("/")[1]: archive.read(name) for name in archive.namelist()}
    again = build(files, name="again")
    assert again.problems == ()
    assert again.events[["confidence", "tags"]].values.tolist() == [["B2", ("column", "night")]]
    row = again.statements.iloc[0]
    assert {name: row[name] for name in SAID if name != "speaker_ids"} == {
        name: text for name, text in SAID.items() if name != "speaker_ids"
    }


def test_they_stand_in_the_features_of_a_map(made):
    facts = [one.facts for one in features(extract(made, Filters(tags=("column",))))]
    assert [(one["confidence"][:2], one["tags"]) for one in facts] == [
        ("B2", "column, night"),
        ("B2", "column"),
    ]
    assert facts[1]["original"] == "їхали вночі"
    assert facts[1]["translated"] == "the curator"


def test_a_hidden_name_is_in_none_of_them(csvs):
    name = "Zyxwo Quorl"
    rows = {
        "people": [{"name": name, "status": "prisoner-of-war", "public_label": "Prisoner A"}],
        "events": [{"tags": f"{name};night"}],
        "statements": [
            {**SAID, "quote_original": f"і {name} теж", "translated_by": name, "tags": name}
        ],
    }
    made = build_redacted(csvs(**rows), name="redacted")
    assert made.events["tags"].tolist() == [("Prisoner A", "night")]
    said = made.statements.iloc[0]
    assert said["quote_original"] == "і Prisoner-A теж"
    assert said["translated_by"] == "Prisoner A"
    assert said["tags"] == ("Prisoner A",)
    assert list(csv.reader(io.StringIO(made.files["events.csv"].decode())))[1][-1] != name
