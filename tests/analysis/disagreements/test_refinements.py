"""More exact elsewhere: what another source than the first says more exactly."""

import pytest

from dashboard.analysis.accounts.leading import put_first
from dashboard.analysis.disagreements.refinements import refinements

SOURCES = [
    {"source_id": "paper", "publisher": "Paper"},
    {"source_id": "radio", "publisher": "Radio"},
]
PEOPLE = [{"person_id": "wang", "name": "Wang"}, {"person_id": "chang", "name": "Chang"}]
PLACES = [
    {"place_id": "land", "name": "The land", "kind": "country"},
    {"place_id": "town", "name": "Town", "within": "land"},
    {"place_id": "city", "name": "City", "within": "land"},
]


@pytest.fixture(scope="module")
def told(dataset):
    """Load what paper and radio tell of one event."""

    def of(paper: dict[str, str], radio: dict[str, str]):
        same = {"event_id": "e", "person_ids": "wang", "title": "Wang arrives"}
        rows = [same | {"source_id": "paper"} | paper, same | {"source_id": "radio"} | radio]
        return dataset(sources=SOURCES, people=PEOPLE, places=PLACES, events=rows)

    return of


@pytest.mark.parametrize(
    ("paper", "radio", "sentence"),
    [
        (
            {"date": "2025-04"},
            {"date": "2025-04-05"},
            "Wang arrives: when? 5 April 2025, says Radio; less exactly April 2025, says Paper.",
        ),
        (
            {"place_id": "land"},
            {"place_id": "town"},
            "Wang arrives: where? Town, says Radio; less exactly The land, says Paper.",
        ),
    ],
)
def test_a_more_exact_account_is_told_with_the_less_exact_one(told, paper, radio, sentence):
    [one] = refinements(told(paper, radio))
    assert one.sentence == sentence
    assert refinements(put_first(told(paper, radio), "radio")) == []


@pytest.mark.parametrize(
    ("paper", "radio"),
    [
        ({"date": "2025-04-05"}, {"date": "2025-04-05"}),
        ({"date": "2025-04-05"}, {"date": "2025-04-06"}),
        ({"place_id": "town"}, {"place_id": "city"}),
        ({"date": "2025-04-05"}, {}),
        ({}, {"person_ids": "wang;chang"}),
    ],
)
def test_the_same_a_contradiction_silence_and_more_names_are_no_refinement(told, paper, radio):
    assert refinements(told(paper, radio)) == []


def test_a_named_speaker_is_more_exact_than_one_of_two(dataset):
    same = {"statement_id": "s", "text": "One of them says that it rains."}
    rows = [
        same | {"speaker_ids": "wang;chang", "attribution": "one-of"},
        same | {"source_id": "radio", "speaker_ids": "wang", "text": "Wang says that it rains."},
    ]
    [one] = refinements(dataset(sources=SOURCES, people=PEOPLE, statements=rows))
    answers = [(position.answer, position.source_ids) for position in one.positions]
    assert answers == [("Wang", ("radio",)), ("less exactly Wang or Chang", ("paper",))]
    assert one.aspect == "people"
