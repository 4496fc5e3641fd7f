"""Accounts in words: who, where, when, and how it is known."""

import pytest

from dashboard.analysis.accounts.readable import (
    one_of,
    readable_events,
    readable_statements,
    speakers,
)


@pytest.fixture(scope="module")
def small(dataset):
    return dataset(
        people=[{"name": "Wang"}, {"name": "Chang"}],
        places=[{"name": "Moscow"}],
        events=[
            {"title": "Undated", "person_ids": "person-2;person-1"},
            {"title": "Later", "date": "[2025-04-01..2025-04-08]", "place_id": "place-1"},
            {"title": "Since", "date": "../2025-04-08", "kind": "capture"},
            {"title": "Earlier", "date": "2025-02-05", "basis": "inferred", "note": "From b."},
            {"title": "Earlier too", "date": "2025-02"},
        ],
        statements=[
            {
                **{"speaker_ids": "person-1;person-2", "attribution": "one-of"},
                **{"about_ids": "person-2", "form": "quote", "quote": "so it was"},
                **{"prompted_by": "A journalist", "place_id": "place-1", "topic": "combat"},
            },
            {"said_on": "2025-04-14", "speaker_ids": "person-1;person-2", "attribution": "all"},
        ],
    )


def test_events_come_in_order_of_time_and_the_undated_last(small):
    read = readable_events(small)
    assert read["what"].tolist() == ["Earlier too", "Earlier", "Later", "Since", "Undated"]


def test_an_event_is_told_in_words(small):
    read = readable_events(small).set_index("what")
    columns = ["who", "place", "when", "kind", "given", "source", "locator", "link"]
    paper = ["Paper, 14 April 2025", "https://paper.example/1"]
    assert read.loc["Undated", columns].tolist() == [
        *("Chang, Wang", "no place given", "no date given", "Arrival", "stated"),
        *(paper[0], "¶1", paper[1]),
    ]
    assert read.loc["Later", columns].tolist() == [
        *("nobody named", "Moscow", "between 1 and 8 April 2025", "Arrival", "stated"),
        *(paper[0], "¶2", paper[1]),
    ]
    assert read.loc["Earlier", ["given", "note", "date"]].tolist() == [
        *("inferred by the curator", "From b.", "2025-02-05")
    ]


def test_a_statement_is_told_in_words(small):
    said, first = readable_statements(small).to_dict("records")
    assert first["who"] == "one of: Wang or Chang"
    assert (first["about"], first["place"], first["when"]) == ("Chang", "Moscow", "no date given")
    assert (first["quote"], first["given"], first["asked"]) == (
        *("so it was", "quoted", "A journalist"),
    )
    assert first["topic"] == "Combat"
    assert said["who"] == "together: Wang and Chang"
    assert (said["about"], said["given"], said["when"]) == ("", "paraphrased", "14 April 2025")
    assert said["locator"] == "¶2"


@pytest.mark.parametrize(
    ("names", "attribution", "words"),
    [
        ([], "named", "the source itself"),
        (["Wang"], "named", "Wang"),
        (["Wang", "Chang"], "named", "Wang and Chang"),
        (["Wang", "Chang"], "all", "together: Wang and Chang"),
        (["Wang"], "all", "Wang"),
        (["Wang", "Chang", "Lin"], "one-of", "one of: Wang or Chang or Lin"),
    ],
)
def test_speakers_are_named_no_more_exactly_than_the_source_does(names, attribution, words):
    assert speakers(names, attribution) == words


def test_statements_of_one_of_several_are_counted(small):
    assert one_of(small) == 1


def test_nothing_at_all_can_be_read(dataset):
    empty = dataset()
    assert len(readable_events(empty)) == len(readable_statements(empty)) == one_of(empty) == 0


def test_nobody_and_nowhere_can_be_read(dataset):
    bare = dataset(events=[{}], statements=[{}])
    event, said = readable_events(bare).iloc[0], readable_statements(bare).iloc[0]
    assert (event["who"], event["place"]) == ("nobody named", "no place given")
    assert (said["who"], said["place"]) == ("the source itself", "no place given")
