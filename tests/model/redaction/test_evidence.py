"""Evidence that may show somebody whose name is hidden: nothing that leads to it is left."""

import pytest

from dashboard.model.load import build
from dashboard.model.redaction.redacted_files import build_redacted, redact
from tests.evidence_case import CASE, piece

PEOPLE = [
    {"person_id": "ann", "name": "Ann Koval"},
    {"person_id": "bo", "name": "Bo Hidden", "status": "prisoner-of-war", "member_of": "crew"},
    {"person_id": "crew", "name": "The crew", "kind": "group", "member_of": "fleet"},
    {"person_id": "fleet", "name": "The fleet", "kind": "group"},
]
PHOTO = piece("photo", "photo", caption="A face", url="https://a.example/1", file="media/a.png") | {
    **{"archive_url": "https://b.example/1", "sha256": "0a" * 32, "geolocated_by": "Rosa"},
    **{"captured": "2025-03-05", "photographer": "Jo"},
}
NAMED = {"evidence_ids": "photo"}
TAKEN = {"event_id": "taken", "person_ids": "bo"}


def left(csvs, **tables):
    """Give the row of the photograph as it is left."""
    made = build_redacted(csvs(people=PEOPLE, **{"evidence": [PHOTO], **tables}), name="x")
    (row,) = made.evidence.to_dict("records")
    return row | made.own_facts("evidence", row["line"])


@pytest.mark.parametrize(
    "accounts",
    [
        {"events": [TAKEN | NAMED]},
        {"events": [{"person_ids": "crew"} | NAMED]},
        {"events": [{"person_ids": "ann; fleet"} | NAMED]},
        {"events": [{"summary": "With Bo Hidden."} | NAMED]},
        {"events": [{"person_ids": "ann"} | NAMED, TAKEN | NAMED]},
        {"statements": [{"speaker_ids": "bo"} | NAMED]},
        {"statements": [{"speaker_ids": "ann", "about_ids": "ann;bo"} | NAMED]},
        {"events": [TAKEN], "statements": [{"speaker_ids": "ann", "event_id": "taken"} | NAMED]},
        {},
    ],
)
def test_of_what_may_show_a_hidden_person_only_kind_day_and_place_are_left(csvs, accounts):
    row = left(csvs, **accounts)
    assert (row["caption"], row["photographer"]) == ("[redacted]", "[redacted]")
    assert all(row[name] != row[name] for name in ("url", "archive_url", "sha256", "file"))
    assert (row["kind"], row["captured"], row["geolocated_by"]) == ("photo", "2025-03-05", "Rosa")


@pytest.mark.parametrize("column", ["caption", "geolocated_by", "file", "url", "photographer"])
def test_a_name_in_any_cell_of_its_own_keeps_it_back(csvs, column):
    told = {"file": "media/bo-hidden.png", "url": "https://a.example/bo_hidden"}
    row = left(
        csvs,
        events=[{"person_ids": "ann"} | NAMED],
        evidence=[PHOTO | {column: told.get(column, "Bo Hidden, left")}],
    )
    assert row["caption"] == "[redacted]"
    assert all(row[name] != row[name] for name in ("url", "archive_url", "sha256", "file"))
    assert "Hidden" not in str(row)


def test_evidence_of_others_stays_as_it_is(csvs):
    row = left(csvs, events=[{"person_ids": "ann"} | NAMED, {"person_ids": "bo"}])
    told = {name: row[name] for name in PHOTO if name != "photographer"}
    assert told == {name: cell for name, cell in PHOTO.items() if name != "photographer"}
    assert row["photographer"] == "Jo"


def test_where_a_table_of_accounts_cannot_be_read_all_of_it_is_kept_back(csvs):
    files = csvs(people=PEOPLE, evidence=[PHOTO], events=[{"person_ids": "ann"} | NAMED])
    redacted = redact(files | {"events.csv": b'"broken'})["evidence.csv"].decode()
    assert "media/a.png" not in redacted
    assert "a.example" not in redacted


def test_keeping_back_makes_no_problem_that_was_none_before(csvs):
    video = PHOTO | {"kind": "video", "file": "", "sha256": "", "photographer": ""}
    files = csvs(people=PEOPLE, evidence=[video], events=[TAKEN | NAMED])
    assert build(files, name="x").problems == build_redacted(files, name="x").problems == ()


def test_where_nobody_is_hidden_nothing_changes(csvs):
    files = csvs(**CASE | {"people": [one | {"status": ""} for one in CASE["people"]]})
    assert redact(files) == files
