"""Dossiers: who is named, who tells of them, what they say, and what no row tells."""

import pytest

from dashboard.analysis import dossiers
from dashboard.analysis.choices.filters import Filters, apply


@pytest.fixture(scope="module")
def small(dataset):
    return dataset(
        sources=[
            {},
            {"source_id": "radio", "publisher": "Radio"},
            {"source_id": "mute", "publisher": "Mute"},
        ],
        people=[
            {"person_id": "wang", "name": "Wang", "member_of": "two", "status": "prisoner-of-war"},
            {"person_id": "chang", "name": "Chang", "member_of": "two"},
            {"person_id": "two", "name": "The two", "kind": "group"},
            {"person_id": "mayor", "name": "Mayor"},
            {"person_id": "unheard", "name": "Unheard"},
        ],
        places=[{"place_id": "region", "name": "Region", "kind": "region", "resolution": "area"}],
        events=[
            {
                **{"event_id": "capture", "kind": "capture", "person_ids": "wang"},
                **{"date": "2025-04", "place_id": "region", "basis": "inferred", "note": "From."},
            },
            {"event_id": "chang-arrival", "person_ids": "chang", "date": "2025-04-01~"},
            {"event_id": "later", "person_ids": "chang", "kind": "capture", "source_id": "radio"},
        ],
        statements=[
            {"statement_id": "alone", "speaker_ids": "wang", "topic": "combat"},
            {"statement_id": "both", "speaker_ids": "wang;chang", "attribution": "all"},
            {
                **{"statement_id": "either", "speaker_ids": "wang;chang"},
                **{"attribution": "one-of", "topic": "combat", "about_ids": "wang"},
            },
            {"statement_id": "of", "speaker_ids": "mayor", "about_ids": "wang"},
            {"statement_id": "article", "about_ids": "chang", "source_id": "radio"},
        ],
    )


def test_all_whom_a_row_names_have_a_dossier_and_so_have_their_groups(small):
    assert dossiers.named_people(small) == ["wang", "chang", "two", "mayor"]
    of_mayor = apply(small, Filters(people=("mayor",)))
    assert dossiers.named_people(of_mayor) == ["wang", "two", "mayor"]
    assert dossiers.named_people(apply(small, Filters(people=("unheard",)))) == []


def test_groups_are_named_and_nobody_belongs_to_themselves(small):
    assert dossiers.groups_of(small, "wang") == ["two"]
    assert dossiers.groups_of(small, "two") == []


def test_sources_are_counted_and_those_that_say_nothing_left_out(small):
    told = dossiers.told_by(small)
    assert told[["source", "events", "statements"]].to_numpy().tolist() == [
        ["Paper, 14 April 2025", 2, 4],
        ["Radio, 14 April 2025", 1, 1],
    ]
    assert len(dossiers.told_by(apply(small, Filters(people=("unheard",))))) == 0


def test_what_is_said_comes_by_topic_and_says_how_sure_the_speaker_is(small):
    said = dossiers.said_by(small, "wang")
    assert list(zip(said["statement_id"], said["topic"], said["how"], strict=True)) == [
        ("both", "Journey", "together"),
        ("alone", "Combat", "alone"),
        ("either", "Combat", "one of several"),
    ]
    assert said["who"].iloc[-1] == "one of: Wang or Chang"


def test_what_others_say_of_somebody_is_apart_from_their_own_words(small):
    assert dossiers.said_of(small, "wang")["statement_id"].tolist() == ["of"]
    assert dossiers.said_of(small, "chang")["who"].tolist() == ["the source itself"]
    assert sorted(dossiers.said_of(small, "two")["statement_id"]) == ["article", "of"]
    assert len(dossiers.said_by(small, "unheard")) == len(dossiers.said_of(small, "unheard")) == 0


def test_inferred_and_placeless_events_are_found(small):
    assert dossiers.inferred(small)["note"].tolist() == ["From."]
    assert dossiers.placeless(small)["event_id"].tolist() == ["chang-arrival", "later"]


def test_what_no_row_tells_is_said(small):
    assert dossiers.gaps(small, "wang") == [
        "Arrival: no event tells of it.",
        "Capture: no exact day, only April 2025.",
        "Capture: no place more exact than Region.",
    ]
    assert dossiers.gaps(small, "chang") == [
        "Arrival: no exact day, only about 1 April 2025.",
        "Arrival: no place is given.",
        "Capture: no date is given.",
        "Capture: no place is given.",
        "Spoken of only as one of several speakers: Combat.",
    ]
    assert dossiers.gaps(small, "mayor") == ["Nothing said on: Combat."]
    assert dossiers.gaps(small, "unheard") == []


def test_an_exact_arrival_and_capture_lack_nothing(dataset):
    where = {"person_ids": "person-1", "place_id": "place-1"}
    whole = dataset(
        people=[{}],
        places=[{"resolution": "exact", "latitude": "48", "longitude": "38"}],
        events=[{"date": "2025-01-01"} | where, {"kind": "capture", "date": "2025-02-01"} | where],
    )
    assert dossiers.gaps(whole, "person-1") == []


def test_every_statement_that_names_somebody_is_in_one_part_of_their_dossier(shipped):
    for person in shipped.people_names:
        theirs = apply(shipped, Filters(people=(person,)))
        parts = [dossiers.said_by(theirs, person), dossiers.said_of(theirs, person)]
        found = [one for part in parts for one in part["statement_id"]]
        assert sorted(found) == sorted(theirs.statements["statement_id"])


def test_a_dataset_without_rows_has_no_dossiers(dataset):
    assert dossiers.named_people(dataset()) == []
